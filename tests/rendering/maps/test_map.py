"""The locator map: what it shows, and that no name hides another, wherever the places lie."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.rendering.environment import make_environment
from sitrep.rendering.maps.atlas import country_codes
from sitrep.rendering.maps.labels import NARROW, WIDE, Label, text_size
from sitrep.rendering.maps.map import (
    SCALE_STEPS,
    MapDrawing,
    MapLabel,
    MapPlace,
    MapRequest,
    MapSea,
    draw_map,
)
from sitrep.rendering.maps.shapes import STYLES
from sitrep.rendering.plain import assert_plain
from sitrep.rendering.template_run import render_template
from sitrep.rendering.template_set import TemplateFolder, collect_templates
from sitrep.resources import templates_folder

Direction = Literal["ltr", "rtl"]

DERNA = MapPlace("derna", "Derna", 32.767, 22.637, "focus", 5)
BENGHAZI = MapPlace("benghazi", "Benghazi", 32.117, 20.067)
TRIPOLI = MapPlace("tripoli", "Tripoli", 32.887, 13.191)
SABHA = MapPlace("sabha", "Sabha", 27.04, 14.43, "focus")
GENEVA = MapPlace("geneva", "Geneva", 46.2, 6.15)
NOWHERE = MapPlace("nowhere", "Nowhere", None, None)

# The country, and places on it that try something: latitude and longitude, the first in focus.
COUNTRIES = {
    "LBY": [(32.77, 22.64), (32.12, 20.07), (32.89, 13.19)],
    "SDN": [(13.63, 25.35), (15.5, 32.56), (12.05, 24.88), (13.48, 25.31), (19.62, 37.22)],
    "UKR": [(47.1, 37.55), (50.45, 30.52), (49.99, 36.23), (44.95, 34.1)],
    "HTI": [(18.54, -72.34), (19.76, -72.2), (18.2, -73.75)],
    "FJI": [(-18.14, 178.44), (-16.43, 179.37), (-18.22, -178.8)],
    "RUS": [(64.73, 177.5), (55.75, 37.62)],
    "MDV": [(4.18, 73.51), (-0.69, 73.15)],
    "LBN": [(33.89, 35.5), (33.27, 35.2), (33.56, 35.37)],
    "AFG": [(34.34, 62.2), (34.53, 69.17)],
    "COD": [(-1.68, 29.22), (-2.5, 28.86), (-1.57, 29.04)],
    "PSE": [(31.51, 34.45), (31.29, 34.25), (31.53, 35.09), (32.46, 35.3)],
    "CHL": [(-20.21, -70.15), (-33.45, -70.66), (-53.16, -70.9)],
    "NZL": [(-43.53, 172.64), (-41.29, 174.78)],
    "KIR": [(1.33, 172.98)],
    "USA": [(29.95, -90.07), (61.2, -149.9)],
    "CAN": [(45.4, -75.7), (68.4, -133.7)],
}


def request(*places: MapPlace, iso3: str = "LBY", direction: Direction = "ltr") -> MapRequest:
    return MapRequest(
        iso3=iso3,
        country=f"Land of {iso3}",
        places=places,
        direction=direction,
        neighbours={code: f"Land of {code}" for code in country_codes()},
        seas=(MapSea("Some Sea", places[0].latitude or 0, (places[0].longitude or 0) + 1),),
        scale_labels={step: f"{step} km" for step in SCALE_STEPS},
    )


def drawn(*places: MapPlace, iso3: str = "LBY", direction: Direction = "ltr") -> MapDrawing:
    drawing = draw_map(request(*places, iso3=iso3, direction=direction))
    assert drawing is not None
    return drawing


@cache
def country(iso3: str, direction: Direction = "ltr") -> MapDrawing:
    places = [
        MapPlace(f"place{i}", f"Place {i} of {iso3}", *spot, "other" if i else "focus")
        for i, spot in enumerate(COUNTRIES[iso3])
    ]
    return drawn(*places, iso3=iso3, direction=direction)


def label(drawing: MapDrawing, text: str) -> MapLabel:
    [found] = [each for each in drawing["labels"] if each["text"] == text]
    return found


def crowded(drawing: MapDrawing) -> list[tuple[str, str]]:
    """Names that touch one another, on a phone or on a wide screen."""
    labels = [
        Label(
            each["text"],
            each["kind"],
            (
                float(each["x_percent"]) * drawing["width"] / 100,
                float(each["y_percent"]) * drawing["height"] / 100,
            ),
            each["anchor"],
            each["wide"],
        )
        for each in drawing["labels"]
    ]
    return [
        (one.text, other.text)
        for letters in (NARROW, WIDE)
        for i, one in enumerate(labels)
        for other in labels[:i]
        if letters == WIDE or not (one.wide or other.wide)
        if one.box(letters).grown(-0.5).overlaps(other.box(letters))
    ]


def test_a_map_names_its_places_its_country_and_neighbours() -> None:
    drawing = drawn(DERNA, BENGHAZI, TRIPOLI)
    kinds = {each["text"]: each["kind"] for each in drawing["labels"]}
    assert kinds["Derna"] == "focus"
    assert kinds["Benghazi"] == kinds["Tripoli"] == "place"
    assert kinds["Land of LBY"] == "country"
    assert kinds["Land of NER"] == "neighbour"
    assert drawing["marks"] == ["focus", "other"]
    assert drawing["left_out"] == drawing["unnamed"] == []


def test_places_lie_where_they_should() -> None:
    drawing = drawn(DERNA, BENGHAZI, TRIPOLI)
    tripoli, benghazi, derna = (
        float(label(drawing, name)["x_percent"]) for name in ("Tripoli", "Benghazi", "Derna")
    )
    assert tripoli < benghazi < derna
    height = float(label(drawing, "Land of LBY")["y_percent"])
    assert float(label(drawing, "Derna")["y_percent"]) < height


def test_no_map_without_coordinates_or_for_a_country_that_is_none() -> None:
    assert draw_map(request(NOWHERE)) is None
    assert draw_map(request(DERNA, iso3="XXX")) is None
    assert draw_map(request(DERNA, iso3="../../etc/passwd")) is None


def test_a_place_far_away_is_left_out_unless_it_is_in_focus() -> None:
    assert drawn(DERNA, TRIPOLI, GENEVA, NOWHERE)["left_out"] == ["geneva", "nowhere"]
    far = drawn(DERNA, MapPlace("geneva", "Geneva", 46.2, 6.15, "focus"))
    assert far["left_out"] == []
    assert label(far, "Geneva")


def test_places_close_together_get_a_closer_look_and_an_inset() -> None:
    assert "inset" in drawn(DERNA, BENGHAZI)["marks"]
    assert "inset" not in drawn(DERNA, BENGHAZI, TRIPOLI)["marks"]
    assert "inset" not in country("LBN")["marks"]


def test_names_hang_on_the_side_where_the_text_runs() -> None:
    assert label(drawn(SABHA, DERNA), "Sabha")["anchor"] == "e"
    assert label(drawn(SABHA, DERNA, direction="rtl"), "Sabha")["anchor"] == "w"


def test_the_scale_bar_mirrors_with_the_page() -> None:
    ltr, rtl = (country("MDV", direction) for direction in ("ltr", "rtl"))
    positions = [
        float(each["x_percent"])
        for drawing in (ltr, rtl)
        for each in drawing["labels"]
        if each["kind"] == "scale"
    ]
    assert positions[0] < 50 < positions[1]


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    drawing = drawn(
        MapPlace("south", "South", 27.0, 17.0), MapPlace("north", "North", 29.0, 17.0), TRIPOLI
    )
    [bar] = [shape["d"] for shape in drawing["shapes"] if shape["name"] == "map-scale"]
    left, right = (int(number) for number in re.findall(r"[MH](\d+)", bar))
    [text] = [each["text"] for each in drawing["labels"] if each["kind"] == "scale"]
    [dots] = [shape["d"] for shape in drawing["shapes"] if shape["name"] == "map-place"]
    heights = [int(y) for y in re.findall(r"M\d+ (\d+)a", dots)]
    units = heights[0] - heights[1]  # between two places 2 degrees of latitude apart: 222.4 km
    assert (right - left) / int(text.split()[0]) == pytest.approx(units / 222.4, rel=0.02)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("iso3", COUNTRIES)
def test_maps_of_all_shapes_of_country_stay_readable_and_small(
    iso3: str, direction: Direction
) -> None:
    drawing = country(iso3, direction)
    assert crowded(drawing) == []
    assert any(each["kind"] == "focus" for each in drawing["labels"])
    assert sum(len(str(shape)) for shape in drawing["shapes"]) < 40_000
    assert 0.9 < drawing["width"] / drawing["height"] < 1.6
    names = {shape["name"] for shape in drawing["shapes"]}
    assert {"map-sea", "map-country", "map-focus", "map-scale"} <= names | {"map-country"}
    assert names & {"map-country", "map-speck"}


@settings(max_examples=15)
@given(
    spots=st.lists(
        st.tuples(
            st.floats(20, 33), st.floats(10, 25), st.text("abcxyz ", min_size=1, max_size=20)
        ),
        min_size=1,
        max_size=12,
    ),
    direction=st.sampled_from(["ltr", "rtl"]),
)
def test_no_name_hides_another_wherever_the_places_lie(
    spots: list[tuple[float, float, str]], direction: Direction
) -> None:
    places = [
        MapPlace(str(i), f"{i}{name}", latitude, longitude)
        for i, (latitude, longitude, name) in enumerate(spots)
    ]
    drawing = drawn(*places, direction=direction)
    assert crowded(drawing) == []
    named = [each for each in drawing["labels"] if each["kind"] == "place"]
    assert len(named) + len(drawing["unnamed"]) == len(places)
    for each in drawing["labels"]:
        assert 0 <= float(each["x_percent"]) <= 100
        assert 0 <= float(each["y_percent"]) <= 100


@pytest.mark.parametrize("iso3", ["FJI", "RUS", "NZL", "KIR", "USA"])
def test_the_180th_meridian_leaves_no_band_across_the_map(iso3: str) -> None:
    [coast] = [shape["d"] for shape in country(iso3)["shapes"] if shape["name"] == "map-coast"][:1]
    for line in re.findall(r"l([-\d ]+)", coast):
        steps = [int(step) for step in re.findall(r"-?\d+", line)]
        assert max(abs(step) for step in steps) < 400


def test_boundaries_that_are_not_settled_are_dashed_and_said() -> None:
    drawing = country("PSE")
    [disputed] = [shape for shape in drawing["shapes"] if shape["name"] == "map-disputed"]
    assert disputed["dashes"] != "none"
    assert "disputed" in drawing["marks"]
    assert "disputed" not in drawn(DERNA, TRIPOLI)["marks"]


def test_no_colour_is_translucent() -> None:
    for style in STYLES.values():
        for colour in (style.fill, style.stroke):
            assert re.fullmatch(r"#[0-9a-f]{6}|none", colour)


def test_the_style_sheet_knows_every_anchor_kind_and_shape() -> None:
    css = (templates_folder() / "report" / "map.css").read_text("utf-8")
    for name in ("e", "w", "n", "s", "ne", "nw", "se", "sw", "c", "wide"):
        assert f".map-{name} " in css
    for kind in ("focus", "place", "country", "neighbour", "sea", "scale"):
        assert f".map-name-{kind} " in css
    dark = css[css.index("prefers-color-scheme: dark") :]
    assert all(f".{name} " in dark or f".{name}," in dark for name in STYLES)


def test_the_same_request_gives_the_same_drawing() -> None:
    assert drawn(DERNA, BENGHAZI) == drawn(DERNA, BENGHAZI)


def test_a_drawing_is_plain_data_that_the_template_writes_down() -> None:
    drawing = drawn(DERNA, MapPlace("b", "<b>&amp;", 32.1, 20.1), TRIPOLI)
    view: dict[str, object] = {
        "view": {
            "headings": {"map": "Map"},
            "narrative": {"map": []},
            "map": {**drawing, "alt": "Map of Libya", "caption": "Places", "disclaimer": "None."},
        }
    }
    assert_plain(view)
    program = TemplateFolder(templates_folder(), "templates", of_program=True)
    templates, problems = collect_templates(program, None, ())
    page, faults = render_template(
        make_environment(templates, {}), "report/sections/map.html.j2", view
    )
    assert (*problems, *faults) == ()
    assert page is not None
    html = page.decode()
    assert '<svg class="map-drawing" role="img"' in html
    assert '<title id="map-title">Map of Libya</title>' in html
    assert "&lt;b&gt;&amp;amp;" in html
    assert "<text" not in html
    assert html.count("<path ") == len(drawing["shapes"])


def test_a_place_in_focus_never_loses_its_name() -> None:
    places = [MapPlace(str(i), f"Quarter {i}", 32.77, 22.64, "focus") for i in range(30)]
    drawing = drawn(*places, TRIPOLI)
    assert sum(each["kind"] == "focus" for each in drawing["labels"]) == 30
    assert drawing["unnamed"] == []


def test_an_ordinary_place_without_room_keeps_its_marker_and_is_listed() -> None:
    places = [MapPlace(str(i), f"Quarter {i}", 32.77, 22.64) for i in range(30)]
    drawing = drawn(*places, TRIPOLI)
    named = [each for each in drawing["labels"] if each["text"].startswith("Quarter")]
    assert len(named) + len(drawing["unnamed"]) == 30
    [dots] = [shape["d"] for shape in drawing["shapes"] if shape["name"] == "map-place"]
    assert dots.count("M") == 31


def test_the_more_important_of_two_places_gets_the_better_position() -> None:
    small = MapPlace("small", "Small", 27.04, 14.43)
    large = MapPlace("large", "Large", 27.04, 14.43, emphasis=3)
    assert label(drawn(small, large, DERNA), "Large")["anchor"] == "e"


def test_a_map_without_words_for_lengths_has_no_scale_bar() -> None:
    drawing = draw_map(MapRequest("LBY", "Libya", (DERNA, TRIPOLI)))
    assert drawing is not None
    assert not any(shape["name"] == "map-scale" for shape in drawing["shapes"])


def test_a_sea_is_named_where_it_is_and_only_if_it_is_on_the_map() -> None:
    seas = (MapSea("Gulf of Sidra", 31.8, 18.5), MapSea("Baltic Sea", 58, 20))
    drawing = draw_map(MapRequest("LBY", "Libya", (DERNA, TRIPOLI), seas=seas))
    assert drawing is not None
    assert [each["text"] for each in drawing["labels"] if each["kind"] == "sea"] == [
        "Gulf of Sidra"
    ]


def test_the_inset_of_a_long_coast_stays_small() -> None:
    drawing = drawn(MapPlace("inuvik", "Inuvik", 68.36, -133.7, "focus"), iso3="CAN")
    assert "inset" in drawing["marks"]
    assert sum(len(str(shape)) for shape in drawing["shapes"]) < 40_000


@pytest.mark.parametrize(
    ("text", "wider"),
    [("derna", "DERNA"), ("illi", "mamo"), ("درنه", "درنه درنه"), ("ab", "東京")],
)
def test_widths_of_names_are_told_apart(text: str, wider: str) -> None:
    assert text_size(text, 10)[0] < text_size(wider, 10)[0]


def test_marks_over_letters_take_no_room() -> None:
    assert text_size("e\u0301", 10) == text_size("e", 10)
    assert text_size("فُ", 10) == text_size("ف", 10)
