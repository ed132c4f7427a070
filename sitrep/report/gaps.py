"""What is not known, computed from the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitrep.facts.fact import Verification
from sitrep.facts.kinds import Access, Casualties, Displacement, Effect, Measure, Outcome
from sitrep.report.issue import Frame
from sitrep.report.material import Observation
from sitrep.report.reconcile import Series


class Lack(StrEnum):
    """What is lacking."""

    SOURCES_DISAGREE = "sources_disagree"
    CLAIMS_OVERLAP = "claims_overlap"
    UNVERIFIED = "unverified"
    SINGLE_SOURCE = "single_source"
    STALE = "stale"
    NO_UPDATE = "no_update"
    DESTINATION = "destination"
    INJURED = "injured"
    EFFECT_INFERRED = "effect_inferred"
    LATE = "late"


@dataclass(frozen=True)
class Gap:
    """One thing that is not known, and the observations that it is not known of."""

    lack: Lack
    observations: tuple[Observation, ...]


def find_gaps(
    series: tuple[Series, ...], before: tuple[Series, ...], issue: Frame
) -> tuple[Gap, ...]:
    """The gaps of an issue, the gravest first; a kind of gap without an observation is left out.

    Args:
        series: of this issue.
        before: of the issue before, for what was reported then and not again.
        issue: the period, against which age is measured.
    """
    current = [entry for one in series for entry in one.current]
    known = {one.id for one in series}
    found: dict[Lack, Iterable[Observation]] = {
        Lack.SOURCES_DISAGREE: (
            entry
            for one in series
            for entry in one.current
            if entry in one.disputants and entry.fact.counted_figure is not None
        ),
        Lack.CLAIMS_OVERLAP: (
            entry
            for one in series
            for entry in one.current
            if entry.id in one.disputes and entry.fact.counted_figure is None
        ),
        Lack.UNVERIFIED: (
            entry for entry in current if entry.fact.verification is Verification.UNVERIFIED
        ),
        Lack.SINGLE_SOURCE: (one.shown for one in series if _rests_on_one(one)),
        Lack.STALE: (entry for entry in current if is_old(entry, issue)),
        Lack.NO_UPDATE: (
            one.shown
            for one in before
            if one.id not in known and one.current and one.shown.fact.counted_figure is not None
        ),
        Lack.DESTINATION: (entry for entry in current if _goes_nowhere(entry)),
        Lack.INJURED: _no_injured(current),
        Lack.EFFECT_INFERRED: (entry for entry in current if _is_inferred(entry)),
        Lack.LATE: (entry for one in series for entry in one.current if entry.id in one.late),
    }
    gaps = ((lack, tuple(entries)) for lack, entries in found.items())
    return tuple(Gap(lack, entries) for lack, entries in gaps if entries)


def is_old(entry: Observation, issue: Frame) -> bool:
    """Whether an observation was last said before the issue's period, and so shows its age."""
    return entry.said < issue.period.start


def _rests_on_one(one: Series) -> bool:
    """Whether a figure goes back to one originator: an agency that quotes IOM is IOM.

    Who corroborated a figure may be hidden from the audience; that somebody did is not.
    """
    if not one.current or one.shown.fact.counted_figure is None:
        return False
    if one.shown.fact.verification is Verification.CORROBORATED:
        return False
    return len({name for entry in one.current for name in entry.originators}) == 1


def _is_inferred(entry: Observation) -> bool:
    return isinstance(entry.fact, Access) and entry.fact.effect is Effect.INFERRED


def _goes_nowhere(entry: Observation) -> bool:
    fact = entry.fact
    return isinstance(fact, Displacement) and fact.measure is Measure.FLOW and fact.to is None


def _no_injured(current: list[Observation]) -> Iterator[Observation]:
    """Injured stand beside killed; where nobody counted them, that is said."""
    casualties = [entry for entry in current if isinstance(entry.fact, Casualties)]
    hurt = {Outcome.INJURED, Outcome.KILLED_OR_INJURED}
    counted = {
        entry.fact.place
        for entry in casualties
        if isinstance(entry.fact, Casualties) and entry.fact.outcome in hurt
    }
    for entry in casualties:
        fact = entry.fact
        if not isinstance(fact, Casualties) or fact.part_of is not None:
            continue
        if fact.outcome is Outcome.KILLED and fact.place not in counted:
            yield entry
