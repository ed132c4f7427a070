"""Fonts for tests: small ones made on the spot, and what a PDF is set in."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pypdf import PageObject, PdfReader
from pypdf.generic import ByteStringObject, ContentStream, TextStringObject
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from sitrep.rendering.fetcher import make_fetcher
from sitrep.rendering.fonts.typecase import Typecase


def make_font(
    path: Path, characters: str, weight: int = 400, *, slanted: bool = False, licence: int = 0
) -> Path:
    """A font whose letters are boxes, the wider the bolder."""
    width = 500 + weight // 4
    names = {ord(character): f"glyph{ord(character):X}" for character in f" {characters}"}
    glyphs = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: _box(width if name != "glyph20" else 0) for name in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (width, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2(usWeightClass=weight, fsType=licence)
    builder.setupPost()
    builder.font["head"].macStyle = 2 * slanted
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((50, 0))
        pen.lineTo((50, 700))
        pen.lineTo((width - 50, 700))
        pen.lineTo((width - 50, 0))
        pen.closePath()
    return pen.glyph()


def pdf_of(html: str, typecase: Typecase | None = None, style: str = "") -> PdfReader:
    """A PDF of some HTML, set in the fonts that it needs."""
    setting = (typecase or Typecase()).set_up(html)
    config = FontConfiguration()
    fetcher = make_fetcher(setting.files)
    sheet = CSS(string=f"{setting.style} {style}", font_config=config, url_fetcher=fetcher)
    page = HTML(string=html, url_fetcher=fetcher)
    content = page.write_pdf(font_config=config, stylesheets=[sheet])
    return PdfReader(io.BytesIO(content))


def set_in(pdf: PdfReader) -> set[str]:
    """The names of the fonts on a PDF's pages, without their subset tags."""
    return {font["/BaseFont"].partition("+")[2] for page in pdf.pages for font in _fonts(page)}


def boxes(pdf: PdfReader) -> int:
    """How often a PDF draws what stands for a glyph that its font has not."""
    return sum(_boxes(pdf, page) for page in pdf.pages)


def _boxes(pdf: PdfReader, page: PageObject) -> int:
    resources: Any = page["/Resources"]
    found, has = 0, frozenset[int]()
    for operands, operator in ContentStream(page.get_contents(), pdf).operations:
        if operator == b"Tf":
            has = _glyphs(resources["/Font"][operands[0]])
        elif operator in {b"TJ", b"Tj"}:
            strings = operands[0] if operator == b"TJ" else operands
            for each in strings:
                if isinstance(each, ByteStringObject | TextStringObject):
                    raw = each.original_bytes
                    codes = [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
                    found += sum(code not in has for code in codes)
    return found


def _glyphs(font: Any) -> frozenset[int]:
    """The numbers of the glyphs that an embedded font has, that of the box left out."""
    descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
    file = TTFont(io.BytesIO(descriptor["/FontFile2"].get_data()))
    return frozenset(range(1, file["maxp"].numGlyphs))


def _fonts(page: PageObject) -> list[Any]:
    resources: Any = page["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]
