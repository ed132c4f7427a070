"""What contradicts what: counts of one time, and claims to the same ground."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from sitrep.report.assemble import Report
from sitrep.report.gaps import Lack
from tests.report.observing import fled, holds, report

EARLY_JUNE = {"start": "2018-06-01", "end": "2018-06-04"}


def _disputed(told: Report) -> list[str]:
    return [entry.id for one in told.series for entry in one.disputants]


@pytest.mark.parametrize("period", [None, "2018-06", {"start": "2018-06-01"}, EARLY_JUNE])
def test_counts_rival_where_their_times_may_be_one(tmp_path: Path, period: Any) -> None:
    facts = [
        fled("a", 100, "2018-06-04", period=period),
        fled("b", 120, "2018-06-05", "council", period=dict(EARLY_JUNE)),
    ]
    told = report(tmp_path, facts)
    assert _disputed(told) == ["b", "a"]
    assert told.series[0].lead is None


def test_counts_of_other_times_are_no_rivals(tmp_path: Path) -> None:
    facts = [
        fled("a", 100, "2018-06-04", period="2018-06-03"),
        fled("b", 120, "2018-06-05", "council", period="2018-06-04"),
    ]
    assert _disputed(report(tmp_path, facts)) == []


def test_one_source_does_not_contradict_itself(tmp_path: Path) -> None:
    facts = [fled("a", 100, "2018-06-04"), fled("b", 120, "2018-06-05", period=EARLY_JUNE)]
    assert _disputed(report(tmp_path, facts)) == []


def test_the_latest_word_stands_first_among_rivals_however_they_were_written(
    tmp_path: Path,
) -> None:
    old = fled("old", 30, "2018-06-04", measure="stock")
    new = fled("new", 120, "2018-06-11", "council", measure="stock")
    for index, facts in enumerate(permutations([old, new])):
        told = report(tmp_path / str(index), list(facts), week=2)
        assert told.key_figures[0].series.shown.id == "new"
        assert told.citations.references["new"][0].number == 1


def _hold(name: str, actor: str, place: str = "town", **more: Any) -> dict[str, Any]:
    return holds(name, "2018-06-05", actor=actor, place=place, **more)


OVERLAPPING = {
    "both hold all": [_hold("a", "army", extent="all"), _hold("b", "rebels", extent="all")],
    "neither says how much": [_hold("a", "army"), _hold("b", "rebels")],
    "both hold most": [_hold("a", "army", extent="most"), _hold("b", "rebels", extent="most")],
    "one holds all, one a part": [
        _hold("a", "army", extent="all"),
        _hold("b", "rebels", extent="part"),
    ],
    "one holds what the other's area takes in": [_hold("a", "army", "east"), _hold("b", "rebels")],
    "a claim and a report": [
        holds("a", "2018-06-05", "general", status="gained", actor="army"),
        _hold("b", "rebels"),
    ],
    "in one series": [_hold("a", "army", series="s"), _hold("b", "rebels", series="s")],
}

COMPATIBLE = {
    "two parts": [
        _hold("a", "army", series="s", extent="part"),
        _hold("b", "rebels", series="s", extent="part"),
    ],
    "most and a part": [
        _hold("a", "army", extent="most"),
        _hold("b", "rebels", extent="part"),
    ],
    "a siege and a holder": [_hold("a", "army", status="besieged"), _hold("b", "rebels")],
    "all of it but the place": [
        _hold("a", "army", "east") | {"except": ["town"]},
        _hold("b", "rebels"),
    ],
    "most of the area around": [_hold("a", "army", "east", extent="most"), _hold("b", "rebels")],
    "one party twice": [_hold("a", "army", "east"), _hold("b", "army")],
}


@pytest.mark.parametrize("case", OVERLAPPING)
def test_overlapping_claims_are_shown_as_such(tmp_path: Path, case: str) -> None:
    told = report(tmp_path, OVERLAPPING[case])
    rows = told.rows["control"]
    assert {row.observation.id: [o.id for o in row.overlaps] for row in rows} == {
        "a": ["b"],
        "b": ["a"],
    }
    assert told.overlapping == {"a", "b"}
    gaps = {gap.lack: [entry.id for entry in gap.observations] for gap in told.gaps}
    assert gaps[Lack.CLAIMS_OVERLAP] == ["a", "b"]


@pytest.mark.parametrize("case", COMPATIBLE)
def test_compatible_claims_are_not(tmp_path: Path, case: str) -> None:
    told = report(tmp_path, COMPATIBLE[case])
    assert told.overlapping == frozenset()
    assert not any(one.is_disputed for one in told.series)
    assert {gap.lack for gap in told.gaps}.isdisjoint({Lack.CLAIMS_OVERLAP, Lack.SOURCES_DISAGREE})


def test_a_hidden_claim_leaves_no_mark(tmp_path: Path) -> None:
    shown = _hold("a", "army")
    hidden = _hold("b", "rebels", sensitivity="restricted")
    told = report(tmp_path / "1", [shown, hidden])
    assert told.overlapping == frozenset()
    assert told.rows == report(tmp_path / "2", [shown]).rows
