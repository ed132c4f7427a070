"""The second wall: the finished page is read again, by the rules of the linter.

What a template writes was linted, and what it prints was escaped. Should anything have got past
both, a page that holds a script, a handler or an address that loads something is not sent out.
"""

from __future__ import annotations

from sitrep.rendering.linter.css import is_plainly_harmless
from sitrep.rendering.linter.html import check_raw, check_tag
from sitrep.rendering.linter.html_scanner import Scanner
from sitrep.rendering.linter.lines import Lines


def audit_html(page: str) -> tuple[str, ...]:
    """What is not safe to send out in a finished page; empty if all is well.

    Args:
        page: the whole HTML, as rendered.

    Returns:
        One line for each problem, "LINE:COL: what (hint)". Code T709 stands for them all. The
        time grows as the length of the page.
    """
    text = page.replace("\r\n", "\n").replace("\r", "\n")
    scanner = Scanner()
    scanner.text(text, 0)
    scanner.end(len(text))
    problems = list(scanner.problems)
    for tag in scanner.tags:
        problems += check_tag(tag)
    for raw in scanner.raws:
        if not is_plainly_harmless(raw.text):
            problems += check_raw(raw)
    lines = Lines(text)
    return tuple(
        "{}:{}: {}".format(*lines.place(problem.offset), problem.message)
        + (f" ({problem.hint})" if problem.hint else "")
        for problem in sorted(set(problems))
    )
