"""Small operations for tests: a folder of text files, and edits of them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "libya-derna"
SECOND_WEEK = ROOT / "tests" / "cases" / "second-week" / "libya-derna"

SMALL: Mapping[str, str] = {
    "operation.yaml": """\
schema: 1
crisis: "Testland: fighting"
iso3: LBY
organisation: Test Desk
language: en
locales: [en, fr, ar]
places:
  town: {name: Town, sensitivity: public, lat: 32.7, lon: 22.6}
actors:
  army: {name: Army, sensitivity: public}
  rebels: {name: Rebels, sensitivity: public}
sources:
  iom: {name: IOM, type: un, sensitivity: public}
  general: {name: A general, type: party, of: army, sensitivity: public}
mail:
  from: Test Desk <desk@example.org>
  unsubscribe: {https: https://example.org/leave, mailto: leave@example.org}
""",
    "articles/a1.md": """\
---
id: a1
published: 2018-06-05
language: en
sensitivity: public
---
IOM said that more than 2,000 people had fled the town. The army controls the town. At least 17 civilians were killed. Dozens of children were injured.
""",
    "facts/a1.yaml": """\
schema: 1
defaults: {article: a1}
facts:
  - id: fled_a1
    series: fled
    kind: displacement
    measure: flow
    group: idps
    figure: {value: 2000, qualifier: more_than, unit: people}
    place: town
    sensitivity: public
    sources:
      - quote: "more than 2,000 people had fled the town"
        attributed_to: iom
  - id: held_a1
    kind: control
    status: controls
    actor: army
    place: town
    sensitivity: public
    sources:
      - quote: "The army controls the town"
""",
    "reports/001.yaml": """\
schema: 1
number: 1
sensitivity: public
issued: 2018-06-05
as_of: 2018-06-05
period: {start: 2018-05-30, end: 2018-06-05}
highlights: |
  {fled.start} have fled, {fled.according_to}.
""",
}
"""An operation that checks and builds, as small as one can be."""


def write(folder: Path, files: Mapping[str, str] = SMALL) -> Path:
    """Writes the files of an operation."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def small(parent: Path) -> Path:
    """The small operation in ``parent``/testland."""
    return write(parent / "testland")


def edit(operation: Path, file: str, old: str, new: str) -> Path:
    """Replaces a piece of a file, which must stand there; returns the operation."""
    path = operation / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return operation


def copy(operation: Path, parent: Path) -> Path:
    """A copy of an operation under its own name."""
    return Path(shutil.copytree(operation, parent / operation.name))
