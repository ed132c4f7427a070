"""The fonts that the program carries: Latin, Greek, Cyrillic, Arabic, Chinese, symbols.

Source: templates/fonts/README.md
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sitrep.rendering.fonts.family import BOLD, REGULAR, Faces
from sitrep.resources import templates_folder


@dataclass(frozen=True, slots=True)
class ShippedFamily:
    """A family of `Family`, with the name of its file for each weight in ``templates/fonts``."""

    name: str
    scripts: tuple[str, ...]
    files: tuple[tuple[int, str], ...]

    @property
    def points(self) -> frozenset[int]:
        """What all its weights have, as ``coverage.txt`` says."""
        return _common(tuple(file for _, file in self.files))

    def faces(self, points: frozenset[int]) -> Faces:
        """The files as they are: the PDF takes of them what it needs."""
        del points  # they were cut when the program was made
        folder = templates_folder() / "fonts"
        files = {weight: (folder / file).read_bytes() for weight, file in self.files}
        return Faces(files, self.points)


def _both(name: str) -> tuple[tuple[int, str], ...]:
    return ((REGULAR, f"{name}-Regular.ttf"), (BOLD, f"{name}-Bold.ttf"))


BASE = (
    ShippedFamily("Sitrep Sans", ("Latn", "Grek", "Cyrl"), _both("SitrepSans")),
    ShippedFamily("Sitrep Arabic", ("Arab",), _both("SitrepArabic")),
    ShippedFamily("Sitrep Symbols", ("Zsym",), ((REGULAR, "SitrepSymbols-Regular.ttf"),)),
)
"""What every PDF knows; the others are large, and only those know them that need them."""

SHIPPED = (*BASE, ShippedFamily("Sitrep Han", ("Hans",), _both("SitrepHan")))


@cache
def _common(files: tuple[str, ...]) -> frozenset[int]:
    first, *others = map(_points, files)
    return first.intersection(*others)


def _points(file: str) -> frozenset[int]:
    table = (templates_folder() / "fonts" / "coverage.txt").read_text("ascii")
    line = next(line for line in table.splitlines() if line.startswith(f"{file} "))
    points: set[int] = set()
    for part in line.split()[1:]:
        first, _, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)
