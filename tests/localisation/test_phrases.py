"""Phrases as a reader sees them, in the languages that the program ships."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from sitrep.evidence.quantities import Qualifier
from sitrep.facts.figures import Figure, Unit
from sitrep.facts.kinds import Casualties, Control, Displacement, Group, Measure, Outcome, Victims
from sitrep.facts.periods import Duration, DurationUnit, PartialDate, Period
from sitrep.localisation.catalogue import Catalogue
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import Language
from sitrep.localisation.phrases import (
    Noun,
    Sense,
    boundary_disclaimer,
    caption,
    duration_phrase,
    figure_phrase,
    noun_of,
    opening_form,
    period_pieces,
)

Shipped = Callable[[str], Catalogue]

NARROW = "\u202f"
NUMBERS = (0, 1, 2, 3, 11, 17, 100, 103, 2000)


def said(catalogue: Catalogue, figure: Figure, noun: Noun, *, opening: bool = False) -> str:
    return figure_phrase(catalogue, Formats(catalogue.language), figure, noun, opening=opening)


def people(qualifier: str, value: int | None = None, **more: object) -> Figure:
    return Figure.model_validate({"value": value, "qualifier": qualifier, "unit": "people", **more})


@pytest.mark.parametrize(
    ("tag", "qualifier", "noun", "phrases"),
    [
        (
            "en",
            "more_than",
            Noun.PEOPLE,
            [
                "more than 0 people",
                "more than 1 person",
                "more than 2 people",
                "more than 3 people",
                "more than 11 people",
                "more than 17 people",
                "more than 100 people",
                "more than 103 people",
                "more than 2,000 people",
            ],
        ),
        (
            "fr",
            "more_than",
            Noun.PEOPLE,
            [
                "plus de 0 personne",
                "plus de 1 personne",
                "plus de 2 personnes",
                "plus de 3 personnes",
                "plus de 11 personnes",
                "plus de 17 personnes",
                "plus de 100 personnes",
                "plus de 103 personnes",
                f"plus de 2{NARROW}000 personnes",
            ],
        ),
        (
            "ar",
            "more_than",
            Noun.PEOPLE,
            [
                "أكثر من 0 شخص",
                "أكثر من شخص واحد",
                "أكثر من شخصين",
                "أكثر من 3 أشخاص",
                "أكثر من 11 شخصاً",
                "أكثر من 17 شخصاً",
                "أكثر من 100 شخص",
                "أكثر من 103 أشخاص",
                "أكثر من 2,000 شخص",
            ],
        ),
        (
            "ar",
            "at_least",
            Noun.CIVILIANS,
            [
                "ما لا يقل عن 0 مدني",
                "ما لا يقل عن مدني واحد",
                "ما لا يقل عن مدنيين اثنين",
                "ما لا يقل عن 3 مدنيين",
                "ما لا يقل عن 11 مدنياً",
                "ما لا يقل عن 17 مدنياً",
                "ما لا يقل عن 100 مدني",
                "ما لا يقل عن 103 مدنيين",
                "ما لا يقل عن 2,000 مدني",
            ],
        ),
        # Alone, two stand in the nominative; after a qualifier, as above, in the genitive.
        (
            "ar",
            "exact",
            Noun.CHILDREN,
            [
                "0 طفل",
                "طفل واحد",
                "طفلان",
                "3 أطفال",
                "11 طفلاً",
                "17 طفلاً",
                "100 طفل",
                "103 أطفال",
                "2,000 طفل",
            ],
        ),
        (
            "ar-EG",
            "about",
            Noun.AID_WORKERS,
            [
                "نحو ٠ عامل في المجال الإنساني",
                "نحو عامل واحد في المجال الإنساني",
                "نحو عاملين اثنين في المجال الإنساني",
                "نحو ٣ عاملين في المجال الإنساني",
                "نحو ١١ عاملاً في المجال الإنساني",
                "نحو ١٧ عاملاً في المجال الإنساني",
                "نحو ١٠٠ عامل في المجال الإنساني",
                "نحو ١٠٣ عاملين في المجال الإنساني",
                "نحو ٢٬٠٠٠ عامل في المجال الإنساني",
            ],
        ),
    ],
)
def test_a_figure_agrees_with_its_noun(
    shipped: Shipped, tag: str, qualifier: str, noun: Noun, phrases: list[str]
):
    catalogue = shipped(tag)
    assert [said(catalogue, people(qualifier, n), noun) for n in NUMBERS] == phrases


@pytest.mark.parametrize(
    ("figure", "english", "french", "arabic"),
    [
        (
            people("at_least", 17),
            "at least 17 civilians",
            "au moins 17 civils",
            "ما لا يقل عن 17 مدنياً",
        ),
        (people("about", 17), "about 17 civilians", "environ 17 civils", "نحو 17 مدنياً"),
        (people("nearly", 17), "nearly 17 civilians", "près de 17 civils", "ما يقرب من 17 مدنياً"),
        (people("up_to", 17), "up to 17 civilians", "jusqu’à 17 civils", "ما يصل إلى 17 مدنياً"),
        (
            people("less_than", 17),
            "fewer than 17 civilians",
            "moins de 17 civils",
            "أقل من 17 مدنياً",
        ),
        (
            people("range", low=15, high=20),
            "between 15 and 20 civilians",
            "entre 15 et 20 civils",
            "ما بين 15 و20 مدنياً",
        ),
        (people("several"), "several civilians", "plusieurs civils", "عدد من المدنيين"),
        (people("dozens"), "dozens of civilians", "des dizaines de civils", "عشرات المدنيين"),
        (people("hundreds"), "hundreds of civilians", "des centaines de civils", "مئات المدنيين"),
        (people("thousands"), "thousands of civilians", "des milliers de civils", "آلاف المدنيين"),
    ],
)
def test_each_qualifier(shipped: Shipped, figure: Figure, english: str, french: str, arabic: str):
    expected = {"en": english, "fr": french, "ar": arabic}
    assert {tag: said(shipped(tag), figure, Noun.CIVILIANS) for tag in expected} == expected


@pytest.mark.parametrize(
    ("tag", "figure", "opened"),
    [
        ("en", people("exact", 17), "A total of 17 civilians"),
        ("en", people("exact", 1), "One civilian"),
        ("en", people("at_least", 17), "At least 17 civilians"),
        ("en", people("dozens"), "Dozens of civilians"),
        ("en", people("range", low=1, high=2), "Between 1 and 2 civilians"),
        ("fr", people("exact", 17), "Au total, 17 civils"),
        ("fr", people("exact", 1), "Un civil"),
        ("fr", people("nearly", 17), "Près de 17 civils"),
        ("fr", people("dozens"), "Des dizaines de civils"),
        ("ar", people("exact", 17), "ما مجموعه 17 مدنياً"),
        ("ar", people("exact", 2), "مدنيان"),
        ("ar-EG", people("exact", 17), "ما مجموعه ١٧ مدنياً"),
    ],
)
def test_no_sentence_opens_with_a_numeral(shipped: Shipped, tag: str, figure: Figure, opened: str):
    assert said(shipped(tag), figure, Noun.CIVILIANS, opening=True) == opened


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_every_phrase_opens_without_a_numeral(shipped: Shipped, tag: str):
    catalogue = shipped(tag)
    for qualifier, noun, number in product(Qualifier, Noun, (0, 1, 17)):
        value = {"low": 1, "high": 20} if qualifier is Qualifier.RANGE else {}
        figure = people(qualifier, None if value or qualifier.is_vague else number, **value)
        opened = said(catalogue, figure, noun, opening=True)
        assert not opened[0].isdigit(), opened
        assert opened[0] == opened[0].upper()


def test_households_stay_households(shipped: Shipped):
    figure = Figure(value=500, qualifier=Qualifier.ABOUT, unit=Unit.HOUSEHOLDS)
    expected = {"en": "about 500 households", "fr": "environ 500 ménages", "ar": "نحو 500 أسرة"}
    assert {tag: said(shipped(tag), figure, Noun.PEOPLE) for tag in expected} == expected


@pytest.mark.parametrize(
    ("tag", "phrase", "opened"),
    [
        ("en", "about 5", "About 5"),
        ("fr", "«\u00a0état", "«\u00a0État"),
        ("tr", "insanlar", "İnsanlar"),
        ("en", "insulin", "Insulin"),
        ("ka", "დაახლოებით", "დაახლოებით"),
        ("ar", "نحو 5", "نحو 5"),
        ("en", "…", "…"),
        ("en", "", ""),
    ],
)
def test_capitals_are_those_of_the_language(
    language: Callable[[str], Language], tag: str, phrase: str, opened: str
):
    assert opening_form(phrase, language(tag)) == opened


@pytest.mark.parametrize(
    ("duration", "english", "french", "arabic"),
    [
        ((2, "years", "nearly"), "nearly 2 years", "près de 2 ans", "ما يقرب من عامين"),
        ((2, "weeks", "exact"), "2 weeks", "2 semaines", "أسبوعين"),
        ((1, "days", "more_than"), "more than 1 day", "plus de 1 jour", "أكثر من يوم واحد"),
        ((3, "months", "at_least"), "at least 3 months", "au moins 3 mois", "ما لا يقل عن 3 أشهر"),
        ((17, "days", "about"), "about 17 days", "environ 17 jours", "نحو 17 يوماً"),
        ((100, "days", "less_than"), "less than 100 days", "moins de 100 jours", "أقل من 100 يوم"),
    ],
)
def test_durations(
    shipped: Shipped, duration: tuple[int, str, str], english: str, french: str, arabic: str
):
    value, unit, qualifier = duration
    length = Duration(value=value, unit=DurationUnit(unit), qualifier=Qualifier(qualifier))
    expected = {"en": english, "fr": french, "ar": arabic}
    assert {tag: lasting(shipped(tag), length) for tag in expected} == expected


def lasting(catalogue: Catalogue, duration: Duration) -> str:
    return duration_phrase(catalogue, Formats(catalogue.language), duration)


def period(catalogue: Catalogue, when: Period, sense: Sense = Sense.LASTING) -> str:
    formats = Formats(catalogue.language)
    write: dict[str, Callable[[Any], str]] = {
        "text": str,
        "date": formats.date,
        "date_in_phrase": formats.date_in_phrase,
        "duration": lambda piece: lasting(catalogue, piece),
        "english": lambda pieces: "".join(write[kind](piece) for kind, piece in pieces),
    }
    return "".join(
        write[kind](piece) for kind, piece in period_pieces(catalogue, when, sense=sense)
    )


DAY = PartialDate(year=2018, month=6, day=1)
END = PartialDate(year=2018, month=6, day=5)
MONTH = PartialDate(year=2018, month=5)
YEAR = PartialDate(year=2011)
TWO_YEARS = Duration(value=2, unit=DurationUnit.YEARS, qualifier=Qualifier.NEARLY)


@pytest.mark.parametrize(
    ("when", "english", "french", "arabic"),
    [
        (Period(start=DAY, end=DAY), "1 June 2018", "1er juin 2018", "1 يونيو 2018"),
        (
            Period(start=DAY, end=DAY, approx=True),
            "around 1 June 2018",
            "vers le 1er juin 2018",
            "في حدود 1 يونيو 2018",
        ),
        (
            Period(start=MONTH, end=MONTH, approx=True),
            "around May 2018",
            "vers mai 2018",
            "في حدود مايو 2018",
        ),
        (
            Period(start=DAY, end=END),
            "1 June 2018 to 5 June 2018",
            "du 1er juin 2018 au 5 juin 2018",
            "من 1 يونيو 2018 إلى 5 يونيو 2018",
        ),
        (
            Period(start=DAY, end=END, approx=True),
            "around 1 June 2018 to 5 June 2018",
            "du 1er juin 2018 au 5 juin 2018 environ",
            "من 1 يونيو 2018 إلى 5 يونيو 2018 تقريباً",
        ),
        (
            Period(start=YEAR, end=MONTH),
            "2011 to May 2018",
            "entre 2011 et mai 2018",
            "من 2011 إلى مايو 2018",
        ),
        (
            Period(start=MONTH, end=DAY),
            "May 2018 to 1 June 2018",
            "mai 2018 – 1er juin 2018",
            "من مايو 2018 إلى 1 يونيو 2018",
        ),
        (Period(start=YEAR), "since 2011", "depuis 2011", "منذ عام 2011"),
        (Period(start=DAY), "since 1 June 2018", "depuis le 1er juin 2018", "منذ 1 يونيو 2018"),
        (
            Period(start=MONTH, approx=True),
            "since around May 2018",
            "depuis mai 2018 environ",
            "منذ مايو 2018 تقريباً",
        ),
        (Period(end=DAY), "until 1 June 2018", "jusqu’au 1er juin 2018", "حتى 1 يونيو 2018"),
        (Period(end=YEAR), "until 2011", "jusqu’en 2011", "حتى عام 2011"),
        (
            Period(duration=TWO_YEARS),
            "for nearly 2 years",
            "depuis près de 2 ans",
            "منذ ما يقرب من عامين",
        ),
        (
            Period(duration=TWO_YEARS, end=DAY),
            "for nearly 2 years up to 1 June 2018",
            "pendant près de 2 ans, jusqu’au 1er juin 2018",
            "على مدى ما يقرب من عامين حتى 1 يونيو 2018",
        ),
        (
            Period(duration=TWO_YEARS, start=DAY),
            "for nearly 2 years from 1 June 2018",
            "pendant près de 2 ans à compter du 1er juin 2018",
            "على مدى ما يقرب من عامين اعتباراً من 1 يونيو 2018",
        ),
        (
            Period(duration=TWO_YEARS, approx=True),
            "for nearly 2 years (approximate)",
            "depuis près de 2 ans (approx.)",
            "منذ ما يقرب من عامين (تقريباً)",
        ),
    ],
)
def test_periods(shipped: Shipped, when: Period, english: str, french: str, arabic: str):
    expected = {"en": english, "fr": french, "ar": arabic}
    assert {tag: period(shipped(tag), when) for tag in expected} == expected


def test_what_was_counted_over_a_time_is_not_what_lasts(shipped: Shipped):
    two_weeks = Period(duration=Duration(value=2, unit=DurationUnit.WEEKS))
    expected = {"en": "over 2 weeks", "fr": "en 2 semaines", "ar": "خلال أسبوعين"}
    assert {tag: period(shipped(tag), two_weeks, Sense.WITHIN) for tag in expected} == expected


def test_a_date_is_told_apart_that_stands_after_a_preposition(shipped: Shipped):
    def kinds(when: Period) -> list[str]:
        return [kind for kind, _ in period_pieces(shipped("en"), when) if kind != "text"]

    assert kinds(Period(start=MONTH, end=MONTH)) == ["date"]
    assert kinds(Period(start=MONTH, end=MONTH, approx=True)) == ["date_in_phrase"]
    assert kinds(Period(start=MONTH)) == ["date_in_phrase"]
    assert kinds(Period(start=YEAR, end=MONTH)) == ["date_in_phrase", "date_in_phrase"]


def test_every_shape_of_period_is_translated(shipped: Shipped):
    dates = (None, YEAR, MONTH, DAY)
    shapes = list(product(dates, dates, (None, TWO_YEARS), (False, True), Sense))
    for tag in ("fr", "ar"):
        catalogue = shipped(tag)
        for start, end, duration, approx, sense in shapes:
            if start and end and (duration or start.first > end.last):
                continue
            if start or end or duration:
                when = Period(start=start, end=end, duration=duration, approx=approx)
                assert period(catalogue, when, sense)
        assert catalogue.missing == ()


FACT = {
    "id": "a",
    "place": "derna",
    "sensitivity": "public",
    "sources": [{"article": "a", "quote": "q"}],
    "figure": {"value": 5, "qualifier": "exact", "unit": "people"},
}


def displacement(measure: str, group: str) -> Displacement:
    more = {"kind": "displacement", "measure": measure, "group": group}
    return Displacement.model_validate(FACT | more)


def casualties(outcome: str, victims: str, **more: str) -> Casualties:
    base = {"kind": "casualties", "measure": "cumulative", "outcome": outcome, "victims": victims}
    return Casualties.model_validate(FACT | base | more)


def test_the_noun_of_a_fact():
    nouns = [noun_of(displacement("flow", group)) for group in Group]
    assert nouns == [Noun.PEOPLE, Noun.REFUGEES, Noun.RETURNEES, Noun.MIGRANTS, Noun.PEOPLE]
    nouns = [noun_of(casualties("killed", victims)) for victims in Victims]
    assert nouns == [
        Noun.CIVILIANS,
        Noun.CHILDREN,
        Noun.AID_WORKERS,
        Noun.COMBATANTS,
        Noun.PEOPLE,
    ]
    assert noun_of(casualties("killed", "all", age="children")) is Noun.CHILDREN
    assert noun_of(casualties("killed", "civilians", age="children")) is Noun.CIVILIANS
    assert noun_of(_held()) is Noun.PEOPLE


def _held() -> Control:
    held = {key: value for key, value in FACT.items() if key != "figure"}
    return Control.model_validate(held | {"kind": "control", "status": "controls"})


@pytest.mark.parametrize(
    ("tag", "captions"),
    [
        ("en", ["New displacement", "Civilians killed (cumulative)"]),
        ("fr", ["Nouveaux déplacements", "Civils tués (total cumulé)"]),
        ("ar", ["نزوح جديد", "القتلى من المدنيين (حصيلة تراكمية)"]),
    ],
)
def test_captions(shipped: Shipped, tag: str, captions: list[str]):
    facts = (displacement("flow", "idps"), casualties("killed", "civilians"))
    assert [caption(shipped(tag), fact) for fact in facts] == captions


def test_every_figure_has_a_caption_in_every_language(shipped: Shipped):
    facts = [displacement(*pair) for pair in product(Measure, Group)]
    facts_ = [casualties(*pair) for pair in product(Outcome, Victims)]
    for tag in ("fr", "ar"):
        catalogue = shipped(tag)
        assert all(caption(catalogue, fact) for fact in (*facts, *facts_))
        assert catalogue.missing == ()


def test_a_fact_without_a_figure_has_no_caption(shipped: Shipped):
    with pytest.raises(ValueError, match="control has no figure"):
        caption(shipped("en"), _held())


def test_the_disclaimer_of_a_map(shipped: Shipped):
    assert boundary_disclaimer(shipped("en")) == (
        "The boundaries and names shown and the designations used on this map do not imply "
        "official endorsement or acceptance."
    )
    assert boundary_disclaimer(shipped("fr")).startswith("Les frontières et les noms indiqués")


@pytest.mark.parametrize(
    "tag",
    [
        "uk",
        "pt",
        "fa",
        "ps",
        "ur",
        "so",
        "sw",
        "ha",
        "am",
        "ti",
        "bn",
        "my",
        "hi",
        "ht",
        "ku",
        "zh-Hant",
    ],
)
def test_a_language_without_a_catalogue_speaks_english(shipped: Shipped, tag: str):
    catalogue = shipped(tag)
    phrase = said(catalogue, people("more_than", 2000), Noun.PEOPLE)
    assert "more than" in phrase
    assert "people" in phrase
    assert period(catalogue, Period(start=DAY, end=END))
    assert len(catalogue.missing) == 2
