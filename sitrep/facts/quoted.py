"""The quotes of a fact that stand in their articles, with what stands around them there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from sitrep.evidence.claims import Claim, Finding
from sitrep.evidence.quotes import find_all, surroundings
from sitrep.facts.load import FactRecord
from sitrep.facts.surroundings import Surroundings

OCCURRENCES = 20
"""Places of one quote in its article that are read."""
Reader: TypeAlias = Callable[[str, Claim, str | None, tuple[str, str]], tuple[Finding, ...]]
"""What holds a quote, in a language and in its surroundings, against a claim."""


class Quoted(NamedTuple):
    """A quote of a fact: which of its sources, the words, their language, each context of them."""

    source: int
    quote: str
    language: str
    contexts: tuple[tuple[str, str], ...]

    def best(self, read: Reader, claim: Claim) -> tuple[Finding, ...]:
        """What is found at the place of the quote where least is wrong; which one is not said."""
        found = [read(self.quote, claim, self.language, context) for context in self.contexts]
        return min(found, key=gravity)


def gravity(findings: tuple[Finding, ...]) -> tuple[int, list[str]]:
    """How much is wrong: nothing, another qualifier, or anything else."""
    codes = [finding.code for finding in findings]
    return sum(_GRAVITY.get(code, 3) for code in codes), codes


_GRAVITY = {"E304": 1, "E310": 1, "E312": 1, "E303": 2}


def quoted(record: FactRecord, around: Surroundings) -> Iterator[Quoted]:
    """The quotes of a fact that stand in their articles, in its order."""
    for index, source in enumerate(record.fact.sources):
        stored = around.articles.get(source.article)
        spans = find_all(stored.body, source.quote)[:OCCURRENCES] if stored else ()
        if stored is not None and spans:
            contexts = tuple(dict.fromkeys(surroundings(stored.body, span) for span in spans))
            yield Quoted(index, source.quote, around.language_of(stored), contexts)
