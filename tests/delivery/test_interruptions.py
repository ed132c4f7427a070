"""P7 and P8: a build that is killed, or whose disk fails, at every instant there is."""

from __future__ import annotations

import errno
import os
import random
import resource
import select
import signal
import stat
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sitrep.delivery.folder import SYSTEM, TEMPORARY, Calls
from sitrep.delivery.manifest import Edition
from sitrep.delivery.output import open_output
from sitrep.delivery.publication import Artefact, Extent, publish
from sitrep.delivery.record import write_build_record
from sitrep.delivery.verification import verify
from sitrep.errors import OutputError

OLD = {"a.html": b"same", "b.html": b"old b" * 100, "c.pdf": b"old c" * 999, "d.json": b"old d"}
NEW = {"a.html": b"same", "b.html": b"new b" * 999, "c.pdf": b"new c" * 100, "e.json": b"new e"}
INPUTS_OLD, INPUTS_NEW = {"operation.yaml": "old"}, {"operation.yaml": "new"}


def build(output: Path, files: dict[str, bytes], *, calls: Calls = SYSTEM) -> None:
    report = sha256(repr(sorted(files.items())).encode()).hexdigest()
    edition = Edition("libya-derna", "001", "internal", report)
    with open_output(output, calls=calls) as opened:
        publish(opened, edition, [Artefact(*item) for item in files.items()], Extent.WHOLE)
        write_build_record(opened, "libya-derna", {"operation.yaml": report})


def tree(output: Path) -> dict[str, bytes]:
    """Every file that is no lock: its name and its bytes."""
    files = (path for path in output.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.name: path.read_bytes() for path in files}


def built(output: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """What a whole build leaves behind."""
    build(output, files)
    return tree(output)


def each_call(before: Callable[[int], None]) -> Calls:
    """The system's own calls, numbered from 0; files are written in small pieces."""
    numbers = count()

    def numbered(call: Callable[..., Any]) -> Any:
        def numbered_call(*arguments: object, **named: object) -> Any:
            before(next(numbers))
            return call(*arguments, **named)

        return numbered_call

    calls = SYSTEM._replace(write=lambda file, content: os.write(file, content[:2000]))
    return Calls(*(numbered(call) for call in calls))


@pytest.fixture(scope="module")
def number_of_calls(tmp_path_factory: pytest.TempPathFactory) -> int:
    output = tmp_path_factory.mktemp("counted")
    numbers: list[int] = []
    build(output, OLD)
    build(output, NEW, calls=each_call(numbers.append))
    assert len(numbers) > 30
    return len(numbers)


def assert_whole(found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Each file is the old one or the new one; only what the new build dropped may be missing."""
    for name, content in found.items():
        if not TEMPORARY.fullmatch(name):
            assert content in {old.get(name), new.get(name)}, name
    assert set(old) & set(new) <= set(found)


# --- P7 -----------------------------------------------------------------------------------------


def test_killed_before_each_system_call(tmp_path: Path, number_of_calls: int) -> None:
    old, new = built(tmp_path / "old", OLD), built(tmp_path / "new", NEW)

    for fatal in range(number_of_calls):
        output = tmp_path / str(fatal)
        build(output, OLD)

        def die(number: int, fatal: int = fatal) -> None:
            if number == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

        assert killed(partial(build, output, NEW, calls=each_call(die)))

        assert_whole(tree(output), old, new)
        build(output, NEW)
        assert tree(output) == new
        assert verify(output) == ()


def killed(function: Callable[[], None]) -> bool:
    """Runs a function in a child process; whether the child was killed."""
    child = os.fork()
    if not child:
        try:
            function()
        finally:
            os._exit(1)
    return os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


@pytest.mark.soak
def test_killed_at_random(tmp_path: Path, cases: Callable[[int, int], int]) -> None:
    chance = random.Random(7)
    version = 0
    build(tmp_path, edition(version))

    for _ in range(cases(1000, 20)):
        version = publish_until_killed(tmp_path, version, seconds=chance.uniform(0, 0.08))

        found = tree(tmp_path)
        old, new = edition(version), edition(version + 1)
        for name in old:
            assert found[name] in {old[name], new[name]}
        with open_output(tmp_path):
            assert not [name for name in tree(tmp_path) if TEMPORARY.fullmatch(name)]
        version += 1
        build(tmp_path, edition(version))
        assert verify(tmp_path) == ()


def edition(version: int) -> dict[str, bytes]:
    """Files that differ from one version to the next, in length too."""
    chance = random.Random(version)
    return {f"{name}.html": chance.randbytes(chance.randrange(300_000)) for name in "abcde"}


def publish_until_killed(output: Path, version: int, *, seconds: float) -> int:
    """Publishes one version after the other in a process; returns the last that it finished."""
    finished, report = os.pipe()
    child = os.fork()
    if not child:
        try:
            for next_version in count(version + 1):
                build(output, edition(next_version))
                os.write(report, b".")
        finally:
            os._exit(1)
    os.close(report)
    select.select([], [], [], seconds)  # the instant is what the test varies
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while os.read(finished, 1):
        version += 1
    os.close(finished)
    return version


# --- P8 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_each_system_call_fails_in_turn(tmp_path: Path, number_of_calls: int, code: int) -> None:
    old, new = built(tmp_path / "old", OLD), built(tmp_path / "new", NEW)

    for failing in range(number_of_calls):
        output = tmp_path / str(failing)
        build(output, OLD)

        def fail(number: int, failing: int = failing) -> None:
            if number == failing:
                raise OSError(code, os.strerror(code))

        with pytest.raises(OutputError, match=os.strerror(code).lower()):
            build(output, NEW, calls=each_call(fail))

        found = tree(output)
        assert_whole(found, old, new)
        assert not [name for name in found if TEMPORARY.fullmatch(name)]
        if found["b.html"] == old["b.html"]:  # the first to be put in place
            assert found == old
        build(output, NEW)
        assert tree(output) == new


def test_a_disk_that_is_full_from_some_byte_on_leaves_the_old_files(tmp_path: Path) -> None:
    """A real limit, in a process of its own: the system refuses what goes beyond it."""
    old = built(tmp_path, OLD)

    def build_on_a_small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
        with pytest.raises(OutputError, match=r"b\.html cannot be written: file too large"):
            build(tmp_path, NEW)
        os.kill(os.getpid(), signal.SIGKILL)

    assert killed(build_on_a_small_disk)
    assert tree(tmp_path) == old


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError])
def test_an_interruption_leaves_no_temporary_file(
    tmp_path: Path, number_of_calls: int, interruption: type[BaseException]
) -> None:
    build(tmp_path, OLD)

    for fatal in range(number_of_calls):

        def interrupt(number: int, fatal: int = fatal) -> None:
            if number == fatal:
                raise interruption

        with pytest.raises(interruption):
            build(tmp_path, NEW, calls=each_call(interrupt))

        assert not [name for name in tree(tmp_path) if TEMPORARY.fullmatch(name)]
        build(tmp_path, OLD)


def test_a_file_system_that_cannot_sync_a_folder_will_do(tmp_path: Path) -> None:
    def sync_files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    build(tmp_path, NEW, calls=SYSTEM._replace(fsync=sync_files_only))

    assert verify(tmp_path) == ()


def test_a_file_system_that_cannot_keep_a_file_private_is_refused(tmp_path: Path) -> None:
    def open_to_all(name: str, flags: int, mode: int = 0o777, **named: int) -> int:
        descriptor = os.open(name, flags, mode, **named)
        if flags & os.O_CREAT:
            os.fchmod(descriptor, 0o666)
        return descriptor

    calls = SYSTEM._replace(open=open_to_all, chmod=lambda *_: None)

    with pytest.raises(OutputError, match="this file system cannot keep a file private"):
        build(tmp_path, NEW, calls=calls)

    assert tree(tmp_path) == {}
