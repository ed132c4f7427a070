"""When something happened, from the words of its sentence: "on 14 December", "since January"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sitrep.evidence.spans import Span
from sitrep.extraction.moments import Anchors, resolve
from sitrep.extraction.patterns import TimePatterns
from sitrep.extraction.proposal import Days


class TimePhrase(NamedTuple):
    """Words for a time in a sentence, the days that they mean, and how ("since day")."""

    span: Span
    days: Days
    means: str


def find_times(text: str, anchors: Anchors, patterns: TimePatterns) -> list[TimePhrase]:
    """Every time that a sentence names, in its order, none inside another.

    Args:
        text: of one sentence, or of the words in front of a list item.
        anchors: the days from which relative times are told; without them those are passed over.
        patterns: those of the text's language.
    """
    found: list[TimePhrase] = []
    small = text.lower()
    if len(small) != len(text):  # a letter that is two when it is small
        return found
    end = 0
    for start in _beginnings(small, patterns):
        if start < end:
            continue
        for rule in patterns.rules:
            match = rule.pattern.match(small, start)
            days = match and resolve(rule.means, patterns.read(match), anchors)
            if match and days:
                found.append(TimePhrase(Span(*match.span()), days, rule.means))
                end = match.end()
                if days.start == days.end:
                    anchors = anchors._replace(before=days.start)
                break
    return found


def tells_since(text: str, patterns: TimePatterns) -> bool:
    """Whether a sentence tells since when something is."""
    return _is_told(patterns.since, text, patterns)


def tells_from_another(text: str, patterns: TimePatterns) -> bool:
    """Whether a sentence tells a day from another one: "the next day"."""
    return _is_told(patterns.told_from_another, text, patterns)


def _is_told(pattern: re.Pattern[str], text: str, patterns: TimePatterns) -> bool:
    small = text.lower()
    return any(pattern.match(small, start) for start in _beginnings(small, patterns))


@lru_cache(maxsize=1000)  # a sentence is asked for several times
def _beginnings(small: str, patterns: TimePatterns) -> tuple[int, ...]:
    """Where a time begins in a text of small letters, those inside others too."""
    starts = (found.start() for found in patterns.starts.finditer(small))
    return tuple(start for start in starts if patterns.any.match(small, start))
