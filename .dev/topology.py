"""Outlines as arcs that neighbours share; `maps.py` uses it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

UNIT = 1000  # stored coordinates are whole thousandths of a degree
COAST, BORDER, DISPUTED = 0, 1, 2
# Boundaries that are drawn dashed whatever class the lines of Natural Earth have.
ALWAYS_DISPUTED = {frozenset({"ESH", "MAR"}), frozenset({"XKX", "SRB"})}

Vertex = tuple[int, int]
Line = list[Vertex]


def quantised(point: Iterable[float]) -> Vertex:
    """A vertex in stored units."""
    x, y = point
    return round(x * UNIT), round(y * UNIT)


def ring_of(coordinates: Iterable[Iterable[float]]) -> Line:
    """A closed ring in stored units without repeated vertices, its last vertex left out."""
    ring: Line = []
    for vertex in coordinates:
        place = quantised(vertex)
        if not ring or ring[-1] != place:
            ring.append(place)
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring


def area_of(ring: Line) -> float:
    """The area of a ring in square degrees, shrunk with the latitude."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    return abs(twice) / 2 / UNIT**2 * math.cos(math.radians(ring[0][1] / UNIT))


def bounds(ring: Line) -> list[int]:
    """West, south, east, north."""
    xs, ys = [v[0] for v in ring], [v[1] for v in ring]
    return [min(xs), min(ys), max(xs), max(ys)]


def joined(a: list[int], b: list[int]) -> list[int]:
    """The box around two boxes."""
    return [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]


def gap(a: list[int], b: list[int]) -> float:
    """How far two boxes lie apart."""
    return math.hypot(max(a[0] - b[2], b[0] - a[2], 0), max(a[1] - b[3], b[1] - a[3], 0))


def junctions_of(rings: list[Line], ends: set[Vertex]) -> set[Vertex]:
    """Vertices where outlines part or meet, so that arcs begin and end there."""
    around: dict[Vertex, frozenset[Vertex]] = {}
    junctions = set(ends)
    for ring in rings:
        for before, vertex, after in zip(
            ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True
        ):
            pair = frozenset({before, after})
            if around.setdefault(vertex, pair) != pair:
                junctions.add(vertex)
    return junctions


def cut(ring: Line, junctions: set[Vertex]) -> Iterator[Line]:
    """The arcs of a ring, each from one junction to the next."""
    at = [index for index, vertex in enumerate(ring) if vertex in junctions]
    if not at:
        first = ring.index(min(ring))
        yield [*ring[first:], *ring[: first + 1]]
        return
    turned = ring[at[0] :] + ring[: at[0] + 1]
    arc = [turned[0]]
    for vertex in turned[1:]:
        arc.append(vertex)
        if vertex in junctions:
            yield arc
            arc = [vertex]


def simplified(line: Line, tolerance: float) -> Line:
    """Douglas and Peucker's simplification; a closed line keeps at least four vertices."""
    stretch = math.cos(math.radians(line[0][1] / UNIT))
    keep = {0, len(line) - 1}
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: math.dist(line[0], line[i]))
        other = max(range(len(line)), key=lambda i: off(line[i], line[0], line[far], stretch))
        keep |= {far, other}
    stack = sorted(keep)
    spans = list(pairwise(stack))
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        index = max(inner, key=lambda i: off(line[i], line[first], line[last], stretch))
        if off(line[index], line[first], line[last], stretch) > tolerance * UNIT:
            keep.add(index)
            spans += [(first, index), (index, last)]
    return [line[index] for index in sorted(keep)]


def off(point: Vertex, start: Vertex, end: Vertex, stretch: float) -> float:
    """How far a point lies from a segment, in stored units of latitude."""
    px, py = (point[0] - start[0]) * stretch, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * stretch, end[1] - start[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
    return math.hypot(px - along * dx, py - along * dy)


class Topology:
    """All arcs once, and each territory's rings as numbers of arcs."""

    def __init__(self, segments: set[frozenset[Vertex]], ends: set[Vertex]) -> None:
        self.segments = segments
        self.ends = ends
        self.numbers: dict[tuple[Vertex, ...], int] = {}
        self.arcs: list[Line] = []
        self.users: list[set[str]] = []

    def build(self, outlines: dict[str, list[list[Line]]]) -> dict[str, list[list[list[int]]]]:
        """Territory → polygons → rings → arc numbers; ``~n`` is arc n backwards."""
        rings = [ring for polygons in outlines.values() for rings in polygons for ring in rings]
        junctions = junctions_of(rings, self.ends)
        return {
            code: [
                [[self.number(arc, code) for arc in cut(ring, junctions)] for ring in polygon]
                for polygon in polygons
            ]
            for code, polygons in outlines.items()
        }

    def number(self, arc: Line, user: str) -> int:
        """The number of an arc, new or known, turned round if it is stored the other way."""
        forward, backward = tuple(arc), tuple(reversed(arc))
        if backward in self.numbers and backward != forward:
            found = self.numbers[backward]
            self.users[found].add(user)
            return ~found
        if forward not in self.numbers:
            self.numbers[forward] = len(self.arcs)
            self.arcs.append(arc)
            self.users.append(set())
        self.users[self.numbers[forward]].add(user)
        return self.numbers[forward]

    def kind(self, number: int) -> int:
        """Coast, border or disputed border."""
        users = self.users[number]
        if len(users) == 1:
            return COAST
        arc = self.arcs[number]
        marked = sum(frozenset(pair) in self.segments for pair in pairwise(arc))
        unclear = marked * 2 > len(arc) - 1 or frozenset(users) in ALWAYS_DISPUTED
        return DISPUTED if unclear else BORDER


def deltas(line: Line) -> list[int]:
    """A line as its first vertex and then the steps, in one flat list."""
    flat = [*line[0]]
    for before, after in pairwise(line):
        flat += [after[0] - before[0], after[1] - before[1]]
    return flat
