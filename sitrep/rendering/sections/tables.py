"""The tables of the sections: one row an observation, one builder of cells a kind of fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sitrep.facts.kinds import Access, Casualties, Control, Displacement, Effect, Event
from sitrep.localisation.messages import N_, NP_, Message
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, Runs, join, muted, text
from sitrep.report.assemble import Row

Cell = dict[str, object]


class Column(NamedTuple):
    """A column: its label, the width it wants, and what fills a cell of it."""

    label: Message
    kind: str
    fill: Callable[[Row, Narrator], Cell]


class Sheet(NamedTuple):
    """The table of one section."""

    caption: Message
    columns: tuple[Column, ...]


def table(section: str, narrator: Narrator) -> dict[str, object] | None:
    """The table of a section, or None where nothing belongs in it.

    A column that no row fills is left out.
    """
    rows = narrator.report.rows.get(section, ())
    if not rows or section not in SHEETS:
        return None
    sheet = SHEETS[section]
    cells = [[column.fill(row, narrator) for column in sheet.columns] for row in rows]
    kept = [
        index for index in range(len(sheet.columns)) if any(line[index]["runs"] for line in cells)
    ]
    voice = narrator.voice
    return {
        "caption": voice.say(sheet.caption),
        "columns": [
            {"label": voice.say(sheet.columns[i].label), "kind": sheet.columns[i].kind}
            for i in kept
        ],
        "rows": [
            {
                "fact": row.observation.id,
                "cells": [_filled(line[index], narrator) for index in kept],
            }
            for row, line in zip(rows, cells, strict=True)
        ],
    }


def _filled(cell: Cell, narrator: Narrator) -> Cell:
    if cell["runs"]:
        return cell
    return {**cell, "runs": muted(narrator.voice.say(N_("not stated")))}


def _cell(runs: Runs, *notes: Runs) -> Cell:
    return {"runs": runs, "notes": [note for note in notes if note]}


def _marked(runs: Runs, marks: list[Run]) -> Runs:
    return [*runs, *text(" "), *join([[mark] for mark in marks], " ")] if marks else runs


def _place(row: Row, narrator: Narrator) -> Cell:
    fact = row.observation.fact
    name = narrator.place(fact.place)
    if isinstance(fact, Displacement) and fact.measure == "flow":
        origin = narrator.voice.weave(N_("From {place}"), place=name)
        if fact.to is None:
            return _cell(origin)
        to = narrator.place(fact.to)
        return _cell(origin, narrator.voice.weave(N_("to {place}"), place=to))
    return _cell(name)


def _figure(row: Row, narrator: Narrator) -> Cell:
    entry, voice = row.observation, narrator.voice
    notes: list[Runs] = list(narrator.conversion(entry))
    if row.is_chosen and row.reason:
        reason = narrator.own(f"choices.{entry.fact.series}.reason", row.reason)
        notes.append(voice.weave(N_("This report goes by this figure: {reason}"), reason=reason))
    elif row.rivals:
        notes.append(text(voice.say(N_("Sources disagree: see the other rows."))))
    if row.replaces is not None:
        old = narrator.cited_figure(row.replaces.old)
        reason = narrator.reason(entry.fact)
        message = _REPLACED[row.replaces.how]
        notes.append(voice.weave(message, figure=old, reason=reason))
    figure = [narrator.figure(entry)]
    return _cell(_marked(figure, narrator.marks(entry)), *notes)


_REPLACED = {
    "corrects": N_("Corrects {figure}: {reason}"),
    "supersedes": N_("Replaces {figure}: {reason}"),
    "retracts": N_("Withdraws {figure}: {reason}"),
}


def _counted(row: Row, narrator: Narrator) -> Cell:
    fact, voice = row.observation.fact, narrator.voice
    words = [narrator.caption(row.observation)]
    if isinstance(fact, Displacement) and fact.cause:
        words.append(voice.word(fact.cause))
    if isinstance(fact, Casualties):
        words += [voice.word(extra) for extra in (fact.sex, fact.age) if extra]
    notes: list[Runs] = []
    if isinstance(fact, Casualties) and fact.weapon:
        weapon = narrator.own(f"facts.{fact.id}.weapon", fact.weapon)
        notes.append(voice.weave(N_("Weapon: {weapon}"), weapon=weapon))
    if getattr(fact, "part_of", None):
        notes.append(text(voice.say(N_("part of the total above; not added to it"))))
    if fact.counted_figure and fact.counted_figure.counted:
        notes.append(text(voice.say(N_("counted by staff from named persons"))))
    if fact.period is not None:
        notes.insert(0, voice.span(fact.period, fact))
    return _cell(text(" · ".join(words)), *notes)


def _when(row: Row, narrator: Narrator) -> Cell:
    """When it happened or held; what is only reported says so."""
    entry, voice = row.observation, narrator.voice
    if entry.fact.period is not None:
        return _cell(voice.span(entry.fact.period, entry.fact), *_age(row, narrator))
    return _cell([], *_age(row, narrator))


def _reported(row: Row, narrator: Narrator) -> Cell:
    entry, voice = row.observation, narrator.voice
    if entry.fact.reported is not None:
        return _cell(voice.span(entry.fact.reported, entry.fact), *_late(row, narrator))
    published = voice.weave(N_("{date} (published)"), date=voice.day(entry.said))
    return _cell(published, *_late(row, narrator))


def _age(row: Row, narrator: Narrator) -> list[Runs]:
    return [text(narrator.voice.say(N_("older than this report's period")))] if row.is_old else []


def _late(row: Row, narrator: Narrator) -> list[Runs]:
    return (
        [text(narrator.voice.say(N_("came in late; not news of this period")))]
        if row.is_late
        else []
    )


def _date(row: Row, narrator: Narrator) -> Cell:
    """An event's date; the date of the statement or of publication where it has none."""
    fact = row.observation.fact
    if fact.period is not None:
        return _cell(narrator.voice.span(fact.period, fact), *_late(row, narrator))
    return _reported(row, narrator)


def _source(row: Row, narrator: Narrator) -> Cell:
    notes = narrator.grades(row.observation)
    return _cell(narrator.sources(row.observation), *notes)


def _status(row: Row, narrator: Narrator) -> Cell:
    fact, voice = row.observation.fact, narrator.voice
    if not isinstance(fact, Control):
        return _cell([])
    parts: list[Runs] = [text(voice.title(fact.status))]
    if fact.extent is not None:
        parts.append(text(voice.word(fact.extent)))
    notes: list[Runs] = []
    if fact.except_:
        places = join([narrator.place(name) for name in fact.except_], ", ")
        notes.append(voice.weave(N_("except {places}"), places=places))
    if row.replaces is not None:
        reason = narrator.reason(row.observation.fact)
        notes.append(voice.weave(N_("Changed since the last report: {reason}"), reason=reason))
    if row.rivals:
        notes.append(text(voice.say(N_("Sources disagree: see the other rows."))))
    return _cell(_marked(join(parts, " · "), narrator.marks(row.observation)), *notes)


def _actor(row: Row, narrator: Narrator) -> Cell:
    fact = row.observation.fact
    actors = fact.named(("by",) if isinstance(fact, Access) else ("actor",))
    notes = []
    if isinstance(fact, Control) and fact.against is not None:
        against = narrator.actor(fact.against)
        notes.append(narrator.voice.weave(N_("against: {actor}"), actor=against))
    return _cell(join([narrator.actor(name) for name in actors], ", "), *notes)


def _constraint(row: Row, narrator: Narrator) -> Cell:
    fact, voice = row.observation.fact, narrator.voice
    if not isinstance(fact, Access):
        return _cell([])
    marks = narrator.marks(row.observation)
    if fact.effect is Effect.INFERRED:
        marks = [*marks, narrator.mark("inferred")]
    notes = [narrator.own(f"facts.{fact.id}.summary", fact.summary)] if fact.summary else []
    return _cell(_marked(text(voice.word(fact.constraint)), marks), *notes)


def _affects(row: Row, narrator: Narrator) -> Cell:
    affects = getattr(row.observation.fact, "affects", ())
    return _cell(text(narrator.voice.list([narrator.voice.word(item) for item in affects])))


def _level(field: str) -> Callable[[Row, Narrator], Cell]:
    def fill(row: Row, narrator: Narrator) -> Cell:
        value = getattr(row.observation.fact, field, None)
        return _cell(text(narrator.voice.word(value)) if value is not None else [])

    return fill


def _incidents(row: Row, narrator: Narrator) -> Cell:
    count = getattr(row.observation.fact, "incidents", None)
    return _cell(text(narrator.voice.number(count)) if count is not None else [])


def _summary(row: Row, narrator: Narrator) -> Cell:
    fact = row.observation.fact
    if not isinstance(fact, Event):
        return _cell([])
    told = narrator.own(f"facts.{fact.id}.summary", fact.summary)
    notes = []
    if row.replaces is not None:
        notes.append(narrator.reason(fact))
    return _cell(
        _marked(told, [narrator.mark(fact.category), *narrator.marks(row.observation)]), *notes
    )


_PLACE = Column(NP_("column", "Place"), "place", _place)
_SOURCE = Column(NP_("column", "Source"), "source", _source)
_EVENTS = (
    Column(NP_("column", "Date"), "date", _date),
    Column(NP_("column", "What was said or happened"), "text", _summary),
    Column(NP_("column", "Place"), "place", _place),
    _SOURCE,
)

SHEETS: dict[str, Sheet] = {
    "displacement": Sheet(
        N_("Displacement as reported; figures are never added up"),
        (
            _PLACE,
            Column(NP_("column", "Figure"), "figure", _figure),
            Column(NP_("column", "What is counted"), "text", _counted),
            Column(NP_("column", "Reported"), "date", _reported),
            _SOURCE,
        ),
    ),
    "casualties": Sheet(
        N_("Casualties as reported; cumulative counts are not added to new ones"),
        (
            _PLACE,
            Column(NP_("column", "Figure"), "figure", _figure),
            Column(NP_("column", "What is counted"), "text", _counted),
            Column(NP_("column", "Reported"), "date", _reported),
            _SOURCE,
        ),
    ),
    "control": Sheet(
        N_("Who holds, besieges and claims what, as reported"),
        (
            _PLACE,
            Column(NP_("column", "Status"), "text", _status),
            Column(NP_("column", "By whom"), "text", _actor),
            Column(NP_("column", "Since when"), "date", _when),
            _SOURCE,
        ),
    ),
    "access": Sheet(
        N_("What keeps aid and people from moving, or makes it deadly"),
        (
            _PLACE,
            Column(NP_("column", "Constraint"), "text", _constraint),
            Column(NP_("column", "By whom"), "short", _actor),
            Column(NP_("column", "Affects"), "short", _affects),
            Column(NP_("column", "Incidents"), "short", _incidents),
            Column(NP_("column", "Severity"), "short", _level("severity")),
            Column(NP_("column", "Trend"), "short", _level("trend")),
            Column(NP_("column", "Since when"), "date", _when),
            _SOURCE,
        ),
    ),
    "events": Sheet(N_("What was said, planned, alleged or done; a claim stays a claim"), _EVENTS),
    "needs": Sheet(N_("Needs as reported"), _EVENTS),
    "protection": Sheet(N_("Protection concerns as reported"), _EVENTS),
}
