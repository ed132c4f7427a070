"""PO files on the disk: read with care, written whole, and never for other eyes than theirs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import polib
from polib import POEntry, POFile

from sitrep.delivery.folder import Folder, plainly
from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.po import read_po

_WIDTH = 0  # unwrapped: a note that is cut over two lines could not be read back


class Written(NamedTuple):
    """A file to write: its path below a folder, its content, and its permissions."""

    path: str
    content: bytes
    mode: int


def read_catalogue(path: Path, shown_as: str) -> tuple[POFile | None, tuple[Diagnostic, ...]]:
    """A catalogue with all that a translator wrote in it; None where there is none or it is broken.

    Diagnostics: L602–L604.
    """
    if not os.path.lexists(path):
        return None, ()
    parsed, problems = read_po(path, shown_as=shown_as)
    if parsed is None:
        return None, problems
    try:
        return polib.pofile(str(path), encoding="utf-8-sig", wrapwidth=_WIDTH), problems
    except (OSError, ValueError) as problem:  # polib reads comments that gettext has no name for
        line = re.search(r"\(line (\d+)\)|line (\d+)", str(problem))
        at = Location(shown_as, int(line[1] or line[2]) if line else 1)
        return None, (diagnose("L603", at, "this is no line of a PO file", "delete it"),)


def make_catalogue(
    entries: Iterable[POEntry],
    header: Mapping[str, str],
    old: POFile | None,
    comment: str = "",
) -> bytes:
    """The bytes of a catalogue; what the old one's header says of its translators is kept."""
    made = POFile(wrapwidth=_WIDTH)
    made.header = old.header if old is not None else comment
    kept = dict(old.metadata) if old is not None else {}
    renewed = {name: header[name] for name in ("POT-Creation-Date", "Plural-Forms")}
    made.metadata = {**header, **kept, **renewed}
    made.extend(entries)
    text = f"{made}".removeprefix("#\n")  # polib's empty comment, where there is none
    return text.rstrip("\n").encode("utf-8") + b"\n"


def write_catalogues(files: Iterable[tuple[Path, Written]]) -> tuple[Path, ...]:
    """Writes files below folders, each whole or not at all; those that change are returned.

    All of them stand on the disk before the first takes its place. Links below a folder
    are not followed.

    Raises:
        OutputError: a file or folder cannot be written.
    """
    waiting: list[tuple[Folder, str, str, Path]] = []  # where, temporary name, name, path
    opened: dict[Path, Folder] = {}
    with ExitStack() as stack:
        try:
            for folder, file in files:
                parent, name = (folder / file.path).parent, PurePosixPath(file.path).name
                here = opened.get(parent) or _enter(folder, file.path, stack)
                opened[parent] = here
                if here.read(name, len(file.content) + 1) == file.content:
                    if not file.mode & 0o077:
                        here.set_mode(name, file.mode)
                    continue
                temporary = here.write_temporary(file.content, file.mode, name)
                waiting.append((here, temporary, name, folder / file.path))
            done = []
            while waiting:
                here, temporary, name, path = waiting[0]
                here.rename(temporary, name)
                waiting.pop(0)
                here.sync()
                done.append(path)
            return tuple(done)
        except BaseException:
            for here, temporary, _, _ in waiting:
                here.discard(temporary)
            raise


def _enter(folder: Path, path: str, stack: ExitStack) -> Folder:
    """The folder that a file belongs in, made where it is missing."""
    with plainly("opened", folder):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    here = stack.enter_context(Folder(descriptor, folder))
    for part in PurePosixPath(path).parent.parts:
        here = stack.enter_context(here.enter(part, 0o755))
    return here
