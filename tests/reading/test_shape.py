"""Which keys a model knows where."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from sitrep.reading.model import Model
from sitrep.reading.shape import known_keys, without_tags


class Leaf(Model):
    """The inner one."""

    kind: Literal["leaf"]
    from_: str = Field(alias="from")


class Bud(Model):
    """The other inner one."""

    kind: Literal["bud", "flower"]
    leaf: Leaf | None = None


class Tree(Model):
    """The outer one."""

    one: Leaf | None = None
    many: list[Annotated[Leaf | Bud, Field(discriminator="kind")]] = []
    named: dict[str, tuple[Bud, ...]] = {}
    either: Annotated[Leaf | str, Field()] = ""
    free: dict[str, object] = {}


@pytest.mark.parametrize(
    ("steps", "keys"),
    [
        ((), ("one", "many", "named", "either", "free")),
        (("one",), ("kind", "from")),
        (("many", 0), ("kind", "from", "leaf")),
        (("many", 0, "bud"), ("kind", "leaf")),
        (("many", 0, "flower", "leaf"), ("kind", "from")),
        (("named", "a", 3), ("kind", "leaf")),
        (("either",), ("kind", "from")),
        (("either", "function-after[_check(), Leaf]"), ("kind", "from")),
        (("either", "str"), ("kind", "from")),
        (("free", "a"), ()),
    ],
)
def test_known_keys(steps: tuple[str | int, ...], keys: tuple[str, ...]) -> None:
    assert known_keys(Tree, steps) == keys


@pytest.mark.parametrize(
    ("steps", "kept"),
    [
        (("many", 0, "bud", "leaf", "kind"), ("many", 0, "leaf", "kind")),
        (("many", 0, "leaf", "leaf"), ("many", 0, "leaf")),
        (("one", "leaf"), ("one", "leaf")),
        (("nothing", 3), ("nothing", 3)),
    ],
)
def test_tags_are_left_out(steps: tuple[str | int, ...], kept: tuple[str | int, ...]) -> None:
    assert without_tags(Tree, steps) == kept
