"""Numbers that a translator types: the message's own, or a problem."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitrep.diagnostics import Location
from sitrep.localisation.locales import Language
from sitrep.localisation.po import Text
from sitrep.localisation.typed_numbers import check_numbers

Tongue = Callable[[str], Language]


def said(message: str, translation: str, language: Language, original: str | None) -> list[str]:
    text = Text(translation, Location("001.po", 4, 8))
    found = check_numbers(text, [message], language, original)
    return [f"{one.code} {one.message}" for one in found]


@pytest.mark.parametrize(
    ("message", "tag", "translation"),
    [
        ("more than 1,000 km", "fr", "plus de 1\u202f000\u00a0km"),
        ("more than 1,000 km", "fr", "plus de mille kilomètres"),
        ("more than 1,000 km", "es", "más de 1.000 km"),
        ("more than 1,000 km", "ru", "более чем в 1\u00a0000\u00a0км"),
        ("more than 1,000 km", "zh", "1,000多公里"),
        ("more than 1,000 km", "zh", "1千多公里"),
        ("more than 1,000 km", "ar", "أكثر من ١٬٠٠٠ كيلومتر"),
        ("more than 1,000 km", "ar", "أكثر من ألف كيلومتر"),
        ("more than 1,000 km", "fa", "بیش از ۱٬۰۰۰ کیلومتر"),
        ("more than 1,000 km", "hi", "१,००० किमी से अधिक"),
        ("more than 1,000 km", "ja", "１，０００キロ以上".replace("，", ",")),
        ("1.5 million people", "fr", "1,5 million de personnes"),
        ("1.5 million people", "zh", "150万人"),
        ("1.5 million people", "ru", "1,5 млн человек"),
        ("1.5 million people", "hi", "15 लाख लोग"),
        ("1.5 million people", "sw", "watu milioni 1.5"),
        ("1,500,000 people", "ru", "1,5 млн человек"),
        ("5 kW", "zh", "5千瓦"),
        ("in August 2017", "zh", "2017年8月"),
        ("on 5 June 2018", "ja", "2018年6月5日"),
        ("on 5 June 2018", "vi", "ngày 5 tháng 6 năm 2018"),
        ("on 2018-06-05", "fr", "le 5 juin 2018"),
        ("on 5 June 2018", "fr", "le 05/06/2018"),
        ("seventeen civilians", "fr", "17 civils"),
        ("the first convoy", "fr", "le 1er convoi"),
        ("the 21st century", "ru", "XXI век"),
        ("the 21st century", "fr", "le XXIe siècle"),
        ("COVID-19, H1N1 and the G20", "es", "COVID-19, H1N1 y el G20"),
        ("at 3 p.m.", "fr", "à 15:00"),
        ("between 12:30 and 14:00", "ru", "с 12:30 до 14:00"),
        ("call +218 61 222", "ar", "اتصل على +218 61 222"),
        ("{a1_fled.start} fled", "fr", "{a1_fled.start} ont fui"),
        ("no number", "fr", "aucun chiffre"),
    ],
)
@pytest.mark.parametrize("original", ["en", None])
def test_the_same_number_in_another_dress(
    message: str, tag: str, translation: str, original: str | None, language: Tongue
):
    assert said(message, translation, language(tag), original) == []


@pytest.mark.parametrize(
    ("message", "tag", "translation", "expected"),
    [
        ("17 civilians", "fr", "18 civils", "L631 the message does not state 18"),
        ("civilians", "fr", "17 civils", "L631 the message does not state 17"),
        ("2,000 people", "ar", "٢٠٬٠٠٠ شخص", "L631 the message does not state ٢٠٬٠٠٠"),
        ("2,000 people", "ru", "2 млн человек", "L631 the message does not state 2"),
        ("2,000 people", "fr", "2 millions de personnes", "L631 the message does not state 2"),
        ("2,000 people", "zh", "2000万人", "L631 the message does not state 2000"),
        ("1.5 km", "es", "5 km", "L631 the message does not state 5"),
        ("in May", "fr", "5 personnes", "L631 the message does not state 5"),
        ("on 2018-06-05", "fr", "le 07/06/2018", "L631 the message does not state 07/06/2018"),
    ],
)
def test_another_number_is_an_error(
    message: str, tag: str, translation: str, expected: str, language: Tongue
):
    for original in ("en", None):
        assert expected in said(message, translation, language(tag), original)


def test_a_number_that_is_lost(language: Tongue):
    lost = "17 is in the message and not in the translation"
    assert said("17 civilians", "des civils", language("fr"), "en") == [f"L632 {lost}"]
    assert said("17 civilians", "гражданские лица", language("ru"), "en") == [f"L633 {lost}"]


def test_small_numbers_names_and_years_may_be_worded_otherwise(language: Tongue):
    assert said("7 days", "الأيام السبعة", language("ar"), "en")[0].startswith("L633")
    assert said("COVID-19", "le coronavirus", language("fr"), "en")[0].startswith("L633")
    assert said("in 2018", "cette année-là", language("fr"), "en")[0].startswith("L633")


def test_where_the_words_of_the_source_are_not_known_a_number_is_only_a_warning(language: Tongue):
    assert said("семнадцать человек", "17 personnes", language("fr"), "ru") == [
        "L633 17 is not in the message in digits"
    ]
    assert said("17 человек", "17 personnes", language("fr"), "ru") == []


def test_a_number_of_any_length_is_read(language: Tongue):
    assert said("9" * 10_000, "9" * 10_000, language("fr"), "en") == []
    assert said("9", "9" * 10_000, language("fr"), "en") != []
