"""Plural rules: what CLDR says, in gettext's words."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale, localedata

from sitrep.diagnostics import Location
from sitrep.localisation.cldr_plurals import look_up, plural_rule
from sitrep.localisation.locales import Language, read_language
from sitrep.localisation.plurals import read_plural_rule
from sitrep.translation.headers import new_header

CORNISH = "kw"  # its rule looks at thousands and millions; nobody has written it for gettext
ORDER = ("zero", "one", "two", "few", "many", "other")


def language(tag: str) -> Language:
    found, problems = read_language(tag, Location("test"))
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    "tag", sorted(t for t in localedata.locale_identifiers() if "_" not in t and len(t) < 4)
)
def test_whole_numbers_take_the_forms_that_cldr_gives_them(tag: str):
    rule = plural_rule(language(tag))
    if tag == CORNISH:
        assert rule is None
        return
    assert rule is not None
    category = Locale.parse(tag).plural_form
    numbers = (*range(1001), 10_000, 100_000)
    pairs = {(category(number), rule.form(number)) for number in numbers}
    forms = [form for _, form in sorted(pairs, key=lambda pair: ORDER.index(pair[0]))]
    assert forms == list(range(rule.forms))


def test_arabic_has_six_forms_in_cldr_s_order():
    rule = plural_rule(language("ar"))
    assert rule is not None
    assert [rule.form(number) for number in (0, 1, 2, 3, 11, 100)] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("tag", ["ar", "ar-LY", "en", "es", "fr", "ru", "zh", "zh-Hant"])
def test_rules_that_are_known_by_heart_are_cldr_s(tag: str):
    assert plural_rule(language(tag)) == look_up(language(tag))


def test_burmese_has_one():
    rule = plural_rule(language("my"))
    assert rule is not None
    assert rule.forms == 1


def test_a_header_has_all_that_msgfmt_asks_for_and_no_time_of_its_own():
    header = new_header("testland 001", language("pt-BR"), date(2018, 6, 5))
    assert header["Language"] == "pt_BR"
    assert header["PO-Revision-Date"] == "2018-06-05 00:00+0000"
    assert read_plural_rule(header["Plural-Forms"]) is not None
