"""The digest of one language, from its view to bytes: what a child process does, under limits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from sitrep.diagnostics import Diagnostic, write_diagnostics
from sitrep.localisation.catalogue import Catalogue
from sitrep.rendering.digest.extent import (
    LARGEST_HTML,
    LARGEST_MESSAGE,
    length,
    longest_that_fits,
    shorten,
)
from sitrep.rendering.digest.page import render_page
from sitrep.rendering.digest.picture import draw_picture
from sitrep.rendering.digest.plain_text import render_text
from sitrep.rendering.fonts.own import UnusableFontError
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.rendering.plain import assert_plain
from sitrep.rendering.template_set import TemplateSet
from sitrep.rendering.translated import check_labels
from sitrep.rendering.view import View

_HEADERS = 4000  # bytes of headers and boundaries, with room to spare
_ENCODED = 1.37  # base64 with its line ends, for a byte


@dataclass(frozen=True)
class DigestJob:
    """The digest of one language.

    ``view`` is the whole digest's and ``note`` what a shortened one says of itself; ``drawing``
    is the report's map, or None. ``most`` is how many entries each list may have: None asks for
    as many as fit.
    """

    view: View
    note: str
    drawing: Any
    templates: TemplateSet
    catalogue: Catalogue
    typecase: Typecase
    must_be_translated: bool = False
    most: int | None = None


class _Pages(NamedTuple):
    """The two texts of a digest, or why there are none."""

    html: str = ""
    text: str = ""
    problems: tuple[Diagnostic, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.problems and not self.lost

    def fits(self, picture: bytes) -> bool:
        html, text = len(self.html.encode()), len(self.text.encode())
        weight = _HEADERS + _ENCODED * (html + text + len(picture))
        return html <= LARGEST_HTML and weight <= LARGEST_MESSAGE


def render_digest(job: DigestJob) -> dict[str, bytes]:
    """The digest of one language, with its slots still empty.

    Returns:
        ``html`` and ``text`` in UTF-8, ``picture`` as PNG (empty without a map), and ``most``: a
        JSON list of how many entries its lists have, how many they would have, and whether it
        fits. Else ``problems`` or ``missing``, as `render_document` has them.
    """
    assert_plain(job.view)
    try:
        picture = _picture(job)
    except UnusableFontError as error:
        return {"problems": write_diagnostics([error.problem])}
    whole = length(job.view)
    made: dict[int, _Pages] = {}

    def fits(most: int) -> bool:
        made[most] = _render(job, most)
        return not made[most].is_whole or made[most].fits(picture)

    most = longest_that_fits(whole, fits) if job.most is None else min(job.most, whole)
    pages = made.get(most) or _render(job, most)
    if pages.problems:
        return {"problems": write_diagnostics(pages.problems)}
    if job.must_be_translated and (lacking := check_labels(job.catalogue)):
        return {"problems": write_diagnostics(lacking)}
    if pages.lost:
        return {"missing": json.dumps(pages.lost, ensure_ascii=False).encode()}
    extent = [most, whole, pages.fits(picture)]
    return {
        "html": pages.html.encode(),
        "text": pages.text.encode(),
        "picture": picture,
        "most": json.dumps(extent).encode(),
    }


def _render(job: DigestJob, most: int) -> _Pages:
    view = shorten(job.view, most, job.note)
    html, problems, lost = render_page(job.templates, job.catalogue, view)
    if html is None:
        return _Pages(problems=problems)
    text, problems, lacking = render_text(job.templates, job.catalogue, view)
    if text is None:
        return _Pages(problems=problems)
    return _Pages(html, text, lost=(*lost, *lacking))


def _picture(job: DigestJob) -> bytes:
    if job.drawing is None:
        return b""
    view: Any = job.view
    return draw_picture(job.drawing, view["lang"], view["dir"], job.typecase)
