"""What a reader does not see keeps no quote from being found, and hides no number."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.evidence.checks import Claim, check_figure
from sitrep.evidence.quantities import Qualifier
from sitrep.evidence.visible import see
from tests.evidence.finding import find_quote

FRENCH = "À Derna, 40 déplacés ont été tués."
KOREAN = "민간인 17명이 숨졌다"


@pytest.mark.parametrize(
    ("body", "quote", "stretch"),
    [
        ("40\u200b people were hurt", "40 people were hurt", "40\u200b people were hurt"),
        ("in all 40 peo\u00adple fled", "40 people", "40 peo\u00adple"),
        ("\u200f40 people fled", "40 people", "40 people"),
        ("40 people fled", "40 peo\u00adple", "40 people"),
        (unicodedata.normalize("NFD", FRENCH), "déplacés ont", None),
        (FRENCH, unicodedata.normalize("NFD", "déplacés ont"), "déplacés ont"),
        (unicodedata.normalize("NFD", KOREAN), "민간인 17명이", None),
    ],
)
def test_a_quote_is_found_as_it_is_seen(body: str, quote: str, stretch: str | None) -> None:
    span = find_quote(body, quote)

    assert span is not None
    found = span.of(body)
    assert found == stretch or (stretch is None and see(found).text == quote)


def test_an_accent_is_no_other_letter() -> None:
    assert find_quote("les deplaces", "déplacés") is None
    assert find_quote(unicodedata.normalize("NFD", "tués"), "tue") is None


def test_a_hidden_character_does_not_cut_a_number_in_two() -> None:
    quote = "1\u200b7 people fled"

    assert check_figure(quote, Claim(Qualifier.EXACT, 17), "en") == ()
    assert check_figure(quote, Claim(Qualifier.EXACT, 7), "en") != ()


@given(st.text(alphabet="ae\u0301\u0323\u00e9\u00ad\u200b한\u1112\u1161 1", max_size=30))
def test_each_character_that_is_seen_has_its_place(text: str) -> None:
    seen = see(text)
    spans = [seen.span(at, at + 1) for at in range(len(seen.text))]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)
