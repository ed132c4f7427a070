"""One job in a process of its own: what it may use, and how its result comes back.

The result crosses as a length, a JSON header and raw bytes. It is never unpickled: the process
that sends it has worked on templates and layouts that people brought.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import signal
import socket
import struct
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from sitrep.errors import SitrepError

OUT_OF_MEMORY = "ran out of memory"

_LENGTH = struct.Struct("!I")
_BLOCK = 1 << 18
_RESERVE = 64 << 20  # bytes in which a job that ran out of memory may still say so
_LONGEST_FAILURE = 500  # characters
_LONGEST_DETAIL = 20_000
_STDERR = 2
_SET_PARENT_DEATH_SIGNAL = 1


class Limits(NamedTuple):
    """What one job may use (P6).

    ``memory_bytes`` counts from what the warmed process holds already; it is kept on Linux alone,
    since macOS ignores such a limit. ``result_bytes`` guards the process that gathers results.
    """

    cpu_seconds: int = 60
    wall_seconds: float = 120
    memory_bytes: int = 2 << 30
    result_bytes: int = 256 << 20


class Reply(NamedTuple):
    """What a job gave: its parts, or why there are none (and the traceback, if there is one)."""

    parts: dict[str, bytes] | None
    failure: str | None = None
    detail: str = ""


def attempt(function: Callable[[Any], Mapping[str, bytes]], argument: object) -> Reply:
    """Runs a job's function. Whatever it raises is a failure, but for Ctrl-C.

    WeasyPrint raises a ``BaseException`` when a fetcher refuses an address, and a job that calls
    ``sys.exit`` must not end the program.
    """
    try:
        return Reply(_checked(function(argument)))
    except KeyboardInterrupt:
        raise
    except MemoryError:
        _release_reserve()
        return _failed(OUT_OF_MEMORY)
    except SitrepError as error:
        return _failed(str(error))
    except BaseException as error:  # noqa: BLE001 — one job fails alone, whatever it raises
        return _failed(f"raised {type(error).__name__}: {error}")


def encode(reply: Reply) -> Iterable[bytes]:
    """A reply as blocks of bytes, in the order in which they are sent."""
    parts = reply.parts or {}
    tree = {
        "parts": None if reply.parts is None else [[name, len(parts[name])] for name in parts],
        "failure": reply.failure,
        "detail": reply.detail,
    }
    header = json.dumps(tree).encode("ascii")
    return _LENGTH.pack(len(header)), header, *parts.values()


def decode(data: bytes | bytearray) -> Reply | None:
    """The reply that these bytes are; None if they are not one, whole."""
    try:
        (length,) = _LENGTH.unpack_from(data)
        start = _LENGTH.size + length
        tree = json.loads(bytes(data[_LENGTH.size : start]))
        reply = Reply(None, tree["failure"], tree["detail"])
        if tree["parts"] is None:
            return reply if isinstance(reply.failure, str) and len(data) == start else None
        parts = {}
        for name, size in tree["parts"]:
            parts[str(name)] = bytes(data[start : start + size])
            start += len(parts[str(name)])
            if len(parts[str(name)]) != size:
                return None
        return Reply(parts) if len(data) == start else None
    except (struct.error, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def work(connection: socket.socket, limits: Limits, scratch: Path, parent: int) -> NoReturn:
    """The whole life of a worker, just forked: confine itself, read, run, answer, end.

    ``connection`` carries the pickled function and argument, up to the end of the stream, and
    takes the reply. ``scratch`` is where it may make temporary files. ``parent`` is the process
    without which it must not live.
    """
    status = 1
    try:
        isolate({connection.fileno()})
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        die_with(parent)
        scratch.mkdir(mode=0o700)
        tempfile.tempdir = str(scratch)
        _confine(limits)
        payload = b"".join(iter(lambda: connection.recv(_BLOCK), b""))
        function, argument = pickle.loads(payload)  # noqa: S301 — from the process that forked us
        for block in encode(attempt(function, argument)):
            connection.sendall(block)
        status = 0
    finally:
        os._exit(status)


def isolate(keep: set[int]) -> None:
    """Points every inherited descriptor but these at nothing, the standard three included.

    They are not closed: an object of the parent's that is collected here would close the number
    again, and by then it might be another's. A lock that the parent holds is no longer held here.
    """
    nothing = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    for name in os.listdir("/dev/fd"):  # noqa: PTH208 — numbers are wanted, not paths
        if int(name) not in {*keep, nothing}:
            os.dup2(nothing, int(name), inheritable=int(name) <= _STDERR)
    os.close(nothing)


def die_with(parent: int) -> None:
    """Has the system kill this process when its parent ends (Linux).

    Source: https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
    """
    if sys.platform == "linux":
        c_library().prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before we asked
            os._exit(1)


@cache
def c_library() -> Any:
    """The system's C library: the foreman opens it once, and every worker has it."""
    import ctypes  # noqa: PLC0415 — wanted in the processes that render, and nowhere else

    return ctypes.CDLL(None)


def _checked(parts: Mapping[Any, Any]) -> dict[str, bytes]:
    for name, content in parts.items():
        if not isinstance(name, str) or not isinstance(content, bytes):
            raise TypeError("a job returns bytes by name")
    return dict(parts)


def _failed(failure: str) -> Reply:
    """The failure in one line, and the traceback of the exception that is being handled."""
    line = " ".join(failure.split())[:_LONGEST_FAILURE]
    return Reply(None, line, traceback.format_exc()[-_LONGEST_DETAIL:])


def _confine(limits: Limits) -> None:
    _limit(resource.RLIMIT_CORE, 0, 0)
    # The soft limit ends the process by a signal of its own; the hard one is for who ignores it.
    _limit(resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 5)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + limits.memory_bytes
        _limit(resource.RLIMIT_AS, most, most + _RESERVE)


def _limit(kind: int, soft: int, hard: int) -> None:
    """Sets a limit, within the one that the user's own shell may have set."""
    _, given = resource.getrlimit(kind)
    if given != resource.RLIM_INFINITY:
        soft, hard = min(soft, given), min(hard, given)
    resource.setrlimit(kind, (soft, hard))


def _release_reserve() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
