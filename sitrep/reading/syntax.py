"""What the YAML parser stumbled over, in plain words and with the trap that it most likely was.

Source: the messages are those of libyaml 0.2.5 (scanner.c, parser.c); one that is not in the
table is handed on as it is.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.reading.document import Document
from sitrep.reading.excerpt import excerpt


class _Words(NamedTuple):
    """What to say instead of the parser's own words; ``from_context`` points at the beginning."""

    message: str
    hint: str = ""
    from_context: bool = False


_QUOTE_OR_BLOCK = "put the text in quotes, or write | and the text in the next line, indented"
_QUOTE_INSIDE = "put quotes around text that holds a comma, a colon or a bracket"
_NO_SPACE = _Words("a space is missing after the colon", "write 'key: value'")
_NO_DASH_SPACE = _Words("a space is missing after the dash", "write '- entry'")
_TWO_COLONS = _Words("a colon and a space stand inside a text without quotes", _QUOTE_OR_BLOCK)
_NEVER_CLOSED = _Words("a bracket that was opened is never closed", "close it")

_TABLE = {
    "mapping values are not allowed in this context": _Words(
        "a key is not expected here",
        "the line is indented too far, or belongs to a text that needs quotes",
    ),
    "mapping keys are not allowed in this context": _Words(
        "a question mark is not expected here", _QUOTE_OR_BLOCK
    ),
    "block sequence entries are not allowed in this context": _Words(
        "a list may not begin here", "begin it in the next line, or put the text in quotes"
    ),
    "could not find expected ':'": _Words(
        "the line is neither 'key: value' nor '- entry'",
        "add the colon and a space; if the line goes on with a text, indent it",
        from_context=True,
    ),
    "did not find expected '-' indicator": _Words(
        "this does not go on with the list above", "write '- ' before it, or correct its indent"
    ),
    "did not find expected key": _Words(
        "a key is expected here", "see that the line is indented as its neighbours are"
    ),
    "did not find expected ',' or '}'": _Words("a comma or } is expected here", _QUOTE_INSIDE),
    "did not find expected ',' or ']'": _Words("a comma or ] is expected here", _QUOTE_INSIDE),
    "did not find expected node content": _Words("a value is expected here", _QUOTE_OR_BLOCK),
    "found unexpected document indicator": _Words(
        "the text in quotes that begins here runs into a line --- or ...",
        "close the quotation mark",
        from_context=True,
    ),
    "found unexpected end of stream": _Words(
        "the quotation mark that opens here is never closed",
        "close it; where the text holds the same mark, use the other kind, or | and a new line",
        from_context=True,
    ),
    "found unknown escape character": _Words(
        "a backslash means nothing before this character", "write \\\\ for \\, or use single quotes"
    ),
    "found invalid Unicode character escape code": _Words(
        "this is the code of no character", "type the character itself"
    ),
    "did not find expected hexdecimal number": _Words(
        "a backslash and x, u or U need the digits of a character", "type the character itself"
    ),
    "did not find expected comment or line break": _Words(
        "nothing may follow | or > in its line", "write the text in the next line, indented"
    ),
    "did not find expected <document start>": _Words(
        "the document ended before this",
        "indent it as the lines above it, or put quotes around text that holds brackets",
    ),
    "did not find expected alphabetic or numeric character": _Words(
        "text may not begin with & or * here", _QUOTE_OR_BLOCK, from_context=True
    ),
    "found a tab character where an indentation space is expected": _Words(
        "a tab stands where the indent belongs", "indent with spaces"
    ),
    "found a tab character that violates indentation": _Words(
        "a tab stands where the indent belongs", "indent with spaces"
    ),
    "found an indentation indicator equal to 0": _Words(
        "0 is no width of an indent", "leave the number out"
    ),
    "found unexpected ':'": _Words("a colon is not expected here", _QUOTE_INSIDE),
    "found undefined tag handle": _Words("text may not begin with ! here", _QUOTE_OR_BLOCK),
    "found duplicate %YAML directive": _Words("this line stands twice", "take it out"),
    "found duplicate %TAG directive": _Words("tags are not allowed", "take it out"),
    "found incompatible YAML document": _Words("this version of YAML is not known", "take it out"),
}
_CONTEXTS = {
    "while scanning a directive": _Words(
        "a line may not begin with %", "put the text in quotes", from_context=True
    ),
    "while scanning a %YAML directive": _Words("this is no version of YAML", "take it out"),
    "while scanning a tag directive": _Words("tags are not allowed", "take it out"),
    "while scanning a tag": _Words(
        "text may not begin with ! here", _QUOTE_OR_BLOCK, from_context=True
    ),
    "while parsing a tag": _Words(
        "text may not begin with ! here", _QUOTE_OR_BLOCK, from_context=True
    ),
}
_CANNOT_BEGIN = "found character that cannot start any token"
_ABOUT_COLONS = {"mapping values are not allowed in this context", "could not find expected ':'"}
_AFTER_VALUES = {"did not find expected key", "did not find expected '-' indicator"}
_NO_CONTENT = "did not find expected node content"
_CLOSERS = {"did not find expected ',' or '}'": "{", "did not find expected ',' or ']'": "["}

_NEEDS_SPACE = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w-]*:(?![\s/])")
_NEEDS_DASH_SPACE = re.compile(r"[ ]*-[^\s-]")
_KEY = re.compile(r"[ ]*(?:- +)*[^\s:][^:\n]*:[ ]")
_OPENED = re.compile(r"[ ]*(?:- +)*(?:[^\s:'\"{\[#][^:]*:[ ]+)?(['\"{\[])")


def explain(error: yaml.MarkedYAMLError, place: Document) -> Diagnostic:
    """A syntax error as a diagnostic.

    Args:
        error: what the C parser raised.
        place: the text, to look at the lines around the error.

    Diagnostics: Y102.
    """
    text = place.text
    problem = _offset(error.problem_mark, text)
    context = _offset(error.context_mark, text, problem)
    said = error.problem or "this is not YAML"
    words = _CONTEXTS.get(error.context or "") or _TABLE.get(said) or _Words(said)
    offset = context if words.from_context else problem
    if said == _CANNOT_BEGIN:
        words = _cannot_begin(text[problem : problem + 1])
    elif said in _CLOSERS and "\n" in text[context:problem]:
        words, offset = _Words(f"the {_CLOSERS[said]} that opens here is never closed"), context
    elif said in _ABOUT_COLONS:
        words, offset = _about_colon(text, offset, words)
    elif said == _NO_CONTENT and not text[problem:].strip():
        words = _NEVER_CLOSED
    elif said in _AFTER_VALUES:
        words = _after_value(text, problem) or words
    return diagnose("Y102", place.at_offset(offset), words.message, words.hint)


def _offset(mark: Any, text: str, otherwise: int = 0) -> int:
    return otherwise if mark is None else min(mark.index, len(text))


def _cannot_begin(character: str) -> _Words:
    if character == "\t":
        return _Words("a tab stands where the indent belongs", "indent with spaces")
    return _Words(f"text may not begin with {excerpt(character)} here", _QUOTE_OR_BLOCK)


def _about_colon(text: str, offset: int, words: _Words) -> tuple[_Words, int]:
    """A missing space makes the line a text, which the parser notices only a line later."""
    start = text.rfind("\n", 0, offset) + 1
    before = text.rfind("\n", 0, max(start - 1, 0)) + 1
    for line in (start, before):
        found = _NEEDS_SPACE.match(text, line)
        if found:
            return _NO_SPACE, found.end() - 1
    if _NEEDS_DASH_SPACE.match(text, start):
        return _NO_DASH_SPACE, offset
    if _KEY.match(text, start, offset):
        return _TWO_COLONS, offset
    return words, offset


def _after_value(text: str, offset: int) -> _Words | None:
    """Text after a closing mark: the value began with a mark that was meant as part of the text."""
    start = text.rfind("\n", 0, offset) + 1
    if _NEEDS_DASH_SPACE.match(text, offset):
        return _NO_DASH_SPACE
    opened = _OPENED.match(text, start, offset)
    if opened is None:
        return None
    mark = opened[1]
    if mark in "{[":
        return _Words(f"the value begins with {mark}, so it may not go on as text", _QUOTE_OR_BLOCK)
    hint = f"a {mark} inside the text is written twice, or use double quotes"
    if mark == '"':
        hint = 'a " inside the text is written \\", or use single quotes'
    return _Words(f"the {mark} before this closed the text", hint)
