"""Reads ``facts/*.yaml`` into typed facts that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import Field, field_validator

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.facts.fact import Fact, Review, Verification
from sitrep.facts.kinds import KINDS
from sitrep.reading.bind import bind
from sitrep.reading.document import Document
from sitrep.reading.document import Path as TreePath
from sitrep.reading.gate import MAX_BYTES, check_schema, read_document
from sitrep.reading.model import Model
from sitrep.reading.scalars import ID_PATTERN, FileId, SchemaVersion
from sitrep.reading.tricks import check_tricks

NAMELESS = ""
"""Stands among unread names for a fact whose id is missing or none."""
_NAMED = re.compile(r"\b(?:id|series)\s*:\s*[\"']?([a-z][a-z0-9_]{0,63})")


class Defaults(Model):
    """What the facts of one file share, where they do not say otherwise."""

    article: FileId | None = None
    review: Review | None = None
    verification: Verification | None = None
    sensitivity: Sensitivity | None = None

    @field_validator("sensitivity")
    @classmethod
    def _is_not_public(cls, value: Sensitivity | None) -> Sensitivity | None:
        if value is Sensitivity.PUBLIC:
            raise ValueError("public is said on each fact itself, never by default")
        return value


class FactsFile(Model):
    """The frame of a file of facts; each fact is read by the model of its own kind."""

    schema_: SchemaVersion = Field(alias="schema")
    defaults: Defaults = Defaults()
    facts: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class FactRecord:
    """A fact and the place where it was written."""

    fact: Fact
    document: Document
    path: TreePath

    def at(self, *keys: str | int) -> Location:
        """Where a key of the fact stands, or the fact itself."""
        return self.document.at((*self.path, *keys))


@dataclass(frozen=True)
class Facts:
    """The facts of a folder.

    ``unread`` holds the ids and series of facts whose shape is wrong, so that nobody is told
    besides that there is no fact of such a name; ``NAMELESS`` among them where even the name of
    one cannot be read.
    """

    records: tuple[FactRecord, ...] = ()
    unread: frozenset[str] = frozenset()


def load_facts(folder: Path, shown_as: str) -> tuple[Facts, tuple[Diagnostic, ...]]:
    """All facts of a folder's YAML files, in the order of names and lines.

    Args:
        folder: ``facts/`` of an operation; it may be missing, which is no facts.
        shown_as: the folder as messages name it.

    Diagnostics: those of the gate (Y), of the shape (S), F401 for an id that stands twice, and L637
    to L639 for characters that cannot be seen or look like others.
    """
    records: list[FactRecord] = []
    unread: frozenset[str] = frozenset()
    problems: list[Diagnostic] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.is_dir():
            continue
        found, wrong = _load_file(path, f"{shown_as}/{path.name}")
        records += found.records
        unread |= found.unread
        problems += wrong
    return Facts(tuple(records), unread), (*problems, *_repeated_ids(records))


def _load_file(path: Path, shown_as: str) -> tuple[Facts, list[Diagnostic]]:
    document, gate = read_document(path, shown_as=shown_as)
    problems = list(gate)
    if document is None:
        return Facts((), _names_in_ruins(path)), problems
    problems += check_schema(document)
    tree = document.tree
    trees = tree.get("facts") if isinstance(tree, dict) else None
    trees = [one for one in trees if isinstance(one, dict)] if isinstance(trees, list) else []
    unread = frozenset().union(*map(_names, trees))
    if any(problem.is_error for problem in problems):
        return Facts((), unread), problems
    frame, wrong = bind(FactsFile, tree, document)
    problems += wrong
    if frame is None:
        return Facts((), unread), problems
    records: list[FactRecord] = []
    unread = frozenset()
    for index, one in enumerate(trees):
        place: TreePath = ("facts", index)
        fact, wrong = bind_fact(one, document, place, frame.defaults)
        problems += wrong
        if fact is None:
            unread |= _names(one)
        else:
            records.append(FactRecord(fact, document, place))
    return Facts(tuple(records), unread), [*problems, *check_tricks(document)]


def _names_in_ruins(path: Path) -> frozenset[str]:
    """The ids and series in a file that is no YAML, as far as it can be read at all."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return frozenset({NAMELESS})
    return frozenset(match[1] for match in _NAMED.finditer(text))


def _names(tree: dict[str, Any]) -> frozenset[str]:
    names = {name for key in ("id", "series") if isinstance(name := tree.get(key), str)}
    has_id = isinstance(tree.get("id"), str) and re.fullmatch(ID_PATTERN, tree["id"])
    return frozenset(names if has_id else {*names, NAMELESS})


def bind_fact(
    tree: dict[str, Any], document: Document, path: TreePath, defaults: Defaults
) -> tuple[Fact | None, tuple[Diagnostic, ...]]:
    """Reads one entry of a file as the fact of its kind, with the file's defaults.

    Diagnostics: those of the shape (S).
    """
    kind = tree.get("kind")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        return None, (_unknown_kind(kind, document, path),)
    shared = defaults.model_dump(exclude_none=True)
    article = shared.pop("article", None)
    merged = {**shared, **tree}
    if article is not None and isinstance(tree.get("sources"), list):
        merged["sources"] = [
            {"article": article, **source} if isinstance(source, dict) else source
            for source in tree["sources"]
        ]
    return bind(model, merged, document, path)


def _unknown_kind(kind: object, document: Document, path: TreePath) -> Diagnostic:
    known = ", ".join(KINDS)
    if kind is None:
        return diagnose("S202", document.at(path), "the fact has no kind", f"one of {known}")
    near = get_close_matches(str(kind), KINDS, 1)
    hint = f"did you mean {near[0]}?" if near else f"one of {known}"
    return diagnose("S203", document.at((*path, "kind")), "there is no such kind of fact", hint)


def _repeated_ids(records: list[FactRecord]) -> list[Diagnostic]:
    first: dict[str, FactRecord] = {}
    problems = []
    for record in records:
        before = first.setdefault(record.fact.id, record)
        if before is not record:
            place = before.at("id")
            message = f"the id {record.fact.id} stands already at {place.file}:{place.line}"
            problems.append(
                diagnose("F401", record.at("id"), message, "give each observation its own id")
            )
    return problems
