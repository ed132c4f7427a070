"""P18 in what people type: at the character, in words that repeat nothing of the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from sitrep.reading.gate import parse_document
from sitrep.reading.tricks import check_tricks
from tests import operations


def found(text: str, *, verbatim: bool = False) -> list[str]:
    document, problems = parse_document(text, "a.yaml")
    assert document is not None, problems
    return [
        f"{one.line}:{one.column} {one.severity} {one.code}"
        for one in check_tricks(document, verbatim=verbatim)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: Derna", []),
        ("name: درنة\nshort: L’« A »\u00a0…", []),
        ("name: De\u00adrna", ["1:9 error L637"]),
        ("name: D\u0435rna", ["1:8 error L638"]),
        ('name: "D\\u0435rna"', ["1:9 error L638"]),
        ('name: "\\u202eanreD"', ["1:8 error L637"]),
        ("a:\n  - b: {c: [x, y\u200bz]}", ["2:17 error L637"]),
        ("overview: |\n  One line.\n  Two \u2067lines.\n", ["3:7 error L637"]),
        ("quote: so \u00adit was", ["1:11 warning L639"]),
        ("name: The СССР", ["1:11 warning L639"]),
        ("name: Derna # \u202e cilbup", ["1:15 error L637"]),
        ("na\u202eme: Derna", ["1:3 error L637"]),
        ("name: D\u0435r\u200bna", ["1:10 error L637", "1:8 error L638"]),
    ],
)
def test_a_trick_is_found_where_it_stands(text: str, expected: list[str]):
    assert found(text) == expected


def test_what_is_copied_is_warned_of():
    assert found("title: De\u00adrna", verbatim=True) == ["1:10 warning L639"]


def test_files_of_every_kind_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "name: Town", "name: T\u043ewn")
    operations.edit(operation, "facts/a1.yaml", "group: idps", "group: idps # \u2067")
    operations.edit(operation, "reports/001.yaml", "{fled.start}", "\u200b{fled.start}")
    operations.edit(operation, "articles/a1.md", "The army", "\u00adThe army")
    operations.edit(operation, "articles/a1.md", "language: en", "language: en\ntitle: a\u2060b")
    said = [str(problem) for problem in api.check([Path("testland")])]
    places = {line.split(": ")[0] for line in said if " L63" in line}
    assert {place.rsplit(":", 2)[0].removeprefix("testland/") for place in places} == {
        "operation.yaml",
        "facts/a1.yaml",
        "reports/001.yaml",
        "articles/a1.md",
    }
    assert len(places) == 5
    assert not any("Town" in line or "fled.start" in line for line in said if " L63" in line)
