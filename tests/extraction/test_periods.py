"""Which of the times that an article tells a fact is of: rule by rule."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.extraction.extract import propose
from sitrep.extraction.moments import Anchors
from sitrep.extraction.proposal import Days, Proposal
from sitrep.extraction.times import find_times
from tests.extraction.english import EN

PUBLISHED = date(2018, 6, 5)  # a Tuesday


def days(start: str | None, end: str | None = None) -> Days | None:
    """A day, or those from one to another."""
    if start is None:
        return None
    return Days(date.fromisoformat(start), date.fromisoformat(end or start))


def told(text: str, title: str | None = None) -> list[Proposal]:
    return propose(text, "en", PUBLISHED, title)


TIMES = [
    ("between Friday and Sunday", "2018-06-01", "2018-06-03"),
    ("on Saturday and Sunday", "2018-06-02", "2018-06-03"),
    ("overnight", "2018-06-04", "2018-06-05"),
    ("last night", "2018-06-04", "2018-06-04"),
    ("the day before yesterday", "2018-06-03", "2018-06-03"),
    ("a fortnight ago", "2018-05-22", "2018-05-22"),
    ("in the first week of May", "2018-05-01", "2018-05-07"),
    ("in the second week of May", "2018-05-08", "2018-05-14"),
    ("in the third week of May", "2018-05-15", "2018-05-21"),
    ("in the last week of February", "2018-02-22", "2018-02-28"),
    ("in the first half of May", "2018-05-01", "2018-05-15"),
    ("in the second half of May", "2018-05-16", "2018-05-31"),
    ("in the first quarter of this year", "2018-01-01", "2018-03-31"),
    ("in the last quarter of 2017", "2017-10-01", "2017-12-31"),
    ("early in 2017", "2017-01-01", "2017-12-31"),
    ("in the first nine months of 2017", "2017-01-01", "2017-09-30"),
    ("in the first two months of the year", "2018-01-01", "2018-02-28"),
    (
        "since the onset of the conflict in South Tripoli on 4 April",
        "2018-04-04",
        "2018-06-05",
    ),
    ("in late 2017", "2017-09-01", "2017-12-31"),
    ("in the first half of 2017", "2017-01-01", "2017-06-30"),
    ("in 2014-2016", "2014-01-01", "2016-12-31"),
    ("between 2014 and 2016", "2014-01-01", "2016-12-31"),
    ("in the 1990s", "1990-01-01", "1999-12-31"),
    ("in the early 1990s", "1990-01-01", "1994-12-31"),
    ("in the late 1990s", "1995-01-01", "1999-12-31"),
    ("during March-April 2017", "2017-03-01", "2017-04-30"),
    ("on Christmas Day", "2017-12-25", "2017-12-25"),
    ("on New Year’s Eve", "2017-12-31", "2017-12-31"),
    ("since the weekend", "2018-06-02", "2018-06-05"),
    ("since Friday", "2018-06-01", "2018-06-05"),
    ("since last week", "2018-05-28", "2018-06-05"),
    ("since the start of the month", "2018-06-01", "2018-06-05"),
    ("since the start of the year", "2018-01-01", "2018-06-05"),
    ("since two weeks ago", "2018-05-22", "2018-06-05"),
    ("since late 2017", "2017-09-01", "2018-06-05"),
    ("from 28 May onwards", "2018-05-28", "2018-06-05"),
    ("over the past two years", "2016-06-05", "2018-06-05"),
    ("in the past decade", "2008-06-05", "2018-06-05"),
]


@pytest.mark.parametrize(("words", "start", "end"), TIMES)
def test_when_a_time_is(words: str, start: str, end: str) -> None:
    [found] = find_times(f"some people fled {words}.", Anchors(PUBLISHED), EN.times)
    assert found.days == days(start, end)


@pytest.mark.parametrize("words", ["on 31 April", "on 30 February"])
def test_a_day_that_no_calendar_has_is_none(words: str) -> None:
    assert find_times(f"some people fled {words}.", Anchors(PUBLISHED), EN.times) == []


@pytest.mark.parametrize(
    "words", ["yesterday", "on Friday", "last week", "last year", "two years ago", "in March"]
)
def test_there_is_nothing_before_the_first_day_of_the_calendar(words: str) -> None:
    assert find_times(f"some people fled {words}.", Anchors(date.min), EN.times) == []


@pytest.mark.parametrize("words", ["between 2016 and 2014", "in 2016-2014"])
def test_what_ends_before_it_begins_is_no_time(words: str) -> None:
    found = find_times(f"some people fled {words}.", Anchors(PUBLISHED), EN.times)
    assert all(time.means != "years" for time in found)


FROM_ANOTHER_DAY = [
    ("The next day", "2018-05-04"),
    ("On the same day", "2018-05-03"),
    ("Three days later", "2018-05-06"),
    ("The day before", "2018-05-02"),
    ("On the 12th", "2018-05-12"),
    ("Two days earlier", "2018-05-01"),
]


@pytest.mark.parametrize(("words", "day"), FROM_ANOTHER_DAY)
def test_a_day_that_is_told_from_the_one_before(words: str, day: str) -> None:
    text = f"Gunmen raided Waza on 3 May. {words}, four people were killed in Gao."
    assert told(text)[0].period == days(day)


def test_overnight_fighting_is_not_a_time_of_its_own() -> None:
    text = "3 May: Four people died in overnight fighting near Waza."
    assert told(text)[0].period == days("2018-05-03")


STATEMENTS = [
    ("The toll of the blast rose to 81 on Sunday, police said.", None),
    ("The number of the dead has risen to 81 on Sunday.", None),
    ("A bomb on Friday claimed the lives of 63 people.", "2018-06-01"),
    ("The governor on Sunday announced that 63 people had been killed.", None),
    ("Medics said shelling on Friday had killed 18 patients.", "2018-06-01"),
    ("Shelling killed 18 patients on Friday, medics said on Monday.", "2018-06-01"),
]


@pytest.mark.parametrize(("text", "day"), STATEMENTS)
def test_the_day_of_the_telling_is_not_that_of_the_event(text: str, day: str | None) -> None:
    assert told(text)[0].period == days(day)


BACKGROUND = [
    "Established in 1948, the camp is home to 54,000 refugees.",
    "It was the deadliest attack since 2013. Forty people were killed.",
]


@pytest.mark.parametrize("text", BACKGROUND)
def test_the_time_of_something_else_dates_nothing(text: str) -> None:
    assert told(text)[0].period is None


def test_a_record_that_is_over_dates_what_goes_on() -> None:
    text = "Fighting in the country’s largest camp has killed 11 people since Friday."
    assert told(text)[0].period == days("2018-06-01", "2018-06-05")


UNTIL = [
    ("As of 3 June, 46 people had been killed since 5 May.", "2018-05-05", "2018-06-03"),
    ("Since 5 May, 2,000 people had fled as of 3 June.", "2018-05-05", "2018-06-03"),
    ("Clashes broke out on 5 May. By 3 June, 46 people had been killed.", "2018-05-05", "2018-06-03"),
    ("A mosque was attacked on 5 May. By 3 June, 46 people had died.", "2018-05-05", "2018-06-03"),
    ("Clashes broke out on 5 May. As of 3 June, 46,000 displaced people live there.", "2018-06-03", "2018-06-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end"), UNTIL)
def test_how_many_until_a_day_is_told_from_the_onset_on(text: str, start: str, end: str) -> None:
    assert told(text)[-1].period == days(start, end)


def test_people_who_have_since_fled_fled_since_the_onset() -> None:
    text = "Fighting broke out on 20 May. Some 2,300 people have since fled to Djibo."
    assert told(text)[0].period == days("2018-05-20", "2018-06-05")


def test_people_of_whose_flight_no_time_is_told_fled_since_an_onset_of_late() -> None:
    text = "Fighting has raged since 20 May.\n\nSome 2,300 people have fled to Djibo."
    assert told(text)[0].period == days("2018-05-20", "2018-06-05")
    long_ago = text.replace("20 May", "20 January")
    assert told(long_ago)[0].period is None


def test_a_toll_without_a_time_is_told_since_an_onset_of_late() -> None:
    text = "Rebels have held Waza since 20 May.\n\nThe violence has cost 80 lives."
    assert told(text)[-1].period == days("2018-05-20", "2018-06-05")


def test_the_dead_were_not_killed_on_the_day_on_which_they_were_found() -> None:
    text = "Gunmen attacked Waza on Friday. The bodies of three farmers were found on Sunday."
    assert told(text)[0].period == days("2018-06-01")
    assert told("The bodies of three farmers were found on Sunday.")[0].period == days("2018-06-03")


def test_rows_of_a_list_are_of_the_longest_time_told_over_it() -> None:
    text = (
        "Attacks displaced 24,730 people between 2 and 28 May. A second raid followed on 8 May.\n\n"
        "Arrivals by district:\n\n- Mueda: 8,117 people\n- Pemba: 7,902 people\n"
    )
    rows = told(text)[1:]
    assert [row.period for row in rows] == [days("2018-05-02", "2018-05-28")] * 2


def test_a_report_on_a_month_tells_of_that_month() -> None:
    text = "Over the reporting period, 30 people were killed."
    assert told(text, "Access snapshot: May 2018")[0].period == days("2018-05-01", "2018-05-31")
    assert told(text)[0].period is None


def test_a_heading_that_begins_with_a_day_dates_what_stands_under_it() -> None:
    text = (
        "March 14 Waza Province: nine killed\n\nGunmen killed nine soldiers.\n\n"
        "March 11 Dikwa: two killed\n\nGunmen killed two drivers."
    )
    found = [one.period for one in told(text) if one.figure and "Gunmen" in one.quote.of(text)]
    assert found == [days("2018-03-14"), days("2018-03-11")]


@pytest.mark.parametrize("time", ["overnight", "in the previous 24 hours"])
def test_hours_end_on_the_day_on_which_somebody_spoke(time: str) -> None:
    """Not on the day of publication."""
    [one] = told(f"The army said on Sunday that nine people were killed {time} in Waza.")
    assert one.period == days("2018-06-02", "2018-06-03")


def test_a_day_that_is_a_heading_is_that_of_what_stands_under_it() -> None:
    text = (
        "14 May\n\nGunmen came at night. Seven rangers were wounded.\n\n"
        "15 May\n\nA bomb killed one soldier.\n\nOUTLOOK\n\nFour people were killed.\n"
    )
    found = [one.period for one in told(text)]
    assert found == [days("2018-05-14"), days("2018-05-15"), None]


def test_a_round_of_two_months_is_told_in_its_title() -> None:
    text = "Over the reporting period, 30 people were killed."
    title = "Mobility tracking, March-April 2018"
    assert told(text, title)[0].period == days("2018-03-01", "2018-04-30")


def test_events_of_several_parts_do_not_date_each_other() -> None:
    text = "CHAD\n\nGunmen attacked Waza on Friday.\n\nMALI\n\nA blast killed six people.\n\nNIGER\n\nA raid killed two.\n"
    assert [proposal.period for proposal in told(text)] == [None, None]


def test_the_total_of_a_war_is_not_of_the_day_of_an_attack() -> None:
    text = "Gunmen attacked Waza on Friday. The war has killed 400,000 people."
    assert told(text)[0].period is None
