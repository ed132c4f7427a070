"""Reads a language's patterns of control and access, ``control_access.TAG.toml``.

Patterns are regular expressions in lower case with real spaces; ``{name}`` stands for what
``[fragments]`` holds under that name, line breaks for nothing, " | " for "|". Case counts only
inside ``(?-i:...)``. A rule's ``words`` are those of which one must occur, by their first
letters, before its pattern is tried.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sitrep.extraction.patterns.model import Patterns, Rule, RuleTable, stems

_FOLDER = Path(__file__).parent
_AT_END = re.compile(r" ?\|\n\s*")
_BREAK = re.compile(r"\n\s*")
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")


def patterns_of(language: str | None) -> Patterns | None:
    """The tables of a language tag; None where there are none, or the language is not known."""
    return _load((language or "").partition("-")[0].lower())


@cache
def _load(tag: str) -> Patterns | None:
    path = _FOLDER / f"control_access.{tag}.toml"
    if not tag.isalpha() or not path.is_file():
        return None
    return _read(tomllib.loads(path.read_text(encoding="utf-8")))


def _read(table: Mapping[str, Any]) -> Patterns:
    fragments: dict[str, str] = {}
    for name, text in table["fragments"].items():
        fragments[name] = _written(text, fragments)
    return Patterns(
        control=RuleTable(list(_rules(table["control"]["rules"], fragments))),
        access=RuleTable(list(_rules_by_label(table["access"], fragments))),
        causes=RuleTable(list(_rules_by_label(table["causes"], fragments))),
        effects=RuleTable(list(_rules(table["effects"]["rules"], fragments))),
        words={
            name: re.compile(_source(text, fragments), re.IGNORECASE)
            for name, text in table["words"].items()
        },
    )


def _rules_by_label(
    groups: Mapping[str, Any], fragments: Mapping[str, str]
) -> Iterator[tuple[frozenset[str], Rule]]:
    for label, group in groups.items():
        yield from _rules(group["rules"], fragments, label)


def _rules(
    rules: Mapping[str, Mapping[str, Any]], fragments: Mapping[str, str], label: str = ""
) -> Iterator[tuple[frozenset[str], Rule]]:
    for name, rule in rules.items():
        yield (
            stems(rule["words"]),
            Rule(
                name=name,
                label=rule.get("status", label),
                source=_source(rule["pattern"], fragments),
                source_before=_source(rule["before"], fragments) if "before" in rule else "",
                subject=rule.get("subject", ""),
            ),
        )


def _source(text: str, fragments: Mapping[str, str]) -> str:
    """A regular expression for whole words."""
    pattern = _written(text, fragments).replace(" ", r"\s")
    return rf"(?<![\w‑-])(?:{pattern})(?!\w)"


def _written(text: str, fragments: Mapping[str, str]) -> str:
    """A pattern on one line, with the fragments that it names."""
    line = _BREAK.sub("", _AT_END.sub("|", text.strip())).replace(" | ", "|")
    return _FRAGMENT.sub(lambda found: f"(?:{fragments[found[1]]})", line)
