"""P15: a scalar means what the type of its field says, and never what YAML guesses."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from sitrep.facts.periods import Date
from sitrep.reading.bind import bind
from sitrep.reading.gate import parse_document
from sitrep.reading.model import Model
from sitrep.reading.scalars import (
    Day,
    Decimal,
    FileId,
    Flag,
    Form,
    Id,
    Line,
    LocaleTag,
    SchemaVersion,
    Text,
    WholeNumber,
)


class Fields(Model):
    """One field of each kind."""

    text: Text | None = None
    line: Line | None = None
    number: WholeNumber | None = None
    decimal: Decimal | None = None
    day: Day | None = None
    date: Date | None = None
    flag: Flag | None = None
    id: Id | None = None
    file: FileId | None = None
    locale: LocaleTag | None = None
    version: SchemaVersion | None = None
    code: Annotated[str, Form("[A-Z]{3}|[0-9]", "three capital letters or a digit")] | None = None
    grade: Annotated[WholeNumber, Field(ge=1, le=6)] | None = None


class Needed(Model):
    """The same, where nothing may be left open."""

    text: Text
    number: WholeNumber
    day: Day
    flag: Flag


WRONG = object()


def value_of(field: str, typed: str, model: type[Model] = Fields) -> Any:
    """What a field holds after ``field: typed``; WRONG where that is refused, at its place."""
    document, problems = parse_document(f"{field}: {typed}\n", "a.yaml")
    assert document is not None
    assert problems == ()
    bound, wrong = bind(model, document.tree, document)
    if bound is None:
        (problem,) = (p for p in wrong if p.code == "S203")
        assert (problem.line, problem.column) == (1, len(field) + (3 if typed else 2))
        return WRONG
    value = getattr(bound, field)
    return str(value) if field == "date" else value


PLAIN = [
    # typed          number  decimal  day                date          flag
    ("NO", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("no", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("yes", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("on", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("true", WRONG, WRONG, WRONG, WRONG, True),
    ("false", WRONG, WRONG, WRONG, WRONG, False),
    ("True", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("12:30", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("010", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("0o10", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("0x10", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("0b11", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("1_000", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("1,000", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("1 000", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("1e3", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("+1", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("-1", WRONG, -1.0, WRONG, WRONG, WRONG),
    (".5", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("1.", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("1.5", WRONG, 1.5, WRONG, WRONG, WRONG),
    (".inf", WRONG, WRONG, WRONG, WRONG, WRONG),
    (".nan", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("0", 0, 0.0, WRONG, WRONG, WRONG),
    ("17", 17, 17.0, WRONG, WRONG, WRONG),
    ("2018", 2018, 2018.0, WRONG, "2018", WRONG),
    ("٢٠١٨", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("2018-06", WRONG, WRONG, WRONG, "2018-06", WRONG),
    ("2018-06-01", WRONG, WRONG, date(2018, 6, 1), "2018-06-01", WRONG),
    ("2018-6-1", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("20180601", 20180601, 20180601.0, WRONG, WRONG, WRONG),
    ("2018-02-30", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("2018-13", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("0000", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("2018-06-01T12:00:00Z", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("9" * 18, int("9" * 18), float("9" * 18), WRONG, WRONG, WRONG),
    ("9" * 19, WRONG, WRONG, WRONG, WRONG, WRONG),
    ("9" * 5000, WRONG, WRONG, WRONG, WRONG, WRONG),
    ("<<", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("=", WRONG, WRONG, WRONG, WRONG, WRONG),
    ("Null", WRONG, WRONG, WRONG, WRONG, WRONG),
]


@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row[0][:24])
def test_what_unquoted_text_means_in_each_field(row: tuple[Any, ...]) -> None:
    typed, number, decimal, day, partial, flag = row
    assert value_of("text", typed) == typed
    if len(typed) <= 2000:
        assert value_of("line", typed) == typed
    assert value_of("number", typed) == number
    assert value_of("decimal", typed) == decimal
    assert value_of("day", typed) == day
    assert value_of("date", typed) == partial
    assert value_of("flag", typed) is flag


@pytest.mark.parametrize("typed", ["", "~", "null"])
@pytest.mark.parametrize("field", ["text", "number", "day", "flag"])
def test_nothing_is_nothing_and_must_be_allowed(field: str, typed: str) -> None:
    assert value_of(field, typed) is None
    assert value_of(field, typed, Needed) is WRONG


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        # quotes make text of numbers and flags; a date is a date either way
        ("number", "'17'", WRONG),
        ("decimal", '"1.5"', WRONG),
        ("flag", "'true'", WRONG),
        ("version", "'1'", WRONG),
        ("day", "'2018-06-01'", date(2018, 6, 1)),
        ("date", "'2018'", "2018"),
        ("text", "'~'", "~"),
        ("text", "'010'", "010"),
        # the forms
        ("id", "derna_killed_0601", "derna_killed_0601"),
        ("id", "no", "no"),
        ("id", "Derna", WRONG),
        ("id", "2018_derna", WRONG),
        ("id", '"a\\n"', WRONG),
        ("id", "a" * 65, WRONG),
        ("file", "2018-06-05-derna", "2018-06-05-derna"),
        ("file", "../derna", WRONG),
        ("locale", "no", "no"),
        ("locale", "zh-Hant-TW", "zh-Hant-TW"),
        ("locale", "es-419", "es-419"),
        ("locale", "../fr", WRONG),
        ("locale", "fr_FR", WRONG),
        ("code", "LBY", "LBY"),
        ("code", "7", "7"),
        ("code", "LBYA", WRONG),
        ("code", "77", WRONG),
        ("version", "1", 1),
        ("grade", "6", 6),
        ("grade", "7", WRONG),
        ("grade", "0", WRONG),
        # text and lines
        ("text", "|\n  a\n  b", "a\nb\n"),
        ("line", "|\n  a", WRONG),
        ("line", "'a '", WRONG),
        ("line", '"a\\tb"', WRONG),
        ("line", '"a\\u2028b"', WRONG),
        ("text", '"a\\0b"', WRONG),
        ("text", '"a\\x85b"', WRONG),
        ("text", "''", WRONG),
    ],
)
def test_each_type_reads(field: str, typed: str, value: object) -> None:
    assert value_of(field, typed) == value


@given(st.integers(0, 10**18 - 1))
def test_a_whole_number_is_read_as_it_is_written(number: int) -> None:
    assert value_of("number", str(number)) == number


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert value_of("day", day.isoformat()) == day
    assert value_of("date", day.isoformat()) == day.isoformat()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20))
def test_no_text_becomes_another_kind(typed: str) -> None:
    document, _ = parse_document("text: '{}'\n".format(typed.replace("'", "''")), "a.yaml")
    assert document is not None
    bound, _ = bind(Fields, document.tree, document)
    assert (None if bound is None else bound.text) == (typed or None)
