"""From a tree to a typed model: every error at its line, in the words of the file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.reading import words
from sitrep.reading.document import Document, Path
from sitrep.reading.excerpt import excerpt
from sitrep.reading.gate import check_schema
from sitrep.reading.shape import known_keys, without_tags
from sitrep.reading.tree import MAX_PROBLEMS

M = TypeVar("M")

_LEVELS = "public, restricted, confidential or strictly_confidential"
_KEY = "[key]"
"""What pydantic puts at the end of the place of a wrong key."""


@dataclass(frozen=True)
class _Problem:
    """A pydantic error with the part of the tree that it is about.

    ``path`` leads there from the tree that was bound; ``branch`` is the place and the tag of the
    union that the error went through, if any. ``wanted`` is the kind of thing that should have
    stood there, where the error is about that.
    """

    error: Any
    path: Path
    branch: tuple[Path, str | int] | None
    wanted: str = ""

    @property
    def is_of_branch(self) -> bool:
        """Whether the error says that another kind of thing stands at the union itself."""
        return bool(self.wanted) and self.branch is not None and self.branch[0] == self.path


def bind(
    model: type[M], tree: Any, document: Document, path: Path = ()
) -> tuple[M | None, tuple[Diagnostic, ...]]:
    """Reads a tree as a model.

    Args:
        model: the model, or any type that pydantic reads.
        tree: the document's tree or a part of it; defaults may have been added.
        document: where the tree came from.
        path: where in the document the tree stands.

    Returns:
        The model, or None and every problem in the order of the file.

    Diagnostics: S201 (unknown key, at the key), S202 (missing key, at the mapping), S203 (wrong
    value), S204 (no sensitivity), Y110 (no ``schema`` at the root), Y113 (too many).
    """
    try:
        return _adapter(model).validate_python(tree), ()  # type: ignore[arg-type]  # — mypy 1.x: a type is hashable
    except ValidationError as failure:
        errors = failure.errors(include_url=False, include_input=False)
    problems = _of_likely_branches([_placed(error, tree, model) for error in errors])
    problems.sort(key=lambda problem: document.at((*path, *problem.path)))
    binding = _Binding(model, tree, document, path)
    found = {
        diagnostic: None
        for problem in problems[:MAX_PROBLEMS]
        for diagnostic in binding.explain(problem)
    }
    if len(problems) > MAX_PROBLEMS:
        at = document.at((*path, *problems[MAX_PROBLEMS].path))
        message = f"{len(problems) - MAX_PROBLEMS} more problems are not listed"
        found[diagnose("Y113", at, message, "mend the first ones and check again")] = None
    return None, tuple(sorted(found, key=lambda diagnostic: (diagnostic.line, diagnostic.column)))


@lru_cache(maxsize=64)  # to build what reads a model costs more than to read a thousand facts
def _adapter(model: type[M]) -> TypeAdapter[M]:
    return TypeAdapter(model)


def _placed(error: Any, tree: Any, model: Any) -> _Problem:
    """Finds the part of the tree that an error is about; union tags lead nowhere in it."""
    loc = without_tags(model, error["loc"])
    if error["type"] == "missing" or loc[-1:] == (_KEY,):
        loc = loc[:-1]
    states: dict[Path, tuple[Any, tuple[Path, str | int] | None]] = {(): (tree, None)}
    for step in loc:
        for path, (node, branch) in list(states.items()):
            if _holds(node, step):
                states[(*path, step)] = (node[step], branch)
            if branch is None:
                states[path] = (node, (path, step))
    path = max(states, key=len)
    is_untagged = error["type"] == "union_tag_not_found" and isinstance(states[path][0], dict)
    wanted = "" if is_untagged else words.KINDS.get(error["type"], "")
    return _Problem(error, path, states[path][1], wanted)


def _holds(node: Any, step: str | int) -> bool:
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node)


def _of_likely_branches(problems: Sequence[_Problem]) -> list[_Problem]:
    """Of a union that fits nothing, only the errors of the member that was most likely meant.

    That is one of the right kind (mapping, list, text) with the fewest errors. Where none is of
    the right kind, one error names all the kinds.
    """
    unions: dict[Path, dict[str | int, list[_Problem]]] = {}
    for problem in problems:
        if problem.branch is not None:
            place, tag = problem.branch
            unions.setdefault(place, {}).setdefault(tag, []).append(problem)
    likely = {place: _likely(members.values()) for place, members in unions.items()}
    chosen: list[_Problem] = []
    for problem in problems:
        if problem.branch is None:
            chosen.append(problem)
        else:
            chosen += likely.pop(problem.branch[0], [])
    return chosen


def _likely(members: Collection[list[_Problem]]) -> list[_Problem]:
    fitting = [m for m in members if not any(problem.is_of_branch for problem in m)]
    if fitting:
        return min(fitting, key=len)
    kinds = dict.fromkeys(problem.wanted for m in members for problem in m if problem.is_of_branch)
    first = next(problem for m in members for problem in m if problem.is_of_branch)
    return [replace(first, wanted=" or ".join(kinds))]


@dataclass(frozen=True)
class _Binding:
    """What an explanation needs to know: the model, the tree and where it stands."""

    model: Any
    tree: Any
    document: Document
    path: Path

    def explain(self, problem: _Problem) -> tuple[Diagnostic, ...]:
        """The diagnostics of one error."""
        error, path = problem.error, (*self.path, *problem.path)
        kind, loc = error["type"], error["loc"]
        if path == ("schema",) or (kind == "missing" and (*path, loc[-1]) == ("schema",)):
            version = check_schema(self.document)
            if version:
                return version
        if kind == "missing":
            return (self._missing(path, str(loc[-1])),)
        if kind == "extra_forbidden":
            return (self._unknown(problem, path),)
        if kind in {"union_tag_invalid", "union_tag_not_found"} and not problem.wanted:
            return (self._tag(error, path),)
        return (self._wrong(problem, path),)

    def _missing(self, path: Path, key: str) -> Diagnostic:
        hint = ""
        at = self.document.at(path)
        mapping = self._value(path)
        if isinstance(mapping, dict) and any(other.startswith(f"{key}:") for other in mapping):
            hint = f"a space is missing after {key}:"
        elif key == "sensitivity":
            hint = f"write sensitivity: {_LEVELS}; nothing is public unless it says so"
        if key == "sensitivity":
            return diagnose("S204", at, "the sensitivity is not stated", hint)
        return diagnose("S202", at, f"the key {excerpt(key)} is missing", hint)

    def _unknown(self, problem: _Problem, path: Path) -> Diagnostic:
        key = str(problem.error["loc"][-1])
        known = known_keys(self.model, problem.error["loc"][:-1])
        hint = words.unknown_key(key, known, self.document, path)
        message = f"there is no key {excerpt(key)} here"
        return diagnose("S201", self.document.at_key(path), message, hint)

    def _tag(self, error: Any, path: Path) -> Diagnostic:
        """The key that says which model of a union is meant is missing or wrong."""
        context = error["ctx"]
        key = str(context["discriminator"]).strip("'")
        if error["type"] == "union_tag_not_found":
            return self._missing(path, key)
        value = self._value((*path, key))
        message, hint = words.choice(words.options_of(context["expected_tags"]), value)
        return diagnose("S203", self.document.at((*path, key)), f"{excerpt(key)} {message}", hint)

    def _wrong(self, problem: _Problem, path: Path) -> Diagnostic:
        error, value = problem.error, self._value(path)
        kind, at = error["type"], self.document.at(path)
        if error["loc"][-1:] == (_KEY,):
            message = words.sentence(path, words.wrong_value(error, path[-1]))
            return diagnose("S203", self.document.at_key(path), message)
        if kind in {"enum", "literal_error"}:
            if value is None and path[-1:] == ("sensitivity",):
                return self._missing(path, "sensitivity")
            message, hint = words.choice(words.options_of(error["ctx"]["expected"]), value)
            return diagnose("S203", at, words.sentence(path, message), hint)
        if problem.wanted:
            message = words.sentence(path, words.wrong_kind(problem.wanted, value))
            hint = words.kind_hint(problem.wanted, self.document, path)
            return diagnose("S203", at, message, hint)
        return diagnose("S203", at, words.sentence(path, words.wrong_value(error, value)))

    def _value(self, path: Path) -> Any:
        node = self.tree
        for step in path[len(self.path) :]:
            node = node[step] if _holds(node, step) else None
        return node
