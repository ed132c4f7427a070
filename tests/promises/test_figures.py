"""P5, P23, P24, P25: what a figure brings along, in every language and format."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from sitrep import api
from sitrep.evidence.numbers import find_numbers, find_quantities
from sitrep.evidence.quantities import QuantityKind
from tests import operations, pages

LOCALES = ("en", "fr", "ar")
OUTPUTS = ("seed_output", "week_two_output")


@pytest.fixture(params=OUTPUTS)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def _page(folder: Path, tag: str) -> pages.Element:
    return pages.read(next(folder.glob(f"sitrep-*-{tag}.html")))


def _facts(folder: Path) -> Any:
    tree: Any = json.loads(next(folder.glob("facts-*.json")).read_text("utf-8"))
    return tree


def test_the_same_figures_stand_in_every_language_and_in_the_json(folder: Path) -> None:
    figures = {tag: pages.figures(_page(folder, tag)) for tag in LOCALES}
    assert figures["en"] == figures["fr"] == figures["ar"]
    listed = {(entry["fact"], entry["value"]) for entry in _facts(folder)["figures"]}
    assert figures["en"] == listed
    assert len(listed) >= 3


@pytest.mark.parametrize("tag", LOCALES)
def test_every_figure_leads_to_a_quote_that_holds_it(folder: Path, tag: str) -> None:
    root = _page(folder, tag)
    anchors = pages.by_id(root)
    followed = 0
    for figure in root.all("data", "figure"):
        value, links = figure.attrs["value"], figure.all("a")
        if not links:
            # a difference is computed: the phrase around it cites the figure before
            assert re.fullmatch(r"-?\d+", value)
            continue
        quote = anchors[links[0].attrs["href"].removeprefix("#")].text
        if value.startswith("P"):
            lengths = [n for n in find_numbers(quote, "en") if n.kind is QuantityKind.DURATION]
            assert int(value[1:-1]) in {number for n in lengths for number in n.values}
            continue
        quantities = find_quantities(quote, "en")
        stated = {number for quantity in quantities for number in quantity.values}
        if int(value) not in stated:  # households in people: the inputs are named beside it
            beside = figure.up("li", "td", "p", "div").text
            assert "2014" in beside or "٢٠١٤" in beside, (value, quote)
            continue
        followed += 1
    assert followed >= 4


@pytest.mark.parametrize("tag", LOCALES)
def test_every_citation_leads_to_a_source_with_its_quote(folder: Path, tag: str) -> None:
    root = _page(folder, tag)
    anchors = pages.by_id(root)
    cites = root.all("a", "cite")
    assert cites
    for cite in cites:
        target = anchors[cite.attrs["href"].removeprefix("#")]
        assert len(target.text) > 10


@pytest.mark.parametrize("tag", LOCALES)
def test_unverified_travels_with_every_figure(folder: Path, tag: str) -> None:
    root = _page(folder, tag)
    for figure in root.all("data", "figure"):
        if not figure.all("a") or "notes" in figure.up("ul", "p", "small").attrs.get("class", ""):
            continue
        around = figure.up("li", "tr", "article", "p")
        if around.tag == "p":
            around = around.up("li", "article", "section")
        assert around.all(None, "mark-unverified"), figure.text


def test_unverified_stands_in_the_pdf_as_often_as_in_the_html(folder: Path) -> None:
    page = _page(folder, "en")
    pdf = next(folder.glob("sitrep-*-en.pdf"))
    shown = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    marks = page.all(None, "mark-unverified")
    assert len(marks) >= 10
    assert shown.stdout.count("unverified") >= len(marks)


def test_a_template_that_drops_a_figure_is_refused_by_name(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    sections = operation / "templates" / "report" / "sections"
    sections.mkdir(parents=True)
    (sections / "highlights.html.j2").write_text('<section id="highlights"></section>\n')
    (sections / "key_figures.html.j2").write_text('<section id="key_figures"></section>\n')
    (sections / "displacement.html.j2").write_text('<section id="displacement"></section>\n')
    wanted = api.Wanted(locales=("en",), formats=("html",))
    built = api.build([operation], wanted, tmp_path / "out")
    assert "the figure 2000 of fled_a1" in built.failures["testland-001-en"]
    assert not list((tmp_path / "out").rglob("*.html"))


def test_a_template_that_drops_the_disclaimer_is_refused(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    sections = operation / "templates" / "report" / "sections"
    sections.mkdir(parents=True)
    (sections / "disclaimer.html.j2").write_text("<p>No word of boundaries.</p>\n")
    wanted = api.Wanted(locales=("en",), formats=("html",))
    built = api.build([operation], wanted, tmp_path / "out")
    assert "the entry disclaimer" in built.failures["testland-001-en"]


def test_a_translation_that_loses_a_placeholder_is_refused(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    folder = operation / "translations" / "fr"
    folder.mkdir(parents=True)
    (folder / "001.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "highlights"\nmsgid "{fled.start} have fled, {fled.according_to}."\n'
        'msgstr "2 000 personnes ont fui, {fled.according_to}."\n',
        encoding="utf-8",
    )
    codes = {problem.code for problem in api.check([operation])}
    assert codes == {"L607", "L631"}  # and a number typed that the original has not
