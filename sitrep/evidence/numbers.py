"""The quantities that a text states: numbers in digits or words, vague words and ranges.

Digits are read in every language and script; words, and the words that qualify a number, in
the languages of ``sitrep.evidence.lexicon``. The time taken grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.evidence.kinds import kind_of
from sitrep.evidence.lexicon import Lexicon, lexicon_of
from sitrep.evidence.mentions import Mention, find_mentions
from sitrep.evidence.qualifying import join_ranges, qualify, share_qualifiers
from sitrep.evidence.quantities import Qualifier, Quantity, QuantityKind
from sitrep.evidence.spans import Span
from sitrep.evidence.tokens import LAST_DAY, Tokens, TokenKind, tokenize


def find_quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Every quantity of a text that may count people or households, in its order.

    Args:
        text: any text; spans are offsets into it.
        language: the tag of its language; None where it is not known.
    """
    found = find_numbers(text, language)
    return tuple(quantity for quantity in found if quantity.kind is QuantityKind.COUNT)


def find_numbers(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Every quantity of a text, dates, durations, percentages and the like included."""
    lexicon = lexicon_of(language)
    tokens = tokenize(text, lexicon)
    mentions = (qualify(mention, tokens, lexicon) for mention in find_mentions(tokens, lexicon))
    ranged = list(join_ranges(mentions, tokens, lexicon))
    kinds = _with_lists_of_days([kind_of(m, tokens, lexicon) for m in ranged], ranged, tokens, lexicon)
    shared = share_qualifiers(ranged, tokens, lexicon)
    return tuple(
        _quantity(mention, kind, unit, tokens)
        for mention, (kind, unit) in zip(shared, kinds, strict=True)
    )


def _with_lists_of_days(
    kinds: list[tuple[QuantityKind, str]],
    mentions: Sequence[Mention],
    tokens: Tokens,
    lexicon: Lexicon,
) -> list[tuple[QuantityKind, str]]:
    """Makes days of numbers that are listed with a day: "4 and 5 June", "June 4 and 5"."""
    for index in range(len(kinds) - 2, -1, -1):
        if kinds[index + 1][0] is QuantityKind.DATE and _could_be_day(mentions[index]):
            if kinds[index][0] is QuantityKind.COUNT and _are_listed(index, mentions, tokens, lexicon):
                kinds[index] = QuantityKind.DATE, ""
    for index in range(1, len(kinds)):
        mention = mentions[index]
        is_loose = not tokens.is_a(mention.end, TokenKind.WORD) and _could_be_day(mention)
        if kinds[index - 1][0] is QuantityKind.DATE and kinds[index][0] is QuantityKind.COUNT:
            if is_loose and _are_listed(index - 1, mentions, tokens, lexicon):
                kinds[index] = QuantityKind.DATE, ""
    return kinds


def _could_be_day(mention: Mention) -> bool:
    return bool(mention.values) and 0 < mention.values[0] <= LAST_DAY and not mention.qualifiers


def _are_listed(
    index: int, mentions: Sequence[Mention], tokens: Tokens, lexicon: Lexicon
) -> bool:
    """Whether nothing but "and", "to" or a comma stands between a mention and the next."""
    first, second = mentions[index], mentions[index + 1]
    if second.start != first.end + 1 or not _could_be_day(second):
        return False
    middle, table = tokens.key(first.end), lexicon.qualifying
    return middle in table.and_ or middle in table.to or middle in {",", "&", "–", "-"}


def _quantity(mention: Mention, kind: QuantityKind, unit: str, tokens: Tokens) -> Quantity:
    items = tokens.items
    low, high = mention.bounds or (None, None)
    return Quantity(
        kind=kind,
        qualifiers=mention.qualifiers or (Qualifier.EXACT,),
        values=mention.values,
        low=low,
        high=high,
        unit=unit,
        span=Span(items[mention.start].start, items[mention.end - 1].end),
        phrase=Span(items[mention.opens].start, items[mention.closes - 1].end),
        in_words=mention.in_words,
    )
