"""``sitrep schema``."""

from __future__ import annotations

from typing import Any

from sitrep.cli.options import SchemaKind
from sitrep.cli.printing import result_json
from sitrep.evidence.articles import Article
from sitrep.facts.kinds import KINDS
from sitrep.facts.load import FactsFile
from sitrep.operation.model import Operation
from sitrep.reading.model import Model
from sitrep.reading.schema import json_schema
from sitrep.report.issue import Issue


def print_schema(kind: SchemaKind | None) -> None:
    """Prints one schema, or an object with all of them by their kinds."""
    if kind is not None:
        result_json(_schema(kind))
    else:
        result_json({each.value: _schema(each) for each in SchemaKind})


def _schema(kind: SchemaKind) -> dict[str, Any]:
    if kind is SchemaKind.facts:
        return _facts()
    models: dict[SchemaKind, type[Model]] = {
        SchemaKind.operation: Operation,
        SchemaKind.article: Article,
        SchemaKind.report: Issue,
    }
    return json_schema(models[kind], f"sitrep {kind.value}")


def _facts() -> dict[str, Any]:
    """The frame with its facts, each of its own kind."""
    frame = json_schema(FactsFile, "sitrep facts")
    definitions = frame.setdefault("$defs", {})
    for name, model in KINDS.items():
        tree = json_schema(model, name)
        definitions |= tree.pop("$defs", {})
        tree.pop("$schema", None)
        tree["required"] = [key for key in tree.get("required", []) if key not in _SHARED]
        definitions[name] = tree
    frame["properties"]["facts"]["items"] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(KINDS)}},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}},
                "then": {"$ref": f"#/$defs/{name}"},
            }
            for name in KINDS
        ],
    }
    return frame


_SHARED = {"series", "sensitivity"}
"""What a fact may leave out: the series is its id, and the file's defaults may label it."""
