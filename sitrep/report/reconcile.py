"""Observations of one thing, side by side: never added, never averaged, never chosen for you.

A series is one thing observed. Within an issue each originator's latest word counts; where
originators disagree, the issue's ``choices`` says which observation it goes by, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sitrep.facts.fact import Fact
from sitrep.facts.kinds import Access, Control, Displacement, Extent, Measure, Status
from sitrep.report.issue import Choice, Frame
from sitrep.report.material import Material, Observation


@dataclass(frozen=True)
class Replacement:
    """A later observation that corrects, supersedes or retracts an earlier one."""

    how: str
    old: Observation
    new: Observation


@dataclass(frozen=True)
class Series:
    """One thing, as an issue sees it.

    ``current`` holds each originator's latest observation; ``lead`` is the one that the issue
    goes by, None where originators disagree and the issue makes no choice. ``replaced`` tells
    what the current observations replace; ``late`` names observations that came in after the
    issue of their own period was closed.
    """

    id: str
    lead: Observation | None
    current: tuple[Observation, ...]
    reason: str | None
    replaced: tuple[Replacement, ...]
    late: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """The kind of fact that this series observes."""
        return self.current[0].fact.kind if self.current else self.replaced[0].new.fact.kind

    @property
    def shown(self) -> Observation:
        """The lead, or the first of the rivals."""
        return self.lead or self.current[0]

    @property
    def is_disputed(self) -> bool:
        """Whether originators give different figures, or different holders."""
        return len({_said_what(entry.fact) for entry in self.current}) > 1


def stands(fact: Fact) -> bool:
    """Whether a fact holds until something replaces it; others belong to one issue."""
    return isinstance(fact, Control | Access) or (
        isinstance(fact, Displacement) and fact.measure is Measure.STOCK
    )


def reconcile(
    material: Material, issue: Frame, previous_cut_off: date | None
) -> tuple[Series, ...]:
    """The series of an issue, in the order in which the facts were written.

    Args:
        material: what was available by the issue's cut-off, redacted.
        issue: the period and the choices.
        previous_cut_off: ``as_of`` of the issue before; what was said before this issue's period
            but could only be read after that day is late, and belongs here.
    """
    replaced = _replacements(material.observations)
    dead = {entry.old.id for entry in replaced}
    dead |= {entry.new.id for entry in replaced if entry.how == "retracts"}
    dead |= _closed(material.observations, dead)
    grouped: dict[str, list[Observation]] = {}
    late: set[str] = set()
    for entry in material.observations:
        belongs, is_late = _belongs(entry, issue, previous_cut_off)
        if is_late:
            late.add(entry.id)
        grouped.setdefault(entry.fact.series, [])
        if belongs and entry.id not in dead:
            grouped[entry.fact.series].append(entry)
    series = []
    for name, entries in grouped.items():
        current = _latest_of_each(entries)
        own = tuple(
            entry
            for entry in replaced
            if entry.new.fact.series == name and _belongs(entry.new, issue, previous_cut_off)[0]
        )
        if current or any(entry.how == "retracts" for entry in own):
            lead, reason = _lead(current, issue.choices.get(name))
            tardy = frozenset(late & {entry.id for entry in current})
            series.append(Series(name, lead, current, reason, own, tardy))
    return tuple(series)


def _replacements(observations: tuple[Observation, ...]) -> tuple[Replacement, ...]:
    here = {entry.id: entry for entry in observations}
    return tuple(
        Replacement(how, here[old], entry)
        for entry in observations
        for how in ("corrects", "supersedes", "retracts")
        if (old := getattr(entry.fact, how)) is not None and old in here
    )


def _belongs(entry: Observation, issue: Frame, previous: date | None) -> tuple[bool, bool]:
    """Whether an observation is of this issue, and whether it is late."""
    if stands(entry.fact):
        return True, False
    if entry.said > issue.period.end:
        return False, False
    late = entry.said < issue.period.start
    if late and (previous is None or entry.available <= previous):
        return False, False
    return True, late


def _closed(observations: tuple[Observation, ...], dead: set[str]) -> set[str]:
    """Holders whose place has since been gained by somebody else, or lost by themselves.

    A party's own claim closes nothing, and neither does the gain of a part: then both stand
    side by side. A siege and a holder coexist.
    """
    alive = [entry for entry in observations if entry.id not in dead]
    control = [(entry, entry.fact) for entry in alive if isinstance(entry.fact, Control)]
    return {
        holder.id
        for holder, held in control
        for taker, taken in control
        if held.place == taken.place
        and held.status in {Status.CONTROLS, Status.GAINED}
        and taker.said > holder.said
        and (
            (taken.status is Status.GAINED and taken.actor != held.actor)
            or (taken.status is Status.LOST and taken.actor == held.actor)
        )
        and taken.extent is not Extent.PART
        and not is_own_claim(taker)
    }


def is_own_claim(entry: Observation) -> bool:
    """Whether nobody but a party to the conflict says so."""
    return bool(entry.claimed_by)


def _latest_of_each(entries: Iterable[Observation]) -> tuple[Observation, ...]:
    latest: dict[str, Observation] = {}
    for entry in entries:
        if stands(entry.fact) and not isinstance(entry.fact, Displacement):
            latest[entry.id] = entry
            continue
        before = latest.get(entry.originators[0])
        if before is None or entry.said >= before.said:
            latest[entry.originators[0]] = entry
    return tuple(latest.values())


def _lead(
    current: tuple[Observation, ...], choice: Choice | None
) -> tuple[Observation | None, str | None]:
    if choice is not None:
        chosen = next((entry for entry in current if entry.id == choice.use), None)
        if chosen is not None:
            return chosen, choice.reason
    if len({_said_what(entry.fact) for entry in current}) == 1:
        return current[0], None
    return None, None


def _said_what(fact: Fact) -> tuple[object, ...]:
    figure = fact.counted_figure
    if figure is not None:
        return (figure.qualifier, figure.machine_value, figure.unit)
    if isinstance(fact, Control):
        return (fact.status, fact.actor, fact.extent)
    return (fact.id,)


def by_id(series: Iterable[Series]) -> Mapping[str, Series]:
    """The series by their names."""
    return {entry.id: entry for entry in series}
