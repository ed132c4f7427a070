"""Two weeks of a small operation, for tests of its translations."""

from __future__ import annotations

from pathlib import Path

import polib

from tests import operations

ARTICLE = """\
---
id: a2
published: 2018-06-12
language: en
sensitivity: public
---
IOM said that 2,600 people had fled the town. A shelter at the mill holds 40 people.
"""
FACTS = """\
schema: 1
defaults: {article: a2}
facts:
  - id: fled_a2
    series: fled
    kind: displacement
    measure: flow
    group: idps
    figure: {value: 2600, qualifier: exact, unit: people}
    supersedes: fled_a1
    reason: More people fled.
    place: town
    sensitivity: public
    sources:
      - quote: "2,600 people had fled the town"
        attributed_to: iom
  - id: mill_a2
    kind: displacement
    measure: stock
    group: idps
    figure: {value: 40, qualifier: exact, unit: people}
    place: mill
    sensitivity: restricted
    sources:
      - quote: "A shelter at the mill holds 40 people"
"""
ISSUE = """\
schema: 1
number: 2
sensitivity: public
issued: 2018-06-12
as_of: 2018-06-12
period: {start: 2018-06-06, end: 2018-06-12}
highlights: |
  {fled.start} have fled, {fled.according_to}.
displacement: {sensitivity: restricted, text: "{mill_a2.start} are at the mill."}
"""


def first_week(parent: Path) -> Path:
    """The small operation, with what French calls it."""
    operation = operations.small(parent)
    operations.edit(operation, "operation.yaml", "locales: [en, fr, ar]", "locales: [en, fr]")
    return operation


def second_week(operation: Path) -> Path:
    """Adds a week with the same sentence, other numbers and a restricted shelter."""
    operations.edit(
        operation,
        "operation.yaml",
        "actors:",
        "  mill: {name: Old mill, sensitivity: restricted}\nactors:",
    )
    files = {"articles/a2.md": ARTICLE, "facts/a2.yaml": FACTS, "reports/002.yaml": ISSUE}
    return operations.write(operation, files)


def catalogue(operation: Path, name: str, tag: str = "fr") -> polib.POFile:
    """A PO file as a translator's tool sees it."""
    return polib.pofile(str(operation / "translations" / tag / f"{name}.po"), wrapwidth=0)


def entry(operation: Path, name: str, context: str, tag: str = "fr") -> polib.POEntry:
    """The first message of a context."""
    return next(e for e in catalogue(operation, name, tag) if e.msgctxt == context)


def translate(
    operation: Path, name: str, context: str, text: str, tag: str = "fr", of: str = ""
) -> None:
    """What a translator does: types a translation, and says that it holds."""
    file = catalogue(operation, name, tag)
    for found in file:
        if found.msgctxt == context and of in found.msgid and not found.obsolete:
            found.msgstr = text
            found.flags = [flag for flag in found.flags if flag != "fuzzy"]
            found.previous_msgid = None
    file.save()


FLED = "{fled.start} ont fui, {fled.according_to}."


def translated(operation: Path, name: str = "001") -> Path:
    """The operation with its one highlight in French."""
    translate(operation, name, "highlights", FLED)
    return operation
