"""Placeholders of messages: names in braces, ``{number}``, and nothing else that braces can do.

``str.format`` is never called on a message: a translation comes from outside, and a format
specification or an attribute in it would be a small program.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def placeholders(text: str) -> Counter[str] | None:
    """How often each name stands in a message; None where a brace is no part of a placeholder."""
    names = Counter(_PLACEHOLDER.findall(text))
    rest = _PLACEHOLDER.sub("", text)
    return None if "{" in rest or "}" in rest else names


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders replaced; a KeyError names a value that was not given."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)


def split(text: str, values: Mapping[str, T]) -> tuple[str | T, ...]:
    """The text cut at its placeholders, each replaced by its value, in the text's own order."""
    parts: list[str | T] = []
    for index, part in enumerate(_PLACEHOLDER.split(text)):
        if index % 2:
            parts.append(values[part])
        elif part:
            parts.append(part)
    return tuple(parts)
