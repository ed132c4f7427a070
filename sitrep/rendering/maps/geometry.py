"""The plane geometry of maps: a projection, clipping, simplifying, and paths of SVG.

Points are pairs of numbers. On the globe they are degrees of longitude and latitude, on the
plane kilometres from the projection's centre (y upwards), on the sheet units of the drawing
(y downwards).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

EARTH_RADIUS = 6371.0072  # kilometres, of the sphere with the Earth's area

Point = tuple[float, float]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Projection:
    """Lambert's azimuthal equal-area projection about a centre.

    It is true in area everywhere and, near its centre, in shape; neither the 180th meridian nor
    a pole is an edge. Only the point opposite the centre has no place.

    Source: Snyder, Map Projections: A Working Manual (USGS 1395), chapter 24.
    """

    longitude: float
    latitude: float

    def to_plane(self, points: Iterable[Point]) -> list[Point]:
        """Degrees to kilometres from the centre."""
        sin0 = math.sin(math.radians(self.latitude))
        cos0 = math.cos(math.radians(self.latitude))
        sin, cos, radians = math.sin, math.cos, math.radians
        plane = []
        for longitude, latitude in points:
            east, north = radians(longitude - self.longitude), radians(latitude)
            sin_n, cos_n, cos_e = sin(north), cos(north), cos(east)
            spread = max(1 + sin0 * sin_n + cos0 * cos_n * cos_e, 1e-9)
            scale = EARTH_RADIUS * math.sqrt(2 / spread)
            plane.append((scale * cos_n * sin(east), scale * (cos0 * sin_n - sin0 * cos_n * cos_e)))
        return plane

    def to_globe(self, point: Point) -> Point:
        """Kilometres back to degrees; the longitude lies within 180° of the centre's."""
        x, y = point[0] / EARTH_RADIUS, point[1] / EARTH_RADIUS
        distance = math.hypot(x, y)
        if distance == 0:
            return self.longitude, self.latitude
        angle = 2 * math.asin(min(1.0, distance / 2))
        sin0 = math.sin(math.radians(self.latitude))
        cos0 = math.cos(math.radians(self.latitude))
        sin_a, cos_a = math.sin(angle), math.cos(angle)
        latitude = math.asin(max(-1.0, min(1.0, cos_a * sin0 + y * sin_a * cos0 / distance)))
        east = math.atan2(x * sin_a, distance * cos0 * cos_a - y * sin0 * sin_a)
        return self.longitude + math.degrees(east), math.degrees(latitude)


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; ``top`` is the smaller y on the sheet, the smaller latitude else."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """The box with a margin all round."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        """Whether the two share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def shared(self, other: Box) -> float:
        """The area that the two share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def holds(self, other: Box) -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    @classmethod
    def around(cls, points: Iterable[Point]) -> Box:
        """The smallest box that holds some points."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))


def simplify(line: Sequence[Point], tolerance: float) -> list[Cell]:
    """A line on whole units with no vertex that matters less than the tolerance.

    The ends stay where they are, so that lines that met still meet. A ring that shrinks to
    nothing becomes one or two points.

    Source: Douglas and Peucker 1973.
    """
    cells: list[Cell] = []
    for x, y in line:
        cell = (round(x), round(y))
        if not cells or cell != cells[-1]:
            cells.append(cell)
    if len(cells) < 3:
        return cells
    keep = [False] * len(cells)
    keep[0] = keep[-1] = True
    spans = [(0, len(cells) - 1)]
    if cells[0] == cells[-1]:
        far = max(range(len(cells)), key=lambda i: math.dist(cells[0], cells[i]))
        keep[far] = True
        spans = [(0, far), (far, len(cells) - 1)]
    while spans:
        first, last = spans.pop()
        index, distance = _farthest(cells, first, last)
        if distance > tolerance:
            keep[index] = True
            spans += [(first, index), (index, last)]
    return [cell for cell, kept in zip(cells, keep, strict=True) if kept]


def _farthest(line: list[Cell], first: int, last: int) -> tuple[int, float]:
    """The vertex between two others that lies farthest from the line through those."""
    (ax, ay), (bx, by) = line[first], line[last]
    dx, dy = bx - ax, by - ay
    length = math.hypot(dx, dy)
    best, index = -1.0, first
    for i in range(first + 1, last):
        x, y = line[i]
        distance = abs((x - ax) * dy - (y - ay) * dx) if length else math.hypot(x - ax, y - ay)
        if distance > best:
            best, index = distance, i
    return index, best / (length or 1)


def clip_ring(ring: Sequence[Point], box: Box) -> list[Cell]:
    """The part of a ring inside a box, its vertices on whole units.

    Source: Sutherland and Hodgman 1974.
    """
    points: list[Point] = list(ring)
    for axis, limit, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1),
                              (1, box.bottom, -1)):  # fmt: skip
        points = list(_kept(points, axis, limit, sign))
    cells: list[Cell] = []
    for x, y in points:
        cell = (round(x), round(y))
        if not cells or cell != cells[-1]:
            cells.append(cell)
    while len(cells) > 1 and cells[0] == cells[-1]:
        cells.pop()
    return cells if len(cells) > 2 else []


def _kept(points: list[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    """The part of a ring on one side of a line along an axis."""
    if not points:
        return
    before = points[-1]
    before_in = (before[axis] - limit) * sign >= 0
    for point in points:
        point_in = (point[axis] - limit) * sign >= 0
        if point_in != before_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield (
                before[0] + share * (point[0] - before[0]),
                before[1] + share * (point[1] - before[1]),
            )
        if point_in:
            yield point
        before, before_in = point, point_in


def clip_line(line: Sequence[Point], box: Box) -> list[list[Cell]]:
    """The pieces of a line inside a box."""
    pieces: list[list[Cell]] = []
    for start, end in pairwise(line):
        segment = _clip_segment(start, end, box)
        if segment is None:
            continue
        first, last = segment
        if pieces and pieces[-1][-1] == first:
            pieces[-1].append(last)
        else:
            pieces.append([first, last])
    return pieces


def _clip_segment(start: Point, end: Point, box: Box) -> tuple[Cell, Cell] | None:
    """The part of a segment inside a box (Liang and Barsky 1984)."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    enter, leave = 0.0, 1.0
    for step, room in (
        (-dx, x - box.left), (dx, box.right - x), (-dy, y - box.top), (dy, box.bottom - y)
    ):  # fmt: skip
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter > leave:
        return None
    return (
        (round(x + enter * dx), round(y + enter * dy)),
        (round(x + leave * dx), round(y + leave * dy)),
    )


def path(lines: Iterable[Sequence[Cell]], *, closed: bool) -> str:
    """The ``d`` of an SVG path through whole units, as short as relative steps make it."""
    parts = []
    for line in lines:
        if len(line) < 2:
            continue
        steps = "".join(
            f"{_spaced(b[0] - a[0], first=i == 0)}{_spaced(b[1] - a[1])}"
            for i, (a, b) in enumerate(pairwise(line))
        )
        parts.append(f"M{line[0][0]}{_spaced(line[0][1])}l{steps}{'z' if closed else ''}")
    return "".join(parts)


def _spaced(number: int, *, first: bool = False) -> str:
    """A number with the space before it that SVG needs: none before a minus."""
    return f"{number}" if first or number < 0 else f" {number}"


def circle(x: int, y: int, radius: int) -> str:
    """The ``d`` of an SVG path round a point."""
    half = f"a{radius} {radius} 0 1 0 "
    return f"M{x - radius}{_spaced(y)}{half}{2 * radius} 0{half}{-2 * radius} 0z"


def rectangle(box: Box) -> str:
    """The ``d`` of an SVG path round a box on whole units."""
    left, top = round(box.left), round(box.top)
    width, height = round(box.right) - left, round(box.bottom) - top
    return f"M{left}{_spaced(top)}h{width}v{height}h{-width}z"
