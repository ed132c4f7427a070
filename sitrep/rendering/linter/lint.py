"""The linter of templates and style sheets: what it passes loads nothing and runs nothing.

It reads the templates that operations and translators bring before any of them is rendered.
Behind it stand the sandbox of environment.py, the audit of the finished page (audit.py) and
the fetcher of the PDF; each would hold without the others.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from jinja2.exceptions import TemplateSyntaxError

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.rendering.environment import PlainEnvironment, make_environment
from sitrep.rendering.linter.css import check_css
from sitrep.rendering.linter.flow import follow
from sitrep.rendering.linter.hiding import check_hiding, hides_itself
from sitrep.rendering.linter.html import check_raw, check_tag
from sitrep.rendering.linter.html_tokens import Problem, RawText, Tag
from sitrep.rendering.linter.jinja import captured_names, check_jinja
from sitrep.rendering.linter.lines import Lines
from sitrep.rendering.linter.template_tokens import cut
from sitrep.rendering.template_set import TEXT, Template, TemplateSet

_DELIMITER = re.compile(r"\{[{%#]")
_MARKUP = re.compile(r"<[A-Za-z/!?]|&[#A-Za-z]")


def lint_templates(templates: TemplateSet) -> tuple[Diagnostic, ...]:
    """What is wrong in the templates that did not come with the program.

    The program's own are linted by a test instead, with `lint_template`.

    Diagnostics:
        T704, T708 and all from T710 to T744, in the order of file, line and column.
    """
    environment = make_environment(templates, {})
    known = templates.by_name()
    return tuple(
        diagnostic
        for template in templates.templates
        if not template.of_program
        for diagnostic in lint_template(template, known, environment)
    )


def lint_template(
    template: Template, known: Collection[str], environment: PlainEnvironment
) -> tuple[Diagnostic, ...]:
    """What is wrong in one template or style sheet.

    Args:
        template: any one, of whatever text.
        known: the names of the templates that it may include.
        environment: lends its lexer and parser; nothing is run.
    """
    text = template.text.replace("\r\n", "\n").replace("\r", "\n")
    check = _CHECKS[template.kind]
    lines = Lines(text)
    try:
        problems = sorted(set(check(text, known, environment)))
    except TemplateSyntaxError as error:
        at = Location(template.file, error.lineno)
        return (diagnose("T704", at, (error.message or "this is no valid Jinja").rstrip(".")),)
    except (RecursionError, ValueError, OverflowError) as error:
        # Thousands of brackets, or a number of thousands of digits.
        message = "this is too deeply nested or too long for Jinja to read"
        return (diagnose("T704", Location(template.file), message, type(error).__name__),)
    return tuple(
        diagnose(
            problem.code,
            Location(template.file, *lines.place(problem.offset)),
            problem.message,
            problem.hint,
        )
        for problem in problems
    )


def _check_style_sheet(
    text: str, _known: Collection[str], _environment: PlainEnvironment
) -> Iterator[Problem]:
    if jinja := _DELIMITER.search(text):
        yield Problem(
            jinja.start(),
            "T714",
            "style sheets hold no Jinja, and this is read as such",
            'a space between the two signs helps; values go into style="…" attributes',
        )
    if markup := _MARKUP.search(text):
        yield Problem(
            markup.start(),
            "T728",
            f"{markup[0]!r} in a style sheet",
            "put a space behind the < or &",
        )
    lines = Lines(text)
    for problem in (*check_css(text), *check_hiding(text)):
        offset = lines.offset(problem.line, problem.column)
        yield Problem(offset, problem.code, problem.message, problem.hint)


def _check_template(
    text: str, known: Collection[str], environment: PlainEnvironment
) -> Iterator[Problem]:
    yield from _check_text(text, [name for name in known if not name.endswith(TEXT)], environment)
    tree = environment.parse(text)
    scanner = follow(cut(environment, text), captured_names(tree), len(text))
    yield from scanner.problems
    for tag in scanner.tags:
        yield from check_tag(tag)
        yield from _check_hidden(tag)
    for raw in scanner.raws:
        if not raw.tags:
            yield from check_raw(raw)
        yield from _check_hiding(raw)


def _check_text(
    text: str, known: Collection[str], environment: PlainEnvironment
) -> Iterator[Problem]:
    """What is wrong with a template's Jinja; plain text holds nothing else that could be."""
    tree = environment.parse(text)
    lines = Lines(text)
    found = False
    for problem in check_jinja(tree, known):
        found = True
        offset = _find(text, lines, problem.line, problem.word)
        yield Problem(offset, problem.code, problem.message, problem.hint)
    if not found:
        # Only the compiler sees what stands twice; it writes code here, and runs none.
        environment.compile(text, raw=True)


def _check_plain(
    text: str, known: Collection[str], environment: PlainEnvironment
) -> Iterator[Problem]:
    yield from _check_text(text, [name for name in known if name.endswith(TEXT)], environment)


_CHECKS = {"css": _check_style_sheet, "html": _check_template, "txt": _check_plain}
"""By what a file is."""


def _check_hiding(raw: RawText) -> Iterator[Problem]:
    if raw.name == "style":
        for problem in check_hiding(raw.text):
            yield Problem(raw.offset, problem.code, problem.message, problem.hint)


def _check_hidden(tag: Tag) -> Iterator[Problem]:
    """Elements that hide themselves: what nobody is to see is left out of a template."""
    for attribute in tag.attributes:
        style = "".join(piece.text or "x" for piece in attribute.pieces)
        if attribute.name == "style" and (found := hides_itself(html.unescape(style))):
            hint = "leave out what nobody is to see"
            yield Problem(attribute.offset, "T744", f"“{found}” hides the element", hint)


def _find(text: str, lines: Lines, line: int, word: str) -> int:
    """Where a word stands in a line; Jinja tells the line alone, and of a long tag the first."""
    start = lines.offset(line, 1)
    found = text.find(word, start, start + 2000)
    return start if found < 0 else found
