"""Patterns as the tables write them, made into regular expressions.

``{name}`` stands for what ``[fragments]`` holds under that name, a line break for nothing, " | "
for "|", and a space for any white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from babel import Locale

_AT_END = re.compile(r" ?\|\n\s*")
_BREAK = re.compile(r"\n\s*")
_FRAGMENT = re.compile(r"\{([a-z_0-9]*[a-z_][a-z_0-9]*)\}")


def either(options: Iterable[str]) -> str:
    """A pattern for any of these patterns, tried in their order, those of one first letter together.

    So a letter with which none of them begins is passed over at once.
    """
    by_letter: dict[str, list[str]] = {}
    for option in options:
        by_letter.setdefault(option[0], []).append(option[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


class Fragments:
    """The parts of which a table's patterns are made; each may name those before it."""

    def __init__(self, table: Mapping[str, str], given: Mapping[str, str] | None = None) -> None:
        self._sources = dict(given or {})
        for name, text in table.items():
            self._sources[name] = f"(?:{self._written(text)})"

    def source(self, text: str) -> str:
        """The regular expression that a pattern stands for."""
        return self._written(text).replace(" ", r"\s")

    def whole_words(self, text: str) -> str:
        """The same, from the beginning of a word to the end of one."""
        return rf"(?<![\w‑-])(?:{self.source(text)})(?!\w)"

    def _written(self, text: str) -> str:
        """A pattern on one line, with the fragments that it names."""
        whole = text.strip() if "\n" in text else text  # on one line a space is meant
        line = _BREAK.sub("", _AT_END.sub("|", whole)).replace(" | ", "|")
        return _FRAGMENT.sub(lambda found: self._sources[found[1]], line)


NamedPatterns: TypeAlias = Mapping[str, re.Pattern[str]]


def named_patterns(table: Mapping[str, Any], fragments: Fragments) -> dict[str, re.Pattern[str]]:
    """The patterns of a table by their names: case counts in ``[cased]``, not in ``[patterns]``."""
    return {
        label: re.compile(fragments.source(text), flags)
        for part, flags in (("cased", 0), ("patterns", re.IGNORECASE))
        for label, text in table.get(part, {}).items()
    }


def read_named(tag: str, table: Mapping[str, Any]) -> NamedPatterns:
    """The patterns of a table that has nothing but patterns and their fragments."""
    return named_patterns(table, Fragments(table["fragments"], calendar_of(tag)))


def calendar_of(tag: str) -> dict[str, str]:
    """Fragments for the ``month`` and the ``weekday``, by the long names of CLDR."""
    locale = Locale.parse(tag)
    named = {"month": locale.months, "weekday": locale.days}
    return {
        name: f"(?:{'|'.join(map(re.escape, widths['format']['wide'].values()))})"
        for name, widths in named.items()
    }
