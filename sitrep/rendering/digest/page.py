"""The digest as HTML: rendered, its style moved into its elements, and checked once more."""

from __future__ import annotations

import re
from typing import Any

import css_inline

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.catalogue import Catalogue
from sitrep.rendering.digest import slots
from sitrep.rendering.environment import make_environment
from sitrep.rendering.linter.audit import audit_html
from sitrep.rendering.parity import missing_from_html
from sitrep.rendering.template_run import render_template
from sitrep.rendering.template_set import TemplateSet

PAGE = "digest/digest.html.j2"

# Outlook for Windows gets a table of a fixed width; all others take this for comments.
_OUTLOOK = (
    '<!--[if mso]><table role="presentation" dir="{0}" width="600" align="center" border="0" '
    'cellpadding="0" cellspacing="0"><tr><td dir="{0}"><![endif]-->'
)
_END_OUTLOOK = "<!--[if mso]></td></tr></table><![endif]-->"

# A page has a body without its tags, and some programs strike them out with all that they carry.
_BODY = re.compile(r"</?body[^>]*>")
_CHARSET = '<meta charset="utf-8">'
_BETWEEN_ROWS = re.compile(r"(?<=>)\s*\n\s*(?=</?(?:table|tbody|tr|td)\b)")


def render_page(
    templates: TemplateSet, catalogue: Catalogue, view: dict[str, Any]
) -> tuple[str | None, tuple[Diagnostic, ...], list[str]]:
    """The digest's page, with its slots still empty.

    Returns:
        The page, or None; what is wrong with the templates; what the page lacks of the view.

    Diagnostics: T704–T708 for a template that fails, T709 for a page that is not safe.
    """
    environment = make_environment(templates, {"_": catalogue.functions()["_"]})
    rendered, problems = render_template(environment, PAGE, {"view": view})
    if rendered is None:
        return None, problems, []
    page = _inlined(rendered.decode("utf-8"))
    plain = slots.fill(
        page, recipient="", unsubscribe="https://x", picture="data:image/png;base64,iVBORw0KGgo="
    )
    if unsafe := audit_html(slots.NONCHARACTERS.sub("", plain)):
        where = Location(templates.by_name()[PAGE].file)
        hint = "see the templates that replace the program's"
        return None, tuple(diagnose("T709", where, said, hint) for said in unsafe), []
    lost = missing_from_html(page.encode("utf-8"), view, with_styles=True)
    if view["slots"]["unsubscribe"] and slots.UNSUBSCRIBE not in page:
        lost.append("the link to unsubscribe")
    if view["map"] and slots.PICTURE not in page:
        lost.append("the map")
    return _for_outlook(page, view["dir"]), (), lost


def _inlined(page: str) -> str:
    """The page with its rules in the elements' own styles; what stands in @media stays."""
    inliner = css_inline.CSSInliner(
        keep_style_tags=False,
        keep_at_rules=True,
        minify_css=True,
        apply_width_attributes=True,
        resolve_css_variables=True,
        load_remote_stylesheets=False,
    )
    inlined = _BETWEEN_ROWS.sub("", _BODY.sub("", inliner.inline(page)))
    # The rules that stay have come in front of it, and it counts in the first 1,024 bytes alone.
    return inlined.replace(_CHARSET, "", 1).replace("<head>", f"<head>{_CHARSET}", 1)


def _for_outlook(page: str, direction: str) -> str:
    filled = page.replace(slots.OUTLOOK, _OUTLOOK.format(direction))
    return filled.replace(slots.END_OUTLOOK, _END_OUTLOOK)
