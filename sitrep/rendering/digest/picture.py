"""The locator map as a small PNG: for mail programs, which draw no SVG."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import resvg_py
from PIL import Image

from sitrep.rendering.fonts.family import BOLD, REGULAR
from sitrep.rendering.fonts.sfnt import read_font
from sitrep.rendering.fonts.typecase import Typecase

PIXELS = 1120  # twice the width that it is shown at, for screens of fine dots
_COLOURS = 48  # the map has few, and their mixtures along edges
_LINE = 1.2  # of a letter's size, as map.css has it


class _Lettering(NamedTuple):
    """How names of one kind are set: their size as a share of the map's width, and so on."""

    size: float
    colour: str
    weight: int = REGULAR


# The colours of map.css, and the largest sizes that maps.labels keeps names apart for.
_LETTERINGS = {
    "focus": _Lettering(0.035, "#9c0f1a", BOLD),
    "place": _Lettering(0.035, "#1b2733", BOLD),
    "country": _Lettering(0.036, "#4d4a43"),
    "neighbour": _Lettering(0.033, "#5a5852"),
    "sea": _Lettering(0.033, "#2a5c7d"),
    "scale": _Lettering(0.035, "#3b3a36"),
}
_WIDE = 0.030  # of names for which there is no more room
_ANCHORS = {"e": "start", "w": "end"}


def draw_picture(drawing: Mapping[str, Any], lang: str, direction: str, fonts: Typecase) -> bytes:
    """The map of a view as PNG, the same bytes wherever the fonts are the same.

    Args:
        drawing: shapes and names, as ``maps.map.draw_map`` gives them.
        lang: the tag of the language of the names.
        direction: ``ltr`` or ``rtl``.
        fonts: what the names are set in.
    """
    names = " ".join(label["text"] for label in drawing["labels"])
    setting = fonts.set_up(f'<html lang="{lang}">{escape(names)}')
    with tempfile.TemporaryDirectory(prefix="sitrep-map-") as folder:
        files, able = [], {}
        for number, content in enumerate(setting.files.values()):
            file = Path(folder) / f"{number}.ttf"
            file.write_bytes(content)
            files.append(str(file))
            font = read_font(content)
            able[font.family] = sum(ord(character) in font.points for character in names)
        svg = _svg(drawing, sorted(able, key=lambda family: -able[family]), direction)
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=files, width=PIXELS
        )
    return _small(bytes(drawn))


def _small(png: bytes) -> bytes:
    """The same picture in few colours."""
    with Image.open(io.BytesIO(png)) as picture:
        flat = picture.convert("RGB").quantize(
            _COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
    target = io.BytesIO()
    flat.save(target, "PNG", optimize=True)
    return target.getvalue()


def _svg(drawing: Mapping[str, Any], families: list[str], direction: str) -> str:
    width, height = drawing["width"], drawing["height"]
    paths = "".join(
        f'<path d="{s["d"]}" fill="{s["fill"]}" stroke="{s["stroke"]}" '
        f'stroke-width="{s["stroke_width"]}" stroke-dasharray="{s["dashes"]}" '
        f'stroke-linecap="{s["cap"]}" stroke-linejoin="round"/>'
        for s in drawing["shapes"]
    )
    fonts = ", ".join(f"'{family}'" for family in families)
    names = "".join(_name(label, width, height, direction) for label in drawing["labels"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#fff"/>'
        f'{paths}<g font-family="{escape(fonts)}">{names}</g></svg>'
    )


def _name(label: Mapping[str, Any], width: int, height: int, direction: str) -> str:
    """One name, hung on its point as map.css hangs it, on a pale ground."""
    lettering = _LETTERINGS[label["kind"]]
    size = (_WIDE if label["wide"] else lettering.size) * width
    x, y = float(label["x_percent"]) * width / 100, float(label["y_percent"]) * height / 100
    anchor = label["anchor"]
    top = {"n": -_LINE * size, "s": 0.0}.get(anchor[0], -_LINE * size / 2)
    baseline = y + top + (_LINE - 1) / 2 * size + 0.8 * size
    hung = _ANCHORS.get(anchor[-1], "middle") if anchor not in {"n", "s", "c"} else "middle"
    words = escape(label["text"])
    if direction == "rtl":
        words = f"\u2067{words}\u2069"
    return (
        f'<text x="{x:.1f}" y="{baseline:.1f}" font-size="{size:.1f}" '
        f'font-weight="{lettering.weight}" text-anchor="{hung}" fill="{lettering.colour}" '
        f'stroke="#fff" stroke-width="{size / 6:.1f}" stroke-opacity="0.7" paint-order="stroke" '
        f'stroke-linejoin="round">{words}</text>'
    )
