"""Figures in summaries, reasons, incidents and narrative lead to a quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from tests import operations

SEED_FACTS = "facts/2018-06-05-derna.yaml"


def told(operation: Path) -> list[str]:
    """The severities and codes that check tells."""
    return [f"{problem.severity} {problem.code}" for problem in api.check([operation])]


@pytest.mark.parametrize(
    ("summary", "problems"),
    [
        ("Siege of the city, two years long.", []),
        ("Siege of the city; 9,000 people are cut off.", ["error E313"]),
        ("Siege of the city; nine thousand people are cut off.", ["error E313"]),
        ("Siege of the city since June 2016, 300 km from Benghazi.", []),
    ],
)
def test_a_figure_in_a_summary_stands_in_a_quote(
    tmp_path: Path, summary: str, problems: list[str]
) -> None:
    operation = operations.copy(operations.SEED, tmp_path)
    operations.edit(operation, SEED_FACTS, "Siege of the city.", summary)

    assert [line for line in told(operation) if "E3" in line] == problems


@pytest.mark.parametrize(("number", "problems"), [(500, ["error E313"]), (1, []), (2, [])])
def test_incidents_are_counted_by_a_quote_or_quoted_each(
    tmp_path: Path, number: int, problems: list[str]
) -> None:
    operation = operations.copy(operations.SEED, tmp_path)
    operations.edit(
        operation,
        SEED_FACTS,
        '    effect: inferred\n    summary: "Ground',
        f'    effect: inferred\n    incidents: {number}\n    summary: "Ground',
    )

    assert told(operation) == problems


@pytest.mark.parametrize(
    ("reason", "problems"),
    [
        ("Two of the dead proved to be fighters.", []),
        ("15 instead of 17: 2 of the dead were fighters.", []),
        ("Twelve of the dead proved to be fighters.", ["error E313"]),
    ],
)
def test_a_reason_may_name_both_figures_and_what_they_differ_by(
    tmp_path: Path, reason: str, problems: list[str]
) -> None:
    operation = operations.copy(operations.SECOND_WEEK, tmp_path)
    operations.edit(operation, "facts/w2.yaml", "Two of the dead proved to be fighters.", reason)

    assert [line for line in told(operation) if "E3" in line] == problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("registered people on the spot", "registered 9,999 people on the spot"),
        ("were killed in two weeks", "were killed and 9,000 wounded in two weeks"),
    ],
)
def test_a_figure_typed_into_an_issue_is_warned_of(tmp_path: Path, old: str, new: str) -> None:
    operation = operations.copy(operations.SECOND_WEEK, tmp_path)
    operations.edit(operation, "reports/002.yaml", old, new)

    assert [line for line in told(operation) if "E3" in line] == ["warning E314"]
