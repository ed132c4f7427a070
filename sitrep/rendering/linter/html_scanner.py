"""HTML read as a browser's tokeniser reads it, with Jinja tags in between.

A template is fed in pieces: text, expressions (whose output is not known) and the beginnings and
ends of branches. A branch must end where it began (in the text, between two attributes, inside
one value), so that what is learnt of the template in one reading holds for every way through it.

What browsers read in two ways (comments, ``<`` in attributes and titles, entities in style
sheets) is a problem of its own, so that no second reading is left over.

Source: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

from __future__ import annotations

import re

from sitrep.rendering.linter.html_tokens import Attribute, In, Piece, Place, Problem, RawText, Tag

_TAG = re.compile(r"<(/?)([A-Za-z][^\t\n\f />]*)")
_DOCTYPE = re.compile(r"<!doctype html>", re.IGNORECASE)
_SPACE = re.compile(r"[\t\n\f /]*")
_NAME = re.compile(r"=?[^\t\n\f />=]*")
_EQUALS = re.compile(r"[\t\n\f ]*=[\t\n\f ]*")
_BARE = re.compile(r"[^\t\n\f >]*")
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:_.-]*")

# Read to their end tag in HTML, but as elements and entities inside an SVG: what the two readings
# see differently is refused.
_ENDS = {
    name: re.compile(rf"</{name}(?=[\t\n\f />]|\Z)", re.IGNORECASE) for name in ("style", "title")
}
_TWOFOLD = {"style": re.compile(r"<[A-Za-z/!?]|&[#A-Za-z]"), "title": re.compile("<")}


class Scanner:
    """Reads one file; afterwards ``tags``, ``raws`` and ``problems`` say what was there."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self.raws: list[RawText] = []
        self.problems: list[Problem] = []
        self._state = In.TEXT
        self._tag = Tag("", 0, is_end=False)
        self._attribute = Attribute("", 0)
        self._raw = RawText("", 0)
        self._quote = ""
        self._steps = {
            In.TEXT: self._in_text,
            In.OPENING: self._in_text,
            In.NAMED: self._in_named,
            In.BETWEEN: self._in_between,
            In.ASSIGNED: self._in_assigned,
            In.UNQUOTED: self._in_unquoted,
            In.VALUE: self._in_value,
            In.RAW: self._in_raw,
        }

    def text(self, text: str, offset: int) -> None:
        """Literal text, at its offset in the file; a Jinja tag stands before the next."""
        position = 0
        while position < len(text):
            position = self._steps[self._state](text, position, offset)

    def expression(self, offset: int) -> Place:
        """An expression's output; returns where it is printed."""
        self._settle(offset)
        if self._state in {In.VALUE, In.UNQUOTED}:
            self._attribute.pieces.append(Piece(offset, None))
        elif self._state is In.RAW:
            self._raw.pieces.append(Piece(offset, None))
            self._raw.tags = True
        elif self._state in {In.BETWEEN, In.NAMED}:
            self._complain(
                offset,
                "T714",
                "an expression must not make an element's or attribute's name",
                'write the name out, and the expression between quotes: class="{{ … }}"',
            )
            self._state = In.BETWEEN
        return self._place

    def statement(self, offset: int) -> Place:
        """A Jinja tag or comment that prints nothing itself; returns where it stands."""
        self._settle(offset)
        if self._state is In.VALUE:
            self._attribute.branched = True
        elif self._state is In.RAW:
            self._raw.tags = True
        return self._place

    def move(self, place: Place) -> None:
        """Read on from another place: the beginning of the next branch."""
        self._state, self._tag, self._attribute, self._raw, self._quote = place

    def end(self, offset: int) -> None:
        """The end of the file."""
        self._settle(offset)
        if self._state is not In.TEXT:
            self._complain(offset, "T728", f"the file ends inside {self._state.value}")

    # --- one step for each state: reads from a position and returns where it stopped

    def _in_text(self, text: str, position: int, offset: int) -> int:
        start = text.find("<", position)
        if start < 0:
            return len(text)
        if tag := _TAG.match(text, start):
            new = Tag(tag[2].lower(), offset + start, is_end=bool(tag[1]))
            self.tags.append(new)
            self._state, self._tag = In.NAMED, new
            return tag.end()
        if doctype := _DOCTYPE.match(text, start):
            return doctype.end()
        if start >= len(text) - 2 and text[start:] in {"<", "</"}:
            self._state = In.OPENING
            return len(text)
        if text.startswith(("<!", "<?", "</"), start):
            self._complain(
                offset + start,
                "T728",
                "the reader would get this comment or instruction",
                "comments are written {# … #}, and an end tag has a name",
            )
            end = text.find(">", start)
            return len(text) if end < 0 else end + 1
        self._complain(offset + start, "T728", "a bare <", "the sign is written &lt;")
        return start + 1

    def _in_named(self, text: str, position: int, offset: int) -> int:
        if text[position] not in "\t\n\f />":
            self._complain(
                offset + position,
                "T728",
                "white space is missing before this",
                "a Jinja tag must not split a name, and attributes stand apart",
            )
        self._state = In.BETWEEN
        return position

    def _in_between(self, text: str, position: int, offset: int) -> int:
        start = _past(_SPACE, text, position)
        if start == len(text):
            return start
        if text[start] == ">":
            return self._close(text, start, offset)
        stop = _past(_NAME, text, start)
        name = text[start:stop]
        if not _PLAIN_NAME.fullmatch(name):
            self._complain(offset + start, "T728", f"{name!r} is no name of an attribute")
        new = Attribute(name.lower(), offset + start)
        self._tag.attributes.append(new)
        equals = _EQUALS.match(text, stop)
        self._state, self._attribute = In.ASSIGNED if equals else In.NAMED, new
        return equals.end() if equals else stop

    def _in_assigned(self, text: str, position: int, offset: int) -> int:
        if text[position] in "\"'":
            self._state, self._quote = In.VALUE, text[position]
            return position + 1
        self._unquoted(offset + position)
        return position

    def _in_unquoted(self, text: str, position: int, offset: int) -> int:
        stop = _past(_BARE, text, position)
        self._attribute.pieces.append(Piece(offset + position, text[position:stop]))
        if stop < len(text):
            self._state = In.BETWEEN
        return stop

    def _in_value(self, text: str, position: int, offset: int) -> int:
        end = text.find(self._quote, position)
        stop = len(text) if end < 0 else end
        if stop > position:
            self._attribute.pieces.append(Piece(offset + position, text[position:stop]))
        if (bare := text.find("<", position, stop)) >= 0:
            self._complain(offset + bare, "T728", "a bare < in a value", "the sign is written &lt;")
        if end < 0:
            return stop
        self._state = In.NAMED
        return stop + 1

    def _in_raw(self, text: str, position: int, offset: int) -> int:
        raw = self._raw
        end = _ENDS[raw.name].search(text, position)
        stop = end.start() if end else len(text)
        raw.pieces.append(Piece(offset + position, text[position:stop]))
        if bare := _TWOFOLD[raw.name].search(text, position, stop):
            self._complain(
                offset + bare.start(),
                "T728",
                f"{bare[0]!r} inside a <{raw.name}>",
                "browsers do not agree on what that is",
            )
        if end:
            self._state = In.TEXT
        return stop

    # --- what the steps share

    def _close(self, text: str, position: int, offset: int) -> int:
        tag = self._tag
        if tag.is_end or tag.name not in _ENDS:
            self._state = In.TEXT
            return position + 1
        if text[position - 1] == "/":
            self._complain(tag.offset, "T728", f"a <{tag.name}> that closes itself")
        raw = RawText(tag.name, offset + position + 1)
        self.raws.append(raw)
        self._state, self._raw = In.RAW, raw
        return position + 1

    def _settle(self, offset: int) -> None:
        """A Jinja tag stands here: no beginning of a tag or value may be open."""
        if self._state is In.OPENING:
            self._complain(offset, "T714", "a Jinja tag right after <", "write the name out")
            self._state = In.TEXT
        elif self._state is In.ASSIGNED:
            self._unquoted(offset)

    def _unquoted(self, offset: int) -> None:
        self._complain(
            offset,
            "T726",
            f"the value of {self._attribute.name} stands without quotes",
            f'write {self._attribute.name}="…"',
        )
        self._state = In.UNQUOTED

    @property
    def _place(self) -> Place:
        return Place(self._state, self._tag, self._attribute, self._raw, self._quote)

    def _complain(self, offset: int, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(offset, code, message, hint))


def _past(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position
