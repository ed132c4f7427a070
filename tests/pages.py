"""Reads a built page as a reader of its HTML would: figures, marks, citations, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "br", "img", "link", "hr", "input", "col", "wbr", "path"}


@dataclass
class Element:
    """One element with what is in it."""

    tag: str
    attrs: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str | None = None, css_class: str | None = None) -> list[Element]:
        """The elements inside, by tag and class, in order."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                classes = child.attrs.get("class", "").split()
                if (tag in {None, child.tag}) and (css_class is None or css_class in classes):
                    found.append(child)
                found += child.all(tag, css_class)
        return found

    @property
    def text(self) -> str:
        """All text inside, white space folded."""
        parts = [c if isinstance(c, str) else c.text for c in self.children]
        return " ".join(" ".join(parts).split())

    def up(self, *tags: str) -> Element:
        """The nearest ancestor of one of these tags."""
        at = self
        while at.parent is not None and at.tag not in tags:
            at = at.parent
        return at


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root", {})
        self.at = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {k: v or "" for k, v in attrs}, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
            assert self.at.parent is not None
            self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def read(page: Path) -> Element:
    """The tree of an HTML file; elements must be closed in order."""
    builder = _Builder()
    builder.feed(page.read_text(encoding="utf-8"))
    assert builder.at is builder.root
    return builder.root


def figures(root: Element) -> set[tuple[str, str]]:
    """Every figure: (fact, value)."""
    return {(e.attrs["data-fact"], e.attrs["value"]) for e in root.all("data", "figure")}


def by_id(root: Element) -> dict[str, Element]:
    """The elements that have an id."""
    found = {}
    for element in root.all():
        if "id" in element.attrs:
            assert element.attrs["id"] not in found, f"the id {element.attrs['id']} stands twice"
            found[element.attrs["id"]] = element
    return found
