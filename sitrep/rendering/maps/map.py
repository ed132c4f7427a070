"""The locator map of a report: shapes for an SVG, and names to lay over it as HTML.

Nothing here is text inside the SVG, since WeasyPrint draws that one character at a time and
breaks Arabic. The result is plain data that ``sections/map.html.j2`` writes down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from sitrep.rendering.maps.atlas import load_index
from sitrep.rendering.maps.frame import View, choose_view
from sitrep.rendering.maps.geometry import Box, Point
from sitrep.rendering.maps.labels import Areas, Board, Label, beside
from sitrep.rendering.maps.land import Land
from sitrep.rendering.maps.shapes import (
    SCALE_STEPS,
    WIDTH,
    Arrangement,
    Furniture,
    MapShape,
    Marker,
    arrange,
    draw_map_land,
    draw_shapes,
)

__all__ = [
    "SCALE_STEPS",
    "MapDrawing",
    "MapLabel",
    "MapPlace",
    "MapRequest",
    "MapSea",
    "MapShape",
    "draw_map",
]

NEIGHBOURS = 12  # names of other countries at most
LEAST_SHARE = 0.003  # of the sheet, that a neighbour covers to be named
BESIDE = 420.0  # how far off shore, in units, the name of a small country may stand


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place to mark, in degrees; one without coordinates is listed as left out.

    ``emphasis`` decides which of two names wins where there is room for one: the higher.
    """

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    kind: Literal["focus", "other"] = "other"
    emphasis: int = 0


@dataclass(frozen=True, slots=True)
class MapSea:
    """The name of a sea, and about where it goes, in degrees."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class MapRequest:
    """What a map shows, in words of one language.

    ``neighbours`` are names by ISO alpha-3, of as many territories as the caller likes: those
    on the map are used. ``scale_labels`` holds the words for each length of `SCALE_STEPS`; a
    length without words is not chosen. ``ratio`` is the wished-for width for the height; the
    drawing keeps near it.
    """

    iso3: str
    country: str
    places: tuple[MapPlace, ...]
    direction: Literal["ltr", "rtl"] = "ltr"
    neighbours: Mapping[str, str] = field(default_factory=dict)
    seas: tuple[MapSea, ...] = ()
    scale_labels: Mapping[int, str] = field(default_factory=dict)
    ratio: float = 1.3


class MapLabel(TypedDict):
    """One name: its point in hundredths of the map's width and height, and how it hangs on it.

    ``anchor`` is where the name lies seen from the point: e, w, n, s, ne, nw, se, sw, or c
    (centred on it). ``kind``: place, focus, country, neighbour, sea, scale. ``wide``: there is
    no room for it on a narrow screen.
    """

    text: str
    kind: str
    x_percent: str
    y_percent: str
    anchor: str
    wide: bool


class MapDrawing(TypedDict):
    """A map as plain data.

    ``width`` and ``height`` are those of the SVG's viewBox. ``marks`` says which kinds of mark
    are on the map, for a key: focus, other, disputed, inset. ``left_out`` are the ids of places
    without coordinates or off the map, ``unnamed`` of those whose marker has no name for want of
    room.
    """

    width: int
    height: int
    shapes: list[MapShape]
    labels: list[MapLabel]
    marks: list[str]
    left_out: list[str]
    unnamed: list[str]


def draw_map(request: MapRequest) -> MapDrawing | None:
    """The map of a country with its places.

    Returns:
        The drawing, or None where no place has coordinates or the atlas has no such country.
    """
    located = [
        (place, (place.longitude, place.latitude))
        for place in request.places
        if place.longitude is not None and place.latitude is not None
    ]
    if not located or request.iso3 not in load_index():
        return None
    view, places, markers = _located(request, located)
    land = draw_map_land(request.iso3, view)
    areas = Areas(view.frame.sheet, land.territories)
    wishes = Arrangement(request.iso3, sorted(request.scale_labels), _is_rtl(request))
    furniture = arrange(view, areas, markers, wishes)
    board = _board(request, view.frame.sheet, furniture, markers)
    unnamed = _name_places(board, areas, request, list(zip(places, markers, strict=True)))
    _name_areas(board, request, view, areas)
    drawn = {place.id for place in places}
    return {
        "width": WIDTH,
        "height": round(view.frame.sheet.height),
        "shapes": draw_shapes(request.iso3, view, land, furniture, markers),
        "labels": [_plain(label, view.frame.sheet) for label in board.labels],
        "marks": _marks(markers, land, furniture),
        "left_out": [place.id for place in request.places if place.id not in drawn],
        "unnamed": unnamed,
    }


def _located(
    request: MapRequest, located: Sequence[tuple[MapPlace, Point]]
) -> tuple[View, list[MapPlace], list[Marker]]:
    """What to show, which places are on it, the most important first, and their markers."""
    view = choose_view(
        request.iso3,
        [point for _, point in located],
        [place.kind == "focus" for place, _ in located],
        (request.ratio, WIDTH),
    )
    shown = [item for item, is_shown in zip(located, view.shown, strict=True) if is_shown]
    shown.sort(key=lambda item: (item[0].kind != "focus", -item[0].emphasis))
    spots = view.frame.to_sheet([point for _, point in shown])
    markers = [
        Marker(place.kind, (round(x), round(y)))
        for (place, _), (x, y) in zip(shown, spots, strict=True)
    ]
    return view, [place for place, _ in shown], markers


def _is_rtl(request: MapRequest) -> bool:
    return request.direction == "rtl"


def _board(
    request: MapRequest, sheet: Box, furniture: Furniture, markers: Sequence[Marker]
) -> Board:
    """The sheet with what names must keep off, and the scale bar's words."""
    taken = [marker.box for marker in markers]
    if furniture.inset is not None:
        taken.append(furniture.inset.sheet.grown(10))
    board = Board(sheet, taken)
    if furniture.scale is not None:
        scale = furniture.scale
        middle = (scale.bar.centre[0], scale.bar.top)
        board.labels.append(
            Label(request.scale_labels[scale.kilometres], "scale", middle, "n", wide=False)
        )
        taken.append(scale.bar.grown(8))
    return board


def _name_places(
    board: Board, areas: Areas, request: MapRequest, pairs: Sequence[tuple[MapPlace, Marker]]
) -> list[str]:
    """Name the places beside their markers; returns the ids of those without a name."""

    def positions(place: MapPlace, marker: Marker, *, wide: bool) -> list[Label]:
        kind = "focus" if place.kind == "focus" else "place"
        around = (marker.point, marker.radius)
        return areas.ranked(beside(place.name, kind, around, rtl=_is_rtl(request), wide=wide))

    left = pairs
    for wide in (False, True):
        left = [
            (place, marker)
            for place, marker in left
            if not board.place(positions(place, marker, wide=wide))
        ]
    for place, marker in left:
        if place.kind == "focus":
            board.squeeze_in(positions(place, marker, wide=True))
    return [place.id for place, _ in left if place.kind != "focus"]


def _name_areas(board: Board, request: MapRequest, view: View, areas: Areas) -> None:
    """Name the country, the seas and the neighbours, where there is room."""
    index = load_index()

    def point_of(code: str) -> Point | None:
        """Where the atlas would have a name, if the map shows that point."""
        [(x, y)] = view.frame.to_sheet([index[code].label])
        return (x, y) if view.frame.sheet.holds(Box(x, y, x, y)) else None

    def name(text: str, kind: str, code: str, point: Point | None) -> bool:
        return any(
            board.place(areas.centred(text, kind, (code, point), wide=wide))
            for wide in (False, True)
        )

    home = point_of(request.iso3)
    if not name(request.country, "country", request.iso3, home) and home is not None:
        for wide in (False, True):
            off_shore = areas.centred(request.country, "country", ("", home), wide=wide)
            if board.place(label for label in off_shore if _is_near(label, home)):
                break
    for sea in request.seas:
        [(x, y)] = view.frame.to_sheet([(sea.longitude, sea.latitude)])
        if view.frame.sheet.holds(Box(x, y, x, y)):
            name(sea.name, "sea", "", (x, y))
    shares = {code: areas.share(code) for code in request.neighbours if code in areas.codes}
    shares.pop(request.iso3, None)
    ranked = sorted(shares, key=lambda code: (-shares[code], code))
    for code in ranked[:NEIGHBOURS]:
        if shares[code] >= LEAST_SHARE:
            name(request.neighbours[code], "neighbour", code, point_of(code))


def _is_near(label: Label, point: tuple[float, float]) -> bool:
    return abs(label.point[0] - point[0]) + abs(label.point[1] - point[1]) < BESIDE


def _marks(markers: Sequence[Marker], land: Land, furniture: Furniture) -> list[str]:
    """Which kinds of mark the map has."""
    kinds = {marker.kind for marker in markers}
    marks = [str(kind) for kind in ("focus", "other") if kind in kinds]
    if land.has_disputed:
        marks.append("disputed")
    if furniture.inset is not None:
        marks.append("inset")
    return marks


def _plain(label: Label, sheet: Box) -> MapLabel:
    """A name as the template takes it."""
    x, y = label.point
    return {
        "text": label.text,
        "kind": label.kind,
        "x_percent": f"{100 * x / sheet.width:.2f}",
        "y_percent": f"{100 * y / sheet.height:.2f}",
        "anchor": label.anchor,
        "wide": label.wide,
    }
