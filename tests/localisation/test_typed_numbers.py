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
    assert said("the seven days", "الأيام السبعة", language("ar"), "en") == []
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


@pytest.mark.parametrize(
    ("message", "tag", "translation", "word"),
    [
        ("{a1_fled.start} fled", "fr", "{a1_fled.start} ont fui et trois mille autres", "trois mille"),
        ("for two weeks", "fr", "pendant trois semaines", "trois"),
        ("for two weeks", "es", "durante tres semanas", "tres"),
        ("for two weeks", "ar", "طوال ثلاثة أسابيع", "ثلاثة"),
        ("for three weeks", "fr", "pendant deux semaines", "deux"),
        ("the second convoy", "fr", "le troisième convoi", "troisième"),
        ("three to five people", "fr", "entre trois et six personnes", "trois et six"),
        ("people fled", "es", "medio millón huyó", "medio millón"),
        ("people fled", "fr", "neuf personnes ont fui", "neuf"),
    ],
)  # fmt: skip
def test_a_number_in_words_is_the_messages_own(
    message: str, tag: str, translation: str, word: str, language: Tongue
):
    expected = f"L631 the message does not state “{word}”"
    assert expected in said(message, translation, language(tag), "en")


@pytest.mark.parametrize(
    ("message", "tag", "translation"),
    [
        ("for two weeks", "fr", "pendant quinze jours"),
        ("for a week", "fr", "depuis huit jours"),
        ("for a decade", "es", "durante diez años"),
        ("50 per cent", "fr", "cinquante pour cent"),
        ("some 30 people", "fr", "une trentaine de personnes"),
        ("several hundred people", "fr", "plusieurs centaines de personnes"),
        ("tens of thousands of people", "ar", "عشرات الآلاف من الأشخاص"),
        ("2.5 million people", "fr", "deux millions et demi de personnes"),
        ("2 million people", "ar", "مليوني شخص"),
        ("at 3 p.m.", "fr", "à quinze heures"),
        ("at 15:00", "ar", "في الساعة الثالثة"),
        ("at noon", "es", "a las doce"),
        ("on the thirteenth of May", "fr", "le treize mai"),
        ("on 5 September", "fr", "le 5 sept."),
        ("a new hospital", "fr", "un hôpital neuf de la ville"),
        ("a room", "es", "un cuarto"),
        ("Beersheba", "ar", "بئر السبع"),
        ("the Hôtel des Mille Collines", "fr", "l’hôtel des Mille Collines"),
        ("Article III", "fr", "l’article trois"),
        ("both sides", "fr", "les deux camps"),
        ("in the 1990s and in 1990", "fr", "dans les années quatre-vingt-dix, en 1990"),
    ],
)
def test_words_that_say_the_same_raise_no_alarm(
    message: str, tag: str, translation: str, language: Tongue
):
    assert said(message, translation, language(tag), "en") == []


def test_a_number_in_words_that_is_lost_is_a_warning(language: Tongue):
    lost = "L633 “five” is in the message and not in the translation"
    assert said("five people fled", "des gens ont fui", language("fr"), "en") == [lost]
    assert said("five people fled", "пять человек бежали", language("ru"), "en") == []


def test_words_are_a_warning_where_those_of_the_source_are_not_known(language: Tongue):
    assert said("семнадцать человек", "dix-sept personnes", language("fr"), "ru") == [
        "L633 “dix-sept” is not in the message in digits"
    ]


def test_digits_in_doubled_braces_are_typed(language: Tongue):
    found = said("{a1_fled.start} fled", "{a1_fled.start} ont fui, {{2500}}", language("fr"), "en")
    assert found == ["L631 the message does not state 2500"]


@pytest.mark.parametrize(
    ("tag", "translation"),
    [
        ("fr", "moins de {number} mille personnes"),
        ("fr", "plus de {number} milliers de personnes"),
        ("fr", "plus de {number}000 personnes"),
        ("fr", "plus de 1{number} personnes"),
        ("es", "más de {number} cientos de personas"),
        ("ar", "أكثر من {number} ألف شخص"),
        ("ar", "أكثر من {number} مليون شخص"),
        ("ru", "более {number} тысяч человек"),
        ("ru", "более чем тысяча {number} человек"),
        ("ru", "более {number} млн человек"),
        ("zh", "{number}万人"),
        ("zh", "超过千{number}人"),
        ("zh", "{number}百万人"),
        ("zh", "{number}亿人"),
        ("hi", "{number} हज़ार से अधिक लोग"),
        ("sw", "watu zaidi ya milioni {number}"),
        ("tr", "{number} bin kişi"),
        ("my", "{number}သိန်း"),
        ("de", "mehr als {number} Millionen Menschen"),
        ("pt", "mais de {number} k pessoas"),
    ],
)  # fmt: skip
def test_nothing_beside_a_placeholder_multiplies_it(tag: str, translation: str, language: Tongue):
    found = said("more than {number} people", translation, language(tag), "en")
    assert [one for one in found if one.startswith("L631") and "placeholder" in one]


@pytest.mark.parametrize(
    ("message", "tag", "translation"),
    [
        ("{number} million people", "fr", "{number} millions de personnes"),
        ("{number} million people", "zh", "{number}百万人"),
        ("{number} km", "zh", "{number}千米"),
        ("{number} tents", "ko", "{number} 천막"),
        ("{number} people in Incheon", "ko", "인천 {number}명"),
        ("{number} soldiers", "fr", "{number} militaires"),
        ("{low} to {high} people", "ru", "от {low} до {high} человек"),
        ("page {page} of {pages}", "zh", "{page}/{pages}"),
        ("as of {date}", "ko", "{date}만"),
    ],
)
def test_what_only_stands_beside_a_placeholder_raises_no_alarm(
    message: str, tag: str, translation: str, language: Tongue
):
    assert said(message, translation, language(tag), "en") == []
