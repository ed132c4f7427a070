"""How a key figure moved since the issue before, and why: a real change, a correction, or a
change of source. A difference is computed only between figures that can be compared."""

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
    if before is None or before.lead is None or now.lead is None:
        return None
    old, new = before.lead, now.lead
    old_figure, new_figure = old.fact.counted_figure, new.fact.counted_figure
    if old_figure is None or new_figure is None:
        return None
    difference = _difference(old, new, old_figure, new_figure)
    reason = _correction(now, old)
    if reason is not None:
        return Change(How.CORRECTED, old, number, difference, reason)
    if old.id == new.id or (_same_figure(old_figure, new_figure) and not _moves(new)):
        return Change(How.UNCHANGED, old, number)
    if set(old.originators).isdisjoint(new.originators):
        return Change(How.OTHER_SOURCE, old, number)
    if difference is None or difference == 0:
        return Change(How.NOT_COMPARABLE, old, number)
    return Change(How.ROSE if difference > 0 else How.FELL, old, number, difference)


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


def _same_figure(old: Figure, new: Figure) -> bool:
    return (old.qualifier, old.machine_value, old.unit) == (
        new.qualifier,
        new.machine_value,
        new.unit,
    )


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
