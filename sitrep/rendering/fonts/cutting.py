"""Cuts the glyphs of some characters out of a font, in one weight: what a PDF is given of it.

Used where PDFs are made, and nowhere else. A font for many weights is cut into single ones,
since Pango lays out all of them with the widths of the regular one. What a PDF has no use for,
such as pictures and programs of glyphs, is left behind.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

_UNUSED = ("meta", "STAT", "HVAR", "VVAR", "MVAR", "BASE", "vhea", "vmtx", "COLR", "CPAL", "sbix")


def cut(content: bytes, points: frozenset[int], weights: Iterable[int]) -> Mapping[int, bytes]:
    """A small font for each weight that is asked for; a font of one weight serves for any.

    Args:
        content: the file.
        points: the code points that are wanted of it.
        weights: on OpenType's scale; what lies beyond the font's own limits is brought within.

    Raises:
        Exception: whatever fontTools raises for a broken file.
    """
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, name_IDs=[1, 2])
    options.drop_tables += _UNUSED
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    small = _saved(font)
    if "fvar" not in font:
        return dict.fromkeys(weights, small)
    return {weight: _saved(_of_weight(small, weight)) for weight in weights}


def _of_weight(content: bytes, weight: int) -> Any:
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    place = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    for axis in font["fvar"].axes:
        if axis.axisTag == "wght":
            place["wght"] = min(max(weight, axis.minValue), axis.maxValue)
    return instantiateVariableFont(font, place, inplace=True)


def _saved(font: Any) -> bytes:
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()
