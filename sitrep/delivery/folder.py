"""One open folder, and the few things that this program does inside it.

Every name is opened relative to the folder's own descriptor and never through a symbolic link,
so that a link put in place while the program runs leads it nowhere (P21). A file appears under
its name only once it is whole and on the disk (P7).
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Self

from sitrep.errors import OutputError

NAME = re.compile(r"[A-Za-z0-9](?:\.?[A-Za-z0-9_-])*")  # no slash, no "..", no dot at either end
LONGEST_NAME = 200
TEMPORARY = re.compile(r"\.sitrep-[0-9a-f]{16}\.tmp")

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # a FIFO would wait for ever
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_BLOCK = 1 << 20


class Calls(NamedTuple):
    """The system calls that change a disk: a parameter, so that a test can make each one fail."""

    open: Callable[..., int] = os.open
    write: Callable[[int, memoryview], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    chmod: Callable[[int, int], None] = os.fchmod
    mkdir: Callable[..., None] = os.mkdir
    rename: Callable[..., None] = os.rename
    unlink: Callable[..., None] = os.unlink


SYSTEM = Calls()


class Found(NamedTuple):
    """A plain file as it is: its size in bytes, its SHA-256 in hex, the number of its names."""

    size: int
    sha256: str
    links: int


@contextmanager
def plainly(action: str, path: Path) -> Iterator[None]:
    """Turns an ``OSError`` into an ``OutputError`` that says what could not be done, and why."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENOTDIR}:
            why = "a symbolic link or a file stands where a folder should be"
        else:
            why = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be {action}: {why}") from error


class Folder:
    """An open folder. ``path`` is what people see; every access goes through the descriptor."""

    def __init__(self, descriptor: int, path: Path, calls: Calls = SYSTEM) -> None:
        self.descriptor = descriptor
        self.path = path
        self._calls = calls

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)

    def enter(self, name: str, mode: int) -> Folder:
        """Opens the folder ``name``, made with ``mode`` whatever the umask, if it is missing.

        An existing folder keeps its mode, unless ``mode`` shuts others out: then it is shut.
        """
        path = self.path / name
        with plainly("opened", path):
            try:
                descriptor, made = self._open(name, _FOLDER), False
            except FileNotFoundError:
                self._calls.mkdir(name, mode, dir_fd=self.descriptor)
                descriptor, made = self._open(name, _FOLDER), True
            try:
                if made:
                    self._set_mode(descriptor, mode)
                    self.sync()
                elif not mode & 0o077:
                    self._set_mode(descriptor, mode)
            except BaseException:
                os.close(descriptor)
                raise
        return Folder(descriptor, path, self._calls)

    def look_into(self, name: str) -> Folder | None:
        """Opens the folder ``name``, which must exist; None if it is another user's own."""
        with plainly("opened", self.path / name), suppress(PermissionError):
            return Folder(self._open(name, _FOLDER), self.path / name, self._calls)
        return None

    def names(self) -> tuple[str, ...]:
        """Everything in the folder, by name, sorted."""
        with plainly("read", self.path):
            names = os.listdir(self.descriptor)  # noqa: PTH208 — pathlib takes no descriptor
        return tuple(sorted(names))

    def status(self, name: str) -> os.stat_result:
        """What ``name`` itself is: a link is not followed."""
        with plainly("read", self.path / name):
            return os.stat(name, dir_fd=self.descriptor, follow_symlinks=False)

    def mode(self) -> int:
        """The folder's own permissions."""
        return stat.S_IMODE(os.fstat(self.descriptor).st_mode)

    def read(self, name: str, limit: int) -> bytes | None:
        """Up to ``limit`` bytes of the plain file ``name``; None if there is none to be read."""
        with self._plain_file(name) as opened:
            if opened is None:
                return None
            content = bytearray()
            while len(content) < limit and (block := os.read(opened, _BLOCK)):
                content += block
            return bytes(content[:limit])

    def find(self, name: str) -> Found | None:
        """What the plain file ``name`` is; None if there is none to be read."""
        with self._plain_file(name) as opened:
            if opened is None:
                return None
            digest, size = hashlib.sha256(), 0
            while block := os.read(opened, _BLOCK):
                digest.update(block)
                size += len(block)
            return Found(size, digest.hexdigest(), os.fstat(opened).st_nlink)

    def set_mode(self, name: str, mode: int) -> None:
        """Gives the plain file ``name`` exactly these permissions."""
        with self._plain_file(name) as opened, plainly("given its mode", self.path / name):
            if opened is None:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            self._set_mode(opened, mode)

    def write_temporary(self, content: bytes, mode: int, meant_for: str) -> str:
        """Puts ``content`` on the disk under a temporary name, and returns that name.

        On failure nothing is left. ``meant_for`` is the name to speak of in an error.
        """
        temporary = f".sitrep-{secrets.token_hex(8)}.tmp"
        with plainly("written", self.path / meant_for):
            descriptor = self._open(temporary, _CREATE)
            try:
                rest = memoryview(content)
                while rest:
                    rest = rest[self._calls.write(descriptor, rest) :]
                self._set_mode(descriptor, mode)
                self._calls.fsync(descriptor)
            except BaseException:
                self.discard(temporary)
                raise
            finally:
                os.close(descriptor)
        return temporary

    def rename(self, temporary: str, name: str) -> None:
        """Puts a temporary file in its place: whatever had the name is gone at that instant."""
        here = self.descriptor
        with plainly("put in place", self.path / name):
            self._calls.rename(temporary, name, src_dir_fd=here, dst_dir_fd=here)

    def replace(self, name: str, content: bytes, mode: int) -> None:
        """Puts a file in its place, whole or not at all."""
        temporary = self.write_temporary(content, mode, name)
        try:
            self.rename(temporary, name)
        except BaseException:
            self.discard(temporary)
            raise
        self.sync()

    def remove(self, name: str) -> None:
        """Removes a file; that it was gone already is no failure."""
        with plainly("removed", self.path / name), suppress(FileNotFoundError):
            self._calls.unlink(name, dir_fd=self.descriptor)

    def discard(self, temporary: str) -> None:
        """Removes a temporary file if that is possible: the next build sweeps what is left."""
        with suppress(OSError):
            self._calls.unlink(temporary, dir_fd=self.descriptor)

    def sync(self) -> None:
        """Makes what was renamed, made or removed here survive a power cut."""
        with plainly("written", self.path):
            try:
                self._calls.fsync(self.descriptor)
            except OSError as error:
                # Some network file systems have no such thing for a folder, and say so.
                if error.errno != errno.EINVAL:
                    raise

    def _open(self, name: str, flags: int) -> int:
        return self._calls.open(name, flags, 0o600, dir_fd=self.descriptor)

    @contextmanager
    def _plain_file(self, name: str) -> Iterator[int | None]:
        """The plain file of that name, open for reading, or None."""
        with plainly("read", self.path / name):
            try:
                descriptor = self._open(name, _READ)
            except OSError as error:
                # No file, a link, a socket, another's private file: there is none to be read.
                if error.errno not in {errno.ENOENT, errno.ELOOP, errno.ENXIO, errno.EACCES}:
                    raise
                descriptor = -1
        if descriptor < 0:
            yield None
            return
        try:
            plain = stat.S_ISREG(os.fstat(descriptor).st_mode)
            with plainly("read", self.path / name):
                yield descriptor if plain else None
        finally:
            os.close(descriptor)

    def _set_mode(self, descriptor: int, mode: int) -> None:
        """Sets the permissions and, if others are shut out, sees that they are."""
        now = os.fstat(descriptor).st_mode
        if now & 0o777 != mode:
            self._calls.chmod(descriptor, stat.S_IMODE(now) & ~0o777 | mode)
        if not mode & 0o077 and os.fstat(descriptor).st_mode & 0o077:
            raise PermissionError(errno.EPERM, "this file system cannot keep a file private")
