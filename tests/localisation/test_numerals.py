from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from babel import localedata
from babel.core import Locale

from sitrep.localisation.locales import Language
from sitrep.localisation.numerals import (
    ZEROS,
    grouped,
    minimum_grouping,
    numbering_system,
    transliterate,
)
from sitrep.operation.model import Digits

Find = Callable[[str], Language]


@pytest.mark.parametrize(
    ("tags", "system"),
    [
        ("ar ar-LY ar-MA ar-TN ar-DZ ur so sw ha am ti hi ht ku uk pt zh", "latn"),
        ("ar-EG ar-SD ar-SY ar-IQ ar-YE ar-LB ar-JO ar-PS ar-SA ckb", "arab"),
        ("fa ps ur-IN", "arabext"),
        ("bn", "beng"),
        ("my", "mymr"),
        ("mr ne", "deva"),
    ],
)
def test_digits_are_cldrs_default_of_the_locale(language: Find, tags: str, system: str):
    found = {numbering_system(language(tag).cldr, Digits.DEFAULT) for tag in tags.split()}
    assert found == {system}


def test_every_zero_begins_ten_digits():
    for zero in ZEROS.values():
        digits = [unicodedata.digit(chr(ord(zero) + value)) for value in range(10)]
        assert digits == list(range(10))


def test_no_locale_of_cldr_needs_digits_that_are_not_in_the_table():
    for identifier in localedata.locale_identifiers():
        assert Locale.parse(identifier).default_numbering_system in ZEROS, identifier


def test_digits_that_are_no_digits_become_latin(language: Find):
    # The "native" numbers of Chinese are words for digits; figures keep to 0–9.
    assert numbering_system(language("zh").cldr, Digits.NATIVE) == "latn"


@pytest.mark.parametrize(
    ("tag", "least"),
    [
        ("es", 2),
        ("es-MX", 1),
        ("pl", 2),
        ("pt", 1),
        ("pt-AO", 1),
        ("pt-MZ", 2),
        ("ru", 1),
        ("en", 1),
        ("ar", 1),
    ],
)
def test_how_many_digits_stand_before_the_first_separator(language: Find, tag: str, least: int):
    assert minimum_grouping(language(tag).cldr) == least


@pytest.mark.parametrize(
    ("number", "sizes", "least", "written"),
    [
        ("999", (3, 3), 1, "999"),
        ("1000", (3, 3), 1, "1,000"),
        ("1000", (3, 3), 2, "1000"),
        ("10000", (3, 3), 2, "10,000"),
        ("1234567", (3, 2), 1, "12,34,567"),
    ],
)
def test_groups(number: str, sizes: tuple[int, int], least: int, written: str):
    assert grouped(number, sizes, ",", least=least) == written


def test_only_latin_digits_change():
    assert transliterate("١ + 2 = iii", "arab") == "١ + ٢ = iii"
