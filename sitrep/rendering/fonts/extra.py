"""The fonts of the extra ``sitrep[scripts]``, where it is installed.

They are variable fonts in packages that hold data alone; nothing of those packages is imported.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from sitrep.rendering.fonts.family import BOLD, REGULAR, Faces, called_for
from sitrep.rendering.fonts.sfnt import read_font

INSTALL = 'pip install "sitrep[scripts]"'


@dataclass(frozen=True, slots=True)
class ExtraFamily:
    """A family of `Family` for one script, in a file of a package."""

    name: str
    scripts: tuple[str, ...]
    package: str
    file: str

    @property
    def path(self) -> Path | None:
        """Where the file is; None where the package is not installed."""
        return _installed(self.package, self.file)

    @property
    def points(self) -> frozenset[int]:
        """What the file's own table says; nothing where it is not installed."""
        return _points(self.path) if self.path else frozenset()

    def faces(self, points: frozenset[int]) -> Faces:
        """Regular and bold, cut out of the one file without its Latin letters.

        Those of the program's own font look the same in every language, and cutting is quicker.
        """
        from sitrep.rendering.fonts.cutting import cut  # noqa: PLC0415 — fontTools is heavy

        script = frozenset(point for point in self.points if not _is_latin(point))
        wanted = called_for(points, script)
        content = self.path.read_bytes() if self.path else b""
        return Faces(cut(content, wanted, (REGULAR, BOLD)), wanted)


def _noto(script: str, name: str, package: str) -> ExtraFamily:
    folder, file = f"notosans{name.lower()}", f"NotoSans{name}[wdth,wght].ttf"
    return ExtraFamily(f"Sitrep {name}", (script,), package, f"fonts/ofl/{folder}/{file}")


EXTRAS = (
    _noto("Ethi", "Ethiopic", "justmytype_intl_africa"),
    _noto("Deva", "Devanagari", "justmytype_intl_south_asia"),
    _noto("Beng", "Bengali", "justmytype_intl_south_asia"),
    _noto("Taml", "Tamil", "justmytype_intl_south_asia"),
    _noto("Telu", "Telugu", "justmytype_intl_south_asia"),
    _noto("Mymr", "Myanmar", "justmytype_intl_sea"),
    _noto("Thai", "Thai", "justmytype_intl_sea"),
    _noto("Laoo", "Lao", "justmytype_intl_sea"),
    _noto("Khmr", "Khmer", "justmytype_intl_sea"),
)


def would_help(characters: Iterable[str]) -> bool:
    """Whether some characters are of a script of the extra, which is not installed."""
    absent = {family.name.split()[-1].upper() for family in EXTRAS if not family.path}
    return any(unicodedata.name(each, "").partition(" ")[0] in absent for each in characters)


def _is_latin(point: int) -> bool:
    return unicodedata.name(chr(point), "").startswith("LATIN ")


@cache
def _installed(package: str, file: str) -> Path | None:
    spec = find_spec(package)
    folders = (spec.submodule_search_locations if spec else None) or ()
    return next((path for folder in folders if (path := Path(folder) / file).is_file()), None)


@cache
def _points(path: Path) -> frozenset[int]:
    return read_font(path.read_bytes()).points
