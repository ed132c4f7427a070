"""One document, from its view to bytes: what a child process does, under limits.

A job is plain picklable data; what comes back is bytes by the name of the format, or the
problems of the templates.
"""

from __future__ import annotations

import datetime
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitrep.diagnostics import Diagnostic, Location, diagnose, write_diagnostics
from sitrep.errors import RenderingError
from sitrep.localisation.catalogue import Catalogue
from sitrep.rendering.coverage import bracketed, listed
from sitrep.rendering.directions import with_elements
from sitrep.rendering.fonts.own import UnusableFontError
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.rendering.html import REPORT, render_html
from sitrep.rendering.parity import missing_elements, missing_from_html
from sitrep.rendering.plain import assert_plain
from sitrep.rendering.template_set import TemplateSet
from sitrep.rendering.translated import check_labels
from sitrep.rendering.view import View

if TYPE_CHECKING:
    from sitrep.rendering.pdf import Pdf

PDF_STYLE = "report/pdf.css"


@dataclass(frozen=True)
class DocumentJob:
    """One language of one report.

    ``formats`` are those of ``html`` and ``pdf`` that are wanted; ``facts`` is what the PDF has
    attached, under ``facts_name``, dated ``day``; ``typecase`` are the fonts for it.
    ``must_be_translated`` refuses English words of the program in another language.
    """

    view: View
    templates: TemplateSet
    catalogue: Catalogue
    formats: tuple[str, ...]
    facts: bytes
    facts_name: str
    day: datetime.date
    typecase: Typecase
    must_be_translated: bool = False


def render_document(job: DocumentJob) -> dict[str, bytes]:
    """The document in each format.

    Returns:
        ``html`` and ``pdf`` as asked for; ``problems``, a JSON list of diagnostics, where the
        templates failed (T715: they print what no font has) or a font of the operation did
        (L626, L627); ``missing``, a JSON list of phrases, where something is lost that the
        view holds. With either of the last two there is nothing else.
    """
    assert_plain(job.view)
    page, problems = render_html(job.templates, job.catalogue, job.view)
    if page is None:
        return {"problems": write_diagnostics(problems)}
    if job.must_be_translated and (lacking := check_labels(job.catalogue)):
        return {"problems": write_diagnostics(lacking)}
    # The program's own style sheets hide nothing that counts: a test says so, not each build.
    own = any(not template.of_program for template in job.templates.templates)
    lost = missing_from_html(page, job.view, with_styles=own)
    made = {"html": page}
    if not lost and "pdf" in job.formats:
        try:
            pdf = _render_pdf(job, page)
        except UnusableFontError as error:
            return {"problems": write_diagnostics([error.problem])}
        if pdf.strays:  # the view was checked before: they are of templates or style sheets
            return {"problems": write_diagnostics([_undrawn(pdf.strays, job.templates)])}
        lost = missing_elements(pdf.elements, job.view)
        made["pdf"] = pdf.content
    if lost:
        return {"missing": _json(lost)}
    return {name: made[name] for name in job.formats}


def _render_pdf(job: DocumentJob, page: bytes) -> Pdf:
    try:
        from sitrep.rendering.pdf import Attached, render_pdf  # noqa: PLC0415 — it is heavy
    except OSError as missing:  # WeasyPrint loads Pango as it is imported
        raise RenderingError(
            "a PDF needs Pango; on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
        ) from missing
    style = job.templates.by_name()[PDF_STYLE].text
    attached = Attached(job.facts_name, job.facts, job.day)
    html = with_elements(bracketed(page.decode("utf-8"), job.view, job.typecase))
    return render_pdf(html, style, attached, job.typecase)


def warm_pdf() -> None:
    """Imports what a PDF needs, once, for all jobs that are forked from here."""
    with suppress(OSError):  # each document says then what is missing
        from sitrep.rendering.pdf import warm  # noqa: PLC0415 — WeasyPrint is heavy

        warm()


def _undrawn(strays: tuple[str, ...], templates: TemplateSet) -> Diagnostic:
    where = Location(templates.by_name()[REPORT].file)
    for template in sorted(templates.templates, key=lambda template: template.of_program):
        offset = min((at for c in strays if (at := template.text.find(c)) >= 0), default=-1)
        if offset >= 0:
            before = template.text[:offset]
            column = offset - before.rfind("\n")
            where = Location(template.file, before.count("\n") + 1, column)
            break
    message = f"a template prints {listed(strays)}, which the PDF’s fonts lack"
    return diagnose("T715", where, message, "use other characters, or leave out the PDF")


def _json(tree: object) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode("utf-8")
