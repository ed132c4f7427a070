from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.localisation.bidi import isolate, isolate_whole
from sitrep.localisation.locales import Direction

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    "text", ["IOM", "درنة", "2,000", "٢٠٠٠", "+218 61 222 0000", "https://example.org/a", ""]
)
def test_what_runs_the_same_way_stays_as_it_is(text: str):
    own: Direction = "rtl" if "د" in text else "ltr"
    assert isolate(text, own) == text


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("IOM", "rtl", f"{LRI}IOM{PDI}"),
        ("https://example.org/a?b=1", "rtl", f"{LRI}https://example.org/a?b=1{PDI}"),
        ("info@example.org", "rtl", f"{LRI}info@example.org{PDI}"),
        ("درنة", "ltr", f"{RLI}درنة{PDI}"),
        ("ليبيا (LBY)", "rtl", f"{RLI}ليبيا (LBY){PDI}"),
        ("Derna (درنة)", "ltr", f"{LRI}Derna (درنة){PDI}"),
        # Numbers that right-to-left text would take apart at their signs.
        ("+218 61 222 0000", "rtl", f"{LRI}+218 61 222 0000{PDI}"),
        ("2018-06-05", "rtl", f"{LRI}2018-06-05{PDI}"),
        ("-600", "rtl", f"{LRI}-600{PDI}"),
        # Numbers that keep together by themselves.
        ("2,000", "rtl", "2,000"),
        ("٢٬٠٠٠", "rtl", "٢٬٠٠٠"),
        ("12.5\u200e%\u200e", "rtl", "12.5\u200e%\u200e"),
        ("1 يونيو 2018", "rtl", "1 يونيو 2018"),
    ],
)
def test_what_runs_the_other_way_is_isolated(text: str, direction: Direction, expected: str):
    assert isolate(text, direction) == expected


@given(st.text(max_size=30), st.sampled_from(["ltr", "rtl"]))
def test_isolating_twice_isolates_once(text: str, direction: Direction):
    text = "".join(c for c in text if c not in {LRI, RLI, FSI, PDI})
    once = isolate(text, direction)
    assert isolate(once, direction) == once
    assert once.strip(LRI + RLI + PDI) == text


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, categories=["L", "P", "Zs"])))
def test_latin_text_in_english_holds_no_control(text: str):
    assert isolate(text, "ltr") == text


def test_a_sentence_of_the_other_direction():
    assert isolate_whole("Sources disagree.", "ltr", "rtl") == f"{LRI}Sources disagree.{PDI}"
    assert isolate_whole("Sources disagree.", "ltr", "ltr") == "Sources disagree."
