"""Make ``templates/maps/`` from Natural Earth's 1:10m countries, boundary lines and lakes.

It needs ``pyshp`` and ``shapely``, which the program does not; use an environment of their own.
Name the three shapefiles in this order::

    python .dev/maps.py ne_10m_admin_0_countries.shp \
        ne_10m_admin_0_boundary_lines_land.shp ne_10m_lakes.shp

What it does: gives each territory its ISO 3166-1 alpha-3 code, moves the few areas that
``templates/maps/README.md`` lists, joins what the 180th meridian cuts, rounds to a thousandth of a
degree, cuts all outlines into arcs that neighbours share, simplifies each arc once, and writes one
small file for each territory. The same inputs give the same bytes.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapefile
from shapely import affinity, union_all
from shapely.geometry import MultiPolygon, Point, Polygon, box, shape
from topology import (
    UNIT,
    Line,
    Topology,
    Vertex,
    area_of,
    bounds,
    deltas,
    gap,
    joined,
    quantised,
    ring_of,
    simplified,
)

OUTPUT = Path(__file__).resolve().parent.parent / "templates" / "maps"

# Natural Earth's codes without one of ISO: the territory that each is drawn with.
JOINED = {
    "SOL": "SOM", "CYN": "CYP", "CNM": "CYP", "KAB": "KAZ", "USG": "CUB", "BRI": "BRA",
    "IOA": "AUS", "CLP": "FRA", "CSI": "AUS", "ATC": "AUS", "KOS": "XKX",
}  # fmt: skip

# Parts that have an ISO code of their own: whole, new code, box around the part, ISO alpha-2.
PARTS = (
    ("FRA", "GUF", (-55.0, 2.0, -51.0, 6.0), "GF"),
    ("FRA", "GLP", (-62.0, 15.7, -60.9, 16.6), "GP"),
    ("FRA", "MTQ", (-61.4, 14.3, -60.7, 15.0), "MQ"),
    ("FRA", "REU", (55.0, -21.5, 56.0, -20.7), "RE"),
    ("FRA", "MYT", (44.9, -13.2, 45.4, -12.5), "YT"),
    ("NOR", "SJM", (10.0, 74.0, 34.0, 81.5), "SJ"),
    ("NOR", "SJM", (-9.5, 70.5, -7.5, 71.5), "SJ"),
    ("NOR", "BVT", (3.0, -55.0, 4.0, -54.0), "BV"),
    ("NLD", "BES", (-69.0, 11.5, -62.5, 18.0), "BQ"),
    ("NZL", "TKL", (-173.0, -9.6, -171.0, -8.4), "TK"),
    ("AUS", "CXR", (105.4, -10.7, 105.9, -10.3), "CX"),
    ("AUS", "CCK", (96.7, -12.4, 97.0, -11.7), "CC"),
)
CRIMEA = Point(34.1, 45.3)
LEFT_OUT = {"ATA"}
# Lines inside a territory that are drawn, dashed: Cyprus's buffer zone.
INNER_LINES = {"CNM", "CYN"}


def read_territories(path: str) -> tuple[dict[str, Any], dict[str, str], dict[str, Vertex]]:
    """Geometries, ISO alpha-2 codes and label points by ISO alpha-3."""
    pieces: dict[str, list[Any]] = defaultdict(list)
    alpha2: dict[str, str] = {}
    labels: dict[str, Vertex] = {}
    with shapefile.Reader(path, encoding="utf-8") as reader:
        for item in reader.iterShapeRecords():
            record, own = item.record, item.record["ADM0_A3"]
            iso = record["ISO_A3_EH"]
            code = JOINED.get(own) or (iso if iso != "-99" else f"_{own}")
            if code in LEFT_OUT:
                continue
            pieces[code].append(shape(item.shape.__geo_interface__))
            if own == "KOS" or own not in JOINED:
                alpha2[code] = record["ISO_A2_EH"].replace("-99", "")
                labels[code] = quantised((record["LABEL_X"], record["LABEL_Y"]))
    return {code: union_all(parts) for code, parts in pieces.items()}, alpha2, labels


def adjust(territories: dict[str, Any], alpha2: dict[str, str], labels: dict[str, Vertex]) -> None:
    """Give parts with codes of their own those codes, and move what the README lists."""
    for whole, code, frame, iso2 in PARTS:
        inside = [part for part in parts_of(territories[whole]) if box(*frame).contains(part)]
        others = [part for part in parts_of(territories[whole]) if part not in inside]
        if not inside:
            raise SystemExit(f"nothing of {whole} lies in the box of {code}")
        territories[whole] = MultiPolygon(others)
        territories[code] = union_all([territories.get(code, Polygon()), *inside])
        alpha2[code] = iso2
        labels[code] = quantised(territories[code].representative_point().coords[0])
    crimea = [part for part in parts_of(territories["RUS"]) if part.contains(CRIMEA)]
    territories["RUS"] = MultiPolygon(
        [part for part in parts_of(territories["RUS"]) if part not in crimea]
    )
    territories["UKR"] = union_all([territories["UKR"], *crimea])
    # Natural Earth's end of the boundary at the parallel of 27°40' N, so that outlines still meet.
    south = box(-20, 0, 0, territories["ESH"].bounds[3])
    sahara = territories["MAR"].intersection(south)
    territories["MAR"] = territories["MAR"].difference(south)
    territories["ESH"] = union_all([territories["ESH"], sahara])
    labels["ESH"] = quantised((-13.2, 25.0))
    for code in ("RUS", "FJI"):
        east = [
            affinity.translate(part, 360) if part.bounds[2] < 0 else part
            for part in parts_of(territories[code])
        ]
        territories[code] = union_all(east)


def parts_of(geometry: Any) -> list[Any]:
    """The polygons of a polygon or of several."""
    if geometry.geom_type == "Polygon":
        return [geometry]
    return [part for part in geometry.geoms if part.geom_type == "Polygon"]


def rings_of(territory: Any) -> list[list[Line]]:
    """The polygons of a territory as rings; specks of a large one are left out."""
    polygons = [
        [ring_of(ring.coords) for ring in (part.exterior, *part.interiors)]
        for part in parts_of(territory)
    ]
    polygons = [[ring for ring in polygon if len(ring) > 2] for polygon in polygons]
    polygons = [polygon for polygon in polygons if polygon]
    total = sum(area_of(polygon[0]) for polygon in polygons)
    least = min(total * 8e-6, 0.004)
    kept = [polygon for polygon in polygons if area_of(polygon[0]) >= least]
    return sorted(kept, key=lambda polygon: -area_of(polygon[0]))


def disputed_segments(path: str) -> tuple[set[frozenset[Vertex]], set[Vertex], list[Line]]:
    """Segments of boundaries that are no settled ones, where those begin and end, inner lines."""
    segments: set[frozenset[Vertex]] = set()
    ends: set[Vertex] = set()
    inner: list[Line] = []
    with shapefile.Reader(path, encoding="utf-8") as reader:
        for item in reader.iterShapeRecords():
            record = item.record
            if record["FEATURECLA"] == "International boundary (verify)":
                continue
            starts = [*item.shape.parts, len(item.shape.points)]
            for first, last in pairwise(starts):
                line = [quantised(vertex[:2]) for vertex in item.shape.points[first:last]]
                line = [v for i, v in enumerate(line) if i == 0 or line[i - 1] != v]
                if {record["ADM0_A3_L"], record["ADM0_A3_R"]} & INNER_LINES:
                    inner.append(line)
                elif record["FEATURECLA"] != "Overlay limit":
                    segments.update(frozenset(pair) for pair in pairwise(line))
                    ends.update((line[0], line[-1]))
    return segments, ends, inner


def boxes_of(polygons: list[list[Line]]) -> list[list[int]]:
    """Boxes around groups of a territory's polygons; the first holds its main part.

    The main part is the largest polygon with all that lies near it or is large itself.
    """
    boxes = [bounds(polygon[0]) for polygon in polygons]
    weights = [area_of(polygon[0]) for polygon in polygons]
    groups: list[list[int]] = []
    left = list(range(len(polygons)))

    def is_near(i: int, group: list[int], *, is_first: bool) -> bool:
        """Whether a polygon lies near a group, or is large and the group holds the largest."""
        reach = max(1.2 * UNIT, 0.3 * math.hypot(group[2] - group[0], group[3] - group[1]))
        return gap(boxes[i], group) <= reach or (is_first and weights[i] > weights[0] * 0.15)

    while left:
        group = boxes[left.pop(0)]
        while near := [i for i in left if is_near(i, group, is_first=not groups)]:
            left = [i for i in left if i not in near]
            for i in near:
                group = joined(group, boxes[i])
        groups.append(group)
    return groups


def tolerance_of(polygons: list[list[Line]]) -> float:
    """How far an outline may move, in degrees: a little more for a large territory."""
    size = math.sqrt(sum(area_of(polygon[0]) for polygon in polygons))
    return min(0.015, max(0.002, size / 2400))


def lakes_of(path: str) -> list[dict[str, Any]]:
    """The larger lakes: box and rings, the largest first."""
    lakes = []
    with shapefile.Reader(path, encoding="utf-8") as reader:
        for item in reader.iterShapes():
            for part in parts_of(shape(item.__geo_interface__)):
                rings = [ring_of(ring.coords) for ring in (part.exterior, *part.interiors)]
                rings = [ring for ring in rings if len(ring) > 3 and area_of(ring) > 0.01]
                if rings and area_of(rings[0]) > 0.08:
                    lakes.append((-area_of(rings[0]), rings))
    lakes.sort(key=lambda lake: (lake[0], lake[1][0][0]))
    return [
        {
            "box": bounds(rings[0]),
            "rings": [deltas(simplified([*ring, ring[0]], 0.01)) for ring in rings],
        }
        for _, rings in lakes
    ]


def compact(value: Any) -> str:
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def write(name: str, value: Any) -> None:
    """One JSON file, each entry on a line of its own, so that changes can be read."""
    if isinstance(value, dict):
        entries = [f"{compact(key)}:{compact(entry)}" for key, entry in value.items()]
        text = "{\n" + ",\n".join(entries) + "\n}\n"
    else:
        text = "[\n" + ",\n".join(compact(entry) for entry in value) + "\n]\n"
    (OUTPUT / name).write_text(text, encoding="ascii")


def main(countries: str, lines: str, lakes: str) -> None:
    """Make all the files."""
    territories, alpha2, labels = read_territories(countries)
    adjust(territories, alpha2, labels)
    segments, ends, inner = disputed_segments(lines)
    outlines = {code: rings_of(territories[code]) for code in sorted(territories)}
    topology = Topology(segments, ends)
    shapes = topology.build(outlines)
    tolerances = {code: tolerance_of(polygons) for code, polygons in outlines.items()}
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for old in OUTPUT.glob("*.json"):
        old.unlink()
    for code, polygons in shapes.items():
        used = sorted({n if n >= 0 else ~n for p in polygons for ring in p for n in ring})
        arcs = {
            n: [
                topology.kind(n),
                *deltas(
                    simplified(topology.arcs[n], min(tolerances[u] for u in topology.users[n]))
                ),
            ]
            for n in used
        }
        own = {"polygons": polygons, "arcs": arcs}
        if code == "CYP":
            own["lines"] = [deltas(simplified(line, 0.001)) for line in inner]
        write(f"{code}.json", own)
    index = {
        code: {"alpha2": alpha2[code], "label": labels[code], "boxes": boxes_of(outlines[code])}
        for code in outlines
    }
    write("index.json", index)
    write("lakes.json", lakes_of(lakes))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
