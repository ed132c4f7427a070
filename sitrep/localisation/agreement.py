"""What a translated sentence agrees with, kept in the notes above it.

``{fled.start} → “More than 2,000 people” (2000 people)`` tells a translator what a placeholder
will show and ends in what the words around it have to agree with. Read back later, it tells
whether the sentence still can stand: "have fled" does not go with one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sitrep.localisation.plurals import PluralRule

_NOTE = re.compile(r"(\{[a-z0-9_.]+\}) → “.*”(?: \(([^()]*)\))?")
_COUNTED = re.compile(r"([0-9]+) (\w+)")


def note(placeholder: str, shown: str, agrees_with: str) -> str:
    """The note on a placeholder; ``agrees_with`` is "2000 people", "iom" or "" where nothing is."""
    return f"{placeholder} → “{shown}”" + (f" ({agrees_with})" if agrees_with else "")


def read_notes(notes: Iterable[str]) -> Mapping[str, str]:
    """What each placeholder agreed with, by the notes that stood above a message."""
    found = (_NOTE.fullmatch(line) for line in notes)
    return {match[1]: match[2] or "" for match in found if match}


def still_agrees(before: str, now: str, rule: PluralRule | None) -> bool:
    """Whether a sentence that agreed with the one agrees with the other.

    Numbers do if they take the same plural form with the same noun: 2,000 and 2,600 people.
    """
    was, is_now = _COUNTED.fullmatch(before), _COUNTED.fullmatch(now)
    if was is None or is_now is None or rule is None:
        return before == now
    same_form = rule.form(int(was[1])) == rule.form(int(is_now[1]))
    return same_form and was[2] == is_now[2]
