from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.diagnostics import CODES
from sitrep.evidence.checks import Claim, check_duration, check_figure
from sitrep.evidence.quantities import Qualifier

FLED = "more than 2,000 people had fled “because of bombings and air raids”"
KILLED = "at least 17 civilians were killed in a two week fighting"
SIEGE = "has been besieging the city for nearly two years"


def claim(text: str, unit: str = "") -> Claim:
    """A claim as it is written in a test: "more_than 2000", "range 100 200", "dozens"."""
    qualifier, *numbers = text.split()
    if qualifier == "range":
        return Claim(Qualifier.RANGE, None, int(numbers[0]), int(numbers[1]), unit)
    return Claim(Qualifier(qualifier), int(numbers[0]) if numbers else None, unit=unit)


@pytest.mark.parametrize(
    ("language", "quote", "said"),
    [
        ("en", FLED, "more_than 2000"),
        ("en", KILLED, "at_least 17"),
        ("en", "2,600 people had left Derna", "exact 2600"),
        ("en", "15, not 17", "exact 15"),
        ("en", "seventeen civilians", "exact 17"),
        ("en", "killed a man", "exact 1"),
        ("en", "40 dead; at least 40 by evening", "at_least 40"),
        ("en", "40 dead; at least 40 by evening", "exact 40"),
        ("en", "at least 40 people dead and 30 wounded", "at_least 30"),
        ("en", "at least 40 people dead and 30 wounded", "exact 30"),
        ("en", "around 20 people", "about 20"),
        ("en", "1,500 to 2,000 people", "range 1500 2000"),
        ("en", "dozens of people", "dozens"),
        ("en", "several thousand people", "thousands"),
        ("fr", "plus de deux mille personnes", "more_than 2000"),
        ("es", "al menos 1.234 personas", "at_least 1234"),
        ("ar", "أكثر من ألفي شخص", "more_than 2000"),
    ],
)
def test_a_figure_that_its_quote_states_is_fine(language: str, quote: str, said: str) -> None:
    assert check_figure(quote, claim(said), language) == ()


@pytest.mark.parametrize(
    ("language", "quote", "said", "code"),
    [
        ("en", KILLED, "at_least 71", "E302"),
        ("en", KILLED, "at_least 2", "E302"),
        ("en", "17 June saw clashes", "exact 17", "E302"),
        ("en", "17 % of families", "exact 17", "E302"),
        ("en", "17 km from Derna", "exact 17", "E302"),
        ("en", "15, not 17", "exact 17", "E302"),
        ("en", "people had fled", "exact 17", "E302"),
        ("en", "hundreds of people", "exact 100", "E302"),
        ("en", "hundreds of people", "dozens", "E302"),
        ("en", "hundreds of thousands of people", "thousands", "E302"),
        ("en", "1,500 to 2,000 people", "range 1500 2500", "E302"),
        ("en", FLED, "exact 2000", "E303"),
        ("en", FLED, "at_least 2000", "E303"),
        ("en", "17 civilians", "at_least 17", "E303"),
        ("en", "nearly 300 people", "about 300", "E303"),
        ("en", "1,500 to 2,000 people", "exact 2000", "E303"),
        ("ar", "قتل مدنيان", "exact 2", "E304"),
        ("ar", "قتل المدنيون", "exact 17", "E302"),
        ("uk", "понад 2000 людей", "more_than 2000", "E304"),
        ("uk", "двадцять людей", "exact 20", "E304"),
        ("uk", "2 тисячі людей", "exact 2000", "E304"),
        ("uk", "5 червня двадцять людей", "exact 20", "E304"),
        ("uk", "2600 людей", "exact 2000", "E302"),
        (None, "2600 people", "dozens", "E304"),
    ],
)
def test_a_figure_that_its_quote_does_not_state_is_found_out(
    language: str | None, quote: str, said: str, code: str
) -> None:
    findings = check_figure(quote, claim(said), language)

    assert [finding.code for finding in findings] == [code]
    assert code in CODES
    assert findings[0].message
    assert findings[0].hint


def test_the_message_says_what_the_quote_says() -> None:
    (finding,) = check_figure(FLED, claim("at_least 2000"), "en")

    assert finding.message == "the quote says “more than 2,000”; the fact says at_least 2000"
    assert finding.hint == "write qualifier: more_than"


@pytest.mark.parametrize(
    ("quote", "said", "hint"),
    [
        ("on 17 June", "exact 17", "“17” is a date, no figure of people"),
        (KILLED, "at_least 71", "it states “at least 17”"),
        ("1,500 to 2,000 people", "exact 2000", "write qualifier: range, low: 1500, high: 2000"),
        ("people fled", "dozens", "quote the words that state it"),
    ],
)
def test_the_hint_says_what_would_be_right(quote: str, said: str, hint: str) -> None:
    (finding,) = check_figure(quote, claim(said), "en")

    assert finding.hint == hint


def test_households_are_not_people() -> None:
    assert check_figure("about 500 households", claim("about 500", "households"), "en") == ()
    (finding,) = check_figure("about 500 households", claim("about 500", "people"), "en")
    assert (finding.code, finding.hint) == ("E302", "write unit: households")


@pytest.mark.parametrize(
    ("before", "quote", "after", "said", "code"),
    [
        ("in all ", "2,000 people", " had fled", "exact 2000", None),
        ("more than ", "2,000 people", " had fled", "exact 2000", "E303"),
        ("more than ", "2,000 people", " had fled", "more_than 2000", "E303"),
        ("", "they fled 17", " km on foot", "exact 17", "E302"),
        ("at least 40 died and ", "30 were wounded", "", "at_least 30", None),
        ("2 ", "600 people", " fled", "exact 600", "E302"),
    ],
)
def test_a_quote_is_read_in_its_surroundings(
    before: str, quote: str, after: str, said: str, code: str | None
) -> None:
    findings = check_figure(quote, claim(said), "en", (before, after))

    assert [finding.code for finding in findings] == ([code] if code else [])


@pytest.mark.parametrize(
    ("language", "quote", "length", "code"),
    [
        ("en", SIEGE, (2, "years", "nearly"), None),
        ("en", SIEGE, (2, "years", "exact"), "E303"),
        ("en", SIEGE, (3, "years", "nearly"), "E302"),
        ("en", SIEGE, (2, "weeks", "nearly"), "E302"),
        ("en", KILLED, (2, "weeks", "exact"), None),
        ("en", KILLED, (17, "weeks", "at_least"), "E302"),
        ("en", "over two weeks of fighting", (2, "weeks", "more_than"), None),
        ("en", "over two weeks of fighting", (2, "weeks", "exact"), None),
        ("en", "for a week", (1, "weeks", "exact"), None),
        ("en", "a fortnight of fighting", (2, "weeks", "exact"), None),
        ("fr", "depuis près de deux ans", (2, "years", "nearly"), None),
        ("es", "desde hace casi dos años", (2, "years", "nearly"), None),
        ("ar", "منذ قرابة عامين", (2, "years", "nearly"), None),
        ("uk", "майже два роки", (2, "years", "nearly"), "E304"),
    ],
)
def test_a_duration_is_held_against_its_quote(
    language: str, quote: str, length: tuple[int, str, str], code: str | None
) -> None:
    value, unit, qualifier = length
    findings = check_duration(quote, Claim(Qualifier(qualifier), value, unit=unit), language)

    assert [finding.code for finding in findings] == ([code] if code else [])


@given(st.text(max_size=60), st.integers(0, 10**6), st.sampled_from(["en", "ar", "uk"]))
def test_any_quote_gets_an_answer(quote: str, value: int, language: str) -> None:
    for qualifier in (Qualifier.EXACT, Qualifier.ABOUT):
        for finding in check_figure(quote, Claim(qualifier, value), language):
            assert finding.code in CODES
