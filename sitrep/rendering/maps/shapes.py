"""The shapes of a map in the order in which they are painted, and its furniture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypedDict

from sitrep.rendering.maps.atlas import Edge
from sitrep.rendering.maps.frame import Frame, View, frame_of
from sitrep.rendering.maps.geometry import Box, Cell, circle, clip_ring, path, rectangle
from sitrep.rendering.maps.labels import NARROW, Areas
from sitrep.rendering.maps.land import Land, draw_land

# Of the sheet, in units: 6 to a pixel of a phone, 29 to a millimetre beside the text of a page.
WIDTH = 2000
# Characters in the paths of the land and of an inset, so that the SVG stays below 40 KB.
LIMIT, INSET_LIMIT = 30_000, 6_000
SPECKS = 200  # islands at most that are drawn as dots
# How far a line may be off at first, in units: at least the first, more where the map is wide, a
# unit for so many kilometres.
TOLERANCE, COARSE = 2.0, 1500.0

# The lengths that a scale bar may have, in kilometres, and its longest share of the width.
SCALE_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
SCALE_SHARE = 0.25
EDGE = 40  # between the sheet's edge and the furniture
INSET_WIDTH = 460

# Radius of a marker and of the pale ring under it.
RADII: Mapping[str, tuple[int, int]] = MappingProxyType({"other": (20, 29), "focus": (31, 42)})


@dataclass(frozen=True, slots=True)
class Style:
    """The presentation attributes of a class of shapes; the width is in units."""

    fill: str = "none"
    stroke: str = "none"
    width: str = "0"
    dashes: str = "none"
    cap: str = "butt"


# PDFs take these attributes; map.css has the colours of dark screens. No colour is translucent,
# since PDF/UA allows no opacity.
STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "map-sea": Style(fill="#d8e7f1"),
        "map-land": Style(fill="#ecebe7"),
        "map-country": Style(fill="#fffaee"),
        "map-speck": Style(stroke="#8a8271", width="10", cap="round"),
        "map-lake": Style(fill="#d8e7f1"),
        "map-coast": Style(stroke="#8fb2c8", width="4"),
        "map-border": Style(stroke="#b7b5af", width="5"),
        "map-outline": Style(stroke="#77756f", width="6"),
        "map-disputed": Style(stroke="#77756f", width="6", dashes="18 13"),
        "map-extent": Style(stroke="#c1121f", width="9"),
        "map-rule": Style(stroke="#77756f", width="5"),
        "map-scale": Style(stroke="#4a4944", width="8"),
        "map-halo": Style(fill="#ffffff"),
        "map-place": Style(fill="#2f3437"),
        "map-focus": Style(fill="#c1121f"),
    }
)


class MapShape(TypedDict):
    """One ``<path>``: its class, its ``d``, and the attributes that PDFs take."""

    name: str
    d: str
    fill: str
    stroke: str
    stroke_width: str
    dashes: str
    cap: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A place's marker on the sheet."""

    kind: str
    point: Cell

    @property
    def radius(self) -> int:
        """With the pale ring."""
        return RADII[self.kind][1]

    @property
    def box(self) -> Box:
        """The space that it takes."""
        return Box(*self.point, *self.point).grown(self.radius)


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar as long as some kilometres."""

    kilometres: int
    bar: Box


@dataclass(frozen=True, slots=True)
class Furniture:
    """What lies over the map in its corners."""

    scale: ScaleBar | None
    inset: Frame | None


def arrange(view: View, areas: Areas, markers: Sequence[Marker], request: Arrangement) -> Furniture:
    """Put the inset and the scale bar into the corners where they hide least.

    They keep off markers above all, and rather lie over the sea or other countries.
    """
    sheet = view.frame.sheet
    corners = _Corners(areas, request, [marker.box.grown(EDGE) for marker in markers])
    inset = None
    if view.inset is not None:
        projection, country = view.inset
        area = country.grown(0.2 * max(country.width, country.height))
        shape = min(max(area.width / area.height, 0.8), 1.5)
        box = corners.take(sheet, (INSET_WIDTH, round(INSET_WIDTH / shape)), "ne nw se sw")
        inset = frame_of(projection, area, box)
    fitting = [km for km in request.lengths if km * view.frame.scale <= SCALE_SHARE * sheet.width]
    if not fitting:
        return Furniture(None, inset)
    size = (round(fitting[-1] * view.frame.scale), round(NARROW * 1.2) + 20)
    box = corners.take(sheet, size, "sw se nw ne")
    bar = Box(box.left, box.bottom - 20, box.right, box.bottom)
    return Furniture(ScaleBar(fitting[-1], bar), inset)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What decides where the furniture goes.

    ``lengths`` are the kilometres that the scale bar may stand for; where ``rtl``, the page and
    its corners run from right to left.
    """

    country: str
    lengths: Sequence[int]
    rtl: bool


@dataclass(frozen=True, slots=True)
class _Corners:
    """The corners of the sheet, and the boxes that are taken."""

    areas: Areas
    request: Arrangement
    taken: list[Box]

    def take(self, sheet: Box, size: tuple[int, int], order: str) -> Box:
        """The corner, of some in order, where a box hides least; it is then taken."""
        width, height = size
        boxes = []
        for corner in order.split():
            is_right = ("e" in corner) != self.request.rtl
            left = sheet.right - EDGE - width if is_right else sheet.left + EDGE
            top = sheet.bottom - EDGE - height if "s" in corner else sheet.top + EDGE
            boxes.append(Box(left, top, left + width, top + height))
        best = min(boxes, key=self._cost)
        self.taken.append(best)
        return best

    def _cost(self, box: Box) -> tuple[float, float]:
        """What a box hides: markers, then the country itself in steps of a tenth."""
        hidden = sum(box.shared(other) for other in self.taken)
        return hidden, round(self.areas.share_of(box, self.request.country), 1)


def draw_map_land(country: str, view: View) -> Land:
    """The land of a map, its lines as coarse as it takes to keep them short."""
    tolerance = max(TOLERANCE, WIDTH / view.frame.scale / COARSE)
    while True:
        land = draw_land(view.frame, country, tolerance)
        length = _length(_land_shapes(land, country, view.frame.sheet))
        if length <= LIMIT:
            return land
        tolerance *= 1.2 * (length / LIMIT) ** 0.5


def draw_shapes(
    country: str, view: View, land: Land, furniture: Furniture, markers: Sequence[Marker]
) -> list[MapShape]:
    """All shapes of a map, in the order in which they are painted."""
    shapes = _land_shapes(land, country, view.frame.sheet)
    if furniture.inset is not None:
        shapes += _inset_shapes(country, view.frame, furniture.inset)
    if furniture.scale is not None:
        shapes.append(_shape("map-scale", _scale_path(furniture.scale.bar)))
    return shapes + _marker_shapes(markers)


def _length(shapes: Sequence[MapShape]) -> int:
    return sum(len(shape["d"]) for shape in shapes)


def _shape(name: str, d: str) -> MapShape:
    style = STYLES[name]
    return {
        "name": name,
        "d": d,
        "fill": style.fill,
        "stroke": style.stroke,
        "stroke_width": style.width,
        "dashes": style.dashes,
        "cap": style.cap,
    }


def _land_shapes(land: Land, country: str, sheet: Box) -> list[MapShape]:
    """Sea, land, lakes and lines; what is not there is left out."""
    others = [code for code in land.territories if code != country]
    paths = {
        "map-sea": rectangle(sheet),
        "map-land": land.fill(others),
        "map-country": land.fill([country] if country in land.territories else []),
        "map-speck": "".join(f"M{x} {y}h1" for x, y in land.specks[:SPECKS]),
        "map-lake": path(land.lakes, closed=True),
        "map-coast": path([*land.edges[Edge.COAST], *land.shores], closed=False),
        "map-border": path(land.edges[Edge.BORDER], closed=False),
        "map-outline": path(land.outline, closed=False),
        "map-disputed": path(land.edges[Edge.DISPUTED], closed=False),
    }
    return [_shape(name, d) for name, d in paths.items() if d]


def _inset_shapes(country: str, frame: Frame, inset: Frame) -> list[MapShape]:
    """The country in its region, with a rectangle around what the map shows."""
    kept = {"map-sea", "map-land", "map-country", "map-speck", "map-border", "map-outline"}
    tolerance = TOLERANCE * 2
    while True:
        land = draw_land(inset, country, tolerance)
        shapes = [
            shape for shape in _land_shapes(land, country, inset.sheet) if shape["name"] in kept
        ]
        if _length(shapes) <= INSET_LIMIT:
            break
        tolerance *= 1.5
    extent = Box.around(inset.to_sheet(frame.corners()))
    ring = clip_ring(
        [
            (extent.left, extent.top),
            (extent.right, extent.top),
            (extent.right, extent.bottom),
            (extent.left, extent.bottom),
        ],
        inset.sheet,
    )
    return [
        *shapes,
        _shape("map-extent", path([[*ring, ring[0]]], closed=True)),
        _shape("map-rule", rectangle(inset.sheet)),
    ]


def _scale_path(bar: Box) -> str:
    """A bar with upright ends."""
    left, right = round(bar.left), round(bar.right)
    top, bottom = round(bar.top), round(bar.bottom)
    return f"M{left} {top}V{bottom}H{right}V{top}"


def _marker_shapes(markers: Sequence[Marker]) -> list[MapShape]:
    """The pale rings of all markers, then those of ordinary places, then those in focus."""
    paths = {
        "map-halo": "".join(circle(*marker.point, marker.radius) for marker in markers),
        "map-place": "".join(
            circle(*marker.point, RADII["other"][0]) for marker in markers if marker.kind == "other"
        ),
        "map-focus": "".join(
            circle(*marker.point, RADII["focus"][0]) for marker in markers if marker.kind == "focus"
        ),
    }
    return [_shape(name, d) for name, d in paths.items() if d]
