"""Land, lakes, coasts and borders of a frame, as paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sitrep.rendering.maps.atlas import (
    Arc,
    Edge,
    Entry,
    Territory,
    load_index,
    load_lakes,
    load_territory,
)
from sitrep.rendering.maps.frame import Frame
from sitrep.rendering.maps.geometry import Box, Cell, Point, clip_line, clip_ring, path, simplify

KILOMETRES = 111.2  # in a degree of latitude
SPECK = 12  # a piece of the country below this size, in units, is drawn as a dot

Lines = list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Land:
    """What a frame shows, clipped to its sheet and on whole units; shared, not to be changed.

    ``territories`` holds the rings of each territory that is seen; ``edges`` the lines by kind;
    ``outline`` the country's borders; ``specks`` where it has islands too small to be seen.
    """

    territories: dict[str, Lines]
    lakes: Lines
    shores: Lines
    edges: dict[Edge, Lines]
    outline: Lines
    specks: list[Cell]

    @property
    def has_disputed(self) -> bool:
        """Whether a boundary that is not settled is seen."""
        return bool(self.edges[Edge.DISPUTED])

    def fill(self, codes: Sequence[str]) -> str:
        """One path round some of the territories."""
        return path((ring for code in codes for ring in self.territories[code]), closed=True)


@dataclass(slots=True)
class _Drawing:
    """The arcs of a frame as they become lines of its sheet, each once."""

    frame: Frame
    tolerance: float
    globe: Box
    lines: dict[int, list[Cell]] = field(default_factory=dict)

    @property
    def unit(self) -> float:
        """The degrees of latitude in a unit of the sheet."""
        return 1 / (KILOMETRES * self.frame.scale)

    def line(self, arc: Arc) -> list[Cell]:
        """An arc on the sheet; of one that the frame does not show, the two ends alone.

        Where the map is much coarser than the atlas, points are left out before anything is
        computed.
        """
        box = arc.box
        turn = 360 * round((self.frame.projection.longitude - box.centre[0]) / 360)
        points: Sequence[Point] = (arc.points[0], arc.points[-1])
        if Box(box.left + turn, box.top, box.right + turn, box.bottom).overlaps(self.globe):
            spacing = (box.width + box.height) / len(arc.points)
            step = max(1, int(0.6 * self.tolerance * self.unit / spacing)) if spacing else 1
            points = arc.points if step == 1 else (*arc.points[:-1:step], arc.points[-1])
        return simplify(self.frame.to_sheet(points), self.tolerance)

    def ring(self, territory: Territory, numbers: Sequence[int]) -> list[Cell]:
        """A ring on the sheet, not yet clipped; a speck has fewer than three points."""
        first = territory.arcs[numbers[0] if numbers[0] >= 0 else ~numbers[0]]
        if len(numbers) == 1 and max(first.box.width, first.box.height) < 3 * self.unit:
            return simplify(self.frame.to_sheet(first.points[:1]), 0)
        cells: list[Cell] = []
        for number in numbers:
            own = number if number >= 0 else ~number
            if own not in self.lines:
                self.lines[own] = self.line(territory.arcs[own])
            line = self.lines[own]
            cells += line[:-1] if number >= 0 else line[:0:-1]
        return cells or line[:1]


@lru_cache(maxsize=8)  # the languages of a report share their map's frames
def draw_land(frame: Frame, country: str, tolerance: float) -> Land:
    """Everything that a frame shows.

    Args:
        frame: what to show.
        country: the territory whose outline and islands stand out.
        tolerance: how far a line may be off, in units of the sheet.
    """
    drawing = _Drawing(frame, tolerance, frame.globe())
    seen: dict[str, Territory] = {}
    territories: dict[str, Lines] = {}
    specks: list[Cell] = []
    for code in _codes_in(drawing.globe, country):
        territory = load_territory(code)
        rings = [
            drawing.ring(territory, ring) for polygon in territory.polygons for ring in polygon
        ]
        shown = [part for ring in rings if (part := _inside(ring, drawing))]
        if code == country:
            specks = _specks(rings, frame.sheet)
        if shown or code == country:
            seen[code] = territory
            territories[code] = shown
    edges, outline = _edges(drawing, seen, country)
    lakes, shores = _lakes(drawing)
    return Land(territories, lakes, shores, edges, outline, specks)


def _codes_in(globe: Box, country: str) -> list[str]:
    """The territories that may be seen in a box of degrees."""
    return [
        code for code, entry in load_index().items() if code == country or _is_seen(entry, globe)
    ]


def _is_seen(entry: Entry, globe: Box) -> bool:
    return any(
        Box(box.left + turn, box.top, box.right + turn, box.bottom).overlaps(globe)
        for box in entry.boxes
        for turn in (-360, 0, 360)
    )


def _inside(ring: list[Cell], drawing: _Drawing) -> list[Cell]:
    """The part of a ring on the sheet; nothing of one that is not seen at all."""
    if len(ring) < 3:
        return []
    box, sheet = Box.around(ring), drawing.frame.sheet
    if not box.overlaps(sheet) or max(box.width, box.height) < 2 * drawing.tolerance:
        return []
    return ring if sheet.holds(box) else clip_ring(ring, sheet)


def _specks(rings: Lines, sheet: Box) -> list[Cell]:
    """The middles of rings that are too small to be seen, one of those that lie together."""
    specks: dict[Cell, Cell] = {}
    for ring in rings:
        box = Box.around(ring)
        if max(box.width, box.height) <= SPECK and sheet.holds(box):
            x, y = round(box.centre[0]), round(box.centre[1])
            specks.setdefault((x // SPECK, y // SPECK), (x, y))
    return list(specks.values())


def _edges(
    drawing: _Drawing, seen: Mapping[str, Territory], country: str
) -> tuple[dict[Edge, Lines], Lines]:
    """The lines of all that is seen, by kind, and the country's borders apart."""
    edges: dict[Edge, Lines] = {edge: [] for edge in Edge}
    outline: Lines = []
    own = seen[country].arcs
    arcs = {number: arc for territory in seen.values() for number, arc in territory.arcs.items()}
    for number in sorted(arcs.keys() & drawing.lines.keys()):
        pieces = clip_line(drawing.lines[number], drawing.frame.sheet)
        edge = arcs[number].edge
        if edge is Edge.BORDER and number in own:
            outline += pieces
        else:
            edges[edge] += pieces
    for territory in seen.values():
        for arc in territory.lines:
            edges[Edge.DISPUTED] += clip_line(drawing.line(arc), drawing.frame.sheet)
    return edges, outline


def _lakes(drawing: _Drawing) -> tuple[Lines, Lines]:
    """The lakes' rings, and their shores as lines."""
    rings: Lines = []
    shores: Lines = []
    for lake in load_lakes():
        for shore in lake:
            line = drawing.line(shore)
            ring = _inside(line[:-1], drawing)
            if not ring:
                break  # it is not seen, and so are its islands
            rings.append(ring)
            shores += clip_line(line, drawing.frame.sheet)
    return rings, shores
