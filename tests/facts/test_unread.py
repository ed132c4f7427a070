"""What cannot be read is told of once, not once more for every name in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from tests import operations


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("facts/w2.yaml", "measure: flow", "measure: [flow", "Y102"),
        ("facts/w2.yaml", "schema: 1", "schema: 7", "Y110"),
        ("facts/w2.yaml", "  - id: derna_shelter_0612\n    kind", "  - kind", "S202"),
        ("facts/w2.yaml", "id: derna_shelter_0612", "id: Derna Shelter", "S203"),
        ("facts/2018-06-05-derna.yaml", "measure: flow", "measure: [flow", "Y102"),
        ("articles/w2.md", "id: w2", "id: [w2", "Y102"),
    ],
)
def test_one_mistake_is_one_problem(
    tmp_path: Path, file: str, old: str, new: str, code: str
) -> None:
    operation = operations.copy(operations.SECOND_WEEK, tmp_path)
    operations.edit(operation, file, old, new)
    problems = [
        problem for problem in api.check([operation]) if "/translations/" not in problem.file
    ]

    assert [problem.code for problem in problems] == [code]


def test_a_fact_without_an_id_lacks_its_id(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "facts/a1.yaml", "  - id: held_a1\n    kind", "  - kind")
    (problem,) = api.check([operation])

    assert problem.message == "the key 'id' is missing"


@pytest.mark.parametrize("name", ["facts/dir.yaml", "articles/dir.md", "reports/dir.yaml"])
def test_a_folder_where_a_file_should_be_is_told_of_once(tmp_path: Path, name: str) -> None:
    operation = operations.small(tmp_path)
    (operation / name).mkdir()

    assert [problem.code for problem in api.check([operation])] == ["F414"]


def test_a_file_that_is_no_text_is_told_of_once(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    path = operation / "facts" / "a1.yaml"
    path.write_bytes(path.read_bytes() + b"    # \xff\n")

    assert [problem.code for problem in api.check([operation])] == ["Y101"]
