"""The noun that a number counts, and whom it means: civilians, children, fighters, households."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.mentions import Mention
from sitrep.evidence.tokens import TokenKind, Tokens

HOUSEHOLDS = "households"
PEOPLE = "people"
_WITHIN = 4
"""Words after a number among which the noun is sought that it counts."""
_WORDS_OF_A_PERSON = 7
_POSSESSIVES = frozenset({"'", "’", "s"})


class Noun(NamedTuple):
    """What a number counts, as the words after it tell.

    ``start`` is the token after the number, behind a hyphen, "of" and adjectives. ``kinds`` are
    ``people``, ``households`` and the kinds of people of the lexicon; none where no known noun of
    people follows. ``is_thing`` says that something else is counted.
    """

    start: int
    kinds: frozenset[str]
    is_thing: bool


def noun_of(mention: Mention, tokens: Tokens, lexicon: Lexicon) -> Noun:
    """The noun that a mention counts."""
    start = _start(mention, tokens, lexicon)
    is_person = mention.end == mention.start + 1 and mention.in_words
    is_person = is_person and tokens.key(mention.start) in lexicon.numerals.articles
    phrase = tuple(_phrase(start, tokens, lexicon, _WORDS_OF_A_PERSON if is_person else _WITHIN))
    is_thing = _names_things(phrase, tokens, lexicon)
    kinds = frozenset() if is_thing else _kinds(phrase, tokens, lexicon)
    return Noun(start, kinds, is_thing)


def _start(mention: Mention, tokens: Tokens, lexicon: Lexicon) -> int:
    counted, of = lexicon.counted, lexicon.numerals.of
    position = mention.end + tokens.is_hyphen(mention.end)
    if mention.in_words and tokens.key(position) in of:
        position += 1
    if tokens.key(position) in of and tokens.key(position + 1) in counted.determiners:
        position += 2  # 17 of the fighters
    for _ in range(2):
        if tokens.key(position) not in counted.adjectives:
            break
        position += 1 + tokens.is_hyphen(position + 1)
    return position


def _names_things(phrase: Sequence[int], tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether things are counted: "17 tanks", "17 rebel tanks"; but not "17 tank drivers"."""
    keys = [tokens.key(index) for index in phrase]
    things, humans = lexicon.counted.things, lexicon.humans
    if not keys or (keys[0] in humans and keys[0] in lexicon.counted.people):
        return False
    if keys[0] in humans:
        return len(keys) > 1 and keys[1] in things
    return keys[0] in things and humans.isdisjoint(keys)


def _kinds(phrase: Sequence[int], tokens: Tokens, lexicon: Lexicon) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for index in phrase:
        key = tokens.key(index)
        if key in _POSSESSIVES and tokens.is_glued(index):
            found = frozenset()  # "17 soldiers' wives" are no soldiers
        elif key in lexicon.counted.households:
            found |= {HOUSEHOLDS}
        elif key in lexicon.humans:
            found |= {PEOPLE, *lexicon.persons.kinds.get(key, ())}
    return found


def _phrase(start: int, tokens: Tokens, lexicon: Lexicon, within: int) -> Iterator[int]:
    """The tokens of a noun phrase, from its first one on."""
    index, stop = start, start + within
    while index < stop:
        key = tokens.key(index)
        is_tied = tokens.is_hyphen(index) or (key in _POSSESSIVES and tokens.is_glued(index))
        is_number = within > _WITHIN and tokens.is_a(index, TokenKind.NUMBER)  # a 12-year-old girl
        is_listing = _lists(index, tokens, lexicon)
        if not (is_tied or is_number or is_listing or tokens.is_a(index, TokenKind.WORD)):
            return
        if key in lexicon.counted.stops and not (is_listing or tokens.is_hyphen(index + 1)):
            return
        stop += 2 * is_listing
        yield index
        index += 1


def _lists(index: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether the noun goes on here: "17 women and children", "17 men, women and children"."""
    if tokens.key(index + 1) not in lexicon.humans:
        return False
    coordinators, key = lexicon.qualifying.coordinators, tokens.key(index)
    return key in coordinators or (key == "," and tokens.key(index + 2) in coordinators)
