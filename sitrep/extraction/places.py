"""Where: the names behind "in", "from" and "to"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from sitrep.evidence.spans import Span
from sitrep.extraction.patterns import PlacePatterns, Role

WHITHER = frozenset({"to", "care"})
"""Roles of places to which people only went."""
_TOLD = 40
"""Characters in front of a place in which it may be told that somebody spoke there."""
_CARED = 70
"""Characters in front of a place in which it may be told that the hurt were taken there."""
_LISTED = re.compile(r"(?:,? and |, )[^,]*$")


class PlacePhrase(NamedTuple):
    """A place in a sentence, and what the preposition in front of it says."""

    span: Span
    name: str
    role: Role


def find_places(text: str, patterns: PlacePatterns) -> list[PlacePhrase]:
    """Every place that a sentence names behind a preposition, in its order."""
    found: list[PlacePhrase] = []
    for pattern in ("place", "named", "opening", "subject"):
        for match in patterns[pattern].finditer(text):
            how = match.groupdict().get("how", "").lower()
            start = match.start("name")
            name = _cut_people(text, start, match["name"].strip(" ,."), patterns)
            role = patterns.roles.get(how, "at")
            while not patterns.is_place(name, role) and (joint := _LISTED.search(name)):
                name = name[: joint.start()]  # "in Waza province, Human Rights Watch found"
            if (body := patterns["body_in"].match(name)) and not patterns.is_place(
                body["body"], role
            ):
                start, name, role = start + body.end(), name[body.end() :], "at"
            span = Span(start, start + len(name))
            before = text[max(0, match.start() - _CARED) : start].rstrip()
            if (
                name
                and patterns.is_place(name, role)
                and not patterns["any"].match(name)
                and not is_elsewhere(before, patterns)
                and not is_within(span, (place.span for place in found))
            ):
                is_cared = how not in patterns.striking and (
                    patterns["care"].search(before) or patterns["hospital"].search(name)
                )
                found.append(PlacePhrase(span, name, "care" if is_cared else role))
    return sorted(found)


def find_names(
    text: str, names: re.Pattern[str], taken: Iterable[Span], patterns: PlacePatterns
) -> list[PlacePhrase]:
    """Names that are known for places and stand behind no preposition of their own."""
    taken = list(taken)
    found = []
    for match in names.finditer(text):
        span = Span(*match.span())
        before = text[max(0, span.start - _TOLD) : span.start]
        if not (
            is_within(span, taken)
            or is_elsewhere(before.rstrip(), patterns)
            or patterns["people"].match(text, span.end)
        ):
            going, coming = (patterns[name].search(before) for name in ("going", "coming"))
            role: Role = "to" if going else "from" if coming else "at"
            found.append(PlacePhrase(span, match[0], role))
    return found


def is_elsewhere(before: str, patterns: PlacePatterns) -> bool:
    """Whether the words in front of a place say that what is told was not there."""
    return any(patterns[name].search(before[-_TOLD:]) for name in ("told_in", "feud", "distant"))


def is_within(span: Span, others: Iterable[Span]) -> bool:
    """Whether a stretch begins inside another."""
    return any(other.start <= span.start < other.end for other in others)


def _cut_people(text: str, start: int, name: str, patterns: PlacePatterns) -> str:
    """A name without the last of a list that is of those who did it: "in Drodro, CODECO fighters"."""
    while name and patterns["people"].match(text, start + len(name)):
        name = _LISTED.sub("", name) if _LISTED.search(name) else ""
    return name
