"""Quantities as text states them: a number, or a vague word, with its qualifier."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitrep.evidence.spans import Span


class Qualifier(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    RANGE = "range"
    SEVERAL = "several"
    DOZENS = "dozens"
    SCORES = "scores"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"
    TENS_OF_THOUSANDS = "tens_of_thousands"

    @property
    def is_vague(self) -> bool:
        """Whether the text gives a word of magnitude instead of a number."""
        return self in _VAGUE


_VAGUE = frozenset(
    {
        Qualifier.SEVERAL,
        Qualifier.DOZENS,
        Qualifier.SCORES,
        Qualifier.HUNDREDS,
        Qualifier.THOUSANDS,
        Qualifier.TENS_OF_THOUSANDS,
    }
)


class QuantityKind(StrEnum):
    """What a number counts; only ``COUNT`` may be a figure of people or households."""

    COUNT = "count"
    THING = "thing"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    PERCENT = "percent"
    SHARE = "share"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    LABEL = "label"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, or a vague word that stands for one.

    Attributes:
        kind: what it counts.
        qualifiers: every way in which the text lets it be read, the likeliest first. "2,000+"
            is more than and at least; "30" in "at least 40 dead and 30 wounded" is at least
            and, for a strict reader, exact.
        values: every whole number that it may mean, the likeliest first; none for a vague word,
            a range, or a number that is not whole.
        low: the lower bound of a range.
        high: the upper bound of a range.
        unit: days, weeks, months or years of a duration or an age; households where those are
            counted; else empty.
        span: where the number itself stands.
        phrase: where the number stands with the words that qualify it.
        in_words: whether any part of the number is spelled out.
        counts: the kinds of people that the noun means, ``people`` and ``households`` among them;
            none where no known noun of people follows.
        fates: what befell them, as far as the clause tells; ``near`` is what stands at the
            number itself, ``denied`` what is said not to have befallen them, ``anywhere`` what
            the whole text tells of anybody.
        is_none: whether this is nobody: "no civilians", "no one".
    """

    kind: QuantityKind
    qualifiers: tuple[Qualifier, ...]
    values: tuple[int, ...]
    low: int | None
    high: int | None
    unit: str
    span: Span
    phrase: Span
    in_words: bool
    counts: frozenset[str] = frozenset()
    fates: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    is_none: bool = False

    @property
    def qualifier(self) -> Qualifier:
        """The likeliest qualifier."""
        return self.qualifiers[0]

    @property
    def value(self) -> int | None:
        """The likeliest value; None for a vague word and for a range."""
        return self.values[0] if self.values else None
