from __future__ import annotations

from collections.abc import Callable

import pytest

from sitrep.diagnostics import Location
from sitrep.localisation.locales import Language, cldr_parents, read_language

Find = Callable[[str], Language]


@pytest.mark.parametrize(
    ("tag", "chain", "direction"),
    [
        ("en", ("en",), "ltr"),
        ("en-GB", ("en-GB", "en-001", "en"), "ltr"),
        ("fr-CA", ("fr-CA", "fr"), "ltr"),
        ("ar", ("ar",), "rtl"),
        ("ar-LY", ("ar-LY", "ar"), "rtl"),
        ("es-MX", ("es-MX", "es-419", "es"), "ltr"),
        ("pt-AO", ("pt-AO", "pt-PT", "pt"), "ltr"),
        ("fa", ("fa",), "rtl"),
        ("ur", ("ur",), "rtl"),
        ("ckb", ("ckb",), "rtl"),
        ("uz-Arab", ("uz-Arab",), "rtl"),
        ("pa-PK", ("pa-PK", "pa-Arab-PK", "pa-Arab"), "rtl"),
        # Another script is another reader: Traditional Chinese is never filled from Simplified.
        ("zh", ("zh",), "ltr"),
        ("zh-CN", ("zh-CN", "zh-Hans-CN", "zh-Hans", "zh"), "ltr"),
        ("zh-TW", ("zh-TW", "zh-Hant-TW", "zh-Hant"), "ltr"),
        ("sr-Latn", ("sr-Latn",), "ltr"),
        # CLDR fills Haitian Creole from French; a reader of it is not given French texts.
        ("ht", ("ht",), "ltr"),
    ],
)
def test_a_tag_says_where_texts_are_looked_for_and_which_way_they_run(
    language: Find, tag: str, chain: tuple[str, ...], direction: str
):
    found = language(tag)
    assert (found.chain, found.direction) == (chain, direction)


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("xx", "fr, ar-LY or zh-Hant"),
        ("fr-LY", "CLDR has 'fr'"),
        ("fr_FR", "CLDR has 'fr'"),
        ("FR", "CLDR has 'fr'"),
        ("ku-Arab", "CLDR has 'ku'"),
        ("iw", "fr, ar-LY or zh-Hant"),
        ("und", "fr, ar-LY or zh-Hant"),
        ("../../etc", "fr, ar-LY or zh-Hant"),
        ("fr/../ar", "fr, ar-LY or zh-Hant"),
        ("ar-LY\n", "CLDR has 'ar'"),
        ("", "fr, ar-LY or zh-Hant"),
    ],
)
def test_an_unknown_language_is_an_error_and_never_the_machines_own(tag: str, hint: str):
    found, problems = read_language(tag, Location("operation.yaml", 7, 11))
    assert found is None
    assert [(p.code, p.place) for p in problems] == [("L601", "operation.yaml:7:11")]
    assert hint in problems[0].hint


def test_plain_english_is_formatted_as_the_un_writes_it(language: Find):
    assert str(language("en").cldr) == "en_001"
    assert str(language("en-US").cldr) == "en_US"
    assert language("ar-LY").code == "ar"


def test_cldr_fills_gaps_in_its_own_order(language: Find):
    assert list(cldr_parents(language("pt-AO").cldr)) == ["pt_AO", "pt_PT", "pt"]
