"""When something happened, from the words of its sentence: "on 14 December", "since January"."""

from __future__ import annotations

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
    for start in patterns.starts.finditer(small):
        if start.start() < end or not patterns.any.match(small, start.start()):
            continue
        for rule in patterns.rules:
            match = rule.pattern.match(small, start.start())
            days = match and resolve(rule.means, patterns.read(match), anchors)
            if match and days:
                found.append(TimePhrase(Span(*match.span()), days, rule.means))
                end = match.end()
                if days.start == days.end:
                    anchors = anchors._replace(before=days.start)
                break
    return found
