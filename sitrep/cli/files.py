"""Files of an operation that a command writes: each whole or not at all, for the same eyes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sitrep.delivery.folder import Folder, plainly
from sitrep.errors import OutputRefusedError


def put(path: Path, text: str, like: Path) -> None:
    """Puts a file in its place, made where it is missing, with the permissions of another.

    Raises:
        OutputRefusedError: a link or something else stands there, which is left alone.
        OutputError: it cannot be written; what was there is there still.
    """
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        raise OutputRefusedError(f"{path} is no plain file: give the file itself")
    with plainly("written", path):
        mode = stat.S_IMODE(like.stat().st_mode)
        path.parent.mkdir(exist_ok=True)
        descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    with Folder(descriptor, path.parent) as folder:
        folder.replace(path.name, text.encode("utf-8"), mode)
