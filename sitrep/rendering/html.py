"""HTML: one self-contained page, checked once more after it was made."""

from __future__ import annotations

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.catalogue import Catalogue
from sitrep.rendering.environment import make_environment
from sitrep.rendering.linter.audit import audit_html
from sitrep.rendering.template_run import render_template
from sitrep.rendering.template_set import TemplateSet
from sitrep.rendering.view import View

REPORT = "report/report.html.j2"


def render_html(
    templates: TemplateSet, catalogue: Catalogue, view: View
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The report as HTML in UTF-8.

    Diagnostics: T704–T708 for a template that fails, T709 for a page that is not safe.
    """
    environment = make_environment(templates, {"_": catalogue.functions()["_"]})
    page, problems = render_template(environment, REPORT, {"view": view})
    if page is None:
        return None, problems
    unsafe = audit_html(page.decode("utf-8"))
    if unsafe:
        where = Location(templates.by_name()[REPORT].file)
        return None, tuple(
            diagnose("T709", where, message, "see the templates that replace the program's")
            for message in unsafe
        )
    return page, problems
