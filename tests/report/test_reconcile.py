"""Observations side by side: who leads, who rivals, what is replaced, what stands."""

from __future__ import annotations

from pathlib import Path

from sitrep.report.assemble import Report
from sitrep.report.changes import How
from sitrep.report.gaps import Lack
from tests.report.observing import fled, holds, killed, report


def _ids(told: Report, series: str) -> list[str]:
    return [e.id for one in told.series if one.id == series for e in one.current]


def test_rivals_stand_side_by_side_and_nobody_leads_without_a_choice(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [fled("a", 100, "2018-06-04"), fled("b", 120, "2018-06-05", "council")],
    )
    (series,) = told.series
    assert [e.id for e in series.current] == ["a", "b"]
    assert series.lead is None
    assert "fled" not in told.named
    assert Lack.SOURCES_DISAGREE in {gap.lack for gap in told.gaps}


def test_the_issue_chooses_among_rivals_with_its_reason(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [fled("a", 100, "2018-06-04"), fled("b", 120, "2018-06-05", "council")],
        choices={"fled": {"use": "b", "reason": "Counted on the spot."}},
    )
    (series,) = told.series
    assert series.lead is not None
    assert (series.lead.id, series.reason) == ("b", "Counted on the spot.")
    assert [e.id for e in series.current] == ["a", "b"]


def test_sources_that_agree_need_no_choice(tmp_path: Path) -> None:
    told = report(tmp_path, [fled("a", 100, "2018-06-04"), fled("b", 100, "2018-06-05", "council")])
    assert told.series[0].lead is not None
    assert not told.series[0].is_disputed
    assert Lack.SINGLE_SOURCE not in {gap.lack for gap in told.gaps}


def test_the_latest_word_of_one_originator_counts(tmp_path: Path) -> None:
    told = report(tmp_path, [fled("a", 100, "2018-06-03"), fled("b", 120, "2018-06-05")])
    assert _ids(told, "fled") == ["b"]


def test_an_agency_that_quotes_iom_is_iom(tmp_path: Path) -> None:
    told = report(tmp_path, [fled("a", 100, "2018-06-03")])
    assert Lack.SINGLE_SOURCE in {gap.lack for gap in told.gaps}


def test_a_correction_replaces_and_is_told_with_its_reason(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [
            killed("a", 7, "2018-06-04"),
            killed("b", 5, "2018-06-11", corrects="a", reason="Two were fighters."),
        ],
        week=2,
    )
    (figure,) = told.key_figures
    assert figure.series.shown.id == "b"
    assert figure.change is not None
    assert (figure.change.how, figure.change.reason) == (How.CORRECTED, "Two were fighters.")
    assert figure.change.difference == -2


def test_a_correction_of_a_correction_is_still_a_correction(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [
            killed("a", 7, "2018-06-04"),
            killed("b", 5, "2018-06-10", corrects="a", reason="Two were fighters."),
            killed("c", 7, "2018-06-11", corrects="b", reason="They were not."),
        ],
        week=2,
    )
    (figure,) = told.key_figures
    assert figure.series.shown.id == "c"
    assert figure.change is not None
    assert figure.change.how is How.CORRECTED


def test_a_retraction_of_a_retraction_brings_the_first_back(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [
            killed("a", 7, "2018-06-03"),
            killed("b", 7, "2018-06-04", retracts="a", reason="It was another town."),
            killed("c", 7, "2018-06-05", retracts="b", reason="It was not."),
        ],
    )
    assert _ids(told, "killed") == ["a"]


def test_counts_of_different_times_by_one_source_both_stand(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [
            killed("a", 5, "2018-06-04", measure="new", period="2018-06-03"),
            killed("b", 7, "2018-06-05", measure="new", period="2018-06-04"),
        ],
    )
    assert _ids(told, "killed") == ["a", "b"]
    assert not told.series[0].is_disputed
    assert told.named["killed"].id == "b"


def test_a_breakdown_of_a_breakdown_is_not_lost(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [
            killed("girls", 5, "2018-06-04", series="g", part_of="children"),
            killed("children", 5, "2018-06-04", series="c", part_of="all"),
            killed("all", 7, "2018-06-04"),
        ],
    )
    assert [row.observation.id for row in told.rows["casualties"]] == ["all", "children", "girls"]


def test_what_was_said_in_a_month_was_said_by_the_day_of_the_article(tmp_path: Path) -> None:
    told = report(tmp_path, [fled("a", 100, "2018-06", article="a2018-06-05")])
    assert _ids(told, "fled") == ["a"]


def test_the_same_flow_in_weeks_of_the_same_length_is_no_change(tmp_path: Path) -> None:
    weeks = [
        {"start": "2018-05-29", "end": "2018-06-04"},
        {"start": "2018-06-05", "end": "2018-06-11"},
    ]
    facts = [
        fled("a", 100, "2018-06-04", period=weeks[0]),
        fled("b", 100, "2018-06-11", period=weeks[1]),
    ]
    change = report(tmp_path, facts, week=2).key_figures[0].change
    assert change is not None
    assert change.how is How.UNCHANGED


def test_a_disputed_figure_is_new_only_where_it_was_not_told_before(tmp_path: Path) -> None:
    rivals = [killed("b", 5, "2018-06-11"), killed("c", 7, "2018-06-11", "council")]
    told = report(tmp_path / "1", [killed("a", 5, "2018-06-04"), *rivals], week=2)
    assert not told.key_figures[0].is_new
    assert report(tmp_path / "2", rivals, week=2).key_figures[0].is_new


def test_the_later_event_decides_not_the_later_article(tmp_path: Path) -> None:
    facts = [
        holds("retaken", "2018-06-03", status="gained", actor="rebels", period="2018-01"),
        holds("recalled", "2018-06-05", status="gained", actor="army", period="2017"),
    ]
    rows = report(tmp_path, facts).rows["control"]
    assert [row.observation.id for row in rows] == ["retaken"]


def test_a_siege_ends_when_the_besieger_gains_the_place(tmp_path: Path) -> None:
    facts = [
        holds("siege", "2018-06-04", status="besieged", actor="army"),
        holds("gain", "2018-06-05", status="gained", actor="army"),
    ]
    rows = report(tmp_path, facts).rows["control"]
    assert [row.observation.id for row in rows] == ["gain"]


def test_two_sources_that_name_the_same_holder_agree(tmp_path: Path) -> None:
    facts = [
        holds("a", "2018-06-04", "iom", series="town"),
        holds("b", "2018-06-05", "council", series="town", status="gained"),
    ]
    told = report(tmp_path, facts)
    assert not told.series[0].is_disputed
    assert told.named["town"].id == "b"


def test_what_is_retracted_is_gone_and_said(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [
            killed("a", 7, "2018-06-03"),
            killed("b", 7, "2018-06-04", retracts="a", reason="It was another town."),
        ],
    )
    assert told.key_figures == ()
    assert [(r.old.id, r.new.fact.reason) for r in told.retracted] == [
        ("a", "It was another town.")
    ]


def test_a_rise_is_counted_only_between_exact_figures_of_one_source(tmp_path: Path) -> None:
    told = report(tmp_path, [killed("a", 5, "2018-06-04"), killed("b", 7, "2018-06-11")], week=2)
    change = told.key_figures[0].change
    assert change is not None
    assert (change.how, change.difference, change.number) == (How.ROSE, 2, 1)


def test_another_source_is_no_rise(tmp_path: Path) -> None:
    told = report(
        tmp_path, [killed("a", 5, "2018-06-04"), killed("b", 7, "2018-06-11", "council")], week=2
    )
    change = told.key_figures[0].change
    assert change is not None
    assert (change.how, change.difference) == (How.OTHER_SOURCE, None)


def test_people_and_households_are_not_compared(tmp_path: Path) -> None:
    told = report(tmp_path, [fled("a", 100, "2018-06-04"), fled("b", 30, "2018-06-11")], week=2)
    change = told.key_figures[0].change
    assert change is not None
    assert change.how is How.NOT_COMPARABLE


def test_flows_over_unknown_times_are_not_compared(tmp_path: Path) -> None:
    told = report(tmp_path, [fled("a", 100, "2018-06-04"), fled("b", 120, "2018-06-11")], week=2)
    change = told.key_figures[0].change
    assert change is not None
    assert (change.how, change.difference) == (How.NOT_COMPARABLE, None)


def test_flows_over_weeks_of_the_same_length_are_compared(tmp_path: Path) -> None:
    weeks = [
        {"start": "2018-05-29", "end": "2018-06-04"},
        {"start": "2018-06-05", "end": "2018-06-11"},
    ]
    told = report(
        tmp_path,
        [
            fled("a", 100, "2018-06-04", period=weeks[0]),
            fled("b", 120, "2018-06-11", period=weeks[1]),
        ],
        week=2,
    )
    change = told.key_figures[0].change
    assert change is not None
    assert (change.how, change.difference) == (How.ROSE, 20)


def test_flows_belong_to_the_week_in_which_they_were_said(tmp_path: Path) -> None:
    facts = [fled("a", 100, "2018-06-04"), killed("k", 5, "2018-06-11")]
    told = report(tmp_path, facts, week=2)
    assert _ids(told, "fled") == []
    gaps = {gap.lack: [e.id for e in gap.observations] for gap in told.gaps}
    assert gaps[Lack.NO_UPDATE] == ["a"]


def test_a_late_fact_is_backlog_of_the_next_week_and_never_lost(tmp_path: Path) -> None:
    late = fled("a", 100, "2018-06-04", article="a2018-06-11")
    told = report(tmp_path, [late], week=2)
    assert _ids(told, "fled") == ["a"]
    assert told.series[0].late == {"a"}
    assert report(tmp_path / "before", [late], week=1).series == ()
    assert report(tmp_path / "after", [late], week=3).series == ()


def test_stocks_stand_until_superseded_and_show_their_age(tmp_path: Path) -> None:
    told = report(tmp_path, [fled("a", 100, "2018-06-04", measure="stock")], week=3)
    (row,) = told.rows["displacement"]
    assert row.is_old
    assert Lack.STALE in {gap.lack for gap in told.gaps}


def test_who_gains_a_place_closes_the_old_hold(tmp_path: Path) -> None:
    facts = [
        holds("old", "2018-06-04"),
        holds("new", "2018-06-11", status="gained", actor="rebels", by="iom"),
    ]
    assert [r.observation.id for r in report(tmp_path, facts, 1).rows["control"]] == ["old"]
    (row,) = report(tmp_path / "2", facts, 2).rows["control"]
    assert (row.observation.id, row.is_new) == ("new", True)


def test_a_gain_of_a_part_closes_nothing(tmp_path: Path) -> None:
    facts = [
        holds("old", "2018-06-04"),
        holds("new", "2018-06-05", status="gained", actor="rebels", extent="part"),
    ]
    assert len(report(tmp_path, facts).rows["control"]) == 2


def test_a_partys_own_claim_closes_nothing(tmp_path: Path) -> None:
    facts = [
        holds("old", "2018-06-04", actor="rebels"),
        holds("claim", "2018-06-05", "general", status="gained", actor="army"),
    ]
    rows = report(tmp_path, facts).rows["control"]
    assert [(r.observation.id, r.observation.claimed_by) for r in rows] == [
        ("old", None),
        ("claim", "army"),
    ]


def test_a_siege_and_a_hold_coexist(tmp_path: Path) -> None:
    facts = [
        holds("hold", "2018-06-04", actor="rebels"),
        holds("siege", "2018-06-05", status="besieged", actor="army"),
    ]
    assert len(report(tmp_path, facts).rows["control"]) == 2


def test_proposed_facts_never_reach_a_report(tmp_path: Path) -> None:
    assert report(tmp_path, [fled("a", 100, "2018-06-04", review="proposed")]).series == ()


def test_a_breakdown_follows_its_total_and_is_no_key_figure(tmp_path: Path) -> None:
    facts = [
        killed("part", 5, "2018-06-04", series="part", part_of="whole", victims="children"),
        killed("whole", 7, "2018-06-04"),
    ]
    told = report(tmp_path, facts)
    assert [row.observation.id for row in told.rows["casualties"]] == ["whole", "part"]
    assert [figure.series.id for figure in told.key_figures] == ["killed"]
