"""What all fonts of a PDF have in common, wherever they come from."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple, Protocol

REGULAR, BOLD = 400, 700

# Characters that are never drawn: line ends and format characters (joiners, bidi isolates, soft
# hyphens). A text may hold them whatever the fonts have.
_UNDRAWN = frozenset({"Cc", "Cf", "Zl", "Zp"})

# They choose between forms of the character before them, and are nothing by themselves.
_VARIATION_SELECTORS = frozenset({*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)})


class Faces(NamedTuple):
    """A font file for each weight, and the code points that they can draw."""

    files: Mapping[int, bytes]
    points: frozenset[int]


class Family(Protocol):
    """The weights of one design, known to style sheets by one name.

    ``scripts`` are ISO 15924 codes: in a text of theirs the family comes before all others. Two
    scripts never share a family, since WeasyPrint mixes up the glyphs of such files.
    """

    @property
    def name(self) -> str:
        """The name for style sheets: "Sitrep Sans"."""
        ...

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that it was made for."""
        ...

    @property
    def points(self) -> frozenset[int]:
        """The code points that every weight of it can draw."""
        ...

    def faces(self, points: frozenset[int]) -> Faces:
        """The files for drawing some code points, as far as the family has them."""
        ...


def drawn(text: str) -> frozenset[int]:
    """The code points of a text for which a font is needed."""
    return frozenset(
        ord(character)
        for character in set(text)
        if ord(character) not in _VARIATION_SELECTORS
        and unicodedata.category(character) not in _UNDRAWN
    )


def called_for(points: frozenset[int], family: frozenset[int]) -> frozenset[int]:
    """Which code points of a family drawing some code points may call for.

    Shaping takes letters apart and puts them together, and styles count in a script's own digits:
    so marks and digits are called for, whether a text has them or not.
    """
    text = "".join(map(chr, sorted(points & family)))
    forms = "".join(unicodedata.normalize(form, text) for form in ("NFC", "NFKD"))
    always = {
        point
        for point in family
        if (kind := unicodedata.category(chr(point)))[0] in "MZ" or kind in {"Nd", "Cf"}
    }
    return frozenset({*points, *map(ord, forms), *always} & family)
