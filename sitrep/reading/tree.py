"""Builds a tree with its spans from YAML events, one event at a time and never recursively."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from yaml import events

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.reading.document import Document, Span
from sitrep.reading.excerpt import excerpt
from sitrep.reading.scalars import Plain

MAX_DEPTH = 40
"""Mappings and lists that may stand inside one another."""
MAX_PROBLEMS = 100
"""Problems of one file that are listed; a file with more is no list of facts any more."""

MAX_EVENTS = 300_000
"""Keys, values, beginnings and ends of one file; 400 facts have about 17,000."""

_NULLS = frozenset({"", "~", "null"})
_UNWANTED = object()
"""Stands for a key whose value is read and dropped, because the key itself was refused."""


class _Frame:
    """A mapping or list that is being read."""

    __slots__ = ("is_in_key", "key", "key_span", "node", "parts", "start", "style")

    def __init__(self, node: dict[str, Any] | list[Any], start: int, style: str) -> None:
        self.node = node
        self.start = start
        self.style = style
        self.parts: dict[str | int, Span] = {}
        self.key: Any = None
        self.key_span = (-1, -1)
        self.is_in_key = False


class TreeBuilder:
    """Takes events, keeps the tree, its spans and the problems found on the way."""

    def __init__(self, place: Document) -> None:
        """``place`` says where an offset of the text stands."""
        self.tree: Any = None
        self.root: Span | None = None
        self.problems: list[Diagnostic] = []
        self._place = place
        self._open: list[_Frame] = []

    def build(self, stream: Iterable[events.Event]) -> bool:
        """Reads events to their end; False where a problem ended it early, without a tree."""
        for number, event in enumerate(stream):
            kind = type(event)
            if kind is events.ScalarEvent:
                self._scalar(event)
            elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
                if not self._begin(event):
                    return False
            elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
                self._end(event)
            elif kind is events.AliasEvent:
                return self._alias(event)
            elif kind is events.DocumentStartEvent and self.root is not None:
                return self._second_document(event)
            if number >= MAX_EVENTS:
                return self._too_long(event)
            if len(self.problems) >= MAX_PROBLEMS:
                return self._too_many(event)
        return True

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.key is None and type(frame.node) is dict:
            self._key(frame, event.value, (start, end))
            return
        value: str | None = event.value
        if not style:
            value = None if value in _NULLS else Plain(value)
        self._place_value(value, Span(start, end, style))

    def _key(self, frame: _Frame, key: str, where: tuple[int, int]) -> None:
        frame.key_span = where
        before = frame.parts.get(key)
        if before is not None:
            line = self._place.at_offset(before.key[0]).line
            message = f"the key {excerpt(key)} stands already in line {line}"
            self._refuse("Y103", where[0], message, "keep one of the two")
        elif where[0] == where[1]:
            hint = "write the key before the colon"
            self._refuse("Y112", where[0], "there is no key before the colon", hint)
        else:
            frame.key = key
            return
        frame.key = _UNWANTED

    def _place_value(self, value: Any, span: Span) -> None:
        if not self._open:
            self.tree, self.root = value, span
            return
        frame = self._open[-1]
        if isinstance(frame.node, list):
            frame.parts[len(frame.node)] = span
            frame.node.append(value)
            return
        key, frame.key = frame.key, None
        if key is None:  # a mapping or a list stood where the key belongs
            frame.key = _UNWANTED
        elif key is not _UNWANTED:
            frame.node[key] = value
            frame.parts[key] = span._replace(key=frame.key_span)

    def _begin(self, event: Any) -> bool:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        start = event.start_mark.index
        if len(self._open) >= MAX_DEPTH:
            message = f"more than {MAX_DEPTH} mappings or lists stand inside one another"
            self._refuse("Y106", start, message, "no file of this program needs more than a few")
            return False
        is_mapping = type(event) is events.MappingStartEvent
        frame = self._open[-1] if self._open else None
        is_key = frame is not None and frame.key is None and type(frame.node) is dict
        if is_key and frame is not None and not frame.is_in_key:
            hint = "a key is text; put quotes around text that begins with { or ["
            what = "a mapping" if is_mapping else "a list"
            self._refuse("Y112", start, f"{what} stands where a key belongs", hint)
        style = ("{" if is_mapping else "[") if event.flow_style else ""
        opened = _Frame({} if is_mapping else [], start, style)
        opened.is_in_key = is_key or (frame is not None and frame.is_in_key)
        self._open.append(opened)
        return True

    def _end(self, event: Any) -> None:
        frame = self._open.pop()
        self._place_value(
            frame.node, Span(frame.start, event.end_mark.index, frame.style, (-1, -1), frame.parts)
        )

    def _properties(self, event: Any) -> None:
        start = event.start_mark.index
        if event.anchor is not None:
            name = excerpt("&" + event.anchor)
            hint = "take it out; put quotes around text that begins with &"
            self._refuse("Y104", start, f"the anchor {name} is not allowed", hint)
        if event.tag is not None:
            name = excerpt(event.tag.replace("tag:yaml.org,2002:", "!!", 1))
            hint = "take it out; put quotes around text that begins with !"
            self._refuse("Y105", start, f"the tag {name} is not allowed", hint)

    def _alias(self, event: Any) -> bool:
        hint = "write the value itself; put quotes around text that begins with *"
        message = f"the alias {excerpt('*' + event.anchor)} is not allowed"
        self._refuse("Y104", event.start_mark.index, message, hint)
        return False

    def _second_document(self, event: Any) -> bool:
        hint = "take out the line --- or make two files"
        self._refuse("Y108", event.start_mark.index, "a second document begins here", hint)
        return False

    def _too_long(self, event: Any) -> bool:
        hint = "divide it into several files"
        self._refuse("Y107", event.start_mark.index, "the file holds too many values", hint)
        return False

    def _too_many(self, event: Any) -> bool:
        self._refuse("Y113", event.start_mark.index, "the rest of the file was not looked at")
        return False

    def _refuse(self, code: str, offset: int, message: str, hint: str = "") -> None:
        self.problems.append(diagnose(code, self._place.at_offset(offset), message, hint))
