"""Stretches of text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Where something stands in a text: offsets in characters, the end not included."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that stands there."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end
