"""A file that was read: its text, its tree, and where in the file each part of the tree stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from sitrep.diagnostics import Location

Path: TypeAlias = tuple[str | int, ...]
"""The keys and list indices that lead from the root of a tree to one of its parts."""

_BREAK = re.compile(r"\r\n|\r|\n")
_SPACE = " \t\r\n"

# How a character of the value that is not white space may be written, per style of scalar.
_BARE = re.compile(r"[^ \t\r\n]")
_WRITTEN = {
    "'": re.compile(r"''|[^ \t\r\n]"),
    '"': re.compile(
        r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)|[^ \t\r\n]", re.DOTALL
    ),
}
_ESCAPED_SPACE = re.compile(
    r"\\(?:[tnr \t\r\n]|\r\n|x(?:09|0[aAdD]|20)|u00(?:09|0[aAdD]|20)|U000000(?:09|0[aAdD]|20))"
)


_NO_PARTS: Mapping[str | int, Any] = MappingProxyType({})


class Span(NamedTuple):
    """Where one part of the tree stands: offsets into the text, in characters.

    ``style`` is the mark that opens it: a quotation mark, ``|``, ``>``, ``{`` or ``[``, and
    empty for plain text and for mappings and lists written by indentation. ``key`` is where its
    key begins and ends, (-1, -1) in a list and at the root.
    """

    start: int
    end: int
    style: str = ""
    key: tuple[int, int] = (-1, -1)
    parts: Mapping[str | int, Span] = _NO_PARTS


class _Found(NamedTuple):
    span: Span
    value: Any
    is_whole: bool


@dataclass(frozen=True, eq=False)
class Document:
    """The tree of one YAML text, with the place of every value and key.

    ``file`` is the file as people are shown it. ``tree`` holds dict, list, None and str, where
    unquoted text is ``Plain``. ``first_line`` is the line of the file that the text begins on.
    """

    file: str
    text: str = field(repr=False)
    tree: Any = field(repr=False)
    root: Span = field(repr=False)
    first_line: int = 1

    def at(self, path: Path) -> Location:
        """Where the value of a path begins, or that of its deepest part that is in the file."""
        return self.at_offset(self._find(path).span.start)

    def at_key(self, path: Path) -> Location:
        """Where the key of a path begins; as ``at`` where there is no such key."""
        found = self._find(path)
        has_key = found.is_whole and found.span.key[0] >= 0
        return self.at_offset(found.span.key[0] if has_key else found.span.start)

    def at_text(self, path: Path, offset: int) -> Location:
        """Where one character of a text value stands in the file.

        Args:
            path: leads to a text, or further, where a mapping was written as the text alone.
            offset: of the character in the value, from 0. White space is found by the text
                before it, since folding leaves it no place of its own.
        """
        found = self._find(path)
        value = found.value
        if not isinstance(value, str):
            return self.at_offset(found.span.start)
        before = value[: max(0, min(offset, len(value)))]
        visible = sum(character not in _SPACE for character in before)
        on_text = 0 <= offset < len(value) and value[offset] not in _SPACE
        start, end = self._written(found.span, visible if on_text else max(visible - 1, 0))
        trailing = len(before) - len(before.rstrip(_SPACE))
        if on_text or not visible:
            return self.at_offset(start)
        return self.at_offset(min(end + trailing, found.span.end, self._line_end(end)))

    def at_offset(self, offset: int) -> Location:
        """The line and column of an offset into the text."""
        line = bisect_right(self._lines, offset) - 1
        return Location(self.file, self.first_line + line, offset - self._lines[line] + 1)

    def value(self, path: Path) -> Any:
        """The part of the tree that a path leads to; None where it leads nowhere."""
        found = self._find(path)
        return found.value if found.is_whole else None

    def span(self, path: Path) -> Span | None:
        """Where the value of exactly this path stands."""
        found = self._find(path)
        return found.span if found.is_whole else None

    def is_bare_key(self, path: Path) -> bool:
        """Whether a path's key has neither colon nor value, as ``b`` in ``{a: 1, b}``."""
        span = self.span(path)
        if span is None or span.key[0] < 0 or span.start != span.end:
            return False
        return ":" not in self.text[span.key[1] : span.start + 1]

    def _find(self, path: Path) -> _Found:
        span, value = self.root, self.tree
        for step in path:
            part = span.parts.get(step)
            if part is None:
                return _Found(span, value, is_whole=False)
            span, value = part, value[step]
        return _Found(span, value, is_whole=True)

    def _written(self, span: Span, number: int) -> tuple[int, int]:
        """Where the visible character of that number, from 0, begins and ends."""
        start, end = span.start, span.end
        if span.style in {"|", ">"}:
            header = _BREAK.search(self.text, start, end)
            start = header.end() if header else end
        elif span.style:
            start, end = start + 1, end - 1
        place = (start, start)
        for match in _WRITTEN.get(span.style, _BARE).finditer(self.text, start, end):
            if span.style == '"' and _ESCAPED_SPACE.fullmatch(match[0]):
                continue
            place = match.span()
            if number == 0:
                break
            number -= 1
        return place

    def _line_end(self, offset: int) -> int:
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return 0, *(match.end() for match in _BREAK.finditer(self.text))
