"""What a TrueType or OpenType file says of itself: its characters, its weight, its family.

Written for files that people bring. Nothing is drawn or unpacked, every number is checked
against the file's length before it is followed, and no table is walked twice: whatever the bytes
are, the answer comes soon. It also spares `check` the import of fontTools.

Source: https://learn.microsoft.com/typography/opentype/spec/
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_KINDS = {b"\x00\x01\x00\x00", b"true", b"OTTO"}
_OTHERS = {
    b"ttcf": "is a collection of fonts: take the one font out of it",
    b"wOFF": "is packed for the web: unpack it to TTF",
    b"wOF2": "is packed for the web: unpack it to TTF",
}
_NEEDED = ("OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name")
_MOST_TABLES = 100
_MOST_POINTS = 1 << 17  # twice the glyphs that a font may have
_LAST_POINT = 0x10FFFF
_RESTRICTED = 2  # "must not be modified, embedded or exchanged", of the lowest four bits
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_UNICODE, _WINDOWS = 0, 3


class BrokenFontError(ValueError):
    """The bytes are no font that can be used; the text says why, to follow the file's name."""


class FontFile(NamedTuple):
    """What a file says of itself.

    ``weight`` is OpenType's, from 1 to 1000; ``variable`` files hold many weights; ``embeddable``
    is False where the licence bits forbid to put the font into a document.
    """

    family: str
    weight: int
    slanted: bool
    variable: bool
    embeddable: bool
    points: frozenset[int]


def read_font(content: bytes) -> FontFile:
    """Reads the tables that describe a font.

    Raises:
        BrokenFontError: the file is no font, is cut short or contradicts itself.
    """
    try:
        tables = _tables(content)
        os2, head = tables["OS/2"], tables["head"]
        _version, _width, weight, _class, licence = struct.unpack_from(">HhHHH", os2)
        (style,) = struct.unpack_from(">H", head, 44)
        return FontFile(
            family=_family(tables["name"]),
            weight=weight,
            slanted=bool(style & 2),
            variable="fvar" in tables,
            embeddable=licence & 0xF != _RESTRICTED,
            points=_points(tables["cmap"]),
        )
    except struct.error:
        raise BrokenFontError("is broken: a table ends too soon") from None


def _tables(content: bytes) -> Mapping[str, memoryview]:
    kind = content[:4]
    if kind not in _KINDS:
        raise BrokenFontError(_OTHERS.get(kind, "is no TrueType or OpenType font"))
    (count,) = struct.unpack_from(">H", content, 4)
    if count > _MOST_TABLES:
        raise BrokenFontError("is broken: it lists too many tables")
    tables = {}
    for at in range(count):
        tag, _sum, offset, length = struct.unpack_from(">4sIII", content, 12 + 16 * at)
        if offset + length > len(content):
            raise BrokenFontError("is cut short")
        tables[tag.decode("latin-1")] = memoryview(content)[offset : offset + length]
    lacking = [tag for tag in _NEEDED if tag not in tables]
    if not lacking and not ({"glyf", "loca"} <= tables.keys() or "CFF " in tables):
        lacking = ["glyf"]
    if lacking:
        raise BrokenFontError(f"is no complete font: the table {lacking[0]} is missing")
    return tables


def _family(table: memoryview) -> str:
    """The family's name: the typographic one, which all weights share, if it has one."""
    _format, count, start = struct.unpack_from(">HHH", table)
    names: dict[int, str] = {}
    for at in range(count):
        platform, _encoding, _language, kind, length, offset = struct.unpack_from(
            ">HHHHHH", table, 6 + 12 * at
        )
        if kind in {_FAMILY, _TYPOGRAPHIC_FAMILY} - names.keys():
            text = bytes(table[start + offset : start + offset + length])
            encoding = "utf-16-be" if platform in {_UNICODE, _WINDOWS} else "mac-roman"
            names[kind] = text.decode(encoding, "replace")
    return names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY) or ""


def _points(table: memoryview) -> frozenset[int]:
    """The characters of the widest Unicode map that the font has."""
    _version, count = struct.unpack_from(">HH", table)
    offsets: dict[int, int] = {}
    for at in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * at)
        if platform == _UNICODE or (platform == _WINDOWS and encoding in {1, 10}):
            offsets.setdefault(struct.unpack_from(">H", table, offset)[0], offset)
    for form, read in ((12, _segmented), (4, _mapped_by_deltas)):
        if form in offsets:
            return frozenset(read(table[offsets[form] :]))
    raise BrokenFontError("has no Unicode map of its characters")


def _segmented(table: memoryview) -> Iterator[int]:
    """Format 12: groups of code points and of the glyphs that follow each other like them."""
    (count,) = struct.unpack_from(">I", table, 12)
    before, total = -1, 0
    for at in range(count):
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * at)
        total += last - first + 1
        if not before < first <= last <= _LAST_POINT or total > _MOST_POINTS:
            raise BrokenFontError("is broken: its map of characters is out of order")
        before = last
        yield from range(first + (not glyph), last + 1)


def _mapped_by_deltas(table: memoryview) -> Iterator[int]:
    """Format 4: segments whose glyphs are a sum, or stand in a list."""
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", table, 14 + doubled * part + 2 * (part > 0))
        for part in range(4)
    )
    before = -1
    for at in range(count):
        if not before < starts[at] <= ends[at]:
            raise BrokenFontError("is broken: its map of characters is out of order")
        before = ends[at]
        for point in range(starts[at], ends[at] + 1):
            glyph = point
            if ranges[at]:
                where = 16 + 3 * doubled + 2 * at + ranges[at] + 2 * (point - starts[at])
                (glyph,) = struct.unpack_from(">H", table, where)
                if not glyph:
                    continue
            if (glyph + deltas[at]) & 0xFFFF:
                yield point
