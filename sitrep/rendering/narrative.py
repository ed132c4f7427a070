"""Narrative: the writer's sentences with every placeholder filled from its fact.

Wherever a sentence names a fact, the fact's marks ("unverified") and citations follow before
the full stop, so that neither can be forgotten by whoever writes or translates the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sitrep.facts.fact import Verification
from sitrep.localisation.messages import N_
from sitrep.localisation.phrases import counted
from sitrep.rendering import runs
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, Runs
from sitrep.report.material import Observation
from sitrep.report.placeholders import Hole, holes, split


def tell(section: str, units: Iterable[str], narrator: Narrator) -> list[Runs]:
    """The units of a section's narrative, translated and filled in."""
    return [_unit(section, unit, narrator) for unit in units]


def _unit(section: str, unit: str, narrator: Narrator) -> Runs:
    words, language = narrator.voice.sentence(
        section, unit, {str(hole): agrees_with(hole, narrator) for hole in holes(unit)}
    )
    own = language.tag == narrator.voice.language.tag
    teller = narrator if own else narrator.in_the_original()
    told = [run for sentence in _sentences(words, teller) for run in _close(sentence, teller)]
    return told if own else runs.passage(told, language.tag, language.direction)


def show(hole: Hole, narrator: Narrator) -> Runs:
    """What a placeholder shows, its marks and citations aside."""
    return _ATTRIBUTES[hole.attribute](narrator.report.named[hole.name], narrator)


def agrees_with(hole: Hole, narrator: Narrator) -> str:
    """What the words around a placeholder agree with: "2000 people", "iom", "2 years" or ""."""
    entry = narrator.report.named[hole.name]
    fact = entry.fact
    if hole.attribute in _OF_FIGURES and fact.counted_figure is not None:
        figure = fact.counted_figure
        number = figure.high if figure.value is None else figure.value
        return f"{figure.qualifier if number is None else number} {counted(fact, figure)}"
    if hole.attribute in {"according_to", "source"}:
        return ", ".join(dict.fromkeys(w.source or "article" for w in entry.witnesses))
    if hole.attribute == "place":
        return fact.place
    if hole.attribute == "period" and fact.period is not None and fact.period.duration is not None:
        return f"{fact.period.duration.value} {fact.period.duration.unit}"
    return ""


_OF_FIGURES = {None, "start", "value"}
_Part = tuple[Runs, Observation | None]


def _sentences(words: str, narrator: Narrator) -> list[list[_Part]]:
    """The unit cut into sentences, and each into words and filled placeholders."""
    sentences: list[list[_Part]] = [[]]
    for part in split(words):
        if isinstance(part, Hole):
            sentences[-1].append((show(part, narrator), narrator.report.named[part.name]))
        elif isinstance(part, str):
            rest = part
            while (cut := runs.split_sentence(rest))[0]:
                sentences[-1].append((runs.text(cut[0]), None))
                sentences.append([])
                rest = cut[1]
            sentences[-1].append((runs.text(rest), None))
    return sentences


def _close(sentence: list[_Part], narrator: Narrator) -> Runs:
    """A sentence with marks and citations: at its end, or after each of several facts."""
    named = {entry.id: entry for _, entry in sentence if entry is not None}
    if len(named) < 2:
        told = [run for words, _ in sentence for run in words]
        return runs.tail(told, _ending(named.values(), narrator))
    last = {entry.id: index for index, (_, entry) in enumerate(sentence) if entry is not None}
    told = []
    for index, (words, entry) in enumerate(sentence):
        told += words
        if entry is not None and last[entry.id] == index:
            told = runs.tail(told, _ending([entry], narrator))
    return runs.merge(told)


def _ending(entries: Iterable[Observation], narrator: Narrator) -> Runs:
    """The marks of facts, how sure they are at the end, and then their citations in order."""
    marks: dict[str, Run] = {}
    cites: dict[int, Run] = {}
    for entry in entries:
        marks |= {mark["text"]: mark for mark in narrator.marks(entry)}
        cites |= {
            _number(cite): cite for cite in narrator.cites(entry) if _number(cite) not in cites
        }
    in_order = sorted(marks.values(), key=lambda mark: mark["kind"] in _STATES)
    # A citation never opens a line.
    cited = [cites[n] for n in sorted(cites)]
    return runs.join([runs.join(([mark] for mark in in_order), " "), cited], "\u00a0")


def _number(cite: Run) -> int:
    return int(cite["href"].split("-")[1])


_STATES = {str(state) for state in Verification}


def _reported(entry: Observation, narrator: Narrator) -> Runs:
    if entry.fact.reported is not None:
        return narrator.voice.moment(entry.fact.reported, entry.fact)
    if entry.published is not None:
        return narrator.voice.day(entry.said)
    return runs.muted(narrator.voice.say(N_("not stated")))  # `check` refuses to come here


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
        return runs.text(form.text)
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
    "period": lambda entry, narrator: narrator.period(entry),
    "cite": lambda _entry, _narrator: [],
}
"""What each attribute of a placeholder shows; citations come at the end of the sentence."""
