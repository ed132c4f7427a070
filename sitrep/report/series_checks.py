"""Holds an issue's series against its choices and against each other."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.facts.fact import Verification
from sitrep.facts.load import NAMELESS
from sitrep.facts.surroundings import nearest_name
from sitrep.report.disputes import said
from sitrep.report.dossier import Dossier
from sitrep.report.issue import IssueRecord
from sitrep.report.reconcile import Series
from sitrep.report.standing import stands


def check_choices(
    dossier: Dossier, record: IssueRecord, series: tuple[Series, ...]
) -> Iterator[Diagnostic]:
    """Each choice is of a series of the issue, and of one of its observations (R508)."""
    known = {one.id: one for one in series}
    for name, choice in record.issue.choices.items():
        one = known.get(name)
        if {name, choice.use, NAMELESS} & dossier.unsound:
            continue
        if one is None:
            every = {entry.fact.series for entry in dossier.facts}
            near = nearest_name(name, known)
            hint = f"did you mean {near}?" if near else "leave the choice out"
            what = "is not in this issue" if name in every else "is no series"
            yield diagnose("R508", record.at("choices", name), f"{name} {what}", hint)
        elif choice.use not in {entry.id for entry in one.current}:
            uses = ", ".join(entry.id for entry in one.current)
            message = f"{choice.use} is no observation of {name} in this issue"
            yield diagnose("R508", record.at("choices", name, "use"), message, f"one of {uses}")


def check_decisions(
    dossier: Dossier, record: IssueRecord, series: tuple[Series, ...]
) -> Iterator[Diagnostic]:
    """What the writer should decide: rivals (R511), older words (R516), overlaps (R517)."""
    for one in series:
        for entry in one.passed_over:
            if not stands(entry.fact):
                message = f"{entry.id} is not shown: the same source says something newer"
                hint = f"let the newer one say supersedes: {entry.id}, or give each its period"
                yield diagnose("R516", record.at("period"), message, hint)
        if one.lead is None and one.current and one.shown.fact.counted_figure is not None:
            uses = " or ".join(entry.id for entry in one.disputants)
            message = f"sources disagree on {one.id}; they are shown side by side"
            hint = f"to go by one of them add choices: {{{one.id}: {{use: {uses}, reason: …}}}}"
            yield diagnose("R511", record.at("choices"), message, hint)
    yield from _overlaps(dossier, series)


def _overlaps(dossier: Dossier, series: tuple[Series, ...]) -> Iterator[Diagnostic]:
    written = {entry.fact.id: entry for entry in dossier.facts}
    seen: set[str] = set()
    for one in series:
        for entry in one.current:
            others = [name for name in one.disputes.get(entry.id, ()) if name not in seen]
            seen.add(entry.id)
            if entry.fact.counted_figure is None and others:
                message = f"{entry.id} overlaps with {', '.join(others)}; both are shown so"
                hint = "if they do not, say so by extent, except, or status: gained with its period"
                yield diagnose("R517", written[entry.id].at(), message, hint)


def check_corroboration(dossier: Dossier, series: tuple[Series, ...]) -> Iterator[Diagnostic]:
    """What is called corroborated is said by two originators at least (R521)."""
    written = {entry.fact.id: entry for entry in dossier.facts}
    for one in series:
        for entry in one.current:
            if entry.fact.verification is not Verification.CORROBORATED:
                continue
            agreeing = [
                other
                for other in one.current
                if said(other.fact) == said(entry.fact)
                and other.id not in one.disputes.get(entry.id, ())
            ]
            if len({name for other in agreeing for name in other.originators}) < 2:
                message = f"{entry.id} is called corroborated, and one source alone says so"
                hint = "add the source that says the same, or write verification: unverified"
                where = written[entry.id].at("verification")
                yield diagnose("R521", where, message, hint)
