"""Numbers as they are built: digits, words, or digits with a word such as "1.5 million"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from sitrep.evidence.digits import readings
from sitrep.evidence.lexicon import Lexicon, Numerals
from sitrep.evidence.phrases import match_ahead
from sitrep.evidence.quantities import Qualifier
from sitrep.evidence.tokens import Token, TokenKind

LARGEST = 10**15
"""Larger numbers are not read."""

_HYPHENS = frozenset("-‐‑")
_NO_READINGS: tuple[Fraction, ...] = ()


class Built(NamedTuple):
    """A number and the tokens that it is built from.

    ``readings`` are what it may mean. ``scale`` is the last factor in words, by which a number
    before it in a range may have to be multiplied: "2 to 3 million".
    """

    readings: tuple[Fraction, ...]
    end: int
    in_words: bool
    scale: int = 1
    qualifiers: tuple[Qualifier, ...] = ()


class _Small(NamedTuple):
    """A part of a number below its scale: "three hundred", "2.5"."""

    readings: tuple[Fraction, ...]
    end: int
    in_words: bool


def build_number(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Built | None:
    """The number that begins with a token, as long as it goes; None where none begins there."""
    builder = _Builder(tokens, lexicon.numerals)
    built = builder.collective(start) or builder.whole(start)
    if built is None or any(reading > LARGEST for reading in built.readings):
        return built and built._replace(readings=_NO_READINGS)
    return built


class _Builder:
    """Reads numbers from tokens by the rules of one language."""

    def __init__(self, tokens: Sequence[Token], numerals: Numerals) -> None:
        self.tokens = tokens
        self.numerals = numerals

    def whole(self, start: int) -> Built | None:
        """Parts with falling scales, added up: "two million three hundred thousand"."""
        total: tuple[Fraction, ...] = (Fraction(0),)
        position, limit, scale, in_words = start, LARGEST, 1, False
        while (part := self._part(position, limit)) is not None:
            scaled, factor = part
            total = tuple(a + b for a in total for b in scaled.readings)
            in_words = in_words or scaled.in_words
            position, scale, limit = scaled.end, factor, factor
            following = self._joined_part(position, limit)
            if factor == 1 or following is None:
                break
            position = following
        if position == start:
            return None
        return Built(total, position, in_words, scale)

    def collective(self, start: int) -> Built | None:
        """A noun that stands for a number: "two dozen", "une centaine", "a couple of hundred"."""
        small = self._words(start) or self._half(start)
        position = small.end if small else self._after_article(start)
        known = self.numerals.collectives.get(self._key(position))
        if known is None:
            return None
        count, qualifiers = known
        position += 1
        factor, position = self._scale_of_collective(position)
        times = small.readings[0] if small else Fraction(1)
        return Built((times * count * factor,), position, in_words=True, qualifiers=qualifiers)

    def _scale_of_collective(self, position: int) -> tuple[int, int]:
        after = position + 1 if self._key(position) in self.numerals.of else position
        key = self._key(after)
        if key in self.numerals.hundreds:
            return 100, after + 1
        factor = self.numerals.scales.get(key) or self.numerals.plural_scales.get(key)
        return (factor, after + 1) if factor and len(key) > 2 else (1, position)

    def _part(self, start: int, limit: int) -> tuple[_Small, int] | None:
        """A small number and the scales after it; None where it is not below the limit."""
        small = self._half(start) or self._words(start) or self._digits(start)
        position = small.end if small else self._after_article(start)
        factor, position = self._scales(position, bare=small is None)
        if small is None:
            if factor == 1:
                return None
            small = _Small((Fraction(1),), position, in_words=True)
        half = Fraction(1, 2) if self._has_half(position) else Fraction(0)
        in_words = small.in_words or factor > 1
        if half:
            position += self._half_length(position)
            after, end = self._scales(position, bare=False)
            if factor == 1 and after > 1:  # two and a half million
                factor, position = after, end
                read = tuple((reading + half) * factor for reading in small.readings)
            else:  # two million and a half
                read = tuple(reading * factor + half * factor for reading in small.readings)
        else:
            read = tuple(reading * factor for reading in small.readings)
        if any(reading >= limit for reading in read):
            return None
        return _Small(read, position, in_words), factor

    def _scales(self, position: int, *, bare: bool) -> tuple[int, int]:
        """The factor of the scales from here on, rising: "hundred thousand", "mil millones"."""
        factor = last = 1
        while True:
            after = position + 1 if self._is_hyphen(position) else position
            key = self._key(after)
            known = self.numerals.scales.get(key)
            if known is None and not (bare and factor == 1):
                known = self.numerals.plural_scales.get(key)
            glued = after > 0 and self.tokens[after - 1].end == self.tokens[after].start if known else False
            if known is None or known < last or factor * known > LARGEST or (len(key) == 1 and not glued):
                return factor, position
            factor, last, position = factor * known, known, after + 1

    def _joined_part(self, position: int, limit: int) -> int | None:
        """Where the next, smaller part of the number begins, if one follows."""
        joined = self._key(position) in self.numerals.joiners
        after = position + 1 if joined else position + self._is_hyphen(position)
        if joined and self.numerals.joined == "after_tens":
            return None
        if not joined and self.numerals.joined == "always":
            return None
        if self._kind(after) is TokenKind.NUMBER and self.numerals.joined == "after_hundreds":
            return None  # "two thousand and 17 wounded" are two numbers
        if joined and self._has_half(position):
            return None
        part = self._part(after, limit)
        if part is None or (joined and self._opens_scale(after, part[1])):
            return None
        return after

    def _opens_scale(self, position: int, factor: int) -> bool:
        """Whether "and" joins two numbers of a size: "two thousand and three thousand"."""
        return factor > 1 and self.numerals.joined == "after_hundreds" and position > 0

    def _digits(self, position: int) -> _Small | None:
        if self._kind(position) is not TokenKind.NUMBER:
            return None
        read = readings(self.tokens[position].text, self.numerals)
        return _Small(read, position + 1, in_words=False)

    def _words(self, start: int) -> _Small | None:
        """A number of words that need no scale: "three hundred and five"."""
        value = self.numerals.atoms.get(self._key(start))
        position = start + 1
        if value is None:
            position = self._after_article(start)
            if self._key(position) not in self.numerals.hundreds:
                return None
            value, position = 100, position + 1
        while (following := self._next_word(value, position)) is not None:
            value, position = following
        return _Small((Fraction(value),), position, in_words=True)

    def _next_word(self, value: int, position: int) -> tuple[int, int] | None:
        """The number so far with the next word in it, and where that word ends."""
        joined = self._key(position) in self.numerals.joiners
        after = position + 1 if joined else position + self._is_hyphen(position)
        key = self._key(after)
        if key in self.numerals.hundreds and not joined:
            fits = 0 < value < 100 and (value < 10 or value % 10)
            return (value * 100, after + 1) if fits else None
        word = self.numerals.atoms.get(key)
        if joined and key in self.numerals.hundreds and self.numerals.joined == "always":
            word = 100
        if word is None or not self._joins(value, word, joined=joined):
            return None
        if joined and self._is_scaled(after + 1):
            return None
        if self.numerals.is_vigesimal and value % 100 == 4 and word == 20:
            return value + 76, after + 1
        fits = self._fits(value, word)
        return (value + word, after + 1) if fits else None

    def _is_scaled(self, position: int) -> bool:
        """Whether a hundred follows, so that what stands before it is another number's."""
        return self.numerals.joined == "after_hundreds" and (
            self._key(position) in self.numerals.hundreds
        )

    def _joins(self, value: int, word: int, *, joined: bool) -> bool:
        """Whether the language puts, or leaves out, a joiner between these two."""
        rule = self.numerals.joined
        if rule == "always":
            return joined or (word == 10 and 0 < value % 100 < 10)
        if rule == "after_tens":
            return joined if 0 < value % 100 and value % 100 >= 30 else not joined
        if rule == "before_one":
            return not joined or (word in {1, 11} and value % 100 in {20, 30, 40, 50, 60, 70})
        return not joined or (value >= 100 and value % 100 == 0)

    def _fits(self, value: int, word: int) -> bool:
        """Whether a word still has a place in a number: five in twenty, but not in fifteen."""
        low = value % 100
        if word >= 100 or value == 0:
            return False
        if self.numerals.joined == "always":
            return low == 0 or (0 < low < 10 <= word and (word == 10 or word % 10 == 0))
        if self.numerals.is_vigesimal and word < 20:
            if word >= 10:
                return low in {0, 60, 80}
            return low == 0 or (low in {10, 70, 90} and word >= 1) or (low >= 20 and low % 10 == 0)
        if low == 0:
            return value >= 100
        return 0 < word < 10 and low >= 20 and low % 10 == 0

    def _half(self, position: int) -> _Small | None:
        """A fraction of the scale that follows: "half a million"."""
        found = match_ahead(self.tokens, position, self.numerals.halves)
        if found is None:
            return None
        part, end = found
        key = self._key(end)
        follows = {*self.numerals.scales, *self.numerals.collectives, *self.numerals.hundreds}
        if key not in follows or len(key) < 3:
            return None
        return _Small((part,), end, in_words=True)

    def _has_half(self, position: int) -> bool:
        return self._half_length(position) > 0

    def _half_length(self, position: int) -> int:
        table = dict.fromkeys(self.numerals.and_half, 0)
        found = match_ahead(self.tokens, position, table)
        return found[1] - position if found else 0

    def _after_article(self, position: int) -> int:
        return position + (self._key(position) in self.numerals.articles)

    def _key(self, position: int) -> str:
        return self.tokens[position].key if 0 <= position < len(self.tokens) else ""

    def _kind(self, position: int) -> TokenKind | None:
        return self.tokens[position].kind if position < len(self.tokens) else None

    def _is_hyphen(self, position: int) -> bool:
        """Whether a hyphen ties the words on both its sides together."""
        if self._key(position) not in _HYPHENS or not 0 < position < len(self.tokens) - 1:
            return False
        before, hyphen, after = self.tokens[position - 1 : position + 2]
        return before.end == hyphen.start and hyphen.end == after.start
