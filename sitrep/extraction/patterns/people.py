"""The words that tell what befell people: ``people.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from sitrep.evidence.lexicon.phrases import Phrases, PhraseTable, listed, phrases, words


class PeoplePatterns(NamedTuple):
    """What befell people, in one language.

    ``hint`` finds a word with which any trigger begins: a text without one needs no reading.
    ``after`` and ``before`` give the class (an outcome, ``flow``, ``stock`` or ``return``) of a
    trigger whose number stands in front of it, or behind it; ``weak`` are those behind which
    the text must say that people moved. ``ends`` end the noun phrase behind a number, ``breaks`` a clause;
    ``finite`` words stand between the numbers of no list, whose joints are ``listing``; ``asides`` open
    what is said beside. The rest are words by which a class is refused or refined.
    """

    hint: re.Pattern[str]
    after: PhraseTable[str]
    before: PhraseTable[str]
    weak: Phrases
    moved: Phrases
    helped: Phrases
    accidental: Phrases
    violent: Phrases
    disaster: Phrases
    eviction: Phrases
    standing: Phrases
    victims: PhraseTable[str]
    skipped: frozenset[str]
    reaching: frozenset[str]
    relief: Phrases
    ends: frozenset[str]
    breaks: frozenset[str]
    finite: frozenset[str]
    listing: frozenset[str]
    asides: frozenset[str]


def read_people(table: Mapping[str, Any]) -> PeoplePatterns:
    """The patterns of what befell people."""
    after, before = _classes(table["after"]), _classes(table["before"])
    firsts = sorted(map(re.escape, after.first_words | before.first_words))
    return PeoplePatterns(
        hint=re.compile(rf"\b(?:{'|'.join(firsts)})\b", re.IGNORECASE),
        after=after,
        before=before,
        weak=phrases(table["weak"]["words"]),
        moved=phrases(table["weak"]["moved"]),
        helped=phrases(table["helped"]["words"]),
        accidental=phrases(table["accidental"]["words"]),
        violent=phrases(table["accidental"]["violent"]),
        disaster=phrases(table["causes"]["disaster"]),
        eviction=phrases(table["causes"]["eviction"]),
        standing=phrases(table["stock"]["words"]),
        victims=_classes(table["victims"]),
        skipped=words(table["skipped"]["words"]),
        reaching=words(table["reaching"]["words"]) | {":"},
        relief=phrases(table["relief"]["words"]),
        ends=words(table["joints"]["ends"]),
        breaks=words(table["joints"]["breaks"]) | {"\n"},
        finite=words(table["joints"]["finite"]),
        listing=words(table["joints"]["listing"]),
        asides=words(table["joints"]["asides"]),
    )


def _classes(table: dict[str, str]) -> PhraseTable[str]:
    found = {}
    for name, text in reversed(table.items()):  # the first class has the last word
        found.update(dict.fromkeys(filter(None, listed(text)), name))
    return PhraseTable(found)
