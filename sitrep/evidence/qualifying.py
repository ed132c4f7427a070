"""How exactly a number is meant: the words before and after it, ranges, and shared qualifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.mentions import Mention
from sitrep.evidence.quantities import Qualifier
from sitrep.evidence.tokens import HYPHENS, TokenKind, Tokens

_SIGNS = {
    ">": (Qualifier.MORE_THAN,),
    "≥": (Qualifier.AT_LEAST,),
    "<": (Qualifier.LESS_THAN,),
    "≤": (Qualifier.UP_TO,),
    "~": (Qualifier.ABOUT,),
    "≈": (Qualifier.ABOUT,),
    "±": (Qualifier.ABOUT,),
    "∼": (Qualifier.ABOUT,),
}
_DASHES = HYPHENS | {"–", "−"}
_ENDS = frozenset(".;:!?()[]\n…。؛؟")
_COORDINATED = 8
"""Words between two numbers that may share a qualifier."""
_BETWEEN = 4
"""Words between the bounds of a range that "between" opens."""
_CHANGED_WITHIN = 14
"""Words between a change and the numbers that it is told in."""
_LAYERS = 4
"""Phrases that are read before a number."""
_SHARED = frozenset(
    {
        Qualifier.AT_LEAST,
        Qualifier.MORE_THAN,
        Qualifier.ABOUT,
        Qualifier.NEARLY,
        Qualifier.UP_TO,
        Qualifier.LESS_THAN,
    }
)


def qualify(mention: Mention, tokens: Tokens, lexicon: Lexicon) -> Mention:
    """A mention with what the words around it say of it."""
    if mention.is_vague or mention.is_none or mention.bounds:
        return mention
    opens, before = _before(mention.start, tokens, lexicon)
    closes, after = _after(mention.end, tokens, lexicon)
    said = tuple(dict.fromkeys((*before, *after)))
    if not said:
        return mention
    if set(said) == {Qualifier.EXACT}:  # "only 17" is 17, with or without the word
        return replace(mention, qualifiers=said)
    return replace(mention, qualifiers=said, opens=opens, closes=closes, is_inherent=False)


def _before(start: int, tokens: Tokens, lexicon: Lexicon) -> tuple[int, tuple[Qualifier, ...]]:
    """Where the words that qualify a number begin, and what they say, the outermost first."""
    table = lexicon.qualifying
    position = opens = start
    said: tuple[Qualifier, ...] = ()
    for _ in range(_LAYERS):
        found = table.before.behind(tokens.keys, position)
        sign = _SIGNS.get(tokens.key(position - 1))
        if found is not None:
            position, said = found[1], (*found[0], *said)
            opens = position
        elif sign is not None:
            position, said = position - 1, (*sign, *said)
            opens = position
        else:
            through = table.transparent.behind(tokens.keys, position)
            if through is None:
                break
            position = through[1]
    return opens, said


def _after(end: int, tokens: Tokens, lexicon: Lexicon) -> tuple[int, tuple[Qualifier, ...]]:
    """Where the words that qualify a number from behind end, and what they say.

    They may follow the noun: "17 people or more". Before another number they are that one's.
    """
    if tokens.key(end) == "+" and tokens.is_glued(end):
        return end + 1, (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    position = end
    for _ in range(3):
        is_tied = tokens.is_hyphen(position) or tokens.key(position) == ","
        found = lexicon.qualifying.after.ahead(tokens.keys, position + is_tied)
        if found is not None:
            is_of_next = _begins_number(found[1], tokens, lexicon)
            return (end, ()) if is_of_next else (found[1], found[0])
        if not tokens.is_a(position, TokenKind.WORD):
            break
        position += 1
    return end, ()


def _begins_number(position: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    key, numerals = tokens.key(position), lexicon.numerals
    return (
        tokens.is_a(position, TokenKind.NUMBER)
        or key in numerals.atoms
        or (key in numerals.articles or key in numerals.hundreds)
    )


def join_ranges(mentions: Iterable[Mention], tokens: Tokens, lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions with every two that are a range as one: "1,500 to 2,000", "17–20"."""
    low: Mention | None = None
    for mention in mentions:
        joined = _range(low, mention, tokens, lexicon) if low else None
        if joined is None and low is not None:
            yield low
        low = joined or mention
    if low is not None:
        yield low


def _range(low: Mention, high: Mention, tokens: Tokens, lexicon: Lexicon) -> Mention | None:
    if not low.values or not high.values or low.duration or high.duration:
        return None
    is_between = tokens.key(low.opens - 1) in lexicon.qualifying.between
    if not _connects(low, high, tokens, lexicon):
        return None
    bounds = _bounds(low, high)
    if bounds is None:
        return None
    return Mention(
        start=low.start,
        end=high.end,
        opens=low.opens - is_between,
        closes=high.closes,
        bounds=bounds,
        qualifiers=(Qualifier.RANGE,),
        in_words=low.in_words or high.in_words,
    )


def _connects(low: Mention, high: Mention, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether what stands between two numbers makes a range of them."""
    table, middle = lexicon.qualifying, high.opens - 1
    word, gap = tokens.key(middle), tokens.keys[low.closes : high.opens]
    if tokens.key(low.opens - 1) in table.between:  # between 100 people and 200 people
        is_near = len(gap) <= _BETWEEN and _ENDS.isdisjoint(gap) and "," not in gap
        return is_near and (word in table.and_ or word in table.to)
    if len(gap) != 1:
        return False
    if word in HYPHENS:
        return tokens.is_glued(middle) == tokens.is_glued(middle + 1)
    is_change = _is_change(low, tokens, lexicon)
    return word in _DASHES or (word in table.to and not is_change)


def _is_change(low: Mention, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether "X to Y" tells of a change: "rose from 12 to 17", but not "from 200 to 300 fled"."""
    table, last = lexicon.qualifying, low.opens - 1
    if (
        table.change.behind(tokens.keys, low.opens) is not None
        or tokens.key(last) in table.changing
    ):
        return True
    if tokens.key(last) not in table.steps:
        return False
    for index in range(last - 1, max(-1, last - _CHANGED_WITHIN), -1):
        if tokens.key(index) in _ENDS:
            return False
        if tokens.key(index) in table.changing:
            return True
    return False


def _bounds(low: Mention, high: Mention) -> tuple[int, int] | None:
    """The bounds of a range; the scale of the upper one is the lower one's too: "2 to 3 million"."""
    first, last = low.values[0], high.values[0]
    if low.scale == 1 and high.scale > 1 and first * high.scale < last:
        first *= high.scale
    return (first, last) if first < last else None


def share_qualifiers(
    mentions: Sequence[Mention], tokens: Tokens, lexicon: Lexicon
) -> Iterator[Mention]:
    """The mentions, where a qualifier scopes over coordinated numbers also the later ones with it.

    In "at least 40 dead and 30 wounded" both are at least; 30 may still be read as exact.
    """
    before: Mention | None = None
    for mention in mentions:
        current = mention
        if (
            before is not None
            and not mention.qualifiers
            and _shares(before, mention, tokens, lexicon)
        ):
            shared = tuple(q for q in before.qualifiers if q in _SHARED)
            current = replace(mention, qualifiers=(*shared, Qualifier.EXACT))
        yield current
        before = current


def _shares(before: Mention, mention: Mention, tokens: Tokens, lexicon: Lexicon) -> bool:
    if before.is_inherent or not _SHARED.intersection(before.qualifiers):
        return False
    if tokens.key(mention.end) in lexicon.numerals.of:
        return False  # "more than 100 fled, 45 of them women" counts a part
    gap = tokens.keys[before.closes : mention.opens]
    if not 0 < len(gap) <= _COORDINATED or not _ENDS.isdisjoint(gap):
        return False
    through = lexicon.qualifying.transparent.behind(tokens.keys, mention.opens)
    last = tokens.key((through[1] if through else mention.opens) - 1)
    return last in lexicon.qualifying.coordinators or last in {",", "&", "،"}
