"""Proposals as plain data, by the contract that other tools read."""

from __future__ import annotations

from typing import Any

from sitrep.extraction.proposal import Days, Proposal

_OF_KIND = {
    "displacement": ("figure", "measure", "cause"),
    "casualties": ("figure", "outcome", "victims"),
    "control": ("status", "actor"),
    "access": ("constraint",),
}


def as_tree(proposal: Proposal, body: str) -> dict[str, Any]:
    """A proposal as JSON has it: every key of its kind is there, null where the text says nothing."""
    tree: dict[str, Any] = {"kind": proposal.kind}
    for name in _OF_KIND[proposal.kind]:
        value = getattr(proposal, name)
        tree[name] = _figure(proposal) if name == "figure" else value
    return tree | {
        "place": proposal.place,
        "period": _period(proposal.period),
        "attributed_to": proposal.attributed_to,
        "quote": proposal.quote.of(body),
        "mention": {"start": proposal.mention.start, "end": proposal.mention.end},
    }


def _figure(proposal: Proposal) -> dict[str, Any] | None:
    figure = proposal.figure
    if figure is None:
        return None
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": str(figure.qualifier),
        "unit": figure.unit,
    }


def _period(days: Days | None) -> dict[str, str | None] | None:
    if days is None:
        return None
    return {
        "start": days.start.isoformat() if days.start else None,
        "end": days.end.isoformat() if days.end else None,
    }
