"""P6: every job ends within its limits, and fails alone. Nothing is left running."""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import select
import signal
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.errors import RenderingError
from sitrep.rendering.job import warm_pdf
from sitrep.rendering.press.press import Executor, Job, Limits, Outcome, Press, run_here
from sitrep.rendering.press.worker import Reply, decode, encode

SMALL = Limits(cpu_seconds=30, wall_seconds=60, memory_bytes=100 << 20, result_bytes=50 << 20)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files go; at the end of each test nothing is left there."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


# --- jobs, as a renderer would write them -------------------------------------------------------


def shout(word: str) -> dict[str, bytes]:
    return {"html": word.upper().encode()}


def loop_for_ever(_: None) -> dict[str, bytes]:
    while True:
        pass


def wait_for_ever(_: None) -> dict[str, bytes]:
    while True:
        signal.pause()


def take_all_memory_at_once(_: None) -> dict[str, bytes]:
    return {"html": b"a" * 10**11}


def take_all_memory_bit_by_bit(_: None) -> dict[str, bytes]:
    taken = []
    while True:
        taken.append(bytes(1000))


def crash(_: None) -> dict[str, bytes]:
    return {"html": ctypes.string_at(0)}


def leave(status: int) -> dict[str, bytes]:
    os._exit(status)


def call_exit(_: None) -> dict[str, bytes]:
    raise SystemExit(3)


def divide(_: None) -> dict[str, bytes]:
    return {"html": b"%d" % (1 // 0)}


def refuse(_: None) -> dict[str, bytes]:
    raise RenderingError("needs a font\nthat is not there")


class Fatal(BaseException):
    """As WeasyPrint's, when a fetcher refuses an address."""


def raise_fatal() -> None:
    raise Fatal


def raise_beyond_exception(_: None) -> dict[str, bytes]:
    raise Fatal("file:///etc/passwd")


def return_text(_: None) -> dict[str, str]:
    return {"html": "not bytes"}


def give_much(size: int) -> dict[str, bytes]:
    return {"pdf": b"x" * size, "html": b"y"}


def hash_argument(argument: bytes) -> dict[str, bytes]:
    return {"sha256": sha256(argument).digest()}


def write_to_terminal(_: None) -> dict[str, bytes]:
    for descriptor in (1, 2):
        os.write(descriptor, b"a warning")
    return {"stdin": os.read(0, 1)}


def make_temporary_file(_: None) -> dict[str, bytes]:
    descriptor, path = tempfile.mkstemp()
    os.write(descriptor, b"font")
    return {"path": path.encode()}


def hold(fifo: str) -> dict[str, bytes]:
    """Says who the foreman is, and then holds the pipe open for ever."""
    descriptor = os.open(fifo, os.O_WRONLY)
    os.write(descriptor, f"{os.getppid()}\n".encode())
    return wait_for_ever(None)


def only(job: Callable[..., Any], argument: object = None, limits: Limits = SMALL) -> Outcome:
    """The outcome of one job between two others, which it must not disturb."""
    jobs = [Job("before", shout, "a"), Job("it", job, argument), Job("after", shout, "b")]
    with Press(2, limits) as press:
        before, outcome, after = press.run(jobs)
    assert before == Outcome("before", {"html": b"A"})
    assert after == Outcome("after", {"html": b"B"})
    return outcome


# --- one fails alone ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("job", "argument", "failure"),
    [
        (take_all_memory_at_once, None, "ran out of memory"),
        (take_all_memory_bit_by_bit, None, "ran out of memory"),
        (crash, None, "crashed (signal 11)"),
        (leave, 0, "ended without a result (exit status 0)"),
        (leave, 7, "ended without a result (exit status 7)"),
        (call_exit, None, "raised SystemExit: 3"),
        (divide, None, "raised ZeroDivisionError: integer division or modulo by zero"),
        (raise_beyond_exception, None, "raised Fatal: file:///etc/passwd"),
        (refuse, None, "needs a font that is not there"),
        (return_text, None, "raised TypeError: a job returns bytes by name"),
    ],
)
def test_a_job_that_fails_is_named_and_the_others_are_not_disturbed(
    job: Callable[..., Any], argument: object, failure: str
) -> None:
    outcome = only(job, argument)

    assert (outcome.name, outcome.value, outcome.failure) == ("it", None, failure)


def test_a_job_that_loops_for_ever_is_ended() -> None:
    assert only(loop_for_ever, limits=SMALL._replace(cpu_seconds=1)).failure == "ran out of time"


def test_a_job_that_waits_for_ever_is_ended() -> None:
    with Press(1, Limits(wall_seconds=0.2)) as press:
        outcomes = list(press.run([Job("it", wait_for_ever, None)]))

    assert outcomes == [Outcome("it", None, "ran out of time")]


def test_a_job_that_gives_too_much_is_ended() -> None:
    outcome = only(give_much, 3000, SMALL._replace(result_bytes=2000))

    assert outcome.failure == "gave more than 2000 bytes"


def test_the_detail_leads_to_the_line_that_raised() -> None:
    outcome = only(divide)

    assert 'b"%d" % (1 // 0)' in outcome.detail


# --- what goes in and comes out -----------------------------------------------------------------


def test_a_large_argument_and_a_large_result() -> None:
    argument = bytes(30_000_000)
    with Press(2, SMALL._replace(memory_bytes=1 << 30)) as press:
        hashed, given = press.run(
            [Job("hash", hash_argument, argument), Job("give", give_much, 30_000_000)]
        )

    assert hashed.value == {"sha256": sha256(argument).digest()}
    assert given.value == {"pdf": b"x" * 30_000_000, "html": b"y"}


@pytest.mark.soak
def test_many_jobs_come_in_their_order(cases: Callable[[int, int], int]) -> None:
    jobs = [Job(str(number), shout, f"word {number}") for number in range(cases(5000, 40))]
    heard: list[str] = []

    with Press(3) as press:
        outcomes = list(press.run(jobs, done=lambda outcome: heard.append(outcome.name)))

    assert outcomes == list(run_here(jobs))
    assert sorted(heard, key=int) == [job.name for job in jobs]


@pytest.mark.parametrize("executor", ["here", "press"])
def test_either_executor_gives_the_same(executor: str) -> None:
    def outcomes(run: Executor) -> list[tuple[object, ...]]:
        jobs = [Job("good", shout, "a"), Job("bad", divide, None), Job("odd", refuse, None)]
        return [outcome[:3] for outcome in run(jobs)]

    with Press(2) as press:
        assert outcomes(run_here if executor == "here" else press.run) == [
            ("good", {"html": b"A"}, None),
            ("bad", None, "raised ZeroDivisionError: integer division or modulo by zero"),
            ("odd", None, "needs a font that is not there"),
        ]


def test_ctrl_c_is_no_failure_of_a_job_that_runs_here() -> None:
    def interrupted(_: None) -> dict[str, bytes]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(run_here([Job("it", interrupted, None)]))


def test_a_system_without_room_for_a_process_is_a_plain_error(tmp_path: Path) -> None:
    """A real limit, which binds everybody but root: then the press opens."""
    child = os.fork()
    if not child:
        status = 1
        try:
            resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
            with Press(1):
                status = 0 if os.getuid() == 0 else 1
        except RenderingError:
            status = 0 if signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ()) else 1
        finally:
            os._exit(status)
    assert status_of(child) == 0


def test_no_jobs() -> None:
    with Press(2) as press:
        assert list(press.run([])) == []


def test_a_press_runs_again_after_a_run_was_broken_off() -> None:
    with Press(2) as press:
        jobs = [Job("a", shout, "a"), *[Job("b", wait_for_ever, None)] * 5]
        assert [outcome.name for outcome in islice(press.run(jobs), 1)] == ["a"]
        assert list(press.run([Job("c", shout, "c")])) == [Outcome("c", {"html": b"C"})]


# --- what a worker has --------------------------------------------------------------------------

warmed: list[str] = []


def warm_up() -> None:
    warmed.append("WeasyPrint")


def tell_warmed(_: None) -> dict[str, bytes]:
    warmed.append("by a job")
    return {"warmed": ", ".join(warmed).encode()}


def test_warming_happens_once_and_never_here() -> None:
    with Press(1, warm=warm_up) as press:
        outcomes = list(press.run([Job("a", tell_warmed, None)] * 2))

    assert [outcome.value for outcome in outcomes] == [{"warmed": b"WeasyPrint, by a job"}] * 2
    assert warmed == []


def test_what_weasyprint_leaves_behind_when_it_is_warmed_goes_with_the_press() -> None:
    with Press(1, warm=warm_pdf) as press:
        outcomes = list(press.run([Job("a", tell_leftovers, None)]))

    assert outcomes[0].value == {"leftovers": b"weasyprint"}  # and `temporary` finds none


def tell_leftovers(_: None) -> dict[str, bytes]:
    """The fonts of the warming, beside the job's own folder."""
    beside = Path(tempfile.gettempdir()).parent.glob("*-*")
    return {"leftovers": ", ".join(path.name.split("-")[0] for path in beside).encode()}


def test_a_warming_that_fails_leaves_the_telling_to_the_jobs() -> None:
    with Press(1, warm=raise_fatal) as press:
        assert [outcome.value for outcome in press.run([Job("a", shout, "a")])] == [{"html": b"A"}]


def test_a_warming_that_hangs_is_not_waited_for_at_the_end() -> None:
    with Press(1, warm=signal.pause):
        pass


def open_nothing_more() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def test_a_job_that_cannot_be_started_is_named() -> None:
    with Press(1, warm=open_nothing_more) as press:
        failures = [outcome.failure for outcome in press.run([Job("a", shout, "a")] * 2)]

    assert failures == ["could not be started: the system allows no more processes or files"] * 2


def test_a_worker_reads_and_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert only(write_to_terminal).value == {"stdin": b""}
    assert capfd.readouterr() == ("", "")


def test_temporary_files_of_a_worker_are_swept(temporary: Path) -> None:
    outcome = only(make_temporary_file)

    assert outcome.value is not None
    assert Path(outcome.value["path"].decode()).is_relative_to(temporary)


def test_a_lock_of_the_program_is_not_held_by_its_workers(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as lock, (tmp_path / "lock").open("w") as next_lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with Press(1) as press:
            list(press.run([Job("a", shout, "a")]))
            lock.close()
            fcntl.flock(next_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


# --- nothing is left running --------------------------------------------------------------------


class Family:
    """A pipe that a foreman and its workers hold open: it ends when the last of them has."""

    def __init__(self, folder: Path) -> None:
        self.fifo = str(folder / "family")
        os.mkfifo(self.fifo)
        self._reader = os.open(self.fifo, os.O_RDONLY | os.O_NONBLOCK)

    def join(self) -> None:
        """For the foreman, when it warms up: workers do not inherit what it opens."""
        os.open(self.fifo, os.O_WRONLY)

    def wait_for_a_worker(self) -> int:
        """Returns the foreman's number."""
        select.select([self._reader], [], [])
        line = b""
        while not line.endswith(b"\n"):
            line += os.read(self._reader, 1)
        return int(line)

    def ends(self) -> bool:
        ended = bool(select.select([self._reader], [], [], 30)[0])
        return ended and os.read(self._reader, 1) == b""


@pytest.fixture
def family(tmp_path: Path) -> Family:
    return Family(tmp_path)


@pytest.fixture
def build(family: Family) -> int:
    """A process that runs a press with jobs that never end, two of which have begun."""
    process = os.fork()
    if not process:
        status = 1
        try:
            os.setpgid(0, 0)
            signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # and what nohup started ignores this
            with Press(2, warm=family.join) as press:
                list(press.run([Job(name, hold, family.fifo) for name in "abcd"]))
        except KeyboardInterrupt:
            status = 130
        finally:
            os._exit(status)
    for _ in range(2):
        family.wait_for_a_worker()
    return process


def status_of(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def test_ctrl_c_in_a_terminal_ends_all(build: int, family: Family) -> None:
    os.killpg(build, signal.SIGINT)

    assert status_of(build) == 130
    assert family.ends()


@pytest.mark.parametrize(
    ("deadly", "status"),
    [
        (signal.SIGINT, 130),
        (signal.SIGTERM, -signal.SIGTERM),
        (signal.SIGHUP, -signal.SIGHUP),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_the_end_of_the_program_ends_all(
    build: int, family: Family, deadly: signal.Signals, status: int
) -> None:
    os.kill(build, deadly)

    assert status_of(build) == status
    assert family.ends()


def test_a_failure_of_the_program_ends_all(family: Family) -> None:
    def fail(press: Press) -> None:
        for _ in press.run([Job("a", shout, "a"), Job("b", hold, family.fifo)]):
            family.wait_for_a_worker()
            raise RenderingError("the disk is full")

    with Press(2, warm=family.join) as press, pytest.raises(RenderingError):
        fail(press)

    assert family.ends()


def test_a_run_may_be_dropped_after_the_press_was_closed(family: Family) -> None:
    with Press(2, warm=family.join) as press:
        outcomes = press.run([Job("a", shout, "a"), Job("b", hold, family.fifo)])
        next(outcomes)
        family.wait_for_a_worker()

    del outcomes

    assert family.ends()


def test_the_end_of_the_foreman_fails_the_jobs_and_ends_the_workers(family: Family) -> None:
    def kill_foreman(outcome: Outcome) -> None:
        if outcome.name == "a":
            os.kill(family.wait_for_a_worker(), signal.SIGKILL)

    jobs = [Job("a", shout, "a"), Job("b", hold, family.fifo), Job("c", shout, "c")]
    with Press(2, warm=family.join) as press:
        failures = [outcome.failure for outcome in press.run(jobs, done=kill_foreman)]

    gone = "was given up: the process that renders has ended"
    assert failures == [None, gone, gone]
    assert family.ends()


# --- the wire -----------------------------------------------------------------------------------

REPLIES = st.one_of(
    st.dictionaries(st.text(), st.binary()).map(Reply),
    st.builds(Reply, st.none(), st.text(), st.text()),
)


@given(REPLIES)
def test_a_reply_crosses_unchanged(reply: Reply) -> None:
    assert decode(b"".join(encode(reply))) == reply


@given(REPLIES, st.data())
def test_half_a_reply_is_none(reply: Reply, data: st.DataObject) -> None:
    whole = b"".join(encode(reply))
    assert decode(whole[: data.draw(st.integers(0, len(whole) - 1))]) is None
    assert decode(whole + b"more") is None


@given(st.binary())
def test_other_bytes_are_no_reply(noise: bytes) -> None:
    assert decode(noise) is None
    assert decode(len(noise).to_bytes(4, "big") + noise) is None


@pytest.mark.parametrize(
    "header",
    [
        b"[]",
        b"null",
        b'{"parts": [["a", -1]], "failure": null, "detail": ""}',
        b'{"parts": [["a", 1e9]], "failure": null, "detail": ""}',
        b'{"parts": {"a": 1}, "failure": null, "detail": ""}',
        b'{"parts": null, "failure": null, "detail": ""}',
        b"[" * 100_000,
    ],
)
def test_a_reply_that_makes_no_sense_is_none(header: bytes) -> None:
    assert decode(len(header).to_bytes(4, "big") + header) is None
