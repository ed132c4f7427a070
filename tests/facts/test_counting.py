"""Facts with several quotes, quotes that stand twice, and figures that staff counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from tests import operations

FACT = """\
schema: 1
defaults: {{article: a1}}
facts:
  - id: killed_a1
    kind: casualties
    measure: cumulative
    outcome: killed
    victims: civilians
    figure: {{{figure}, unit: people}}
    place: town
    sensitivity: public
    sources:
{sources}"""
ISSUE = operations.SMALL["reports/001.yaml"].replace(
    "{fled.start} have fled, {fled.according_to}.", "News."
)


def told(folder: Path, article: str, figure: str, *quotes: str) -> list[str]:
    """The severities and codes that check tells of one fact with these quotes."""
    operation = operations.small(folder)
    sources = "".join(f'      - quote: "{quote}"\n' for quote in quotes)
    head = "---\nid: a1\npublished: 2018-06-05\nlanguage: en\nsensitivity: public\n---\n"
    files = {
        "articles/a1.md": f"{head}{article}\n",
        "facts/a1.yaml": FACT.format(figure=figure, sources=sources),
        "reports/001.yaml": ISSUE,
    }
    operations.write(operation, files)
    return [f"{problem.severity} {problem.code}" for problem in api.check([operation])]


TWO = "The UN said 17 civilians were killed. The army said 5 civilians were killed. It was hot."


def test_a_quote_that_states_another_figure_is_no_source_of_this_one(tmp_path: Path) -> None:
    quotes = ("17 civilians were killed", "5 civilians were killed")

    assert told(tmp_path, TWO, "value: 17, qualifier: exact", *quotes) == ["error E311"]


def test_a_quote_without_a_figure_may_stand_as_background(tmp_path: Path) -> None:
    quotes = ("It was hot.", "17 civilians were killed")

    assert told(tmp_path, TWO, "value: 17, qualifier: exact", *quotes) == []


@pytest.mark.parametrize(
    ("figure", "problems"),
    [
        ("value: 40, qualifier: exact", []),
        ("value: 40, qualifier: at_least", ["error E303"]),
        ("value: 40, qualifier: about", ["error E303"]),
    ],
)
def test_a_quote_that_stands_twice_is_read_at_both_places(
    tmp_path: Path, figure: str, problems: list[str]
) -> None:
    article = "At least 40 people were killed on Monday. UN: 40 people were killed on Tuesday."

    assert told(tmp_path, article, figure, "40 people were killed") == problems


@pytest.mark.parametrize(
    ("number", "quotes", "problems"),
    [
        (3, ("Aziza, Omar and Salma were killed",), ["note E316"]),
        (4711, ("The UN said",), ["error E315"]),
        (
            3,
            ("Aziza, Omar and Salma were killed", "5 civilians were killed"),
            ["note E316", "error E311"],
        ),
        (5, ("5 civilians were killed",), []),
    ],
)
def test_persons_whom_staff_counted_are_named_in_the_quotes(
    tmp_path: Path, number: int, quotes: tuple[str, ...], problems: list[str]
) -> None:
    article = f"{TWO} Aziza, Omar and Salma were killed."
    figure = f"value: {number}, qualifier: exact, counted: true"

    assert told(tmp_path, article, figure, *quotes) == problems


@pytest.mark.parametrize(
    ("part", "problems"),
    [("value: 30, qualifier: exact", ["error F416"]), ("value: 5, qualifier: exact", [])],
)
def test_a_part_is_no_larger_than_its_whole(tmp_path: Path, part: str, problems: list[str]) -> None:
    operation = operations.copy(operations.SECOND_WEEK, tmp_path)
    article = operation / "articles" / "w2.md"
    article.write_text(article.read_text() + "\nThe mission said 30 and 5 of them died in May.\n")
    number = part.split()[1].rstrip(",")
    facts = f"""\
schema: 1
facts:
  - id: in_may
    kind: casualties
    measure: cumulative
    outcome: killed
    victims: civilians
    part_of: derna_killed_unsmil_0612
    figure: {{{part}, unit: people}}
    place: derna
    sensitivity: public
    sources:
      - {{article: w2, quote: "{"30" if number == "30" else "5 of them died"}"}}
"""
    operations.write(operation, {"facts/may.yaml": facts})
    found = [f"{p.severity} {p.code}" for p in api.check([operation]) if "may.yaml" in p.file]

    assert found == problems


def test_a_length_of_time_does_not_lose_its_nearly(tmp_path: Path) -> None:
    operation = operations.copy(operations.SEED, tmp_path)
    file = "facts/2018-06-05-derna.yaml"
    operations.edit(operation, file, "        qualifier: nearly\n", "")
    operations.edit(
        operation,
        file,
        'quote: "has been besieging the city for nearly two years"',
        'quote: "two years"',
    )
    found = [problem.code for problem in api.check([operation])]

    assert found == ["E303"]
