"""A made-up second week: rivals, households, a correction, a change of hands, a hidden fact."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep import api
from sitrep.report.audience import Audience
from tests import operations, pages

Golden = Callable[[Path, str], None]
EXPECTED = operations.SECOND_WEEK.parent / "expected"


def _said(page: Path) -> str:
    """The text of a page, a line a block, as a golden file that a person can read."""
    blocks = ("h1", "h2", "p", "li", "dt", "dd", "tr", "caption", "figcaption", "blockquote")
    main = pages.read(page).all("body")[0]
    lines = [
        element.text
        for element in main.all()
        if element.tag in blocks and not any(inner.tag in blocks for inner in element.all())
    ]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_what_the_report_says(tag: str, week_two_output: Path, golden: Golden) -> None:
    page = week_two_output / f"sitrep-libya-derna-002-{tag}.html"
    golden(EXPECTED / f"report.{tag}.txt", _said(page))


def test_what_the_facts_are(week_two_output: Path, golden: Golden) -> None:
    facts = week_two_output / "facts-libya-derna-002.json"
    golden(EXPECTED / "report.json", facts.read_text(encoding="utf-8"))


def test_what_check_says(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(operations.SECOND_WEEK.parent)
    problems = api.check([Path("libya-derna")])
    golden(EXPECTED / "diagnostics.txt", "".join(f"{problem}\n" for problem in problems))


def test_the_restricted_shelter_is_for_partners_only(tmp_path: Path, week_two_output: Path) -> None:
    wanted = api.Wanted(audience=Audience.PARTNERS, formats=("html",), locales=("en",))
    built = api.build([operations.SECOND_WEEK], wanted, tmp_path)
    partners = next(built.published[0].folder.glob("*.html")).read_text(encoding="utf-8")
    assert "Shelter near the eastern gate" in partners
    for path in week_two_output.iterdir():
        assert b"shelter" not in path.read_bytes().lower()


def test_week_one_built_again_later_gives_the_same_bytes(tmp_path: Path) -> None:
    then = operations.copy(operations.SECOND_WEEK, tmp_path / "then")
    for name in ("articles/w2.md", "facts/w2.yaml", "reports/002.yaml"):
        (then / name).unlink()
    later = operations.copy(operations.SECOND_WEEK, tmp_path / "later")
    wanted = api.Wanted(report="001", jobs=2)
    folders = [
        api.build([operation], wanted, tmp_path / name).published[0].folder
        for operation, name in ((then, "a"), (later, "b"))
    ]
    first, second = (
        {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}
        for folder in folders
    )
    assert first == second
    assert len(first) == 17
