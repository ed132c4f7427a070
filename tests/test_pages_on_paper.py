"""The PDFs that a build writes: what they say of themselves, and how their pages break."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from pypdf import PdfReader

from sitrep.rendering.fonts.typecase import Typecase
from sitrep.rendering.pdf import Attached, render_pdf
from sitrep.resources import templates_folder
from tests import pages

LOCALES = ("en", "fr", "ar")
OUTPUTS = ("seed_output", "week_two_output")
PAGE_NUMBERS = {"en": "Page {} of {}", "fr": "Page {} sur {}"}
UA = "http://www.aiim.org/pdfua/ns/id/"


class Word(NamedTuple):
    """A word on a page, and how far from the left it begins, from 0 to 1."""

    text: str
    left: float


@pytest.fixture(params=OUTPUTS)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=LOCALES)
def tag(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def written(folder: Path, tag: str, kind: str) -> Path:
    return next(folder.glob(f"sitrep-*-{tag}.{kind}"))


def pdf_of(folder: Path, tag: str) -> PdfReader:
    return PdfReader(written(folder, tag, "pdf"))


def bookmarks(pdf: PdfReader) -> list[tuple[str, int]]:
    """The outline with the page of each entry, from 0."""
    titles: list[tuple[str, int]] = []

    def walk(entries: Sequence[Any]) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry)
            else:
                page = pdf.get_destination_page_number(entry)
                titles.append((" ".join(str(entry.title).split()), page or 0))

    walk(pdf.outline)
    return titles


def text_of(pdf: PdfReader, page: int) -> str:
    return " ".join(pdf.pages[page].extract_text().split())


def edge(pdf: Path, folder: Path, side: Literal["first", "last"]) -> list[list[Word]]:
    """The words of each page's first or last line, the running header or footer."""
    boxes = folder / "boxes.html"
    subprocess.run(["pdftotext", "-bbox", pdf, boxes], check=True)
    found = []
    for page in pages.read(boxes).all("page"):
        words = page.all("word")
        tops = [float(word.attrs["ymin"]) for word in words]
        line = min(tops) if side == "first" else max(tops)
        wide = float(page.attrs["width"])
        found.append(
            [
                Word(word.text, float(word.attrs["xmin"]) / wide)
                for word, top in zip(words, tops, strict=True)
                if abs(top - line) < 4
            ]
        )
    return found


# --- what the file says of itself --------------------------------------------------------------


def test_language_title_and_tags_are_there(folder: Path, tag: str) -> None:
    pdf = pdf_of(folder, tag)
    root: Any = pdf.root_object
    title, *_ = pages.read(written(folder, tag, "html")).all("title")  # the map has one too
    assert root["/Lang"] == tag
    assert bool(root["/MarkInfo"]["/Marked"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert pdf.metadata is not None
    assert " ".join((pdf.metadata.title or "").split()) == title.text
    assert pdf.xmp_metadata is not None
    [part] = [node.nodeValue for node in pdf.xmp_metadata.get_element("", UA, "part")]
    assert part == "1"


def test_the_outline_leads_to_every_heading(folder: Path, tag: str) -> None:
    root = pages.read(written(folder, tag, "html"))
    found = bookmarks(pdf_of(folder, tag))
    assert [title for title, _ in found] == [e.text for e in root.all() if e.tag in {"h1", "h2"}]
    numbers = [page for _, page in found]
    assert numbers == sorted(numbers)


def test_the_facts_are_attached_as_they_were_written(folder: Path, tag: str) -> None:
    [facts] = folder.glob("facts-*.json")
    assert dict(pdf_of(folder, tag).attachments) == {facts.name: [facts.read_bytes()]}


# --- the pages --------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", PAGE_NUMBERS)
def test_every_page_is_numbered_and_all_but_the_first_named(folder: Path, tag: str) -> None:
    pdf = pdf_of(folder, tag)
    count = len(pdf.pages)
    assert 3 <= count <= 5
    for page in range(count):
        assert PAGE_NUMBERS[tag].format(page + 1, count) in text_of(pdf, page)


def test_every_page_but_the_first_says_what_it_belongs_to(
    folder: Path, tag: str, tmp_path: Path
) -> None:
    first, *others = edge(written(folder, tag, "pdf"), tmp_path, "first")
    assert len({tuple(sorted(words)) for words in others}) == 1
    assert set(others[0]).isdisjoint(first)
    if tag != "ar":  # whose letters a PDF keeps in the order in which they are drawn
        [name] = pages.read(written(folder, tag, "html")).all("h1")
        assert " ".join(word.text for word in others[0]).startswith(name.text)


def test_an_arabic_report_is_no_longer_than_five_pages(folder: Path) -> None:
    assert 3 <= len(pdf_of(folder, "ar").pages) <= 5


def test_page_numbers_stand_where_lines_end(folder: Path, tag: str, tmp_path: Path) -> None:
    for number, words in enumerate(edge(written(folder, tag, "pdf"), tmp_path, "last"), 1):
        places = [word.left for word in words if word.text == str(number)]
        assert places
        assert max(places) < 0.25 if tag == "ar" else min(places) > 0.75


@pytest.mark.parametrize("lines", [7, 10, 15, 20, 24])
def test_wherever_a_page_ends_a_table_keeps_its_heading(
    seed_output: Path, tmp_path: Path, lines: int
) -> None:
    page = written(seed_output, "en", "html")
    html = page.read_text("utf-8")
    end = html.index("</ul>", html.index('id="highlights"'))
    filled = f"{html[:end]}{'<li>One line more.</li>' * lines}{html[end:]}"
    pdf = printed(filled, tmp_path)
    sheets = [sheet.extract_text() for sheet in pdf.pages]
    on_page = dict(bookmarks(pdf))
    tables = pages.read(page).all("table")
    assert len(tables) > 3
    for table in tables:
        heading, caption = table.up("section").all("h2")[0], table.all("caption")[0]
        _, after = sheets[on_page[heading.text]].split(caption.text)
        columns, row, *_ = after.strip().splitlines()
        assert columns.startswith(table.all("th")[0].text)
        assert row.split()[0] == table.all("tbody")[0].all("th")[0].text.split()[0]


def printed(html: str, folder: Path) -> PdfReader:
    style = (templates_folder() / "report" / "pdf.css").read_text("utf-8")
    attached = Attached("facts.json", b"{}", datetime.date(2018, 6, 5))
    target = folder / "printed.pdf"
    target.write_bytes(render_pdf(html, style, attached, Typecase()).content)
    return PdfReader(target)
