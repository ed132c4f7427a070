"""PDF/UA-1 from the report's HTML, in fonts that it is given. The only user of WeasyPrint.

Nothing is fetched: the fetcher knows those fonts and data: addresses, and refuses the rest. The
same HTML and fonts give the same bytes wherever Pango, HarfBuzz and zlib are the same.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration

from sitrep.rendering.fetcher import make_fetcher
from sitrep.rendering.fonts.typecase import Setting, Typecase
from sitrep.rendering.shown import Element
from sitrep.resources import templates_folder


class Attached(NamedTuple):
    """A file to attach: its name, its content, and the day that it says it was made on."""

    name: str
    content: bytes
    day: datetime.date


class Pdf(NamedTuple):
    """The bytes, and what really stands on its pages.

    ``elements`` are those that were laid out, ``text`` all of their text, and ``strays`` what no
    font has of it.
    """

    content: bytes
    elements: tuple[Element, ...]
    text: str
    strays: tuple[str, ...] = ()


def render_pdf(html: str, style: str, attached: Attached, typecase: Typecase) -> Pdf:
    """The report as PDF.

    Args:
        html: the whole page, as it is sent out.
        style: what the PDF adds to the page's own style.
        attached: the facts.
        typecase: the fonts that there are; those that the page needs are used.

    Raises:
        FatalURLFetchingError: the page asks for something that it may not have.
        UnusableFontError: a font of the operation is broken.
    """
    _hide_the_machines_fonts()
    setting = typecase.set_up(html)
    pdf = _render(html, style, attached, setting)
    if typecase.lacking(setting, pdf.text):  # a style sheet prints what the page is without
        pdf = _render(html, style, attached, typecase.set_up(html, pdf.text))
    return pdf._replace(strays=typecase.uncovered(pdf.text))


def _render(html: str, style: str, attached: Attached, setting: Setting) -> Pdf:
    fonts = FontConfiguration()
    fetcher = make_fetcher(setting.files)
    sheets = [
        CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in (setting.style, style)
    ]
    day = datetime.datetime.combine(attached.day, datetime.time(), datetime.UTC)
    attachment = Attachment(
        string=attached.content,
        name=attached.name,
        description=attached.name,
        created=day,
        modified=day,
        relationship="Data",
    )
    page = HTML(string=html, url_fetcher=fetcher, base_url=None)
    document = page.render(
        font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1", attachments=[attachment]
    )
    content = document.write_pdf(pdf_variant="pdf/ua-1", attachments=[attachment])
    return Pdf(content, tuple(_elements(document)), "".join(_texts(document)))


# A page with what reports are made of: letters of both directions, a table, a list.
_SMALL_PAGE = """<!DOCTYPE html><html lang="en"><title>.</title><body>
<h1>Aé</h1><p>a <strong>b</strong></p><p lang="ar" dir="rtl">ا ب</p><ul><li>a</ul>
<table><caption>a</caption><thead><tr><th scope="col">a<tbody><tr><td>1</table>"""


def warm() -> None:
    """Makes a small page, so that what WeasyPrint and Pango prepare once is prepared."""
    attached = Attached("nothing.json", b"{}", datetime.date(2000, 1, 1))
    render_pdf(_SMALL_PAGE, "p { color: #000 }", attached, Typecase())


def _hide_the_machines_fonts() -> None:
    """Hides the machine's fonts from this process, which draws what it has none for as a box.

    Fontconfig reads the variable for each `FontConfiguration`. Without any font Pango crashes:
    the shipped ones are its fallback too.
    """
    own = str(templates_folder() / "fonts" / "fonts.conf")
    os.environ["FONTCONFIG_FILE"] = own  # noqa: TID251 — fontconfig can be told in no other way


def _elements(document: Document) -> Iterator[Element]:
    """The elements whose boxes were laid out, each once; what CSS hides has none."""
    seen: dict[int, Any] = {}
    texts: list[tuple[int, str]] = []
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 — the only way to the boxes
            element = getattr(box, "element", None)
            if element is not None:
                seen[id(element)] = element
                is_beside = "::" in box.element_tag  # generated: the linter sees to that
                texts.append((id(element), "" if is_beside else getattr(box, "text", "")))
    figures: set[int] = set()
    speakers: dict[int, list[int]] = {}
    for key, element in seen.items():
        shown = Element(element.tag, element.attrib)
        inner = [id(one) for one in element.iter()] if shown.speaks else []
        for one in inner:
            speakers.setdefault(one, []).append(key)
        figures.update(inner[1:] if shown.is_figure else ())
    said: dict[int, list[str]] = {}
    for key, text in texts:
        for speaker in speakers.get(key, ()):
            said.setdefault(speaker, []).append(text)
    for key, element in seen.items():
        yield Element(element.tag, dict(element.attrib), key in figures, "".join(said.get(key, ())))


def _texts(document: Document) -> Iterator[str]:
    """The text of every box that was laid out, margins and generated content included."""
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 — as above
            yield getattr(box, "text", "")
