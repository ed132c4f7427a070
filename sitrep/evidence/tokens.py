"""Cuts text into words, numbers and marks, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.lexicon.model import fold

# Vowel signs that may stand inside a word.
_SIGNS = "\u0300-\u036f\u064b-\u065f\u0670"
_TOKEN = re.compile(
    r"(?P<code>\d++(?:[:/]\d++)+|\d++(?:-\d++){2,}|(?:19|20)\d\d-\d\d(?!\d))"  # dates, telephones
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3}(?!\d))+(?:[.,٫]\d+)?"
    r"|\d+(?:[.,'’٫٬،·]\d+)*[¼½¾⅓⅔]?|[¼½¾⅓⅔])"
    rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*)"
    r"|(?P<gap>\n[^\S\n]*\n\s*)|(?P<space>\s+)|(?P<mark>.)",
    re.DOTALL,
)


class TokenKind(IntEnum):
    """What a token is; a code is digits that are no number, such as a telephone's."""

    WORD = 1
    NUMBER = 2
    CODE = 3
    MARK = 4


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


def tokenize(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a text, white space and apostrophes inside words left out.

    Two line breaks in a row end a sentence, so they are a mark.
    """
    return tuple(_split(_tokens(text, lexicon), lexicon))


def _tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "word":
            yield Token(TokenKind.WORD, match[0], fold(match[0]), start, end)
        elif match.lastgroup == "number":
            yield Token(TokenKind.NUMBER, match[0], match[0], start, end)
        elif match.lastgroup == "code":
            yield Token(TokenKind.CODE, match[0], match[0], start, end)
        elif match.lastgroup == "gap":
            yield Token(TokenKind.MARK, "\n", "\n", start, end)
        elif match.lastgroup == "mark" and not _is_inside_word(text, match):
            yield Token(TokenKind.MARK, match[0], match[0], start, end)


def _is_inside_word(text: str, match: re.Match[str]) -> bool:
    return match[0] in "'’" and text[match.end() : match.end() + 1].isalpha()


def _split(tokens: Iterator[Token], lexicon: Lexicon) -> Iterator[Token]:
    """Takes prefixes off words, and a day off the number after it: "on June 5 200 people"."""
    before = ""
    for token in tokens:
        if token.key[:1] in lexicon.prefixes and token.key[1:] in lexicon.vocabulary:
            edge = token.start + 1
            yield Token(TokenKind.WORD, token.text[0], token.key[0], token.start, edge)
            yield Token(TokenKind.WORD, token.text[1:], token.key[1:], edge, token.end)
        elif token.kind is TokenKind.NUMBER and before in lexicon.counted.months:
            yield from _day_and_number(token)
        else:
            yield token
        before = token.key


def _day_and_number(token: Token) -> Iterator[Token]:
    day, space, rest = token.text.partition(" ")
    if not space or int(day) > 31:
        yield token
        return
    edge = token.start + len(day)
    yield Token(TokenKind.NUMBER, day, day, token.start, edge)
    yield Token(TokenKind.NUMBER, rest, rest, edge + 1, token.end)
