"""P23: what must travel with a figure does, wherever the figure is told, earlier ones too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sitrep.report.assemble import Report
from tests.rendering import telling
from tests.report.observing import fled, holds, killed, report, told_in

OLD = killed("old", 7, "2018-06-04")
NEW = killed("new", 5, "2018-06-11")
CASES: dict[str, list[dict[str, Any]]] = {
    "fewer": [OLD, NEW],
    "another source": [killed("old", 7, "2018-06-04", "general"), NEW],
    "corrected": [OLD, NEW | {"corrects": "old", "reason": "Two survived."}],
    "replaced": [OLD, NEW | {"supersedes": "old", "reason": "Counted again."}],
    "withdrawn": [
        OLD,
        killed("none", 7, "2018-06-10", retracts="old", reason="Another town."),
        NEW,
    ],
    "not comparable": [fled("old", 100, "2018-06-04"), fled("new", 30, "2018-06-11")],
    "rivals then": [OLD, killed("rival", 5, "2018-06-05", "council"), NEW],
    "rivals now": [OLD, NEW, killed("rival", 7, "2018-06-11", "council")],
}


def _marks_of(told: Report) -> dict[str, set[str]]:
    """The figures of a view by their facts, each with the marks behind it in its own phrase."""
    found: dict[str, set[str]] = {}
    for phrase in telling.phrases(_outside_of_cards(told)):
        figures = [i for i, run in enumerate(phrase) if run["type"] == "figure" and run["href"]]
        for index, end in zip(figures, [*figures, len(phrase)][1:], strict=True):
            marks = {run["text"] for run in phrase[index:end] if run["type"] == "mark"}
            found.setdefault(phrase[index]["fact"], marks)
            found[phrase[index]["fact"]] &= marks
    return found


def _outside_of_cards(told: Report) -> list[Any]:
    view = telling.view(told)
    # a card's own figure has its marks in its caption
    return [[card["change"] for card in view["key_figures"]], view["casualties"], view["gaps"]]


@pytest.mark.parametrize("case", CASES)
def test_unverified_stands_behind_every_figure(tmp_path: Path, case: str) -> None:
    marks = _marks_of(report(tmp_path, CASES[case], week=2))
    assert "old" in marks
    assert all("unverified" in said for said in marks.values())


def test_a_claim_stays_a_claim_when_it_is_last_weeks(tmp_path: Path) -> None:
    marks = _marks_of(report(tmp_path, CASES["another source"], week=2))
    assert "claim of Army" in marks["old"]


def test_counted_by_staff_travels_with_the_figure(tmp_path: Path) -> None:
    figure = {"value": 5, "qualifier": "exact", "unit": "people", "counted": True}
    counted = killed("a", 5, "2018-06-04", figure=figure)
    told = report(tmp_path / "1", [counted])
    assert "counted by staff" in [mark["text"] for mark in telling.card(told)["marks"]]
    then = report(tmp_path / "2", [counted, killed("b", 7, "2018-06-11")], week=2)
    assert "counted by staff" in _marks_of(then)["a"]


@pytest.mark.parametrize(
    ("tag", "mark"),
    [
        ("en", "overlapping claims"),
        ("fr", "revendications concurrentes"),
        ("ar", "ادعاءات متضاربة بشأن السيطرة"),
    ],
)
def test_overlapping_claims_are_marked_in_every_language(
    tmp_path: Path, tag: str, mark: str
) -> None:
    facts = [holds("a", "2018-06-05"), holds("b", "2018-06-05", actor="rebels")]
    told = report(tmp_path, facts)
    narrator = telling.narrator(told, tag)
    for name in ("a", "b"):
        assert mark in [run["text"] for run in narrator.marks(told.named[name])]
    said = " ".join(telling.lines(telling.view(told)["control"]))
    assert "Overlaps with what is said of: Rebels (Town)" in said
    assert "Overlaps with what is said of: Army (Town)" in said


def test_a_mark_of_overlap_goes_into_the_narrative(tmp_path: Path) -> None:
    from sitrep.rendering.narrative import tell  # noqa: PLC0415 — beside its only use

    facts = [holds("a", "2018-06-05"), holds("b", "2018-06-05", actor="rebels")]
    told = report(tmp_path, facts)
    (sentence,) = tell("overview", ["The army holds {a.place}."], telling.narrator(told))
    assert "overlapping claims" in [run["text"] for run in sentence if run["type"] == "mark"]


def test_a_second_source_with_the_figure_is_cited_beside_the_first(tmp_path: Path) -> None:
    quote = "5 people were killed"
    sources = [told_in("2018-06-05", quote, "council"), told_in("2018-06-05", quote, "iom")]
    told = report(tmp_path, [killed("a", 5, "2018-06-05", sources=sources)])
    assert "Source: Council\u00a0[1]; IOM\u00a0[2]" in telling.lines(telling.card(told))
