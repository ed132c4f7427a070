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
    """The list of sources, and where each fact leads to in it.

    ``lengths`` tells where a fact's length of time leads, if not where its figure does.
    """

    entries: tuple[Citation, ...]
    references: Mapping[str, tuple[Reference, ...]]
    lengths: Mapping[str, Reference]


_Key = tuple[str | None, str | None, str | None]


def cite(observations: Iterable[Observation]) -> Citations:
    """Numbers the witnesses of observations, given in the order of their first appearance."""
    quotes: dict[_Key, list[str]] = {}
    facts: dict[_Key, list[str]] = {}
    references: dict[str, tuple[Reference, ...]] = {}
    lengths: dict[str, Reference] = {}

    def refer(entry: Observation, witness: Witness) -> Reference:
        key = _key(witness)
        held = quotes.setdefault(key, [])
        if witness.quote is not None and witness.quote not in held:
            held.append(witness.quote)
        facts.setdefault(key, []).append(entry.id)
        quote = held.index(witness.quote) + 1 if witness.quote is not None else 0
        return Reference(list(quotes).index(key) + 1, quote)

    for entry in observations:
        if entry.id in references:
            continue
        references[entry.id] = tuple(refer(entry, witness) for witness in entry.witnesses)
        if entry.length is not None:
            lengths[entry.id] = refer(entry, entry.length)
    entries = tuple(
        Citation(number, *key, tuple(held), tuple(dict.fromkeys(facts[key])))
        for number, (key, held) in enumerate(quotes.items(), 1)
    )
    return Citations(entries, references, lengths)


def _key(witness: Witness) -> _Key:
    return witness.source, witness.article, witness.shown_as
