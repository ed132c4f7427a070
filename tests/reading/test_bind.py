"""From a tree to a model: every error at its place, in words that lead out of it."""

from __future__ import annotations

from enum import StrEnum
from textwrap import dedent
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, Tag, conlist, model_validator

from sitrep.facts.figures import Figure
from sitrep.facts.periods import When
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
from sitrep.reading.tree import MAX_PROBLEMS


class Level(StrEnum):
    """As sensitive as that."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


class Spot(Model):
    """A place."""

    name: Line
    sensitivity: Level
    lat: Annotated[Decimal, Field(ge=-90, le=90)] | None = None


class Flight(Model):
    """People who fled."""

    kind: Literal["flight"]
    figure: Figure
    to: Id | None = None


class Clash(Model):
    """A fight."""

    kind: Literal["clash"]
    when: When | None = None
    grade: Annotated[WholeNumber, Field(gt=0, lt=7)] | None = None

    @model_validator(mode="after")
    def _is_graded(self) -> Clash:
        if self.when is not None and self.grade is None:
            raise ValueError("a dated clash has a grade")
        return self


Event = Annotated[Flight | Clash, Field(discriminator="kind")]


class Op(Model):
    """An operation."""

    schema_: SchemaVersion = Field(alias="schema")
    crisis: Line
    iso3: Annotated[str, Form("[A-Z]{3}", "three capital letters such as LBY")] | None = None
    from_: Line | None = Field(default=None, alias="from")
    language: LocaleTag | None = None
    article: FileId | None = None
    summary: Text | None = None
    level: Level | None = None
    even: Annotated[WholeNumber, Field(multiple_of=2)] | None = None
    on: Day | None = None
    is_open: Flag = False
    product: Literal["report"] = "report"
    places: dict[Id, Spot] = {}
    partners: tuple[Line, ...] = ()
    levels: frozenset[Level] = frozenset()
    pair: conlist(WholeNumber, min_length=2, max_length=3) | None = None  # type: ignore[valid-type]  # — pydantic makes the type
    events: list[Event] = []
    note: Line | list[Line] | None = None
    extent: Figure | When | None = None


GOOD = "schema: 1\ncrisis: Derna\n"


def found(text: str, model: Any = Op) -> list[str]:
    document, problems = parse_document(text, "operation.yaml")
    assert document is not None
    assert problems == ()
    bound, wrong = bind(model, document.tree, document)
    assert (bound is None) == bool(wrong)
    return [
        f"{p.line}:{p.column} {p.code} {p.message}" + (f" ({p.hint})" if p.hint else "")
        for p in wrong
    ]


def test_a_good_tree_is_a_model() -> None:
    text = GOOD + dedent("""\
        iso3: LBY
        from: 2018
        on: 2018-06-05
        is_open: true
        places: {derna: {name: NO, sensitivity: public, lat: 32.76}}
        partners: [WHO, "12:30"]
        events:
          - {kind: flight, figure: {value: 2000, qualifier: more_than, unit: people}}
          - {kind: clash, when: 2018-05, grade: 3}
        note: [a, b]
        extent: 2018
        """)
    document, _ = parse_document(text, "operation.yaml")
    assert document is not None
    operation, problems = bind(Op, document.tree, document)
    assert problems == ()
    assert operation is not None
    assert operation.from_ == "2018"
    assert type(operation.from_) is str
    assert operation.places["derna"].name == "NO"
    assert operation.partners == ("WHO", "12:30")
    assert [event.kind for event in operation.events] == ["flight", "clash"]


ADDED = {
    # S201: unknown keys, at the key
    "crises: b": ["3:1 S201 there is no key 'crises' here (did you mean 'crisis'?)"],
    "ISO3: LBY": ["3:1 S201 there is no key 'ISO3' here (did you mean 'iso3'?)"],
    "from_: b": ["3:1 S201 there is no key 'from_' here (did you mean 'from'?)"],
    "xyzzy: b": ["3:1 S201 there is no key 'xyzzy' here"],
    "<<: {a: b}": ["3:1 S201 there is no key '<<' here (keys are not merged here: write them out)"],
    "places: {a: {name: b, sensitivity: public, longitude: 3}}": [
        "3:44 S201 there is no key 'longitude' here (the keys are name, sensitivity, lat)"
    ],
    "places: {a: {name: more than 2,000 people, sensitivity: public}}": [
        "3:32 S201 there is no key '000 people' here (inside { } a comma ends the value: put quotes around text that holds one)"
    ],
    "places: {a: {name:b, sensitivity: public}}": [
        "3:13 S202 the key 'name' is missing (a space is missing after name:)",
        "3:14 S201 there is no key 'name:b' here (a space is missing after the colon)",
    ],
    "http://a: b": [
        "3:1 S201 there is no key 'http://a' here",
    ],
    "said:so: b": [
        "3:1 S201 there is no key 'said:so' here (put quotes around text that holds a colon)"
    ],
    '"\\e[31m\\u202e": b': ["3:1 S201 there is no key '[U+001B][31m[U+202E]' here"],
    f"{'k' * 60}: b": [f"3:1 S201 there is no key '{'k' * 39}…' here"],
    "events: [{kind: clash, figure: 3}]": [
        "3:24 S201 there is no key 'figure' here (the keys are kind, when, grade)"
    ],
    # S202, S204: missing keys, at the mapping
    "places: {a: {}}": [
        "3:13 S202 the key 'name' is missing",
        "3:13 S204 the sensitivity is not stated (write sensitivity: public, restricted, confidential or strictly_confidential; nothing is public unless it says so)",
    ],
    "places:\n  a:\n    name: b": ["5:5 S204 the sensitivity is not stated (…"],
    "places:\n  a:\n    name: b\n    sensitivity:": ["6:17 S204 the sensitivity is not stated (…"],
    "places: {a: {name: b, sensitivity:public}}": [
        "3:13 S204 the sensitivity is not stated (a space is missing after sensitivity:)",
        "3:23 S201 there is no key 'sensitivity:public' here (a space is missing after the colon)",
    ],
    "events: [{figure: 3}]": ["3:10 S202 the key 'kind' is missing"],
    # S203: choices
    "level: open": ["3:8 S203 'level' must be one of public, restricted"],
    "level: Public": [
        "3:8 S203 'level' must be one of public, restricted (did you mean 'public'?)"
    ],
    "level: [public]": ["3:8 S203 'level' must be one of public, restricted"],
    "levels: [pubic]": [
        "3:10 S203 entry 1 of 'levels' must be one of public, restricted (did you mean 'public'?)"
    ],
    "product: rapport": ["3:10 S203 'product' must be report"],
    "product:": ["3:9 S203 'product' must be report"],
    "events: [{kind: clsh}]": [
        "3:17 S203 'kind' must be one of flight, clash (did you mean 'clash'?)"
    ],
    "events: [{kind: [clash]}]": ["3:17 S203 'kind' must be one of flight, clash"],
    "events: [{kind: null}]": ["3:17 S203 'kind' must be one of flight, clash"],
    # S203: another kind of thing
    "summary: {derna.start}": [
        "3:10 S203 'summary' must be text, but is a mapping (put quotes around text that begins with {, or write | and a new line)"
    ],
    "summary: [sic]": [
        "3:10 S203 'summary' must be text, but is a list (put quotes around text that begins with [, or write | and a new line)"
    ],
    "summary:\n- b": [
        "4:1 S203 'summary' must be text, but is a list (write the text itself, without '- ')"
    ],
    "partners:\n- fled: IOM": [
        "4:3 S203 entry 1 of 'partners' must be text, but is a mapping (a colon and a space make a key: put quotes around the text)"
    ],
    "partners: WHO": [
        "3:11 S203 'partners' must be a list (write each entry in a line of its own that begins with '- ')"
    ],
    "partners: [~]": ["3:12 S203 entry 1 of 'partners' must be text, but is empty"],
    "partners:": ["3:10 S203 'partners' must be a list, but is empty"],
    "places: [a]": [
        "3:9 S203 'places' must be a mapping, but is a list (write its keys in the lines below, indented, as 'key: value')"
    ],
    "places: {a: b}": ["3:13 S203 'a' must be a mapping (write its keys in the lines below, …"],
    "places: a:b": ["3:9 S203 'places' must be a mapping (a space is missing after the colon)"],
    "events: [clash]": ["3:10 S203 entry 1 of 'events' must be a mapping (write its keys…"],
    "events: {kind: clash}": ["3:9 S203 'events' must be a list, but is a mapping (write each…"],
    "on: {a: b}": ["3:5 S203 'on' must be a day such as 2018-06-01, but is a mapping"],
    "is_open: [a]": ["3:10 S203 'is_open' must be true or false, but is a list"],
    "is_open:": ["3:9 S203 'is_open' must be true or false, but is empty"],
    # S203: values
    "iso3: Libya": ["3:7 S203 'iso3' must be three capital letters such as LBY"],
    "language: english": [
        "3:11 S203 'language' must be the tag of a language such as en, ar-LY or…"
    ],
    "article: ../x": ["3:10 S203 'article' must be the name of a file: small letters, digits and…"],
    "places: {Big Town: {name: b, sensitivity: public}}": [
        "3:10 S203 'Big Town' must be an id: small letters, digits and underscores, a letter…"
    ],
    "summary: ''": ["3:10 S203 'summary' must not be empty"],
    "from: ''": ["3:7 S203 'from' must not be empty"],
    "from: ' b'": ["3:7 S203 'from' must not begin or end with a space"],
    "from: |\n  b": ["3:7 S203 'from' must be one line, without tabs"],
    'from: "a\\u2028b"': ["3:7 S203 'from' must be one line, without tabs"],
    'summary: "a\\eb"': ["3:10 S203 'summary' must hold no control characters"],
    f"from: {'b' * 2001}": ["3:7 S203 'from' must have at most 2000 characters"],
    "places: {a: {name: b, sensitivity: public, lat: 91}}": ["3:49 S203 'lat' must be 90 or less"],
    "places: {a: {name: b, sensitivity: public, lat: -91}}": [
        "3:49 S203 'lat' must be -90 or more"
    ],
    "places: {a: {name: b, sensitivity: public, lat: 1e3}}": ["3:49 S203 'lat' must be a number…"],
    "even: 3": ["3:7 S203 'even' must be a multiple of 2"],
    "pair: [1]": ["3:7 S203 'pair' must have at least 2 entries"],
    "pair: [1, 2, 3, 4]": ["3:7 S203 'pair' must have at most 3 entries"],
    "pair: [1, -2]": ["3:11 S203 entry 2 of 'pair' must be 0 or more"],
    "pair: [1, '2']": ["3:11 S203 entry 2 of 'pair' must be a whole number without quotes, such…"],
    "pair: [1, []]": ["3:11 S203 entry 2 of 'pair' must be a whole number, but is a list"],
    "events: [{kind: clash, grade: 0}]": ["3:31 S203 'grade' must be more than 0"],
    "events: [{kind: clash, grade: 7}]": ["3:31 S203 'grade' must be less than 7"],
    "events: [{kind: clash, when: 2018-02-30}]": ["3:30 S203 'when' is no date of the calendar"],
    "events: [{kind: clash, when: {start: 2018-13}}]": [
        "3:38 S203 'start' is no date of the calendar"
    ],
    "events: [{kind: clash, when: {start: {year: 2018}}}]": [
        "3:38 S203 'start' must be a date such as 2018-06-01, 2018-05 or 2018"
    ],
    "events: [{kind: clash, when: 2018}]": ["3:10 S203 a dated clash has a grade"],
    # a union that fits nothing answers as the member that was meant
    "note: {a: b}": ["3:7 S203 'note' must be text or a list, but is a mapping (put quotes…"],
    "note: [a, ~]": ["3:11 S203 entry 2 of 'note' must be text, but is empty"],
    "note: ''": ["3:7 S203 'note' must not be empty"],
    "extent: {qualifier: exact, value: 3}": ["3:9 S202 the key 'unit' is missing"],
    "extent: {start: 2018-02-30}": ["3:17 S203 'start' is no date of the calendar"],
    "extent: soon": ["3:9 S203 'extent' must be a date such as 2018-06-01, 2018-05 or 2018"],
}


@pytest.mark.parametrize(("added", "expected"), ADDED.items(), ids=lambda value: str(value)[:40])
def test_problems(added: str, expected: list[str]) -> None:
    lines = found(f"{GOOD}{added}\n")
    assert len(lines) == len(expected), lines
    for line, start in zip(lines, expected, strict=True):
        assert line.startswith(start.removesuffix("…")), line
        if not start.endswith("…"):
            assert line == start


def test_all_problems_are_said_at_once_in_the_order_of_the_file() -> None:
    text = dedent("""\
        schema: 1
        iso3: Libya
        crysis: Derna
        places:
          derna: {name: Derna}
          Tobruk: {name: "", sensitivity: public}
        events:
          - {kind: flight, figure: {value: many, qualifier: exact}}
        """)
    assert [line[: line.index(" ", 10)] for line in found(text)] == [
        "1:1 S202 the",
        "2:7 S203 'iso3'",
        "3:1 S201 there",
        "5:10 S204 the",
        "6:3 S203 'Tobruk'",
        "6:18 S203 'name'",
        "8:28 S202 the",
        "8:36 S203 'value'",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "1:1 S203 this must be a mapping (write its keys in the lines below, indented,"),
        ("- a", "1:1 S203 this must be a mapping, but is a list (write its keys in the lines"),
        ("schema:1\ncrisis:b", "1:1 S203 this must be a mapping (a space is missing after the"),
        (
            "crisis: b",
            "1:1 Y110 the version of the format is missing (begin the file with schema: 1)",
        ),
        ("schema: 2\ncrisis: b", "1:9 Y110 this program does not know version 2 of the format"),
        ("schema: '1'\ncrisis: b", "1:9 Y110 the version is a number (write schema: 1, no quotes)"),
    ],
)
def test_a_file_of_another_kind(text: str, expected: str) -> None:
    (line,) = found(text)
    assert line.startswith(expected)


def test_a_part_is_bound_where_it_stands() -> None:
    document, _ = parse_document("facts:\n  - name: a\n    sensitivity: secret\n", "facts/a.yaml")
    assert document is not None
    part = {"lat": "north", **document.tree["facts"][0]}
    _, problems = bind(Spot, part, document, ("facts", 0))
    assert [str(problem) for problem in problems] == [
        "facts/a.yaml:2:5: error S203: 'lat' must be a number without quotes, such as 32.76",
        "facts/a.yaml:3:18: error S203: 'sensitivity' must be one of public, restricted",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: clash\ngrade: 9", "2:8 S203 'grade' must be less than 7"),
        ("kind: clahs", "1:7 S203 'kind' must be one of flight, clash (did you mean 'clash'?)"),
        ("kind: clash\ngrad: 3", "2:1 S201 there is no key 'grad' here (did you mean 'grade'?)"),
        # the name of another kind is a key like any other
        ("kind: clash\nclash: {grade: 9}\ngrade: 8", None),
    ],
)
def test_a_union_may_be_bound(text: str, expected: str | None) -> None:
    lines = found(text, Event)
    if expected is not None:
        assert lines == [expected]
    else:
        assert lines == [
            "2:1 S201 there is no key 'clash' here (the keys are kind, when, grade)",
            "3:8 S203 'grade' must be less than 7",
        ]


def test_any_type_may_be_bound() -> None:
    assert found("- a\n- {}\n", list[Line]) == [
        "2:3 S203 entry 2 must be text, but is a mapping (put quotes around text that begins with {, or write | and a new line)"
    ]
    tagged = Annotated[Annotated[Spot, Tag("spot")], Field()]
    assert found("{}", tagged)[0] == "1:1 S202 the key 'name' is missing"


def test_a_secret_value_is_never_repeated() -> None:
    secret = "hunter2 correct horse"
    for key in ("iso3", "level", "on", "is_open", "places", "pair", "events", "product", "extent"):
        for typed in (secret, f"'{secret}'", f"[{secret}]", f"{{a: {secret}}}"):
            assert "hunter2" not in "".join(found(f"{GOOD}{key}: {typed}\n"))


def test_a_flood_of_problems_ends() -> None:
    text = GOOD + "".join(f"k{number}: v\n" for number in range(5000))
    lines = found(text)
    assert len(lines) == MAX_PROBLEMS + 1
    assert lines[0].startswith("3:1 S201")
    assert lines[-1] == (
        "103:7 Y113 4900 more problems are not listed (mend the first ones and check again)"
    )
