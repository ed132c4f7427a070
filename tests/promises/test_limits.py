"""P6, P8, P14: what hostile or broken inputs get: a name, a code, and nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitrep import api
from sitrep.rendering.press.press import Limits
from tests import operations

SITREP = (sys.executable, "-m", "sitrep")
TIGHT = Limits(cpu_seconds=6, wall_seconds=120, memory_bytes=600 * 1024 * 1024)
HTML = api.Wanted(locales=("en",), formats=("html",), limits=TIGHT)
PDF = api.Wanted(locales=("en",), formats=("html", "pdf"), limits=TIGHT)


def _override(parent: Path, text: str, name: str = "overview.html.j2") -> Path:
    operation = operations.small(parent)
    path = operation / "templates" / "report" / "sections" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    operations.edit(operation, "reports/001.yaml", "highlights", "overview: Told.\nhighlights")
    return operation


LAYOUT = '<div style="display: flex">' * 14 + "word " * 300 + "</div>" * 14


def test_a_layout_of_twenty_minutes_fails_alone_and_is_named(tmp_path: Path) -> None:
    bad = _override(tmp_path / "bad", f'<section id="overview">{LAYOUT}</section>')
    good = operations.copy(operations.SEED, tmp_path)
    built = api.build([bad, good], PDF, tmp_path / "out")
    assert "ran out of time" in built.failures["testland-001-en"]
    assert [published.folder.parts[-3] for published in built.published] == ["libya-derna"]
    assert not (tmp_path / "out" / "testland").exists()


def test_a_template_that_fails_is_named_with_its_line(tmp_path: Path) -> None:
    operation = _override(tmp_path, '<section id="overview">\n{{ view.nothing }}\n</section>')
    built = api.build([operation], HTML, tmp_path / "out")
    assert [(problem.code, problem.line) for problem in built.problems] == [("T705", 2)]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ view.crisis|safe }}", "T710"),
        ("<script>alert(1)</script>", "T720"),
        ('<p onclick="x()">a</p>', "T721"),
        ('<a href="javascript:x">a</a>', "T722"),
        ('<img src="http://example.org/a.png" alt="a">', "T729"),
        ('<img src="file:///etc/passwd" alt="a">', "T729"),
        ('<object data="a"></object>', "T724"),
        ("<p class={{ view.lang }}>a</p>", "T726"),
    ],
)
def test_a_hostile_template_is_refused_before_it_runs(text: str, code: str, tmp_path: Path) -> None:
    operation = _override(tmp_path, text)
    built = api.build([operation], HTML, tmp_path / "out")
    assert code in {problem.code for problem in built.problems}
    assert all("overview.html.j2" in problem.file for problem in built.problems)
    assert not (tmp_path / "out").exists()


def test_a_hostile_style_sheet_is_refused(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    style = operation / "templates" / "report" / "screen.css"
    style.parent.mkdir(parents=True)
    style.write_text(
        "@import url(http://example.org/x.css);\np{background:url(file:///etc/passwd)}"
    )
    built = api.build([operation], HTML, tmp_path / "out")
    assert {problem.code for problem in built.problems} == {"T741", "T742"}


BROKEN = {
    "no operation.yaml": ("operation.yaml", None, "Y109"),
    "not UTF-8": ("facts/a1.yaml", b"schema: 1\nfacts: [\xff]\n", "Y101"),
    "50,000 brackets": ("facts/a1.yaml", b"facts: " + b"[" * 50_000, "Y106"),
    "a bomb of aliases": ("facts/a1.yaml", b"a: &a [1]\nb: [*a, *a]\n", "Y104"),
    "a tag": ("facts/a1.yaml", b"a: !!python/object:os.system 1\n", "Y105"),
    "an empty file": ("facts/a1.yaml", b"", "Y111"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_said_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    file, content, code = BROKEN[name]
    operation = operations.small(tmp_path)
    if content is None:
        (operation / file).unlink()
    else:
        (operation / file).write_bytes(content)
    done = subprocess.run(
        [*SITREP, "build", "testland"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(operations.ROOT)},
    )
    assert done.returncode == 1
    assert f"testland/{file}:" in done.stderr
    assert f" {code}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    command = [*SITREP, "build", str(operations.SEED), "--output", str(tmp_path / "out")]
    command += ["--format", "html", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(operations.ROOT)}
    builds = [
        subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    for build in builds:
        _, said = build.communicate()
        assert build.returncode == 0, said
    assert api.verify(tmp_path / "out") == ()


def test_a_folder_that_cannot_be_written_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file stands where the folder should be")
    done = subprocess.run(
        [*SITREP, "build", operations.SEED, "--output", tmp_path / "out", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(operations.ROOT)},
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "out") in done.stderr
