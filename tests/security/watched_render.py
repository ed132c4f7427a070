"""Renders cases in a process of its own, with every file and socket that Python opens watched.

Run as a script: a list of cases on standard input, a list of answers on standard output. An audit
hook cannot be taken off again, so it must not live in the tests' own process.
"""

from __future__ import annotations

import datetime
import json
import logging
import sys
from typing import Any

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from sitrep.rendering.environment import make_environment
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.rendering.linter.audit import audit_html
from sitrep.rendering.linter.lint import lint_templates
from sitrep.rendering.pdf import Attached, render_pdf
from sitrep.rendering.template_run import render_template
from sitrep.rendering.template_set import Template, TemplateSet

REPORT = "report/report.html.j2"
STYLE = "report/print.css"

_WATCHED = ("socket.", "urllib.", "http.client.", "ftplib.", "subprocess.", "os.system", "os.exec")
_events: list[str] = []
_canary = ""


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"open", "os.listdir", "os.scandir"}:
        if _canary and _canary in str(arguments[0]):
            _events.append(f"{event} {arguments[0]}")
    elif event.startswith(_WATCHED):
        _events.append(f"{event} {arguments!r}")


def answer(case: dict[str, str]) -> dict[str, Any]:
    """What became of one case, as promised: nothing was opened, whatever else happened."""
    _events.clear()
    templates = TemplateSet(
        (
            Template(REPORT, case["template"], REPORT, of_program=False),
            Template(STYLE, case["style"], STYLE, of_program=False),
        )
    )
    lint = [str(problem) for problem in lint_templates(templates)]
    environment = make_environment(templates, {"_": lambda _message: case["message"]})
    page, problems = render_template(environment, REPORT, {"fact": case["fact"]})
    audit: tuple[str, ...] = ()
    content, stopped = b"", False
    if page is not None:
        html = page.decode("utf-8")
        audit = audit_html(html)
        attached = Attached("facts.json", b"{}", datetime.date(2018, 6, 5))
        try:
            content = render_pdf(html, case["style"], attached, Typecase()).content
        except (FatalURLFetchingError, ValueError):  # ValueError: an address without a scheme
            stopped = True
    return {
        "lint": lint,
        "problems": [str(problem) for problem in problems],
        "audit": audit,
        "page": (page or b"").decode("utf-8"),
        "stopped": stopped,
        "leaked": b"CANARY" in content,
        "events": list(_events),
    }


def control(page: str) -> list[str]:
    """The same watch over WeasyPrint as it comes, which must see something."""
    _events.clear()
    HTML(string=page).write_pdf()
    return list(_events)


def main() -> None:
    """Answer all cases of standard input."""
    global _canary  # noqa: PLW0603 — the hook can be told of it in no other way
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    asked = json.load(sys.stdin)
    _canary = asked["canary"]
    HTML(string="<p>x").write_pdf()  # what it opens once, for itself, is opened now
    sys.addaudithook(_watch)
    answers = {name: answer(case) for name, case in asked["cases"].items()}
    seen = [control(page) for page in asked["controls"]]
    json.dump({"answers": answers, "controls": seen}, sys.stdout)


if __name__ == "__main__":
    main()
