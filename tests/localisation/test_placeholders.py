from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.localisation.placeholders import fill, placeholders, split

names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
words = st.text(st.characters(exclude_characters="{}"), max_size=12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no placeholder", {}),
        ("{number} people", {"number": 1}),
        ("{low}–{high}", {"low": 1, "high": 1}),
        ("{a} {a}", {"a": 2}),
    ],
)
def test_each_name_is_counted(text: str, found: dict[str, int]):
    assert placeholders(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "}",
        "{}",
        "{0}",
        "{number:>9}",
        "{number!r}",
        "{number.real}",
        "{number[0]}",
        "{{number}}",
        "{Number}",
        "{ number }",
        "{nom bre}",
        "{عدد}",
    ],
)
def test_a_brace_does_nothing_else(text: str):
    assert placeholders(text) is None


def test_values_are_text_and_are_not_read_again():
    assert fill("{a} and {b}", {"a": "{b}", "b": "{a}"}) == "{b} and {a}"


def test_a_value_that_was_not_given_is_named():
    with pytest.raises(KeyError, match="figure"):
        fill("{figure}", {"number": "1"})


def test_a_message_is_cut_in_the_order_of_its_language():
    assert split("{b}, then {a}.", {"a": 1, "b": 2}) == (2, ", then ", 1, ".")
    assert split("plain", {}) == ("plain",)


@given(st.lists(st.tuples(words, names)), words)
def test_what_is_put_together_is_found_again(parts: list[tuple[str, str]], end: str):
    text = "".join(f"{word}{{{name}}}" for word, name in parts) + end
    found = placeholders(text)
    assert found is not None
    assert sorted(found.elements()) == sorted(name for _, name in parts)
    values = {name: f"<{name}>" for _, name in parts}
    filled = fill(text, values)
    assert filled == "".join(f"{word}<{name}>" for word, name in parts) + end
    assert "".join(split(text, values)) == filled


@given(st.text("{}abc. :!0", max_size=20))
def test_any_text_either_has_placeholders_or_is_refused(text: str):
    found = placeholders(text)
    if found is not None:
        assert "{" not in fill(text, dict.fromkeys(found, ""))
