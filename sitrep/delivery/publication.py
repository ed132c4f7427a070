"""Puts the files of one edition in their folder: every file whole, the manifest last.

Whatever the instant at which a build is killed, each file is the old one or the new one (P7).
All new files stand on the disk under temporary names before the first takes its place: a full
disk changes nothing (P8).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from sitrep.delivery.folder import LONGEST_NAME, NAME, Folder, Found
from sitrep.delivery.manifest import MANIFEST, Edition, Listed, Manifest, read_manifest
from sitrep.delivery.output import Output
from sitrep.errors import OutputError


class Artefact(NamedTuple):
    """One file to be written."""

    name: str
    content: bytes


class Extent(Enum):
    """Whether a build makes everything that its folder should hold, or some of it."""

    WHOLE = "whole"
    PART = "part"


class Published(NamedTuple):
    """What became of one folder: names of files, sorted.

    ``kept`` are an earlier build's that still hold; ``removed`` are an earlier build's that
    no longer do.
    """

    folder: Path
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]


def publish(
    output: Output, edition: Edition, artefacts: Sequence[Artefact], extent: Extent
) -> Published:
    """Writes the files of one edition and, last of all, the manifest of its folder.

    Files that the earlier manifest lists, and that this build did not make, stay when the build
    is a part of the whole and they tell the same redacted report, unaltered. All others are
    removed before the new manifest takes its place: they may hold outdated numbers, and a build
    that is killed in between leaves them listed as missing, never standing there unlisted.

    Raises:
        OutputError: a name is not fit for a file, or the disk refused.
    """
    _refuse_bad_names(edition, artefacts)
    operation, report, audience = edition.place
    with (
        output.root.enter(operation, 0o755) as series,
        series.enter(report, 0o755) as issue,
        issue.enter(audience, edition.folder_mode) as folder,
    ):
        plan = _plan(folder, edition, artefacts, extent)
        _carry_out(plan, folder, edition.file_mode)
    return Published(
        folder.path,
        tuple(artefact.name for artefact in plan.fresh),
        plan.unchanged,
        tuple(listed.name for listed in plan.kept),
        plan.stale,
    )


class _Plan(NamedTuple):
    """What is to be done in one folder."""

    fresh: tuple[Artefact, ...]
    unchanged: tuple[str, ...]
    kept: tuple[Listed, ...]
    stale: tuple[str, ...]
    manifest: Artefact


def _plan(folder: Folder, edition: Edition, artefacts: Sequence[Artefact], extent: Extent) -> _Plan:
    """Compares what is there with what is to be there. Reads, and changes nothing."""
    by_name = {artefact.name: artefact for artefact in sorted(artefacts)}
    unchanged = tuple(name for name in by_name if holds(folder, by_name[name]))
    before = read_manifest(folder)
    earlier: tuple[Listed, ...] = ()
    if before is not None and before.place == edition.place:
        earlier = tuple(listed for listed in before.files if listed.name not in by_name)
    same_report = before is not None and before.redacted == edition.redacted
    kept: tuple[Listed, ...] = ()
    if extent is Extent.PART and same_report:
        kept = tuple(listed for listed in earlier if _is_as_listed(folder, listed))
    files = [_listed(artefact) for artefact in by_name.values()]
    manifest = Manifest(
        schema=1,
        operation=edition.operation,
        report=edition.report,
        audience=edition.audience,
        redacted=edition.redacted,
        files=tuple(sorted((*files, *kept), key=lambda listed: listed.name)),
    )
    return _Plan(
        fresh=tuple(by_name[name] for name in by_name if name not in unchanged),
        unchanged=unchanged,
        kept=kept,
        stale=tuple(listed.name for listed in earlier if listed not in kept),
        manifest=Artefact(MANIFEST, manifest.to_bytes()),
    )


def _carry_out(plan: _Plan, folder: Folder, mode: int) -> None:
    """Writes all, then moves all into place, then the manifest."""
    new, standing = list(plan.fresh), [*plan.unchanged, *(listed.name for listed in plan.kept)]
    if holds(folder, plan.manifest):
        standing.append(MANIFEST)
    else:
        new.append(plan.manifest)
    waiting: dict[str, str] = {}  # name → temporary name
    try:
        for artefact in new:
            temporary = folder.write_temporary(artefact.content, mode, artefact.name)
            waiting[artefact.name] = temporary
        for name in standing:
            folder.set_mode(name, mode)
        for artefact in plan.fresh:
            folder.rename(waiting[artefact.name], artefact.name)
            del waiting[artefact.name]
        for name in plan.stale:
            folder.remove(name)
        folder.sync()
        if MANIFEST in waiting:
            folder.rename(waiting[MANIFEST], MANIFEST)
            del waiting[MANIFEST]
            folder.sync()
    except BaseException:
        for temporary in waiting.values():
            folder.discard(temporary)
        raise


def _listed(artefact: Artefact) -> Listed:
    digest = hashlib.sha256(artefact.content).hexdigest()
    return Listed(name=artefact.name, size=len(artefact.content), sha256=digest)


def _is_as_listed(folder: Folder, listed: Listed) -> bool:
    found = folder.find(listed.name)
    return found is not None and (found.size, found.sha256) == (listed.size, listed.sha256)


def holds(folder: Folder, artefact: Artefact) -> bool:
    """Whether the file is there already, byte for byte, and no other name leads to it."""
    digest = hashlib.sha256(artefact.content).hexdigest()
    return folder.find(artefact.name) == Found(len(artefact.content), digest, links=1)


def _refuse_bad_names(edition: Edition, artefacts: Sequence[Artefact]) -> None:
    for name in (*edition.place, *(artefact.name for artefact in artefacts)):
        refuse_bad_name(name)
    taken = {MANIFEST}
    for artefact in artefacts:
        key = artefact.name.casefold()  # some file systems know no difference
        if key in taken:
            raise OutputError(f"two files of one build would be called {artefact.name}")
        taken.add(key)


def refuse_bad_name(name: str) -> None:
    """Refuses what cannot be the name of one file or folder (P21).

    Raises:
        OutputError: it is too long, hidden, or leads elsewhere.
    """
    if len(name) > LONGEST_NAME or not NAME.fullmatch(name):
        raise OutputError(f"{name[:LONGEST_NAME]!a} cannot be the name of a file or folder")
