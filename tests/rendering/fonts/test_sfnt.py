"""Reading what a font says of itself, whatever bytes people bring."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from sitrep.rendering.fonts.sfnt import BrokenFontError, read_font
from tests.fonts import make_font


@pytest.fixture(scope="module")
def font(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_font(tmp_path_factory.mktemp("font") / "a.ttf", "אב☂\U0001f600", 700).read_bytes()


def test_a_font_says_what_it_is(font: bytes) -> None:
    found = read_font(font)
    assert (found.family, found.weight, found.slanted) == ("Boxes", 700, False)
    assert (found.variable, found.embeddable) == (False, True)
    assert found.points == set(map(ord, " אב☂\U0001f600"))


def test_an_italic_and_a_restricted_licence_are_seen(tmp_path: Path) -> None:
    path = make_font(tmp_path / "a.ttf", "א", slanted=True, licence=2)
    found = read_font(path.read_bytes())
    assert (found.slanted, found.embeddable) == (True, False)


def test_whatever_is_changed_or_lost_is_read_or_refused(font: bytes) -> None:
    chance = random.Random(3)
    for _ in range(4_000):
        content = bytearray(font)
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(len(content))] = chance.choice((0, 1, 127, 255))
        try:
            found = read_font(bytes(content[: chance.randint(0, len(content))]))
        except BrokenFontError:
            continue
        assert len(found.points) < 1 << 17


def with_map(font: bytes, table: bytes) -> bytes:
    """The font with another map of characters, at its end."""
    for entry in range(12, 12 + 16 * int.from_bytes(font[4:6]), 16):
        if font[entry : entry + 4] == b"cmap":
            place = struct.pack(">II", len(font), len(table))
            return font[: entry + 8] + place + font[entry + 16 :] + table
    raise ValueError("no cmap")


def segmented(*groups: tuple[int, int, int]) -> bytes:
    body = b"".join(struct.pack(">III", *group) for group in groups)
    head = struct.pack(">HHIII", 12, 0, 16 + len(body), 0, len(groups))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + head + body


@pytest.mark.parametrize(
    "table",
    [
        segmented((0, 0x10FFFF, 1)),
        segmented((65, 66, 1), (66, 67, 2)),
        segmented((66, 65, 1)),
        segmented((0x10FFFF, 0x110000, 1)),
        segmented((0, 4_000_000_000, 1)),
        struct.pack(">HHHHI", 0, 1, 1, 0, 12) + struct.pack(">HHH", 0, 262, 0),
        struct.pack(">HH", 0, 65535),
    ],
    ids=["all", "twice", "backwards", "beyond", "huge", "no-unicode", "short"],
)
def test_a_map_that_contradicts_itself_is_refused(table: bytes, font: bytes) -> None:
    with pytest.raises(BrokenFontError):
        read_font(with_map(font, table))


def test_a_map_is_read_past_glyphs_that_are_none(font: bytes) -> None:
    table = segmented((65, 66, 0), (70, 70, 2))
    assert read_font(with_map(font, table)).points == {66, 70}
