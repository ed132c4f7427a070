"""Which observations hold: what later ones replaced, took back or brought to an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitrep.facts.fact import Fact
from sitrep.facts.kinds import Access, Control, Displacement, Extent, Measure, Status
from sitrep.report.material import Observation


@dataclass(frozen=True)
class Replacement:
    """A later observation that corrects, supersedes or retracts an earlier one."""

    how: str
    old: Observation
    new: Observation


def stands(fact: Fact) -> bool:
    """Whether a fact holds until something replaces it; others belong to one issue."""
    return isinstance(fact, Control | Access) or (
        isinstance(fact, Displacement) and fact.measure is Measure.STOCK
    )


def replacements(observations: tuple[Observation, ...]) -> tuple[Replacement, ...]:
    """What replaces what; a fact that was itself retracted replaces nothing."""
    here = {entry.id: entry for entry in observations}
    said = tuple(
        Replacement(how, here[old], entry)
        for entry in observations
        for how in ("corrects", "supersedes", "retracts")
        if (old := getattr(entry.fact, how)) is not None and old in here
    )
    retractions: dict[str, list[str]] = {}
    for entry in said:
        if entry.how == "retracts":
            retractions.setdefault(entry.old.id, []).append(entry.new.id)

    def is_void(name: str) -> bool:
        return any(not is_void(new) for new in retractions.get(name, ()))

    return tuple(entry for entry in said if not is_void(entry.new.id))


def gone(observations: tuple[Observation, ...], replaced: tuple[Replacement, ...]) -> set[str]:
    """The ids of observations that no longer hold; a retraction itself states nothing."""
    dead = {entry.old.id for entry in replaced}
    dead |= {entry.id for entry in observations if entry.fact.retracts is not None}
    return dead | _ended(observations, dead)


def _ended(observations: tuple[Observation, ...], dead: set[str]) -> set[str]:
    """Holds and sieges that ended: somebody else gained the place, or its holder lost it.

    A siege ends with the besieger's gain of the whole place.
    A party's own claim ends nothing, and neither does the gain of a part: then both stand side
    by side. A siege and a holder coexist.
    """
    control: dict[str, list[tuple[Observation, Control]]] = {}
    for entry in observations:
        if entry.id not in dead and isinstance(entry.fact, Control):
            control.setdefault(entry.fact.place, []).append((entry, entry.fact))
    return {
        holder.id
        for here in control.values()
        for holder, held in here
        for taker, taken in here
        if taker is not holder
        and taker.claimed_by is None
        and _ends(taken, held)
        and _comes_after(taker, holder)
    }


def _ends(taken: Control, held: Control) -> bool:
    gains_all = taken.status is Status.GAINED and taken.extent in {None, Extent.ALL}
    if held.status is Status.BESIEGED:
        return gains_all and taken.actor == held.actor
    if held.status not in {Status.CONTROLS, Status.GAINED} or taken.extent is Extent.PART:
        return False
    if taken.status is Status.LOST:
        return taken.actor == held.actor
    return taken.status is Status.GAINED and taken.actor != held.actor


def _comes_after(taker: Observation, holder: Observation) -> bool:
    """Whether the gain happened after the hold began, and after it was last attested."""
    if moment(taker) <= moment(holder):
        return False
    is_event = isinstance(holder.fact, Control) and holder.fact.status is Status.GAINED
    return is_event or taker.said >= holder.said


def moment(entry: Observation) -> date:
    """When what is told happened or began; when it was said, where that is not known."""
    period = entry.fact.period
    if period is not None and (period.start or period.end):
        return (period.start or period.end).first  # type: ignore[union-attr]  # — one of the two
    return entry.said
