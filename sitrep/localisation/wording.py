"""The operation's own words in another language: names, and the narrative of one issue.

``translations/TAG/names.po`` holds names and their forms, ``translations/TAG/ISSUE.po`` the
sentences of an issue. A message's context says what it is: ``places.derna.name``,
``sources.iom.according_to``, ``highlights``, ``facts.ID.summary``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sitrep.diagnostics import Diagnostic
from sitrep.localisation.checks import check_wording
from sitrep.localisation.locales import Language
from sitrep.localisation.po import read_po

Wording = Mapping[tuple[str, str], str]
"""Translations by context and source text."""


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

    Diagnostics: L602–L604 (broken files), and those of ``check_wording``.
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
                found = check_wording(entry, language) if entry.is_used else ()
                problems += found
                if entry.is_used and not any(problem.is_error for problem in found):
                    wording[entry.context or "", entry.msgid.value] = entry.forms[0].value
    return wording, tuple(problems)
