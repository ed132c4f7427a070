"""Whether a quote that does not state a fact's figure speaks against it.

A fact may have several quotes. One must state its figure; another that states no figure at all is
background, and one that states another figure of the same thing belongs to a fact of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.evidence.checks import digits_contradict
from sitrep.evidence.claims import Claim, Finding, has_number, is_narrower, mismatch, tells
from sitrep.evidence.lexicon import words_supported
from sitrep.evidence.passages import Passage
from sitrep.evidence.quantities import Qualifier, Quantity

_SMALLEST = 3
"""One and two are mostly words, not figures."""
_SIZES: Mapping[Qualifier, tuple[int, int]] = {
    Qualifier.SEVERAL: (2, 30),
    Qualifier.DOZENS: (12, 300),
    Qualifier.SCORES: (20, 400),
    Qualifier.HUNDREDS: (100, 2000),
    Qualifier.THOUSANDS: (1000, 20_000),
    Qualifier.TENS_OF_THOUSANDS: (10_000, 200_000),
}
"""From where to where a vague word may be meant, the end not included."""
_FROM_BELOW = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_FROM_ABOVE = frozenset({Qualifier.UP_TO, Qualifier.LESS_THAN, Qualifier.NEARLY})
_OWN_FACT = "make it a fact of its own in the same series"


def contradiction(
    quote: str, claim: Claim, language: str | None, around: tuple[str, str] = ("", "")
) -> tuple[Finding, ...]:
    """What a quote beside the one that holds the figure says against it.

    Args: as ``sitrep.evidence.checks.check_figure``.

    Diagnostics: E311 (it states another figure of the same thing), E312 (it may do so).
    """
    passage = Passage.read(quote, language, around)
    figures = [q for q in passage.counts if _is_of_same(q, claim)]
    same = [q for q in passage.counts if has_number(q, claim) and mismatch(q, claim) is None]
    if same:
        return _other_qualifier(claim, same, passage)
    if not words_supported(language):
        return _unread(claim, passage)
    clear = [q for q in figures if tells(q, claim) and (q.values or q.low is not None)]
    unclear = [q for q in figures if q not in clear and _is_at_odds(q, claim)]
    if len(clear) == 1:
        message = (
            f"the quote states another figure, {passage.cite(clear[0])}; the fact says {claim}"
        )
        return (Finding("E311", message, _OWN_FACT),)
    if not (clear or unclear):
        return ()
    said = passage.cite((clear or unclear)[0])
    message = f"the quote states {said}, which may be another figure than {claim}"
    return (Finding("E312", message, f"leave the quote out, or {_OWN_FACT}"),)


def _is_of_same(quantity: Quantity, claim: Claim) -> bool:
    """Whether a quantity may be a figure of what the claim counts, and of all of it."""
    if mismatch(quantity, claim) is not None or is_narrower(quantity, claim):
        return False
    if quantity.is_none:
        return bool(claim.fates & quantity.near)
    return not quantity.values or quantity.values[0] >= _SMALLEST or tells(quantity, claim)


def _is_at_odds(quantity: Quantity, claim: Claim) -> bool:
    """Whether a number, or a vague word of another size, is not what the claim says."""
    size = _SIZES.get(quantity.qualifier)
    if size is None or claim.value is None:
        return size is None and not quantity.qualifier.is_vague
    return not size[0] <= claim.value < size[1]


def _other_qualifier(claim: Claim, same: list[Quantity], passage: Passage) -> tuple[Finding, ...]:
    said = passage.cite(same[0])
    message = f"the quote says {said}; the fact says {claim}"
    meant = set(same[0].qualifiers)
    if any(claim.qualifier in quantity.qualifiers for quantity in same):
        return ()
    for one, other in ((_FROM_BELOW, _FROM_ABOVE), (_FROM_ABOVE, _FROM_BELOW)):
        if claim.qualifier in one and meant & other:
            return (Finding("E311", message, _OWN_FACT),)
    return (Finding("E312", message, f"leave the quote out, or {_OWN_FACT}"),)


def _unread(claim: Claim, passage: Passage) -> tuple[Finding, ...]:
    if not digits_contradict(claim, passage):
        return ()
    said = passage.cite(passage.counts[0])
    message = f"the quote states {said}, which may be another figure than {claim}"
    return (Finding("E312", message, "check it by eye: words are not read in this language"),)
