from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.evidence.digits import readings
from sitrep.evidence.lexicon import lexicon_of


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2000", "en", [2000]),
        ("2,000", "en", [2000]),
        ("2.000", "en", [2, 2000]),
        ("2.000", "fr", [2000, 2]),
        ("2,000", "fr", [2, 2000]),
        ("2.000", "es", [2000, 2]),
        ("2,000", "ar", [2000, 2]),
        ("2,000", None, [2000, 2]),
        ("1.5", "en", ["3/2"]),
        ("1,4", "fr", ["7/5"]),
        ("1,234,567", "fr", [1_234_567]),
        ("1.234.567,5", "es", ["2469135/2"]),
        ("12,34,567", "en", [1_234_567]),
        ("2 000", "fr", [2000]),
        ("2\u202f000", "fr", [2000]),
        ("2’000", "fr", [2000]),
        ("٢٬٠٠٠", "ar", [2000]),
        ("٢٫٥", "ar", ["5/2"]),
        ("۲۰۰۰", None, [2000]),
        ("२,०००", None, [2000, 2]),
        ("2½", "en", ["5/2"]),
        ("½", "en", ["1/2"]),
        ("0", "en", [0]),
        ("007", "en", []),
        ("1.2.3", "en", []),
        ("5.6.2018", "fr", []),
        ("1,23,4", "en", []),
        ("1" * 16, "en", []),
    ],
)
def test_digits_are_read_by_the_customs_of_the_language(
    text: str, language: str | None, expected: list[int | str]
) -> None:
    found = readings(text, lexicon_of(language).numerals)

    assert list(found) == [Fraction(number) for number in expected]


@given(st.integers(0, 10**14), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "'", "’", "٬"]))
def test_grouped_digits_are_read_back(number: int, mark: str) -> None:
    text = f"{number:,}".replace(",", mark)
    for language in ("ar", "en", "es", "fr", None):
        assert number in readings(text, lexicon_of(language).numerals)


@given(st.text(alphabet="0123456789.,'’ ٬٫²½٢", min_size=1, max_size=30))
def test_anything_is_read_or_refused(text: str) -> None:
    for number in readings(text, lexicon_of("es").numerals):
        assert number >= 0
