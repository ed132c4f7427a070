"""A person at a terminal, for tests: a real pseudo-terminal with `sitrep review` on it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests import operations

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PATIENCE = 60  # seconds; a busy machine measures coverage besides


class Terminal:
    """A person at a terminal: waits for words, then types."""

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self.process = process
        self.shown = ""
        self._master = master
        self._read = 0

    def wait_for(self, words: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while (found := ANSI.sub("", self.shown).find(words, self._read)) < 0:
            self._take(deadline, f"{words!r} was not shown")
        self._read = found + len(words)

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode("utf-8"))

    def interrupt(self) -> None:
        """Ctrl-C, pressed again where nothing comes of it for ten seconds.

        Python's readline misses one that comes just as it begins to wait for a key.
        """
        for _ in range(PATIENCE // 10):
            self.type("\x03")
            with suppress(AssertionError):
                soon = time.monotonic() + 10
                while "still." not in self.shown:
                    self._take(soon, "it was not interrupted")
                return

    def answer(self, key: str) -> None:
        self.wait_for("[q]uit")
        self.type(key)

    def end(self) -> int:
        deadline = time.monotonic() + PATIENCE
        with suppress(OSError):  # the end of a terminal is an error to whoever reads it
            while True:
                self._take(deadline, "it did not end")
        return self.process.wait(PATIENCE)

    def _take(self, deadline: float, otherwise: str) -> None:
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        assert ready, f"{otherwise}: {self.shown!r}"
        piece = os.read(self._master, 65536).decode("utf-8", "replace")
        if not piece:
            raise OSError
        self.shown += piece


def _take_terminal() -> None:
    """Make the terminal that of the process, and Ctrl-C what it is to whoever sits at it.

    A shell that runs the tests in the background has them ignore it, and so would their children.
    """
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def terminal(operation: Path, **environment: str) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "sitrep", "review", str(operation)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509 — Ctrl-C needs it
        cwd=operations.ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "400", **environment},
    )
    os.close(slave)
    try:
        yield Terminal(process, master)
    finally:
        process.kill()
        process.wait()
        os.close(master)
