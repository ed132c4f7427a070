"""Whether the files of an output folder are what their manifests say. Changes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sitrep.delivery.folder import TEMPORARY, Folder
from sitrep.delivery.manifest import MANIFEST, Listed, Manifest, read_manifest
from sitrep.delivery.output import LOCK
from sitrep.delivery.record import BUILD_RECORD, BuildRecord, read_record
from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.errors import OutputError

_OTHERS = 0o077
_DEEPEST = 20  # folders; a build makes three


def verify(folder: Path) -> tuple[Diagnostic, ...]:
    """Compares every file below a folder with the manifest that stands beside it.

    The folder may be a whole output folder or any folder below one. No symbolic link is
    followed, the folder itself aside. While a build is writing there, its files may differ from
    the manifest for an instant.

    Diagnostics: O801 to O810, O813 (an edition is missing), O814 (no record of the editions) and
        O815 (no such folder), sorted by file; none where all is well.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        hint = "name a folder that `sitrep build` wrote"
        return (_problem("O815", folder, "there is no such folder", hint),)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        return (_problem("O810", folder, f"the folder cannot be read: {why}"),)
    with Folder(descriptor, folder) as root:
        survey = _Survey()
        problems = [*survey.walk(root, _DEEPEST), *survey.missing(folder)]
    if not survey.manifests:
        hint = "name a folder that `sitrep build` wrote"
        problems.append(_problem("O801", folder, "no manifest.json stands below it", hint))
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.code)))


class _Survey:
    """One walk through the folders; it notes the manifests and records that it meets.

    ``manifests`` and ``records`` are by the folder that they stand in; ``filled`` are the folders
    that hold any file.
    """

    def __init__(self) -> None:
        self.manifests: dict[Path, Manifest | None] = {}
        self.records: dict[Path, BuildRecord | None] = {}
        self.filled: set[Path] = set()

    def walk(self, folder: Folder, depth: int) -> Iterator[Diagnostic]:
        """Checks the folder, then those below it."""
        names = folder.names()
        kinds = {name: stat.S_IFMT(folder.status(name).st_mode) for name in names}
        files = [name for name in names if kinds[name] == stat.S_IFREG]
        for name in names:
            if kinds[name] not in {stat.S_IFREG, stat.S_IFDIR}:
                text = "a symbolic link or something else stands where only files should"
                yield _problem("O807", folder.path / name, text)
        if files:
            self.filled.add(folder.path)
        if MANIFEST in files:
            self.manifests[folder.path] = read_manifest(folder)
        if BUILD_RECORD in files:
            self.records[folder.path] = read_record(folder)
        yield from _check_files(folder, files)
        for name in names:
            if kinds[name] == stat.S_IFDIR:
                yield from self._walk_below(folder, name, depth - 1)

    def missing(self, root: Path) -> Iterator[Diagnostic]:
        """Editions that a record names and that are not there, and operations without a record."""
        for operation, record in self.records.items():
            if record is None:
                yield _problem("O802", operation / BUILD_RECORD, "it is damaged", "build again")
            for edition in record.editions if record else ():
                if operation / edition not in self.filled:
                    hint = f"build it again, or take it out of {BUILD_RECORD}"
                    text = "it was built, and it is missing"
                    yield _problem("O813", operation / edition, text, hint)
        unrecorded = {
            folder.parent.parent
            for folder, manifest in self.manifests.items()
            if manifest is not None
            and manifest.place == folder.parts[-3:]
            and root in {folder.parent.parent, *folder.parent.parent.parents}
        }
        for operation in sorted(unrecorded - self.records.keys()):
            text = f"{BUILD_RECORD} is missing, so nobody can tell whether an edition is"
            yield _problem("O814", operation, text, "build again")

    def _walk_below(self, folder: Folder, name: str, depth: int) -> Iterator[Diagnostic]:
        below = folder.look_into(name) if depth else None
        if below is None:
            yield _problem("O810", folder.path / name, "the folder cannot be read")
            return
        try:
            with below:
                yield from self.walk(below, depth)
        except OutputError as error:
            yield _problem("O810", folder.path / name, str(error))


def _check_files(folder: Folder, files: list[str]) -> Iterator[Diagnostic]:
    manifest = read_manifest(folder)
    if MANIFEST in files and manifest is None:
        yield _problem("O802", folder.path / MANIFEST, "it is damaged, or another program's")
        return
    if manifest is not None:
        yield from _check_place(folder, manifest)
        for listed in manifest.files:
            yield from _check_listed(folder, listed, files)
    private = manifest is not None and manifest.audience != "public"
    if private and folder.mode() & _OTHERS:
        yield _problem("O806", folder.path, "others than its owner can open the folder")
    listed_names = {listed.name for listed in manifest.files} if manifest else set()
    for name in files:
        yield from _check_found(folder, name, listed_names, private=private)


def _check_place(folder: Folder, manifest: Manifest) -> Iterator[Diagnostic]:
    """A folder that was renamed would pass one audience's report off as another's.

    So it is an error: who publishes what stands in ``public`` must be able to rely on it.
    """
    here = folder.path.resolve().parts[-3:]
    if here != manifest.place:
        place = "/".join(manifest.place)
        text = f"it describes {place}"
        yield _problem("O809", folder.path / MANIFEST, text, "was the folder moved or copied?")


def _check_listed(folder: Folder, listed: Listed, files: list[str]) -> Iterator[Diagnostic]:
    path = folder.path / listed.name
    found = folder.find(listed.name)
    if listed.name not in files:
        yield _problem("O803", path, "the manifest lists it, and it is missing", "build again")
    elif found is None:
        yield _problem("O810", path, "the file cannot be read")
    elif found.size != listed.size:
        text = f"it has {found.size} bytes, and the manifest says {listed.size}"
        yield _problem("O804", path, text, "build again")
    elif found.sha256 != listed.sha256:
        text = "its content is not that of the manifest's SHA-256"
        yield _problem("O804", path, text, "build again")


def _check_found(
    folder: Folder, name: str, listed_names: set[str], *, private: bool
) -> Iterator[Diagnostic]:
    path = folder.path / name
    if TEMPORARY.fullmatch(name):
        hint = "the next build sweeps it"
        yield _problem("O808", path, "an interrupted build left it behind", hint)
    elif name not in listed_names and name not in {MANIFEST, LOCK, BUILD_RECORD}:
        yield _problem("O805", path, "no manifest lists it", "an interrupted build, or not ours?")
    private = private or name == BUILD_RECORD
    if private and folder.status(name).st_mode & _OTHERS:
        yield _problem("O806", path, "others than its owner can read it", f"chmod 600 {name}")


def _problem(code: str, path: Path, message: str, hint: str = "") -> Diagnostic:
    """Names found on the disk may hold any byte: what cannot be printed is escaped."""
    shown = "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape", "surrogatepass").decode()
        for sign in str(path)
    )
    return diagnose(code, Location(shown), message, hint)
