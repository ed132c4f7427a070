"""The same figures in every language and format, or the build fails and says which is missing.

Also what must travel with them: their marks, citations and sources with the quotes, and the
disclaimer. A template that a language or an operation brings along may look as it likes, and
lose none of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple

Figures = frozenset[tuple[str, str]]

MARK = "mark-"
"""How the class of a mark begins: ``mark-unverified``."""


class Element(NamedTuple):
    """An element that a reader gets to see; ``in_figure`` where it stands inside a figure's."""

    tag: str
    attributes: Mapping[str, str]
    in_figure: bool = False

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self._in_figure = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._in_figure)
        self.elements.append(element)
        self._in_figure = self._in_figure or _is_figure(element)

    def handle_endtag(self, tag: str) -> None:
        self._in_figure = self._in_figure and tag != "data"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def missing_from_html(page: bytes, view: Mapping[str, Any]) -> list[str]:
    """What a page lacks of its view.

    Returns:
        one plain phrase a thing that is missing; empty where all is there.
    """
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    lost = missing_elements(reader.elements, view)
    extra = _figures(reader.elements) - figures_of(view)
    lost += [f"{_figure(*found)} that the facts do not hold" for found in sorted(extra)]
    text = _folded("".join(reader.texts))
    quotes = [quote["text"] for entry in view["sources"] for quote in entry["quotes"]]
    lost += [f"the quote “{words[:40]}”" for words in quotes if _folded(words) not in text]
    if "disclaimer" in view["sections"]:
        said = [words for words in view["disclaimer"] if _folded(words) not in text]
        lost += [f"the disclaimer “{words[:40]}”" for words in said]
    return lost


def missing_elements(elements: Iterable[Element], view: Mapping[str, Any]) -> list[str]:
    """What is not among the elements that are shown: figures, sources, marks and citations."""
    shown = list(elements)
    lost = [_figure(*one) for one in sorted(figures_of(view) - _figures(shown))]
    anchors = {entry["anchor"] for entry in view["sources"]}
    anchors |= {quote["anchor"] for entry in view["sources"] for quote in entry["quotes"]}
    if "disclaimer" in view["sections"]:
        anchors.add("disclaimer")
    here = {element.attributes.get("id", "") for element in shown}
    lost += [f"the entry {anchor}" for anchor in sorted(anchors - here)]
    marks = Counter(name for element in shown for name in element.classes)
    for kind, count in _counted(view, "mark", "kind"):
        if marks[MARK + kind] < count:
            lost.append(f"the mark “{kind}”, which must stand {count} times")
    links = Counter(
        element.attributes.get("href", "")
        for element in shown
        if element.tag == "a" and not element.in_figure
    )
    for href, count in _counted(view, "cite", "href"):
        if links[href] < count:
            lost.append(f"the citation of {href[1:]}, which must stand {count} times")
    return lost


def figures_of(view: Mapping[str, Any]) -> Figures:
    """Every figure of a view: (fact, value)."""
    return frozenset((run["fact"], run["value"]) for run in _runs(view) if run["type"] == "figure")


def _figures(elements: Iterable[Element]) -> Figures:
    return frozenset(
        (element.attributes.get("data-fact", ""), element.attributes.get("value", ""))
        for element in elements
        if _is_figure(element)
    )


def _is_figure(element: Element) -> bool:
    return element.tag == "data" and "figure" in element.classes


def _counted(view: Mapping[str, Any], kind: str, key: str) -> list[tuple[str, int]]:
    return sorted(Counter(run[key] for run in _runs(view) if run["type"] == kind).items())


def _runs(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if value.get("type") in {"figure", "mark", "cite"}:
            yield value
        for inner in value.values():
            yield from _runs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _runs(inner)


def _figure(fact: str, value: str) -> str:
    return f"the figure {value} of {fact}"


def _folded(text: str) -> str:
    return " ".join(text.split())
