"""The facts of a report as JSON, for programs: what the report shows, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from sitrep.facts.periods import Period
from sitrep.report.assemble import Report
from sitrep.report.changes import Change
from sitrep.report.conversion import in_people
from sitrep.report.material import Observation


def export_facts(report: Report, figures: Iterable[tuple[str, str]]) -> bytes:
    """The report's facts with their sources and figures, as canonical JSON in UTF-8.

    Args:
        report: assembled, for one audience.
        figures: every figure that the report shows, as (fact, value).
    """
    cited = _observations(report)
    disputes = {name: others for one in report.series for name, others in one.disputes.items()}
    tree = {
        **_frame(report),
        "figures": [{"fact": fact, "value": value} for fact, value in sorted(set(figures))],
        "changes": [
            _change(entry.series.id, entry.series.shown, entry.change)
            for entry in report.key_figures
            if entry.change
        ],
        "conversions": [
            conversion for entry in cited.values() if (conversion := _conversion(entry, report))
        ],
        "facts": [
            _fact(cited[name], report) | _contradicted(disputes.get(name, ()))
            for name in sorted(cited)
        ],
        "sources": [
            {
                "number": entry.number,
                "source": entry.source,
                "name": report.material.operation.sources[entry.source].name
                if entry.source
                else None,
                "article": entry.article,
                "shown_as": entry.shown_as,
                "quotes": list(entry.quotes),
            }
            for entry in report.citations.entries
        ],
        "articles": {
            name: _plain(article) for name, article in sorted(report.material.articles.items())
        },
        "places": {k: _plain(v) for k, v in sorted(report.material.operation.places.items())},
        "actors": {k: _plain(v) for k, v in sorted(report.material.operation.actors.items())},
    }
    text = json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode("utf-8")


def _frame(report: Report) -> dict[str, Any]:
    """Which report this is."""
    issue = report.issue
    return {
        "schema": 1,
        "operation": report.id,
        "report": report.name,
        "number": issue.number,
        "product": str(issue.product),
        "audience": str(report.audience),
        "issued": issue.issued.isoformat(),
        "as_of": issue.as_of.isoformat(),
        "period": {
            "start": issue.period.start.isoformat(),
            "end": issue.period.end.isoformat(),
        },
    }


def redacted_hash(facts: bytes, report: Report) -> str:
    """The SHA-256 of all that a report may say: its facts, its narrative and its frame."""
    operation = report.material.operation.model_dump(mode="json", include=_OF_THE_FRAME)
    said = {
        "narrative": {name: list(units) for name, units in report.narrative.items()},
        "reasons": {one.id: one.reason for one in report.series},
        "issue": json.loads(report.issue.model_dump_json()),
        "operation": operation,
    }
    return hashlib.sha256(facts + json.dumps(said, sort_keys=True).encode()).hexdigest()


# What a report shows of its operation besides its facts.
_OF_THE_FRAME = {
    "crisis",
    "iso3",
    "glide",
    "organisation",
    "partners",
    "contacts",
    "language",
    "disclaimer",
    "branding",
    "publish_url",
    "mail",
}


def _observations(report: Report) -> dict[str, Observation]:
    """Every observation that the report leads to."""
    found = {entry.id: entry for one in report.series for entry in one.current}
    for one in report.series:
        for replaced in one.replaced:
            found |= {replaced.old.id: replaced.old, replaced.new.id: replaced.new}
    found |= {entry.id: entry for f in report.key_figures if f.change for entry in f.change.inputs}
    found |= {entry.id: entry for gap in report.gaps for entry in gap.observations}
    return {name: entry for name, entry in found.items() if name in report.citations.references}


def _fact(entry: Observation, report: Report) -> dict[str, Any]:
    fact = entry.fact
    tree = _plain(fact)
    del tree["review"]
    tree["period"], tree["reported"] = _period(fact.period), _period(fact.reported)
    tree["sources"] = [
        {"number": reference.number, "quote": reference.quote or None}
        for reference in report.citations.references[entry.id]
    ]
    tree["claim_of"] = entry.claimed_by
    return tree


def _contradicted(others: tuple[str, ...]) -> dict[str, Any]:
    return {"contradicted_by": list(others)} if others else {}


def _plain(model: Any) -> dict[str, Any]:
    plain = model.model_dump(mode="json", by_alias=True, exclude={"sources", "reliability"})
    return {name: value for name, value in plain.items() if value not in (None, [])}


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    tree: dict[str, Any] = {
        "start": str(period.start) if period.start else None,
        "end": str(period.end) if period.end else None,
    }
    if period.duration is not None:
        tree["duration"] = {
            "value": period.duration.machine_value,
            "qualifier": str(period.duration.qualifier),
        }
    if period.approx:
        tree["approx"] = True
    return tree


def _change(series: str, now: Observation, change: Change) -> dict[str, Any]:
    """A change with its inputs and its method, since it is computed."""
    return {
        "series": series,
        "how": str(change.how),
        "fact": now.id,
        "before": change.before.id,
        "rivals_before": [entry.id for entry in change.rivals_before],
        "since_number": change.number,
        "difference": change.difference,
        "method": "figure of fact less figure of before" if change.difference is not None else None,
        "reason": change.reason,
    }


def _conversion(entry: Observation, report: Report) -> dict[str, Any] | None:
    """Households in people, with the size that they were multiplied by and who says so."""
    figure, size = entry.fact.counted_figure, report.material.operation.household_size
    people = in_people(figure, size) if figure is not None and size is not None else None
    if people is None or size is None or figure is None:
        return None
    return {
        "fact": entry.id,
        "value": people,
        "unit": "people",
        "method": "households × people per household, rounded half up",
        "households": figure.value,
        "household_size": size.value,
        "source": size.source,
    }
