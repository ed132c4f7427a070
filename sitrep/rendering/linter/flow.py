"""A template's HTML followed through its branches.

Every branch is read from the place where its ``if`` or ``for`` stands and must end there, so one
reading covers all ways through the template. Blocks, macros and captured text are read as text
and may only stand where text may: whoever prints them cannot break out of a tag with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sitrep.rendering.environment import TRANSLATORS
from sitrep.rendering.linter.html_scanner import Scanner
from sitrep.rendering.linter.html_tokens import Place, Problem
from sitrep.rendering.linter.template_tokens import Kind, Part, assigns, calls

_BRANCHES = {"if", "for", "with", "autoescape"}
_CAPTURES = {"block", "macro", "call", "filter", "set"}


@dataclass(slots=True)
class _Frame:
    keyword: str
    offset: int
    start: Place
    ends: list[Place] = field(default_factory=list)
    has_else: bool = False


def follow(parts: Iterable[Part], captured: frozenset[str], length: int) -> Scanner:
    """Read a template's HTML.

    Args:
        parts: the pieces, in order; the template is known to be valid Jinja.
        captured: the names that ``{% set name %}…{% endset %}`` gives to pieces of HTML.
        length: of the template, where its end is reported.

    Returns:
        The scanner with the tags and style sheets found and all problems of the way there:
        T713, T714, T726 and T728.
    """
    reading = _Reading(captured)
    for part in parts:
        reading.read(part)
    reading.scanner.end(length)
    for raw in reading.scanner.raws:
        if raw.name == "style" and raw.tags and any((p.text or "").strip() for p in raw.pieces):
            reading.complain(
                raw.offset,
                "T714",
                "a style sheet that is half written out and half Jinja",
                'move it to a .css file and include that: {% include "report/name.css" %}',
            )
    return reading.scanner


class _Reading:
    def __init__(self, captured: frozenset[str]) -> None:
        self.scanner = Scanner()
        self._captured = captured
        self._frames: list[_Frame] = []

    def read(self, part: Part) -> None:
        match part.kind:
            case Kind.TEXT:
                self.scanner.text(part.text, part.offset)
            case Kind.EXPRESSION:
                self._expression(part)
            case Kind.STATEMENT:
                self._statement(part)
            case Kind.GAP:
                self.scanner.statement(part.offset)

    def complain(self, offset: int, code: str, message: str, hint: str) -> None:
        self.scanner.problems.append(Problem(offset, code, message, hint))

    def _expression(self, part: Part) -> None:
        place = self.scanner.expression(part.offset)
        if place.is_style_sheet:
            self.complain(
                part.offset,
                "T714",
                "an expression inside a style sheet",
                'set a variable on an element instead: style="--accent: {{ … }}"',
            )
        elif not place.is_text and self._may_be_html(part):
            self.complain(
                part.offset,
                "T714",
                "HTML from a macro or block must not stand inside a value or title",
                "only values of the view, text and _() may",
            )

    def _may_be_html(self, part: Part) -> bool:
        called = [
            word
            for word, before in calls(part.words)
            if word.text not in TRANSLATORS and not (before and before.text == ".")
        ]
        methods = [
            word
            for word, before in calls(part.words)
            if before and before.text == "." and word.text not in {"cycle", "changed"}
        ]
        names = {word.text for word in part.words if word.is_name}
        return bool(called or methods or names & self._captured)

    def _statement(self, part: Part) -> None:
        place = self.scanner.statement(part.offset)
        keyword = part.keyword
        if keyword in {"elif", "else"}:
            self._next_branch(keyword, place)
        elif keyword.startswith("end"):
            self._end(place)
        elif keyword == "include":
            self._include(part, place)
        elif keyword in _BRANCHES:
            self._frames.append(_Frame(keyword, part.offset, place))
        elif keyword in _CAPTURES and not (keyword == "set" and assigns(part.words)):
            if not place.is_text:
                self.complain(
                    part.offset,
                    "T714",
                    f"a {keyword} must not begin inside a tag, value, title or style sheet",
                    "put it around the whole element",
                )
            self._frames.append(_Frame(keyword, part.offset, place))

    def _include(self, part: Part, place: Place) -> None:
        if place.is_text:
            return
        words = part.words[1:]
        if place.is_style_sheet and len(words) == 1 and words[0].text[1:-1].endswith(".css"):
            return
        self.complain(
            part.offset,
            "T714",
            "nothing can be included here",
            'templates are included between elements; in <style>, {% include "report/name.css" %}',
        )

    def _next_branch(self, keyword: str, place: Place) -> None:
        frame = self._frames[-1]
        frame.ends.append(place)
        frame.has_else = frame.has_else or keyword == "else"
        self.scanner.move(frame.start)

    def _end(self, place: Place) -> None:
        frame = self._frames.pop()
        frame.ends.append(place)
        if frame.keyword == "if":
            ends = frame.ends if frame.has_else else [frame.start, *frame.ends]
            end = _joined(ends, frame.start)
        else:  # what may run twice, or elsewhere, ends exactly where it began
            end = frame.start if all(end.is_same(frame.start) for end in frame.ends) else None
        if end is None:
            self.complain(
                frame.offset,
                "T713",
                f"this {frame.keyword} begins in {frame.start.state.value}, and ends in another place",
                "each branch holds whole attributes with the space before them, or whole tags",
            )
        self.scanner.move(end or frame.start)


def _joined(ends: list[Place], start: Place) -> Place | None:
    """Where all branches of an if end; None if not in one place, the one where it began."""
    end: Place | None = ends[0]
    for other in ends[1:]:
        end = end.joined(other) if end else None
    return end if end and end.joined(start) else None
