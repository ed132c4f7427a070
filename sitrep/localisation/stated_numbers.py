"""What numbers a text states: in digits of any script, in words, scaled, as ordinals, in Roman."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from babel.core import Locale

from sitrep.evidence.digits import readings
from sitrep.evidence.lexicon import LANGUAGES, lexicon_of, words_supported
from sitrep.evidence.numbers import find_numbers
from sitrep.evidence.quantities import Quantity
from sitrep.localisation.number_words import IMPLIED, ORDINALS, scale_after

DIGIT = re.compile(r"\d")
NUMBER = re.compile(
    r"(?P<code>\d++(?:[:/]\d++)+|\d++(?:-\d++){2,})"
    r"|\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3}(?!\d))+(?:[.,٫]\d+)?"
    r"|\d++(?:[.,'’٫٬،·]\d++)*"
)
"""A number in digits; a ``code`` is a date, a time or the like."""
_AFTERNOON = re.compile(r"\d+\s*p\.?\s?m\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Number:
    """Digits as typed, and what they may mean; a date or a time has ``parts`` alone."""

    text: str
    start: int
    values: frozenset[Fraction]
    parts: frozenset[Fraction]

    def is_among(self, values: frozenset[Fraction]) -> bool:
        """Whether one of its meanings, or each of its parts, is there."""
        return bool(self.values & values) if self.values else self.parts <= values


@dataclass(frozen=True)
class Source:
    """The message, in a language that may not be known: then all known words count."""

    text: str
    language: str | None

    @property
    def languages(self) -> Sequence[str]:
        """The languages whose words count in it."""
        return (self.language,) if self.language else ("en", *sorted(LANGUAGES - {"en"}))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers in digits."""
        return tuple(typed(self.text, self.languages))

    @cached_property
    def in_digits(self) -> frozenset[Fraction]:
        """What stands in digits, "2" of "2 million" too."""
        return frozenset().union(*(number.values or number.parts for number in self.numbers))

    @cached_property
    def stated(self) -> frozenset[Fraction]:
        """Every number that it states, in digits or in words."""
        words = (value for tag in self.languages for value in said(self.text, tag))
        return self.in_digits | frozenset(words)

    @cached_property
    def meant(self) -> frozenset[Fraction]:
        """Every number that it states, and what those in digits may mean by what stands beside."""
        return self.stated.union(*(self.meanings(number) for number in self.numbers))

    def meanings(self, number: Number) -> frozenset[Fraction]:
        """What one of its numbers may be: 2 and, where it says so, 2 million or two o'clock p.m."""
        multiplied = {
            v
            for tag in self.languages
            for start, v in scaled(self.text, tag)
            if start == number.start
        }
        is_hour = _AFTERNOON.match(self.text, number.start)
        return number.values | multiplied | {value + 12 for value in number.values if is_hour}

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What is read in it, in every language that it may be in."""
        known = filter(words_supported, self.languages)
        return tuple(found for tag in known for found in find_numbers(self.text, tag))

    @cached_property
    def months(self) -> frozenset[Fraction]:
        """The months that it names, as numbers."""
        text = self.text.casefold()
        found = set()
        for tag in self.languages:
            forms = Locale.parse(tag.replace("-", "_")).months["format"]
            for width in ("wide", "abbreviated"):
                found |= {
                    Fraction(n) for n, name in forms[width].items() if name.casefold() in text
                }
            if found:
                break
        return frozenset(found)


def typed(text: str, tags: Sequence[str]) -> Iterator[Number]:
    """The numbers in digits, as the languages of some tags write them."""
    tables = [lexicon_of(tag).numerals for tag in tags]
    for match in NUMBER.finditer(text):
        read = () if match["code"] else (readings(match[0], table) for table in tables)
        parts = frozenset(Fraction(int(part)) for part in re.findall(r"\d+", match[0][:200]))
        parts = (match["code"] and parts - {0}) or parts  # 6 is 6:00
        yield Number(match[0], match.start(), frozenset().union(*read), parts)


def said(text: str, tag: str) -> frozenset[Fraction]:
    """The numbers that a text states, words included, where the language's words are known."""
    if not words_supported(tag):
        return frozenset()
    found = {
        Fraction(value)
        for quantity in find_numbers(text, tag)
        for value in (*quantity.values, quantity.low, quantity.high)
        if value is not None
    }
    return frozenset(found | implied(text, tag))


def implied(text: str, tag: str) -> frozenset[Fraction]:
    """The numbers in ordinals and in words such as "both" and "noon"."""
    base = tag.partition("-")[0]
    tables = ORDINALS.get(base, {}), IMPLIED.get(base, {})
    return frozenset(Fraction(table[w]) for w in words_of(text) for table in tables if w in table)


def words_of(text: str) -> list[str]:
    """The words of a text, and its numbers in digits, in small letters."""
    return _WORD.findall(text.casefold())


def scaled(text: str, tag: str) -> list[tuple[int, Fraction]]:
    """Numbers in digits that a word multiplies, such as 1.5 million, and where they begin."""
    found = [
        (quantity.span.start, Fraction(value))
        for quantity in (find_numbers(text, tag) if words_supported(tag) else ())
        if quantity.in_words and DIGIT.search(quantity.span.of(text))
        for value in quantity.values
    ]
    for number in typed(text, [tag]):
        scale = scale_after(text, number.start + len(number.text))
        found += [(number.start, value * scale) for value in number.values if scale > 1]
    return found


_ROMAN = re.compile(r"\b[IVXLC]+(?=(?:e|er|re|º)?\b)")
_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(text: str) -> frozenset[Fraction]:
    """Numbers in Roman numerals, as French and Russian write centuries."""
    found = set()
    for match in _ROMAN.finditer(text):
        signs = [_ROMAN_SIGNS[sign] for sign in match[0]]
        following = [*signs[1:], 0]
        found.add(Fraction(sum(-a if a < b else a for a, b in zip(signs, following, strict=True))))
    return frozenset(found)
