"""Dates in order: what happened, what was said, what was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from tests import operations


@pytest.mark.parametrize(
    ("old", "new", "is_wrong"),
    [
        ("    place: town\n    sens", "    place: town\n    period: 2018-07-01\n    sens", True),
        ("    place: town\n    sens", "    place: town\n    period: 2018-06\n    sens", False),
        (
            "    place: town\n    sens",
            "    place: town\n    period: {start: 2018-06-01, end: 2018-12-01}\n    sens",
            True,
        ),
        ("    place: town\n    sens", "    place: town\n    reported: 2018-06-06\n    sens", True),
        (
            "    place: town\n    sens",
            "    place: town\n    reported: {start: 2018-06-01, end: 2018-12-01}\n    sens",
            True,
        ),
        ("status: controls", "status: gained\n    period: 2019", True),
        ("status: controls", "status: gained\n    period: 2018", False),
    ],
)
def test_nothing_happens_after_it_was_told(
    tmp_path: Path, old: str, new: str, *, is_wrong: bool
) -> None:
    operation = operations.edit(operations.small(tmp_path), "facts/a1.yaml", old, new)

    assert is_wrong == ("F403" in {problem.code for problem in api.check([operation])})


@pytest.mark.parametrize(("category", "is_wrong"), [("attack", True), ("planned", False)])
def test_only_plans_lie_ahead(tmp_path: Path, category: str, *, is_wrong: bool) -> None:
    event = f"""\
  - id: later
    kind: event
    category: {category}
    summary: "A handover."
    place: town
    period: 2018-07-01
    sensitivity: public
    sources:
      - quote: "The army controls the town"
"""
    operation = operations.small(tmp_path)
    path = operation / "facts" / "a1.yaml"
    path.write_text(path.read_text(encoding="utf-8") + event, encoding="utf-8")

    assert ["F403"] * is_wrong == [p.code for p in api.check([operation])]


@pytest.mark.parametrize(
    ("retrieved", "is_wrong"), [("2018-06-01", True), ("2018-06-04", False), ("2018-06-09", False)]
)
def test_an_article_is_retrieved_after_it_was_published(
    tmp_path: Path, retrieved: str, *, is_wrong: bool
) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "articles/a1.md", "language", f"retrieved: {retrieved}\nlanguage")
    found = [(p.code, p.line) for p in api.check([operation]) if p.code == "F403"]

    assert found == [("F403", 4)] * is_wrong


def test_an_older_fact_does_not_correct_a_newer_one(tmp_path: Path) -> None:
    operation = operations.copy(operations.SECOND_WEEK, tmp_path)
    operations.edit(operation, "facts/w2.yaml", "    corrects: derna_killed_unsmil_0601\n", "")
    operations.edit(
        operation,
        "facts/2018-06-05-derna.yaml",
        "    series: derna_killed\n",
        '    series: derna_killed\n    corrects: derna_killed_unsmil_0612\n    reason: "A slip."\n',
    )
    found = [problem.code for problem in api.check([operation])]

    assert "F403" in found


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("as_of: 2018-06-05", "as_of: 2018-06-06", "5:8"),
        ("end: 2018-06-05", "end: 2019-06-05", "6:9"),
        ("start: 2018-05-30, end", "start: 2018-06-08, end", "6:9"),
        ("highlights", "next_issue: 2018-06-05\nhighlights", "7:13"),
    ],
)
def test_an_issue_whose_dates_are_out_of_order_is_told_which(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    operation = operations.edit(operations.small(tmp_path), "reports/001.yaml", old, new)
    (problem,) = [problem for problem in api.check([operation]) if problem.is_error]

    assert (problem.code, f"{problem.line}:{problem.column}") == ("S203", place)
