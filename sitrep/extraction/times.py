"""When something happened, from the words of its sentence: "on 14 December", "since January"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sitrep.evidence.spans import Span
from sitrep.extraction.moments import resolve
from sitrep.extraction.patterns import TimePatterns
from sitrep.extraction.proposal import Days


class TimePhrase(NamedTuple):
    """Words for a time in a sentence, and the days that they mean."""

    span: Span
    days: Days


def find_times(text: str, published: date | None, patterns: TimePatterns) -> list[TimePhrase]:
    """Every time that a sentence names, in its order, none inside another.

    Args:
        text: of one sentence, or of the words in front of a list item.
        published: the day from which relative times are told; without it those are passed over.
        patterns: those of the text's language.
    """
    found: list[TimePhrase] = []
    end = 0
    for start in patterns.starts.finditer(text):
        if start.start() < end:
            continue
        for rule in patterns.rules:
            match = rule.pattern.match(text, start.start())
            days = match and resolve(rule.means, patterns.read(match), published)
            if match and days:
                found.append(TimePhrase(Span(*match.span()), days))
                end = match.end()
                break
    return found
