"""Holds a fact's figure or duration against its quote.

The number must stand in the quote, in digits or in words, and what the quote says of it ("more
than", "about") must be what the fact says. Numbers that count something else, such as a date,
a percentage or a distance, do not serve.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sitrep.evidence.lexicon import lexicon_of, words_supported
from sitrep.evidence.numbers import find_numbers
from sitrep.evidence.quantities import Qualifier, Quantity, QuantityKind
from sitrep.evidence.spans import Span

_SHOWN = 3
"""Numbers of a quote that a hint names."""
_HOUSEHOLDS = "households"
_DIGITS_FOR_WORDS = 100
"""A number from here on is unlikely to be a day of a date."""
_EXPLAINED = {
    QuantityKind.DATE: "a date",
    QuantityKind.DURATION: "a length of time",
    QuantityKind.AGE: "an age",
    QuantityKind.PERCENT: "a percentage",
    QuantityKind.SHARE: "a share",
    QuantityKind.MONEY: "money",
    QuantityKind.MEASURE: "a measure",
    QuantityKind.ORDINAL: "an ordinal",
    QuantityKind.LABEL: "part of a name",
    QuantityKind.THING: "a count of other things",
    QuantityKind.DENIED: "what the quote denies",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What a fact says: a value, a range, or a vague qualifier alone.

    ``unit`` is people or households, empty where that is not to be checked.
    """

    qualifier: Qualifier
    value: int | None = None
    low: int | None = None
    high: int | None = None
    unit: str = ""

    def __str__(self) -> str:
        if self.qualifier is Qualifier.RANGE:
            return f"range {self.low}..{self.high}"
        return self.qualifier if self.value is None else f"{self.qualifier} {self.value}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a claim: a code of ``CODES``, and what a person needs to mend it."""

    code: str
    message: str
    hint: str


@lru_cache(maxsize=16_384)  # each audience's issue asks again
def check_figure(
    quote: str, claim: Claim, language: str | None, around: tuple[str, str] = ("", "")
) -> tuple[Finding, ...]:
    """What is wrong with the figure that a fact takes from a quote; nothing where it stands.

    Args:
        quote: the words of the quote.
        claim: what the fact says.
        language: the language tag of the article; None where it is not known.
        around: what stands before and after the quote in the article. With it, a quote that
            leaves out "more than" or "km" is found out.

    Diagnostics: E302 (the number is not there, or counts something else), E303 (another
    qualifier), E304 (this language's words are not known, so it cannot be told).
    """
    passage = _Passage.read(quote, language, around)
    counts = [q for q in passage.quantities if q.kind is QuantityKind.COUNT]
    same = [quantity for quantity in counts if _has_number(quantity, claim)]
    if not same:
        return (_missing(claim, passage),)
    counted = [quantity for quantity in same if _fits_unit(quantity, claim)]
    if not counted:
        said = passage.cite(same[0])
        message = f"the quote counts households: {said}"
        return (Finding("E302", message, "write unit: households"),)
    return _qualifier_findings(claim, counted, passage)


def check_duration(
    quote: str, value: int, unit: str, qualifier: Qualifier, language: str | None
) -> tuple[Finding, ...]:
    """What is wrong with a length of time that a fact takes from a quote.

    Args:
        quote: the words of the quote.
        value: how many.
        unit: days, weeks, months or years.
        qualifier: how exactly.
        language: the language tag of the article; None where it is not known.

    Diagnostics: E302, E303, E304, as ``check_figure``.
    """
    passage = _Passage.read(quote, language, ("", ""))
    claim = Claim(qualifier, value)
    lengths = [q for q in passage.quantities if q.kind is QuantityKind.DURATION]
    same = [q for q in lengths if q.unit == unit and _has_number(q, claim)]
    if same:
        return _qualifier_findings(claim, same, passage)
    message = f"the quote does not state a length of {value} {unit}"
    if not words_supported(language):
        return (Finding("E304", message, "check it by eye: words are not read in this language"),)
    return (Finding("E302", message, _what_stands(lengths, passage)),)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A quote in its surroundings, and the quantities whose number stands in the quote."""

    text: str
    quote: Span
    quantities: tuple[Quantity, ...]
    language: str | None

    @classmethod
    def read(cls, quote: str, language: str | None, around: tuple[str, str]) -> _Passage:
        text = around[0] + quote + around[1]
        span = Span(len(around[0]), len(around[0]) + len(quote))
        found = find_numbers(text, language)
        return cls(text, span, tuple(q for q in found if span.holds(q.span)), language)

    def cite(self, quantity: Quantity) -> str:
        """The words of a quantity, in quotation marks."""
        return f"“{' '.join(quantity.phrase.of(self.text).split())}”"


def _has_number(quantity: Quantity, claim: Claim) -> bool:
    if claim.qualifier is Qualifier.RANGE:
        return (quantity.low, quantity.high) == (claim.low, claim.high)
    if claim.value is None:
        return claim.qualifier in quantity.qualifiers
    return claim.value in quantity.values


def _fits_unit(quantity: Quantity, claim: Claim) -> bool:
    return not (claim.unit and claim.unit != _HOUSEHOLDS and quantity.unit == _HOUSEHOLDS)


def _qualifier_findings(
    claim: Claim, same: Iterable[Quantity], passage: _Passage
) -> tuple[Finding, ...]:
    """Nothing where one of the quantities says what the claim says; else how the first differs."""
    same = list(same)
    if not words_supported(passage.language):
        message = f"the quote states {claim.value}, but its qualifier cannot be checked"
        return (Finding("E304", message, "check by eye that it is meant as the fact says"),)
    agreeing = [quantity for quantity in same if claim.qualifier in quantity.qualifiers]
    if any(passage.quote.holds(quantity.phrase) for quantity in agreeing):
        return ()
    quantity = (agreeing or same)[0]
    said = passage.cite(quantity)
    if agreeing:
        message = f"the quote leaves out words of {said}"
        return (Finding("E303", message, f"let the quote hold all of {said}"),)
    if not passage.quote.holds(quantity.phrase):
        message = f"the article says {said}; the fact says {claim}"
        hint = f"let the quote hold all of {said}, and write qualifier: {quantity.qualifier}"
        return (Finding("E303", message, hint),)
    message = f"the quote says {said}; the fact says {claim}"
    return (Finding("E303", message, f"write qualifier: {quantity.qualifier}"),)


def _missing(claim: Claim, passage: _Passage) -> Finding:
    """Why the number of a claim is not in the quote, as far as that can be told."""
    unsaid = claim.value in lexicon_of(passage.language).unsaid
    if unsaid or not (words_supported(passage.language) or _contradicts(claim, passage)):
        message = f"it cannot be checked that the quote states {_number(claim)}"
        return Finding("E304", message, "check it by eye: not all words are read in this language")
    bound = next((q for q in passage.quantities if _is_bound(q, claim)), None)
    if bound is not None:
        message = f"the quote gives a range, {passage.cite(bound)}; the fact says {claim}"
        hint = f"write qualifier: range, low: {bound.low}, high: {bound.high}"
        return Finding("E303", message, hint)
    message = f"the quote does not state {_number(claim)}"
    other = next((q for q in passage.quantities if _has_number(q, claim)), None)
    if other is not None:
        is_what = _EXPLAINED[other.kind]
        return Finding("E302", message, f"{passage.cite(other)} is {is_what}, no figure of people")
    counts = [q for q in passage.quantities if q.kind is QuantityKind.COUNT]
    if claim.value is not None and not counts:
        hint = "the quote states no number; if persons were counted by name, write counted: true"
        return Finding("E302", message, hint)
    return Finding("E302", message, _what_stands(counts, passage))


def _number(claim: Claim) -> str:
    if claim.qualifier is Qualifier.RANGE:
        return f"a range of {claim.low} to {claim.high}"
    return str(claim.qualifier).replace("_", " ") if claim.value is None else str(claim.value)


def _is_bound(quantity: Quantity, claim: Claim) -> bool:
    is_range = quantity.kind is QuantityKind.COUNT and quantity.low is not None
    return is_range and claim.value in {quantity.low, quantity.high}


def _contradicts(claim: Claim, passage: _Passage) -> bool:
    """Whether digits in a language without a table show that the number is another one.

    They do where one of them is too large for a date and could not be the claim's number with
    a word such as "thousand" behind it.
    """
    values = [value for quantity in passage.quantities for value in quantity.values]
    if claim.value is None or any(_is_scaled(claim.value, value) for value in values):
        return False
    return any(q.kind is QuantityKind.COUNT and _is_figure(q) for q in passage.quantities)


def _is_scaled(claimed: int, value: int) -> bool:
    return value > 0 and any(claimed == value * 10**power for power in range(2, 10))


def _is_figure(quantity: Quantity) -> bool:
    value = quantity.value or 0
    return value >= _DIGITS_FOR_WORDS and not 1900 <= value <= 2100


def _what_stands(quantities: list[Quantity], passage: _Passage) -> str:
    if not quantities:
        return "quote the words that state it"
    said = list(dict.fromkeys(passage.cite(quantity) for quantity in quantities))[:_SHOWN]
    return f"it states {', '.join(said)}"
