"""Runs render jobs under limits of time and memory, each in a process of its own (P6).

A job is plain picklable data that becomes bytes. The executor that runs jobs is a parameter of
whoever renders: ``Press.run`` in the program, ``run_here`` to step through a job in a debugger.

The press forks a foreman when it is opened, and the foreman forks a worker for each job. So the
press is opened while the program has one thread: before progress bars, which draw from another.
Processor time adds up in a process, hence one worker a job; a fork of a warmed process costs
milliseconds where an import costs half a second. On macOS the limit of memory is not kept.
"""

from __future__ import annotations

import os
import pickle
import selectors
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Self

from sitrep.errors import RenderingError
from sitrep.rendering.press.foreman import (
    End,
    Order,
    Verdict,
    oversee,
    receive_verdict,
    send_order,
)
from sitrep.rendering.press.worker import Limits, Reply, attempt, decode

__all__ = ["Executor", "Job", "Limits", "Outcome", "Press", "run_here"]

OUT_OF_TIME = "ran out of time"
_BLOCK = 1 << 18
_FAREWELL_SECONDS = 2  # then there is no need to be polite: no result is waited for
_USUAL = Limits()


class Job(NamedTuple):
    """A document to be made: ``function`` stands in a module, and ``argument`` can be pickled."""

    name: str
    function: Callable[[Any], Mapping[str, bytes]]
    argument: Any


class Outcome(NamedTuple):
    """What became of a job: ``value``, or ``failure`` in words that follow the job's name.

    ``detail`` is a traceback for whoever mends the program, or empty.
    """

    name: str
    value: dict[str, bytes] | None
    failure: str | None = None
    detail: str = ""


def _ignore(_: Outcome) -> None:
    """Nobody asked to be told."""


class Executor(Protocol):
    """Runs jobs and gives their outcomes in the jobs' order; ``done`` hears of each at once."""

    def __call__(
        self, jobs: Iterable[Job], *, done: Callable[[Outcome], None] = _ignore
    ) -> Iterator[Outcome]:
        """One outcome for each job, whether it failed or not."""
        ...


def run_here(
    jobs: Iterable[Job], *, done: Callable[[Outcome], None] = _ignore
) -> Iterator[Outcome]:
    """Runs jobs in this process, one after the other, without limits."""
    for job in jobs:
        outcome = Outcome(job.name, *attempt(job.function, job.argument))
        done(outcome)
        yield outcome


@dataclass
class _Sheet:
    """A job that is being worked on, and what has come back so far."""

    name: str
    connection: socket.socket
    received: bytearray = field(default_factory=bytearray)
    overflowed: bool = False


class Press:
    """As many workers as are asked for, each under the same limits.

    ``warm`` runs once, in the foreman: it imports and loads what every job needs. Whatever ends
    the ``with`` block (its end, an error, Ctrl-C) or the process itself ends every worker too.
    """

    def __init__(
        self,
        workers: int,
        limits: Limits = _USUAL,
        warm: Callable[[], None] | None = None,
    ) -> None:
        self._workers = max(1, workers)
        self._limits = limits
        self._warm = warm
        self._sheets: dict[int, _Sheet] = {}
        self._started = 0

    def __enter__(self) -> Self:
        self._scratch = Path(tempfile.mkdtemp(prefix="sitrep-"))
        self._control, theirs = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._control, selectors.EVENT_READ)
        # Ctrl-C waits until the foreman has its own answer to it, and we know the foreman.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with theirs:
                self._foreman = os.fork()
                if not self._foreman:
                    oversee(theirs, self._limits, self._warm, self._scratch)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        except KeyboardInterrupt:
            self.__exit__()
            raise
        except OSError as error:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            self._clear_up()
            raise RenderingError("the system allows no process for rendering") from error
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)
        self._control.settimeout(_FAREWELL_SECONDS)
        try:
            while receive_verdict(self._control):
                pass
        except TimeoutError:
            os.kill(self._foreman, signal.SIGKILL)
        os.waitpid(self._foreman, 0)
        self._clear_up()

    def _clear_up(self) -> None:
        self._selector.close()
        self._control.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def run(
        self, jobs: Iterable[Job], *, done: Callable[[Outcome], None] = _ignore
    ) -> Iterator[Outcome]:
        """Runs jobs at the same time; outcomes come in the jobs' order, ``done`` as they end."""
        left = iter(jobs)
        numbers: list[int] = []
        ended: dict[int, Outcome] = {}
        try:
            self._fill(left, numbers)
            while numbers:
                for number, outcome in self._wait():
                    ended[number] = outcome
                    done(outcome)
                self._fill(left, numbers)
                while numbers and numbers[0] in ended:
                    yield ended.pop(numbers.pop(0))
        finally:
            for number in list(self._sheets):
                self._stop(number)
                self._put_away(number)

    def _fill(self, left: Iterator[Job], numbers: list[int]) -> None:
        """Starts as many jobs as there are idle workers."""
        while len(self._sheets) < self._workers and (job := next(left, None)) is not None:
            self._started += 1
            numbers.append(self._started)
            self._start(self._started, job)

    def _start(self, number: int, job: Job) -> None:
        payload = pickle.dumps((job.function, job.argument))
        ours, theirs = socket.socketpair()
        self._sheets[number] = _Sheet(job.name, ours)
        # A worker, or the foreman, that is gone by now is found out by waiting for it.
        with theirs, suppress(ConnectionError):
            send_order(self._control, Order.START, number, theirs)
        with suppress(ConnectionError):
            ours.sendall(payload)
            ours.shutdown(socket.SHUT_WR)
        ours.settimeout(0)
        self._selector.register(ours, selectors.EVENT_READ, number)

    def _stop(self, number: int) -> None:
        with suppress(OSError):  # the foreman is gone, or the press is closed: so is the worker
            send_order(self._control, Order.STOP, number)

    def _wait(self) -> Iterator[tuple[int, Outcome]]:
        """Waits for something to happen, and gives what has ended by it."""
        for key, _ in self._selector.select():
            if key.data is not None:
                self._receive(key.data)
                continue
            verdict = receive_verdict(self._control)
            if verdict is None:
                failure = "was given up: the process that renders has ended"
                for number in list(self._sheets):
                    yield number, Outcome(self._put_away(number).name, None, failure)
            elif verdict.number in self._sheets:  # not of a run that was broken off
                self._receive(verdict.number)
                sheet = self._put_away(verdict.number)
                yield verdict.number, Outcome(sheet.name, *self._judge(sheet, verdict))

    def _receive(self, number: int) -> None:
        """Takes what a worker has sent so far."""
        sheet = self._sheets.get(number)
        if sheet is None:
            return
        try:
            while block := sheet.connection.recv(_BLOCK):
                if not sheet.overflowed:
                    sheet.received += block
                if len(sheet.received) > self._limits.result_bytes:
                    sheet.overflowed = True
                    sheet.received.clear()
                    self._stop(number)
        except BlockingIOError:
            return
        except ConnectionError:
            pass  # it died before it had read its job
        self._hear_no_more(sheet)

    def _put_away(self, number: int) -> _Sheet:
        sheet = self._sheets.pop(number)
        self._hear_no_more(sheet)
        sheet.connection.close()
        return sheet

    def _hear_no_more(self, sheet: _Sheet) -> None:
        with suppress(KeyError):  # its end was seen before
            self._selector.unregister(sheet.connection)

    def _judge(self, sheet: _Sheet, verdict: Verdict) -> Reply:
        """What a worker's end and its answer amount to."""
        reply = decode(sheet.received)
        if reply is not None and verdict.status == 0:
            return reply
        if verdict.end is End.OUT_OF_TIME or verdict.status == -signal.SIGXCPU:
            return Reply(None, OUT_OF_TIME)
        if sheet.overflowed:
            return Reply(None, f"gave more than {self._limits.result_bytes} bytes")
        if verdict.end is End.NOT_STARTED:
            return Reply(None, "could not be started: the system allows no more processes or files")
        if verdict.status < 0:
            return Reply(None, f"crashed (signal {-verdict.status})")
        return Reply(None, f"ended without a result (exit status {verdict.status})")
