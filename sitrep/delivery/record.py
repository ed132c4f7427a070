"""What an operation's builds went from and made: ``.build.json``, for its owner alone.

It may tell of hidden files and of editions that others do not know of, so it is never published.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from sitrep.delivery.folder import Folder
from sitrep.delivery.manifest import MANIFEST, Name, Sha256
from sitrep.delivery.output import Output
from sitrep.delivery.publication import Artefact, holds, refuse_bad_name
from sitrep.reading.model import Model

BUILD_RECORD = ".build.json"
_LIMIT = 4 << 20  # bytes; a larger one is none of ours

EditionName = Annotated[str, Field(pattern=r"^[^/]+/[^/]+$")]


class BuildRecord(Model):
    """The hashes of the raw inputs of the last build, and every edition that was ever built.

    ``editions`` are folders below the operation's: "001/public".
    """

    schema_: Literal[1] = Field(alias="schema")
    inputs: dict[str, Sha256]
    editions: tuple[EditionName, ...] = ()


def read_record(folder: Folder) -> BuildRecord | None:
    """The record in an operation's folder; None if there is none that can be understood."""
    content = folder.read(BUILD_RECORD, _LIMIT)
    if content is None:
        return None
    try:
        return BuildRecord.model_validate_json(content)
    except ValidationError:
        return None


def write_build_record(output: Output, operation: Name, inputs: Mapping[str, str]) -> None:
    """Records the hashes of an operation's raw inputs, and which editions there are.

    ``inputs`` maps a file's name, as seen from the operation, to its SHA-256 in hex. An edition
    that an earlier build recorded stays in the record, so that ``verify`` can miss it.

    Raises:
        OutputError: the operation's name is not fit for a folder, or the disk refused.
    """
    refuse_bad_name(operation)
    with output.root.enter(operation, 0o755) as folder:
        before = read_record(folder)
        editions = {*(before.editions if before else ()), *_editions(folder)}
        tree = {"schema": 1, "inputs": dict(sorted(inputs.items())), "editions": sorted(editions)}
        content = (json.dumps(tree, indent=2) + "\n").encode("ascii")
        if holds(folder, Artefact(BUILD_RECORD, content)):
            folder.set_mode(BUILD_RECORD, 0o600)
            return
        folder.replace(BUILD_RECORD, content, 0o600)


def _editions(operation: Folder) -> Iterator[str]:
    """The folders below an operation's that hold a manifest."""
    for report, below in _folders(operation):
        for audience, edition in _folders(below):
            if MANIFEST in edition.names():
                yield f"{report}/{audience}"


def _folders(folder: Folder) -> Iterator[tuple[str, Folder]]:
    for name in folder.names():
        if stat.S_ISDIR(folder.status(name).st_mode):
            below = folder.look_into(name)
            if below is not None:
                with below:
                    yield name, below
