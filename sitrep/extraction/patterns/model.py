"""Rules that look for a phrase, and the words that make a rule worth trying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

STEM = 4
"""Letters of a word by which rules are found; what they mean is for the patterns to say."""

_WORD = re.compile(r"[^\W\d_]+")


def stems(text: str) -> frozenset[str]:
    """How the words of a text begin, in lower case."""
    return frozenset([word[:STEM] for word in _WORD.findall(text.lower())])


@dataclass(frozen=True)
class Rule:
    """A pattern that, where it is found, says one thing.

    Attributes:
        name: what a proposal says led to it.
        label: what it says: a status of control or a constraint of access.
        pattern: what is looked for; its groups ``place`` and ``actor`` are what stands there.
        subject: what the words in front of it name: ``actor``, ``place`` or nothing ("").
        is_loose: whether it says so of whatever is a place only where the place is plain.
    """

    name: str
    label: str
    pattern: re.Pattern[str]
    subject: str = ""
    is_loose: bool = False


class Match(NamedTuple):
    """A rule, and where its pattern was found."""

    rule: Rule
    found: re.Match[str]


class RuleTable:
    """Rules by the words that call for them, in the order in which they are tried."""

    def __init__(self, rules: Sequence[tuple[frozenset[str], Rule]]) -> None:
        self._rules = tuple(rule for _, rule in rules)
        called: dict[str, list[int]] = {}
        for number, (words, _) in enumerate(rules):
            for word in words:
                called.setdefault(word, []).append(number)
        self._called = called

    def matches(self, text: str, words: frozenset[str]) -> Iterator[Match]:
        """Every place in a text, whose stems are given, where a rule's pattern is found."""
        called = self._called
        numbers = {number for word in words if word in called for number in called[word]}
        for number in sorted(numbers):
            rule = self._rules[number]
            for found in rule.pattern.finditer(text):
                yield Match(rule, found)


@dataclass(frozen=True)
class Patterns:
    """The tables of one language.

    Attributes:
        control: rules whose label is a status; ``access`` those whose label is a constraint.
        causes: rules for what hinders aid; ``effects`` rules for aid that was hindered.
        words: single patterns by their names, such as what a statement is denied by.
    """

    control: RuleTable
    access: RuleTable
    causes: RuleTable
    effects: RuleTable
    words: Mapping[str, re.Pattern[str]]
