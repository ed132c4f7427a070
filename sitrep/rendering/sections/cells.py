"""Cells of the tables: one function fills one column, from a row of the report."""

from __future__ import annotations

from collections.abc import Callable

from sitrep.facts.kinds import Access, Casualties, Control, Displacement, Effect, Event
from sitrep.localisation.messages import N_
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, Runs, join, text
from sitrep.rendering.terms import WITH_DETAIL
from sitrep.report.assemble import Row
from sitrep.report.material import Observation

Cell = dict[str, object]


def _cell(runs: Runs, *notes: Runs) -> Cell:
    return {"runs": runs, "notes": [note for note in notes if note]}


def _marked(runs: Runs, marks: list[Run]) -> Runs:
    return [*runs, *text(" "), *join([[mark] for mark in marks], " ")] if marks else runs


def _row_marks(row: Row, narrator: Narrator) -> list[Run]:
    marks = narrator.marks(row.observation)
    return [narrator.mark("new"), *marks] if row.is_new else marks


def place_cell(row: Row, narrator: Narrator) -> Cell:
    """The place; for people who moved, where from and where to."""
    fact = row.observation.fact
    name = narrator.place(fact.place)
    if isinstance(fact, Displacement) and fact.measure == "flow":
        origin = narrator.voice.weave(N_("From {place}"), place=name)
        if fact.to is None:
            return _cell(origin)
        to = narrator.place(fact.to)
        return _cell(origin, narrator.voice.weave(N_("to {place}"), place=to))
    return _cell(name)


def figure_cell(row: Row, narrator: Narrator) -> Cell:
    """The figure with its marks, and what it replaces or disagrees with."""
    entry, voice = row.observation, narrator.voice
    notes: list[Runs] = list(narrator.conversion(entry))
    if row.is_chosen and row.reason:
        reason = narrator.own(f"choices.{entry.fact.series}.reason", row.reason)
        notes.append(voice.weave(N_("This report goes by this figure: {reason}"), reason=reason))
    elif row.is_disputed:
        notes.append(text(voice.say(N_("Sources disagree: see the other rows."))))
    if row.replaces is not None:
        old = narrator.cited_figure(row.replaces.old)
        reason = narrator.reason(entry.fact)
        message = REPLACED[row.replaces.how]
        notes.append(voice.weave(message, figure=old, reason=reason))
    figure = [narrator.figure(entry)]
    return _cell(_marked(figure, _row_marks(row, narrator)), *notes)


REPLACED = {
    "corrects": N_("Corrects {figure}: {reason}"),
    "supersedes": N_("Replaces {figure}: {reason}"),
}
"""What a figure did to an earlier one."""


def counted_cell(row: Row, narrator: Narrator) -> Cell:
    """What is counted, and over what time."""
    fact, voice = row.observation.fact, narrator.voice
    words = [narrator.caption(row.observation)]
    if isinstance(fact, Displacement) and fact.cause:
        words.append(voice.word(fact.cause))
    notes: list[Runs] = []
    if isinstance(fact, Casualties) and fact.weapon:
        weapon = narrator.own(f"facts.{fact.id}.weapon", fact.weapon)
        notes.append(voice.weave(N_("Weapon: {weapon}"), weapon=weapon))
    if getattr(fact, "part_of", None):
        notes.append(text(voice.say(N_("part of the total above; not added to it"))))
    if fact.counted_figure and fact.counted_figure.counted:
        notes.append(text(voice.say(N_("counted by staff from named persons"))))
    if fact.period is not None:
        notes.insert(0, narrator.period(row.observation))
    return _cell(text(" · ".join(words)), *notes)


def when_cell(row: Row, narrator: Narrator) -> Cell:
    """When it happened or held; what is only reported says so."""
    entry = row.observation
    if entry.fact.period is not None:
        return _cell(narrator.period(entry), *_age(row, narrator))
    return _cell([], *_age(row, narrator))


def reported_cell(row: Row, narrator: Narrator) -> Cell:
    """When the source said so; when it was published where that is not known."""
    entry, voice = row.observation, narrator.voice
    if entry.fact.reported is not None:
        return _cell(voice.moment(entry.fact.reported, entry.fact), *_late(row, narrator))
    if entry.published is None:
        return _cell([], *_late(row, narrator))
    published = voice.weave(N_("{date} (published)"), date=voice.day(entry.published))
    return _cell(published, *_late(row, narrator))


def _age(row: Row, narrator: Narrator) -> list[Runs]:
    return [text(narrator.voice.say(N_("older than this report’s period")))] if row.is_old else []


def _late(row: Row, narrator: Narrator) -> list[Runs]:
    return (
        [text(narrator.voice.say(N_("came in late; not news of this period")))]
        if row.is_late
        else []
    )


def date_cell(row: Row, narrator: Narrator) -> Cell:
    """An event's date; the date of the statement or of publication where it has none."""
    fact = row.observation.fact
    if fact.period is not None:
        return _cell(narrator.period(row.observation), *_late(row, narrator))
    return reported_cell(row, narrator)


def source_cell(row: Row, narrator: Narrator) -> Cell:
    """Who says so, and who verified it."""
    notes = narrator.standing(row.observation)
    return _cell(narrator.sources(row.observation), *notes)


def status_cell(row: Row, narrator: Narrator) -> Cell:
    """Who holds what, in the words of the code list."""
    fact, voice = row.observation.fact, narrator.voice
    if not isinstance(fact, Control):
        return _cell([])
    parts: list[Runs] = [text(voice.title(fact.status))]
    if fact.extent is not None:
        parts.append(text(voice.word(fact.extent)))
    notes: list[Runs] = []
    if fact.except_:
        places = narrator.voice.in_a_row([narrator.place(name) for name in fact.except_])
        notes.append(voice.weave(N_("except {places}"), places=places))
    if row.replaces is not None:
        reason = narrator.reason(row.observation.fact)
        notes.append(voice.weave(N_("Changed since the last report: {reason}"), reason=reason))
    if row.overlaps:
        claims = voice.in_a_row([_claim(other, narrator) for other in row.overlaps])
        # Translators: other parties are said to hold the same area, each with its place:
        # “Overlaps with what is said of: Army (Derna)”
        message = N_("Overlaps with what is said of: {claims}")
        notes.append(voice.weave(message, claims=claims))
    return _cell(_marked(join(parts, " · "), _row_marks(row, narrator)), *notes)


def _claim(other: Observation, narrator: Narrator) -> Runs:
    """A party with the place that it is said to hold."""
    fact = other.fact
    actors = narrator.voice.in_a_row([narrator.actor(name) for name in fact.named(("actor",))])
    place = narrator.place(fact.place)
    named = narrator.voice.weave(WITH_DETAIL, figure=actors, detail=place)
    return [*named, *text("\u00a0"), *narrator.cites(other)]


def actor_cell(row: Row, narrator: Narrator) -> Cell:
    """The party."""
    fact = row.observation.fact
    actors = fact.named(("by",) if isinstance(fact, Access) else ("actor",))
    notes = []
    if isinstance(fact, Control) and fact.against is not None:
        against = narrator.actor(fact.against)
        notes.append(narrator.voice.weave(N_("against: {actor}"), actor=against))
    return _cell(narrator.voice.in_a_row([narrator.actor(name) for name in actors]), *notes)


def constraint_cell(row: Row, narrator: Narrator) -> Cell:
    """The access constraint, with what the source tells of it."""
    fact, voice = row.observation.fact, narrator.voice
    if not isinstance(fact, Access):
        return _cell([])
    marks = _row_marks(row, narrator)
    if fact.effect is Effect.INFERRED:
        marks = [*marks, narrator.mark("inferred")]
    notes = [narrator.own(f"facts.{fact.id}.summary", fact.summary)] if fact.summary else []
    return _cell(_marked(text(voice.word(fact.constraint)), marks), *notes)


def affects_cell(row: Row, narrator: Narrator) -> Cell:
    """Whether aid or people are kept from moving."""
    affects = getattr(row.observation.fact, "affects", ())
    return _cell(text(narrator.voice.list([narrator.voice.word(item) for item in affects])))


def level_cell(field: str) -> Callable[[Row, Narrator], Cell]:
    """A function that fills a cell with the term in a field."""

    def fill(row: Row, narrator: Narrator) -> Cell:
        value = getattr(row.observation.fact, field, None)
        return _cell(text(narrator.voice.word(value)) if value is not None else [])

    return fill


def incidents_cell(row: Row, narrator: Narrator) -> Cell:
    """How many incidents were counted."""
    count = getattr(row.observation.fact, "incidents", None)
    return _cell(text(narrator.voice.number(count)) if count is not None else [])


def summary_cell(row: Row, narrator: Narrator) -> Cell:
    """The sentence of an event."""
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
