"""What a scalar means is said by the type of its field, not guessed from its looks.

The YAML gate hands every scalar over as the text that was typed: ``Plain`` where it stood
without quotes, ``str`` where it was quoted or a block. These types read that text. So ``NO`` in
a field of text is "NO", ``010`` in a field of numbers is an error, and ``12:30`` is never 750.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


class Plain(str):
    """The text of an unquoted scalar, exactly as typed."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Annotates text that is written in one way only.

    ``pattern`` must match all of the text; ``words`` say what is right ("three capital letters
    such as LBY"), so that nobody has to read the pattern.
    """

    pattern: str
    words: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Pydantic's hook: checks the text after the annotated type has read it."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Pydantic's hook: adds the pattern for editors."""
        return {**handler(schema), "pattern": f"^(?:{self.pattern})$"}

    def _check(self, value: str) -> str:
        if re.fullmatch(self.pattern, value) is None:
            raise ValueError(f"must be {self.words}")
        return value


@dataclass(frozen=True, slots=True, eq=False)
class Shorthand:
    """Annotates a mapping that may be written as one scalar; ``schema`` is that scalar's.

    Reading the scalar is the work of a BeforeValidator; this tells editors of it.
    """

    schema: JsonSchemaValue

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Pydantic's hook: either of the two."""
        return {"anyOf": [self.schema, handler(schema)]}


_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,12})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _whole(value: Any) -> Any:
    if isinstance(value, Plain):
        if _WHOLE.fullmatch(value):
            return int(value)
        if re.fullmatch("[1-9][0-9]*", value):
            raise ValueError("is too large a number")
        raise ValueError("must be a whole number in digits only, such as 2000")
    if isinstance(value, str):
        raise ValueError("must be a whole number without quotes, such as 2000")
    return value


def _decimal(value: Any) -> Any:
    if isinstance(value, Plain):
        if _DECIMAL.fullmatch(value):
            return float(value)
        raise ValueError("must be a number such as 32.76")
    if isinstance(value, str):
        raise ValueError("must be a number without quotes, such as 32.76")
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        if isinstance(value, Plain) and value in {"true", "false"}:
            return value == "true"
        raise ValueError("must be true or false")
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not _DAY.fullmatch(value):
            raise ValueError("must be a day such as 2018-06-01")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("is no day of the calendar") from None
    return value


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BREAK = re.compile("[\t\n\u2028\u2029]")


def _clean(value: str) -> str:
    if _CONTROL.search(value):
        raise ValueError("must hold no control characters")
    return value


def _one_line(value: str) -> str:
    if _BREAK.search(_clean(value)):
        raise ValueError("must be one line, without tabs")
    if value != value.strip():
        raise ValueError("must not begin or end with a space")
    return value


SchemaVersion = Annotated[Literal[1], BeforeValidator(_whole)]
WholeNumber = Annotated[int, Field(ge=0), BeforeValidator(_whole)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[date, BeforeValidator(_day)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_one_line)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=100_000), AfterValidator(_clean)]
ID_PATTERN = "[a-z][a-z0-9_]{0,63}"
Id = Annotated[
    str,
    Form(
        ID_PATTERN,
        "an id: small letters, digits and underscores, a letter first, at most 64",
    ),
]
FileId = Annotated[
    str,
    Form("[a-z0-9][a-z0-9-]{0,63}", "the name of a file: small letters, digits and hyphens"),
]
LocaleTag = Annotated[
    str,
    Form(
        "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?",
        "the tag of a language such as en, ar-LY or zh-Hant",
    ),
]
