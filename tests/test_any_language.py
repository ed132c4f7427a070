"""Reports in languages without a catalogue, and in the digits that an operation asks for."""

from __future__ import annotations

import base64
import datetime
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from sitrep import api
from sitrep.diagnostics import Location
from sitrep.facts.periods import PartialDate
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import read_language
from sitrep.operation.model import Operation
from sitrep.reading.schema import json_schema
from tests import operations, pages
from tests.browser import Browser, open_page
from tests.pages import Element

UNTRANSLATED = "Some words of this report are not translated yet and stand in English."
IN_ENGLISH = "Some headings and labels are not translated yet and stand in English."
DAYS = {"2018-06-06", "2018-06-12", "2018-06-19"}  # the period of the second week, the next issue


def build(parent: Path, locales: Iterable[str], digits: str, *formats: str) -> Path:
    """The second week in these languages and digits; the folder of the report."""
    operation = operations.copy(operations.SECOND_WEEK, parent)
    wanted = f"locales: [{', '.join(locales)}]\ndigits: {digits}\n"
    operations.edit(operation, "operation.yaml", "locales: [en, fr, ar]\n", wanted)
    built = api.build([operation], api.Wanted(formats=formats), parent / "output")
    assert not built.failures
    assert not [str(problem) for problem in built.problems if problem.is_error]
    return built.published[0].folder


def html_in(folder: Path, tag: str) -> Path:
    return next(folder.glob(f"sitrep-*-{tag}.html"))


def formats_of(tag: str) -> Formats:
    language, _ = read_language(tag, Location(""))
    assert language is not None
    return Formats(language)


def own(element: Element) -> Iterator[Element]:
    """The elements that speak the report's language: not those of a quote or another language.

    An English sentence may hold a date of the report's own.
    """
    page = element.up("html").attrs["lang"]
    yield from _own(element, page, page)


def _own(element: Element, spoken: str, page: str) -> Iterator[Element]:
    spoken = element.attrs.get("lang", spoken)
    if spoken == page:
        yield element
    for child in element.children:
        if isinstance(child, Element) and child.tag != "blockquote":
            yield from _own(child, spoken, page)


# --- no catalogue --------------------------------------------------------------------------------

LACKING = {
    "uk": "ltr",
    "sw": "ltr",
    "hi": "ltr",
    "ht": "ltr",
    "ku": "ltr",
    "my": "ltr",
    "fa": "rtl",
}


@pytest.fixture(scope="module")
def lacking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second week in languages that have neither a catalogue nor a translation."""
    return build(tmp_path_factory.mktemp("lacking"), LACKING, "default", "html")


@pytest.mark.parametrize(("tag", "direction"), LACKING.items())
def test_a_report_without_a_catalogue_says_so_and_keeps_its_own_dates_and_numbers(
    lacking: Path, tag: str, direction: str
) -> None:
    root = pages.read(html_in(lacking, tag))
    [html] = root.all("html")
    assert (html.attrs["lang"], html.attrs["dir"]) == (tag, direction)
    notices = [notice.text for notice in root.all("p", "notice")]
    assert [plain(notice) for notice in notices] == [UNTRANSLATED, IN_ENGLISH]

    body, formats = html.all("body")[0], formats_of(tag)
    dates = {e.attrs["datetime"]: e.text for e in own(body) if e.tag == "time"}
    assert dates.keys() >= DAYS
    written = {day: formats.date(PartialDate.of(datetime.date.fromisoformat(day))) for day in DAYS}
    assert {day: plain(dates[day]) for day in DAYS} == {d: plain(w) for d, w in written.items()}

    figures = [e for e in own(body) if e.tag == "data" and e.attrs["value"].isdecimal()]
    assert len({figure.attrs["value"] for figure in figures}) > 5
    for figure in figures:
        assert plain(formats.number(int(figure.attrs["value"]))) in figure.text

    highlights = [e for e in root.all("section") if e.attrs.get("id") == "highlights"]
    told = [e for section in highlights for e in section.all() if e.attrs.get("lang") == "en"]
    assert any("have left Derna" in sentence.text for sentence in told)


def plain(text: str) -> str:
    """Without isolates, and with plain spaces."""
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


# --- digits --------------------------------------------------------------------------------------


def systems(texts: Iterable[str]) -> set[str]:
    """The scripts of the digits in these texts: "DIGIT", "ARABIC-INDIC DIGIT", …"""
    digits = {c for text in texts for c in text if c.isdecimal()}
    return {unicodedata.name(digit).rpartition(" ")[0] for digit in digits}


@pytest.mark.parametrize(
    ("tag", "digits", "name", "counter"),
    [
        ("ar", "default", "DIGIT", "decimal"),
        ("ar", "native", "ARABIC-INDIC DIGIT", "arabic-indic"),
        ("ar-EG", "default", "ARABIC-INDIC DIGIT", "arabic-indic"),
        ("ar-EG", "latn", "DIGIT", "decimal"),
        ("hi", "latn", "DIGIT", "decimal"),
        ("hi", "native", "DEVANAGARI DIGIT", "devanagari"),
        ("zh", "native", "DIGIT", "decimal"),
    ],
)
def test_an_operation_chooses_the_digits_of_all_its_numbers_and_dates(
    tmp_path: Path, tag: str, digits: str, name: str, counter: str
) -> None:
    [body] = pages.read(html_in(build(tmp_path, [tag], digits, "html"), tag)).all("body")
    shown = list(own(body))
    kinds = {
        "figures": [e.text for e in shown if e.tag == "data"],
        "dates": [e.text for e in shown if e.tag == "time"],
        "citations": [e.text for e in shown if "cite" in e.attrs.get("class", "").split()],
        "masthead": [e.text for e in shown if "band" in e.attrs.get("class", "").split()],
        "scale": [e.text for e in shown if "map-name-scale" in e.attrs.get("class", "")],
    }
    assert {kind: systems(texts) for kind, texts in kinds.items()} == {
        kind: {name} for kind in kinds
    }
    assert f"digits-{counter}" in body.attrs["class"].split()


def last_lines(pdf: Path) -> list[str]:
    """The last line of each page."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [sheet.strip().splitlines()[-1] for sheet in text.split("\f") if sheet.strip()]


def test_pages_are_counted_in_the_digits_of_the_report(browser: Browser, tmp_path: Path) -> None:
    folder = build(tmp_path, ["ar"], "native", "html", "pdf")
    printed = tmp_path / "printed.pdf"
    with open_page(browser, html_in(folder, "ar"), media="print") as page:
        data = page.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    printed.write_bytes(base64.b64decode(data))
    for lines in (last_lines(next(folder.glob("*.pdf"))), last_lines(printed)):
        assert len(lines) > 2
        for number, line in enumerate(lines, start=1):
            assert "٠١٢٣٤٥٦٧٨٩"[number] in line
            assert systems([line]) == {"ARABIC-INDIC DIGIT"}


def test_other_digits_are_an_error_that_names_what_may_stand_there(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "places:", "digits: arab\nplaces:")
    [problem] = api.check([operation])
    assert (problem.code, problem.line) == ("S203", 7)
    assert problem.message == "'digits' must be one of default, latn, native"


def test_the_schema_tells_an_editor_which_digits_there_are() -> None:
    schema = json_schema(Operation, "sitrep operation")
    assert schema["$defs"]["Digits"]["enum"] == ["default", "latn", "native"]
