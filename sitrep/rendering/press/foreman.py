"""The process that is warmed once and then forks one worker for each job.

It knows its workers alone, so it never signals another's process, and it lives no longer than
the process that started it: the end of the control stream is its order to clear up.
"""

from __future__ import annotations

import gc
import os
import selectors
import shutil
import signal
import socket
import struct
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple, NoReturn

from sitrep.rendering.press.worker import Limits, c_library, isolate, work

_ORDER = struct.Struct("!BI")  # what to do, and the job's number
_VERDICT = struct.Struct("!IBi")  # the job's number, how it ended, its exit status or -signal


class Order(IntEnum):
    """What the press asks for. A start carries the worker's end of its connection."""

    START = 1
    STOP = 2


class End(IntEnum):
    """How a worker ended."""

    BY_ITSELF = 1
    OUT_OF_TIME = 2
    NOT_STARTED = 3


class Verdict(NamedTuple):
    """What the foreman says of a job; ``status`` is as ``os.waitstatus_to_exitcode`` gives it."""

    number: int
    end: End
    status: int


class _Running(NamedTuple):
    number: int
    deadline: float
    scratch: Path


def send_order(control: socket.socket, order: Order, number: int, *sockets: socket.socket) -> None:
    """Gives an order; a socket that goes with it now has a second owner."""
    descriptors = [one.fileno() for one in sockets]
    socket.send_fds(control, [_ORDER.pack(order, number)], descriptors)


def receive_verdict(control: socket.socket) -> Verdict | None:
    """The next verdict; None if the foreman is gone."""
    with suppress(ConnectionError):
        data = control.recv(_VERDICT.size, socket.MSG_WAITALL)
        if len(data) == _VERDICT.size:
            number, end, status = _VERDICT.unpack(data)
            return Verdict(number, End(end), status)
    return None


def oversee(
    control: socket.socket, limits: Limits, warm: Callable[[], None] | None, scratch: Path
) -> NoReturn:
    """The whole life of the foreman, just forked from the process that holds ``control``.

    ``warm`` does what every job would do first; that it fails is for the jobs to tell.
    """
    try:
        for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(ignored, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        isolate({control.fileno()})
        c_library()
        foreman = _Foreman(control, limits, scratch)
        tempfile.tempdir = str(scratch)  # what the warming leaves behind goes with it
        if warm is not None:
            with suppress(BaseException):
                warm()
        gc.freeze()  # what the workers share is never copied for the sake of a collection
        foreman.run()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        os._exit(0)


class _Foreman:
    """Forks, waits, and kills those whose time is up."""

    def __init__(self, control: socket.socket, limits: Limits, scratch: Path) -> None:
        self._control = control
        self._limits = limits
        self._scratch = scratch
        self._running: dict[int, _Running] = {}
        self._out_of_time: set[int] = set()
        self._woken, self._wake = socket.socketpair()  # a signal wakes the loop through them
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._control, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._woken.settimeout(0)
        self._wake.settimeout(0)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)

    def run(self) -> None:
        """Until the press closes its end; then no worker is left."""
        try:
            going_on = True
            while going_on:
                ready = {key.fileobj for key, _ in self._selector.select(self._patience())}
                if self._woken in ready:
                    self._woken.recv(4096)
                self._reap()
                self._kill_overdue()
                if self._control in ready:
                    going_on = self._obey()
        finally:
            for process in self._running:
                os.kill(process, signal.SIGKILL)
            for process in self._running:
                os.waitpid(process, 0)

    def _patience(self) -> float | None:
        """Seconds until the next worker is overdue."""
        deadlines = [running.deadline for running in self._running.values()]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _obey(self) -> bool:
        """Carries out one order; False when there will be no more."""
        data, descriptors, _, _ = socket.recv_fds(self._control, _ORDER.size, 1)
        if not data:
            return False
        order, number = _ORDER.unpack(data)
        if order == Order.START and not descriptors:  # too many files are open
            self._report(Verdict(number, End.NOT_STARTED, 0))
        elif order == Order.START:
            with socket.socket(fileno=descriptors[0]) as connection:
                self._start(number, connection)
        for process, running in self._running.items():
            if order == Order.STOP and running.number == number:
                os.kill(process, signal.SIGKILL)
        return True

    def _start(self, number: int, connection: socket.socket) -> None:
        me, scratch = os.getpid(), self._scratch / str(number)
        try:
            process = os.fork()
        except OSError:
            self._report(Verdict(number, End.NOT_STARTED, 0))
            return
        if not process:
            work(connection, self._limits, scratch, me)
        deadline = time.monotonic() + self._limits.wall_seconds
        self._running[process] = _Running(number, deadline, scratch)

    def _reap(self) -> None:
        for process in list(self._running):
            ended, status = os.waitpid(process, os.WNOHANG)
            if not ended:
                continue
            running = self._running.pop(process)
            shutil.rmtree(running.scratch, ignore_errors=True)
            end = End.OUT_OF_TIME if process in self._out_of_time else End.BY_ITSELF
            self._out_of_time.discard(process)
            self._report(Verdict(running.number, end, os.waitstatus_to_exitcode(status)))

    def _kill_overdue(self) -> None:
        now = time.monotonic()
        for process, running in self._running.items():
            if running.deadline <= now and process not in self._out_of_time:
                self._out_of_time.add(process)
                os.kill(process, signal.SIGKILL)

    def _report(self, verdict: Verdict) -> None:
        self._control.sendall(_VERDICT.pack(*verdict))
