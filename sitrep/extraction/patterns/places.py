"""Words for places: ``places.toml``, with the names of countries that CLDR has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from babel import Locale

from sitrep.evidence.lexicon.phrases import words
from sitrep.extraction.patterns.source import (
    Fragments,
    NamedPatterns,
    calendar_of,
    either,
    named_patterns,
)

Role = Literal["at", "all", "from", "to", "care", "of"]
"""What a preposition says of a place: something was there, or in all of it, people moved from or to it, or were
taken there to be cared for, or, where
its name has a word for its kind, it is somebody's ("of", "on")."""


_CAPITAL = re.compile(r"[^\W\d_a-z]\w*")
_UNIONS = frozenset({"EU", "EZ", "UN"})
"""Codes of CLDR's territories that are unions of countries."""
_SHORTEST = 3
"""Letters of a country's name that are too few: "USA" is listed by itself."""


@dataclass(frozen=True, eq=False)
class PlacePatterns:
    """How a language names places.

    Attributes:
        roles: what prepositions say; ``striking`` are those that say that a place was attacked.
        countries: finds their names, by the first word of each in small letters.
        never: words with which no place begins.
        named: the patterns of the table by their names.
    """

    roles: Mapping[str, Role]
    striking: frozenset[str]
    countries: Mapping[str, re.Pattern[str]]
    never: frozenset[str]
    named: NamedPatterns

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """A pattern of the table."""
        return self.named[name]

    def find_countries(self, text: str) -> list[str]:
        """The countries that a text names, as they stand there."""
        return list(_find_countries(self, text))

    def is_country(self, name: str) -> bool:
        """Whether it is a country's name and nothing else."""
        return _find_countries(self, name) == (self["article"].sub("", name),)

    def is_place(self, name: str, role: Role) -> bool:
        """Whether a name behind a preposition may be a place's."""
        bare = self["article"].sub("", name)
        if bare.partition(" ")[0].strip(",").lower() in self.never:
            return False
        if any(
            self[other].search(bare) for other in ("body", "force", "water", "adjective", "counted")
        ):
            return False
        if self["acronym"].match(bare) and not self.is_country(bare):
            return False
        return role != "of" or bool(self["where"].search(name))

    def is_vague(self, name: str) -> bool:
        """Whether it only says what kind of place, or which side of a country: "a town in Mali"."""
        if self["indefinite"].match(name) and (tail := self["tail"].search(name)):
            return self.is_vague(tail["name"])
        return bool(self["vague"].match(name) or self.is_country(name))

    def size(self, name: str) -> int:
        """How large a place is, from 0, a town, over districts and provinces to 4, a country."""
        head = name.partition(" in ")[0].partition(",")[0]
        if self.is_country(head):
            return 4
        if self.is_vague(name):
            return 3
        if self["wide_kind"].search(head):
            return 2
        return 1 if self["middle_kind"].search(head) else 0


@lru_cache(maxsize=2000)  # the same names come again and again
def _find_countries(patterns: PlacePatterns, text: str) -> tuple[str, ...]:
    found: list[str] = []
    end = 0
    for word in _CAPITAL.finditer(text):
        names = patterns.countries.get(word[0].lower()) if word.start() >= end else None
        if names is not None and (name := names.match(text, word.start())) is not None:
            found.append(name[0])
            end = name.end()
    return tuple(found)


def read_places(tag: str, table: Mapping[str, Any]) -> PlacePatterns:
    """The patterns of places."""
    roles: dict[str, Role] = {
        how.strip(): role for role, text in table["roles"].items() for how in text.split(",")
    }
    small = either(sorted(roles, key=len, reverse=True))
    # "[Ii]n", not "(?i:in)", which would look at every letter
    how = re.sub(r"(?:^|(?<=\)\|))[a-z]", lambda first: f"[{first[0].upper()}{first[0]}]", small)
    fragments = Fragments(table["fragments"], {"how": f"(?P<how>{how})"} | calendar_of(tag))
    return PlacePatterns(
        roles=roles,
        countries=_countries(tag, table["words"]["countries"]),
        never=words(table["words"]["never"]),
        striking=frozenset(how.strip() for how in table["words"]["striking"].split(",")),
        named=named_patterns(table, fragments),
    )


def _countries(tag: str, more: str) -> Mapping[str, re.Pattern[str]]:
    """The names of all countries, as CLDR has them, and some by which they go too, by first words."""
    territories = Locale.parse(tag).territories.items()
    names = {
        name
        for code, name in territories
        if code.isalpha() and code not in _UNIONS and len(name) > _SHORTEST
    }
    by_first: dict[str, list[str]] = {}
    for name in sorted(names | {name.strip() for name in more.split(",")}, key=len, reverse=True):
        by_first.setdefault(_first_word(name), []).append(re.escape(name))
    return {
        first: re.compile(rf"(?:{'|'.join(group)})\b", re.IGNORECASE)
        for first, group in by_first.items()
    }


def _first_word(name: str) -> str:
    found = _CAPITAL.match(name)
    return found[0].lower() if found else name.lower()
