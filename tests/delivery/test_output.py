"""The output folder: one build at a time, and leftovers are swept."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from sitrep.delivery.output import open_output
from sitrep.errors import OutputError

LEFTOVER = ".sitrep-0123456789abcdef.tmp"


def test_makes_the_folder_and_those_above_it(tmp_path: Path) -> None:
    with open_output(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()


class Second:
    """A second build, in a process of its own; it starts when it is told to."""

    def __init__(self, folder: Path) -> None:
        self._said, self._say = os.pipe()
        self._wait, self._tell = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            try:
                self._run(folder)
                os._exit(0)
            finally:
                os._exit(1)

    def _run(self, folder: Path) -> None:
        os.read(self._wait, 1)
        with open_output(folder, waiting=lambda: self._write(b"waiting,")):
            (folder / "here").touch()
            self._write(b"writing")

    def _write(self, words: bytes) -> None:
        os.write(self._say, words)

    def start(self) -> None:
        os.write(self._tell, b"!")

    def says(self) -> bytes:
        return os.read(self._said, 100)

    def is_running(self) -> bool:
        return os.waitpid(self._pid, os.WNOHANG) == (0, 0)

    def ends_well(self) -> bool:
        return os.waitpid(self._pid, 0)[1] == 0


def test_the_second_build_says_so_and_waits_for_the_first(tmp_path: Path) -> None:
    second = Second(tmp_path)
    with open_output(tmp_path):
        second.start()
        assert second.says() == b"waiting,"
        assert second.is_running()
    assert second.says() == b"writing"
    assert second.ends_well()


def test_a_build_that_waited_for_a_folder_since_removed_makes_it_again(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    second = Second(folder)
    with open_output(folder):
        second.start()
        second.says()
        (folder / ".lock").unlink()
        folder.rmdir()
    assert second.ends_well()
    assert (folder / "here").exists()


def test_a_build_that_dies_lets_the_next_one_in(tmp_path: Path) -> None:
    first = os.fork()
    if not first:
        with open_output(tmp_path):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(first, 0)

    with open_output(tmp_path, waiting=lambda: pytest.fail("nobody is there to wait for")):
        pass


@pytest.mark.parametrize("place", [".", "libya-derna", "libya-derna/001", "libya-derna/001/public"])
def test_leftovers_of_killed_builds_are_swept(tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    folder.mkdir(parents=True, exist_ok=True)
    (folder / LEFTOVER).write_bytes(b"half a rep")

    with open_output(tmp_path):
        assert not (folder / LEFTOVER).exists()


@pytest.mark.parametrize(
    "name",
    ["my.tmp", ".sitrep-notes.tmp", ".sitrep-0123456789abcdef.tmp.txt", "a/b/c/d/" + LEFTOVER],
)
def test_no_other_file_is_swept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")

    with open_output(tmp_path):
        assert (tmp_path / name).read_text() == "mine"


def test_nothing_is_swept_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / LEFTOVER).write_text("another build's")
    output = tmp_path / "output"
    output.mkdir()
    (output / "libya-derna").symlink_to(outside)

    with open_output(output):
        assert (outside / LEFTOVER).exists()


def test_the_folder_itself_may_be_a_link_that_the_user_made(tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "drive")

    with open_output(tmp_path / "output"):
        assert (tmp_path / "drive" / ".lock").exists()


def test_a_file_in_its_place_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")

    with pytest.raises(OutputError, match="cannot be opened: a symbolic link or a file stands"):
        open_output(tmp_path / "output").__enter__()

    assert (tmp_path / "output").read_text() == "mine"


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".lock").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputError):
        open_output(tmp_path).__enter__()

    assert not (tmp_path / "elsewhere").exists()
