"""Numbers below a thousand in words, as a language builds them.

"two hundred and five", "quatre-vingt-dix-sept", "treinta y uno", "مئة وخمسة وعشرون".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sitrep.evidence.lexicon import Numerals
from sitrep.evidence.tokens import Tokens


def read_hundreds(tokens: Tokens, start: int, numerals: Numerals) -> tuple[int, int] | None:
    """The number that begins with a word, as long as it goes, and the index after it.

    "twenty-five hundred" is one of them. So are the few larger numbers that are one word. A
    hundred alone, or with an article, is 100.
    """
    value = numerals.atoms.get(tokens.key(start))
    position = start + 1
    if value is None:
        position = start + (tokens.key(start) in numerals.articles)
        if tokens.key(position) not in numerals.hundreds:
            return None
        value, position = 100, position + 1
    while (following := _next_word(value, position, tokens, numerals)) is not None:
        value, position = following
    return value, position


def _next_word(
    value: int, position: int, tokens: Tokens, numerals: Numerals
) -> tuple[int, int] | None:
    """The number with the next word in it and the index after that; None where it is complete."""
    joined = tokens.key(position) in numerals.joiners
    after = position + 1 if joined or tokens.is_hyphen(position) else position
    key = tokens.key(after)
    if key in numerals.hundreds:
        multiplies = not joined and 0 < value < 100 and (value < 10 or value % 10 > 0)
        return (value * 100, after + 1) if multiplies else None
    word = numerals.atoms.get(key)
    if word is None or (joined and tokens.key(after + 1) in numerals.hundreds):
        return None  # "five hundred and two hundred" are two numbers
    if numerals.is_vigesimal and value % 100 == 4 and word == 20:
        return value + 76, after + 1
    if not _JOINS[numerals.joined](value % 100, word, joined):
        return None
    return (value + word, after + 1) if _fits(value, word, numerals) else None


def _joins_after_hundreds(low: int, _word: int, joined: bool) -> bool:  # noqa: FBT001 — a row of the table below
    return low == 0 if joined else True


def _joins_after_tens(low: int, _word: int, joined: bool) -> bool:  # noqa: FBT001 — as above
    return joined == (low >= 30)


def _joins_before_one(low: int, word: int, joined: bool) -> bool:  # noqa: FBT001 — as above
    return not joined or (word in {1, 11} and low in {20, 30, 40, 50, 60, 70})


def _joins_always(low: int, word: int, joined: bool) -> bool:  # noqa: FBT001 — as above
    return joined != (word == 10 and 0 < low < 10)


_JOINS: Mapping[str, Callable[[int, int, bool], bool]] = {
    "after_hundreds": _joins_after_hundreds,
    "after_tens": _joins_after_tens,
    "before_one": _joins_before_one,
    "always": _joins_always,
}
"""Whether a joiner is where the language puts it, from the last two digits and the next word."""


def _fits(value: int, word: int, numerals: Numerals) -> bool:
    """Whether a word still has a place in a number: five in twenty, but not in fifteen."""
    low = value % 100
    if word == 0 or word >= 100 or value == 0 or value >= 10_000:
        return False
    if low == 0:
        return True
    if numerals.joined == "always" and low < 10:  # units stand before tens
        return word >= 10
    if numerals.is_vigesimal and word >= 10:
        return word < 20 and low in {60, 80}
    return word < 10 and low % 10 == 0 and (low >= 20 or (numerals.is_vigesimal and word >= 7))
