"""Offsets of a text as lines and columns, and back."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\n")


class Lines:
    """The line ends of one text; lines and columns count from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column; of the last line's, if there are fewer lines."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1
