"""Holds a fact's figure and length of time against its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.checks import check_duration, check_figure, doubts_about
from sitrep.evidence.claims import DISPLACED, Claim, Finding
from sitrep.evidence.numbers import find_numbers
from sitrep.evidence.quantities import QuantityKind
from sitrep.evidence.rivals import contradiction
from sitrep.facts.fact import Fact
from sitrep.facts.figures import Figure
from sitrep.facts.kinds import Casualties
from sitrep.facts.load import FactRecord
from sitrep.facts.quoted import Quoted, gravity, quoted
from sitrep.facts.surroundings import Surroundings


def claim_of(figure: Figure) -> Claim:
    """What a figure says, to be held against quotes."""
    return Claim(figure.qualifier, figure.value, figure.low, figure.high, str(figure.unit))


def claim_on(fact: Fact, figure: Figure) -> Claim:
    """What a fact says with its figure: how many of whom, and what befell them."""
    casualties = fact if isinstance(fact, Casualties) else None
    return Claim(
        figure.qualifier,
        figure.value,
        figure.low,
        figure.high,
        str(figure.unit),
        fate=str(casualties.outcome) if casualties else DISPLACED,
        victims=str(casualties.victims) if casualties else "",
        is_withdrawn=fact.retracts is not None,
    )


def check_figure_of(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """A quote must state the figure, and none may speak against it; background is welcome.

    Diagnostics: E302 to E304, E309 to E312; E315 and E316 of figures that staff counted.
    """
    fact, figure = record.fact, record.fact.counted_figure
    if figure is None:
        return
    claim, found = claim_on(fact, figure), tuple(quoted(record, around))
    held = [(entry, entry.best(check_figure, claim)) for entry in found]
    others = [entry for entry, findings in held if findings]
    if len(others) < len(held):
        for entry, findings in held:
            if not findings:
                yield from _told(record, entry, entry.best(doubts_about, claim))
    elif figure.counted and held:
        yield from _counted(record, figure, found)
    elif held:
        nearest, findings = min(held, key=lambda pair: gravity(pair[1]))
        yield from _told(record, nearest, findings)
        others.remove(nearest)
    for entry in others:
        yield from _told(record, entry, entry.best(contradiction, claim))


def _counted(record: FactRecord, figure: Figure, found: Iterable[Quoted]) -> Iterator[Diagnostic]:
    """Whoever staff counted is named or told of in the quotes, a word each at least."""
    least = figure.value if figure.value is not None else figure.low or 0
    words = sum(len(entry.quote.split()) for entry in found)
    where = record.at("figure", "counted")
    if least > words:
        message = f"{least} persons cannot be named in quotes of {words} words"
        hint = "counted is for persons whom the quotes name; else quote the words with the figure"
        yield diagnose("E315", where, message, hint)
    else:
        message = f"no quote states {least}: staff counted the persons whom the quotes name"
        yield diagnose("E316", where, message, "the report says so")


def check_durations(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """A quote must state the length of time of a period, and as exactly as the fact.

    Diagnostics: E302 to E304, E308 (no quote states any).
    """
    period = record.fact.period
    if period is None or period.duration is None:
        return
    length = period.duration
    found = tuple(quoted(record, around))
    if found and not any(map(_states_a_length, found)):
        message = f"no quote states a length of time such as {length.value} {length.unit}"
        yield diagnose("E308", record.at("period"), message, "quote the words that state it")
        return
    claim = Claim(length.qualifier, length.value, unit=str(length.unit))
    held = [(entry, entry.best(check_duration, claim)) for entry in found]
    if held:
        yield from _told(record, *min(held, key=lambda pair: gravity(pair[1])))


def _states_a_length(entry: Quoted) -> bool:
    found = find_numbers(entry.quote, entry.language)
    return any(quantity.kind is QuantityKind.DURATION for quantity in found)


def _told(record: FactRecord, entry: Quoted, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    where = record.at("sources", entry.source, "quote")
    for finding in findings:
        yield diagnose(finding.code, where, finding.message, finding.hint)
