"""Reads a language's table, ``TAG.toml``, as a lexicon.

How a key is written follows from the type of its field in ``model``: words stand with spaces
between them, phrases with commas; "20 twenty, 40 forty fourty" are words for numbers, and "1
days: day days; 2 weeks: fortnight" words for lengths of time. Phrases that mean something are
grouped by what they mean.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from sitrep.evidence.lexicon.model import (
    Counted,
    Kinds,
    Lengths,
    Lexicon,
    Meaning,
    Moment,
    Numerals,
    Persons,
    Qualifying,
    Saying,
)
from sitrep.evidence.lexicon.phrases import Phrases, PhraseTable, fold, listed, phrases, words
from sitrep.evidence.quantities import Qualifier

_FOLDER = Path(__file__).parent
_TOO_LARGE = "too_large"
"""Stands for vague words that no qualifier stands for, such as "millions"."""


@cache
def load_lexicon(tag: str) -> Lexicon:
    """The lexicon of a language, from the file of its tag."""
    table = tomllib.loads((_FOLDER / f"{tag}.toml").read_text(encoding="utf-8"))
    return Lexicon(
        numerals=Numerals(**_read(Numerals, table["numerals"])),
        qualifying=Qualifying(**_read(Qualifying, table["qualifying"])),
        counted=Counted(**_read(Counted, table["counted"])),
        persons=Persons(**_read(Persons, table["persons"])),
        saying=Saying(**_read(Saying, table["saying"])),
        unsaid=frozenset(table.get("unsaid", ())),
        prefixes=table.get("prefixes", ""),
    )


def _read(model: type, table: Mapping[str, Any]) -> dict[str, Any]:
    types = get_type_hints(model)
    readers = {field.name: _READERS[types[field.name]] for field in fields(model)}
    return {key: readers[key](value) for key, value in table.items()}


def _numbered(text: str) -> dict[str, int]:
    entries = [part.split() for part in text.split(",")]
    return {fold(word): int(number) for number, *names in entries for word in names}


def _lengths(text: str) -> dict[str, tuple[int, str]]:
    entries = [part.split(":") for part in text.split(";")]
    return {
        fold(word): (int(number), unit)
        for length, names in entries
        for number, unit in [length.split()]
        for word in names.split()
    }


def _kinds(groups: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """A word that stands under several names may mean any of them."""
    found: dict[str, frozenset[str]] = {}
    for name, text in groups.items():
        for word in words(text):
            found[word] = found.get(word, frozenset()) | {name}
    return found


def _meaning(groups: Mapping[str, str]) -> PhraseTable[Meaning]:
    return PhraseTable(
        {each: _qualifiers(names) for names, text in groups.items() for each in listed(text)}
    )


def _qualifiers(names: str) -> Meaning:
    return tuple(Qualifier(name) for name in names.split())


def _collectives(groups: Mapping[str, str]) -> dict[str, tuple[int, Meaning]]:
    return {
        word: (number, _qualifiers(names))
        for names, text in groups.items()
        for word, number in _numbered(text).items()
    }


def _halves(groups: Mapping[str, str]) -> PhraseTable[Fraction]:
    return PhraseTable({each: Fraction(part) for part in groups for each in listed(groups[part])})


def _vague(table: Mapping[str, Any]) -> PhraseTable[Qualifier | None]:
    """``alone`` are whole phrases; any of ``few`` may stand in front of any of ``many``."""
    found = {
        (*few, *many): _vague_qualifier(name)
        for name, text in table["many"].items()
        for few in listed(table["few"])
        for many in listed(text)
    }
    alone = {
        each: _vague_qualifier(name)
        for name, text in table["alone"].items()
        for each in listed(text)
    }
    return PhraseTable(found | alone)


def _vague_qualifier(name: str) -> Qualifier | None:
    return None if name == _TOO_LARGE else Qualifier(name)


def _weekdays(table: Mapping[str, str]) -> PhraseTable[int]:
    """``names`` begin with Monday's, several for one day with slashes between them."""
    return PhraseTable(
        {
            each: day
            for day, names in enumerate(table["names"].split())
            for name in names.split("/")
            for each in listed(table["phrases"].replace("{}", name))
        }
    )


def _moments(groups: Mapping[str, str]) -> PhraseTable[Moment]:
    return PhraseTable({each: Moment(name) for name in groups for each in listed(groups[name])})


_READERS: Mapping[Any, Callable[[Any], object]] = {
    bool: bool,
    str: str,
    frozenset[str]: words,
    Phrases: phrases,
    Mapping[str, int]: _numbered,
    Lengths: _lengths,
    Kinds: _kinds,
    Mapping[str, tuple[int, Meaning]]: _collectives,
    PhraseTable[Fraction]: _halves,
    PhraseTable[Meaning]: _meaning,
    PhraseTable[Qualifier | None]: _vague,
    PhraseTable[int]: _weekdays,
    PhraseTable[Moment]: _moments,
}
"""How a key is read, by the type of its field."""
