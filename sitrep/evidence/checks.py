"""Holds a fact's figure or duration against its quote.

The number must stand in the quote, in digits or in words, and what the quote says of it ("more
than", "about") must be what the fact says. Numbers that count something else, such as a date,
a percentage or a distance, do not serve.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sitrep.evidence.claims import ANY, Claim, Finding, Mismatch, doubt, has_number, mismatch
from sitrep.evidence.lexicon import lexicon_of, words_supported
from sitrep.evidence.passages import Passage
from sitrep.evidence.quantities import Quantity, QuantityKind

__all__ = ["Claim", "Finding", "check_duration", "check_figure", "doubts_about"]

_SHOWN = 3
"""Numbers of a quote that a hint names."""
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
    QuantityKind.COUNT: "said of something else",
}


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
    qualifier), E304 (this language's words are not known, so it cannot be told), E309 (it counts
    others than the fact does).
    """
    passage = Passage.read(quote, language, around)
    same = _of_claim(claim, passage)
    if not same:
        return (_missing(claim, passage),)
    wrong = [mismatch(quantity, claim) for quantity in same]
    if wrong[0] is not None and all(wrong):
        return (_counts_others(wrong[0], passage.cite(same[0])),)
    fitting = [q for q, is_wrong in zip(same, wrong, strict=True) if not is_wrong]
    return _qualifier_findings(claim, fitting, passage)


def doubts_about(
    quote: str, claim: Claim, language: str | None, around: tuple[str, str] = ("", "")
) -> tuple[Finding, ...]:
    """What a person should look at in a figure that its quote states.

    Args: as ``check_figure``.

    Diagnostics: E310 (what stands beside the number is another thing than the fact says).
    """
    passage = Passage.read(quote, language, around)
    fitting = [q for q in _of_claim(claim, passage) if not mismatch(q, claim)]
    said = [doubt(quantity, claim) for quantity in fitting]
    if not said or not all(said):
        return ()
    message = (
        f"the quote says {said[0]} beside {passage.cite(fitting[0])}; the fact says {claim.fate}"
    )
    return (Finding("E310", message, "see that the figure is of those that the fact counts"),)


def _of_claim(claim: Claim, passage: Passage) -> list[Quantity]:
    """The quantities that may be the figure of a claim, by their number."""
    counts = list(passage.counts)
    if claim.is_withdrawn:
        counts += [q for q in passage.quantities if q.kind is QuantityKind.DENIED]
    return [q for q in counts if has_number(q, claim) and _is_stated(q, claim)]


def _is_stated(quantity: Quantity, claim: Claim) -> bool:
    """Nobody is a figure only of what befell nobody: not "no one knows how many were killed"."""
    if not quantity.is_none or not claim.fate:
        return True
    return bool((claim.fates | {ANY}) & quantity.near)


def _counts_others(wrong: Mismatch, said: str) -> Finding:
    message = f"the quote counts {wrong.counts}: {said}"
    if wrong.unit:
        return Finding("E302", message, f"write unit: {wrong.unit}")
    hint = "quote the words that state it, or correct what the fact counts"
    return Finding("E309", message, hint)


def check_duration(
    quote: str, claim: Claim, language: str | None, around: tuple[str, str] = ("", "")
) -> tuple[Finding, ...]:
    """What is wrong with a length of time that a fact takes from a quote.

    Args:
        quote: the words of the quote.
        claim: how many, how exactly, and the unit: days, weeks, months or years.
        language: the language tag of the article; None where it is not known.
        around: as in ``check_figure``; a quote that leaves out "nearly" is found out.

    Diagnostics: E302, E303, E304, as ``check_figure``.
    """
    passage = Passage.read(quote, language, around)
    lengths = [q for q in passage.quantities if q.kind is QuantityKind.DURATION]
    same = [q for q in lengths if q.unit == claim.unit and has_number(q, claim)]
    if same:
        return _qualifier_findings(claim, same, passage)
    message = f"the quote does not state a length of {claim.value} {claim.unit}"
    if not words_supported(language):
        return (Finding("E304", message, "check it by eye: words are not read in this language"),)
    return (Finding("E302", message, _what_stands(lengths, passage)),)


def _qualifier_findings(
    claim: Claim, same: Iterable[Quantity], passage: Passage
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


def _missing(claim: Claim, passage: Passage) -> Finding:
    """Why the number of a claim is not in the quote, as far as that can be told."""
    unsaid = claim.value in lexicon_of(passage.language).unsaid
    if unsaid or not (words_supported(passage.language) or digits_contradict(claim, passage)):
        message = f"it cannot be checked that the quote states {claim.number}"
        return Finding("E304", message, "check it by eye: not all words are read in this language")
    bound = next((q for q in passage.quantities if _is_bound(q, claim)), None)
    if bound is not None:
        message = f"the quote gives a range, {passage.cite(bound)}; the fact says {claim}"
        hint = f"write qualifier: range, low: {bound.low}, high: {bound.high}"
        return Finding("E303", message, hint)
    message = f"the quote does not state {claim.number}"
    other = next((q for q in passage.quantities if has_number(q, claim)), None)
    if other is not None:
        is_what = _EXPLAINED[other.kind]
        return Finding("E302", message, f"{passage.cite(other)} is {is_what}, no figure of people")
    if claim.value is not None and not passage.counts:
        hint = "the quote states no number: quote the words that state it"
        return Finding("E302", message, hint)
    return Finding("E302", message, _what_stands(passage.counts, passage))


def _is_bound(quantity: Quantity, claim: Claim) -> bool:
    is_range = quantity.kind is QuantityKind.COUNT and quantity.low is not None
    return is_range and claim.value in {quantity.low, quantity.high}


def digits_contradict(claim: Claim, passage: Passage) -> bool:
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


def _what_stands(quantities: Iterable[Quantity], passage: Passage) -> str:
    said = list(dict.fromkeys(passage.cite(quantity) for quantity in quantities))[:_SHOWN]
    if not said:
        return "quote the words that state it"
    return f"it states {', '.join(said)}"
