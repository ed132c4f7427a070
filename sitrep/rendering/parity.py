"""The same figures in every language and format, or the build fails and says which is missing.

Also what must travel with them: every source that they lead to, and the disclaimer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

Figures = frozenset[tuple[str, str]]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.figures: set[tuple[str, str]] = set()
        self.anchors: set[str] = set()
        self.marks: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        classes = found.get("class", "").split()
        if tag == "data" and "figure" in classes:
            self.figures.add((found.get("data-fact", ""), found.get("value", "")))
        if "id" in found:
            self.anchors.add(found["id"])
        for name in classes:
            if name.startswith("mark-"):
                self.marks[name[5:]] = self.marks.get(name[5:], 0) + 1


def missing_from_html(page: bytes, view: Mapping[str, Any]) -> list[str]:
    """What a page lacks of its view: figures, sources with their quotes, marks, the disclaimer.

    Returns:
        one plain phrase a thing that is missing; empty where all is there.
    """
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    wanted = figures_of(view)
    lost = [_figure(fact, value) for fact, value in sorted(wanted - reader.figures)]
    lost += [f"{_figure(*found)} that the facts do not hold" for found in reader.figures - wanted]
    anchors = {entry["anchor"] for entry in view["sources"]}
    anchors |= {quote["anchor"] for entry in view["sources"] for quote in entry["quotes"]}
    if "disclaimer" in view["sections"]:
        anchors.add("disclaimer")
    lost += [f"the entry {anchor}" for anchor in sorted(anchors - reader.anchors)]
    for kind, count in sorted(_marks(view).items()):
        if reader.marks.get(kind, 0) < count:
            lost.append(f"the mark “{kind}”, which must stand {count} times")
    return lost


def missing_from_pdf(figures: Figures, view: Mapping[str, Any]) -> list[str]:
    """What the pages of a PDF lack of its view's figures."""
    return [_figure(fact, value) for fact, value in sorted(figures_of(view) - figures)]


def figures_of(view: Mapping[str, Any]) -> Figures:
    """Every figure of a view: (fact, value)."""
    return frozenset((run["fact"], run["value"]) for run in _runs(view) if run["type"] == "figure")


def _marks(view: Mapping[str, Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for run in _runs(view):
        if run["type"] == "mark":
            counts[run["kind"]] = counts.get(run["kind"], 0) + 1
    return counts


def _runs(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if value.get("type") in {"figure", "mark"}:
            yield value
        for inner in value.values():
            yield from _runs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _runs(inner)


def _figure(fact: str, value: str) -> str:
    return f"the figure {value} of {fact}"
