"""What ICU writes, and the few places where the program means to differ."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from sitrep.facts.periods import PartialDate
from sitrep.localisation.formats import _GENITIVE_AFTER_PREPOSITIONS, Formats
from sitrep.localisation.locales import Language, is_country
from sitrep.operation.model import Digits

Find = Callable[[str], Language]

NBSP, NARROW, LRM, ALM = "\u00a0", "\u202f", "\u200e", "\u061c"

DAY = PartialDate(year=2018, month=6, day=1)
AUGUST = PartialDate(year=2018, month=8, day=11)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "1 June 2018"),
        ("en-US", "June 1, 2018"),
        ("fr", "1er juin 2018"),
        ("fr-CA", "1er juin 2018"),
        ("es", "1 de junio de 2018"),
        ("pt", "1 de junho de 2018"),
        ("ru", f"1 июня 2018{NARROW}г."),
        ("uk", f"1 червня 2018{NARROW}р."),
        ("zh", "2018年6月1日"),
        ("ar", "1 يونيو 2018"),
        ("ar-LY", "1 يونيو 2018"),
        ("ar-EG", "١ يونيو ٢٠١٨"),
        ("ar-SY", "١ حزيران ٢٠١٨"),
        ("ar-TN", "1 جوان 2018"),
        ("fa", "۱ ژوئن ۲۰۱۸"),
        ("ps", "۲۰۱۸ جون ۱"),
        ("ur", "1 جون، 2018"),
        ("bn", "১ জুন, ২০১৮"),
        ("my", "၂၀၁၈ ဇွန် ၁"),
        ("hi", "1 जून 2018"),
        ("am", "1 ጁን 2018"),
        ("sw", "1 Juni 2018"),
        ("ku", "1ê hezîrana 2018an"),
    ],
)
def test_a_day_is_cldrs_long_form(language: Find, tag: str, expected: str):
    assert Formats(language(tag)).date(DAY) == expected


def test_french_counts_only_the_first_of_the_month(language: Find):
    formats = Formats(language("fr"))
    assert formats.date(AUGUST) == "11 août 2018"
    assert formats.date(PartialDate(year=2011, month=1, day=1)) == "1er janvier 2011"


@pytest.mark.parametrize(
    ("tag", "month", "year"),
    [
        ("en", "May 2018", "2018"),
        ("fr", "mai 2018", "2018"),
        ("ar", "مايو 2018", "2018"),
        ("ar-IQ", "أيار ٢٠١٨", "٢٠١٨"),
        ("ru", f"май 2018{NARROW}г.", "2018"),
        ("zh", "2018年5月", "2018年"),
        ("es", "mayo de 2018", "2018"),
    ],
)
def test_a_partial_date_says_no_more_than_it_knows(language: Find, tag: str, month: str, year: str):
    formats = Formats(language(tag))
    assert formats.date(PartialDate(year=2018, month=5)) == month
    assert formats.date(PartialDate(year=2018)) == year


@pytest.mark.parametrize(
    ("tag", "alone", "in_phrase"),
    [
        ("ru", f"май 2018{NARROW}г.", f"мая 2018{NARROW}г."),
        ("uk", f"травень 2018{NARROW}р.", f"травня 2018{NARROW}р."),
        ("be", "май 2018", "мая 2018"),
        ("pl", "maj 2018", "maja 2018"),
        ("cs", "květen 2018", "května 2018"),
        ("sk", "máj 2018", "mája 2018"),
        ("hr", "svibanj 2018.", "svibnja 2018."),
        ("lt", "2018 m. gegužė", "2018 m. gegužės"),
        # one form alone, or another form that no preposition of time asks for
        ("sr", "мај 2018.", "мај 2018."),
        ("el", "Μάιος 2018", "Μάιος 2018"),
        ("fi", "toukokuu 2018", "toukokuu 2018"),
        ("ca", "maig del 2018", "maig del 2018"),
        ("fr", "mai 2018", "mai 2018"),
        ("ar-IQ", "أيار ٢٠١٨", "أيار ٢٠١٨"),
    ],
)
def test_a_month_after_a_preposition(language: Find, tag: str, alone: str, in_phrase: str):
    formats, month = Formats(language(tag)), PartialDate(year=2018, month=5)
    assert (formats.date(month), formats.date_in_phrase(month)) == (alone, in_phrase)
    for other in (DAY, PartialDate(year=2018)):
        assert formats.date_in_phrase(other) == formats.date(other)


def test_every_language_with_such_a_form_has_it_in_cldr(language: Find):
    for code in _GENITIVE_AFTER_PREPOSITIONS:
        assert "LLLL" in language(code).cldr.datetime_skeletons["yMMMM"].pattern, code


@pytest.mark.parametrize(
    ("tag", "numbers"),
    [
        ("en", ["0", "17", "2,000", "12,345", "1,234,567", "-2,600"]),
        ("fr", ["0", "17", f"2{NARROW}000", f"12{NARROW}345", f"1{NARROW}234{NARROW}567"]),
        ("ar", ["0", "17", "2,000", "12,345", "1,234,567", f"{LRM}-2,600"]),
        ("ar-LY", ["0", "17", "2.000", "12.345", "1.234.567", f"{LRM}-2.600"]),
        ("ar-EG", ["٠", "١٧", "٢٬٠٠٠", "١٢٬٣٤٥", "١٬٢٣٤٬٥٦٧", f"{ALM}-٢٬٦٠٠"]),
        ("fa", ["۰", "۱۷", "۲٬۰۰۰", "۱۲٬۳۴۵", "۱٬۲۳۴٬۵۶۷", f"{LRM}−۲٬۶۰۰"]),
        # Spanish and Portuguese of Portugal separate from five digits on.
        ("es", ["0", "17", "2000", "12.345", "1.234.567", "-2600"]),
        ("es-MX", ["0", "17", "2,000", "12,345", "1,234,567", "-2,600"]),
        ("pt-PT", ["0", "17", "2000", f"12{NBSP}345", f"1{NBSP}234{NBSP}567"]),
        # India groups by two beyond the thousands.
        ("hi", ["0", "17", "2,000", "12,345", "12,34,567", "-2,600"]),
        ("bn", ["০", "১৭", "২,০০০", "১২,৩৪৫", "১২,৩৪,৫৬৭", "-২,৬০০"]),
        ("my", ["၀", "၁၇", "၂,၀၀၀", "၁၂,၃၄၅", "၁,၂၃၄,၅၆၇", "-၂,၆၀၀"]),
        ("ne", ["०", "१७", "२,०००", "१२,३४५", "१२,३४,५६७"]),
    ],
)
def test_whole_numbers(language: Find, tag: str, numbers: list[str]):
    formats = Formats(language(tag))
    values = [0, 17, 2000, 12345, 1234567, -2600]
    assert [formats.number(value) for value in values][: len(numbers)] == numbers


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "12.5%"),
        ("fr", f"12,5{NBSP}%"),
        ("ar", f"12.5{LRM}%{LRM}"),
        ("ar-LY", f"12,5{LRM}%{LRM}"),
        ("ar-EG", f"١٢٫٥٪{ALM}"),
        ("fa", "۱۲٫۵٪"),
        ("tr", "%12,5"),
        ("es", f"12,5{NBSP}%"),
    ],
)
def test_shares_in_per_cent(language: Find, tag: str, written: str):
    assert Formats(language(tag)).percent(0.125, digits=1) == written


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (1.005, 2, "1.01"),
        (1.15, 1, "1.2"),
        (5, 1, "5"),
        (4.96, 1, "5"),
        (Decimal("1234.25"), 2, "1,234.25"),
        (-0.04, 1, "0"),
    ],
)
def test_halves_are_rounded_away_from_zero_as_they_are_written(
    language: Find, value: float, digits: int, written: str
):
    assert Formats(language("en")).decimal(value, digits=digits) == written


def test_per_cent_is_rounded_half_up_where_babel_rounds_to_even(language: Find):
    formats = Formats(language("en"))
    assert [formats.percent(share) for share in (0.125, 0.135, 1, -0.005)] == [
        "13%",
        "14%",
        "100%",
        "-1%",
    ]


def test_a_change_says_its_sign(language: Find):
    assert [Formats(language("en")).signed(value) for value in (600, 0, -600)] == [
        "+600",
        "0",
        "-600",
    ]
    assert Formats(language("ar")).signed(600) == f"{LRM}+600"


@pytest.mark.parametrize(
    ("tag", "digits", "written"),
    [
        ("ar", Digits.DEFAULT, "2,000"),
        ("ar", Digits.NATIVE, "٢٬٠٠٠"),
        ("ar-EG", Digits.LATIN, "2,000"),
        ("ur", Digits.NATIVE, "۲٬۰۰۰"),
        ("fr", Digits.NATIVE, f"2{NARROW}000"),
    ],
)
def test_an_operation_may_choose_other_digits(
    language: Find, tag: str, digits: Digits, written: str
):
    assert Formats(language(tag), digits).number(2000) == written


@pytest.mark.parametrize(
    ("tag", "distance"),
    [
        ("en", "100 km"),
        ("fr", f"100{NARROW}km"),
        ("ar", "100 كم"),
        ("ar-EG", "١٠٠ كم"),
        ("ru", "100 км"),
    ],
)
def test_distances_on_a_scale_bar(language: Find, tag: str, distance: str):
    assert Formats(language(tag)).distance_km(100) == distance


@pytest.mark.parametrize(
    ("tag", "joined"),
    [
        ("en", "A, B and C"),
        ("en-US", "A, B, and C"),
        ("fr", "A, B et C"),
        ("ar", "A وB وC"),
        ("zh", "A、B和C"),
        ("es", "A, B y C"),
        ("ru", "A, B и C"),
    ],
)
def test_lists(language: Find, tag: str, joined: str):
    formats = Formats(language(tag))
    assert formats.list(["A", "B", "C"]) == joined
    assert formats.list(["A"]) == "A"
    assert formats.list([]) == ""


def test_spanish_and_changes_before_the_sound_of_i(language: Find):
    formats = Formats(language("es"))
    assert formats.list(["Egipto", "Irak"]) == "Egipto e Irak"
    assert formats.list(["Íñigo", "Íñigo"]) == "Íñigo e Íñigo"  # where ICU overlooks the accent
    assert formats.list(["agua", "hielo"]) == "agua y hielo"
    assert formats.list_joints(["Libia", "Egipto", "Irak"]) == ("", ", ", " e ", "")


def test_names_of_languages_and_countries(language: Find):
    english, arabic = language("en"), language("ar-LY")
    assert Formats(english).language_name(english) == "English"
    assert Formats(arabic).language_name(english) == "الإنجليزية"
    assert Formats(english).country("LBY") == "Libya"
    assert Formats(arabic).country("LBY") == "ليبيا"
    assert Formats(english).country("XXX") is None
    # CLDR's successors of a country that is no more are several: none is guessed.
    assert Formats(english).country("SUN") is None


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
        "ckb",
        "mr",
        "ne",
        "dz",
        "zh-Hant",
        "ee",
        "sd-Deva",
    ],
)
@pytest.mark.parametrize("digits", list(Digits))
def test_any_language_of_cldr_is_formatted(language: Find, tag: str, digits: Digits):
    formats = Formats(language(tag), digits)
    written = [
        formats.number(-1234567),
        formats.percent(0.125),
        formats.decimal(5.25),
        formats.date(DAY),
        formats.distance_km(100),
        formats.list(["A", "B"]),
    ]
    assert all(written)


@pytest.mark.parametrize(
    ("code", "known"), [("LBY", True), ("XKX", True), ("ZZZ", False), ("LYB", False)]
)
def test_a_code_that_is_no_country(code: str, known: bool) -> None:
    assert is_country(code) is known
