"""A template cut into its pieces: literal text, expressions, statements; each with its offset."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from jinja2 import Environment
from jinja2.lexer import (
    TOKEN_BLOCK_BEGIN,
    TOKEN_BLOCK_END,
    TOKEN_DATA,
    TOKEN_NAME,
    TOKEN_STRING,
    TOKEN_VARIABLE_BEGIN,
    TOKEN_VARIABLE_END,
    TOKEN_WHITESPACE,
)


class Kind(Enum):
    """What a piece of a template is."""

    TEXT = "text"
    EXPRESSION = "{{ }}"
    STATEMENT = "{% %}"
    GAP = "{# #} or the edge of a raw block"  # prints nothing, but splits the text


class Word(NamedTuple):
    """One token inside a Jinja tag: a name, a string (with its quotes) or an operator."""

    offset: int
    text: str
    is_name: bool
    is_string: bool


class Part(NamedTuple):
    """One piece; ``text`` for literal text as it will be printed, ``words`` for Jinja tags."""

    kind: Kind
    offset: int
    text: str
    words: tuple[Word, ...]

    @property
    def keyword(self) -> str:
        """The first word of a statement, such as if, for or endif."""
        return self.words[0].text if self.words else ""


_OPENS = {TOKEN_VARIABLE_BEGIN: Kind.EXPRESSION, TOKEN_BLOCK_BEGIN: Kind.STATEMENT}
_CLOSES = {TOKEN_VARIABLE_END, TOKEN_BLOCK_END}


def cut(environment: Environment, source: str) -> Iterator[Part]:
    """The pieces of a template in order, as Jinja's own lexer sees them.

    White space that Jinja strips is in no piece. ``source`` has newlines of one kind.

    Raises:
        jinja2.TemplateSyntaxError: where Jinja cannot read it either.
    """
    position = 0
    kind: Kind | None = None
    start = 0
    words: list[Word] = []
    for _line, token, value in environment.lexer.tokeniter(source, None):
        # Only stripped white space lies between the end of one token and the next.
        offset = source.index(value, position)
        position = offset + len(value)
        if token in _OPENS:
            kind, start, words = _OPENS[token], offset, []
        elif token in _CLOSES and kind is not None:
            yield Part(kind, start, "", tuple(words))
            kind = None
        elif kind is not None:
            if token != TOKEN_WHITESPACE:
                words.append(Word(offset, value, token == TOKEN_NAME, token == TOKEN_STRING))
        elif token == TOKEN_DATA:
            yield Part(Kind.TEXT, offset, value, ())
        else:
            yield Part(Kind.GAP, offset, "", ())


def assigns(words: tuple[Word, ...]) -> bool:
    """Whether ``{% set … %}`` gives a value; if not, it captures text up to ``endset``."""
    depth = 0
    for word in words:
        if word.is_name or word.is_string:
            continue
        depth += (word.text in {"(", "[", "{"}) - (word.text in {")", "]", "}"})
        if word.text == "=" and depth == 0:
            return True
    return False


def calls(words: tuple[Word, ...]) -> Iterator[tuple[Word, Word | None]]:
    """Each name that is called, ``name(``, and the sign before it; filters and tests are none."""
    for index, word in enumerate(words[:-1]):
        if word.is_name and words[index + 1].text == "(":
            before = [known.text for known in words[max(index - 2, 0) : index]]
            if before[-1:] not in (["|"], ["is"]) and before != ["is", "not"]:
                yield word, words[index - 1] if index else None
