"""JSON Schemas: what an editor is told of the models."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from sitrep.facts.periods import When
from sitrep.reading.model import Model
from sitrep.reading.scalars import (
    Day,
    Decimal,
    Flag,
    Id,
    Line,
    LocaleTag,
    SchemaVersion,
    Text,
    WholeNumber,
)
from sitrep.reading.schema import DIALECT, json_schema


class Colour(StrEnum):
    """What it looks like."""

    RED = "red"
    BLUE = "blue"


class Thing(Model):
    """A thing, with ``code``
    on two lines.
    """

    schema_: SchemaVersion = Field(alias="schema")
    title: Line
    count: WholeNumber = Field(description="How many.")
    grade: Annotated[WholeNumber, Field(ge=1, le=6)] = 1
    share: Annotated[Decimal, Field(gt=0, lt=1)] | None = None
    is_new: Flag = False
    on: Day | None = None
    when: When | None = None
    id: Id
    locale: LocaleTag
    text: Text | None = None
    colour: Colour = Colour.RED
    kind: Literal["thing"]
    places: dict[Id, Line] = {}
    tags: tuple[Line, ...] = ()


SCHEMA = json_schema(Thing, "A thing")


def one_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA["properties"][name]
    return next(iter(found.get("anyOf", [found])))


def test_the_frame() -> None:
    assert SCHEMA["$schema"] == DIALECT
    assert SCHEMA["title"] == "A thing"
    assert SCHEMA["description"] == "A thing, with `code` on two lines."
    assert SCHEMA["additionalProperties"] is False
    assert SCHEMA["required"] == ["schema", "title", "count", "id", "locale", "kind"]


def test_scalars_are_what_people_type() -> None:
    assert one_of("schema")["const"] == 1
    assert one_of("title")["type"] == "string"
    assert one_of("count") == {"description": "How many.", "minimum": 0, "type": "integer"}
    assert (one_of("grade")["minimum"], one_of("grade")["maximum"]) == (1, 6)
    assert one_of("share") == {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}
    assert one_of("is_new")["type"] == "boolean"
    assert one_of("on") == {"type": "string", "format": "date"}
    assert one_of("id")["pattern"] == "^(?:[a-z][a-z0-9_]{0,63})$"
    assert one_of("kind")["const"] == "thing"


def test_a_date_may_be_a_year_and_a_period_may_be_a_date() -> None:
    short, long, nothing = SCHEMA["properties"]["when"]["anyOf"]
    assert short["type"] == ["string", "integer"]
    assert long == {"$ref": "#/$defs/Period"}
    assert nothing == {"type": "null"}
    assert SCHEMA["$defs"]["Period"]["properties"]["start"]["anyOf"][0] == short


def test_choices_are_listed_with_what_they_mean() -> None:
    assert SCHEMA["$defs"]["Colour"]["enum"] == ["red", "blue"]
    assert SCHEMA["$defs"]["Colour"]["description"] == "What it looks like."


def test_a_union_is_described_by_its_adapter() -> None:
    schema = json_schema(TypeAdapter(list[Thing]), "Things")
    assert schema["title"] == "Things"
    assert schema["items"] == {"$ref": "#/$defs/Thing"}


def words(schema: object, *, are_names: bool = False) -> Iterator[str]:
    """The words that a schema uses, the names of properties and definitions aside."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if not are_names:
                yield key
            if key not in {"default", "enum", "const"} or are_names:
                named = key in {"properties", "patternProperties", "$defs"} and not are_names
                yield from words(value, are_names=named)
    elif isinstance(schema, list):
        for value in schema:
            yield from words(value)


def test_every_word_is_one_of_the_standard() -> None:
    assert set(words(SCHEMA)) <= {
        "$defs",
        "$ref",
        "$schema",
        "additionalProperties",
        "anyOf",
        "const",
        "default",
        "description",
        "enum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "items",
        "maxLength",
        "maximum",
        "minLength",
        "minimum",
        "pattern",
        "patternProperties",
        "properties",
        "propertyNames",
        "required",
        "title",
        "type",
    }
