"""Placeholders in narrative: ``{series}`` and ``{series.attribute}``, names and dots only.

They are valid python-brace-format, so that gettext's tools check them in translations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ATTRIBUTES = (
    "start",
    "value",
    "place",
    "source",
    "according_to",
    "reported",
    "period",
    "cite",
)
"""What may follow the dot. ``start`` is the phrase fit to open a sentence."""

_HOLE = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)(?:\.([a-z_]+))?\}|[{}]")


@dataclass(frozen=True)
class Hole:
    """One placeholder: a series (or one observation's id), and what of it is shown."""

    name: str
    attribute: str | None
    offset: int

    def __str__(self) -> str:
        return f"{{{self.name}.{self.attribute}}}" if self.attribute else f"{{{self.name}}}"


@dataclass(frozen=True)
class Stray:
    """A brace that belongs to no placeholder."""

    offset: int


def split(text: str) -> tuple[str | Hole | Stray, ...]:
    """Text, placeholders and stray braces, in order; ``{{`` is a brace."""
    parts: list[str | Hole | Stray] = []
    position = 0
    for match in _HOLE.finditer(text):
        if match.start() > position:
            parts.append(text[position : match.start()])
        token = match.group()
        if token in {"{{", "}}"}:
            parts.append(token[0])
        elif match.group(1) is None:
            parts.append(Stray(match.start()))
        else:
            parts.append(Hole(match.group(1), match.group(2), match.start()))
        position = match.end()
    if position < len(text):
        parts.append(text[position:])
    return tuple(parts)


def holes(text: str) -> tuple[Hole, ...]:
    """The placeholders of a text."""
    return tuple(part for part in split(text) if isinstance(part, Hole))
