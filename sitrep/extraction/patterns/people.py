"""The words that tell what befell people: ``people.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, NamedTuple

from sitrep.evidence.lexicon.phrases import Phrase, Phrases, PhraseTable, listed, phrases, words
from sitrep.extraction.patterns.model import stems


class PeoplePatterns(NamedTuple):
    """What befell people, in one language.

    ``hint`` are the stems of the longest word of each trigger: a text without one needs no reading,
    except for why people moved where it has one of ``hint_of_cause``, and for parts of those of the
    sentence before where it has one of ``hint_of_parts``.
    ``after`` and ``before`` give the class (an outcome, ``flow``, ``stock`` or ``return``) of a
    trigger whose number stands in front of it, or behind it; ``victims`` the class of those whom
    it befell. ``phrases``, ``words`` and ``demonyms`` refuse or refine these; what each is for is
    told in the table.
    """

    hint: frozenset[str]
    hint_of_cause: frozenset[str]
    hint_of_parts: frozenset[str]
    after: PhraseTable[str]
    before: PhraseTable[str]
    victims: PhraseTable[str]
    phrases: Mapping[str, Phrases]
    words: Mapping[str, frozenset[str]]
    demonyms: re.Pattern[str]


def read_people(table: Mapping[str, Any]) -> PeoplePatterns:
    """The patterns of what befell people."""
    other, going = table["phrases"], table["going"]
    moves = product(going["verbs"].split(), going["particles"].split())
    flow = ", ".join([*map(" ".join, moves), other["arriving"], table["after"]["flow"]])
    stock = f"{other['staying']}, {table['after']['stock']}"
    after = _classes(table["after"] | {"flow": flow, "stock": stock})
    before = _classes(table["before"])
    beside = {name: phrases(text) for name, text in other.items()}
    every = [*after.entries, *before.entries, *beside["taken"].entries]
    return PeoplePatterns(
        hint=_longest(every),
        hint_of_cause=stems(f"{other['disaster']} {other['eviction']}"),
        hint_of_parts=_longest(beside["of_all"].entries),
        after=after,
        before=before,
        victims=_classes(table["victims"]),
        phrases=beside,
        words={name: words(text) for name, text in table["words"].items()},
        demonyms=re.compile(table["patterns"]["demonyms"]),
    )


def _longest(phrases: Iterable[Phrase]) -> frozenset[str]:
    """The stems of the longest word of each phrase."""
    return stems(" ".join(max(phrase, key=len) for phrase in phrases))


def _classes(table: dict[str, str]) -> PhraseTable[str]:
    found = {}
    for name, text in reversed(table.items()):  # the first class has the last word
        found.update(dict.fromkeys(filter(None, listed(text)), name))
    return PhraseTable(found)
