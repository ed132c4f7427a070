"""The shipped outlines: whole, shared by neighbours, and with the areas moved that README lists."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sitrep.rendering.maps.atlas import (
    Edge,
    Territory,
    country_codes,
    load_index,
    load_lakes,
    load_territory,
)
from sitrep.rendering.maps.geometry import Point
from sitrep.resources import templates_folder

CODES = sorted(load_index())


def ring_of(territory: Territory, numbers: tuple[int, ...]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        arc = territory.arcs[number if number >= 0 else ~number].points
        arc = arc if number >= 0 else arc[::-1]
        assert not points or points[-1] == arc[0], "an arc begins where the last one ended"
        points += arc
    assert points[0] == points[-1]
    return points


def holds(code: str, latitude: float, longitude: float) -> bool:
    """Whether a point lies in a territory."""
    inside = False
    territory = load_territory(code)
    for polygon in territory.polygons:
        for numbers in polygon:
            for (ax, ay), (bx, by) in pairwise(ring_of(territory, numbers)):
                crosses = (ay > latitude) != (by > latitude)
                if crosses and longitude < ax + (latitude - ay) / (by - ay) * (bx - ax):
                    inside = not inside
    return inside


def test_every_outline_closes_and_lies_in_its_boxes() -> None:
    for code in CODES:
        territory, boxes = load_territory(code), load_index()[code].boxes
        assert territory.polygons
        for polygon in territory.polygons:
            for numbers in polygon:
                ring_of(territory, numbers)
        for arc in territory.arcs.values():
            assert any(box.grown(0.002).holds(arc.box) for box in boxes), (code, arc.box)


def test_each_file_is_in_the_index_and_all_together_stay_small() -> None:
    files = {path.stem: path for path in (templates_folder() / "maps").glob("*.json")}
    assert files.keys() - {"index", "lakes"} == set(CODES)
    assert sum(path.stat().st_size for path in files.values()) < 2_100_000


def test_countries_have_codes_of_iso() -> None:
    codes = country_codes()
    assert codes["LBY"] == "LY"
    assert codes["FRA"] == "FR"
    assert codes["NOR"] == "NO"
    assert codes["PSE"] == "PS"
    assert codes["SSD"] == "SS"
    assert not any(code.startswith("_") for code in codes)
    assert len(codes) > 240


@pytest.mark.parametrize(
    ("one", "other", "edge"),
    [
        ("LBY", "EGY", Edge.BORDER),
        ("LBY", "TUN", Edge.BORDER),
        ("SDN", "TCD", Edge.BORDER),
        ("IND", "PAK", Edge.DISPUTED),
        ("PSE", "ISR", Edge.DISPUTED),
        ("KOR", "PRK", Edge.DISPUTED),
        ("ESH", "MAR", Edge.DISPUTED),
        ("XKX", "SRB", Edge.DISPUTED),
        ("EGY", "SDN", Edge.DISPUTED),
    ],
)
def test_neighbours_share_lines_of_a_kind(one: str, other: str, edge: Edge) -> None:
    arcs, others = load_territory(one).arcs, load_territory(other).arcs
    shared = arcs.keys() & others.keys()
    assert edge in {arcs[number].edge for number in shared}
    assert all(arcs[number].points == others[number].points for number in shared)


@pytest.mark.parametrize(
    ("code", "place", "latitude", "longitude"),
    [
        ("LBY", "Derna", 32.74, 22.62),
        ("UKR", "Simferopol", 44.95, 34.1),
        ("ESH", "Laayoune", 27.13, -13.16),
        ("ESH", "Dakhla's hinterland", 23.6, -15.0),
        ("SOM", "Hargeisa", 9.56, 44.06),
        ("CYP", "Kyrenia's hinterland", 35.25, 33.3),
        ("XKX", "Pristina", 42.66, 21.17),
        ("MYT", "the middle of Mayotte", -12.8, 45.13),
        ("PSE", "Gaza City", 31.51, 34.45),
        ("SSD", "Juba", 4.85, 31.6),
        ("FJI", "Taveuni, past the 180th meridian", -16.85, 180.03),
        ("RUS", "Uelen's hinterland", 66.1, 189.5),
    ],
)
def test_places_lie_where_the_readme_says(
    code: str, place: str, latitude: float, longitude: float
) -> None:
    assert holds(code, latitude, longitude), place


def test_places_do_not_lie_in_two_countries() -> None:
    assert not holds("RUS", 44.95, 34.1)
    assert not holds("MAR", 27.13, -13.16)
    assert not holds("FRA", -12.8, 45.13)


def test_cyprus_has_the_limits_of_the_buffer_zone() -> None:
    assert all(line.edge is Edge.DISPUTED for line in load_territory("CYP").lines)
    assert load_territory("CYP").lines


def test_lakes_are_rings_the_largest_first() -> None:
    lakes = load_lakes()
    assert all(shore.points[0] == shore.points[-1] for lake in lakes for shore in lake)
    assert len(lakes) > 100
