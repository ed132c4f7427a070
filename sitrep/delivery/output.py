"""The output folder: one build at a time, and what a killed build left behind is swept."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from sitrep.delivery.folder import NAME, SYSTEM, TEMPORARY, Calls, Folder, plainly
from sitrep.errors import OutputRefusedError

LOCK = ".lock"
_DEPTH = 3  # output / operation / report / audience


class Output(NamedTuple):
    """An output folder that this process alone writes to, until ``open_output`` ends."""

    root: Folder


@contextmanager
def open_output(
    folder: Path, *, waiting: Callable[[], None] = lambda: None, calls: Calls = SYSTEM
) -> Iterator[Output]:
    """Opens an output folder for this process alone, and sweeps what killed builds left there.

    The folder is made if it is missing. It may itself be reached through symbolic links, since
    the user named it; nothing below it may be one. While another build holds the folder this one
    waits, after one call of ``waiting``.

    Raises:
        OutputError: the folder cannot be made, opened, locked or swept.
    """
    with ExitStack() as stack:
        root = _open_locked(folder, stack, waiting, calls)
        _sweep(root, _DEPTH)
        yield Output(root)


def refuse_unwritable(folder: Path) -> None:
    """Finds out whether an output folder can be written, before anything is rendered for it.

    Raises:
        OutputRefusedError: it cannot be made where it is wanted, or is there and cannot be written.
    """
    try:
        there = folder.absolute()
        while not there.exists():
            there = there.parent
        if there != folder.absolute():
            tempfile.TemporaryDirectory(dir=there, prefix=".sitrep-").cleanup()
        elif not there.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        elif not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputRefusedError(f"{folder} cannot be written: {why}") from error


def _open_locked(path: Path, stack: ExitStack, waiting: Callable[[], None], calls: Calls) -> Folder:
    """Opens the folder and takes its lock, again should it be removed while this one waits."""
    while True:
        with plainly("opened", path), ExitStack() as attempt:
            _make(path, calls)
            descriptor = calls.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            root = attempt.enter_context(Folder(descriptor, path, calls))
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            lock = calls.open(LOCK, flags, 0o600, dir_fd=descriptor)
            attempt.callback(os.close, lock)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(lock, fcntl.LOCK_EX)
            if _is_still(path, descriptor) and _is_still(path / LOCK, lock):
                stack.push(attempt.pop_all())
                return root


def _make(path: Path, calls: Calls) -> None:
    if path.is_dir():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):  # another build was quicker, or what stands there is refused
        calls.mkdir(path, 0o755)
        path.chmod(0o755)  # whatever the umask


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sweep(folder: Folder, depth: int) -> None:
    """Removes temporary files, and nothing else, from the folders that builds write to."""
    for name in folder.names():
        if TEMPORARY.fullmatch(name):
            folder.remove(name)
        elif depth and NAME.fullmatch(name) and stat.S_ISDIR(folder.status(name).st_mode):
            below = folder.look_into(name)
            if below is not None:
                with below:
                    _sweep(below, depth - 1)
