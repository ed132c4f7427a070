"""The job of a digest: where it leads, what it needs of the report, and what its map is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sitrep.rendering.coverage import lacking_letters
from sitrep.rendering.digest.job import DigestJob
from sitrep.rendering.digest.view import Links, build_digest, sent_to, shortened_note
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.tongue import Missing, Tongue
from sitrep.rendering.view import View
from sitrep.report.assemble import Report
from sitrep.report.audience import Audience


def make_digest(
    narrator: Narrator, report_view: View, tongue: Tongue, typecase: Typecase, missing: Missing
) -> DigestJob:
    """The digest of one language.

    Args:
        narrator: the report in that language.
        report_view: what the report's own templates see.
        tongue: templates and catalogue.
        typecase: the fonts that there are, which the map's names and a PDF need.
        missing: whether English words of the program are refused.
    """
    can_be_pdf = not lacking_letters(tongue.language, typecase)
    links = _links(narrator.report, tongue.language.tag, can_be_pdf=can_be_pdf)
    drawing: Any = report_view["map"]
    if drawing and typecase.uncovered("".join(label["text"] for label in drawing["labels"])):
        drawing = None  # a map without its names says nothing
    return DigestJob(
        view=build_digest({**report_view, "map": drawing}, narrator, links),
        note=shortened_note(narrator),
        sent_to=sent_to(narrator),
        drawing=drawing,
        templates=tongue.templates,
        catalogue=tongue.catalogue,
        typecase=typecase,
        needs=("html",) if links.report else ("pdf",) if links.is_attached else (),
        must_be_translated=missing is Missing.FAIL,
    )


def formats_for(digest: DigestJob | None, wanted: Collection[str]) -> tuple[str, ...]:
    """The formats of the report that are to be made, those for its digest included."""
    needed = {*wanted, *(digest.needs if digest else ())}
    return tuple(name for name in ("html", "pdf") if name in needed)


def _links(report: Report, tag: str, *, can_be_pdf: bool) -> Links:
    """Where the digest of one language leads.

    The report on the web is for all; one that is not for all is attached, if there is a message.
    """
    operation = report.material.operation
    can_leave = operation.mail is not None and operation.mail.unsubscribe is not None
    if operation.publish_url is not None and report.audience is Audience.PUBLIC:
        name = f"sitrep-{report.id}-{report.name}-{tag}.html"
        place = f"{report.id}/{report.name}/{report.audience}/{name}"
        return Links(f"{operation.publish_url.rstrip('/')}/{place}", can_leave=can_leave)
    return Links(is_attached=operation.mail is not None and can_be_pdf, can_leave=can_leave)
