from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.evidence.lexicon import LANGUAGES, Moment
from sitrep.evidence.moments import last_weekday, past_weekday, resolve
from sitrep.evidence.spans import Span
from sitrep.evidence.speech import statement_date
from tests.evidence.finding import find_quote

TUESDAY = date(2018, 6, 5)
IOM = (
    "Last week, the international organization for migration said that the humanitarian situation "
    "in Derna was critical and more than 2,000 people had fled “because of bombings and air raids”."
)
UNSMIL = (
    "On Friday, the UN mission in Libya aid that at least 17 civilians were killed in a two week "
    "fighting, adding that clashes “increasingly encroach on densely populated areas.”"
)
HAFTAR = (
    "Libya’s strong man Marshal Khalifa Haftar, on Monday announced that the “victory” of his "
    "forces was “near” in east Derna, a city controlled by Islamist and jihadist militias and "
    "where the humanitarian situation is critical."
)
VIDEO = (
    "In a video posted to YouTube, Marshal Haftar, said his forces had already “cleaned up” the "
    "Derna suburbs."
)
SIEGE = (
    "Forces loyal to Haftar have been conducting a military offensive since last month to "
    "“liberate” Derna. The big city of eastern Libya was taken last year by the NLA."
)


@pytest.mark.parametrize(
    ("language", "body", "quote", "days"),
    [
        ("en", IOM, "more than 2,000 people had fled", "2018-05-28..2018-06-03"),
        ("en", IOM, "the humanitarian situation in Derna", "2018-05-28..2018-06-03"),
        ("en", UNSMIL, "at least 17 civilians were killed", "2018-06-01"),
        ("en", UNSMIL, "clashes “increasingly encroach", "2018-06-01"),
        ("en", HAFTAR, "on Monday announced that the “victory”", "2018-06-04"),
        ("en", "17 people fled, the UN said on Friday.", "17 people", "2018-06-01"),
        ("en", "17 people fled, the UN on Friday said.", "17 people", "2018-06-01"),
        ("en", "17 people fled, said Mr. Roe of the U.N. on Friday.", "17 people", "2018-06-01"),
        ("en", "17 fled, according to a UN note on Friday.", "17 fled", "2018-06-01"),
        ("en", "The UN said on Friday that 17 people fled.", "17 people", "2018-06-01"),
        ("en", "The UN said in a note on Friday that 17 fled.", "17 fled", "2018-06-01"),
        ("en", "The UN told reporters in Geneva on Friday 17 fled.", "17 fled", "2018-06-01"),
        ("en", "The UN announced on Tuesday: 17 people fled.", "17 people", "2018-06-05"),
        ("en", "Last Tuesday, the UN warned that 17 people fled.", "17 people", "2018-05-29"),
        ("en", "Yesterday the UN announced that 17 people fled.", "17 people", "2018-06-04"),
        ("en", "Earlier today, the UN said 17 people fled.", "17 people", "2018-06-05"),
        ("en", "This week, the UN said 17 people fled.", "17 people", "2018-06-04..2018-06-05"),
        ("en", "Last month, the UN said 17 people fled.", "17 people", "2018-05-01..2018-05-31"),
        ("en", "“We left. 17 died,” he said on Friday.", "17 died", "2018-06-01"),
        ("fr", "La semaine dernière, l’OIM a déclaré que 17 ont fui.", "17 ont", "2018-05-28..2018-06-03"),
        ("fr", "L’ONU a annoncé avant-hier que 17 ont fui.", "17 ont", "2018-06-03"),
        ("fr", "17 civils ont fui, a annoncé l’ONU vendredi.", "17 civils", "2018-06-01"),
        ("fr", "Ils ont annoncé lundi dernier que 17 ont fui.", "17 ont", "2018-06-04"),
        ("es", "La ONU dijo el viernes que 17 huyeron.", "17 huyeron", "2018-06-01"),
        ("ar", "قالت البعثة يوم الجمعة إن 17 مدنياً قتلوا", "17 مدنياً", "2018-06-01"),
        ("ar", "وقالت المنظمة الأسبوع الماضي إن 2000 شخص فروا", "2000 شخص", "2018-05-28..2018-06-03"),
    ],
)  # fmt: skip
def test_the_reporting_clause_dates_the_statement(
    language: str, body: str, quote: str, days: str
) -> None:
    assert _days(body, quote, language) == days


@pytest.mark.parametrize(
    ("language", "body", "quote"),
    [
        ("en", VIDEO, "his forces had already “cleaned up”"),
        ("en", SIEGE, "conducting a military offensive since last month"),
        ("en", SIEGE, "was taken last year by the NLA"),
        ("en", "17 people fled on Friday, the UN said.", "17 people"),
        ("en", "On Friday 17 people were killed, the UN said.", "17 people"),
        ("en", "The UN said that 17 people fled on Friday.", "17 people"),
        ("en", "The UN said 17 people fled on Friday.", "17 people"),
        ("en", "On Friday, an attack that killed 17 people ended.", "17 people"),
        ("en", "On Friday, aid that reached 17 people ended.", "17 people"),
        ("en", "Roe, who was here last week, said that 17 fled.", "17 fled"),
        ("en", "Since Friday, the UN said that 17 people fled.", "17 people"),
        ("en", "The UN warned last week of war. It said 17 fled.", "17 fled"),
        ("en", "The UN said last week that 17 fled and the Red Cross said 20 died", "20 died"),
        ("en", "17 fled since Friday, according to the UN.", "17 fled"),
        ("en", "A line\n\n17 fled", "17 fled"),
        ("ar", "قال المتحدث إن 17 مدنيا قتلوا يوم الجمعة", "17 مدنيا"),
        ("uk", "У п’ятницю ООН заявила, що 17 людей втекли", "17 людей"),
    ],
)
def test_a_time_of_something_else_dates_no_statement(language: str, body: str, quote: str) -> None:
    assert _days(body, quote, language) is None


def test_the_words_that_date_it_are_given() -> None:
    span = find_quote(IOM, "more than 2,000 people had fled")
    assert span is not None
    found = statement_date(IOM, span, TUESDAY, "en")

    assert found is not None
    assert found.text == "Last week"


def test_before_the_first_day_of_the_calendar_there_is_no_date() -> None:
    assert statement_date(IOM, Span(60, 80), date(1, 1, 1), "en") is None


@given(st.dates(min_value=date(2, 1, 1)))
def test_a_weekday_is_the_last_one_up_to_the_day_of_writing(written: date) -> None:
    for weekday in range(7):
        day, _ = last_weekday(weekday, written)
        assert day.weekday() == weekday
        assert 0 <= (written - day).days < 7
        assert 1 <= (written - past_weekday(weekday, written)[0]).days <= 7


@given(st.dates(min_value=date(2, 1, 1)), st.sampled_from(list(Moment)))
def test_a_moment_is_never_in_the_future(written: date, moment: Moment) -> None:
    first, last = resolve(moment, written)

    assert first <= last <= written


def test_last_week_runs_from_monday_to_sunday() -> None:
    assert resolve(Moment.LAST_WEEK, TUESDAY) == (date(2018, 5, 28), date(2018, 6, 3))
    assert resolve(Moment.PAST_WEEK, TUESDAY) == (date(2018, 5, 29), TUESDAY)
    assert resolve(Moment.LAST_MONTH, date(2018, 3, 31)) == (date(2018, 2, 1), date(2018, 2, 28))
    assert resolve(Moment.LAST_YEAR, TUESDAY) == (date(2017, 1, 1), date(2017, 12, 31))


@given(
    st.lists(
        st.sampled_from(
            [
                "On",
                "Friday",
                ",",
                "said",
                "that",
                "the",
                "UN",
                "“",
                "”",
                ".",
                "last",
                "week",
                "adding",
                "aid",
                "who",
                "17",
                "people",
                "since",
                "\n\n",
                "announced",
                ":",
                "قالت",
                "يوم",
                "الجمعة",
                "إن",
                "a",
                "déclaré",
                "vendredi",
                "que",
            ]
        ),
        max_size=30,
    ),
    st.data(),
)
def test_any_text_is_read_without_a_fault(words: list[str], data: st.DataObject) -> None:
    body = " ".join(words)
    start = data.draw(st.integers(0, len(body)))
    span = Span(start, data.draw(st.integers(start, len(body))))
    for language in sorted(LANGUAGES):
        found = statement_date(body, span, TUESDAY, language)
        assert found is None or found.text in body


@pytest.mark.parametrize(
    "unit", ["said on Friday ", "on Friday ", "saying ", "said that ", ". ", ","]
)
def test_a_large_body_of_one_sentence_is_read_to_its_end(unit: str) -> None:
    """In the time that a test may take: what grows with the square of a body would not end."""
    body = unit * (1_000_000 // len(unit)) + "17 fled"
    said = statement_date(body, Span(len(body) // 2, len(body)), TUESDAY, "en")
    assert said is None or said.start <= TUESDAY


def _days(body: str, quote: str, language: str) -> str | None:
    span = find_quote(body, quote)
    assert span is not None
    found = statement_date(body, span, TUESDAY, language)
    if found is None:
        return None
    return str(found.start) if found.start == found.end else f"{found.start}..{found.end}"
