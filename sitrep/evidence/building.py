"""Whole numbers as texts build them: digits, words, or both, as in "1.5 million"."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from sitrep.evidence.digits import readings
from sitrep.evidence.hundreds import read_hundreds
from sitrep.evidence.lexicon import Lexicon, Numerals
from sitrep.evidence.quantities import Qualifier
from sitrep.evidence.tokens import TokenKind, Tokens

LARGEST = 10**15
"""Larger numbers are not read."""


class Built(NamedTuple):
    """A number and where it ends.

    ``readings`` are what it may mean, the likeliest first. ``scale`` is its last factor in
    words, which a number before it may share: "2 to 3 million". ``qualifiers`` come with the
    word itself: "une centaine" is about a hundred.
    """

    readings: tuple[Fraction, ...]
    end: int
    in_words: bool
    scale: int = 1
    qualifiers: tuple[Qualifier, ...] = ()


def build_number(tokens: Tokens, start: int, lexicon: Lexicon) -> Built | None:
    """The number that begins with a token, as long as it goes; None where none begins there."""
    builder = _Builder(tokens, lexicon.numerals)
    first = builder.multiplier(start)
    built = builder.collective(start, first) or builder.sum(start, first)
    if built is None or all(reading <= LARGEST for reading in built.readings):
        return built
    return built._replace(readings=())


class _Builder:
    """Reads numbers from tokens by the rules of one language."""

    def __init__(self, tokens: Tokens, numerals: Numerals) -> None:
        self.tokens = tokens
        self.numerals = numerals

    def sum(self, start: int, first: Built | None) -> Built | None:
        """Parts with falling scales: "two million three hundred thousand".

        ``first`` is the multiplier that begins there, as for a collective.
        """
        total = self._product(start, first)
        while total is not None and total.scale > 1:
            part = self._next_product(total)
            if part is None:
                break
            read = tuple(a + b for a in total.readings for b in part.readings)
            total = Built(read, part.end, in_words=True, scale=part.scale)
        return total

    def collective(self, start: int, times: Built | None) -> Built | None:
        """A noun that stands for a number: "two dozen", "une centaine", "a couple of hundred"."""
        position = (
            times.end if times else start + (self.tokens.key(start) in self.numerals.articles)
        )
        known = self.numerals.collectives.get(self.tokens.key(position))
        if known is None or position == start:
            return None
        count, qualifiers = known
        position += 1
        factor, end = 1, position
        if self.tokens.key(position) in self.numerals.of:
            factor, end = self._factor(position + 1)
        if factor == 1:
            factor, end = self._factor(position)
        read = tuple(r * count * factor for r in (times.readings if times else (Fraction(1),)))
        return Built(read, end, in_words=True, scale=factor, qualifiers=qualifiers)

    def _product(self, start: int, small: Built | None, limit: int | None = None) -> Built | None:
        """A number and its scales, such as "three hundred thousand", below the limit if any."""
        small = small or self._lone_scale(start)
        if small is None:
            return None
        half = self._half_after(small.end)
        factor, end = self._factor(half or small.end, small.scale)
        if half and (factor > 1 or small.scale > 1):  # two and a half million; a million and a half
            read = tuple(r * factor + Fraction(factor * small.scale, 2) for r in small.readings)
        else:
            factor, end = self._factor(small.end, small.scale)
            half = self._half_after(end) if factor > 1 else None
            extra = Fraction(factor, 2) if half else 0
            read, end = small.readings, half or end
            if factor > 1:
                read = tuple(r * factor + extra for r in read)
        if limit is not None and any(reading >= limit for reading in read):
            return None
        scale = factor * small.scale
        return Built(read, end, small.in_words or scale > 1, scale)

    def _next_product(self, total: Built) -> Built | None:
        """The next, smaller part of a number, joined as the language joins it."""
        position, rule = total.end, self.numerals.joined
        joined = self.tokens.key(position) in self.numerals.joiners
        if (
            joined != (rule == "always")
            and (joined or rule == "always")
            and rule != "after_hundreds"
        ):
            return None
        after = position + 1 if joined or self.tokens.is_hyphen(position) else position
        if rule == "after_hundreds" and self.tokens.is_a(after, TokenKind.NUMBER):
            return None  # "two thousand and 17 wounded" are two numbers
        part = self._product(after, self.multiplier(after), total.scale)
        if part is None or (joined and part.scale > 1 and rule == "after_hundreds"):
            return None  # "two million and three thousand" are too
        return part

    def multiplier(self, start: int) -> Built | None:
        """A number that a scale may follow: "half a", "2.5", "three hundred"."""
        found = self.numerals.halves.ahead(self.tokens.keys, start)
        if found is not None and self._is_countable(found[1] + self.tokens.is_hyphen(found[1])):
            return Built((found[0],), found[1], in_words=True)
        if self.tokens.is_a(start, TokenKind.NUMBER):
            read = readings(self.tokens.items[start].text, self.numerals)
            is_scaled = (
                len(read) > 1 and self._factor(self._half_after(start + 1) or start + 1)[0] > 1
            )
            read = _as_written(read, self.numerals) if is_scaled else _as_counted(read)
            return Built(read, start + 1, in_words=False)
        words = read_hundreds(self.tokens, start, self.numerals)
        if words is None:
            return None
        value, end = words
        scale = max((s for s in self.numerals.scales.values() if s <= value), default=1)
        return Built((Fraction(value),), end, in_words=True, scale=scale)

    def _lone_scale(self, start: int) -> Built | None:
        """A scale that nothing multiplies: "a million", "mille"."""
        position = start + (self.tokens.key(start) in self.numerals.articles)
        scale = self.numerals.scales.get(self.tokens.key(position))
        if scale is None or len(self.tokens.key(position)) <= 2:
            return None
        return Built((Fraction(scale),), position + 1, in_words=True, scale=scale)

    def _factor(self, position: int, least: int = 1) -> tuple[int, int]:
        """The product of the scales from here on, and where they end: "hundred thousand".

        They rise, from ``least`` on. One of a single letter is written together with its digits:
        "2m", but not "2 m".
        """
        factor, last = 1, least
        tables = (self.numerals.scales, self.numerals.plural_scales)
        while True:
            after = position + 1 if self.tokens.is_hyphen(position) else position
            key = self.tokens.key(after)
            scale = next((table[key] for table in tables if key in table), 0)
            if key in self.numerals.hundreds and factor == 1:
                scale = 100
            is_apart = len(key) == 1 and not self.tokens.is_glued(after)
            if scale < last or is_apart or factor * scale > LARGEST:
                return factor, position
            factor, last, position = factor * scale, scale, after + 1

    def _is_countable(self, position: int) -> bool:
        key, numerals = self.tokens.key(position), self.numerals
        tables = (numerals.scales, numerals.plural_scales, numerals.collectives, numerals.hundreds)
        return len(key) > 2 and any(key in table for table in tables)

    def _half_after(self, position: int) -> int | None:
        found = self.numerals.and_half.ahead(self.tokens.keys, position)
        return found[1] if found else None


def _as_written(read: tuple[Fraction, ...], numerals: Numerals) -> tuple[Fraction, ...]:
    """Before a scale a number is as likely a decimal one: "1.234 million"."""
    return read[:1] if numerals.is_strict else read


def _as_counted(read: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """Without a scale it counts something whole, whatever the mark: "1.234 people" are 1234."""
    return (max(read),) if read else ()
