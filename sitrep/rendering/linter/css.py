"""Style sheets that load nothing and run nothing.

What a style sheet may use is listed here, as the elements are in vocabulary.py: at-rules,
functions and addresses. Whatever is not listed is refused, in whichever property it stands.

Source: https://www.w3.org/TR/css-syntax-3/, as tinycss2 reads it; WeasyPrint reads it the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import tinycss2
from tinycss2.ast import (
    AtKeywordToken,
    FunctionBlock,
    IdentToken,
    Node,
    ParseError,
    StringToken,
    URLToken,
)

from sitrep.rendering.linter.vocabulary import PICTURE

AT_RULES = frozenset(
    {"media", "page", "font-face", "supports", "layer", "counter-style", "footnote", "container"}
    | {f"{edge}-{place}" for edge in ("top", "bottom") for place in ("left", "center", "right")}
    | {f"{edge}-{place}" for edge in ("left", "right") for place in ("top", "middle", "bottom")}
    | {f"{edge}-{side}-corner" for edge in ("top", "bottom") for side in ("left", "right")}
)

_VALUES = (
    "calc min max clamp abs round mod rem sign var env rgb rgba hsl hsla hwb lab lch oklab oklch color "
    "color-mix light-dark linear-gradient radial-gradient conic-gradient repeating-linear-gradient "
    "repeating-radial-gradient repeating-conic-gradient matrix translate translatex translatey scale "
    "scalex scaley rotate skew skewx skewy minmax repeat fit-content cubic-bezier steps inset circle "
    "ellipse polygon path blur brightness contrast grayscale saturate drop-shadow format tech"
)
_GENERATED = "attr counter counters string content element running target-counter leader symbols"
_SELECTORS = (
    "is where not has lang dir nth-child nth-last-child nth-of-type nth-last-of-type nth selector "
    "style layer supports"
)
FUNCTIONS = frozenset(f"{_VALUES} {_GENERATED} {_SELECTORS}".split())

# Properties by which old browsers ran code.
_CODE = frozenset({"behavior", "-ms-behavior", "-moz-binding", "progid"})

_ADDRESS = re.compile(
    r"#[A-Za-z][\w-]*"  # a shape of the same page
    r"|sitrep-font:[A-Za-z0-9._-]+"  # a font that the program carries, for PDF only
    rf"|{PICTURE}"
    r"|data:font/(?:ttf|otf|woff|woff2);base64,[A-Za-z0-9+/=]*"
)
_END = "sitrep-end"


class CssProblem(NamedTuple):
    """What is wrong at a line and column (from 1) of the CSS; the code is a Diagnostic's."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""


def check_css(css: str) -> list[CssProblem]:
    """Everything in a style sheet, or in a style attribute, that a report may not use.

    Args:
        css: a whole style sheet, or the declarations of one attribute.

    Returns:
        Problems in the order of the text: T740 to T743.
    """
    # Each bracket, string and comment must be closed, else it swallows what is put behind it.
    nodes = tinycss2.parse_component_value_list(f"{css}\n@{_END}")
    last = nodes[-1]
    if isinstance(last, AtKeywordToken) and last.value == _END:
        nodes.pop()
        problems = []
    else:
        problems = [
            CssProblem(
                last.source_line,
                last.source_column,
                "T740",
                "this is never closed",
                "close the bracket, the quotes or the comment",
            )
        ]
    problems += (problem for node in _walk(nodes) for problem in _check(node))
    return sorted(set(problems))


def is_plainly_harmless(css: str) -> bool:
    """A quick look that finds most style sheets to be harmless; False means: look closely.

    It sees every name before a bracket and after an @, wherever it stands, so it can only err
    on the careful side; escapes and addresses are left to `check_css`.
    """
    if "\\" in css or _SUSPECT.search(css):
        return False
    names = {name.lower() for name in _CALLED.findall(css)}
    rules = {name.lower() for name in _RULED.findall(css)}
    return names <= FUNCTIONS and rules <= AT_RULES


_SUSPECT = re.compile(r"url|behavior|binding|progid", re.IGNORECASE)
_CALLED = re.compile(r"([\w-]+)\(")
_RULED = re.compile(r"@([\w-]+)")


def _walk(nodes: list[Node]) -> Iterator[Node]:
    """Every token, with those inside brackets; no recursion, however deep they are."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        yield node
        inner = getattr(node, "arguments", None) or getattr(node, "content", None)
        if isinstance(inner, list):
            waiting += reversed(inner)


def _check(node: Node) -> Iterator[CssProblem]:
    def problem(code: str, message: str, hint: str = "") -> CssProblem:
        return CssProblem(node.source_line, node.source_column, code, message, hint)

    match node:
        case ParseError():
            yield problem("T740", f"the style sheet cannot be understood: {node.message}")
        case AtKeywordToken() if node.lower_value == "import":
            yield problem(
                "T741",
                "@import loads another style sheet",
                'include it in the template: {% include "report/name.css" %}',
            )
        case AtKeywordToken() if node.lower_value not in AT_RULES:
            yield problem("T741", f"@{node.value} is not for reports", "remove it")
        case IdentToken() if node.lower_value in _CODE:
            yield problem("T743", f"{node.value} runs code", "remove it")
        case URLToken():
            yield from _check_address(node.value, problem("T742", ""))
        case FunctionBlock():
            yield from _check_function(node)
        case _:
            pass  # numbers, texts and signs load nothing


def _check_function(node: FunctionBlock) -> Iterator[CssProblem]:
    here = CssProblem(node.source_line, node.source_column, "T743", "")
    if node.lower_name == "url":
        inner = [argument for argument in node.arguments if argument.type != "whitespace"]
        if len(inner) == 1 and isinstance(inner[0], StringToken):
            yield from _check_address(inner[0].value, here._replace(code="T742"))
        else:
            yield here._replace(code="T742", message="an address with more than a text in it")
    elif node.lower_name not in FUNCTIONS:
        yield here._replace(message=f"{node.name}() is not for reports", hint="remove it")
    elif node.lower_name == "attr" and any(
        isinstance(argument, IdentToken) and argument.lower_value == "url"
        for argument in node.arguments
    ):
        yield here._replace(
            code="T742", message="attr() as an address", hint="attr() may only give text"
        )


def _check_address(address: str, here: CssProblem) -> Iterator[CssProblem]:
    if not _ADDRESS.fullmatch(address):
        shown = address if len(address) <= 40 else f"{address[:40]}…"
        yield here._replace(
            message=f"the style sheet loads '{shown}'",
            hint="pictures are data:image/png;base64,… (or jpeg, gif, webp), fonts sitrep-font:NAME",
        )
