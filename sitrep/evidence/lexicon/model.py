"""What a language's table of number words holds, and how its words are compared.

Words are compared without case, accents and vowel signs, so a table may be written as people
write. A phrase is a tuple of such words; punctuation ends a phrase, apostrophes vanish.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

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
_NOTHING: PhraseTable[Any] = PhraseTable({})


def phrases(text: str) -> Phrases:
    """A set of phrases that are written with commas between them."""
    return PhraseTable({phrase(part): True for part in text.split(",")})


def phrase(text: str) -> Phrase:
    """One phrase."""
    return tuple(fold(word) for word in re.split(r"[\s'’-]+", text.strip()))


def numbered(*entries: tuple[int, str]) -> dict[str, int]:
    """A table of words that stand for whole numbers, from pairs of a number and its words."""
    return {fold(word): number for number, text in entries for word in text.split()}


def meaning(*entries: tuple[tuple[Qualifier, ...], str]) -> PhraseTable[Meaning]:
    """A table of what qualifying phrases mean."""
    return PhraseTable(
        {phrase(part): qualifiers for qualifiers, text in entries for part in text.split(",")}
    )


@dataclass(frozen=True, kw_only=True)
class Numerals:
    """How a language builds its numbers.

    Attributes:
        atoms: words for fixed numbers, up to the thousands that are one word (Arabic 2,000).
        hundreds: words that multiply what stands before them by a hundred.
        scales: words for a thousand and more, which multiply.
        plural_scales: words that multiply, but mean no number when nothing stands before them.
        joiners: words between the parts of a number, such as "and".
        joined: where a joiner may stand: ``after_hundreds``, ``after_tens``, ``before_one`` or
            ``always`` (then it must).
        is_vigesimal: whether 17, 77 and 97 are built as in French.
        articles: words that stand for one before a hundred, a thousand or a dozen.
        of: words between a number and what it counts: "of", "de".
        collectives: nouns that stand for a number, such as "dozen", with how exactly.
        halves: phrases that stand for a fraction of the scale after them: "half a".
        and_half: phrases that add a half to the number or the scale before them.
        decimal: the mark before decimals; empty where both marks are in use.
        is_strict: whether the other mark always groups thousands.
    """

    atoms: Mapping[str, int]
    hundreds: frozenset[str] = frozenset()
    scales: Mapping[str, int]
    plural_scales: Mapping[str, int] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    joined: str = "after_hundreds"
    is_vigesimal: bool = False
    articles: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    collectives: Mapping[str, tuple[int, tuple[Qualifier, ...]]] = field(default_factory=dict)
    halves: PhraseTable[Fraction] = _NOTHING
    and_half: Phrases = _NOTHING
    decimal: str = ""
    is_strict: bool = False


@dataclass(frozen=True, kw_only=True)
class Qualifying:
    """The words that say how exactly a number is meant.

    Attributes:
        before: what phrases in front of a number mean.
        after: what phrases behind a number, or behind the noun after it, mean.
        transparent: phrases between a qualifier and its number that change nothing.
        vague: phrases that stand for a number; None for magnitudes that have no qualifier.
        between: words that open a range; ``and_`` stands in the middle of such a range.
        to: words in the middle of a range that nothing opens.
        change: phrases in front of a number that make "X to Y" a change, not a range.
        coordinators: words that carry a qualifier on to the next number.
        denials: phrases in front of a number that is said not to hold.
    """

    before: PhraseTable[Meaning] = _NOTHING
    after: PhraseTable[Meaning] = _NOTHING
    transparent: Phrases = _NOTHING
    vague: PhraseTable[Qualifier | None] = _NOTHING
    between: frozenset[str] = frozenset()
    and_: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    change: Phrases = _NOTHING
    coordinators: frozenset[str] = frozenset()
    denials: Phrases = _NOTHING


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The words around a number that say what it counts, where that is not people.

    Attributes:
        durations: units of time; the number is how many ``days`` and so on one of them is.
        lone_durations: nouns that state a duration without a number, such as a dual.
        adjectives: words that may stand between a number and what it counts.
        old: phrases behind a duration that make it an age; ``aged`` stand in front.
        percents: phrases for per cent.
        months: names of months; ``capital_months`` where those are other words in lower case.
        date_of: words between a day and its month.
        month_prepositions: words that, in front of a month, leave the number after it alone.
        year_prepositions: words in front of a year.
        measures: units of length, weight and so on; ``money``: currencies; ``clock``: hours.
        labels: nouns in front of a number that is a name: "article 17".
        things: nouns, in the plural, that no figure of people counts.
        people: nouns of people; ``person``: those that "a" in front of makes one person.
        households: nouns of households.
        shares: words for parts: "two thirds"; ``out_of``: phrases as in "one in five".
        ordinals: endings of digits: "17th".
        stops: words that end the search for the noun that a number counts.
    """

    durations: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    lone_durations: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    adjectives: frozenset[str] = frozenset()
    old: Phrases = _NOTHING
    aged: Phrases = _NOTHING
    percents: Phrases = _NOTHING
    months: frozenset[str] = frozenset()
    capital_months: bool = False
    date_of: frozenset[str] = frozenset()
    month_prepositions: frozenset[str] = frozenset()
    year_prepositions: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()
    households: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    out_of: Phrases = _NOTHING
    ordinals: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """One language's number words.

    ``unsaid`` are numbers that a noun's form may state without a word of their own, such as an
    Arabic dual. ``prefixes`` are letters that are written together with the word after them.
    """

    numerals: Numerals
    qualifying: Qualifying
    counted: Counted
    unsaid: frozenset[int] = frozenset()
    prefixes: str = ""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the tables that a prefix may be written together with."""
        numerals, qualifying = self.numerals, self.qualifying
        single = {*numerals.atoms, *numerals.hundreds, *numerals.scales, *numerals.plural_scales}
        single |= set(numerals.collectives)
        tables = (qualifying.before, qualifying.vague, numerals.halves)
        return frozenset(single.union(*(table.first_words for table in tables)))
