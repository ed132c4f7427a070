"""How a key figure moved since the issue before, and why.

It may be a real change, a correction, or a change of source. A difference is computed only
between figures that can be compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitrep.evidence.quantities import Qualifier
from sitrep.facts.figures import Figure
from sitrep.facts.kinds import Casualties, Count, Displacement, Measure
from sitrep.report.material import Observation
from sitrep.report.reconcile import Series


class How(StrEnum):
    """What became of a figure since the issue before."""

    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    OTHER_SOURCE = "other_source"
    ROSE = "rose"
    FELL = "fell"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True)
class Change:
    """A key figure against the issue before.

    ``difference`` is new less old, in the figure's unit, and only where both are exact counts
    of the same thing over comparable time; ``reason`` is the writer's, for a correction.
    """

    how: How
    before: Observation
    number: int
    difference: int | None = None
    reason: str | None = None


def change(now: Series, before: Series | None, number: int) -> Change | None:
    """The change of a series' lead since issue ``number``; None where there is none to tell."""
    old = before.lead if before else None
    new = now.lead
    was = old.fact.counted_figure if old else None
    figure = new.fact.counted_figure if new else None
    if old is None or new is None or was is None or figure is None:
        return None
    difference = _difference(old, new, was, figure)
    reason = _correction(now, old)
    if reason is not None:
        return Change(How.CORRECTED, old, number, difference, reason)
    return Change(
        how := _how(old, new, difference), old, number, difference if how in _MOVED else None
    )


_MOVED = frozenset({How.ROSE, How.FELL})


def _how(old: Observation, new: Observation, difference: int | None) -> How:
    if old.id == new.id or (_said(old) == _said(new) and not _moves(new)):
        return How.UNCHANGED
    if difference == 0:
        return How.UNCHANGED
    if set(old.originators).isdisjoint(new.originators):
        return How.OTHER_SOURCE
    if difference is None:
        return How.NOT_COMPARABLE
    return How.ROSE if difference > 0 else How.FELL


def _correction(now: Series, old: Observation) -> str | None:
    """The reason, where the chain of corrections behind the lead reaches the old figure."""
    new = now.lead
    steps = {entry.new.id: entry for entry in now.replaced if entry.how == "corrects"}
    reason = None
    while new is not None and new.id in steps:
        step = steps[new.id]
        reason = reason or step.new.fact.reason or ""
        if step.old.id == old.id:
            return reason
        new = step.old
    return None


def _said(entry: Observation) -> tuple[str, ...]:
    figure = entry.fact.counted_figure
    return (figure.qualifier, figure.machine_value, figure.unit) if figure else ()


def _moves(entry: Observation) -> bool:
    """Whether the figure counts what happened in a stretch of time, each issue anew."""
    fact = entry.fact
    return (isinstance(fact, Displacement) and fact.measure is not Measure.STOCK) or (
        isinstance(fact, Casualties) and fact.measure is Count.NEW
    )


def _difference(old: Observation, new: Observation, was: Figure, now: Figure) -> int | None:
    if was.unit is not now.unit or was.value is None or now.value is None:
        return None
    if {was.qualifier, now.qualifier} != {Qualifier.EXACT}:
        return None
    if _moves(new) and not _same_length(old, new):
        return None
    return now.value - was.value


def _same_length(old: Observation, new: Observation) -> bool:
    """A partial week is not compared with a full one; what is not said is not compared."""
    lengths = []
    for entry in (old, new):
        period = entry.fact.period
        if period is None:
            return False
        if period.duration is not None:
            lengths.append(period.duration.machine_value)
        elif period.start is not None and period.end is not None:
            lengths.append(str((period.end.last - period.start.first).days + 1))
        else:
            return False
    return lengths[0] == lengths[1]
