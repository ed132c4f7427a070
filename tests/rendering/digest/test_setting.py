"""Plain text in columns: what comes in as long lines, and what a reader sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.localisation.bidi import FSI, LRI, PDI, RLI
from sitrep.localisation.locales import Direction
from sitrep.rendering.digest.setting import WIDTH, set_text, width, wrap
from sitrep.rendering.digest.slots import RUNS_LTR

RLM = "\u200f"


def test_a_long_line_goes_on_under_its_first_word() -> None:
    words = (
        "- More than 2,000 people have fled Derna because of bombings and air raids, says IOM [1]."
    )
    assert set_text([words], "ltr") == (
        "- More than 2,000 people have fled Derna because of bombings and air\n"
        "  raids, says IOM [1].\n"
    )


def test_a_quote_has_its_sign_on_each_line() -> None:
    words = (
        "    > The big city of eastern Libya was taken last year by the NLA, which had driven them"
    )
    assert set_text([words], "ltr") == (
        "    > The big city of eastern Libya was taken last year by the NLA,\n"
        "    > which had driven them\n"
    )


def test_lines_with_tabs_are_a_table_under_its_head() -> None:
    lines = [
        "Place\tStatus\tDetails",
        "Derna\tSiege (unverified)\tBy whom: LNA · Since when: for nearly 2 years · Source: UN [2]",
        "Benghazi\tGain of control\tSource: UN [2]",
    ]
    assert set_text(lines, "ltr") == (
        "Place     Status          Details\n"
        "--------  --------------  ----------------------------------------------\n"
        "Derna     Siege           By whom: LNA · Since when: for nearly 2 years\n"
        "          (unverified)    · Source: UN [2]\n"
        "\n"
        "Benghazi  Gain of         Source: UN [2]\n"
        "          control\n"
    )


def test_a_column_without_anything_in_it_is_left_out() -> None:
    assert set_text(["A\tB\tC", "1\t\t2"], "ltr") == "A  C\n-  -\n1  2\n"


def test_a_head_alone_is_a_line() -> None:
    assert set_text(["A\tB", "after"], "ltr") == "A B\nafter\n"


def test_an_equals_sign_underlines_as_wide_as_the_line_above_is_shown() -> None:
    assert set_text(["要点", "="], "ltr") == "要点\n====\n"


def test_empty_lines_are_never_two_in_a_row_nor_at_an_end() -> None:
    assert set_text(["", "a", "", "", "b", ""], "ltr") == "a\n\nb\n"


def test_chinese_is_broken_between_characters_and_never_before_a_full_stop() -> None:
    lines = wrap("据国际移民组织称，超过2,000人因轰炸和空袭逃离德尔纳。", 16)
    assert lines == ["据国际移民组织", "称，超过2,000人", "因轰炸和空袭逃离", "德尔纳。"]
    assert all(width(line) <= 16 for line in lines)


def test_every_line_of_a_right_to_left_message_says_which_way_it_runs() -> None:
    text = set_text(["- IOM: " + "أكثر من 2,000 شخص " * 6], "rtl")
    lines = text.splitlines()
    assert len(lines) > 1
    assert all(line.startswith(RLM + RLI) and line.endswith(PDI) for line in lines)


def test_a_quote_that_runs_the_other_way_keeps_its_own() -> None:
    assert set_text([f"{RUNS_LTR}    > had fled"], "rtl") == f"{LRI}    > had fled{PDI}\n"


def test_a_telephone_number_keeps_its_order() -> None:
    assert set_text(["+218 91 123 45 67", "2018"], "rtl") == (
        f"{LRI}+218 91 123 45 67{PDI}\n{RLM}{RLI}2018{PDI}\n"
    )


def test_cells_from_right_to_left_do_not_run_into_each_other() -> None:
    text = set_text(["المكان\tالمصدر", "درنة\tIOM [1]", "2018\t17"], "rtl")
    for line in text.splitlines():
        if "17" in line:
            assert line == f"{RLM}{RLI}{RLI}2018{PDI}    {RLI}17{PDI}     {PDI}"


def test_an_isolate_that_is_broken_over_lines_is_closed_and_opened_again() -> None:
    lines = wrap(f"{LRI}one two three{PDI} four", 8)
    assert lines == [f"{LRI}one two{PDI}", f"{LRI}three{PDI}", "four"]


WORDS = st.text(
    st.sampled_from([*"aZ9.,()[]-–·«» ", *"درنة٣", *"德尔纳，。（", *"é\u0301\u00a0\u200f"]),
    max_size=120,
)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(st.lists(st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=4)), max_size=6))
def test_whatever_comes_in_all_of_it_stands_in_lines_that_are_short_enough(
    direction: Direction, lines: list[str | list[str]]
) -> None:
    text = set_text(
        [line if isinstance(line, str) else "\t".join(line) for line in lines], direction
    )
    for line in text.splitlines():
        assert width(line) <= WIDTH or " " not in line.strip("-[]> \u200f\u2066\u2067\u2069")
        opened = sum(line.count(sign) for sign in (LRI, RLI, FSI))
        assert opened == line.count(PDI)
        assert "\t" not in line
    assert "\n\n\n" not in text


@given(WORDS, st.integers(min_value=4, max_value=40))
def test_wrapping_loses_nothing_but_spaces(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert width(line) <= columns or len(list(wrap(line, 1))) == 1


def test_what_is_not_seen_takes_no_column() -> None:
    assert width("e\u0301\u200f\u2067\ufdd0") == 1
    assert unicodedata.east_asian_width("德") == "W"
    assert width("德") == 2
