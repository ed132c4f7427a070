"""The operation's own words in another language: names, and the narrative of one issue.

``translations/TAG/names.po`` holds names and their forms, ``translations/TAG/ISSUE.po`` the
sentences of an issue; what only partners may see is in ``001.partners.po``, and so on. A message's
context says what it is: ``places.derna.name``, ``sources.iom.according_to``, ``highlights``,
``facts.ID.summary``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitrep.diagnostics import Diagnostic
from sitrep.localisation.agreement import disagreements, read_agreement
from sitrep.localisation.catalogue import Folder
from sitrep.localisation.checks import check_plural_rule, check_wording
from sitrep.localisation.cldr_plurals import plural_rule
from sitrep.localisation.locales import Language
from sitrep.localisation.plurals import PluralRule, read_plural_rule
from sitrep.localisation.po import read_po
from sitrep.report.audience import Audience


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated text, and what its placeholders agreed with when it was translated."""

    text: str
    agreed_with: Mapping[str, str] = field(default_factory=dict)
    rule: PluralRule | None = None

    def agrees(self, now: Mapping[str, str]) -> bool:
        """Whether it still goes with what its placeholders show now."""
        return not disagreements(self.agreed_with, now, self.rule)


Wording = Mapping[tuple[str, str], Translation]
"""Translations by context and source text."""


def load_wording(
    folder: Folder,
    language: Language,
    original: str,
    issues: Sequence[str],
    audiences: Sequence[Audience],
) -> tuple[Wording, tuple[Diagnostic, ...]]:
    """An operation's translations into a language, for one issue.

    Args:
        folder: the operation's ``translations/``; what is missing in it is not translated yet.
        language: with the tags to look under, the most particular first.
        original: the tag of the language that is translated from.
        issues: the names of the issue and, before it, of those that came before: what they
            say of facts that still stand needs no second translation.
        audiences: whose catalogues are read: what a hidden fact says is in none of the others.

    Diagnostics: L602–L604 (broken files), and those of ``check_wording``.
    """
    wording: dict[tuple[str, str], Translation] = {}
    problems: list[Diagnostic] = []
    rule = plural_rule(language)
    for tag in reversed(language.chain):
        for stem in _stems(issues, audiences):
            path = folder.path / tag / f"{stem}.po"
            if not os.path.lexists(path):
                continue
            po, wrong = read_po(path, shown_as=f"{folder.shown_as}/{tag}/{stem}.po")
            problems += wrong
            stated = read_plural_rule(po.header.get("Plural-Forms", "")) if po else None
            if po is not None and stated is not None:
                problems += check_plural_rule(po, stated, language)
            for entry in po.entries if po else ():
                found = check_wording(entry, language, original) if entry.is_used else ()
                problems += found
                key = entry.context or "", entry.msgid.value
                if entry.is_used and not any(problem.is_error for problem in found):
                    agreed = read_agreement("\n".join(entry.remarks))
                    wording[key] = Translation(entry.forms[0].value, agreed, rule)
                elif entry.is_begun:
                    wording.pop(key, None)  # what is in doubt here is not taken from elsewhere
    return wording, tuple(problems)


MEMORY = f"memory.{Audience.CLOSED}"
"""The catalogue of what is no longer said: it may have become secret, so only its owner reads it."""


def _stems(issues: Sequence[str], audiences: Sequence[Audience]) -> Iterator[str]:
    for name in ("names", *issues):
        for audience in audiences:
            yield catalogue_stem(name, audience)


def catalogue_stem(name: str, audience: Audience) -> str:
    """The name of a catalogue without its ending: "001", and "001.partners" for partners' eyes."""
    return name if audience is Audience.PUBLIC else f"{name}.{audience}"
