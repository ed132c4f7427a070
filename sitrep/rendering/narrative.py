"""Narrative: the writer's sentences with every placeholder filled from its fact.

Wherever a sentence names a fact, the fact's marks ("unverified") and citations follow before
the full stop, so that neither can be forgotten by whoever writes or translates the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sitrep.facts.fact import Verification
from sitrep.localisation.messages import N_
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
    last = {str(state) for state in Verification}  # how sure it is closes the row of marks
    in_order = sorted(marks.values(), key=lambda mark: mark["kind"] in last)
    endings = [[mark] for mark in in_order]
    endings.append(list(cites.values()))
    return runs.tail(sentence, runs.join(endings, " "))


def _fill(hole: Hole, entry: Observation, narrator: Narrator) -> Runs:
    return _ATTRIBUTES[hole.attribute](entry, narrator)


def _reported(entry: Observation, narrator: Narrator) -> Runs:
    if entry.fact.reported is not None:
        return narrator.voice.moment(entry.fact.reported, entry.fact)
    return narrator.voice.day(entry.said)


def _period(entry: Observation, narrator: Narrator) -> Runs:
    return narrator.voice.span(entry.fact.period, entry.fact) if entry.fact.period else []


def _value(entry: Observation, narrator: Narrator) -> Runs:
    run = narrator.figure(entry)
    number = next(narrator.numerals(run["value"]), run["text"])
    return [{**run, "text": number}]


def _according_to(entry: Observation, narrator: Narrator) -> Runs:
    """Such as "according to IOM", in the form that the translator gave the source."""
    source, voice = entry.witnesses[0].source, narrator.voice
    if source is None:
        return _according_to_article(entry, narrator)
    known = narrator.report.material.operation.sources[source]
    if known.according_to is not None:
        return narrator.named("sources", f"{source}.according_to", known.according_to)
    form = voice.wording.get((f"sources.{source}.according_to", known.name))
    if form is not None:
        return runs.text(form)
    return voice.weave(N_("according to {source}"), source=narrator.source_names(entry))


def _according_to_article(entry: Observation, narrator: Narrator) -> Runs:
    """The same of an article; one that has no name takes the place of none in the sentence."""
    voice, report = narrator.voice, narrator.report
    numbers = {reference.number for reference in report.citations.references[entry.id]}
    cited = report.citations.entries[min(numbers) - 1]
    article = report.material.articles[cited.article] if cited.article else None
    if len(numbers) == 1 and article is not None and article.publisher is None:
        day = article.published or article.retrieved
        if day is None:
            return runs.text(voice.say(N_("according to a media report")))
        return voice.weave(N_("according to a media report of {date}"), date=voice.day(day))
    if len(numbers) == 1 and article is None and cited.shown_as is None:
        return runs.text(voice.say(N_("according to a source that is not named")))
    return voice.weave(N_("according to {source}"), source=narrator.source_names(entry))


_ATTRIBUTES: dict[str | None, Callable[[Observation, Narrator], Runs]] = {
    None: lambda entry, narrator: [narrator.figure(entry)],
    "start": lambda entry, narrator: [narrator.figure(entry, opening=True)],
    "value": _value,
    "place": lambda entry, narrator: narrator.place(entry.fact.place),
    "source": lambda entry, narrator: narrator.source_names(entry),
    "according_to": _according_to,
    "reported": _reported,
    "period": _period,
    "cite": lambda _entry, _narrator: [],
}
"""What each attribute of a placeholder shows; citations come at the end of the sentence."""
