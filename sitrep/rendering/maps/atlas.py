"""Outlines of countries and lakes, as ``templates/maps`` holds them.

Each territory has a file of its own, so that one map reads what it shows and nothing else.
Territories share arcs: the same number is the same line in every file.

Source: Natural Earth 1:10m; templates/maps/README.md says what was changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import accumulate
from typing import Any

from sitrep.rendering.maps.geometry import Box, Point
from sitrep.resources import templates_folder

UNIT = 1000  # stored coordinates are whole thousandths of a degree


class Edge(IntEnum):
    """What an arc divides: land from sea, or territories, by a line agreed on or not."""

    COAST = 0
    BORDER = 1
    DISPUTED = 2


@dataclass(frozen=True, slots=True)
class Arc:
    """A line of outlines: its kind, its points in degrees and the box around them."""

    edge: Edge
    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of a territory without its outline.

    ``boxes`` are in degrees, the first around its main part; ``label`` is where its name goes.
    """

    alpha2: str
    label: Point
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Territory:
    """An outline: polygons of rings of arc numbers, ``~n`` being arc n backwards."""

    polygons: tuple[tuple[tuple[int, ...], ...], ...]
    arcs: dict[int, Arc]
    lines: tuple[Arc, ...]


@cache
def load_index() -> dict[str, Entry]:
    """Every territory by its ISO 3166-1 alpha-3 code.

    Codes that begin with "_" are Natural Earth's for areas without a code of ISO.
    """
    return {
        code: Entry(
            entry["alpha2"],
            (entry["label"][0] / UNIT, entry["label"][1] / UNIT),
            tuple(Box(*(value / UNIT for value in box)) for box in entry["boxes"]),
        )
        for code, entry in _read("index.json").items()
    }


@cache
def load_territory(code: str) -> Territory:
    """The outline of one territory of the index."""
    stored = _read(f"{code}.json")
    return Territory(
        tuple(tuple(tuple(ring) for ring in polygon) for polygon in stored["polygons"]),
        {int(number): _arc(Edge(kind), flat) for number, (kind, *flat) in stored["arcs"].items()},
        tuple(_arc(Edge.DISPUTED, flat) for flat in stored.get("lines", ())),
    )


@cache
def load_lakes() -> tuple[tuple[Arc, ...], ...]:
    """The larger lakes: each its shore and its islands' shores, the largest first."""
    return tuple(
        tuple(_arc(Edge.COAST, ring) for ring in lake["rings"]) for lake in _read("lakes.json")
    )


def country_codes() -> dict[str, str]:
    """ISO alpha-3 to alpha-2 of each territory that a map can name."""
    return {code: entry.alpha2 for code, entry in load_index().items() if entry.alpha2}


def main_part(territory: Territory, entry: Entry) -> Iterator[Point]:
    """Points all along the main part of a territory, in degrees."""
    for polygon in territory.polygons:
        arcs = [territory.arcs[n if n >= 0 else ~n] for n in polygon[0]]
        if entry.boxes[0].grown(1 / UNIT).holds(_hull([arc.box for arc in arcs])):
            for arc in arcs:
                yield from arc.points[:: max(1, len(arc.points) // 50)]
                yield arc.points[-1]


def _hull(boxes: list[Box]) -> Box:
    """The box around boxes."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _arc(edge: Edge, flat: list[int]) -> Arc:
    """An arc from its first point and the steps after it."""
    xs = [value / UNIT for value in accumulate(flat[0::2])]
    ys = [value / UNIT for value in accumulate(flat[1::2])]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return Arc(edge, tuple(zip(xs, ys, strict=True)), box)


def _read(name: str) -> Any:
    """The content of one file of ``templates/maps``."""
    return json.loads((templates_folder() / "maps" / name).read_bytes())
