"""How a key figure moved since the issue before, and why.

It may be a real change, a correction, or a change of source. A difference is computed only
between figures that can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitrep.evidence.quantities import Qualifier
from sitrep.facts.figures import Figure
from sitrep.report.disputes import counts_anew, said
from sitrep.report.material import Observation
from sitrep.report.reconcile import Series
from sitrep.report.standing import Replacement


class How(StrEnum):
    """What became of a figure since the issue before."""

    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    DISPUTED_THEN = "disputed_then"
    DISPUTED_NOW = "disputed_now"
    OTHER_SOURCE = "other_source"
    ROSE = "rose"
    FELL = "fell"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True)
class Change:
    """A key figure against the issue before.

    ``before`` is the figure that issue went by, and the first of ``rivals_before`` where its
    sources disagreed. ``difference`` is new less old, in the figure's unit, and only where both
    are exact counts of the same thing over comparable time, and the old one still holds.
    ``why`` is the observation whose reason explains the change: a correction, a newer count, a
    retraction.
    """

    how: How
    before: Observation
    number: int
    difference: int | None = None
    why: Observation | None = None
    rivals_before: tuple[Observation, ...] = ()

    @property
    def reason(self) -> str | None:
        """The writer's reason for the change."""
        return self.why.fact.reason if self.why else None

    @property
    def inputs(self) -> tuple[Observation, ...]:
        """All earlier observations that the change tells of, and what explains it."""
        named = self.rivals_before or (self.before,)
        return named if self.why is None else (*named, self.why)


def change(now: Series, before: Series | None, number: int) -> Change | None:
    """The change of a series since issue ``number``; None where that issue had no figure."""
    if before is None or not before.current or before.shown.fact.counted_figure is None:
        return None
    old = before.lead
    if old is None:
        return _since_disputed(now, before, number)
    withdrawn = next((r for r in now.withdrawn if r.old.id == old.id), None)
    if withdrawn is not None:
        return Change(How.WITHDRAWN, old, number, why=withdrawn.new)
    if now.lead is None:
        return Change(How.DISPUTED_NOW, old, number)
    return _between(old, now.lead, now, number)


def _between(old: Observation, new: Observation, now: Series, number: int) -> Change:
    """The change from one figure that an issue went by to another."""
    steps = tuple(_steps(now, new, old))
    difference = _difference(old, new)
    why = new if steps else None
    if steps and all(step.how == "corrects" for step in steps):
        return Change(How.CORRECTED, old, number, difference, why)
    amended = next((r for r in now.replaced if r.how == "corrects" and r.old.id == old.id), None)
    if amended is not None and not steps:  # what was corrected is no baseline for a newer count
        return Change(How.CORRECTED, old, number, why=amended.new)
    how = _how(old, new, difference)
    return Change(how, old, number, difference if how in _MOVED else None, why)


_MOVED = frozenset({How.ROSE, How.FELL})


def _since_disputed(now: Series, before: Series, number: int) -> Change:
    """The change since an issue that went by no figure."""
    rivals = before.disputants
    if now.lead is None and {e.id for e in now.disputants} == {e.id for e in rivals}:
        return Change(How.UNCHANGED, rivals[0], number)
    return Change(How.DISPUTED_THEN, rivals[0], number, rivals_before=rivals)


def _how(old: Observation, new: Observation, difference: int | None) -> How:
    if old.id == new.id or (said(old.fact) == said(new.fact) and not counts_anew(new.fact)):
        return How.UNCHANGED
    if difference == 0:
        return How.UNCHANGED
    if set(old.originators).isdisjoint(new.originators):
        return How.OTHER_SOURCE
    if difference is None:
        return How.NOT_COMPARABLE
    return How.ROSE if difference > 0 else How.FELL


def _steps(now: Series, new: Observation, old: Observation) -> Iterator[Replacement]:
    """The replacements that lead from the old figure to the new one; none where they do not."""
    known = {entry.new.id: entry for entry in now.replaced if entry.how != "retracts"}
    found = []
    at = new
    while at.id in known and at.id != old.id:
        found.append(known[at.id])
        at = known[at.id].old
    if at.id == old.id:
        yield from found


def _difference(old: Observation, new: Observation) -> int | None:
    was, now = old.fact.counted_figure, new.fact.counted_figure
    if was is None or now is None or not _is_exact(was) or not _is_exact(now):
        return None
    if was.unit is not now.unit or was.value is None or now.value is None:
        return None
    if counts_anew(new.fact) and not _same_length(old, new):
        return None
    return now.value - was.value


def _is_exact(figure: Figure) -> bool:
    return figure.qualifier is Qualifier.EXACT


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
