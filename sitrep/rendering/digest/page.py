"""The digest as HTML: rendered, its style moved into its elements, and checked once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import css_inline

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.rendering.digest import slots
from sitrep.rendering.environment import PlainEnvironment
from sitrep.rendering.linter.audit import audit_html
from sitrep.rendering.parity import missing_from_html
from sitrep.rendering.shown import Element, read_page
from sitrep.rendering.template_run import render_template

PAGE = "digest/digest.html.j2"

# Outlook for Windows knows no greatest width, and gets a table of a fixed one; all others take
# this for comments.
_OUTLOOK = (
    '<!--[if mso]><table role="presentation" dir="{0}" width="600" align="center" border="0" '
    'cellpadding="0" cellspacing="0"><tr><td dir="{0}"><![endif]-->'
)
_END_OUTLOOK = "<!--[if mso]></td></tr></table><![endif]-->"
_DESK = re.compile(r'<td class="desk"[^>]*>')
_AFTER_SHEET = "</td></tr></tbody></table></html>"

_CHARSET = '<meta charset="utf-8">'
_HEAD, _BODY, _END_BODY = "</head>", re.compile(r"\s*<body[^>]*>"), "</body>"
_BETWEEN_ROWS = re.compile(r"(?<=>)\s*\n\s*(?=</?(?:table|tbody|tr|td|html)\b)")


class Drawn(NamedTuple):
    """A page as its template wrote it, and as it is sent: with its slots still empty."""

    written: str
    sent: str


def draw_page(
    environment: PlainEnvironment, view: dict[str, Any]
) -> tuple[Drawn | None, tuple[Diagnostic, ...]]:
    """The digest's page.

    Diagnostics: T704–T708 for a template that fails.
    """
    rendered, problems = render_template(environment, PAGE, {"view": view})
    if rendered is None:
        return None, problems
    written = rendered.decode("utf-8")
    return Drawn(written, _for_outlook(_inlined(written), view["dir"])), ()


def check_page(
    environment: PlainEnvironment, page: Drawn, view: dict[str, Any]
) -> tuple[tuple[Diagnostic, ...], list[str]]:
    """What is not safe in a page, and what it lacks of the view.

    It is audited as it was written, style sheets and all: to inline them adds nothing to it.

    Diagnostics: T709 for a page that is not safe.
    """
    plain = page.sent.replace(_OUTLOOK.format(view["dir"]), "").replace(_END_OUTLOOK, "")
    written, filled = (
        slots.fill(one, sent_to="", unsubscribe="https://x", picture=_SOME_PICTURE)
        for one in (page.written, plain)
    )
    unsafe = list(audit_html(written))
    if slots.NONCHARACTERS.search(filled):
        unsafe.append("a slot stands where none belongs")
    file = environment.templates.by_name()[PAGE].file
    hint = "see the templates that replace the program's"
    problems = tuple(diagnose("T709", Location(file), said, hint) for said in unsafe)
    lost = missing_from_html(filled.encode("utf-8"), view, with_styles=True)
    return problems, [*lost, *_missing(plain, view)]


_SOME_PICTURE = "data:image/png;base64,iVBORw0KGgo="


def _missing(page: str, view: dict[str, Any]) -> Iterator[str]:
    """What else a page must show: its links, and the map with all that belongs to it."""
    shown = read_page(page, with_styles=True)
    links = {one.attributes.get("href") for one in shown.elements if one.tag == "a"}
    if view["slots"]["unsubscribe"] and slots.UNSUBSCRIBE not in links:
        yield "the link to unsubscribe"
    if view["more"] and view["more"]["url"] and view["more"]["url"] not in links:
        yield "the link to the full report"
    if page.count(slots.SENT_TO) != 1 or slots.SENT_TO not in shown.text:
        yield "the place that says to whom the message goes"
    if view["map"]:
        if not any(_is_map(one, view["map"]["alt"]) for one in shown.elements):
            yield "the map with its alternative text"
        text = " ".join(shown.text.split())
        for words in (view["map"]["caption"], view["map"]["disclaimer"]):
            if " ".join(words.split()) not in text:
                yield f"“{words[:40]}”, which belongs to the map"


def _is_map(element: Element, alt: str) -> bool:
    attributes = element.attributes
    return attributes.get("src") == slots.PICTURE and attributes.get("alt") == alt


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
    head, end_of_head, rest = inliner.inline(page).partition(_HEAD)
    # A page has a body without its tags, and some programs strike them out with what they carry.
    inside, _, after = _BODY.sub("", rest, count=1).rpartition(_END_BODY)
    whole = _BETWEEN_ROWS.sub("", head + end_of_head + inside + after)
    # The rules that stay have come in front of it, and it counts in the first 1,024 bytes alone.
    return whole.replace(_CHARSET, "", 1).replace("<head>", f"<head>{_CHARSET}", 1)


def _for_outlook(page: str, direction: str) -> str:
    """The page with a table around the sheet that Outlook for Windows alone sees."""
    desk, end = _DESK.search(page), page.rstrip()
    if desk is None or not end.endswith(_AFTER_SHEET):
        return page  # a template of somebody's own
    sheet = end[desk.end() : -len(_AFTER_SHEET)]
    before = end[: desk.end()]
    return f"{before}{_OUTLOOK.format(direction)}{sheet}{_END_OUTLOOK}{_AFTER_SHEET}\n"
