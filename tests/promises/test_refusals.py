"""P2: no label means refused. P14: no edit of an operation ends in a traceback."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep import api
from tests import operations

LABEL = re.compile(r"^\s*sensitivity: \w+\n", re.MULTILINE)


def _labels() -> list[tuple[str, int]]:
    """Every label of the second week: its file, and which of the file's labels it is."""
    found = []
    for path in sorted(operations.SECOND_WEEK.rglob("*")):
        if path.suffix in {".yaml", ".md"}:
            count = len(LABEL.findall(path.read_text(encoding="utf-8")))
            found += [(str(path.relative_to(operations.SECOND_WEEK)), n) for n in range(count)]
    return found


@pytest.mark.parametrize(("file", "number"), _labels())
def test_without_its_label_nothing_is_shown(file: str, number: int, tmp_path: Path) -> None:
    operation = operations.copy(operations.SECOND_WEEK, tmp_path)
    text = (operation / file).read_text(encoding="utf-8")
    label = list(LABEL.finditer(text))[number]
    (operation / file).write_text(text[: label.start()] + text[label.end() :], encoding="utf-8")
    if file.startswith("reports/") and label.group().startswith("  "):
        return  # a section of an issue is labelled as the issue is, where it says nothing
    built = api.build([operation], api.Wanted(formats=("json",)), tmp_path / "out")
    assert "S204" in {problem.code for problem in built.problems}
    assert not (tmp_path / "out").exists()


NAUGHTY = (
    "", "~", "null", "NO", "010", "1_000", "1e3", "12:30", "2024-02-30", "-1", "99999999999999999999",
    "'", '"', "{", "}", "[", "]", "{{", "{%", "%}", "<script>alert(1)</script>", "&", "*", "!", "|", ">",
    "\t", "\x00", "\x1b[31m", "\u202e", "\u2066", "\ufeff", "\ud7ff", "😀", "ﷺ", "ß", "İ", "Ω" * 500,
    "../../etc/passwd", "javascript:alert(1)", "=1+1", "{derna}", "{a.b.c}", "%s", "\\", "- -", ": ", "#",
    "public", "restricted", "confidential", "2018", "2018-06", "[]", "{}", "true", "exact", "range",
)  # fmt: skip


def _mutate(text: str, dice: random.Random) -> str:
    words = list(re.finditer(r"\S+", text))
    word = dice.choice(words)
    other = dice.choice(words).group()
    place = dice.randrange(len(text))
    return dice.choice(
        (
            lambda: text[: word.start()] + dice.choice(NAUGHTY) + text[word.end() :],
            lambda: text[: word.start()] + other + text[word.end() :],
            lambda: text[:place] + dice.choice(NAUGHTY) + text[place:],
            lambda: text[:place] + text[place + dice.randrange(1, 40) :],
            lambda: text.replace(word.group(), other),
            lambda: text[: word.start()] + text[word.end() :],
        )
    )()


@pytest.mark.soak
def test_no_edit_of_an_operation_ends_in_a_traceback(
    tmp_path: Path, cases: Callable[[int, int], int]
) -> None:
    operation = operations.copy(operations.SECOND_WEEK, tmp_path)
    kinds = {".yaml", ".md", ".po"}
    files = [path for path in sorted(operation.rglob("*")) if path.suffix in kinds]
    originals = {path: path.read_text(encoding="utf-8") for path in files}
    dice = random.Random(20180605)
    for _ in range(cases(10_000, 60)):
        path = dice.choice(files)
        changed = _mutate(originals[path], dice)
        path.write_bytes(changed.encode("utf-8", "surrogatepass"))
        problems = api.check([operation])
        assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
        if not any(problem.is_error for problem in problems):
            wanted = api.Wanted(formats=("json",), locales=("en",))
            built = api.build([operation], wanted, tmp_path / "out")
            assert not [problem for problem in built.problems if problem.is_error]
        path.write_text(originals[path], encoding="utf-8")
