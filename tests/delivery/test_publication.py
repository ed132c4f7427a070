"""One edition in its folder: what is written, kept and removed, and who may read it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import pytest

from sitrep.delivery.manifest import Edition
from sitrep.delivery.output import open_output
from sitrep.delivery.publication import (
    Artefact,
    Extent,
    Published,
    publish,
)
from sitrep.delivery.record import write_build_record
from sitrep.delivery.verification import verify
from sitrep.errors import OutputError

REPORT, LATER_REPORT = "a" * 64, "b" * 64
ENGLISH = {"sitrep-libya-derna-001-en.html": b"<p>more than 2,000 people</p>"}
FRENCH = {"sitrep-libya-derna-001-fr.html": "<p>plus de 2 000 personnes</p>".encode()}


def build(
    output: Path,
    files: dict[str, bytes],
    *,
    audience: str = "public",
    redacted: str = REPORT,
    extent: Extent = Extent.WHOLE,
) -> Published:
    edition = Edition("libya-derna", "001", audience, redacted)
    artefacts = [Artefact(name, content) for name, content in files.items()]
    with open_output(output) as opened:
        return publish(opened, edition, artefacts, extent)


def folder_of(output: Path, audience: str = "public") -> Path:
    return output / "libya-derna" / "001" / audience


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


# --- what is written ----------------------------------------------------------------------------


def test_writes_the_files_and_a_manifest_of_them(tmp_path: Path) -> None:
    published = build(tmp_path / "output", {**FRENCH, **ENGLISH})

    folder = folder_of(tmp_path / "output")
    (english, content), (french, other_content) = (*ENGLISH.items(), *FRENCH.items())
    assert published == Published(folder, (english, french), (), (), ())
    assert (folder / english).read_bytes() == content
    assert json.loads((folder / "manifest.json").read_bytes()) == {
        "schema": 1,
        "operation": "libya-derna",
        "report": "001",
        "audience": "public",
        "redacted": REPORT,
        "files": [
            {"name": english, "size": len(content), "sha256": sha256(content).hexdigest()},
            {
                "name": french,
                "size": len(other_content),
                "sha256": sha256(other_content).hexdigest(),
            },
        ],
    }
    assert verify(tmp_path / "output" / "libya-derna" / "001") == ()


def test_the_order_of_the_files_and_the_folder_change_no_byte(tmp_path: Path) -> None:
    build(tmp_path / "one", {**ENGLISH, **FRENCH})
    build(tmp_path / "two", {**FRENCH, **ENGLISH})

    one, two = folder_of(tmp_path / "one"), folder_of(tmp_path / "two")
    assert (one / "manifest.json").read_bytes() == (two / "manifest.json").read_bytes()
    assert str(tmp_path) not in (one / "manifest.json").read_text()


def test_a_build_of_the_same_leaves_every_file_untouched(tmp_path: Path) -> None:
    build(tmp_path, ENGLISH)
    before = {path: path.stat().st_ino for path in folder_of(tmp_path).iterdir()}

    published = build(tmp_path, ENGLISH)

    assert published.written == ()
    assert published.unchanged == tuple(ENGLISH)
    assert {path: path.stat().st_ino for path in folder_of(tmp_path).iterdir()} == before


# --- what an earlier build left -----------------------------------------------------------------


def test_a_part_keeps_the_other_languages_of_the_same_report(tmp_path: Path) -> None:
    build(tmp_path, ENGLISH)

    published = build(tmp_path, FRENCH, extent=Extent.PART)

    assert published.kept == tuple(ENGLISH)
    assert names(folder_of(tmp_path)) == ["manifest.json", *ENGLISH, *FRENCH]
    assert verify(tmp_path / "libya-derna" / "001") == ()


@pytest.mark.parametrize(
    ("extent", "redacted"),
    [
        pytest.param(Extent.PART, LATER_REPORT, id="a part of a report that has changed since"),
        pytest.param(Extent.WHOLE, REPORT, id="the whole, which has fewer files now"),
        pytest.param(Extent.WHOLE, LATER_REPORT, id="the whole of a report that has changed"),
    ],
)
def test_outdated_files_are_removed_and_named(
    tmp_path: Path, extent: Extent, redacted: str
) -> None:
    build(tmp_path, ENGLISH)

    published = build(tmp_path, FRENCH, extent=extent, redacted=redacted)

    assert published.removed == tuple(ENGLISH)
    assert names(folder_of(tmp_path)) == ["manifest.json", *FRENCH]
    assert verify(tmp_path / "libya-derna" / "001") == ()


def test_a_part_does_not_vouch_for_a_file_altered_since(tmp_path: Path) -> None:
    build(tmp_path, ENGLISH)
    (folder_of(tmp_path) / next(iter(ENGLISH))).write_bytes(b"<p>9,000 people</p>")

    published = build(tmp_path, FRENCH, extent=Extent.PART)

    assert published.removed == tuple(ENGLISH)
    assert verify(tmp_path / "libya-derna" / "001") == ()


def test_a_file_that_no_manifest_lists_is_left_alone(tmp_path: Path) -> None:
    build(tmp_path, ENGLISH)
    note = folder_of(tmp_path) / "note-to-self.txt"
    note.write_text("ring Benghazi")

    build(tmp_path, ENGLISH, redacted=LATER_REPORT)

    assert note.read_text() == "ring Benghazi"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"schema": 2}', b"\xff" * 100])
def test_a_damaged_manifest_is_replaced(tmp_path: Path, damage: bytes) -> None:
    build(tmp_path, ENGLISH)
    (folder_of(tmp_path) / "manifest.json").write_bytes(damage)

    build(tmp_path, ENGLISH)

    assert verify(tmp_path / "libya-derna" / "001") == ()


# --- who may read it ----------------------------------------------------------------------------


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o027, 0o077])
@pytest.mark.parametrize(
    ("audience", "folder_mode", "file_mode"),
    [
        ("public", 0o755, 0o644),
        ("partners", 0o700, 0o600),
        ("internal", 0o700, 0o600),
        ("closed", 0o700, 0o600),
    ],
)
def test_modes_do_not_depend_on_the_umask(
    tmp_path: Path, mask: int, audience: str, folder_mode: int, file_mode: int
) -> None:
    with umask(mask):
        build(tmp_path / "output", ENGLISH, audience=audience)

    folder = folder_of(tmp_path / "output", audience)
    assert mode(folder) == folder_mode
    assert {mode(path) for path in folder.iterdir()} == {file_mode}
    above = [folder.parent, folder.parent.parent, tmp_path / "output"]
    assert [mode(path) for path in above] == [0o755, 0o755, 0o755]


def test_what_was_opened_to_others_is_shut_again(tmp_path: Path) -> None:
    build(tmp_path, ENGLISH | FRENCH, audience="internal")
    folder = folder_of(tmp_path, "internal")
    for path in (folder, *folder.iterdir()):
        path.chmod(0o777)

    build(tmp_path, FRENCH, audience="internal", extent=Extent.PART)

    assert mode(folder) == 0o700
    assert {mode(path) for path in folder.iterdir()} == {0o600}


def test_the_build_record_is_for_its_owner_alone(tmp_path: Path) -> None:
    for _ in range(2):
        with umask(0), open_output(tmp_path) as output:
            write_build_record(output, "libya-derna", {"operation.yaml": REPORT})

        record = tmp_path / "libya-derna" / ".build.json"
        assert json.loads(record.read_bytes()) == {
            "schema": 1,
            "inputs": {"operation.yaml": REPORT},
            "editions": [],
        }
        assert mode(record) == 0o600
        record.chmod(0o644)  # and so it is after a second time


def test_the_build_record_names_every_edition_that_was_built(tmp_path: Path) -> None:
    for audience in ("public", "internal"):
        build(tmp_path, ENGLISH, audience=audience)
        with open_output(tmp_path) as output:
            write_build_record(output, "libya-derna", {})
    shutil.rmtree(folder_of(tmp_path, "internal"))
    with open_output(tmp_path) as output:
        write_build_record(output, "libya-derna", {})

    record = json.loads((tmp_path / "libya-derna" / ".build.json").read_bytes())
    assert record["editions"] == ["001/internal", "001/public"]


# --- P21: nothing outside the output folder -----------------------------------------------------

HOSTILE = [
    *("", ".", "..", "../x", "a/../../x", "/etc/x", "a/b", "a\\b", ".hidden", ".lock", "-rf"),
    *("a\0b", "a\nb", "a b", "a..b", "a.", "x" * 201, "\u202etxt.exe", "é", "~", "$HOME", "\udcff"),
]


@pytest.mark.parametrize("name", [*HOSTILE, "manifest.json", "Manifest.json"])
def test_a_hostile_file_name_is_refused(tmp_path: Path, name: str) -> None:
    output = tmp_path / "output"

    with pytest.raises(OutputError):
        build(output, {name: b"x", **ENGLISH})

    assert names(tmp_path) == ["output"]
    assert names(output) == [".lock"]


def test_two_names_that_some_disks_cannot_tell_apart_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="would be called"):
        build(tmp_path, {"a.html": b"x", "A.html": b"y"})


@pytest.mark.parametrize("place", ["operation", "report", "audience"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_folder_name_is_refused(tmp_path: Path, place: str, name: str) -> None:
    output = tmp_path / "output"
    edition = Edition("libya-derna", "001", "public", REPORT)

    with open_output(output) as opened, pytest.raises(OutputError):
        publish(opened, edition._replace(**{place: name}), [], Extent.WHOLE)
    with open_output(output) as opened, pytest.raises(OutputError):
        write_build_record(opened, name, {})

    assert names(tmp_path) == ["output"]
    assert names(output) == [".lock"]


@pytest.mark.parametrize("linked", ["libya-derna", "libya-derna/001", "libya-derna/001/public"])
def test_a_symbolic_link_in_place_of_a_folder_is_refused(tmp_path: Path, linked: str) -> None:
    outside, link = tmp_path / "outside", tmp_path / "output" / linked
    outside.mkdir()
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)

    with pytest.raises(OutputError, match="a symbolic link or a file stands where a folder"):
        build(tmp_path / "output", ENGLISH)

    assert names(outside) == []


@pytest.mark.parametrize("name", [*ENGLISH, "manifest.json"])
@pytest.mark.parametrize("make", [Path.symlink_to, Path.hardlink_to])
def test_a_link_in_place_of_a_file_is_replaced_not_written_through(
    tmp_path: Path, name: str, make: object
) -> None:
    target = tmp_path / "target"
    target.write_bytes(ENGLISH.get(name, b"mine"))
    target.chmod(0o640)
    link = folder_of(tmp_path / "output") / name
    link.parent.mkdir(parents=True)
    if make is Path.symlink_to:
        link.symlink_to(target)
    else:
        link.hardlink_to(target)

    build(tmp_path / "output", ENGLISH)

    assert target.read_bytes() == ENGLISH.get(name, b"mine")
    assert mode(target) == 0o640
    assert not link.is_symlink()
    assert verify(tmp_path / "output" / "libya-derna" / "001") == ()


def test_a_fifo_in_place_of_a_file_is_replaced(tmp_path: Path) -> None:
    folder_of(tmp_path).mkdir(parents=True)
    for name in (*ENGLISH, "manifest.json"):
        os.mkfifo(folder_of(tmp_path) / name)

    build(tmp_path, ENGLISH)

    assert verify(tmp_path / "libya-derna" / "001") == ()


def test_a_folder_in_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    (folder_of(tmp_path) / next(iter(ENGLISH))).mkdir(parents=True)

    with pytest.raises(OutputError, match="cannot be put in place: is a directory"):
        build(tmp_path, ENGLISH)


@pytest.mark.soak
def test_links_that_come_and_go_while_it_writes_lead_nowhere(
    tmp_path: Path, cases: Callable[[int, int], int]
) -> None:
    output, outside = tmp_path / "output", tmp_path / "outside"
    outside.mkdir()
    build(output, ENGLISH)
    attacker = os.fork()
    if not attacker:
        try:
            _swap_folders_for_links(output, outside)
        finally:
            os._exit(1)

    try:
        for round_ in range(cases(5000, 100)):
            with suppress(OutputError):
                build(output, {next(iter(ENGLISH)): b"%d" % round_}, redacted=LATER_REPORT)
    finally:
        os.kill(attacker, signal.SIGKILL)
        os.waitpid(attacker, 0)

    assert names(outside) == []


def _swap_folders_for_links(output: Path, outside: Path) -> None:
    """Runs in a child until it is killed: each folder in turn is a link for a moment."""
    places = ["libya-derna", "libya-derna/001", "libya-derna/001/public"]
    while True:
        for place in places:
            with suppress(OSError):
                folder, aside = output / place, output / "aside"
                folder.rename(aside)
                folder.symlink_to(outside)
                folder.unlink()
                aside.rename(folder)
