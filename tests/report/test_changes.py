"""What a key figure is measured against, and what is said where it cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sitrep.report.changes import Change, How
from tests.report.observing import fled, killed, report

OLD = killed("old", 7, "2018-06-04")
NEW = killed("new", 5, "2018-06-11")


def _change(parent: Path, facts: list[dict[str, Any]]) -> Change:
    (figure,) = report(parent, facts, week=2).key_figures
    assert figure.change is not None
    return figure.change


def test_a_withdrawn_figure_is_no_baseline(tmp_path: Path) -> None:
    taken_back = killed("none", 7, "2018-06-10", retracts="old", reason="Another town.")
    change = _change(tmp_path, [OLD, taken_back, NEW])
    assert (change.how, change.difference) == (How.WITHDRAWN, None)
    assert (change.before.id, change.reason) == ("old", "Another town.")


def test_neither_is_a_figure_that_was_corrected_since(tmp_path: Path) -> None:
    corrected = killed("middle", 5, "2018-06-09", corrects="old", reason="Two survived.")
    change = _change(tmp_path, [OLD, corrected, NEW])
    assert (change.how, change.difference) == (How.CORRECTED, None)
    assert change.reason == "Two survived."


def test_a_newer_count_gives_its_reason(tmp_path: Path) -> None:
    change = _change(tmp_path, [OLD, NEW | {"supersedes": "old", "reason": "Counted again."}])
    assert (change.how, change.difference, change.reason) == (How.FELL, -2, "Counted again.")


def test_a_figure_after_rivals_says_that_there_were_rivals(tmp_path: Path) -> None:
    change = _change(tmp_path, [OLD, killed("rival", 5, "2018-06-05", "council"), NEW])
    assert change.how is How.DISPUTED_THEN
    assert [entry.id for entry in change.rivals_before] == ["rival", "old"]


def test_rivals_after_a_figure_say_what_it_was(tmp_path: Path) -> None:
    change = _change(tmp_path, [OLD, NEW, killed("rival", 7, "2018-06-11", "council")])
    assert (change.how, change.before.id) == (How.DISPUTED_NOW, "old")


def test_the_same_rivals_again_are_no_change(tmp_path: Path) -> None:
    rivals = [
        fled("a", 100, "2018-06-04", measure="stock"),
        fled("b", 120, "2018-06-05", "council", measure="stock"),
    ]
    assert _change(tmp_path, rivals).how is How.UNCHANGED
