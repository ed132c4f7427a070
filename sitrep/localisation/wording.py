"""The operation's own words in another language: names, and the narrative of one issue.

``translations/TAG/names.po`` holds names and their forms, ``translations/TAG/ISSUE.po`` the
sentences of an issue. A message's context says what it is: ``places.derna.name``,
``sources.iom.according_to``, ``highlights``, ``facts.ID.summary``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.localisation.checks import check_text
from sitrep.localisation.locales import Language
from sitrep.localisation.po import Entry, read_po

Wording = Mapping[tuple[str, str], str]
"""Translations by context and source text."""

_HOLE = re.compile(r"\{[a-z][a-z0-9_]*(?:\.[a-z_]+)?\}")


def load_wording(
    folder: Path, shown_as: str, language: Language, issues: Sequence[str]
) -> tuple[Wording, tuple[Diagnostic, ...]]:
    """An operation's translations into a language, for one issue.

    Args:
        folder: the operation's ``translations/``; what is missing in it is not translated yet.
        shown_as: the folder as messages name it.
        language: with the tags to look under, the most particular first.
        issues: the names of the issue and, before it, of those that came before: what they
            say of facts that still stand needs no second translation.

    Diagnostics: L602–L604 (broken files), L607 (placeholders), L608 (markup), L609 (control characters).
    """
    wording: dict[tuple[str, str], str] = {}
    problems: list[Diagnostic] = []
    for tag in reversed(language.chain):
        for name in ("names", *issues):
            path = folder / tag / f"{name}.po"
            if not path.is_file():
                continue
            po, wrong = read_po(path, shown_as=f"{shown_as}/{tag}/{name}.po")
            problems += wrong
            for entry in po.entries if po else ():
                found = tuple(_check(entry))
                problems += found
                if entry.is_used and not found:
                    wording[entry.context or "", entry.msgid.value] = entry.forms[0].value
    return wording, tuple(problems)


def _check(entry: Entry) -> Iterator[Diagnostic]:
    if not entry.is_used:
        return
    text = entry.forms[0]
    yield from check_text(text)
    wanted, given = (Counter(_HOLE.findall(part.value)) for part in (entry.msgid, text))
    if wanted != given:
        lost = ", ".join((wanted - given).elements()) or "none"
        added = ", ".join((given - wanted).elements()) or "none"
        message = f"the placeholders differ: missing {lost}; too many {added}"
        yield diagnose(
            "L607", text.at, message, "keep every placeholder of the original, once each"
        )
