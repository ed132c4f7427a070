"""Figures that staff typed into prose: each must stand in a quote, in digits or in words.

Years, dates, distances, ages and lengths of time may be typed freely, and so may "one" and "two"
in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sitrep.evidence.lexicon import words_supported
from sitrep.evidence.numbers import find_numbers
from sitrep.evidence.passages import Passage
from sitrep.evidence.quantities import Quantity, QuantityKind

_CHECKED = frozenset(
    {
        QuantityKind.COUNT,
        QuantityKind.THING,
        QuantityKind.PERCENT,
        QuantityKind.SHARE,
        QuantityKind.MONEY,
        QuantityKind.DENIED,
    }
)
_SMALLEST_IN_WORDS = 3


class Typed(NamedTuple):
    """A figure in a text that no quote states: its words, and whether that is certain.

    It is not where one of the languages is read in digits only.
    """

    text: str
    is_certain: bool


def stated_numbers(quotes: Iterable[tuple[str, str | None]]) -> frozenset[int]:
    """Every number that quotes state; each quote comes with the language of its article."""
    found: set[int] = set()
    for quote, language in quotes:
        for quantity in Passage.read(quote, language).quantities:
            if quantity.kind in _CHECKED:
                found |= _numbers(quantity)
    return frozenset(found)


def unstated(
    text: str,
    language: str | None,
    known: Collection[int],
    quoted_in: Iterable[str | None] = (),
) -> tuple[Typed, ...]:
    """The figures of a text that are none of the known numbers.

    Args:
        text: what staff wrote.
        language: the tag of its language.
        known: the numbers that its quotes state, or that follow from them.
        quoted_in: the languages of the quotes.
    """
    is_certain = all(map(words_supported, (language, *quoted_in)))
    return tuple(
        Typed(" ".join(quantity.span.of(text).split()), is_certain)
        for quantity in find_numbers(text, language)
        if quantity.kind in _CHECKED and not _is_free(quantity) and not _is_known(quantity, known)
    )


def _numbers(quantity: Quantity) -> set[int]:
    return {
        number for number in (*quantity.values, quantity.low, quantity.high) if number is not None
    }


def _is_free(quantity: Quantity) -> bool:
    numbers = _numbers(quantity)
    return not numbers or (quantity.in_words and max(numbers) < _SMALLEST_IN_WORDS)


def _is_known(quantity: Quantity, known: Collection[int]) -> bool:
    if quantity.low is not None:
        return quantity.low in known and quantity.high in known
    return any(value in known for value in quantity.values)
