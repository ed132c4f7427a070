"""What part of the globe a map shows, and how that part becomes a sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.rendering.maps.atlas import load_index, load_territory, main_part
from sitrep.rendering.maps.geometry import Box, Point, Projection

# Places that span less than this share of the country get a closer look, with the country in an
# inset.
CLOSE = 0.34
# A close look still shows this share of the country or this many kilometres, whatever is less; a
# map never shows fewer than the last, below which the outlines have nothing more to show.
CLOSE_SHARE, CLOSE_SPAN, LEAST_SPAN = 0.25, 600.0, 60.0
# Countries smaller than this are always shown whole, in kilometres.
SMALL = 250.0
# A place farther from the country than this share of its size is off the map.
FAR = 0.6
MARGIN = 0.06


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of a projection's plane, drawn at a scale.

    ``west`` and ``north`` are the plane's kilometres at the upper left corner of the sheet,
    ``scale`` the sheet's units for a kilometre.
    """

    projection: Projection
    west: float
    north: float
    scale: float
    sheet: Box

    def to_sheet(self, points: Iterable[Point]) -> list[Point]:
        """Degrees to units of the sheet."""
        scale = self.scale
        x0, y0 = self.sheet.left - self.west * scale, self.sheet.top + self.north * scale
        return [(x0 + x * scale, y0 - y * scale) for x, y in self.projection.to_plane(points)]

    def corners(self) -> list[Point]:
        """The corners of the frame in degrees."""
        wide, high = self.sheet.width / self.scale, self.sheet.height / self.scale
        return [
            self.projection.to_globe((self.west + x, self.north - y))
            for x in (0.0, wide)
            for y in (0.0, high)
        ]

    def globe(self) -> Box:
        """A box of degrees that holds everything in the frame.

        Its longitudes lie around the projection's; it goes all the way round where the frame
        comes near a pole or spans half the globe.
        """
        steps = [i / 16 for i in range(17)]
        wide, high = self.sheet.width / self.scale, self.sheet.height / self.scale
        box = Box.around(
            self.projection.to_globe((self.west + u * wide, self.north - v * high))
            for u in steps
            for v in steps
        )
        margin = max(box.width, box.height) / 16
        if box.width > 170 or box.bottom > 84 or box.top < -84:
            return Box(-540, box.top - margin, 540, 90)
        return box.grown(margin)


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows: its frame, which places lie in it, and what an inset would show.

    ``inset`` is a projection with the country's box on its plane, only where the frame is a
    closer look.
    """

    frame: Frame
    shown: tuple[bool, ...]
    inset: tuple[Projection, Box] | None


def choose_view(
    code: str, places: Sequence[Point], anchored: Sequence[bool], sheet: tuple[float, int]
) -> View:
    """The part of the globe to show for some places of a country.

    Args:
        code: the country, one of the index.
        places: where the places are, in degrees.
        anchored: for each whether the frame must hold it, however far away it is.
        sheet: the width for its height that is wished for, and the width in units.
    """
    entry = load_index()[code]
    projection = Projection(*entry.boxes[0].centre)
    country = Box.around(projection.to_plane(main_part(load_territory(code), entry)))
    size = max(country.width, country.height)
    near = country.grown(max(size * FAR, LEAST_SPAN))
    spots = projection.to_plane(places)
    shown = tuple(
        must or near.holds(Box(*spot, *spot)) for must, spot in zip(anchored, spots, strict=True)
    )
    held = [spot for spot, yes in zip(spots, shown, strict=True) if yes]
    if held and size > SMALL:
        span = Box.around(held)
        if max(span.width, span.height) < CLOSE * size:
            chosen = [place for place, yes in zip(places, shown, strict=True) if yes]
            return View(_close_frame(chosen, size, sheet), shown, (projection, country))
    corners = [(country.left, country.top), (country.right, country.bottom)]
    return View(_fit(projection, Box.around([*corners, *held]), sheet), shown, None)


def _close_frame(places: Sequence[Point], size: float, sheet: tuple[float, int]) -> Frame:
    """A frame about some places of a country of a size in kilometres."""
    turned = [(x + 360 * round((places[0][0] - x) / 360), y) for x, y in places]
    projection = Projection(*Box.around(turned).centre)
    span = Box.around(projection.to_plane(turned))
    x, y = span.centre
    half = max(min(CLOSE_SHARE * size, CLOSE_SPAN), 1.9 * max(span.width, span.height)) / 2
    return _fit(projection, Box(x - half, y - half * 0.7, x + half, y + half * 0.7), sheet)


def _fit(projection: Projection, area: Box, sheet: tuple[float, int]) -> Frame:
    """The frame that shows an area of the plane, on a sheet of about the shape wished for.

    The sheet may be somewhat higher or wider, so that a long country fills more of it.
    """
    ratio, width = sheet
    x, y = area.centre
    spare = LEAST_SPAN / 2
    area = Box.around([
        (area.left, area.top), (area.right, area.bottom),
        (x - spare, y - spare), (x + spare, y + spare),
    ])  # fmt: skip
    shape = min(max(area.width / area.height, ratio * 0.72), ratio * 1.2)
    return frame_of(projection, area, Box(0, 0, width, math.floor(width / shape)))


def frame_of(projection: Projection, area: Box, sheet: Box) -> Frame:
    """The frame that shows an area of the plane on a sheet, with a margin."""
    area = area.grown(MARGIN * max(area.width, area.height))
    scale = min(sheet.width / area.width, sheet.height / area.height)
    x, y = area.centre
    west, north = x - sheet.width / scale / 2, y + sheet.height / scale / 2
    return Frame(projection, west, north, scale, sheet)
