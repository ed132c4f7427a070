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
from sitrep.rendering.digest.page import Drawn, check_page, draw_page
from sitrep.rendering.digest.picture import draw_picture
from sitrep.rendering.digest.plain_text import draw_text
from sitrep.rendering.environment import PlainEnvironment, make_environment
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

    ``view`` is the whole digest's and ``note`` what a shortened one says of itself; ``sent_to`` is
    what stands before and after a recipient, and ``drawing`` the report's map, or None. ``most`` is how many entries each list may have: None asks for
    as many as fit. ``needs`` are formats of the report without which the
    digest is not whole: the page that it leads to, or the PDF that is attached.
    """

    view: View
    note: str
    sent_to: tuple[str, str]
    drawing: Any
    templates: TemplateSet
    catalogue: Catalogue
    typecase: Typecase
    needs: tuple[str, ...] = ()
    must_be_translated: bool = False
    most: int | None = None


class _Pages(NamedTuple):
    """The two texts of a digest, or why there are none; ``lost`` is what the text lacks."""

    page: Drawn = Drawn("", "")
    text: str = ""
    problems: tuple[Diagnostic, ...] = ()
    lost: tuple[str, ...] = ()

    def fits(self, picture: bytes) -> bool:
        """Whether mail programs show the whole message."""
        html, text = len(self.page.sent.encode()), len(self.text.encode())
        weight = _HEADERS + _ENCODED * (html + text + len(picture))
        return html <= LARGEST_HTML and weight <= LARGEST_MESSAGE


class _Press(NamedTuple):
    """The templates of one language, compiled once for all lengths that are tried."""

    page: PlainEnvironment
    text: PlainEnvironment

    def draw(self, view: dict[str, Any]) -> _Pages:
        """Both texts of a view."""
        page, problems = draw_page(self.page, view)
        if page is None:
            return _Pages(problems=problems)
        text, problems, lost = draw_text(self.text, view)
        if text is None:
            return _Pages(problems=problems)
        return _Pages(page, text, lost=tuple(lost))


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
    words = {"_": job.catalogue.functions()["_"]}
    press = _Press(
        make_environment(job.templates, words),
        make_environment(job.templates, words, autoescape=False),
    )
    whole = length(job.view)
    made: dict[int, _Pages] = {}

    def fits(most: int) -> bool:
        made[most] = press.draw(shorten(job.view, most, job.note))
        return bool(made[most].problems) or made[most].fits(picture)

    most = longest_that_fits(whole, fits) if job.most is None else min(job.most, whole)
    view = shorten(job.view, most, job.note)
    pages = made.get(most) or press.draw(view)
    problems, lost = pages.problems, [*pages.lost]
    if not problems:
        problems, lacking = check_page(press.page, pages.page, view)
        lost = [*lacking, *lost]
    if not problems and job.must_be_translated:
        problems = check_labels(job.catalogue)
    if problems:
        return {"problems": write_diagnostics(problems)}
    if lost:
        return {"missing": json.dumps(lost, ensure_ascii=False).encode()}
    return {
        "html": pages.page.sent.encode(),
        "text": pages.text.encode(),
        "picture": picture,
        "most": json.dumps([most, whole, pages.fits(picture)]).encode(),
    }


def _picture(job: DigestJob) -> bytes:
    if job.drawing is None:
        return b""
    view: Any = job.view
    return draw_picture(job.drawing, view["lang"], view["dir"], job.typecase)
