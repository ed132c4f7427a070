"""What messages repeat of a file."""

from __future__ import annotations

import pytest

from sitrep.reading.excerpt import LONGEST, excerpt


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("derna", "'derna'"),
        ("درنة 😀", "'درنة 😀'"),
        ("", "''"),
        ("a\nb\x1b[2J", "'a[U+000A]b[U+001B][2J'"),
        ("a\u202eb\u00a0", "'a[U+202E]b[U+00A0]'"),
        ("a" * LONGEST, f"'{'a' * LONGEST}'"),
        ("a" * (LONGEST + 1), f"'{'a' * (LONGEST - 1)}…'"),
    ],
)
def test_an_excerpt_is_short_and_harmless(text: str, shown: str) -> None:
    assert excerpt(text) == shown
