"""The fonts of an operation: the folder that its ``branding: {fonts: …}`` names.

They come last, for what the program's fonts lack. A file is read through its tables alone
(`sfnt`) until a PDF needs it; then its glyphs are cut out in the process that makes the PDF,
under that process's limits.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.rendering.fonts.family import BOLD, REGULAR, Faces, called_for
from sitrep.rendering.fonts.sfnt import BrokenFontError, FontFile, read_font
from sitrep.report.dossier import Dossier

ENDINGS = (".ttf", ".otf")
_LARGEST = 20 << 20  # bytes of one file: all of Chinese, Japanese and Korean in one weight
_MOST_FILES = 32
_BOLD_FROM = 600  # OpenType's "semi-bold"


class UnusableFontError(Exception):
    """A font of the operation that cannot be used after all: the diagnostic says why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A font file: where it is, and its path as shown to people."""

    path: Path
    shown_as: str


@dataclass(frozen=True, slots=True)
class OwnFamily:
    """A family of `Family` that an operation brings, with its file for each weight."""

    name: str
    points: frozenset[int]
    files: tuple[tuple[int, OwnFile], ...]
    scripts: tuple[str, ...] = ()

    def faces(self, points: frozenset[int]) -> Faces:
        """Each weight, cut out of its file.

        Raises:
            UnusableFontError: a file is broken where `sfnt` does not look (L626, L627).
        """
        wanted = called_for(points, self.points)
        files: dict[int, bytes] = {}
        for file in dict.fromkeys(file for _, file in self.files):
            weights = [weight for weight, other in self.files if other == file]
            files |= _cut(file, wanted, weights)
        return Faces(files, wanted)


def load_own_fonts(dossier: Dossier) -> tuple[tuple[OwnFamily, ...], tuple[Diagnostic, ...]]:
    """The families of an operation's folder of fonts; none where it names no folder.

    Diagnostics: L625 for the folder, L626 for a file that may not be read, L627 for one that is
    no font or a broken one, L628 for one whose licence forbids its use, L629 (a warning) for one
    that is not used.
    """
    name = dossier.operation.branding.fonts
    if name is None:
        return (), ()
    folder, shown_as = dossier.path / name, f"{dossier.shown_as}/{name}"
    files, why = _listed(folder, shown_as)
    if why:
        where = dossier.record.at("branding", "fonts")
        hint = "a folder beside this file with the .ttf or .otf files themselves"
        return (), (diagnose("L625", where, f"{name}: {why}", hint),)
    problems: list[Diagnostic] = []
    families: dict[str, dict[OwnFile, FontFile]] = {}
    for file in files:
        try:
            font = _checked(file)
        except UnusableFontError as error:
            problems.append(error.problem)
        else:
            families.setdefault(font.family, {})[file] = font
    made = []
    for number, family in enumerate(sorted(families), 1):
        # one word: Pango takes a number that stands alone for a size
        own, idle = _family(f"Sitrep Own{number}", families[family])
        made.append(own)
        problems += idle
    return tuple(made), tuple(problems)


def _listed(folder: Path, shown_as: str) -> tuple[list[OwnFile], str]:
    """The font files of a folder, in one order everywhere; or why there are none."""
    try:
        if folder.is_symlink() or not folder.is_dir():
            return [], "is no folder of this operation"
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        return [], f"cannot be read: {error.strerror}"
    files = [
        OwnFile(folder / name, f"{shown_as}/{name}")
        for name in names
        if name.lower().endswith(ENDINGS)
    ]
    if not files:
        return [], "holds no .ttf or .otf file"
    if len(files) > _MOST_FILES:
        return [], f"holds more than {_MOST_FILES} fonts"
    return files, ""


def _checked(file: OwnFile) -> FontFile:
    try:
        font = read_font(_read(file))
    except BrokenFontError as error:
        raise _broken(file, str(error)) from None
    if not font.embeddable:
        message = "its licence bits forbid to put this font into a document"
        hint = "take a font with an open licence, such as the SIL OFL"
        raise UnusableFontError(diagnose("L628", Location(file.shown_as), message, hint))
    return font


def _read(file: OwnFile) -> bytes:
    """The content of a regular file of sensible size; no link is followed, no pipe waited for."""
    try:
        with open(file.path, "rb", opener=_open) as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise _unread(file, "is not an ordinary file")
            if about.st_size > _LARGEST:
                raise _unread(file, f"is larger than {_LARGEST >> 20} MB")
            return stream.read(_LARGEST)
    except OSError as error:
        why = "is a link" if file.path.is_symlink() else f"cannot be read: {error.strerror}"
        raise _unread(file, why) from None


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _unread(file: OwnFile, why: str) -> UnusableFontError:
    return UnusableFontError(
        diagnose("L626", Location(file.shown_as), why, "put the font file itself here")
    )


def _broken(file: OwnFile, why: str) -> UnusableFontError:
    return UnusableFontError(
        diagnose("L627", Location(file.shown_as), why, "get it anew from its maker, as TTF")
    )


def _family(name: str, fonts: dict[OwnFile, FontFile]) -> tuple[OwnFamily, list[Diagnostic]]:
    """The files nearest to regular and bold; the rest of the family is of no use here."""
    upright = {file: font for file, font in fonts.items() if not font.slanted} or fonts
    variable = [file for file, font in upright.items() if font.variable]
    if variable:
        chosen = {REGULAR: variable[0], BOLD: variable[0]}
    else:
        bold = {file: font for file, font in upright.items() if font.weight >= _BOLD_FROM}
        groups = {REGULAR: upright.keys() - bold.keys(), BOLD: bold.keys()}
        chosen = {
            weight: min(group, key=lambda file: (abs(fonts[file].weight - weight), file.shown_as))
            for weight, group in groups.items()
            if group
        }
    points = [fonts[file].points for file in chosen.values()]
    family = OwnFamily(name, points[0].intersection(*points[1:]), tuple(chosen.items()))
    return family, list(_idle(fonts.keys() - set(chosen.values()), chosen.values()))


def _idle(files: Iterable[OwnFile], used: Iterable[OwnFile]) -> Iterator[Diagnostic]:
    names = " and ".join(dict.fromkeys(file.path.name for file in used))
    for file in sorted(files, key=lambda file: file.shown_as):
        hint = "a report has two weights, regular and bold, and no italics"
        message = f"this font is not used: of its family {names} will do"
        yield diagnose("L629", Location(file.shown_as), message, hint)


def _cut(file: OwnFile, points: frozenset[int], weights: Iterable[int]) -> dict[int, bytes]:
    from sitrep.rendering.fonts.cutting import cut  # noqa: PLC0415 — fontTools is heavy

    content = _read(file)
    try:
        return dict(cut(content, points, weights))
    except MemoryError:
        raise
    except Exception as error:  # fontTools fails in many ways on a broken file
        raise _broken(file, f"is broken: {type(error).__name__} as its glyphs were read") from error
