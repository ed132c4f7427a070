"""Rules that look for a phrase, and the words that make a rule worth trying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from sitrep.evidence.spans import Span

STEM = 6
"""Letters of a word by which rules are found; what they mean is for the patterns to say."""

_BEFORE = 90
"""Characters in front of a pattern in which what belongs before it is sought."""
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"(\\.|\(\?P[<=]\w+)|[A-Z]")
"""Capitals of a pattern, apart from those of its own signs, which are a group."""
_STOP = re.compile(r"[.;:](?=\s)")


@lru_cache(maxsize=1000)  # control and access ask for the same sentences
def stems(text: str) -> frozenset[str]:
    """How the words of a text begin, in lower case: ``STEM`` letters of each."""
    return frozenset([word[:STEM] for word in _WORD.findall(text.lower())])


@dataclass(frozen=True)
class Rule:
    """A pattern that, where it is found, says one thing.

    Attributes:
        name: what a proposal says led to it.
        label: what it says: a status of control or a constraint of access.
        source: the pattern that is looked for; its groups ``place`` and ``actor`` are what stands there.
        source_before: what has to stand in front of it in the same clause, if anything.
        subject: what the words in front of it name: ``actor``, ``place`` or nothing ("").
        otherwise: the constraint that an effect on aid is where no cause of it is told, if it says
            enough by itself.
    """

    name: str
    label: str
    source: str
    source_before: str = ""
    subject: str = ""
    otherwise: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What is looked for; made when a text first asks for it."""
        return re.compile(self.source, re.IGNORECASE)

    @cached_property
    def small(self) -> re.Pattern[str] | None:
        """The same for a text in small letters, which is quicker; None where capitals count."""
        if "(?-i:" in self.source:
            return None
        return re.compile(_LETTERS.sub(lambda found: found[1] or found[0].lower(), self.source))

    @cached_property
    def before(self) -> re.Pattern[str] | None:
        """What has to stand in front of it, if anything."""
        return re.compile(self.source_before, re.IGNORECASE) if self.source_before else None

    def start_of(self, text: str, found: re.Match[str]) -> int | None:
        """Where what it says begins; None where what belongs before it is missing."""
        if self.before is None:
            return found.start()
        low = max(0, found.start() - _BEFORE)
        for stop in _STOP.finditer(text, low, found.start()):
            low = stop.end()
        starts = [each.start() for each in self.before.finditer(text, low, found.start())]
        return starts[-1] if starts else None


class Match(NamedTuple):
    """A rule, where its pattern was found, and the stretch of text that says so."""

    rule: Rule
    found: re.Match[str]
    span: Span


class RuleTable:
    """Rules by the words that call for them, in the order in which they are tried."""

    def __init__(self, rules: Sequence[tuple[frozenset[str], Rule]]) -> None:
        self._rules = tuple(rule for _, rule in rules)
        called: dict[str, list[int]] = {}
        for number, (words, _) in enumerate(rules):
            for word in words:
                called.setdefault(word, []).append(number)
        self._called = called

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def matches(self, text: str, words: frozenset[str]) -> Iterator[Match]:
        """Every place in a text, whose stems are given, where a rule's pattern is found."""
        called, small = self._called, text.lower()
        is_same = len(small) == len(text)  # some letters are two when they are small
        numbers = {number for word in called.keys() & words for number in called[word]}
        for number in sorted(numbers):
            rule = self._rules[number]
            in_small = rule.small.finditer(small) if rule.small and is_same else None
            for found in in_small or rule.pattern.finditer(text):
                start = rule.start_of(text, found)
                if start is not None:
                    yield Match(rule, found, Span(start, found.end()))


@dataclass(frozen=True)
class ControlAccessPatterns:
    """What one language says of control and access.

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
