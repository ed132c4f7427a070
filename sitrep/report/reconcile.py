"""Observations of one thing, side by side: never added, never averaged, never chosen for you.

A series is one thing observed. Within an issue each originator's latest word counts; where
originators disagree, the issue's ``choices`` says which observation it goes by, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sitrep.facts.kinds import Access, Control, Event
from sitrep.report.disputes import Disputes, counts_anew, find_disputes
from sitrep.report.issue import Choice, Frame
from sitrep.report.material import Material, Observation
from sitrep.report.standing import Replacement, gone, replacements, stands


@dataclass(frozen=True)
class Earlier:
    """The issue before: until when it could be read from, and what its period was."""

    as_of: date
    period_end: date

    def showed(self, entry: Observation) -> bool:
        """Whether an observation of a moment was that issue's news, or that of one before."""
        return entry.available <= self.as_of and entry.said <= self.period_end


@dataclass(frozen=True)
class Series:
    """One thing, as an issue sees it.

    ``current`` holds each originator's latest observation; ``lead`` is the one that the issue
    goes by, None where originators disagree and the issue makes no choice. ``replaced`` tells
    what the current observations replace, ``withdrawn`` every retraction of one of the thing;
    ``late`` names observations that came in after the issue of their own period was closed, and
    ``passed_over`` holds earlier words of originators who said something newer. ``disputes``
    names who contradicts whom, other series included.
    """

    id: str
    lead: Observation | None
    current: tuple[Observation, ...]
    reason: str | None
    replaced: tuple[Replacement, ...]
    late: frozenset[str] = frozenset()
    passed_over: tuple[Observation, ...] = ()
    withdrawn: tuple[Replacement, ...] = ()
    disputes: Disputes = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of fact that this series observes."""
        return self.current[0].fact.kind if self.current else self.replaced[0].new.fact.kind

    @property
    def shown(self) -> Observation:
        """The lead, or the rival who spoke last."""
        return self.lead or self.disputants[0]

    @property
    def disputants(self) -> tuple[Observation, ...]:
        """Those of the current observations that contradict one another, the latest word first."""
        own = {entry.id for entry in self.current}
        found = [e for e in self.current if not own.isdisjoint(self.disputes.get(e.id, ()))]
        return tuple(sorted(found, key=lambda entry: entry.said, reverse=True))

    @property
    def is_disputed(self) -> bool:
        """Whether originators give different figures for one time, or different holders."""
        return bool(self.disputants)

    @property
    def rivals(self) -> tuple[Observation, ...]:
        """The observations of this thing that contradict the one that is shown."""
        others = self.disputes.get(self.shown.id, ())
        return tuple(entry for entry in self.current if entry.id in others)


def reconcile(material: Material, issue: Frame, before: Earlier | None) -> tuple[Series, ...]:
    """The series of an issue, in the order in which the facts were written.

    Args:
        material: what was available by the issue's cut-off, redacted.
        issue: the period and the choices.
        before: the issue before. What was said before this issue's period and was not shown
            then is late, and belongs here: nothing falls between two issues.
    """
    replaced = replacements(material.observations)
    dead = gone(material.observations, replaced)
    grouped: dict[str, list[Observation]] = {}
    late: set[str] = set()
    for entry in material.observations:
        belongs, is_late = _belongs(entry, issue, before)
        if is_late:
            late.add(entry.id)
        grouped.setdefault(entry.fact.series, [])
        if belongs and entry.id not in dead:
            grouped[entry.fact.series].append(entry)
    told: dict[str, list[Replacement]] = {}
    for change in replaced:
        if _is_news(change.new, issue, before):
            told.setdefault(change.new.fact.series, []).append(change)
    series = []
    latest = {name: _latest_of_each(entries) for name, entries in grouped.items()}
    here = (entry for current in latest.values() for entry in current)
    disputes = find_disputes(here, material.operation.places)
    for name, entries in grouped.items():
        current = latest[name]
        own = tuple(told.get(name, ()))
        if current or any(entry.how == "retracts" for entry in own):
            tardy = frozenset(late & {entry.id for entry in current})
            kept = {entry.id for entry in current}
            older = tuple(entry for entry in entries if entry.id not in kept)
            undone = tuple(r for r in replaced if r.how == "retracts" and r.old.fact.series == name)
            clashes = {e.id: disputes[e.id] for e in current if e.id in disputes}
            one = Series(name, None, current, None, own, tardy, older, undone, clashes)
            series.append(_led(one, issue.choices.get(name)))
    return tuple(series)


def _belongs(entry: Observation, issue: Frame, before: Earlier | None) -> tuple[bool, bool]:
    """Whether an observation is of this issue, and whether it is late."""
    if stands(entry.fact):
        return True, False
    is_news = _is_news(entry, issue, before)
    return is_news, is_news and entry.said < issue.period.start


def _is_news(entry: Observation, issue: Frame, before: Earlier | None) -> bool:
    """Whether an observation was said in the period, or earlier and is shown for the first time."""
    if entry.said > issue.period.end:
        return False
    if entry.said >= issue.period.start:
        return True
    return before is not None and not before.showed(entry)


def _latest_of_each(entries: Iterable[Observation]) -> tuple[Observation, ...]:
    """Each originator's latest word on each time."""
    latest: dict[object, Observation] = {}
    for entry in entries:
        key: object = (entry.originators[0], _time(entry))
        if isinstance(entry.fact, Control | Access | Event):
            key = entry.id
        before = latest.get(key)
        if before is None or entry.said >= before.said:
            latest[key] = entry
    return tuple(latest.values())


def _time(entry: Observation) -> object:
    """What tells two counts of one thing apart: the time in which they were counted."""
    return entry.fact.period if counts_anew(entry.fact) else None


def _led(one: Series, choice: Choice | None) -> Series:
    """The series with the observation that the issue goes by, where there is one."""
    chosen = next((e for e in one.current if choice is not None and e.id == choice.use), None)
    if chosen is not None and choice is not None:
        reason = choice.reason if one.is_disputed else None
        return replace(one, lead=chosen, reason=reason)
    if not one.current or one.is_disputed:
        return one
    return replace(one, lead=max(one.current, key=lambda entry: entry.said))


def by_id(series: Iterable[Series]) -> Mapping[str, Series]:
    """The series by their names."""
    return {entry.id: entry for entry in series}
