"""Whom a number counts and what befell them, held against what a fact says."""

from __future__ import annotations

import pytest

from sitrep.diagnostics import CODES
from sitrep.evidence.checks import Claim, check_figure, doubts_about
from sitrep.evidence.quantities import Qualifier

KILLED_AND_WOUNDED = "killing 17 people and wounding 23 others"
WITH_CHILDREN = "17 people, including three children, were killed and 23 injured"


def claim(number: int, said: str) -> Claim:
    """What a test says of a figure: "killed civilians", "displaced", "displaced households"."""
    fate, _, of = said.partition(" ")
    is_unit = of == "households"
    return Claim(
        Qualifier.EXACT,
        number,
        unit="households" if is_unit else "people",
        fate=fate,
        victims="" if is_unit else of,
    )


FINE = [
    ("en", "17 civilians were killed", 17, "killed civilians"),
    ("en", KILLED_AND_WOUNDED, 17, "killed all"),
    ("en", KILLED_AND_WOUNDED, 23, "injured all"),
    ("en", KILLED_AND_WOUNDED, 17, "killed_or_injured all"),
    ("en", WITH_CHILDREN, 17, "killed civilians"),
    ("en", WITH_CHILDREN, 3, "killed children"),
    ("en", WITH_CHILDREN, 23, "injured all"),
    ("en", "17 people fled the fighting that killed dozens", 17, "displaced"),
    ("en", "the raid killed two men and 12 displaced women", 12, "killed civilians"),
    ("en", "17 soldiers' wives were killed", 17, "killed civilians"),
    ("en", "17 child soldiers were killed", 17, "killed children"),
    ("en", "17 women and children were killed", 17, "killed children"),
    ("en", "17 men, women and children were killed", 17, "killed children"),
    ("en", "17 wounded fighters died", 17, "killed combatants"),
    ("en", "17 tank drivers were killed", 17, "killed all"),
    ("en", "17 cattle herders were killed", 17, "killed civilians"),
    ("en", "the army denied that its strikes killed 17 civilians", 17, "killed civilians"),
    ("en", "it did not say who killed 17 people", 17, "killed all"),
    ("en", "17 people have not been able to return", 17, "displaced"),
    ("en", "the 2000 displaced", 2000, "displaced"),
    ("en", "17 of them", 17, "killed civilians"),
    ("fr", "17 personnes ont été tuées et 23 blessées", 23, "injured all"),
    ("fr", "17 personnes ont fui les combats qui ont tué des civils", 17, "displaced"),
    ("ar", "مقتل 17 مدنيا وإصابة 23", 23, "injured all"),
    ("uk", "17 бійців", 17, "killed civilians"),
]


@pytest.mark.parametrize(("language", "quote", "number", "said"), FINE)
def test_a_quote_that_may_mean_the_fact_is_accepted(
    language: str, quote: str, number: int, said: str
) -> None:
    findings = check_figure(quote, claim(number, said), language)

    assert [finding for finding in findings if CODES[finding.code].severity == "error"] == []


REFUSED = [
    ("en", "more than 2,000 people had fled", 2000, "displaced households", "people"),
    ("en", "17 civilians fled", 17, "displaced households", "people"),
    ("en", "500 families fled", 500, "displaced", "households"),
    ("en", "17 fighters were killed", 17, "killed civilians", "combatants, not civilians"),
    ("en", "17 civilians were killed", 17, "killed combatants", "civilians, not combatants"),
    ("en", "17 men were killed", 17, "killed children", "adults, not children"),
    ("en", "23 civilians were injured", 23, "killed civilians", "injured, not killed"),
    ("en", KILLED_AND_WOUNDED, 23, "killed all", "injured, not killed"),
    ("en", KILLED_AND_WOUNDED, 17, "injured all", "killed, not injured"),
    ("en", "17 were arrested", 17, "killed all", "detained, not killed"),
    ("en", "17 civilians fled", 17, "killed civilians", "displaced, not killed"),
    ("en", "17 civilians were killed", 17, "displaced", "killed, not displaced"),
    ("en", "2,000 people fled after 17 were killed", 17, "displaced", "killed, not displaced"),
    ("en", "17 civilians were not killed", 17, "killed civilians", "were not killed"),
    ("en", "17 civilians weren't killed", 17, "killed civilians", "were not killed"),
    ("fr", "17 combattants ont été tués", 17, "killed civilians", "combatants"),
    ("fr", "17 civils ont été blessés", 17, "killed civilians", "injured"),
    ("fr", "17 civils n’ont pas été tués", 17, "killed civilians", "not killed"),
    ("es", "17 combatientes murieron", 17, "killed civilians", "combatants"),
    ("es", "17 civiles resultaron heridos", 17, "killed civilians", "injured"),
    ("ar", "مقتل 17 مقاتلا", 17, "killed civilians", "combatants"),
    ("ar", "إصابة 17 مدنيا", 17, "killed civilians", "injured"),
]


@pytest.mark.parametrize(("language", "quote", "number", "said", "message"), REFUSED)
def test_a_quote_that_counts_others_is_refused(
    language: str, quote: str, number: int, said: str, message: str
) -> None:
    (finding,) = check_figure(quote, claim(number, said), language)

    assert CODES[finding.code].severity == "error"
    assert finding.message.startswith("the quote counts")
    assert message in finding.message


@pytest.mark.parametrize(
    "noun",
    [
        "tanks",
        "drones",
        "missiles",
        "mosques",
        "bridges",
        "ambulances",
        "cattle",
        "shops",
        "bullets",
        "doses",
        "wells",
        "apartments",
        "food parcels",
        "armoured vehicles",
        "rebel tanks",
    ],
)
def test_things_are_no_people(noun: str) -> None:
    (finding,) = check_figure(f"17 {noun} were hit", claim(17, "killed all"), "en")

    assert (finding.code, finding.hint) == (
        "E302",
        "“17” is a count of other things, no figure of people",
    )


@pytest.mark.parametrize(
    ("quote", "number"),
    [("the 2018 offensive", 2018), ("In 2011 people fled", 2011), ("denied that 17 fled", 17)],
)
def test_a_year_or_a_denied_number_is_no_figure(quote: str, number: int) -> None:
    (finding,) = check_figure(quote, claim(number, "displaced"), "en")

    assert finding.code == "E302"


@pytest.mark.parametrize(
    ("language", "quote"),
    [
        ("en", "no civilians were killed"),
        ("en", "No one was killed"),
        ("en", "none of the civilians was killed"),
        ("en", "nobody was killed"),
        ("en", "no casualties were reported"),
        ("en", "not a single civilian was killed"),
        ("en", "without any casualties"),
        ("fr", "aucun civil n’a été tué"),
        ("fr", "Personne n’a été tué"),
        ("es", "ningún civil murió"),
        ("ar", "لم يقتل أي مدني"),
    ],
)
def test_nobody_is_nought(language: str, quote: str) -> None:
    assert check_figure(quote, claim(0, "killed civilians"), language) == ()
    assert check_figure(quote, claim(1, "killed civilians"), language) != ()


@pytest.mark.parametrize(
    "quote", ["No one knows how many civilians were killed", "no civilians are left in the city"]
)
def test_nobody_is_nought_only_of_what_befell_nobody(quote: str) -> None:
    (finding,) = check_figure(quote, claim(0, "killed civilians"), "en")

    assert finding.code == "E302"


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("from 200 to 300 people fled", "range 200 300"),
        ("200/300 people fled", "range 200 300"),
        ("the toll did not exceed 17", "up_to 17"),
        ("it didn’t exceed 17", "up_to 17"),
        ("the toll rose by 5 to 17", "exact 17"),
        ("the toll rose from 12 to 17", "exact 17"),
        ("an increase in the number of displaced from 200 to 300", "exact 300"),
    ],
)
def test_ranges_and_changes_are_told_apart(quote: str, said: str) -> None:
    qualifier, *numbers = said.split()
    low, high = (int(numbers[0]), int(numbers[1])) if len(numbers) > 1 else (None, None)
    value = None if low else int(numbers[0])

    assert check_figure(quote, Claim(Qualifier(qualifier), value, low, high), "en") == ()


def test_what_a_clause_tells_both_ways_is_left_to_a_person() -> None:
    quote = "17 people were injured and later died"
    (finding,) = doubts_about(quote, claim(17, "killed all"), "en")

    assert check_figure(quote, claim(17, "killed all"), "en") == ()
    assert (finding.code, CODES[finding.code].severity) == ("E310", "warning")
    assert doubts_about("17 people were killed", claim(17, "killed all"), "en") == ()


def test_a_fact_that_takes_a_figure_back_may_quote_its_denial() -> None:
    withdrawn = Claim(Qualifier.EXACT, 17, fate="killed", is_withdrawn=True)

    assert check_figure("17 civilians were not killed", withdrawn, "en") == ()
    assert check_figure("denied that 17 civilians were killed", withdrawn, "en") == ()


def test_the_hint_never_recommends_to_call_a_figure_counted() -> None:
    (finding,) = check_figure("people had fled", claim(17, "displaced"), "en")

    assert finding.hint == "the quote states no number: quote the words that state it"
