"""Figures that staff type must stand in a quote."""

from __future__ import annotations

import pytest

from sitrep.evidence.prose import stated_numbers, unstated

QUOTES = [("at least seventeen civilians were killed, and 2,600 people fled", "en")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The siege of the city goes on.", []),
        ("17 civilians died.", []),
        ("Some seventeen people died; 2600 fled.", []),
        ("On 5 June 2018 the road was cut for three weeks, 300 km from there.", []),
        ("Two of the dead were fighters.", []),
        ("9,000 people are cut off.", ["9,000"]),
        ("2 people died.", ["2"]),
        ("Nine villages burn, at a cost of $5,000.", ["Nine", "5,000"]),
        ("Between 17 and 20 people died.", ["17 and 20"]),
        ("17 per cent fled; 18 per cent did not.", ["18"]),
    ],
)
def test_a_figure_that_no_quote_states_is_found(text: str, figures: list[str]) -> None:
    found = unstated(text, "en", stated_numbers(QUOTES), ["en"])

    assert [typed.text for typed in found] == figures
    assert all(typed.is_certain for typed in found)


def test_a_date_in_a_quote_vouches_for_no_figure() -> None:
    assert stated_numbers([("on 17 June people fled", "en")]) == frozenset()


def test_where_only_digits_are_read_nothing_is_certain() -> None:
    (typed,) = unstated("9,000 people fled", "en", (), ["uk"])

    assert not typed.is_certain
