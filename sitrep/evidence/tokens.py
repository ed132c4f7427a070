"""Cuts text into words, numbers and marks, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from sitrep.evidence.lexicon import Lexicon, fold

# Vowel signs that may stand inside a word.
_SIGNS = "\u0300-\u036f\u064b-\u065f\u0670"
GAP = re.compile(r"\n[^\S\n]*\n\s*")
"""What stands between two paragraphs."""
_TOKEN = re.compile(
    r"(?P<code>\d++(?:[:/]\d++)+|\d++(?:-\d++){2,}|(?:19|20)\d\d-\d\d(?!\d))"  # dates, telephones
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3}(?!\d))+(?:[.,٫]\d+)?"
    r"|\d+(?:[.,'’٫٬،·]\d+)*[¼½¾⅓⅔]?|[¼½¾⅓⅔])"
    rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*)"
    rf"|(?P<gap>{GAP.pattern})|(?P<mark>\S)",
)


class TokenKind(IntEnum):
    """What a token is; a code is digits that are no number, such as a telephone's."""

    WORD = 1
    NUMBER = 2
    CODE = 3
    MARK = 4


HYPHENS = frozenset("-‐‑")
_HAMZAS = frozenset("أإآ")
LAST_DAY = 31
"""The last day of a month."""
_DIGITS = {"number": TokenKind.NUMBER, "code": TokenKind.CODE}


class Token(NamedTuple):
    """A word, a number or a mark; ``key`` is how tables know it."""

    kind: TokenKind
    text: str
    key: str
    start: int
    end: int

    @property
    def is_cased(self) -> bool:
        """Whether this is a word in a script that has capitals, as Latin or Cyrillic."""
        return self.kind is TokenKind.WORD and self.text.lower() != self.text.upper()


class Tokens:
    """A text cut up; ``keys`` are the words as tables know them, "" before and after the text."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.items = tuple(tokens)
        self.keys = [token.key for token in self.items]
        self._end = len(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def key(self, index: int) -> str:
        """How tables know a token; empty outside of the text."""
        return self.keys[index] if 0 <= index < self._end else ""

    def is_a(self, index: int, kind: TokenKind) -> bool:
        """Whether there is such a token there."""
        return 0 <= index < self._end and self.items[index].kind is kind

    def is_glued(self, index: int) -> bool:
        """Whether a token stands right after the one before it, without a space."""
        return 0 < index < len(self.items) and self.items[index - 1].end == self.items[index].start

    def is_hyphen(self, index: int) -> bool:
        """Whether a hyphen ties the words on both its sides together."""
        return self.key(index) in HYPHENS and self.is_glued(index) and self.is_glued(index + 1)


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """The tokens of a text, white space and apostrophes inside words left out.

    Two line breaks in a row end a sentence, so they are a mark.
    """
    return Tokens(_split(_tokens(text), lexicon))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        group, key, (start, end) = match.lastgroup, match[0], match.span()
        if group == "word":
            yield Token(TokenKind.WORD, key, fold(key), start, end)
        elif group == "gap":
            yield Token(TokenKind.MARK, key, "\n", start, end)
        elif group == "mark":
            if key not in "'’" or not text[end : end + 1].isalpha():
                yield Token(TokenKind.MARK, key, key, start, end)
        else:
            yield Token(_DIGITS[group or ""], key, key, start, end)


def _split(tokens: Iterator[Token], lexicon: Lexicon) -> Iterator[Token]:
    """Takes prefixes off words, and a day off the number after it: "on June 5 200 people"."""
    before, prefixes, months = "", lexicon.prefixes, lexicon.counted.months
    for token in tokens:
        if prefixes and _has_prefix(token, lexicon):
            edge = token.start + 1
            yield Token(TokenKind.WORD, token.text[0], token.key[0], token.start, edge)
            yield Token(TokenKind.WORD, token.text[1:], token.key[1:], edge, token.end)
        elif before in months and token.kind is TokenKind.NUMBER:
            yield from _day_and_number(token)
        else:
            yield token
        before = token.key


def _has_prefix(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a prefix and a word; "وأحد" is "and one", but "واحد" is "one"."""
    if token.key[:1] not in lexicon.prefixes or token.key[1:] not in lexicon.vocabulary:
        return False
    return token.key not in lexicon.vocabulary or token.text[1] in _HAMZAS


def _day_and_number(token: Token) -> Iterator[Token]:
    day, space, rest = token.text.partition(" ")
    if not space or int(day) > LAST_DAY:
        yield token
        return
    edge = token.start + len(day)
    yield Token(TokenKind.NUMBER, day, day, token.start, edge)
    yield Token(TokenKind.NUMBER, rest, rest, edge + 1, token.end)
