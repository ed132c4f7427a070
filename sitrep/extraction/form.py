"""The form that people give to facts in YAML: keys a line each, words in quotes, short lists inline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

UNKNOWN_PLACE = "unknown"
"""Stands for the place that neither the text nor the operation names."""

Value: TypeAlias = "int | str | date | Words | list[str] | dict[str, Value] | None"


class Words(str):
    """Words of a person or an article, which stand in quotes."""

    __slots__ = ()


def lines_of(fact: dict[str, Value], indent: str) -> Iterator[str]:
    """A fact as an entry of the list, in the form of the operations that people write."""
    told = fact["sources"]
    mark = "- "
    for key, value in fact.items():
        if key != "sources":
            yield from _lines(indent + mark, key, value)
            mark = "  "
    yield f"{indent}  sources:"
    mark = "- "
    for key, value in (told if isinstance(told, dict) else {}).items():
        yield from _lines(f"{indent}    {mark}", key, value)
        mark = "  "


def _lines(lead: str, key: str, value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{lead}{key}:"
        deeper = " " * (len(lead) + 2)
        for name, part in value.items():
            yield from _lines(deeper, name, part)
    else:
        note = "      # no place is named" if (key, value) == ("place", UNKNOWN_PLACE) else ""
        yield f"{lead}{key}: {_scalar(value)}{note}"


def _scalar(value: Value) -> str:
    if isinstance(value, Words):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return "null" if value is None else str(value)


# Characters that YAML forbids as they are, or takes for line breaks.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(text: str) -> str:
    """A text in double quotes, as YAML reads it back letter for letter."""
    plain = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)
