"""P7, P17, P21, P22: whole files, the same bytes, the right modes, no trace of the machine."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep import api
from sitrep.report.audience import Audience
from tests import operations

SITREP = (sys.executable, "-m", "sitrep")


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def _build(operation: Path, output: Path, *options: str, **environment: str) -> None:
    subprocess.run(
        [*SITREP, "build", operation, "--output", output, *options],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(operations.ROOT), **environment},
        cwd=output.parent,
        umask=int(environment.get("TEST_UMASK", "22"), 8),
    )


CIRCUMSTANCES = [
    ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "TEST_UMASK": "77"}, "1"),
    ({"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "TEST_UMASK": "0"}, "2"),
    ({"PYTHONHASHSEED": "3", "TZ": "America/New_York", "HOME": "/nonexistent"}, "3"),
]


def test_the_same_inputs_give_the_same_bytes(
    tmp_path: Path, cases: Callable[[int, int], int]
) -> None:
    results = set()
    for number in range(cases(100, len(CIRCUMSTANCES))):
        environment, jobs = CIRCUMSTANCES[number % len(CIRCUMSTANCES)]
        where = tmp_path / f"place-{number}"
        where.mkdir()
        operation = operations.copy(operations.SECOND_WEEK, where)
        _build(operation, where / "out", "--jobs", jobs, "--locale", "ar", **environment)
        results.add(tuple(_hashes(where / "out").items()))
    assert len(results) == 1


def test_files_read_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    names = [path.relative_to(operations.SEED) for path in operations.SEED.rglob("*")]
    files = [name for name in names if (operations.SEED / name).is_file()]
    for place, order in (("a", sorted(files)), ("b", sorted(files, reverse=True))):
        for name in order:
            target = tmp_path / place / "libya-derna" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(operations.SEED / name, target)
        api.build(
            [tmp_path / place / "libya-derna"],
            api.Wanted(formats=("html", "json")),
            tmp_path / f"out-{place}",
        )
    assert _hashes(tmp_path / "out-a") == _hashes(tmp_path / "out-b")


@pytest.mark.parametrize(("audience", "mode"), [("public", 0o644), ("partners", 0o600)])
def test_only_public_files_can_be_read_by_others(audience: str, mode: int, tmp_path: Path) -> None:
    wanted = api.Wanted(audience=Audience(audience), formats=("html", "json"), locales=("en",))
    built = api.build([operations.SEED], wanted, tmp_path / "out")
    for path in built.published[0].folder.iterdir():
        assert path.stat().st_mode & 0o777 == mode
    record = tmp_path / "out" / "libya-derna" / ".build.json"
    assert record.stat().st_mode & 0o777 == 0o600


def test_no_byte_tells_of_the_machine(seed_output: Path) -> None:
    traces = {str(operations.ROOT), str(Path.home()), tempfile.gettempdir()}
    if len(socket.gethostname()) > 5:  # a shorter name stands in any compressed stream
        traces.add(socket.gethostname())
    for path in seed_output.iterdir():
        content = path.read_bytes()
        assert not [trace for trace in traces if trace and trace.encode() in content], path.name


@pytest.mark.soak
def test_a_killed_build_leaves_every_file_old_or_new(
    tmp_path: Path, cases: Callable[[int, int], int]
) -> None:
    """The second week's report, killed while it replaces the first version of itself."""
    operation = operations.copy(operations.SECOND_WEEK, tmp_path)
    options = ("--format", "html", "--format", "json", "--locale", "en")
    output = tmp_path / "out"
    states = []
    for reason in ("One died later.", "Two of the dead proved to be fighters."):
        text = (operation / "facts" / "w2.yaml").read_text("utf-8")
        old = text.split('reason: "')[1].split('"')[0]
        (operation / "facts" / "w2.yaml").write_text(text.replace(old, reason), encoding="utf-8")
        shutil.rmtree(output, ignore_errors=True)
        _build(operation, output, *options)
        states.append(_hashes(output))
    dice = random.Random(17)
    allowed = {(name, digest) for state in states for name, digest in state.items()}
    version = 1
    for _ in range(cases(1000, 6)):
        version = 1 - version
        text = (operation / "facts" / "w2.yaml").read_text("utf-8")
        old = text.split('reason: "')[1].split('"')[0]
        reason = ("One died later.", "Two of the dead proved to be fighters.")[version]
        (operation / "facts" / "w2.yaml").write_text(text.replace(old, reason), encoding="utf-8")
        process = subprocess.Popen(
            [*SITREP, "build", operation, "--output", output, *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(operations.ROOT)},
        )
        try:
            process.wait(timeout=dice.uniform(0.1, 1.6))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        there = {
            (name, digest)
            for name, digest in _hashes(output).items()
            if not Path(name).name.startswith(".sitrep-")
        }
        assert there <= allowed
        assert {name for name, _ in there} >= {name for name in states[0] if "sitrep-" in name}
    _build(operation, output, *options)
    assert not list(output.rglob(".sitrep-*"))
    assert api.verify(output) == ()
