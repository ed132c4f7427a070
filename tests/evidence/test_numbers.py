from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.evidence.lexicon import LANGUAGES
from sitrep.evidence.numbers import find_numbers, find_quantities
from sitrep.evidence.quantities import Qualifier, QuantityKind
from tests.evidence.spelling import SPELLERS

FIGURES = [
    ("en", "more than 2,000 people had fled", "more than 2,000", "more_than 2000"),
    ("en", "at least 17 civilians were killed", "at least 17", "at_least 17"),
    ("en", "about 500 households", "about 500", "about 500 households"),
    ("en", "2,600 people had left Derna", "2,600", "exact 2600"),
    ("en", "nearly four million have fled", "nearly four million", "nearly 4000000"),
    ("en", "some 500 displaced families", "some 500", "about 500 households"),
    ("en", "an estimated 71,000 remain", "an estimated 71,000", "about 71000"),
    ("en", "at least five other civilians died", "at least five", "at_least 5"),
    ("en", "at least another 20 were hurt", "at least another 20", "at_least 20"),
    ("en", "at least 1000 people or more", "at least 1000 people or more", "at_least 1000"),
    ("en", "17 or more people", "17 or more", "at_least 17"),
    ("en", "17 people, at least", "17 people, at least", "at_least 17"),
    ("en", "17 people at least 3 of them women", "17", "exact 17"),
    ("en", "2,000+ people", "2,000+", "more_than|at_least 2000"),
    ("en", ">2,000 people, ~300 homeless", ">2,000", "more_than 2000"),
    ("en", "200-odd families", "200-odd", "about 200 households"),
    ("en", "no fewer than 17 people", "no fewer than 17", "at_least 17"),
    ("en", "no more than 17 people", "no more than 17", "up_to 17"),
    ("en", "as many as 300 people", "as many as 300", "up_to 300"),
    ("en", "fewer than 300 people", "fewer than 300", "less_than 300"),
    ("en", "just under 300 people", "just under 300", "nearly|less_than 300"),
    ("en", "close to 300 people", "close to 300", "nearly|about 300"),
    ("en", "more than112,100 people", "more than112,100", "more_than 112100"),
    ("en", "only 17 people came", "17", "exact 17"),
    ("en", "concern over six aid workers", "six", "exact 6"),
    ("en", "more than a dozen people", "more than a dozen", "more_than 12"),
    ("en", "about two dozen people", "about two dozen", "about 24"),
    ("en", "between 100 and 200 people", "between 100 and 200", "range 100..200"),
    ("en", "between 100 people and 200 people", "between 100 people and 200", "range 100..200"),
    ("en", "1,500 to 2,000 people", "1,500 to 2,000", "range 1500..2000"),
    ("en", "17–20 dead", "17–20", "range 17..20"),
    ("en", "two or three children", "two or three", "range 2..3"),
    ("en", "2 to 3 million people", "2 to 3 million", "range 2000000..3000000"),
    ("en", "dozens of people", "dozens", "dozens"),
    ("en", "several people", "several", "several"),
    ("en", "a few hundred people", "a few hundred", "hundreds"),
    ("en", "several thousand people", "several thousand", "thousands"),
    ("en", "scores of people", "scores", "scores"),
    ("en", "tens of thousands of people", "tens of thousands", "tens_of_thousands"),
    ("en", "10s of thousands of people", "10s of thousands", "tens_of_thousands"),
    ("en", "100s of people", "100s", "hundreds"),
    ("en", "killed a man", "a", "exact 1"),
    ("en", "injured an aid worker", "an", "exact 1"),
    ("en", "In May 17 people were killed", "17", "exact 17"),
    ("en", "in 2000 households", "2000", "exact 2000 households"),
    ("en", "15, not 17", "15", "exact 15"),
    ("en", "killed 17 US soldiers", "17", "exact 17"),
    ("en", "17 day labourers", "17", "exact 17"),
    ("en", "17 third-country nationals", "17", "exact 17"),
    ("en", "17 foot soldiers", "17", "exact 17"),
    ("en", "near the camp 17 were killed", "17", "exact 17"),
    ("en", "some hundred people", "some hundred", "about 100"),
    ("fr", "En mai 17 personnes sont mortes", "17", "exact 17"),
    ("fr", "plus de 2 000 personnes ont fui", "plus de 2 000", "more_than 2000"),
    ("fr", "au moins dix-sept civils", "au moins dix-sept", "at_least 17"),
    ("fr", "près de 300 personnes", "près de 300", "nearly|about 300"),
    ("fr", "quelque 300 personnes", "quelque 300", "about 300"),
    ("fr", "quelques 200 ménages", "quelques 200", "about 200 households"),
    ("fr", "jusqu’à 17 personnes", "jusqu’à 17", "up_to 17"),
    ("fr", "une centaine de familles", "une centaine", "about 100 households"),
    ("fr", "plus d’une centaine", "plus d’une centaine", "more_than 100"),
    ("fr", "au-delà de 300 personnes", "au-delà de 300", "more_than 300"),
    ("fr", "entre 100 et 200 morts", "entre 100 et 200", "range 100..200"),
    ("fr", "de 100 à 200 personnes", "100 à 200", "range 100..200"),
    ("fr", "des dizaines de milliers de déplacés", "des dizaines de milliers", "tens_of_thousands"),
    ("fr", "plusieurs centaines de personnes", "plusieurs centaines", "hundreds"),
    ("es", "más de 2.000 personas huyeron", "más de 2.000", "more_than 2000"),
    ("es", "al menos diecisiete civiles", "al menos diecisiete", "at_least 17"),
    ("es", "unas 500 familias", "unas 500", "about 500 households"),
    ("es", "casi 300 personas", "casi 300", "nearly 300"),
    ("es", "cientos de personas", "cientos", "hundreds"),
    ("es", "decenas de miles de personas", "decenas de miles", "tens_of_thousands"),
    ("ar", "أكثر من 2000 شخص", "أكثر من 2000", "more_than 2000"),
    ("ar", "وأكثر من ألفي شخص", "أكثر من ألفي", "more_than 2000"),
    ("ar", "ما لا يقل عن 17 مدنياً", "ما لا يقل عن 17", "at_least 17"),
    ("ar", "17 مدنياً على الأقل", "17 مدنياً على الأقل", "at_least 17"),
    ("ar", "بنحو ٢٠٠ عائلة", "بنحو ٢٠٠", "about 200 households"),
    ("ar", "ما بين 100 و200 شخص", "بين 100 و200", "range 100..200"),
    ("ar", "عشرات الآلاف من النازحين", "عشرات الآلاف", "tens_of_thousands"),
    (None, "2,000 людей", "2,000", "exact 2000"),
]


@pytest.mark.parametrize(("language", "text", "phrase", "said"), FIGURES)
def test_a_figure_is_read_with_what_is_said_of_it(
    language: str | None, text: str, phrase: str, said: str
) -> None:
    first = find_quantities(text, language)[0]

    assert first.phrase.of(text) == phrase
    assert _said(text, language) == said


OTHER_KINDS = [
    ("en", "fought for nearly two years", "duration"),
    ("en", "in a two week fighting", "duration"),
    ("en", "a two-week truce", "duration"),
    ("en", "the past three long months", "duration"),
    ("en", "more than 1,000 km east of Tripoli", "measure"),
    ("en", "17km away", "measure"),
    ("en", "at 5 p.m.", "measure"),
    ("en", "17 % of them", "percent"),
    ("en", "17 per cent", "percent"),
    ("fr", "17 pour cent", "percent"),
    ("ar", "17 في المئة", "percent"),
    ("en", "on 17 June", "date"),
    ("en", "on June 17", "date"),
    ("en", "on the 17th of June", "date"),
    ("en", "in 2011", "date"),
    ("en", "since about 2011", "date"),
    ("en", "mid-2017", "date"),
    ("en", "fighting (2018)", "date"),
    ("fr", "le 1er juin", "date"),
    ("es", "el 17 de junio", "date"),
    ("ar", "في 17 حزيران", "date"),
    ("en", "aged 17", "age"),
    ("en", "17 years old", "age"),
    ("en", "17-year-old", "age"),
    ("en", "two-thirds of them", "share"),
    ("en", "USD 17 million", "money"),
    ("en", "$17", "money"),
    ("en", "17 million dollars", "money"),
    ("en", "the 17th brigade", "ordinal"),
    ("en", "Article 17", "label"),
    ("en", "No. 17", "label"),
    ("fr", "la résolution n° 17", "label"),
    ("en", "in camp 17", "label"),
    ("en", "tel. +17 200 300", "label"),
    ("en", "$1.5", "money"),
    ("en", "an F-16", "label"),
    ("en", "the M23", "label"),
    ("en", "a 4x4", "label"),
    ("en", "17 villages", "thing"),
    ("en", "dozens of villages", "thing"),
    ("en", "not 17", "denied"),
]


@pytest.mark.parametrize(("language", "text", "kind"), OTHER_KINDS)
def test_a_number_of_something_else_is_no_figure_of_people(
    language: str, text: str, kind: str
) -> None:
    assert find_numbers(text, language)[0].kind == kind
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("on 4 and 5 June", ["date", "date"]),
        ("on June 4 and 5.", ["date", "date"]),
        ("from 10 to 16 December", ["date"]),
        ("on June 4 and 5 people died", ["date", "count"]),
        ("on June 5 200 people fled", ["date", "count"]),
        ("June 1, 2018: 17 people", ["date", "date", "count"]),
        ("one in five people", ["share", "share"]),
        ("rose from 100 to 200 people", ["count", "count"]),
        ("2018-06-05, 12:30, 05/06/2018, 091-123-4567", []),
        ("hundreds of thousands, millions", []),
        ("the U.N. 17 a week", ["count", "duration"]),
    ],
)
def test_every_number_of_a_text_is_told_apart(text: str, kinds: list[str]) -> None:
    assert [quantity.kind for quantity in find_numbers(text, "en")] == kinds


def test_a_qualifier_scopes_over_coordinated_numbers() -> None:
    dead, wounded = find_quantities("at least 40 people dead and 30 wounded", "en")

    assert dead.qualifiers == (Qualifier.AT_LEAST,)
    assert wounded.qualifiers == (Qualifier.AT_LEAST, Qualifier.EXACT)


@pytest.mark.parametrize(
    "text",
    [
        "at least 40 people dead. And 30 wounded",
        "at least 40 people dead, including 30 women",
        "at least 40 people dead, 30 of them women",
        "up to 300 and nearly 200 others",
        "a dozen people and 30 others",
    ],
)
def test_a_qualifier_goes_no_further_than_its_list(text: str) -> None:
    last = find_quantities(text, "en")[-1]

    assert Qualifier.AT_LEAST not in last.qualifiers
    assert Qualifier.UP_TO not in last.qualifiers


@pytest.mark.parametrize("language", sorted(SPELLERS))
@given(number=st.integers(3, 999_999))
def test_words_and_digits_say_the_same(language: str, number: int) -> None:
    spelled = find_numbers(SPELLERS[language](number), language)

    assert [quantity.value for quantity in spelled] == [number]
    assert spelled[0].in_words


@given(
    st.lists(
        st.sampled_from(
            [
                "17",
                "2,000",
                "at",
                "least",
                "more",
                "than",
                "between",
                "and",
                "to",
                "–",
                "-",
                ",",
                ".",
                "of",
                "a",
                "half",
                "million",
                "hundred",
                "June",
                "May",
                "2018",
                "%",
                "km",
                "people",
                "not",
                "or",
                "+",
                "two",
                "week",
                "و",
                "ثلاثة",
                "et",
                "demi",
                "vingt",
                "y",
                "mil",
                "\n\n",
                "“",
                "old",
                "#",
                "$",
                "½",
                "s",
            ]
        ),
        max_size=40,
    ),
    st.sampled_from([*sorted(LANGUAGES), None]),
    st.sampled_from([" ", ""]),
)
def test_any_text_is_read_without_a_fault(
    words: list[str], language: str | None, space: str
) -> None:
    text = space.join(words)
    for quantity in find_numbers(text, language):
        assert 0 <= quantity.phrase.start <= quantity.span.start
        assert quantity.span.start < quantity.span.end <= quantity.phrase.end <= len(text)
        assert quantity.qualifiers


@given(st.text(max_size=80), st.sampled_from([*sorted(LANGUAGES), None]))
def test_any_characters_are_read_without_a_fault(text: str, language: str | None) -> None:
    for quantity in find_numbers(text, language):
        assert quantity.span.of(text)


@pytest.mark.parametrize(
    "unit",
    [
        "17 ", "1,", "1", "123 ", "at least ", "million ", "two ", "one hundred and ", "'", "-", "1-",
        "between 1 and ", "two and a half ", "May 5 ", "17 people or more ", "1/", "a ", "و", "quatre ",
        "no fewer than ", "\n ", "100s ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_large_text_is_read_to_its_end(unit: str, language: str) -> None:
    """In the time that a test may take: what grows with the square of a text would not end."""
    text = unit * (16_000 // len(unit))
    for number in find_numbers(text, language):
        assert number.span.end <= len(text)


def _said(text: str, language: str | None) -> str:
    quantity = find_quantities(text, language)[0]
    assert quantity.kind is QuantityKind.COUNT
    said = "|".join(quantity.qualifiers)
    if quantity.low is not None:
        said += f" {quantity.low}..{quantity.high}"
    if quantity.value is not None:
        said += f" {quantity.value}"
    return f"{said} {quantity.unit}".strip()
