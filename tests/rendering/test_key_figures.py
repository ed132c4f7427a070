"""The cards: rivals alike, room for both kinds, numerals, captions, changes in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sitrep.rendering.runs import plain, split_sentence, tail, text
from sitrep.report.assemble import MOST_KEY_FIGURES
from tests.rendering import telling
from tests.report.observing import fled, holds, killed, report, told_in

RANGE = {"low": 5, "high": 7, "qualifier": "range", "unit": "people"}


def test_where_no_figure_is_preferred_all_rivals_are_as_large(tmp_path: Path) -> None:
    told = report(tmp_path, [fled("a", 100, "2018-06-04"), fled("b", 120, "2018-06-05", "council")])
    card = telling.card(told)
    assert card["figure"]["parts"]["number"] == "120"
    (equal,) = card["equals"]
    assert equal["figure"]["parts"]["number"] == "100"
    assert [mark["text"] for mark in equal["marks"]] == ["unverified"]
    assert "Source: IOM\u00a0[2]" in telling.lines(equal["details"])
    assert card["rivals"] is None
    assert "The sources disagree; no figure was preferred." in telling.lines(card["notes"])


def test_what_was_chosen_leads_and_its_rivals_stand_below(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [fled("a", 100, "2018-06-04"), fled("b", 120, "2018-06-05", "council")],
        choices={"fled": {"use": "a", "reason": "Counted on the spot."}},
    )
    card = telling.card(told)
    assert card["equals"] == []
    assert telling.lines(card["rivals"]) == ["120 people unverified, Council\u00a0[2]"]


def test_rivals_over_different_times_say_which(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [
            fled("a", 100, "2018-06-04"),
            fled("b", 120, "2018-06-05", "council", period="2018-06-03"),
        ],
    )
    assert "3 June 2018" in telling.lines(telling.card(told)["details"])


def test_many_series_of_displacement_leave_room_for_the_dead(tmp_path: Path) -> None:
    many = [fled(f"fled{i}", 100, "2018-06-04", series=f"s{i}") for i in range(8)]
    told = report(tmp_path, [*many, killed("dead", 5, "2018-06-04")])
    shown = [figure.series.shown.id for figure in told.key_figures]
    assert shown == ["fled0", "fled1", "fled2", "fled3", "fled4", "dead"]
    assert len(shown) == MOST_KEY_FIGURES
    said = plain(telling.view(told)["further_figures"])
    assert said == "Further figures, in the sections below: Town: New displacement [1]."


def test_nothing_is_said_where_nothing_is_left_out(tmp_path: Path) -> None:
    told = report(tmp_path, [killed("dead", 5, "2018-06-04")])
    assert telling.view(told)["further_figures"] == []


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_the_numeral_of_a_range_runs_from_the_low_to_the_high_number(
    tmp_path: Path, tag: str
) -> None:
    sources = [told_in("2018-06-04", "between 5 and 7 people were killed", "iom")]
    told = report(tmp_path, [killed("a", 5, "2018-06-04", figure=RANGE, sources=sources)])
    card = telling.card(told, tag)
    number = card["figure"]["parts"]["number"]
    assert number.startswith("5")
    assert number.endswith("7")
    assert "".join(card["figure"]["parts"].values()) == card["figure"]["text"]


OF_WHOM = [
    ({"sex": "female", "age": "adults"}, "women", "femmes"),
    ({"sex": "male", "age": "adults"}, "men", "hommes"),
    ({"sex": "female", "age": "children"}, "girls", "filles"),
    ({"sex": "male", "age": "children"}, "boys", "garçons"),
    ({"sex": "female", "age": "older"}, "older women", "femmes âgées"),
    ({"sex": "male", "age": "older"}, "older men", "hommes âgés"),
    ({"sex": "female"}, "female", "de sexe féminin"),
    ({"age": "older"}, "older people", "personnes âgées"),
]


@pytest.mark.parametrize(("of", "english", "french"), OF_WHOM)
def test_sex_and_age_are_one_word(
    tmp_path: Path, of: dict[str, Any], english: str, french: str
) -> None:
    told = report(tmp_path, [killed("a", 5, "2018-06-04", victims="civilians", **of)])
    assert telling.card(told)["figure"]["text"] == f"5 civilians ({english})"
    assert telling.card(told)["caption"] == f"Civilians killed (cumulative), {english}"
    assert telling.card(told, "fr")["figure"]["text"] == f"5 civils ({french})"


def test_children_are_not_called_children_twice(tmp_path: Path) -> None:
    told = report(tmp_path, [killed("a", 5, "2018-06-04", victims="children", age="children")])
    assert telling.card(told)["figure"]["text"] == "5 children"
    assert telling.card(told)["caption"] == "Children killed (cumulative)"


CHANGES = {
    "2 fewer than in report no. 1 (7 people unverified\u00a0[2]). Counted again.": [
        killed("a", 7, "2018-06-04"),
        killed("b", 5, "2018-06-11", supersedes="a", reason="Counted again."),
    ],
    "Report no. 1 gave 7 people unverified\u00a0[2], which no longer holds. Another town [3].": [
        killed("a", 7, "2018-06-04"),
        killed("n", 7, "2018-06-10", "council", retracts="a", reason="Another town."),
        killed("b", 5, "2018-06-11"),
    ],
    "Report no. 1 preferred no figure, because sources disagreed: 7 people unverified\u00a0[2] (Council) "
    "and 5 people unverified\u00a0[3] (IOM)": [
        killed("a", 5, "2018-06-04"),
        killed("r", 7, "2018-06-05", "council"),
        killed("b", 7, "2018-06-11"),
    ],
    "Report no. 1 gave 7 people unverified\u00a0[3]; now sources disagree": [
        killed("a", 7, "2018-06-04"),
        killed("b", 5, "2018-06-11"),
        killed("r", 7, "2018-06-11", "council"),
    ],
}


@pytest.mark.parametrize("said", CHANGES)
def test_a_change_in_words(tmp_path: Path, said: str) -> None:
    assert plain(telling.card(report(tmp_path, CHANGES[said], week=2))["change"]) == said


def test_a_full_stop_of_chinese_needs_no_space_behind_it() -> None:
    assert split_sentence("有人逃离。有人死亡。") == ("有人逃离。", "有人死亡。")
    assert split_sentence("他说：“有人逃离。”有人死亡。")[0] == "他说：“有人逃离。”"
    assert split_sentence("a site.org of 2.5 km") == ("", "a site.org of 2.5 km")
    assert plain(tail(text("有人逃离。"), text("[1]"))) == "有人逃离 [1]。"


def test_the_description_of_the_page_has_no_space_before_a_stop(tmp_path: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415 — beside its only use

    told = report(tmp_path, [killed("a", 5, "2018-06-04"), holds("b", "2018-06-04")])
    for sentence, said in (
        ("{a.start} died.", "A total of 5 people died (unverified)."),
        ("{a}死亡。", "5 people死亡 (unverified)。"),
    ):
        telling_it = replace(told, narrative={"highlights": (sentence,)})
        assert telling.view(telling_it)["description"] == said


def test_the_title_and_the_country_are_messages(tmp_path: Path) -> None:
    told = report(tmp_path, [killed("a", 5, "2018-06-04")])
    assert telling.view(told)["title"] == (
        "Testland: fighting – Situation report no. 1 (as of 5 June 2018)"
    )
    assert telling.view(told, "fr")["title"].endswith("(au 5 juin 2018)")
    assert "Libya (LBY)" in telling.lines(telling.view(told)["masthead"])
