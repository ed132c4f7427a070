"""Who says so, judged by what an issue could have read by its own cut-off (P24)."""

from __future__ import annotations

from pathlib import Path

from sitrep.report.assemble import Report
from sitrep.report.gaps import Lack
from tests.report.observing import fled, holds, killed, report, told_in


def _sources(told: Report, name: str) -> list[tuple[str | None, str | None]]:
    entry = told.named[name]
    return [(witness.source, witness.quote) for witness in entry.witnesses]


def test_a_figure_is_not_known_before_an_article_states_it(tmp_path: Path) -> None:
    fact = fled(
        "a", 100, "2018-06-05", reported=None,
        sources=[
            told_in("2018-06-05", "Others said", "iom"),
            told_in("2018-06-12", "100 people had fled", "iom"),
        ],
    )  # fmt: skip
    assert report(tmp_path / "1", [fact], week=1).series == ()
    told = report(tmp_path / "2", [fact], week=2)
    assert _sources(told, "a") == [("iom", "100 people had fled")]


def test_a_statement_is_not_told_before_the_day_on_which_it_was_made(tmp_path: Path) -> None:
    fact = fled(
        "a", 100, "2018-06-10",
        sources=[
            told_in("2018-06-12", "100 people had fled", "iom"),
            told_in("2018-06-05", "100 people had fled", "council"),
        ],
    )  # fmt: skip
    assert report(tmp_path / "1", [fact], week=1).series == ()
    told = report(tmp_path / "2", [fact], week=2)
    assert told.named["a"].said.isoformat() == "2018-06-10"


def test_a_source_that_is_added_later_changes_nothing_in_an_earlier_issue(tmp_path: Path) -> None:
    first = told_in("2018-06-05", "100 people had fled", "iom")
    later = told_in("2018-06-12", "100 people had fled", "council")
    then = report(tmp_path / "1", [fled("a", 100, "2018-06-05", sources=[first])])
    now = report(tmp_path / "2", [fled("a", 100, "2018-06-05", sources=[later, first])])
    assert now.series == then.series
    assert now.citations == then.citations
    assert now.gaps == then.gaps


def test_a_source_that_gives_no_figure_is_no_source_of_it(tmp_path: Path) -> None:
    fact = killed(
        "a", 5, "2018-06-05",
        sources=[
            told_in("2018-06-05", "people were killed on the road", "council"),
            told_in("2018-06-05", "5 people were killed", "iom"),
        ],
    )  # fmt: skip
    told = report(tmp_path, [fact])
    assert _sources(told, "a") == [("iom", "5 people were killed")]
    assert Lack.SINGLE_SOURCE in {gap.lack for gap in told.gaps}


def test_two_sources_that_state_the_figure_are_two(tmp_path: Path) -> None:
    quote = "5 people were killed"
    fact = killed(
        "a", 5, "2018-06-05",
        sources=[told_in("2018-06-05", quote, "council"), told_in("2018-06-05", quote, "iom")],
    )  # fmt: skip
    told = report(tmp_path, [fact])
    assert _sources(told, "a") == [("council", quote), ("iom", quote)]
    assert Lack.SINGLE_SOURCE not in {gap.lack for gap in told.gaps}


def test_another_quote_of_the_same_source_stays_behind_the_one_with_the_figure(
    tmp_path: Path,
) -> None:
    fact = killed(
        "a", 5, "2018-06-05",
        sources=[
            told_in("2018-06-05", "The army holds the town", "iom"),
            told_in("2018-06-05", "5 people were killed", "iom"),
        ],
    )  # fmt: skip
    told = report(tmp_path, [fact])
    assert [quote for _, quote in _sources(told, "a")] == [
        "5 people were killed",
        "The army holds the town",
    ]


def test_a_length_of_time_leads_to_the_quote_that_states_it(tmp_path: Path) -> None:
    length = "besieged the town for two years"
    fact = holds(
        "a", "2018-06-05", status="besieged",
        period={"duration": {"value": 2, "unit": "years"}, "end": None},
        sources=[told_in("2018-06-05", "The army holds the town"), told_in("2018-06-05", length)],
    )  # fmt: skip
    citations = report(tmp_path, [fact]).citations
    reference = citations.lengths["a"]
    assert citations.entries[reference.number - 1].quotes[reference.quote - 1] == length


def test_a_length_of_time_that_nobody_has_stated_yet_is_left_open(tmp_path: Path) -> None:
    fact = holds(
        "a", "2018-06-05", status="besieged", reported=None,
        period={"duration": {"value": 2, "unit": "years"}, "end": None},
        sources=[
            told_in("2018-06-05", "The army holds the town"),
            told_in("2018-06-12", "besieged the town for two years"),
        ],
    )  # fmt: skip
    assert report(tmp_path / "1", [fact], week=1).named["a"].fact.period is None
    assert report(tmp_path / "2", [fact], week=2).named["a"].fact.period is not None
