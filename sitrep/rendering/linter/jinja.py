"""What a template's own language may say: which filters, which calls, which names."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import NamedTuple

from jinja2 import nodes

from sitrep.rendering.environment import FILTERS, TESTS

# What Jinja offers to templates elsewhere.
_ABSENT = frozenset({"range", "dict", "lipsum", "cycler", "joiner", "namespace"})


class JinjaProblem(NamedTuple):
    """What is wrong in a line (from 1); ``word`` is the name to look for in it."""

    line: int
    word: str
    code: str
    message: str
    hint: str


def check_jinja(tree: nodes.Template, known: Collection[str]) -> Iterator[JinjaProblem]:
    """Everything in a template that is not for templates.

    Args:
        tree: the template as Jinja parsed it.
        known: the names of all templates that may be included.

    Returns:
        Problems T708 and T710 to T712.
    """
    modules = {node.target for node in _walk(tree) if isinstance(node, nodes.Import)}
    for node in _walk(tree):
        yield from _check(node)
        if isinstance(node, nodes.Call):
            yield from _check_call(node, modules | {"loop", "self"})
        elif isinstance(node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends):
            yield from _check_name(node, known)


def _check(node: nodes.Node) -> Iterator[JinjaProblem]:
    line = node.lineno
    match node:
        case nodes.Filter():
            yield from _check_filter(node)
        case nodes.Test():
            yield from _check_test(node)
        case nodes.Getattr():
            yield from _check_attribute(node)
        case nodes.Getitem():
            yield from _check_item(node)
        case nodes.Name():
            yield from _check_variable(node)
        case nodes.ScopedEvalContextModifier() | nodes.EvalContextModifier():
            yield JinjaProblem(
                line, "autoescape", "T710", "escaping is never switched off", "remove this tag"
            )
        case nodes.Pow():
            yield JinjaProblem(line, "**", "T712", "powers are not for templates", "remove it")
        case nodes.NSRef():
            hint = "give it a name of its own: {% set x = … %}"
            yield JinjaProblem(line, "set", "T712", "attributes cannot be set", hint)
        case _:
            pass


def captured_names(tree: nodes.Template) -> frozenset[str]:
    """The names given to pieces of HTML by ``{% set name %}…{% endset %}``."""
    return frozenset(
        node.target.name
        for node in _walk(tree)
        if isinstance(node, nodes.AssignBlock) and isinstance(node.target, nodes.Name)
    )


def _walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.iter_child_nodes()


def _check_filter(node: nodes.Filter) -> Iterator[JinjaProblem]:
    if node.name == "safe":
        yield JinjaProblem(
            node.lineno, "safe", "T710", "|safe prints without escaping", "remove it"
        )
    elif node.name not in FILTERS:
        yield JinjaProblem(
            node.lineno,
            node.name,
            "T711",
            f"|{node.name} is not for templates",
            _near(node.name, FILTERS),
        )


def _check_test(node: nodes.Test) -> Iterator[JinjaProblem]:
    if node.name not in TESTS:
        yield JinjaProblem(
            node.lineno,
            node.name,
            "T711",
            f"'is {node.name}' is not for templates",
            _near(node.name, TESTS),
        )


def _near(name: str, names: Collection[str]) -> str:
    near = difflib.get_close_matches(name, names, 1)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(sorted(names))}"


def _check_attribute(node: nodes.Getattr) -> Iterator[JinjaProblem]:
    if node.attr.startswith("_"):
        yield _inner(node.lineno, node.attr)


def _check_item(node: nodes.Getitem) -> Iterator[JinjaProblem]:
    key = node.arg
    if isinstance(key, nodes.Const) and isinstance(key.value, str) and key.value.startswith("_"):
        yield _inner(node.lineno, key.value)


def _inner(line: int, name: str) -> JinjaProblem:
    return JinjaProblem(
        line, name, "T712", f"{name!r} is out of reach", "templates see the keys of the view"
    )


def _check_variable(node: nodes.Name) -> Iterator[JinjaProblem]:
    if node.name in _ABSENT or node.name.startswith("__"):
        yield JinjaProblem(
            node.lineno,
            node.name,
            "T712",
            f"there is no {node.name} here",
            "the view holds all lists",
        )


def _check_call(node: nodes.Call, objects: Collection[str]) -> Iterator[JinjaProblem]:
    """Macros are called by name, or by the name of the module that they were imported with."""
    called = node.node
    if isinstance(called, nodes.Name):
        return
    if (
        isinstance(called, nodes.Getattr)
        and isinstance(called.node, nodes.Name)
        and called.node.name in objects
    ):
        return
    word = called.attr if isinstance(called, nodes.Getattr) else "("
    hint = "|items gives keys and values" if word == "items" else "values have filters, not methods"
    yield JinjaProblem(node.lineno, word, "T712", "only macros and _() can be called", hint)


def _check_name(
    node: nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends, known: Collection[str]
) -> Iterator[JinjaProblem]:
    name = node.template
    if isinstance(node, nodes.Include) and node.ignore_missing:
        return
    if isinstance(name, nodes.Const) and isinstance(name.value, str) and name.value not in known:
        near = difflib.get_close_matches(name.value, known, 1)
        hint = f"did you mean {near[0]}?" if near else "names are written from templates/"
        yield JinjaProblem(node.lineno, name.value, "T708", f"there is no {name.value}", hint)
