"""What a reading of HTML finds: tags, values, the insides of style sheets, problems and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong at an offset of the template; the code is a Diagnostic's."""

    offset: int
    code: str
    message: str
    hint: str = ""


class Piece(NamedTuple):
    """A part of a value: its text, or None for the output of an expression."""

    offset: int
    text: str | None


@dataclass(slots=True)
class Attribute:
    """One attribute; ``branched`` where an if or for stands inside its value."""

    name: str
    offset: int
    pieces: list[Piece] = field(default_factory=list)
    branched: bool = False

    @property
    def text(self) -> str | None:
        """The value as written, if nothing but text makes it."""
        if self.branched or any(piece.text is None for piece in self.pieces):
            return None
        return "".join(piece.text or "" for piece in self.pieces)


@dataclass(slots=True)
class Tag:
    """A start or end tag; the name is in small letters."""

    name: str
    offset: int
    is_end: bool
    attributes: list[Attribute] = field(default_factory=list)


@dataclass(slots=True)
class RawText:
    """What stands inside a <style> or <title>; ``tags`` says whether Jinja tags do."""

    name: str
    offset: int
    pieces: list[Piece] = field(default_factory=list)
    tags: bool = False

    @property
    def text(self) -> str:
        """What is written out."""
        return "".join(piece.text or "" for piece in self.pieces)


class In(Enum):
    """What the reading is inside of; the value is for messages."""

    TEXT = "the text"
    OPENING = "the beginning of a tag"  # after < or </
    NAMED = "a tag, after a name or a value"  # white space, / or > must follow
    BETWEEN = "a tag, between attributes"
    ASSIGNED = "an attribute, after its ="
    UNQUOTED = "a value without quotes"
    VALUE = "an attribute's value"
    RAW = "a style sheet or title"


class Place(NamedTuple):
    """Where the reading stands: in which tag and which value."""

    state: In
    tag: Tag
    attribute: Attribute
    raw: RawText
    quote: str

    def is_same(self, other: Place) -> bool:
        """Whether both stand within the very same tag, value or style sheet."""
        if self.state is not other.state:
            return False
        if self.state is In.VALUE:
            return self.attribute is other.attribute
        if self.state is In.RAW:
            return self.raw is other.raw
        return self.state is In.TEXT or self.tag is other.tag

    def joined(self, other: Place) -> Place | None:
        """Where the reading stands after a branch that may be left out; None if in two places."""
        if self.is_same(other):
            return self
        if self.tag is other.tag and {self.state, other.state} == {In.NAMED, In.BETWEEN}:
            return self if self.state is In.NAMED else other
        return None

    @property
    def is_text(self) -> bool:
        """Whether elements may stand here."""
        return self.state is In.TEXT

    @property
    def is_style_sheet(self) -> bool:
        """Whether this is the inside of a <style>."""
        return self.state is In.RAW and self.raw.name == "style"
