"""P18: letters of another script that pass for those of a word."""

from __future__ import annotations

import pytest

from sitrep.reading.look_alikes import find_look_alike


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("B\u0430nk", 1, "U+0430 CYRILLIC SMALL LETTER A"),
        ("s\u0430yHello", 1, "U+0430 CYRILLIC SMALL LETTER A"),
        ("the \u0440aypal", 4, "U+0440 CYRILLIC SMALL LETTER ER"),
        ("сoвет", 1, "U+006F LATIN SMALL LETTER O"),
        ("с\u03bfвет", 1, "U+03BF GREEK SMALL LETTER OMICRON"),
        ("Tripοli", 4, "U+03BF GREEK SMALL LETTER OMICRON"),
        ("εκατομμύριo", 10, "U+006F LATIN SMALL LETTER O"),
        ("Հaյ", 1, "U+0061 LATIN SMALL LETTER A"),
        ("ᎪBC", 0, "U+13AA CHEROKEE LETTER GO"),
        ("الlمم", 2, "U+006C LATIN SMALL LETTER L"),
        ("درنo", 3, "U+006F LATIN SMALL LETTER O"),
        ("o\u05e9לום", 0, "U+006F LATIN SMALL LETTER O"),
        ("\ufee3\ufeae\ufea3", 0, "U+FEE3 ARABIC LETTER MEEM INITIAL FORM"),
        ("\U0001d401ank", 0, "U+1D401 MATHEMATICAL BOLD CAPITAL B"),
        ("\ufb01n", 0, "U+FB01 LATIN SMALL LIGATURE FI"),
        ("\u212aelvin", 0, "U+212A KELVIN SIGN"),
        ("人\u2f08", 1, "U+2F08 KANGXI RADICAL MAN"),
        ("Ｂank", 0, "U+FF22 FULLWIDTH LATIN CAPITAL LETTER B"),
        ("1２3", 1, "U+FF12 FULLWIDTH DIGIT TWO"),
        ("\u0661\u06f2", 1, "U+06F2 EXTENDED ARABIC-INDIC DIGIT TWO"),
        ("2٬\u0660\u0660\u0660", 2, "U+0660 ARABIC-INDIC DIGIT ZERO"),
    ],
)
def test_a_letter_that_passes_for_another_is_found(text: str, at: int, name: str):
    found = find_look_alike(text)
    assert found is not None
    assert (found.offset, found.name, found.is_sure) == (at, name, True)


@pytest.mark.parametrize(
    "text",
    [
        "Zürich, Đà Nẵng, Łódź, naïve, Hawaiʻi, ŋgoni",
        "Ливийская национальная армия (LNA)",
        "QR-код, Wi-Fi и IT-специалист",
        "URLны, SRIDгә, URLдың",
        "5 μm, 10 kΩ, an α particle, β-blockers, μg",
        "Ελλάδα και Κύπρος",
        "قالت IOM إن والـIOM وIOM 2,000",
        "٢٬٠٠٠ و ۲٬۰۰۰",
        "﷽ ﷺ ﷲ ﷼",
        "約２００人がＷＨＯに",
        "2017年8月，1,000多公里",
        "שלום World",
        "Հայաստան, საქართველო, አዲስ አበባ",
        "Roma \u2014 Roma",
    ],
)
def test_real_words_are_fine(text: str):
    assert find_look_alike(text) is None


def test_a_whole_word_in_look_alikes_is_told_by_the_script_of_its_language():
    word = "\u0440\u0430\u0441\u0435"  # "pace" in Cyrillic letters
    assert find_look_alike(f"la {word}", "Latn") == (3, "\u0440", True)
    assert find_look_alike(word, "Latn") == (0, "\u0440", True)
    assert find_look_alike(f"سلام {word}", "Arab") == (5, "\u0440", True)
    assert find_look_alike(word, "Cyrl") is None


def test_where_the_language_is_not_known_a_whole_word_is_only_likely():
    word = "\u0440\u0430\u0441\u0435"
    assert find_look_alike(f"la {word}") == (3, "\u0440", False)
    assert find_look_alike(word) is None
    assert find_look_alike(f"Отчёт {word} (IFRC)") is None


def test_full_width_letters_are_at_home_in_east_asia():
    assert find_look_alike("ＷＨＯ", "Jpan") is None
    assert find_look_alike("ＷＨＯ", "Latn") is not None


def test_the_time_taken_grows_with_the_length():
    assert find_look_alike("μa" * 50_000) is None
    assert find_look_alike("а" * 100_000) is None
