"""Running one template: the page, or what is wrong with the template and where."""

from __future__ import annotations

from types import TracebackType

from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.rendering.environment import PlainEnvironment
from sitrep.rendering.plain import assert_plain

# What a template's own doing can raise. Anything else is a fault of the program.
_TEMPLATE_FAULTS = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError)


def render_template(
    environment: PlainEnvironment, name: str, view: dict[str, object]
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Fill one template with a view.

    Args:
        environment: of one language, from `make_environment`.
        name: the template, such as ``report/report.html.j2``.
        view: plain data; its keys are the template's variables.

    Returns:
        The page as UTF-8, or None and why not, with the line of the template (Jinja does not
        know columns).

    Raises:
        RenderingError: the view is not plain data.

    Diagnostics:
        T704 to T708.
    """
    assert_plain(view)
    try:
        return environment.get_template(name).render(view).encode("utf-8"), ()
    except (*_TEMPLATE_FAULTS, SyntaxError, RecursionError) as error:
        return None, (explain(error, environment, name),)


def explain(error: Exception, environment: PlainEnvironment, name: str) -> Diagnostic:
    """The diagnostic for what a template raised.

    Args:
        error: caught where the template was compiled or run.
        environment: the one it ran in, which knows the files.
        name: the template that was asked for.
    """
    files = {template.name: template.file for template in environment.templates.templates}
    file = files.get(name, name)
    if isinstance(error, TemplateSyntaxError):
        at = Location(error.filename or file, error.lineno)
        return diagnose("T704", at, _plainly(error.message), _syntax_hint(error.message))
    at = _innermost(error.__traceback__, frozenset(files.values())) or Location(file)
    for kind, code, message, hint in _FAULTS:
        if isinstance(error, kind):
            return diagnose(code, at, _plainly(message.format(str(error))), hint)
    return diagnose("T707", at, _plainly(str(error)), "see what this line does with its values")


# What is raised → its code, the message ({} is the error's own) and the hint.
_FAULTS: tuple[tuple[type[Exception], str, str, str], ...] = (
    (
        TemplateNotFound,
        "T708",
        "there is no template {}",
        "names are written from templates/, such as report/sections/map.html.j2",
    ),
    (UndefinedError, "T705", "{}", "what may be missing is asked for with {% if … is defined %}"),
    (SecurityError, "T706", "{}", "templates place values, and compute nothing"),
    (
        RecursionError,
        "T707",
        "the template includes, extends or calls itself without end, or is nested too deeply",
        "to extend the program's own template, write program: before its name",
    ),
    (SyntaxError, "T704", "the template is nested too deeply", "use fewer loops inside loops"),
    (UnicodeError, "T707", "the text holds half a character (a lone surrogate)", ""),
)


def _innermost(traceback: TracebackType | None, files: frozenset[str]) -> Location | None:
    """The last template line on the way to the error."""
    found = None
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file in files:
            found = Location(file, max(traceback.tb_lineno, 1))
        traceback = traceback.tb_next
    return found


def _plainly(message: str | None) -> str:
    text = (message or "the template failed").rstrip(".")
    return text[:1].lower() + text[1:]


def _syntax_hint(message: str | None) -> str:
    if message and "unknown tag" in message:
        return "templates use if, for, set, block, extends, include, import, macro and call"
    return ""
