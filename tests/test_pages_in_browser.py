"""The HTML that a build writes, as Chromium shows it: valid, accessible, mirrored, whole."""

from __future__ import annotations

import base64
import io
import itertools
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sitrep import api
from tests import operations, pages
from tests.browser import Browser, Page, open_page, run_axe
from tests.validity import html_errors

LOCALES = ("en", "fr", "ar")
OUTPUTS = ("seed_output", "week_two_output")
PAPER = 658  # CSS pixels between the margins of an A4 page, 174 mm

# Rectangles of what a selector finds and shows, in pixels from the page's top left corner.
_BOXES = """
[...document.querySelectorAll(%r)]
  .map((e) => e.getBoundingClientRect())
  .filter((r) => r.width)
  .map((r) => ({left: r.left, right: r.right, top: r.top + scrollY, bottom: r.bottom + scrollY}))
"""
# The marks that reach out of their table's cell, and the words that are cut off; not those of a
# table's head, which a phone shows in front of each cell instead.
_SPILT = """
[...document.querySelectorAll(".facts .mark")].filter((mark) => {
  const [box, cell] = [mark, mark.closest("th, td")].map((e) => e.getBoundingClientRect());
  return box.left < cell.left - 1 || box.right > cell.right + 1;
}).map((mark) => mark.textContent)
"""
_CUT = """
[...document.querySelectorAll("body *:not(.facts thead *)")].filter((e) => {
  const style = getComputedStyle(e);
  return style.display !== "inline" && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1;
}).map((e) => `${e.tagName}.${e.className}: ${e.textContent.slice(0, 40)}`)
"""
_FOCUSED = "document.activeElement.className"


@pytest.fixture(params=OUTPUTS)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def html_of(folder: Path, tag: str) -> Path:
    return next(folder.glob(f"sitrep-*-{tag}.html"))


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.evaluate(_BOXES % selector)
    return found


def box(page: Page, selector: str) -> dict[str, float]:
    return boxes(page, selector)[0]


def press(page: Page, key: str, code: int, text: str = "") -> None:
    for kind in ("keyDown", "keyUp"):
        page.call(
            "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, text=text
        )


# --- the file ---------------------------------------------------------------------------------


def test_every_page_is_valid_html_with_a_valid_style(
    seed_output: Path, week_two_output: Path
) -> None:
    written = [html_of(output, tag) for output in (seed_output, week_two_output) for tag in LOCALES]
    assert html_errors(*written) == ()


@pytest.mark.parametrize("tag", LOCALES)
def test_the_outline_is_one_h1_and_no_level_is_left_out(folder: Path, tag: str) -> None:
    root = pages.read(html_of(folder, tag))
    levels = [int(e.tag[1]) for e in root.all() if e.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_the_language_and_its_direction_are_stated(folder: Path, tag: str, direction: str) -> None:
    [html] = pages.read(html_of(folder, tag)).all("html")
    assert (html.attrs["lang"], html.attrs["dir"]) == (tag, direction)


@pytest.mark.parametrize("tag", LOCALES)
def test_links_lead_into_the_page_or_to_an_address_and_nothing_is_loaded(
    folder: Path, tag: str
) -> None:
    page = html_of(folder, tag)
    root = pages.read(page)
    ids = pages.by_id(root)
    links = [e.attrs["href"] for e in root.all() if "href" in e.attrs]
    inner = [link.removeprefix("#") for link in links if link.startswith("#")]
    assert set(inner) <= set(ids)
    assert all(link.startswith(("#", "https://", "mailto:", "tel:")) for link in links)
    assert {e.tag for e in root.all() if "href" in e.attrs} == {"a"}
    assert [e for e in root.all() if {"src", "srcset", "data", "poster"} & set(e.attrs)] == []
    assert root.all("script") == root.all("link") == []
    assert not {"url(", "@import"} & set(page.read_text("utf-8").split())


# --- what people see --------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("tag", LOCALES)
def test_a_page_asks_for_nothing_and_nothing_sticks_out(
    browser: Browser, folder: Path, tag: str, width: int
) -> None:
    html = html_of(folder, tag)
    with open_page(browser, html, width=width) as page:
        assert page.requests == (html.as_uri(),)
        assert page.overflow == 0
        assert page.evaluate(_SPILT) == []
        assert page.evaluate(_CUT) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_axe_finds_nothing(
    browser: Browser, folder: Path, tag: str, width: int, dark: bool
) -> None:
    with open_page(browser, html_of(folder, tag), width=width, dark=dark) as page:
        colour = page.evaluate("getComputedStyle(document.querySelector('main')).color")
        assert (colour == "rgb(231, 236, 241)") == dark
        assert run_axe(page) == ()


@pytest.mark.parametrize("accent", ["#000000", "#1a5a96", "#9c0f1a", "#767676"])
def test_any_colour_that_an_operation_may_choose_is_read_in_the_dark(
    browser: Browser, seed_output: Path, tmp_path: Path, accent: str
) -> None:
    text = html_of(seed_output, "en").read_text("utf-8")
    page_path = tmp_path / "coloured.html"
    page_path.write_text(text.replace('dir="ltr">', f'dir="ltr" style="--accent: {accent}">', 1))
    with open_page(browser, page_path, dark=True) as page:
        assert run_axe(page) == ()


@pytest.mark.parametrize("tag", LOCALES)
def test_every_link_says_where_it_leads(browser: Browser, folder: Path, tag: str) -> None:
    with open_page(browser, html_of(folder, tag)) as page:
        nodes: list[dict[str, Any]] = page.call("Accessibility.getFullAXTree")["nodes"]
    links = [n for n in nodes if n.get("role", {}).get("value") == "link" and not n["ignored"]]
    figures = pages.figures(pages.read(html_of(folder, tag)))
    assert len(links) > len(figures) > 1
    assert all(link["name"]["value"].strip() for link in links)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_first_key_press_offers_to_skip_to_the_report(
    browser: Browser, seed_output: Path, tag: str
) -> None:
    with open_page(browser, html_of(seed_output, tag), height=300) as page:
        press(page, "Tab", 9)
        assert page.evaluate(_FOCUSED) == "skip"
        shown = box(page, ".skip")
        assert shown["bottom"] - shown["top"] > 24
        press(page, "Enter", 13, "\r")
        assert page.evaluate("location.hash") == "#report"
        assert page.evaluate("scrollY") > 0


def test_following_a_figure_leads_to_its_quote_and_lights_it_up(
    browser: Browser, seed_output: Path
) -> None:
    with open_page(browser, html_of(seed_output, "en")) as page:
        page.evaluate("document.querySelector('.to-source').click()")
        lit = "document.querySelector('blockquote:target')"
        assert "more than 2,000 people had fled" in page.evaluate(f"{lit}.textContent")
        colours = page.evaluate(
            f"[{lit}, document.body].map((e) => getComputedStyle(e).background)"
        )
        assert colours[0] != colours[1]


# --- right to left ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "start", "end"), [("en", "left", "right"), ("ar", "right", "left")]
)
def test_tables_and_masthead_begin_where_the_language_begins(
    browser: Browser, folder: Path, tag: str, start: str, end: str
) -> None:
    with open_page(browser, html_of(folder, tag)) as page:
        tables = boxes(page, ".facts")
        first = boxes(page, ".facts thead th:first-child")
        last = boxes(page, ".facts thead th:last-child")
        assert [b[start] for b in first] == pytest.approx([b[start] for b in tables], abs=1)
        assert [b[end] for b in last] == pytest.approx([b[end] for b in tables], abs=1)
        band, issuer, field = (box(page, s) for s in (".band", ".issuer", ".particulars li"))
        assert abs(issuer[end] - band[end]) < 50 < abs(issuer[start] - band[start])
        assert abs(field[start] - band[start]) < 50 < abs(field[end] - band[end])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("tag", LOCALES)
def test_names_lie_on_the_map_and_not_on_each_other(
    browser: Browser, folder: Path, tag: str, width: int
) -> None:
    with open_page(browser, html_of(folder, tag), width=width) as page:
        sheet, names = box(page, ".map-sheet"), boxes(page, ".map-label")
    assert len(names) > 2
    for at, name in enumerate(names):
        assert sheet["left"] <= name["left"] < name["right"] <= sheet["right"]
        assert sheet["top"] <= name["top"] < name["bottom"] <= sheet["bottom"]
        for other in names[:at]:
            assert (
                name["right"] <= other["left"] or other["right"] <= name["left"]
                or name["bottom"] <= other["top"] or other["bottom"] <= name["top"]
            )  # fmt: skip


@pytest.mark.parametrize(("tag", "side"), [("en", "right"), ("ar", "left")])
@pytest.mark.parametrize(
    ("output", "neighbour"), [("seed_output", "#overview"), ("week_two_output", "#key_figures")]
)
def test_the_map_stands_beside_the_overview_or_else_the_key_figures(
    browser: Browser,
    request: pytest.FixtureRequest,
    output: str,
    neighbour: str,
    tag: str,
    side: str,
) -> None:
    with open_page(browser, html_of(request.getfixturevalue(output), tag)) as page:
        at_side, text = box(page, "#map"), box(page, f"{neighbour} h2")
        report = box(page, "#highlights")
    assert abs(at_side["top"] - text["top"]) < 5
    assert at_side[side] == pytest.approx(report[side], abs=1)
    assert min(abs(at_side["left"] - text["right"]), abs(at_side["right"] - text["left"])) < 40


def test_a_map_with_nothing_to_stand_beside_is_as_wide_as_the_report(
    browser: Browser, tmp_path: Path
) -> None:
    file = operations.SMALL["facts/a1.yaml"]
    fled, held = file.index("  - id: fled_a1"), file.index("  - id: held_a1")
    report = operations.SMALL["reports/001.yaml"].split("highlights")[0]
    files = {
        **operations.SMALL,
        "facts/a1.yaml": file[:fled] + file[held:],
        "reports/001.yaml": f"{report}highlights: |\n  {{held_a1.place}} is held.\n",
    }
    operation = operations.write(tmp_path / "testland", files)
    built = api.build([operation], api.Wanted(locales=("en",), formats=("html",)), tmp_path)
    with open_page(browser, html_of(built.published[0].folder, "en")) as page:
        drawing, report_box = box(page, ".map-drawing"), box(page, "#highlights")
    assert drawing["left"] == pytest.approx(report_box["left"], abs=1)
    assert drawing["right"] == pytest.approx(report_box["right"], abs=1)
    assert drawing["bottom"] - drawing["top"] < 450


# --- printed from the browser -----------------------------------------------------------------


@pytest.mark.parametrize("tag", LOCALES)
def test_a_browser_prints_the_whole_report(browser: Browser, folder: Path, tag: str) -> None:
    html = html_of(folder, tag)
    with open_page(browser, html, width=PAPER, media="print") as page:
        assert page.overflow == 0
        assert page.evaluate(_SPILT) == []
        assert page.evaluate(_CUT) == []
        data = page.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    printed = PdfReader(io.BytesIO(base64.b64decode(data))).pages
    assert 3 <= len(printed) <= 5
    words = " ".join(sheet.extract_text() for sheet in printed)
    text = " ".join(unicodedata.normalize("NFKC", words).split())  # ligatures as their letters
    assert len(text) > 3000
    if tag != "ar":  # whose letters a PDF keeps in the order in which they are drawn
        headings = [e.text for e in pages.read(html).all("h2")]
        assert [heading for heading in headings if heading not in text] == []
