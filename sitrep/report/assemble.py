"""Puts an issue together: cut-off and audience, reconciliation, changes, sections, citations.

``assemble`` is a pure function from a dossier to an immutable report that holds all that any
language or format shows, and nothing that the audience may not see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from sitrep.facts.kinds import Casualties, Category, Event
from sitrep.report.audience import Audience
from sitrep.report.changes import Change, change
from sitrep.report.citations import Citations, cite
from sitrep.report.dossier import Dossier
from sitrep.report.gaps import Gap, find_gaps, is_old
from sitrep.report.issue import Frame, IssueRecord, paragraphs
from sitrep.report.material import Material, Observation, gather
from sitrep.report.placeholders import holes
from sitrep.report.previous import as_earlier, previous_issue, righted
from sitrep.report.reconcile import Series, by_id, reconcile
from sitrep.report.sections import NARRATED
from sitrep.report.standing import Replacement, stands

SECTION_OF = {
    "displacement": "displacement",
    "casualties": "casualties",
    "control": "control",
    "access": "access",
}
"""The section of each kind of fact; an event's is that of its category."""

SECTION_OF_EVENT = {Category.NEEDS: "needs", Category.PROTECTION: "protection"}
"""Categories with a section of their own; the others stand under events."""

MOST_KEY_FIGURES = 6


@dataclass(frozen=True)
class KeyFigure:
    """A series with a figure, and its change since the issue before, or whether it is new."""

    series: Series
    change: Change | None
    is_new: bool


@dataclass(frozen=True)
class Row:
    """One observation in the table of its section.

    ``is_old`` says that it was last said before the period, ``is_late`` that it is backlog,
    ``is_new`` that it stands since the issue before and did not stand then;
    ``is_disputed`` says that others of its series say otherwise, ``replaces`` what it replaced;
    ``overlaps`` holds claims of control that cannot be true beside this one, of any series.
    """

    observation: Observation
    is_old: bool
    is_late: bool
    is_new: bool
    is_chosen: bool
    reason: str | None
    is_disputed: bool
    replaces: Replacement | None
    overlaps: tuple[Observation, ...] = ()


@dataclass(frozen=True)
class Report:
    """One issue for one audience, in no language yet.

    ``further`` are series with a figure for which the key figures had no room, ``overlapping``
    the ids of claims of control that others contradict; ``righted`` those of observations that an
    earlier issue showed, and that have been corrected or taken back since.
    """

    id: str
    name: str
    issue: Frame
    audience: Audience
    material: Material
    previous: int | None
    narrative: Mapping[str, tuple[str, ...]]
    series: tuple[Series, ...]
    key_figures: tuple[KeyFigure, ...]
    further: tuple[Observation, ...]
    overlapping: frozenset[str]
    righted: frozenset[str]
    rows: Mapping[str, tuple[Row, ...]]
    retracted: tuple[Replacement, ...]
    gaps: tuple[Gap, ...]
    citations: Citations
    named: Mapping[str, Observation]


def survey(
    dossier: Dossier, record: IssueRecord, audience: Audience
) -> tuple[Material, tuple[Series, ...]]:
    """The material of an issue, and its series."""
    before = previous_issue(dossier, record, audience)
    material = gather(dossier, record.issue.as_of, audience)
    return material, reconcile(material, record.issue, as_earlier(before) if before else None)


def assemble(dossier: Dossier, record: IssueRecord, audience: Audience) -> Report:
    """The report of an issue for an audience."""
    material, series = survey(dossier, record, audience)
    before = previous_issue(dossier, record, audience)
    earlier = survey(dossier, before, audience)[1] if before else ()
    narrative = {
        section: tuple(text for _, text in paragraphs(section, passage))
        for section in ("highlights", *NARRATED)
        if (passage := record.narrative(section)) and audience.may_see(record.label(section))
    }
    named = names(series)
    figures = _key_figures(series, earlier, before)
    shown = _most_telling(figures)
    rows = _rows(series, record.issue, earlier if before else None)
    retracted = tuple(r for one in series for r in one.replaced if r.how == "retracts")
    draft = _Order(narrative, shown, rows, retracted, named)
    gaps = find_gaps(series, earlier, record.issue)
    lacking = [entry for gap in gaps for entry in gap.observations]
    return Report(
        id=dossier.id,
        name=record.name,
        issue=_bare(record.issue),
        audience=audience,
        material=material,
        previous=before.issue.number if before else None,
        narrative=narrative,
        series=series,
        key_figures=shown,
        further=tuple(entry.series.shown for entry in figures if entry not in shown),
        overlapping=frozenset(
            row.observation.id for table in rows.values() for row in table if row.overlaps
        ),
        righted=righted(series, before),
        rows=rows,
        retracted=retracted,
        gaps=gaps,
        citations=cite([*draft.observations(), *lacking]),
        named=named,
    )


def names(series: tuple[Series, ...]) -> dict[str, Observation]:
    """What a placeholder may name: a series by its lead, or one current observation by its id."""
    named = {entry.id: entry for one in series for entry in one.current}
    return named | {one.id: one.lead for one in series if one.lead is not None}


def _bare(issue: Frame) -> Frame:
    """The issue without narrative and choices, which are told elsewhere, redacted."""
    return issue.model_copy(update={"choices": {}, "highlights": None, **dict.fromkeys(NARRATED)})


def _key_figures(
    series: tuple[Series, ...], earlier: tuple[Series, ...], before: IssueRecord | None
) -> tuple[KeyFigure, ...]:
    was = by_id(earlier)
    found = []
    for kind in _KINDS_OF_FIGURES:
        for one in series:
            if not one.current or one.kind != kind or _is_part(one.shown):
                continue
            number = before.issue.number if before else 0
            moved = change(one, was.get(one.id), number)
            is_new = before is not None and one.id not in was
            found.append(KeyFigure(one, moved, is_new))
    return tuple(found)


_KINDS_OF_FIGURES = ("displacement", "casualties")


def _most_telling(figures: tuple[KeyFigure, ...]) -> tuple[KeyFigure, ...]:
    """The first of each kind in turn, so that many of one kind leave room for the other."""
    by_kind = [[f for f in figures if f.series.kind == kind] for kind in _KINDS_OF_FIGURES]
    in_turn = [f for turn in zip_longest(*by_kind) for f in turn if f is not None]
    chosen = in_turn[:MOST_KEY_FIGURES]
    return tuple(entry for entry in figures if entry in chosen)


def _is_part(entry: Observation) -> bool:
    return isinstance(entry.fact, Casualties) and entry.fact.part_of is not None


def _rows(
    series: tuple[Series, ...], issue: Frame, earlier: tuple[Series, ...] | None
) -> dict[str, tuple[Row, ...]]:
    stood = {entry.id for one in earlier or () for entry in one.current}
    known = {entry.id: entry for one in series for entry in one.current}
    sections: dict[str, list[Row]] = {}
    for one in series:
        replaced = {entry.new.id: entry for entry in one.replaced}
        for entry in one.current:
            row = Row(
                observation=entry,
                is_old=is_old(entry, issue),
                is_late=entry.id in one.late,
                is_new=earlier is not None and stands(entry.fact) and entry.id not in stood,
                is_chosen=one.reason is not None and entry is one.lead,
                reason=one.reason if entry is one.lead else None,
                is_disputed=entry in one.disputants,
                replaces=replaced.get(entry.id),
                overlaps=_overlaps(entry, one, known),
            )
            sections.setdefault(section_of(entry), []).append(row)
    return {name: tuple(_parts_last(rows)) for name, rows in sections.items()}


def _overlaps(
    entry: Observation, one: Series, known: Mapping[str, Observation]
) -> tuple[Observation, ...]:
    if entry.fact.counted_figure is not None:
        return ()
    return tuple(known[name] for name in one.disputes.get(entry.id, ()))


def section_of(entry: Observation) -> str:
    """The section whose table an observation stands in."""
    if isinstance(entry.fact, Event):
        return SECTION_OF_EVENT.get(entry.fact.category, "events")
    return SECTION_OF[entry.fact.kind]


def _parts_last(rows: list[Row]) -> Iterator[Row]:
    """A breakdown follows its total, and a breakdown of that follows it in turn."""
    here = {row.observation.id for row in rows}
    parts: dict[str | None, list[Row]] = {}
    for row in rows:
        whole = getattr(row.observation.fact, "part_of", None)
        parts.setdefault(whole if whole in here else None, []).append(row)

    def below(whole: str | None) -> Iterator[Row]:
        for row in parts.get(whole, []):
            yield row
            yield from below(row.observation.id)

    return below(None)


@dataclass(frozen=True)
class _Order:
    """The order in which a reader meets observations, which numbers the sources."""

    narrative: Mapping[str, tuple[str, ...]]
    figures: tuple[KeyFigure, ...]
    rows: Mapping[str, tuple[Row, ...]]
    retracted: tuple[Replacement, ...]
    named: Mapping[str, Observation]

    def observations(self) -> Iterator[Observation]:
        yield from self._told("highlights")
        for figure in self.figures:
            one = figure.series
            yield from one.disputants if one.lead is None else (one.lead,)
            yield from one.current
            if figure.change is not None:
                yield from figure.change.inputs
        for section in NARRATED:
            yield from self._told(section)
            for row in self.rows.get(section, ()):
                yield row.observation
                if row.replaces is not None:
                    yield row.replaces.old
        for entry in self.retracted:
            yield entry.old
            yield entry.new

    def _told(self, section: str) -> Iterator[Observation]:
        for text in self.narrative.get(section, ()):
            for hole in holes(text):
                if hole.name in self.named:
                    yield self.named[hole.name]
