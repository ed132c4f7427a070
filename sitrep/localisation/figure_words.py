"""The messages for figures: one for each pair of qualifier and noun, and nothing pieced together.

"more than", a number and a noun agree with one another in Arabic, Russian and many languages,
so a translator gets each pair as one message. In English the pairs are regular: they are
multiplied out here, and ``MESSAGES`` is what extraction reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from sitrep.evidence.quantities import Qualifier
from sitrep.facts.periods import DurationUnit
from sitrep.localisation.messages import Message


class Noun(StrEnum):
    """What a figure counts."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    CIVILIANS = "civilians"
    CHILDREN = "children"
    AID_WORKERS = "aid_workers"
    COMBATANTS = "combatants"
    REFUGEES = "refugees"
    MIGRANTS = "migrants"
    RETURNEES = "returnees"


class Described(NamedTuple):
    """A message and the comment that goes with it to the translator."""

    message: Message
    comment: str


_NOUNS: Mapping[Noun, tuple[str, str]] = {
    Noun.PEOPLE: ("person", "people"),
    Noun.HOUSEHOLDS: ("household", "households"),
    Noun.CIVILIANS: ("civilian", "civilians"),
    Noun.CHILDREN: ("child", "children"),
    Noun.AID_WORKERS: ("aid worker", "aid workers"),
    Noun.COMBATANTS: ("member of armed forces or groups", "members of armed forces or groups"),
    Noun.REFUGEES: ("refugee", "refugees"),
    Noun.MIGRANTS: ("migrant", "migrants"),
    Noun.RETURNEES: ("returnee", "returnees"),
}

_NUMERIC: Mapping[Qualifier, str] = {
    Qualifier.EXACT: "{number}",
    Qualifier.AT_LEAST: "at least {number}",
    Qualifier.MORE_THAN: "more than {number}",
    Qualifier.ABOUT: "about {number}",
    Qualifier.NEARLY: "nearly {number}",
    Qualifier.UP_TO: "up to {number}",
    Qualifier.LESS_THAN: "less than {number}",
    Qualifier.RANGE: "between {low} and {high}",
}
_COUNTED_FEWER = {Qualifier.LESS_THAN: "fewer than {number}"}

_VAGUE: Mapping[Qualifier, str] = {
    Qualifier.SEVERAL: "several",
    Qualifier.DOZENS: "dozens of",
    Qualifier.SCORES: "scores of",
    Qualifier.HUNDREDS: "hundreds of",
    Qualifier.THOUSANDS: "thousands of",
    Qualifier.TENS_OF_THOUSANDS: "tens of thousands of",
}

_UNITS: Mapping[DurationUnit, tuple[str, str]] = {
    DurationUnit.DAYS: ("day", "days"),
    DurationUnit.WEEKS: ("week", "weeks"),
    DurationUnit.MONTHS: ("month", "months"),
    DurationUnit.YEARS: ("year", "years"),
}


def _pair(context: str, words: str, noun: tuple[str, str]) -> Message:
    return Message(f"{words} {noun[0]}", context, f"{words} {noun[1]}")


FIGURES: Mapping[tuple[Qualifier, Noun], Message] = {
    (qualifier, noun): _pair("figure", _COUNTED_FEWER.get(qualifier, words), names)
    for qualifier, words in _NUMERIC.items()
    for noun, names in _NOUNS.items()
}
# No sentence opens with a numeral: these stand for an exact number there.
TOTALS: Mapping[Noun, Message] = {
    noun: _pair("figure", "a total of {number}", names) for noun, names in _NOUNS.items()
}
SINGLES: Mapping[Noun, Message] = {
    noun: Message(f"one {names[0]}", "figure") for noun, names in _NOUNS.items()
}
VAGUE: Mapping[tuple[Qualifier, Noun], Message] = {
    (qualifier, noun): Message(f"{words} {names[1]}", "figure")
    for qualifier, words in _VAGUE.items()
    for noun, names in _NOUNS.items()
}
DURATIONS: Mapping[tuple[Qualifier, DurationUnit], Message] = {
    (qualifier, unit): _pair("duration", words, names)
    for qualifier, words in _NUMERIC.items()
    for unit, names in _UNITS.items()
    if qualifier is not Qualifier.RANGE
}

_EXAMPLE = {"number": "2,000", "low": "100", "high": "200"}


def describe_figures() -> Iterator[Described]:
    """Every message of figures and durations, with an example for the translator."""
    for message in (*FIGURES.values(), *TOTALS.values()):
        yield Described(message, f"e.g. “{_filled(message)}”; the number decides the form")
    for message in SINGLES.values():
        yield Described(message, "opens a sentence, where “1” may not")
    for message in VAGUE.values():
        yield Described(message, "the source gives this word and no number")
    for message in DURATIONS.values():
        text = _filled(message).replace("2,000", "2")
        yield Described(message, f"a length of time, e.g. “{text}”; often after “for” or “over”")


def _filled(message: Message) -> str:
    text = message.plural or message.singular
    for name, value in _EXAMPLE.items():
        text = text.replace(f"{{{name}}}", value)
    return text
