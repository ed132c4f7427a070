"""Where things stand: values, keys, and single characters of a text, however it was written."""

from __future__ import annotations

from textwrap import dedent

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from sitrep.reading.document import Document
from sitrep.reading.gate import parse_document

TEXT = dedent("""\
    schema: 1
    facts:
      - id: derna_killed
        figure: {value: 17, qualifier: at_least}
        to:
        sources:
        - quote: "درنة"
    overview: |
      More than 2,000 people.

      {derna_killed} were killed.
    """)


def read(text: str, first_line: int = 1) -> Document:
    document, problems = parse_document(text, "reports/001.yaml", first_line=first_line)
    assert problems == ()
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), "1:1", "1:1"),
        (("schema",), "1:9", "1:1"),
        (("facts",), "3:3", "2:1"),
        (("facts", 0), "3:5", "3:5"),
        (("facts", 0, "id"), "3:9", "3:5"),
        (("facts", 0, "figure"), "4:13", "4:5"),
        (("facts", 0, "figure", "qualifier"), "4:36", "4:25"),
        (("facts", 0, "to"), "5:8", "5:5"),
        (("facts", 0, "sources", 0, "quote"), "7:14", "7:7"),
        (("overview",), "8:11", "8:1"),
        # what is not in the file stands where the deepest part of it does that is
        (("facts", 0, "sensitivity"), "3:5", "3:5"),
        (("facts", 0, "figure", "unit"), "4:13", "4:13"),
        (("facts", 7, "id"), "3:3", "3:3"),
        (("facts", "id"), "3:3", "3:3"),
        (("overview", "text"), "8:11", "8:11"),
        (("nothing", 0), "1:1", "1:1"),
    ],
)
def test_a_path_leads_to_a_place(path: tuple[str | int, ...], value: str, key: str) -> None:
    document = read(TEXT)
    at, at_key = document.at(path), document.at_key(path)
    assert f"{at.line}:{at.column}" == value
    assert f"{at_key.line}:{at_key.column}" == key
    assert at.file == "reports/001.yaml"


def test_a_path_leads_to_a_value() -> None:
    document = read(TEXT)
    assert document.value(("facts", 0, "figure", "value")) == "17"
    assert document.value(("facts", 0, "to")) is None
    assert document.value(("facts", 0, "figure", "unit")) is None
    assert document.span(("facts", 0, "figure", "unit")) is None


def test_lines_begin_where_the_text_does() -> None:
    assert read("a: b\n", first_line=2).at(("a",)).line == 2


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_any_line_break_counts_once(line_break: str) -> None:
    document = read("a: 1\n\nb: |\n  c\n  d\n".replace("\n", line_break))
    assert document.at(("b",))[1:] == (3, 4)
    assert document.at_text(("b",), 2)[1:] == (5, 3)


@pytest.mark.parametrize(
    ("text", "wanted", "place"),
    [
        # literal blocks
        ("a: |\n  one\n  {two} x\n", "{two}", (3, 3)),
        ("a: |  # remark\n  one {two}\n", "{two}", (2, 7)),
        ("a: |2-\n     one\n  {two}\n", "{two}", (3, 3)),
        ("a:\n  b:\n  - |\n\n    one\n\n    x {two}\n", "{two}", (7, 7)),
        # folded blocks
        ("a: >\n  one\n  two {three}\n\n  four\n", "{three}", (3, 7)),
        ("a: >-\n  one\n\n  four {five}\n", "{five}", (4, 8)),
        # plain, on one line and on several
        ("a: one {two}\n", "{two}", (1, 8)),
        ("a: one\n   two {three}\n", "{three}", (2, 8)),
        ("a: one\n\n   two {three}\n", "{three}", (3, 8)),
        # quoted
        ("a: 'it''s {two}'\n", "{two}", (1, 11)),
        ("a: 'one\n  two {three}'\n", "{three}", (2, 7)),
        ('a: "\\"one\\" {two}"\n', "{two}", (1, 13)),
        ('a: "\\u062f\\t\\x20\\n{two}"\n', "{two}", (1, 19)),
        ('a: "one \\\n    {two}"\n', "{two}", (2, 5)),
        ('a: "one\\\n    \\ {two}"\n', "{two}", (2, 7)),
        ('a: "😀درنة {two}"\n', "{two}", (1, 11)),
    ],
)
def test_a_character_of_a_text_has_a_place(text: str, wanted: str, place: tuple[int, int]) -> None:
    document = read(text)
    path: tuple[str | int, ...] = ()
    while not isinstance(document.value(path), str):
        value = document.value(path)
        path = (*path, 0 if isinstance(value, list) else next(iter(value)))
    offset = document.value(path).index(wanted)
    assert document.at_text(path, offset)[1:] == place


@pytest.mark.parametrize(
    ("offset", "place"),
    [(-1, (2, 3)), (0, (2, 3)), (3, (2, 6)), (4, (2, 7)), (7, (2, 10)), (9, (4, 3)), (99, (4, 6))],
)
def test_white_space_and_ends_are_found_by_the_text_before(
    offset: int, place: tuple[int, int]
) -> None:
    document = read("a: |\n  one two\n\n  six\nb: c\n")
    assert document.value(("a",)) == "one two\n\nsix\n"
    assert document.at_text(("a",), offset)[1:] == place


def test_a_text_that_stands_for_a_mapping_has_its_places() -> None:
    document = read("overview: |\n  one {two}\n")
    assert document.at_text(("overview", "text"), 4)[1:] == (2, 7)


def test_what_is_no_text_has_one_place() -> None:
    document = read("a:\n- b\n")
    assert document.at_text(("a",), 5)[1:] == (2, 1)
    assert document.at_text(("c",), 5)[1:] == (1, 1)


def test_keys_without_a_colon_are_told() -> None:
    document = read("a: {b, c: , d: ~, 'e', f : , g: 1}\nh:\n")
    bare = [key for key in "bcdefg" if document.is_bare_key(("a", key))]
    assert bare == ["b", "e"]
    assert not document.is_bare_key(("h",))
    assert not document.is_bare_key(("z",))
    assert not document.is_bare_key(())


@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n '\"\\\t")),
    style=st.sampled_from(["|", ">", "'", '"', ""]),
    data=st.data(),
)
def test_the_character_at_its_place_is_the_character(
    text: str, style: str, data: st.DataObject
) -> None:
    written = yaml.dump({"key": text}, default_style=style, allow_unicode=True, width=20)
    assume(not {"\x85", "\u2028", "\u2029"} & set(written))
    document = read(written.replace("!!str ", ""))
    value = document.value(("key",)) or ""
    visible = [index for index, character in enumerate(value) if character not in " \t\n"]
    assume(visible)
    offset = data.draw(st.sampled_from(visible))
    at = document.at_text(("key",), offset)
    line = document.text.split("\n")[at.line - 1]
    assert line[at.column - 1] in {value[offset], "\\"}
