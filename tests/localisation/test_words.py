from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import pytest

from sitrep.facts.kinds import Constraint, Outcome, Status
from sitrep.localisation.catalogue import Catalogue
from sitrep.localisation.words import HEADINGS, TABLES, Words, heading, word
from sitrep.report.issue import Product
from sitrep.report.sections import SECTIONS

Shipped = Callable[[str], Catalogue]


@pytest.mark.parametrize(
    ("codes", "words"), TABLES.items(), ids=[codes.__name__ for codes in TABLES]
)
def test_every_code_has_its_word(codes: type[StrEnum], words: Words):
    assert set(words) == {str(code) for code in codes}


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_every_word_is_translated(shipped: Shipped, tag: str):
    catalogue = shipped(tag)
    assert all(word(catalogue, code) for codes in TABLES for code in codes)
    assert all(heading(catalogue, section) for section in HEADINGS)
    assert catalogue.missing == ()


def test_words_in_three_languages(shipped: Shipped):
    codes = (Outcome.KILLED, Status.BESIEGED, Constraint.MINES_UXO, Product.SITUATION_REPORT)
    assert {tag: [word(shipped(tag), code) for code in codes] for tag in ("en", "fr", "ar")} == {
        "en": ["killed", "siege", "Mines and unexploded ordnance", "Situation report"],
        "fr": ["tués", "siège", "Mines et engins non explosés", "Rapport de situation"],
        "ar": ["قتلى", "حصار", "الألغام والذخائر غير المنفجرة", "تقرير الحالة"],
    }


def test_every_section_but_the_masthead_has_a_heading(shipped: Shipped):
    assert set(HEADINGS) == set(SECTIONS) - {"masthead"}
    assert heading(shipped("fr"), "gaps") == "Lacunes et incertitudes"
