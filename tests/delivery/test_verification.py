"""What ``verify`` finds in a folder that was altered after the build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep.delivery.manifest import Edition
from sitrep.delivery.output import open_output
from sitrep.delivery.publication import Artefact, Extent, publish
from sitrep.delivery.record import write_build_record
from sitrep.delivery.verification import verify

FILE = "sitrep-libya-derna-001-en.html"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with a public and an internal edition."""
    with open_output(tmp_path / "output") as opened:
        for audience in ("public", "internal"):
            edition = Edition("libya-derna", "001", audience, "a" * 64)
            publish(opened, edition, [Artefact(FILE, b"2,000 people")], Extent.WHOLE)
        write_build_record(opened, "libya-derna", {"operation.yaml": "b" * 64})
    return tmp_path / "output"


@pytest.mark.parametrize("below", ["", "libya-derna", "libya-derna/001", "libya-derna/001/public"])
def test_finds_nothing_where_nothing_was_altered(output: Path, below: str) -> None:
    assert verify(output / below) == ()


def edit(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def link(file: Path) -> None:
    file.rename(file.with_name("aside"))
    file.symlink_to("aside")


def fifo(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    ("alter", "expected"),
    [
        pytest.param(
            lambda file: edit(file, b"9,000 people"),
            [f"{FILE}:1:1: error O804: its content is not that of the manifest's SHA-256"],
            id="changed",
        ),
        pytest.param(
            lambda file: edit(file, b"some"),
            [f"{FILE}:1:1: error O804: it has 4 bytes, and the manifest says 12"],
            id="cut",
        ),
        pytest.param(
            lambda file: file.unlink(),
            [f"{FILE}:1:1: error O803: the manifest lists it, and it is missing"],
            id="missing",
        ),
        pytest.param(
            lambda file: edit(file.with_name("extra.html"), b"x"),
            ["extra.html:1:1: error O805: no manifest lists it"],
            id="added",
        ),
        pytest.param(
            lambda file: edit(file.with_name("two\nlines\udcff\u202e"), b"x"),
            ["two\\nlines\\udcff\\u202e:1:1: error O805: no manifest lists it"],
            id="added under a name that would disturb the terminal",
        ),
        pytest.param(
            link,
            [
                "aside:1:1: error O805: no manifest lists it",
                f"{FILE}:1:1: error O803: the manifest lists it, and it is missing",
                f"{FILE}:1:1: error O807: a symbolic link or something else stands",
            ],
            id="a link in its place",
        ),
        pytest.param(
            fifo,
            [
                f"{FILE}:1:1: error O803: the manifest lists it, and it is missing",
                f"{FILE}:1:1: error O807: a symbolic link or something else stands",
            ],
            id="a fifo in its place",
        ),
        pytest.param(
            lambda file: edit(file.with_name(".sitrep-0123456789abcdef.tmp"), b"ha"),
            [".sitrep-0123456789abcdef.tmp:1:1: warning O808: an interrupted build left it"],
            id="a leftover",
        ),
        pytest.param(
            lambda file: edit(file.with_name("manifest.json"), b"{"),
            ["manifest.json:1:1: error O802: it is damaged, or another program's"],
            id="a damaged manifest",
        ),
        pytest.param(
            lambda file: file.with_name("manifest.json").unlink(),
            [f"{FILE}:1:1: error O805: no manifest lists it"],
            id="a missing manifest",
        ),
    ],
)
@pytest.mark.parametrize("audience", ["public", "internal"])
def test_names_each_file_that_was_altered(
    output: Path, audience: str, alter: Callable[[Path], None], expected: list[str]
) -> None:
    folder = output / "libya-derna" / "001" / audience
    before = os.umask(0o077)
    try:
        alter(folder / FILE)
    finally:
        os.umask(before)

    found = [str(problem).removeprefix(f"{folder}/") for problem in verify(output)]

    assert len(found) == len(expected)
    for line, beginning in zip(found, expected, strict=True):
        assert line.startswith(beginning)


@pytest.mark.parametrize(
    "opened",
    [
        "libya-derna/.build.json",
        "libya-derna/001/internal",
        f"libya-derna/001/internal/{FILE}",
        "libya-derna/001/internal/manifest.json",
    ],
)
@pytest.mark.parametrize("mode", [0o701, 0o740, 0o704])
def test_names_what_others_can_read(output: Path, opened: str, mode: int) -> None:
    (output / opened).chmod(mode)

    (problem,) = verify(output)

    assert (problem.code, problem.file) == ("O806", str(output / opened))


def test_an_edition_in_anothers_place_is_an_error(output: Path) -> None:
    issue = output / "libya-derna" / "001"
    (issue / "public").rename(issue / "old")
    (issue / "internal").rename(issue / "public")

    problems = verify(output)

    assert [(p.code, p.is_error) for p in problems] == [
        ("O813", True),  # the internal edition is not where it was built
        ("O809", True),
        ("O809", True),
    ]


def test_an_edition_that_was_built_and_is_gone_is_missed(output: Path) -> None:
    shutil.rmtree(output / "libya-derna" / "001" / "internal")

    (problem,) = verify(output)

    assert (problem.code, problem.is_error) == ("O813", True)
    assert problem.file == str(output / "libya-derna" / "001" / "internal")


@pytest.mark.parametrize("below", ["", "libya-derna"])
def test_without_a_record_nobody_can_tell_what_is_missing(output: Path, below: str) -> None:
    (output / "libya-derna" / ".build.json").unlink()

    (problem,) = verify(output / below)

    assert (problem.code, problem.is_error) == ("O814", False)


def test_one_edition_alone_needs_no_record(output: Path) -> None:
    (output / "libya-derna" / ".build.json").unlink()

    assert verify(output / "libya-derna" / "001") == ()


def test_a_damaged_record_is_an_error(output: Path) -> None:
    (output / "libya-derna" / ".build.json").write_text('{"schema": 1}')

    assert [problem.code for problem in verify(output)] == ["O802"]


def test_a_folder_without_any_manifest_is_an_error(tmp_path: Path) -> None:
    (problem,) = verify(tmp_path)

    assert (problem.code, problem.is_error) == ("O801", True)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    (problem,) = verify(tmp_path / "typo")

    assert (problem.code, problem.is_error) == ("O815", True)


def test_a_very_deep_folder_is_named_not_followed(output: Path) -> None:
    deep = output / "/".join("d" * 40)
    deep.mkdir(parents=True)

    assert [problem.code for problem in verify(output)] == ["O810"]
