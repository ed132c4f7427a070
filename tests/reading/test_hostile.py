"""P14: whatever a file holds, the answer is a place and a code, never a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Annotated, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field

from sitrep.diagnostics import CODES, Diagnostic
from sitrep.facts.figures import Figure
from sitrep.facts.periods import When
from sitrep.reading.bind import bind
from sitrep.reading.frontmatter import split_front_matter
from sitrep.reading.gate import check_schema, parse_document, read_document
from sitrep.reading.model import Model
from sitrep.reading.scalars import Decimal, Flag, Id, Line, SchemaVersion, Text


class Flight(Model):
    """People who fled."""

    kind: Literal["flight"]
    figure: Figure
    reported: When | None = None


class Clash(Model):
    """A fight."""

    kind: Literal["clash"]
    note: Line | list[Text] | None = None


class File(Model):
    """A file with something of everything."""

    schema_: SchemaVersion = Field(alias="schema")
    places: dict[Id, dict[Id, Decimal]] = {}
    is_open: Flag = False
    overview: Text | None = None
    facts: tuple[Annotated[Flight | Clash, Field(discriminator="kind")], ...] = ()


GOOD = dedent("""\
    schema: 1
    places:
      derna: {lat: 32.76, lon: 22.64}   # الساحل
    is_open: false
    overview: |
      {derna_displaced.start} have fled Derna.

      درنة 😀
    facts:
      - kind: flight
        figure: {value: 2000, qualifier: more_than, unit: people}
        reported: {start: 2018-05-28, end: 2018-06-03}
      - {kind: clash, note: "more than 2,000"}
      - kind: clash
        note:
        - 'it''s'
        - >-
          folded
          text
    """)

PIECES = [
    *"{}[]:,-?!&*#|>'\"%@`~\\<=\t\n\r \x00\x07\x85\xa0\u2028\u202e\u200b\ufeff\ufffe\ud800😀د",
    ": ",
    " #",
    "- ",
    "? ",
    "---\n",
    "...\n",
    "<<: ",
    "&a ",
    "*a",
    "!!str ",
    "!x ",
    "|\n",
    ">2-\n",
    "%YAML 1.1\n",
    "\r\n",
    "null",
    "010",
    "9" * 400,
    "[" * 60,
    "{a: " * 60,
    "kind: clash",
    "sensitivity: public",
]

NAUGHTY = [
    "undefined",
    "NaN",
    "-Infinity",
    "1/0",
    "0x0",
    "٠١٢٣",
    "1.7976931348623157e+309",
    ",./;'[]\\-=",
    '<>?:"{}|_+',
    "!@#$%^&*()`~",
    "Ω≈ç√∫˜µ≤≥÷",
    "田中さんにあげて下さい",
    "ثم نفس سقطت وبالتحديد،",
    "הָיְתָהtestالصفحات التّحول",
    "\u202atest\u202e",
    "\u2060test\u2066",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍",
    "🏳0🌈️👾",
    "﷽",
    "<script>alert(1)</script>",
    "'; DROP TABLE facts;--",
    "$(touch /tmp/x)",
    "`id`",
    "../../../../etc/passwd%00",
    "%s%n{0.__class__}",
    "{{7*7}}{% raw %}",
    "=cmd|' /C calc'!A0",
    "\x1b[31mred",
    "\x00",
    "a\x08b",
    "\ud83d",
    "\ufdd0\U0010ffff",
    "!!python/object/apply:os.system ['id']",
    "&a [*a,*a]",
    "? ? ? ?",
    "- - - - -",
    "'''",
    '"\\u"',
    "|9\n a",
    "%TAG ! x",
]


def answer(text: str) -> tuple[Diagnostic, ...]:
    """Reads a text as far as it goes; the answer must be fit for a person."""
    document, problems = parse_document(text, "facts/a.yaml")
    assert document is not None or problems
    if document is not None:
        problems += check_schema(document)
        bound, wrong = bind(File, document.tree, document)
        assert (bound is None) == bool(wrong)
        problems += wrong
    lines = text.count("\n") + text.count("\r") + 1
    for problem in problems:
        assert problem.code in CODES
        assert problem.message
        assert 1 <= problem.line <= lines
        assert 1 <= problem.column <= len(text) + 1
        assert len(str(problem)) < 600
        assert str(problem).isprintable()
        assert "pydantic" not in str(problem)
        assert "Input should" not in str(problem)
    return problems


def test_the_good_file_is_good() -> None:
    assert answer(GOOD) == ()


def mutated(text: str, dice: random.Random) -> str:
    for _ in range(dice.randint(1, 4)):
        at, length = dice.randrange(len(text) + 1), dice.randint(0, 12)
        match dice.randrange(5):
            case 0:
                text = text[:at] + dice.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + length :]
            case 2:
                text = text[:at] + dice.choice(PIECES) + text[at + length :]
            case 3:
                lines = text.splitlines(keepends=True)
                dice.shuffle(lines)
                text = "".join(lines)
            case _:
                text = text[:at] + text[at : at + 5 * length] + text[at:]
    return text


@pytest.mark.soak
def test_a_changed_file_is_answered(cases: Callable[[int, int], int]) -> None:
    dice = random.Random(2018)
    for _ in range(cases(10_000, 1000)):
        text = mutated(GOOD, dice)
        assert answer(text) == answer(text)


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_a_naughty_string_is_answered_wherever_it_stands(naughty: str) -> None:
    for place in ("false", "32.76", "clash", "derna", "2018-05-28", "is_open", "people", "schema"):
        answer(GOOD.replace(place, naughty))
    for form in ("{}", "{}: a", "a: {}", "- {}", "a: '{}'", 'a: "{}"', "a: |\n  {}", "[{}]"):
        answer(form.replace("{}", naughty))


@given(st.text())
@example("\ufeff")
@example("\r")
def test_any_text_is_answered(text: str) -> None:
    answer(text)
    split_front_matter(text, "articles/a.md")


@given(st.text("{}[]:,-?!&*#|>'\"% \n\tab1~", max_size=40))
def test_any_marks_are_answered(text: str) -> None:
    answer(text)


@given(content=st.binary(max_size=200))
def test_any_bytes_are_answered(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    document, problems = read_document(Path(path), shown_as="facts/any.yaml")
    assert document is not None or problems
    assert all(problem.place.startswith("facts/any.yaml:") for problem in problems)
