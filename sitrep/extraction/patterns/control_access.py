"""Reads a language's patterns of control and access, ``control_access.toml``.

Patterns are in lower case; case counts only inside ``(?-i:...)``. A rule's ``words`` are those of
which one must occur, by their first letters, before its pattern is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sitrep.extraction.patterns.model import ControlAccessPatterns, Rule, RuleTable, stems
from sitrep.extraction.patterns.source import Fragments, named_patterns


def read_control_access(table: Mapping[str, Any]) -> ControlAccessPatterns:
    """The tables of control and access."""
    fragments = Fragments(table["fragments"])
    return ControlAccessPatterns(
        control=RuleTable(list(_rules(table["control"]["rules"], fragments))),
        access=RuleTable(list(_rules_by_label(table["access"], fragments))),
        causes=RuleTable(list(_rules_by_label(table["causes"], fragments))),
        effects=RuleTable(list(_rules(table["effects"]["rules"], fragments))),
        words={
            name: re.compile(fragments.whole_words(text), re.IGNORECASE)
            for name, text in table["words"].items()
        }
        | named_patterns(table, fragments),
    )


def _rules_by_label(
    groups: Mapping[str, Any], fragments: Fragments
) -> Iterator[tuple[frozenset[str], Rule]]:
    for label, group in groups.items():
        yield from _rules(group["rules"], fragments, label)


def _rules(
    rules: Mapping[str, Mapping[str, Any]], fragments: Fragments, label: str = ""
) -> Iterator[tuple[frozenset[str], Rule]]:
    for name, rule in rules.items():
        yield (
            stems(rule["words"]),
            Rule(
                name=name,
                label=rule.get("status", label),
                source=fragments.whole_words(rule["pattern"]),
                source_before=fragments.whole_words(rule["before"]) if "before" in rule else "",
                subject=rule.get("subject", ""),
                otherwise=rule.get("otherwise", ""),
            ),
        )
