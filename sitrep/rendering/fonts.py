"""The fonts of the PDF, which the program carries, and those of HTML, which the reader has.

A PDF is set in the shipped files alone: its bytes then do not depend on the machine. The style
sheet names them by a private address, ``sitrep-font:FILE``, that only the PDF renderer's fetcher
answers, with `font_bytes`.

Source: templates/fonts/README.md
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from sitrep.resources import templates_folder

SCHEME = "sitrep-font"


@dataclass(frozen=True, slots=True)
class Font:
    """One font file: the family and weight that style sheets know it by.

    ``scripts`` are ISO 15924 codes. One family holds the weights of one script's design; two
    scripts never share a family, since WeasyPrint mixes up the glyphs of such files.
    """

    family: str
    weight: int
    file: str
    scripts: tuple[str, ...]


FONTS = (
    Font("Sitrep Sans", 400, "SitrepSans-Regular.ttf", ("Latn", "Grek", "Cyrl")),
    Font("Sitrep Sans", 700, "SitrepSans-Bold.ttf", ("Latn", "Grek", "Cyrl")),
    Font("Sitrep Arabic", 400, "SitrepArabic-Regular.ttf", ("Arab",)),
    Font("Sitrep Arabic", 700, "SitrepArabic-Bold.ttf", ("Arab",)),
    Font("Sitrep Symbols", 400, "SitrepSymbols-Regular.ttf", ("Zsym",)),
)

# The script of the document's language comes first, so that spaces, digits and punctuation are
# of its font and a line of text keeps one font as long as it can.
PDF_STACKS = {
    "Latn": '"Sitrep Sans", "Sitrep Arabic", "Sitrep Symbols"',
    "Arab": '"Sitrep Arabic", "Sitrep Sans", "Sitrep Symbols"',
}
PDF_STACK = PDF_STACKS["Latn"]

# What HTML is set in, by script: fonts that phones and desktops have. No font is embedded.
_LATIN = (
    '"Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, "Helvetica Neue", "Noto Sans", '
    '"Liberation Sans", Arial'
)
_ARABIC = '"Noto Sans Arabic", "SF Arabic", "Segoe UI", "Geeza Pro", Tahoma, "DejaVu Sans"'
HTML_STACKS = {
    "Latn": f"{_LATIN}, sans-serif",
    "Arab": f"{_ARABIC}, {_LATIN}, sans-serif",
}
HTML_STACK = HTML_STACKS["Latn"]

# Characters that are never drawn: line ends and format characters (joiners, bidi isolates, soft
# hyphens). A text may hold them whatever the fonts have.
_UNDRAWN = frozenset({"Cc", "Cf", "Zl", "Zp"})

# They choose between forms of the character before them, and are nothing by themselves.
_VARIATION_SELECTORS = frozenset({*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)})


def font_face_css() -> str:
    """The ``@font-face`` rules of all shipped fonts, for the style sheet of a PDF."""
    return "\n".join(
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};'
        f"font-style:normal;src:url({SCHEME}:{font.file}) format('truetype')}}"
        for font in FONTS
    )


def font_bytes(file: str) -> bytes:
    """The content of a shipped font.

    Args:
        file: what stands after ``sitrep-font:``.

    Raises:
        KeyError: it is not the name of a shipped font, whatever path it may be.
    """
    if file not in {font.file for font in FONTS}:
        raise KeyError(file)
    return (templates_folder() / "fonts" / file).read_bytes()


def uncovered(text: str) -> tuple[str, ...]:
    """The characters of a text that no shipped font can draw, each once, in code point order.

    A character counts as covered only where each weight of a family has it.
    """
    covered = _covered() | _VARIATION_SELECTORS
    return tuple(
        character
        for character in sorted(set(text))
        if ord(character) not in covered and unicodedata.category(character) not in _UNDRAWN
    )


@cache
def _covered() -> frozenset[int]:
    """The code points that a family has in all its weights, from ``coverage.txt``."""
    families: dict[str, set[int]] = {}
    by_file = {font.file: font for font in FONTS}
    table = (templates_folder() / "fonts" / "coverage.txt").read_text("ascii")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        file, *ranges = line.split()
        family = by_file[file].family
        points = _code_points(ranges)
        families[family] = families.get(family, points) & points
    return frozenset().union(*families.values())


def _code_points(ranges: list[str]) -> set[int]:
    """The code points of hexadecimal ranges such as ``20-7E`` or ``A0``."""
    points: set[int] = set()
    for part in ranges:
        first, _, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points
