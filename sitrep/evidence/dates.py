"""Numbers that are days only because another number beside them is: "4 and 5 June"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TypeAlias

from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.mentions import Mention
from sitrep.evidence.quantities import QuantityKind
from sitrep.evidence.tokens import LAST_DAY, TokenKind, Tokens

Found: TypeAlias = tuple[QuantityKind, str]
_DAY: Found = (QuantityKind.DATE, "")


def spread_dates(
    found: Sequence[Found], mentions: Sequence[Mention], tokens: Tokens, lexicon: Lexicon
) -> tuple[Found, ...]:
    """What the mentions count, days made of those that are listed with a day.

    A number after a day is one only where no noun follows: "on June 4 and 5 people died".
    """
    spread = list(found)
    pairs = itertools.pairwise(mentions)
    listed = [i for i, pair in enumerate(pairs) if _are_listed(*pair, tokens, lexicon)]
    for index in reversed(listed):
        if _is_date(spread[index + 1]) and spread[index][0] is QuantityKind.COUNT:
            spread[index] = _DAY
    for index in listed:
        is_bare = not tokens.is_a(mentions[index + 1].end, TokenKind.WORD)
        if is_bare and _is_date(spread[index]) and spread[index + 1][0] is QuantityKind.COUNT:
            spread[index + 1] = _DAY
    return tuple(spread)


def _is_date(found: Found) -> bool:
    return found[0] is QuantityKind.DATE


def _are_listed(first: Mention, second: Mention, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether nothing but "and", "to" or a comma stands between two numbers as small as days."""
    if second.start != first.end + 1 or not (_could_be_day(first) and _could_be_day(second)):
        return False
    middle, table = tokens.key(first.end), lexicon.qualifying
    return middle in table.and_ or middle in table.to or middle in {",", "&", "–", "-"}


def _could_be_day(mention: Mention) -> bool:
    return bool(mention.values) and 0 < mention.values[0] <= LAST_DAY and not mention.qualifiers
