"""How a language tells facts, and where, when and by whom: tables of patterns.

A language is a folder, named by its tag; one that lacks any of the tables is not read.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.extraction.patterns.control_access import read_control_access
from sitrep.extraction.patterns.model import ControlAccessPatterns, Match, Rule, RuleTable
from sitrep.extraction.patterns.people import PeoplePatterns, read_people
from sitrep.extraction.patterns.places import PlacePatterns, Role, read_places
from sitrep.extraction.patterns.source import NamedPatterns, read_named
from sitrep.extraction.patterns.times import TimePatterns, read_times

__all__ = [
    "ControlAccessPatterns",
    "LanguagePatterns",
    "Match",
    "NamedPatterns",
    "PeoplePatterns",
    "PlacePatterns",
    "Role",
    "Rule",
    "RuleTable",
    "TimePatterns",
    "patterns_of",
]

FOLDER = Path(__file__).parent


class LanguagePatterns(NamedTuple):
    """The tables of one language."""

    people: PeoplePatterns
    control_access: ControlAccessPatterns
    places: PlacePatterns
    times: TimePatterns
    speakers: NamedPatterns
    context: NamedPatterns


def patterns_of(language: str | None) -> LanguagePatterns | None:
    """The tables of a language tag; a region has its language's.

    None where there are none, or the language is not known.
    """
    return _load((language or "").partition("-")[0].lower())


@cache
def _load(tag: str) -> LanguagePatterns | None:
    folder = FOLDER / tag
    if not tag.isalpha() or not (folder / "people.toml").is_file():
        return None

    def table(name: str) -> dict[str, Any]:
        return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))

    return LanguagePatterns(
        people=read_people(table("people")),
        control_access=read_control_access(table("control_access")),
        places=read_places(tag, table("places")),
        times=read_times(tag, table("times")),
        speakers=read_named(tag, table("speakers")),
        context=read_named(tag, table("context")),
    )
