"""The quantities that a text states: numbers in digits or words, vague words and ranges.

Digits are read in every language and script; words, and the words that qualify a number, in
the languages of ``sitrep.evidence.lexicon``. The time taken grows with the length of the text.
"""

from __future__ import annotations

from typing import NamedTuple

from sitrep.evidence.dates import Found, spread_dates
from sitrep.evidence.fates import Fate, fates_of
from sitrep.evidence.kinds import kind_of
from sitrep.evidence.lexicon import Lexicon, lexicon_of
from sitrep.evidence.mentions import Mention, find_mentions
from sitrep.evidence.nouns import Noun, noun_of
from sitrep.evidence.qualifying import join_ranges, qualify, share_qualifiers
from sitrep.evidence.quantities import Qualifier, Quantity, QuantityKind
from sitrep.evidence.spans import Span
from sitrep.evidence.tokens import Tokens, tokenize


def find_quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Every quantity of a text that may count people or households, in its order.

    Args:
        text: any text; spans are offsets into it.
        language: the tag of its language; None where it is not known.
    """
    found = find_numbers(text, language)
    return tuple(quantity for quantity in found if quantity.kind is QuantityKind.COUNT)


def counts_in(tokens: Tokens, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The same of a text that was cut up before."""
    found = _numbers_in(tokens, lexicon)
    return tuple(quantity for quantity in found if quantity.kind is QuantityKind.COUNT)


def find_numbers(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Every quantity of a text, dates, durations, percentages and the like included."""
    lexicon = lexicon_of(language)
    return _numbers_in(tokenize(text, lexicon), lexicon)


def _numbers_in(tokens: Tokens, lexicon: Lexicon) -> tuple[Quantity, ...]:
    mentions = (qualify(mention, tokens, lexicon) for mention in find_mentions(tokens, lexicon))
    ranged = tuple(join_ranges(mentions, tokens, lexicon))
    nouns = [noun_of(mention, tokens, lexicon) for mention in ranged]
    pairs = zip(ranged, nouns, strict=True)
    kinds = spread_dates(
        [kind_of(mention, noun, tokens, lexicon) for mention, noun in pairs],
        ranged,
        tokens,
        lexicon,
    )
    shared = share_qualifiers(ranged, tokens, lexicon)
    fates = fates_of(ranged, kinds, tokens, lexicon)
    return tuple(
        _quantity(_Reading(mention, kind, noun, fate), tokens, lexicon)
        for mention, kind, noun, fate in zip(shared, kinds, nouns, fates, strict=True)
    )


class _Reading(NamedTuple):
    """A mention and all that was read around it."""

    mention: Mention
    found: Found
    noun: Noun
    fate: Fate


def _quantity(reading: _Reading, tokens: Tokens, lexicon: Lexicon) -> Quantity:
    mention, items, (kind, unit) = reading.mention, tokens.items, reading.found
    low, high = mention.bounds or (None, None)
    qualifiers = mention.qualifiers or (Qualifier.EXACT,)
    if kind is QuantityKind.DURATION and tokens.key(mention.opens) in lexicon.counted.during:
        qualifiers = (*qualifiers, Qualifier.EXACT)
    return Quantity(
        kind=kind,
        qualifiers=qualifiers,
        values=mention.values,
        low=low,
        high=high,
        unit=unit,
        span=Span(items[mention.start].start, items[mention.end - 1].end),
        phrase=Span(items[mention.opens].start, items[mention.closes - 1].end),
        in_words=mention.in_words,
        counts=reading.noun.kinds,
        fates=reading.fate.clause,
        near=reading.fate.near,
        denied=reading.fate.denied,
        anywhere=reading.fate.anywhere,
        is_none=mention.is_none,
    )
