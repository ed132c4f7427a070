"""P18: characters that nobody sees are found where nothing needs them, and let be where it does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.reading.invisible import find_invisible

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    "text",
    [
        "plain text",
        "two\nlines",
        "narrow\u202fspace, no\u00a0break, thin\u2009space",
        "می\u200cخواهم",
        "HTML\u200cها",
        "ه\u200d",
        f"قالت {LRI}IOM{PDI} إن {RLI}{FSI}ليبيا{PDI}{PDI}",
        f"{RLI}{{name}}{PDI} ليبيا",
        "12.5\u200e%\u200e \u061c-5 د \u200f",
        "क्\u200dष",
        "ක්\u200dර",
        "ភាសា\u200bខ្មែរ",
        "ក \u200bDjango",
        "emoji \U0001f600 and ❤\ufe0f and 1\ufe0f\u20e3",
        "\U0001f469\u200d\u2695\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100城",
        "ᠠ\u180b",
        "\u0600١٢٣",
        "Việt Nam, nai\u0308f",
    ],
)
def test_what_the_writing_needs_is_fine(text: str):
    assert find_invisible(text) is None


def test_marks_belong_to_languages_that_run_from_right_to_left():
    assert find_invisible(f"{LRI}{{name}}{PDI}\u200f", runs_rtl=True) is None
    assert find_invisible(f"{LRI}{{name}}{PDI}") == 0
    assert find_invisible("{name}\u200f") == 6


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("ab\u202ecd", 2),
        ("\u202a", 0),
        ("ليبيا\u202ba\u202c", 5),
        (f"a{LRI}b", 1),
        (f"ل{PDI}b", 1),
        (f"{LRI}ل a{PDI}{PDI}", 5),
        (f"ل {RLI}1 and 2{PDI}", 2),
        (f"ل {LRI}ليبيا تونس{PDI}", 2),
        (f"a {FSI}b{PDI}", 2),
        ("a\u200eb", 1),
        ("a\x00", 1),
        ("a\x1b[31m", 1),
        ("a\tb", 1),
        ("a\rb", 1),
        ("a\u2028b", 1),
        ("\ufeffa", 0),
        ("a\ue000", 1),
        ("a\U000e0041", 1),
        ("a\uffff", 1),
        ("a\u0085b", 1),
        ("soft\u00adhyphen", 4),
        ("ze\u200bro", 2),
        ("jo\u200cin", 2),
        ("jo\u200din", 2),
        ("word\u2060joiner", 4),
        ("Bank\ufe0f", 4),
        ("1\ufe0f", 1),
        ("\ufe0f", 0),
        ("a\u3164b", 1),
        ("a\u115fb", 1),
        ("a\u2800b", 1),
        ("a\u034fb", 1),
        ("é\u180bb", 1),
        ("\U0001f3f4\U000e0067\U000e0062", 1),
        ("د\u200f\u200f\u200f", 1),
        ("a" + "\u0301" * 5, 1),
    ],
)
def test_what_could_hide_something_is_found(text: str, at: int):
    assert find_invisible(text) == at


TROJAN_SOURCE = [
    f"/*\u202e }} {LRI}if (isAdmin){PDI} {LRI} begin admins only */",
    f"/* end admins only \u202e {{ {LRI}*/",
    f'access != "user\u202e {LRI}// Check if admin{PDI} {LRI}"',
    f"''' Subtract funds from bank account then {RLI}''' ;return",
    "is\u200bAdmin",
    f"{RLI} \u202e}} {LRI}if{PDI}",
    f"amount {RLI}100 {LRI}from{PDI} 200{PDI}",
]


@pytest.mark.parametrize("text", TROJAN_SOURCE)
def test_trojan_source_is_found(text: str):
    assert find_invisible(text) is not None


@given(st.text())
def test_text_without_controls_is_never_refused(text: str):
    plain = "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if unicodedata.category(c)[0] not in "CM" and c not in "\u2028\u2029\u115f\u1160\u2800\u3164\uffa0"
    )  # fmt: skip
    assert find_invisible(plain) is None
