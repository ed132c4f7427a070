"""Narrative: the writer's sentences with every placeholder filled from its fact.

Wherever a sentence names a fact, the fact's marks ("unverified") and citations follow before
the full stop, so that neither can be forgotten by whoever writes or translates the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sitrep.rendering import runs
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, Runs
from sitrep.report.material import Observation
from sitrep.report.placeholders import Hole, split


def tell(section: str, units: Iterable[str], narrator: Narrator) -> list[Runs]:
    """The units of a section's narrative, translated and filled in."""
    return [_unit(section, unit, narrator) for unit in units]


def _unit(section: str, unit: str, narrator: Narrator) -> Runs:
    words, language = narrator.voice.own(section, unit)
    told: Runs = []
    open_sentence: Runs = []
    named: dict[str, Observation] = {}
    for part in split(words):
        if isinstance(part, Hole):
            entry = narrator.report.named[part.name]
            named.setdefault(part.name, entry)
            open_sentence += _fill(part, entry, narrator)
            continue
        if not isinstance(part, str):
            continue
        rest = part
        while named and (cut := runs.split_sentence(rest))[0]:
            open_sentence += _said(cut[0], language.tag, narrator)
            told += _closed(open_sentence, named, narrator)
            open_sentence, named, rest = [], {}, cut[1]
        open_sentence += _said(rest, language.tag, narrator)
    return told + (_closed(open_sentence, named, narrator) if named else open_sentence)


def _said(words: str, tag: str, narrator: Narrator) -> Runs:
    if tag == narrator.voice.language.tag:
        return runs.text(words)
    return runs.foreign(words, tag, narrator.voice.direction_of(tag)) if words else []


def _closed(sentence: Runs, named: dict[str, Observation], narrator: Narrator) -> Runs:
    """A sentence with the marks and citations of the facts that it names, each once."""
    marks: dict[str, Run] = {}
    cites: dict[str, Run] = {}
    for entry in {entry.id: entry for entry in named.values()}.values():
        marks |= {mark["text"]: mark for mark in narrator.marks(entry)}
        cites |= {cite["number"]: cite for cite in narrator.cites(entry)}
    endings = [[mark] for mark in marks.values()]
    endings.append(list(cites.values()))
    return runs.tail(sentence, runs.join(endings, " "))


def _fill(hole: Hole, entry: Observation, narrator: Narrator) -> Runs:
    return _ATTRIBUTES[hole.attribute](entry, narrator)


def _reported(entry: Observation, narrator: Narrator) -> Runs:
    if entry.fact.reported is not None:
        return narrator.voice.span(entry.fact.reported, entry.fact)
    return narrator.voice.day(entry.said)


def _period(entry: Observation, narrator: Narrator) -> Runs:
    return narrator.voice.span(entry.fact.period, entry.fact) if entry.fact.period else []


def _value(entry: Observation, narrator: Narrator) -> Runs:
    run = narrator.figure(entry)
    number = next(narrator.numerals(run["value"]), run["text"])
    return [{**run, "text": number}]


_ATTRIBUTES: dict[str | None, Callable[[Observation, Narrator], Runs]] = {
    None: lambda entry, narrator: [narrator.figure(entry)],
    "start": lambda entry, narrator: [narrator.figure(entry, opening=True)],
    "value": _value,
    "place": lambda entry, narrator: narrator.place(entry.fact.place),
    "source": lambda entry, narrator: narrator.source_names(entry),
    "according_to": lambda entry, narrator: narrator.according_to(entry),
    "reported": _reported,
    "period": _period,
    "cite": lambda _entry, _narrator: [],
}
"""What each attribute of a placeholder shows; citations come at the end of the sentence."""
