"""What facts are held against: the operation, its articles, and the other facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from sitrep.evidence.articles import StoredArticle
from sitrep.facts.load import FactRecord
from sitrep.operation.model import Operation


@dataclass(frozen=True)
class Surroundings:
    """What a fact is held against: everything else that the operation's folder holds.

    ``unread`` are names of facts and articles that are there, but cannot be read.
    """

    operation: Operation
    articles: Mapping[str, StoredArticle]
    facts: Mapping[str, FactRecord]
    unread: frozenset[str] = frozenset()

    @cached_property
    def first_of(self) -> Mapping[str, FactRecord]:
        """The first fact of each series."""
        first: dict[str, FactRecord] = {}
        for record in self.facts.values():
            first.setdefault(record.fact.series, record)
        return first

    def language_of(self, article: StoredArticle) -> str:
        """The language that an article is written in; the operation's where it does not say."""
        return article.article.language or self.operation.language


def nearest_hint(name: str, known: Mapping[str, object]) -> str:
    """What to do about a name that leads nowhere."""
    near = nearest_name(name, known)
    return f"did you mean {near}?" if near else "add it, or correct the id"


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one, if any does."""
    return next(iter(get_close_matches(name, list(known), 1)), None)
