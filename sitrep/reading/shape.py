"""Which keys a model knows at a place inside it, so that a misspelt one can be named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def known_keys(model: Any, steps: Iterable[str | int]) -> tuple[str, ...]:
    """The keys, as files write them, of the mapping that the steps lead to.

    Args:
        model: a model, or any annotation that holds models.
        steps: field names or aliases, list indices, keys of dictionaries, and tags of unions as
            pydantic puts them into the ``loc`` of an error.

    Returns:
        The keys of all models that may stand there, in the order of their fields.
    """
    candidates = list(_members(model))
    for step in steps:
        inner = [member for candidate in candidates for member in _inside(candidate, step)]
        tagged = [candidate for candidate in candidates if _is_tagged(candidate, step)]
        candidates = inner or tagged or candidates
    found = {
        _name(name, field): None
        for candidate in candidates
        if _is_model(candidate)
        for name, field in candidate.model_fields.items()
    }
    return tuple(found)


def without_tags(model: Any, steps: Sequence[str | int]) -> tuple[str | int, ...]:
    """The steps without the tags of discriminated unions, which a key may be named like."""
    candidates = list(_members(model))
    kept: list[str | int] = []
    for step in steps:
        tagged = [candidate for candidate in candidates if step in _tags(candidate)]
        if len(candidates) > 1 and tagged:
            candidates = tagged
            continue
        kept.append(step)
        candidates = [member for candidate in candidates for member in _inside(candidate, step)]
    return tuple(kept)


def _name(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    return alias if isinstance(alias, str) else field.alias or name


def _members(annotation: Any) -> Iterable[Any]:
    """What an annotation comes down to: models, containers and plain types."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in {Union, UnionType}:
        for argument in get_args(annotation):
            yield from _members(argument)
    elif annotation is not NoneType:
        yield annotation


def _inside(annotation: Any, step: str | int) -> Iterable[Any]:
    if _is_model(annotation):
        for name, field in annotation.model_fields.items():
            if step in {name, _name(name, field)}:
                yield from _members(field.annotation)
        return
    origin, arguments = get_origin(annotation), get_args(annotation)
    if not isinstance(origin, type) or not arguments:
        return
    if issubclass(origin, Mapping):
        yield from _members(arguments[-1])
    elif isinstance(step, int) and issubclass(origin, (Sequence, AbstractSet)):
        yield from _members(arguments[0])


def _is_tagged(annotation: Any, tag: str | int) -> bool:
    """Whether a union's tag means this model: the value of a Literal field, or the model's name."""
    return _is_model(annotation) and (tag in _tags(annotation) or annotation.__name__ in str(tag))


def _tags(annotation: Any) -> tuple[Any, ...]:
    """The values of a model's Literal fields, one of which tells it from others of its union."""
    if not _is_model(annotation):
        return ()
    return tuple(
        value.value if isinstance(value, Enum) else value
        for field in annotation.model_fields.values()
        if get_origin(field.annotation) is Literal
        for value in get_args(field.annotation)
    )


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
