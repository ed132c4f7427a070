"""Words for places: ``places.toml``, with the names of countries that CLDR has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from babel import Locale

from sitrep.evidence.lexicon.phrases import words
from sitrep.extraction.patterns.source import Fragments, named_patterns

Role = Literal["at", "from", "to", "of"]
"""What a preposition says of a place: something was there, people moved from or to it, or, where
its name has a word for its kind, it is somebody's ("of", "on")."""


class PlacePatterns(NamedTuple):
    """How a language names places.

    ``place`` and ``common`` find one behind a preposition (``how``), with a ``name`` and without
    a name of its own; ``roles`` are what prepositions say. ``countries`` finds those. ``never``
    are words with which no place begins; the rest are the patterns of the table by their names.
    """

    roles: Mapping[str, Role]
    countries: re.Pattern[str]
    never: frozenset[str]
    patterns: Mapping[str, re.Pattern[str]]

    def is_place(self, name: str, role: Role) -> bool:
        """Whether a name behind a preposition may be a place's."""
        bare = self.patterns["article"].sub("", name)
        first = bare.partition(" ")[0].strip(",").lower()
        if first in self.never or any(self.patterns[p].search(bare) for p in ("body", "force")):
            return False
        if self.patterns["acronym"].match(bare) and not self.countries.fullmatch(bare):
            return False
        return role != "of" or bool(self.patterns["where"].search(name))


def read_places(tag: str, table: Mapping[str, Any]) -> PlacePatterns:
    """The patterns of places."""
    roles: dict[str, Role] = {
        how.strip(): role for role, text in table["roles"].items() for how in text.split(",")
    }
    how = "|".join(sorted(roles, key=len, reverse=True))
    fragments = Fragments(table["fragments"], {"how": f"(?P<how>(?i:{how}))"})
    return PlacePatterns(
        roles=roles,
        countries=_countries(tag, table["words"]["countries"]),
        never=words(table["words"]["never"]),
        patterns=named_patterns(table, fragments),
    )


def _countries(tag: str, more: str) -> re.Pattern[str]:
    """The names of all countries, as CLDR has them, and some by which they go too."""
    names = {name for code, name in Locale.parse(tag).territories.items() if len(code) == 2}
    names = {name for name in names if len(name) > 3} | {name.strip() for name in more.split(",")}
    ordered = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(ordered)})\b", re.IGNORECASE)
