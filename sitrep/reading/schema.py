"""JSON Schemas of the files, for editors that complete and check YAML.

Source: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, TypeAdapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(model: type[BaseModel] | TypeAdapter[Any], title: str) -> dict[str, Any]:
    """The JSON Schema of a model's files.

    Args:
        model: the model, or the adapter of a union of models.
        title: what kind of file it is.

    Returns:
        A schema with the keys as files write them, and docstrings as descriptions.
    """
    schema = model.json_schema() if isinstance(model, TypeAdapter) else model.model_json_schema()
    return {"$schema": DIALECT, **_for_editors(schema), "title": title}


# What pydantic writes for a bound on a type that is read from text, and JSON Schema's word for it.
_BOUNDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
}


def _for_editors(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema in standard words; descriptions on one line, their code in Markdown's manner.

    The titles that pydantic makes of names are left out: editors show the names.
    """
    result: dict[str, Any] = {}
    # A field's own bound is narrower than its type's, so it comes last and stays.
    for key, value in sorted(schema.items(), key=lambda item: item[0] in _BOUNDS):
        if key == "description" and isinstance(value, str):
            result[key] = " ".join(value.split()).replace("``", "`")
        elif isinstance(value, dict):
            result[key] = _for_editors(value)
        elif isinstance(value, list):
            result[key] = [_for_editors(v) if isinstance(v, dict) else v for v in value]
        elif key == "title":
            continue
        elif key in _BOUNDS:
            result[_BOUNDS[key]] = value
        else:
            result[key] = value
    return result
