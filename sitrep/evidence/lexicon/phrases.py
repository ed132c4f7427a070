"""Words and phrases as tables hold and compare them.

Words are compared without case, accents and vowel signs, so a table may be written as people
write. A phrase is a tuple of such words; punctuation ends a phrase, apostrophes vanish.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from sitrep.evidence.quantities import Qualifier

T = TypeVar("T")
Phrase = tuple[str, ...]

Meaning = tuple[Qualifier, ...]
"""Every qualifier that a phrase may stand for, the likeliest first."""

_SAME = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ـ": None, "ک": "ك", "ی": "ي"})


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word as tables know it: lower case, without accents, vowel signs and variant letters."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn").translate(_SAME)


def words(text: str) -> frozenset[str]:
    """A set of words that are written with spaces between them."""
    return frozenset(fold(word) for word in text.split())


class PhraseTable(Generic[T]):
    """What phrases mean; the longest one that fits counts."""

    def __init__(self, entries: Mapping[Phrase, T]) -> None:
        self.entries = dict(entries)
        self.first_words = frozenset(entry[0] for entry in entries)
        self._last_words = frozenset(entry[-1] for entry in entries)
        self._lengths = sorted({len(entry) for entry in entries}, reverse=True)

    def ahead(self, words: Sequence[str], start: int) -> tuple[T, int] | None:
        """The meaning of the phrase that begins at a word, and the index after it."""
        if start < len(words) and words[start] in self.first_words:
            for length in self._lengths:
                key = tuple(words[start : start + length])
                if key in self.entries:
                    return self.entries[key], start + len(key)
        return None

    def behind(self, words: Sequence[str], end: int) -> tuple[T, int] | None:
        """The meaning of the phrase that ends before a word, and the index of its first word."""
        if end > 0 and words[end - 1] in self._last_words:
            for length in self._lengths:
                key = tuple(words[max(0, end - length) : end])
                if key in self.entries:
                    return self.entries[key], end - len(key)
        return None


Phrases = PhraseTable[bool]


def phrases(text: str) -> Phrases:
    """A set of phrases that are written with commas between them."""
    return PhraseTable({phrase(part): True for part in text.split(",")})


def phrase(text: str) -> Phrase:
    """One phrase."""
    return tuple(fold(word) for word in re.split(r"[\s'’-]+", text.strip()))


def numbered(text: str) -> dict[str, int]:
    """A table of words that stand for whole numbers, written "20 twenty, 40 forty fourty"."""
    entries = [part.split() for part in text.split(",")]
    return {fold(word): int(number) for number, *names in entries for word in names}


def durations(text: str) -> dict[str, tuple[int, str]]:
    """A table of units of time, written "1 days: day days; 2 weeks: fortnight"."""
    entries = [part.split(":") for part in text.split(";")]
    return {
        fold(word): (int(number), unit)
        for length, names in entries
        for number, unit in [length.split()]
        for word in names.split()
    }


def meaning(*entries: tuple[tuple[Qualifier, ...], str]) -> PhraseTable[Meaning]:
    """A table of what qualifying phrases mean."""
    return PhraseTable(
        {phrase(part): qualifiers for qualifiers, text in entries for part in text.split(",")}
    )


class Moment(StrEnum):
    """A stretch of days that is told from the day of writing."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    DAY_BEFORE_YESTERDAY = "day_before_yesterday"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    PAST_WEEK = "past_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"


def timetable(*entries: tuple[Moment, str]) -> PhraseTable[Moment]:
    """A table of phrases for stretches of days."""
    return PhraseTable(
        {phrase(part): moment for moment, text in entries for part in text.split(",")}
    )


def weekdays(names: str, *patterns: str) -> PhraseTable[int]:
    """A table of phrases for the days of the week, whose names begin with Monday's.

    Args:
        names: seven names; one day's several names have slashes between them.
        patterns: phrases with ``{}`` where the name stands.
    """
    days = enumerate(names.split())
    return PhraseTable(
        {
            phrase(p.format(name)): day
            for day, each in days
            for name in each.split("/")
            for p in patterns
        }
    )
