"""Numbered sources: who said it in which article, with every quote that the report leads to.

Entries are numbered in the order in which a reader meets them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sitrep.report.material import Observation, Witness


class Reference(NamedTuple):
    """Where a fact's quote stands: the entry's number, and which of its quotes, both from 1.

    ``quote`` is 0 where the audience may not see the quote.
    """

    number: int
    quote: int


@dataclass(frozen=True)
class Citation:
    """One entry of the list of sources: a source in an article, or what stands for it."""

    number: int
    source: str | None
    article: str | None
    shown_as: str | None
    quotes: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Citations:
    """The list of sources, and where each fact leads to in it."""

    entries: tuple[Citation, ...]
    references: Mapping[str, tuple[Reference, ...]]


_Key = tuple[str | None, str | None, str | None]


def cite(observations: Iterable[Observation]) -> Citations:
    """Numbers the witnesses of observations, given in the order of their first appearance."""
    quotes: dict[_Key, list[str]] = {}
    facts: dict[_Key, list[str]] = {}
    references: dict[str, tuple[Reference, ...]] = {}
    for entry in observations:
        if entry.id in references:
            continue
        found = []
        for witness in entry.witnesses:
            key = _key(witness)
            held = quotes.setdefault(key, [])
            if witness.quote is not None and witness.quote not in held:
                held.append(witness.quote)
            facts.setdefault(key, []).append(entry.id)
            quote = held.index(witness.quote) + 1 if witness.quote is not None else 0
            found.append(Reference(list(quotes).index(key) + 1, quote))
        references[entry.id] = tuple(found)
    entries = tuple(
        Citation(number, *key, tuple(held), tuple(dict.fromkeys(facts[key])))
        for number, (key, held) in enumerate(quotes.items(), 1)
    )
    return Citations(entries, references)


def _key(witness: Witness) -> _Key:
    return witness.source, witness.article, witness.shown_as
