"""Land, lakes, coasts and borders of a frame, as paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitrep.rendering.atlas import (
    Arc,
    Edge,
    Entry,
    Territory,
    load_index,
    load_lakes,
    load_territory,
)
from sitrep.rendering.geometry import Box, Cell, clip_line, clip_ring, path, simplify
from sitrep.rendering.map_frame import Frame


@dataclass(frozen=True, slots=True)
class Land:
    """What a frame shows, clipped to its sheet and on whole units.

    ``territories`` holds the rings of each territory that is seen; ``edges`` the lines by kind;
    ``outline`` those around the country that the map is about.
    """

    territories: dict[str, list[list[Cell]]]
    lakes: list[list[Cell]]
    shores: list[list[Cell]]
    edges: dict[Edge, list[list[Cell]]]
    outline: list[list[Cell]]

    @property
    def has_disputed(self) -> bool:
        """Whether a boundary that is not settled is seen."""
        return bool(self.edges[Edge.DISPUTED])

    def fill(self, codes: Sequence[str]) -> str:
        """One path round some of the territories."""
        return path((ring for code in codes for ring in self.territories[code]), closed=True)


@dataclass(slots=True)
class _Drawing:
    """The arcs of a frame as they become lines of the sheet, each once."""

    frame: Frame
    globe: Box
    tolerance: float
    lines: dict[int, list[Cell]] = field(default_factory=dict)

    def line(self, arc: Arc) -> list[Cell]:
        """An arc on the sheet; one that the frame does not show is its two ends alone."""
        centre = self.frame.projection.longitude
        turn = 360 * round((centre - (arc.box.left + arc.box.right) / 2) / 360)
        seen = Box(
            arc.box.left + turn, arc.box.top, arc.box.right + turn, arc.box.bottom
        ).overlaps(self.globe.grown(0.001))
        points = arc.points if seen else (arc.points[0], arc.points[-1])
        return simplify(self.frame.to_sheet(points), self.tolerance)

    def ring(self, territory: Territory, numbers: Sequence[int]) -> list[Cell]:
        """A ring on the sheet, not yet clipped."""
        cells: list[Cell] = []
        for number in numbers:
            own = number if number >= 0 else ~number
            if own not in self.lines:
                self.lines[own] = self.line(territory.arcs[own])
            line = self.lines[own]
            cells += line[:-1] if number >= 0 else line[:0:-1]
        return cells


def draw_land(frame: Frame, country: str, tolerance: float) -> Land:
    """Everything that a frame shows.

    Args:
        frame: what to show.
        country: the territory whose outline stands out.
        tolerance: how far a line may be off, in units of the sheet.
    """
    drawing = _Drawing(frame, frame.globe(), tolerance)
    clip = frame.sheet
    territories: dict[str, list[list[Cell]]] = {}
    arcs: dict[int, Arc] = {}
    own: set[int] = set()
    extra: list[Arc] = []
    for code in _codes_in(drawing.globe, country):
        territory = load_territory(code)
        rings = list(_rings(drawing, territory, clip))
        if not rings:
            continue
        territories[code] = rings
        arcs.update(territory.arcs)
        extra += territory.lines
        if code == country:
            own.update(territory.arcs)
    edges: dict[Edge, list[list[Cell]]] = {edge: [] for edge in Edge}
    outline: list[list[Cell]] = []
    for number in sorted(arcs.keys() & drawing.lines.keys()):
        pieces = clip_line(drawing.lines[number], clip)
        target = edges[arcs[number].edge]
        if number in own and arcs[number].edge is Edge.BORDER:
            target = outline
        target += pieces
    for arc in extra:
        edges[Edge.DISPUTED] += clip_line(drawing.line(arc), clip)
    lakes, shores = _lakes(drawing, clip)
    return Land(territories, lakes, shores, edges, outline)


def _codes_in(globe: Box, country: str) -> list[str]:
    """The territories that may be seen in a box of degrees."""
    return [
        code
        for code, entry in load_index().items()
        if code == country or _is_seen(entry, globe)
    ]


def _is_seen(entry: Entry, globe: Box) -> bool:
    return any(
        Box(box.left + turn, box.top, box.right + turn, box.bottom).overlaps(globe)
        for box in entry.boxes
        for turn in (-360, 0, 360)
    )


def _rings(drawing: _Drawing, territory: Territory, clip: Box) -> Iterator[list[Cell]]:
    """The rings of a territory inside a box of the sheet."""
    for polygon in territory.polygons:
        for numbers in polygon:
            ring = drawing.ring(territory, numbers)
            if len(ring) < 3:
                continue
            box = Box.around(ring)
            if not box.overlaps(clip):
                continue
            yield from filter(None, [ring if clip.holds(box) else clip_ring(ring, clip)])


def _lakes(drawing: _Drawing, clip: Box) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The lakes' rings, and their shores as lines."""
    rings, shores = [], []
    for lake in load_lakes():
        for shore in lake:
            line = drawing.line(shore)
            if len(line) < 4:
                break  # too small to be seen, and so are its islands
            ring = clip_ring(line[:-1], clip)
            if ring:
                rings.append(ring)
                shores += clip_line(line, clip)
    return rings, shores
