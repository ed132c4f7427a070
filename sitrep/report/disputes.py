"""Which observations contradict each other: rival counts of one thing, overlapping claims.

Counts rival where they are of the same time, or may be: what is not known is no proof that they
are of different things. Claims of control overlap where two parties cannot both hold what they
are said to hold; that a place is besieged contradicts nobody's hold on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from sitrep.facts.fact import Fact
from sitrep.facts.kinds import Casualties, Control, Count, Displacement, Extent, Measure, Status
from sitrep.facts.periods import PartialDate, Period
from sitrep.operation.model import Place
from sitrep.report.material import Observation

Disputes = Mapping[str, tuple[str, ...]]
"""The ids of observations, each with the ids of those that contradict it."""

_HOLDING = frozenset({Status.CONTROLS, Status.GAINED})
_COMPATIBLE = frozenset(
    {
        frozenset({Extent.PART}),
        frozenset({Extent.PART, Extent.MOST}),
        frozenset({Extent.PART, None}),
    }
)
"""Extents that two parties may hold of one place at the same time."""


def find_disputes(entries: Iterable[Observation], places: Mapping[str, Place]) -> Disputes:
    """Who contradicts whom among the observations of an issue, in the order given."""
    entries = tuple(entries)
    found: dict[str, list[str]] = {}
    for one, other in _pairs(entries, places):
        found.setdefault(one.id, []).append(other.id)
        found.setdefault(other.id, []).append(one.id)
    order = {entry.id: index for index, entry in enumerate(entries)}
    return {name: tuple(sorted(others, key=order.__getitem__)) for name, others in found.items()}


def _pairs(
    entries: tuple[Observation, ...], places: Mapping[str, Place]
) -> Iterator[tuple[Observation, Observation]]:
    series: dict[str, list[Observation]] = {}
    for entry in entries:
        if entry.fact.counted_figure is not None:
            series.setdefault(entry.fact.series, []).append(entry)
    for group in series.values():
        yield from (pair for pair in combinations(group, 2) if _rival(*pair))
    yield from _overlapping(entries, places)


def _overlapping(
    entries: tuple[Observation, ...], places: Mapping[str, Place]
) -> Iterator[tuple[Observation, Observation]]:
    """Pairs of claims to the same ground; only claims to a place and to what is around it meet."""
    holds: dict[str, list[tuple[Observation, Control]]] = {}
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, Control) and fact.status in _HOLDING and fact.actor is not None:
            holds.setdefault(fact.place, []).append((entry, fact))
    for place, here in holds.items():
        for (one, held), (other, claimed) in combinations(here, 2):
            if held.actor != claimed.actor and _exclude(held, claimed):
                yield one, other
        around = _around(place, places)
        for wide, claim in (pair for name in around - {place} for pair in holds.get(name, ())):
            for narrow, held in here:
                if claim.actor != held.actor and _takes_in(claim, held, around):
                    yield wide, narrow


def _rival(one: Observation, other: Observation) -> bool:
    """Whether two originators count one thing differently."""
    if set(one.originators) == set(other.originators) or said(one.fact) == said(other.fact):
        return False
    return not counts_anew(one.fact) or may_be_one_time(one.fact.period, other.fact.period)


def said(fact: Fact) -> tuple[str, ...]:
    """The figure of a fact: what two counts of one thing agree or disagree on."""
    figure = fact.counted_figure
    return (figure.qualifier, figure.machine_value, figure.unit) if figure else ()


def counts_anew(fact: Fact) -> bool:
    """Whether a fact counts what happened in a stretch of time, each stretch anew."""
    return (isinstance(fact, Displacement) and fact.measure is not Measure.STOCK) or (
        isinstance(fact, Casualties) and fact.measure is Count.NEW
    )


def may_be_one_time(one: Period | None, other: Period | None) -> bool:
    """Whether two periods may be the same one, as far as they are known."""
    if one is None or other is None:
        return True
    if one.duration is not None and other.duration is not None:
        return one.duration.machine_value == other.duration.machine_value
    if one.duration is not None or other.duration is not None:
        return True
    slack = timedelta(days=_SLACK if one.approx or other.approx else 0)
    return _may_meet(one.start, other.start, slack) and _may_meet(one.end, other.end, slack)


_SLACK = 7  # days by which a date that is given as approximate may be off


def _may_meet(one: PartialDate | None, other: PartialDate | None, slack: timedelta) -> bool:
    if one is None or other is None:
        return True
    latest_start: date = max(one.first, other.first)
    return latest_start - slack <= min(one.last, other.last)


def _exclude(one: Control, other: Control) -> bool:
    """Whether two parties cannot both hold what they are said to hold of one place."""
    return frozenset({_share(one), _share(other)}) not in _COMPATIBLE


def _share(claim: Control) -> Extent | None:
    """How much of the place; all but an exception is not all."""
    return None if claim.except_ and claim.extent is Extent.ALL else claim.extent


def _takes_in(wide: Control, narrow: Control, around: set[str]) -> bool:
    """Whether a claim to an area takes in a claim to a place in it, which ``around`` is about."""
    if wide.extent not in {None, Extent.ALL} or not around.isdisjoint(wide.except_):
        return False
    return narrow.extent is not Extent.PART or wide.extent is Extent.ALL


def _around(place: str, places: Mapping[str, Place]) -> set[str]:
    """A place and all that it lies within."""
    found: set[str] = set()
    at: str | None = place
    while at is not None and at not in found:
        found.add(at)
        at = places[at].within if at in places else None
    return found
