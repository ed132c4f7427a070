"""What a translated sentence agrees with, kept in the comment above it.

``Agrees with: {fled.start} (2000 people), {fled.according_to} (iom)`` is written as a translator's
comment, since gettext's tools renew the program's own and keep those. Read back later, it tells
whether the sentence still can stand: "have fled" does not go with one person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitrep.localisation.plurals import PluralRule

_LEAD_IN = "Agrees with: "
_PAIR = re.compile(r"(\{[a-z0-9_.]+\})\s+\(([^()]*)\)")
# Tools wrap comments, so the line may have become several.
_WRITTEN = re.compile(rf"\n?{_LEAD_IN.strip()}\s+{_PAIR.pattern}(?:,\s+{_PAIR.pattern})*")
_COUNTED = re.compile(r"([0-9]+) (\w+)")


def write_agreement(comment: str, agrees_with: Mapping[str, str]) -> str:
    """A translator's comment with what the sentence agrees with, instead of what it said of that.

    ``agrees_with`` is by placeholder: "2000 people", "iom", or "" for what no word agrees with.
    """
    rest = _WRITTEN.sub("", comment).strip("\n")
    pairs = ", ".join(f"{hole} ({value})" for hole, value in agrees_with.items() if value)
    return "\n".join(filter(None, [rest, _LEAD_IN + pairs if pairs else ""]))


def read_agreement(comment: str) -> Mapping[str, str]:
    """What each placeholder agreed with, by a translator's comment; empty where it does not say."""
    written = _WRITTEN.search(comment)
    pairs = _PAIR.findall(written[0]) if written else []
    return {hole: " ".join(value.split()) for hole, value in pairs}


def still_agrees(before: str, now: str, rule: PluralRule | None) -> bool:
    """Whether a sentence that agreed with the one agrees with the other.

    Numbers do if they take the same plural form with the same noun: 2,000 and 2,600 people.
    """
    was, is_now = _COUNTED.fullmatch(before), _COUNTED.fullmatch(now)
    if was is None or is_now is None or rule is None:
        return before == now
    same_form = rule.form(int(was[1])) == rule.form(int(is_now[1]))
    return same_form and was[2] == is_now[2]


def disagreements(
    before: Mapping[str, str], now: Mapping[str, str], rule: PluralRule | None
) -> tuple[str, ...]:
    """The placeholders that a sentence no longer agrees with; of one it never named nothing is known."""
    return tuple(
        hole
        for hole, value in now.items()
        if hole in before and not still_agrees(before[hole], value, rule)
    )
