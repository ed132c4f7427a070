"""What operation.yaml may say, where the model itself decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.operation.load import load_operation
from sitrep.operation.model import Operation
from tests import operations


def branded(parent: Path, accent: str) -> tuple[Operation | None, tuple[str, ...]]:
    """The small operation with a colour of its own, and what is wrong with it."""
    branding = f"branding: {{accent: {accent}}}\ncrisis:"
    folder = operations.edit(operations.small(parent), "operation.yaml", "crisis:", branding)
    record, problems = load_operation(folder / "operation.yaml", "operation.yaml")
    return record.operation if record else None, tuple(problem.message for problem in problems)


@pytest.mark.parametrize(
    "accent",
    [
        "#1a5a96",  # the program's own blue
        "#000000",
        "#767676",  # the lightest grey whose contrast with white is 4.5
        "#C8102E",
    ],
)
def test_a_colour_that_is_read_on_white_is_taken(tmp_path: Path, accent: str) -> None:
    operation, problems = branded(tmp_path, f'"{accent}"')
    assert problems == ()
    assert operation is not None
    assert operation.branding.accent == accent


@pytest.mark.parametrize(
    ("accent", "contrast"),
    [("#777777", "4.4"), ("#009edb", "3.0"), ("#ffd76a", "1.3"), ("#ffffff", "1.0")],
)
def test_a_colour_too_pale_to_be_read_is_refused_and_the_reason_said(
    tmp_path: Path, accent: str, contrast: str
) -> None:
    operation, problems = branded(tmp_path, f'"{accent}"')
    assert operation is None
    [message] = problems
    assert message.startswith("'accent' must be a darker colour")
    assert f"its contrast with white is {contrast}, and to be read it needs 4.5" in message


@pytest.mark.parametrize("accent", ["blue", "'#12345'", "'#1a5a96ff'", "'rgb(0, 0, 0)'"])
def test_a_colour_is_written_in_one_way(tmp_path: Path, accent: str) -> None:
    operation, problems = branded(tmp_path, accent)
    assert operation is None
    assert problems == ("'accent' must be a colour such as #1a5a96, in quotes",)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("iso3: Libya", "three capital letters such as LBY"),
        ("iso3: LBY\nglide: CE-2011", "a GLIDE number such as CE-2011-000028-LBY"),
        ("iso3: LBY\nbranding: {logo: ../logo.png}", "the name of a file such as logo.png"),
    ],
)
def test_a_code_in_the_wrong_form_is_refused_with_an_example(
    tmp_path: Path, line: str, words: str
) -> None:
    folder = operations.edit(operations.small(tmp_path), "operation.yaml", "iso3: LBY", line)
    record, problems = load_operation(folder / "operation.yaml", "operation.yaml")
    assert record is None
    assert [problem.message.split(" must be ")[1] for problem in problems] == [words]
