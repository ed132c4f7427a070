"""What a page shows: its elements and its words, those left out that nobody gets to see."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from sitrep.rendering.linter.hiding import Path, find_hiding, hides_itself

_VOID = frozenset({"br", "col", "hr", "img", "meta", "wbr"})
_NEVER_SHOWN = frozenset({"head", "rp", "style", "svg", "title"})
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)

MARK = "mark-"
"""How the class of a mark begins: ``mark-unverified``."""


class Element(NamedTuple):
    """An element that a reader gets to see.

    ``in_figure`` where it stands inside a figure's; ``text`` is what a figure, a mark or a
    citation says, and nothing for others.
    """

    tag: str
    attributes: Mapping[str, str]
    in_figure: bool = False
    text: str = ""

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def is_figure(self) -> bool:
        """Whether it is the element of a figure."""
        return self.tag == "data" and "figure" in self.classes

    @property
    def speaks(self) -> bool:
        """Whether what it says must be what the view says: a figure, a mark or a citation."""
        is_link = self.tag == "a" and self.attributes.get("href", "").startswith("#")
        is_link = is_link or "data-source" in self.attributes  # a digest names the source's line
        return is_link or self.is_figure or any(one.startswith(MARK) for one in self.classes)


class Shown(NamedTuple):
    """The elements that are shown, in their order, and all that they say."""

    elements: tuple[Element, ...]
    text: str


def read_page(page: str, *, with_styles: bool) -> Shown:
    """What a page shows.

    Args:
        page: the whole HTML.
        with_styles: whether its style sheets may hide something that counts.
    """
    rules = find_hiding("\n".join(_STYLE.findall(page))) if with_styles else ()
    reader = _Reader([path for rule in rules for path in rule.paths if not path.is_beside])
    reader.feed(page)
    reader.close()
    elements = (
        Element(tag, attributes, in_figure, "".join(said))
        for (tag, attributes, in_figure, _), said in reader.found
    )
    return Shown(tuple(elements), "".join(reader.texts))


@dataclass
class _Open:
    """An element that is not closed yet; ``said`` are the lists that take what stands in it."""

    tag: str
    identity: str
    classes: frozenset[str]
    is_hidden: bool
    in_figure: bool
    said: list[list[str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, hiding: Sequence[Path]) -> None:
        super().__init__()
        self.found: list[tuple[Element, list[str]]] = []
        self.texts: list[str] = []
        self._hiding = hiding
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        outer = self._open[-1] if self._open else _Open("", "", frozenset(), False, False)  # noqa: FBT003 — no element is nothing of it all
        element = Element(tag, attributes, outer.in_figure)
        here = _Open(
            tag,
            attributes.get("id", ""),
            frozenset(element.classes),
            outer.is_hidden,
            outer.in_figure or element.is_figure,
            outer.said,
        )
        here.is_hidden = here.is_hidden or self._hides(here, attributes)
        if not here.is_hidden:
            said: list[str] = []
            self.found.append((element, said))
            if element.speaks:
                here.said = [*outer.said, said]
        if tag not in _VOID:
            self._open.append(here)

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        here = self._open[-1] if self._open else None
        if here is not None and not here.is_hidden:
            self.texts.append(data)
            for said in here.said:
                said.append(data)

    def _hides(self, here: _Open, attributes: Mapping[str, str]) -> bool:
        if here.tag in _NEVER_SHOWN or "hidden" in attributes:
            return True
        if "style" in attributes and hides_itself(attributes["style"]):
            return True
        return any(self._is_chosen(here, path) for path in self._hiding)

    def _is_chosen(self, here: _Open, path: Path) -> bool:
        return path.subject.fits(here.tag, here.identity, here.classes) and all(
            any(one.fits(outer.tag, outer.identity, outer.classes) for outer in self._open)
            for one in path.around
        )
