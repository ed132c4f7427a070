"""PO files on the disk: read with care, written whole, and never for other eyes than theirs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import polib
from polib import POEntry, POFile

from sitrep.delivery.folder import Folder, plainly
from sitrep.diagnostics import Diagnostic
from sitrep.localisation.po import read_po

_WIDTH = 0  # unwrapped: a note that is cut over two lines could not be read back


class Written(NamedTuple):
    """A file to write: its path below a folder, its content, and whether all may read it."""

    path: str
    content: bytes
    is_public: bool


def read_catalogue(path: Path, shown_as: str) -> tuple[POFile | None, tuple[Diagnostic, ...]]:
    """A catalogue with all that a translator wrote in it; None where there is none or it is broken.

    Diagnostics: L602–L604.
    """
    if not path.is_file():
        return None, ()
    parsed, problems = read_po(path, shown_as=shown_as)
    if parsed is None:
        return None, problems
    text = path.read_text(encoding="utf-8-sig")
    return polib.pofile(text, wrapwidth=_WIDTH), problems


def make_catalogue(
    entries: Iterable[POEntry], header: Mapping[str, str], old: POFile | None
) -> bytes:
    """The bytes of a catalogue; what the old one's header says of its translators is kept."""
    made = POFile(wrapwidth=_WIDTH)
    made.header = old.header if old is not None else ""
    kept = dict(old.metadata) if old is not None else {}
    made.metadata = {**header, **kept, "POT-Creation-Date": header["POT-Creation-Date"]}
    made.extend(entries)
    text = f"{made}".removeprefix("#\n")  # polib's empty comment, where there is none
    return text.rstrip("\n").encode("utf-8") + b"\n"


def write_catalogues(folder: Path, files: Iterable[Written]) -> tuple[Path, ...]:
    """Writes files below a folder, each whole or not at all; those that change are returned.

    What is not public only its owner can read. Links below the folder are not followed.

    Raises:
        OutputError: a file or folder cannot be written.
    """
    changed = []
    for file in files:
        path = PurePosixPath(file.path)
        with ExitStack() as stack:
            with plainly("opened", folder):
                descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            here = stack.enter_context(Folder(descriptor, folder))
            for part in path.parent.parts:
                here = stack.enter_context(here.enter(part, 0o755))
            if _write(here, path.name, file):
                changed.append(folder / file.path)
    return tuple(changed)


def _write(here: Folder, name: str, file: Written) -> bool:
    mode = 0o644 if file.is_public else 0o600
    if here.read(name, len(file.content) + 1) == file.content:
        if not file.is_public:
            here.set_mode(name, mode)
        return False
    here.replace(name, file.content, mode)
    return True
