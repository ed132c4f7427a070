from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.evidence.building import build_number
from sitrep.evidence.lexicon import lexicon_of
from sitrep.evidence.tokens import tokenize
from tests.evidence.spelling import SPELLERS


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "two hundred and five", 205),
        ("en", "twenty-five hundred", 2500),
        ("en", "a hundred", 100),
        ("en", "three hundred thousand", 300_000),
        ("en", "one hundred and five thousand", 105_000),
        ("en", "half a million", 500_000),
        ("en", "a quarter of a million", 250_000),
        ("en", "two and a half million", 2_500_000),
        ("en", "a million and a half", 1_500_000),
        ("en", "1.5 million", 1_500_000),
        ("en", "1½ million", 1_500_000),
        ("en", "1.234 million", 1_234_000),
        ("en", "2.3m", 2_300_000),
        ("en", "40k", 40_000),
        ("en", "2 hundred", 200),
        ("en", "3 lakh", 300_000),
        ("en", "a dozen", 12),
        ("en", "two dozen", 24),
        ("en", "half a dozen", 6),
        ("en", "a couple of hundred", 200),
        ("en", "five hundred thousand and six", 500_006),
        ("en", "1.234", 1234),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "quatre vingt trois", 83),
        ("fr", "septante-deux", 72),
        ("fr", "une centaine", 100),
        ("fr", "une dizaine de milliers", 10_000),
        ("fr", "1,4 million", 1_400_000),
        ("fr", "deux millions et demi", 2_500_000),
        ("fr", "un demi-million", 500_000),
        ("es", "3 mil 500", 3500),
        ("es", "dos mil millones", 2_000_000_000),
        ("es", "medio millón", 500_000),
        ("es", "un millón y medio", 1_500_000),
        ("es", "1.5 millones", 1_500_000),
        ("ar", "ثلاثة آلاف و500", 3500),
        ("ar", "مليونين و300 ألف", 2_300_000),
        ("ar", "مئتا ألف", 200_000),
        ("ar", "خمسون ألفاً", 50_000),
        ("ar", "نصف مليون", 500_000),
        ("ar", "مليون ونصف", 1_500_000),
    ],
)
def test_a_number_is_built_from_digits_and_words(language: str, text: str, expected: int) -> None:
    assert _read(text, language) == (expected, True)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "two thousand and 17 wounded", 2000),
        ("en", "two thousand and three thousand", 2000),
        ("en", "five hundred and two hundred", 500),
        ("en", "nineteen ninety-five", 19),
        ("en", "300 m", 300),
        ("es", "cinco y seis", 5),
        ("fr", "mille et 17", 1000),
    ],
)
def test_two_numbers_are_not_built_into_one(language: str, text: str, expected: int) -> None:
    assert _read(text, language) == (expected, False)


def test_a_number_beyond_all_measure_is_not_read() -> None:
    found = build_number(tokenize("ten million billion", lexicon_of("en")), 0, lexicon_of("en"))

    assert found is not None
    assert found.readings == ()


@pytest.mark.parametrize("language", sorted(SPELLERS))
@given(number=st.integers(0, 999_999))
def test_a_number_in_words_is_read_back(language: str, number: int) -> None:
    assert _read(SPELLERS[language](number), language) == (number, True)


def _read(text: str, language: str) -> tuple[int, bool]:
    """The number at the beginning of a text, and whether it is all of the text."""
    lexicon = lexicon_of(language)
    tokens = tokenize(text, lexicon)
    found = build_number(tokens, 0, lexicon)
    assert found is not None
    return int(found.readings[0]), found.end == len(tokens)
