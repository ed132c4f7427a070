"""How much of a report its digest tells, so that no mail program cuts it off.

The rule: every list keeps its first entries, as many as fit, and as many in every language; what
is corrected is always told whole. Sources go with what cites them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

LARGEST_HTML = 90_000
"""Bytes of HTML; Gmail clips a message near 102 KB.

Source: https://github.com/hteumeuleu/email-bugs/issues/41
"""
LARGEST_MESSAGE = 150_000
"""Bytes of a message as it is sent, with the map and without an attached PDF."""

_LISTS = ("highlights", "key_figures", "gaps")


def length(view: Mapping[str, Any]) -> int:
    """The entries of the longest list: with as many, a digest is whole."""
    return max(len(entries) for entries in _entries(view))


def _entries(view: Mapping[str, Any]) -> Iterator[list[Any]]:
    yield []
    yield from (view[name] for name in _LISTS)
    yield from (table["rows"] for table in view["in_brief"])


def shorten(view: Mapping[str, Any], most: int, note: str) -> dict[str, Any]:
    """The digest with at most so many entries in each list, and a note that says so.

    Args:
        view: a whole digest.
        most: as many as ``length`` says, or more, change nothing.
        note: for the reader.
    """
    if most >= length(view):
        return dict(view)
    cut: dict[str, Any] = {**view, "further_figures": [], "shortened": note}
    cut |= {name: view[name][:most] for name in _LISTS}
    tables = view["in_brief"] if most else []
    cut["in_brief"] = [{**table, "rows": table["rows"][:most]} for table in tables]
    return cited_only(cut)


def longest_that_fits(most: int, fits: Callable[[int], bool]) -> int:
    """The largest number of entries up to ``most`` that fits; 0 where nothing does."""
    if fits(most):
        return most
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def cited_only(view: Mapping[str, Any]) -> dict[str, Any]:
    """The view with those sources and quotes alone that something in it leads to."""
    rest = {name: value for name, value in view.items() if name != "sources"}
    wanted = set(_sources(rest))
    entries = []
    for entry in view["sources"]:
        quotes = [quote for quote in entry["quotes"] if quote["anchor"] in wanted]
        if quotes or entry["anchor"] in wanted:
            entries.append({**entry, "quotes": quotes})
    return {**view, "sources": entries}


def _sources(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if value.get("type") in {"figure", "cite"} and value["source"]:
            yield value["source"]
        for inner in value.values():
            yield from _sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sources(inner)
