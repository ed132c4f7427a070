"""The plane geometry of maps, on small examples and on any."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.rendering.maps.geometry import (
    Box,
    Cell,
    Projection,
    circle,
    clip_line,
    clip_ring,
    path,
    rectangle,
    simplify,
)

SHEET = Box(0, 0, 100, 60)
CELLS = st.tuples(st.integers(-300, 300), st.integers(-300, 300))


@given(
    longitude=st.floats(-180, 180),
    latitude=st.floats(-85, 85),
    east=st.floats(-60, 60),
    north=st.floats(-88, 88),
)
def test_a_point_of_the_globe_comes_back_from_the_plane(
    longitude: float, latitude: float, east: float, north: float
) -> None:
    projection = Projection(longitude, latitude)
    [spot] = projection.to_plane([(longitude + east, north)])
    back = projection.to_globe(spot)
    assert back[1] == pytest.approx(north, abs=1e-6)
    off = (back[0] - longitude - east) * math.cos(math.radians(north))
    assert off == pytest.approx(0, abs=1e-6)


def test_a_degree_of_latitude_is_111_kilometres_and_north_is_up() -> None:
    [(x, y)] = Projection(20, 30).to_plane([(20, 31)])
    assert (round(x, 6), round(y)) == (0, 111)


def test_the_180th_meridian_is_no_edge() -> None:
    west, east = Projection(179, -17).to_plane([(179.9, -17), (-179.9, -17)])
    assert math.dist(west, east) == pytest.approx(
        0.2 * 111.2 * math.cos(math.radians(17)), rel=0.01
    )


def test_the_point_opposite_the_centre_does_no_harm() -> None:
    [(x, y)] = Projection(0, 0).to_plane([(180, 0)])
    assert math.isfinite(x)
    assert math.isfinite(y)


def test_points_on_a_straight_line_are_left_out() -> None:
    assert simplify([(0, 0), (5, 0.4), (10, 0), (10, 10)], 1) == [(0, 0), (10, 0), (10, 10)]


def test_a_ring_keeps_its_shape() -> None:
    ring = [(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)]
    assert simplify(ring, 2) == ring


@given(st.lists(CELLS, min_size=2, max_size=40), st.floats(0, 20))
def test_lines_keep_their_ends_and_lose_nothing_that_shows(
    line: list[Cell], tolerance: float
) -> None:
    kept = simplify(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    for point in line:
        near = [math.dist(point, other) for other in kept]
        near += [distance_to(point, a, b) for a, b in pairwise(kept) if a != b]
        assert min(near) <= tolerance + 1e-6 or line[0] == line[-1]


def distance_to(point: Cell, start: Cell, end: Cell) -> float:
    """From a point to the straight line through two others."""
    (ax, ay), (bx, by) = start, end
    return abs((point[0] - ax) * (by - ay) - (point[1] - ay) * (bx - ax)) / math.dist(start, end)


def test_a_ring_is_cut_at_the_edge_of_the_sheet() -> None:
    ring = [(-50, 10), (50, 10), (50, 30), (-50, 30)]
    assert set(clip_ring(ring, SHEET)) == {(0, 10), (50, 10), (50, 30), (0, 30)}


def test_a_ring_round_the_sheet_covers_all_of_it() -> None:
    ring = [(-50, -50), (150, -50), (150, 150), (-50, 150)]
    assert set(clip_ring(ring, SHEET)) == {(0, 0), (100, 0), (100, 60), (0, 60)}


@given(st.lists(CELLS, min_size=3, max_size=12))
def test_nothing_leaves_the_sheet(points: list[Cell]) -> None:
    for piece in [clip_ring(points, SHEET), *clip_line(points, SHEET)]:
        assert all(0 <= x <= 100 and 0 <= y <= 60 for x, y in piece)


def test_a_line_that_leaves_and_returns_is_two_lines() -> None:
    line = [(10, 10), (10, -10), (20, -10), (20, 10)]
    assert clip_line(line, SHEET) == [[(10, 10), (10, 0)], [(20, 0), (20, 10)]]


def test_a_line_beside_the_sheet_is_nothing() -> None:
    assert clip_line([(-10, -10), (-10, 70), (50, 90)], SHEET) == []


@pytest.mark.parametrize(
    ("lines", "closed", "expected"),
    [
        ([[(1, 2), (4, -6), (3, -6)]], False, "M1 2l3-8-1 0"),
        ([[(0, -1), (5, 5), (0, 9)]], True, "M0-1l5 6-5 4z"),
        ([[(7, 7)], []], True, ""),
    ],
)
def test_paths_are_written_short(lines: list[list[Cell]], closed: bool, expected: str) -> None:
    assert path(lines, closed=closed) == expected


@given(st.lists(st.lists(CELLS, min_size=2, max_size=9), max_size=4))
def test_a_path_reads_back_as_its_points(lines: list[list[Cell]]) -> None:
    found = []
    for part in path(lines, closed=False).split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        line = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        found.append(line)
    assert found == lines


def test_circles_and_rectangles() -> None:
    assert circle(10, -5, 3) == "M7-5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"
    assert rectangle(Box(1, 2, 4, 8)) == "M1 2h3v6h-3z"


@pytest.mark.parametrize(
    ("other", "overlaps", "shared"),
    [
        (Box(2, 2, 4, 4), True, 4.0),
        (Box(9, 9, 12, 12), True, 1.0),
        (Box(10, 0, 12, 5), False, 0.0),
        (Box(20, 20, 30, 30), False, 0.0),
    ],
)
def test_boxes_know_what_they_share(other: Box, overlaps: bool, shared: float) -> None:
    box = Box(0, 0, 10, 10)
    assert (box.overlaps(other), box.shared(other)) == (overlaps, shared)
