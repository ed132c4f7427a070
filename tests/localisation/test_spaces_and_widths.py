"""White space and width of a translation, against its message."""

from __future__ import annotations

import pytest

from sitrep.diagnostics import Location
from sitrep.localisation.po import Text
from sitrep.localisation.spaces import check_spaces
from sitrep.localisation.widths import PLACES, check_width, columns

AT = Location("messages.po", 2, 8)


@pytest.mark.parametrize(
    ("message", "translation", "expected"),
    [
        ("a b", "a\u00a0b", []),
        ("a: b", "« a »\u202f: b".replace(" ", "\u00a0"), []),
        ("a ", "b ", []),
        ("a\nb", "c\nd", []),
        ("a  b", "c  d", []),
        ("; ", "\u00a0; ", []),
        ("; ", "；", []),
        ("a", "b ", ["the translation ends with a space"]),
        ("a", "\u00a0b", ["the translation begins with a space"]),
        ("a", "b\n", ["the translation ends with a line break"]),
        ("a ", "b", ["the translation ends with no white space"]),
        (" a\n", "b", ["the translation begins with no white space", "the translation ends with no white space"]),
        ("a b", "a  b", ["several spaces in a row at character 2"]),
        ("a b", "a\u00a0 b", ["several spaces in a row at character 2"]),
        ("a b", "a\u2003b", ["an unusual space at character 2"]),
        ("a b", "a\nb", ["the translation breaks the line"]),
    ],
)  # fmt: skip
def test_spaces(message: str, translation: str, expected: list[str]):
    found = list(check_spaces(Text(translation, AT), message))
    assert [problem.message for problem in found] == expected
    assert all(problem.code == "L630" and problem.line == 2 for problem in found)


def test_columns():
    assert columns("Derna") == 5
    assert columns("德尔纳") == 6
    assert columns("{number} 人") == 3


@pytest.mark.parametrize(
    ("context", "message", "translation", "code"),
    [
        (None, "ha", "hectares", None),
        (None, "Corrects {figure}.", "Corrige le chiffre antérieur ({figure}).", None),
        (None, "Derna", "x" * 200, "L634"),
        (None, "Derna", "德" * 60, "L634"),
        ("column", "Date", "Date de l’observation", None),
        ("column", "Date", "Date à laquelle l’observation a été faite", "L635"),
        ("column", "Date", "x" * 300, "L634"),
        (None, "Date", "Date à laquelle l’observation a été faite", None),
    ],
)
def test_widths(context: str | None, message: str, translation: str, code: str | None):
    found = list(check_width(Text(translation, AT), message, context))
    assert [problem.code for problem in found] == ([code] if code else [])


def test_a_narrow_label_is_only_a_warning():
    found = next(check_width(Text("x" * 60, AT), "Source and more words", "column"))
    assert not found.is_error
    assert (
        found.message
        == f"the label takes 60 columns, and its place has room for {PLACES['column']}"
    )
