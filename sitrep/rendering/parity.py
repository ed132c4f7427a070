"""The same figures in every language and format, or the build fails and says which is missing.

Also what must travel with them: their marks, citations and sources with the quotes, and the
disclaimer, each in the words of the view. A template that a language or an operation brings along
may look as it likes, and lose or reword none of these.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sitrep.rendering.shown import MARK, Element, read_page

Figures = frozenset[tuple[str, str]]
Words = Mapping[tuple[str, ...], frozenset[str]]
"""What each figure, mark or citation may say, by its kind and what tells it from others."""

_ISOLATES = re.compile("[\u2066-\u2069]")
_BROKEN = re.compile("[\\s\u00ad\u2066-\u2069\u2010-]+")  # where lines are broken


def missing_from_html(page: bytes, view: Mapping[str, Any], *, with_styles: bool) -> list[str]:
    """What a page lacks of its view.

    Args:
        page: the whole HTML.
        view: what it was made from.
        with_styles: whether its style sheets may hide something, as those of an operation may.

    Returns:
        one plain phrase a thing that is missing; empty where all is there.
    """
    shown = read_page(page.decode("utf-8"), with_styles=with_styles)
    lost = _missing(shown.elements, view, _folded)
    extra = _figures(shown.elements) - figures_of(view)
    lost += [f"{_figure(*found)} that the facts do not hold" for found in sorted(extra)]
    text = _folded(shown.text)
    quotes = [quote["text"] for entry in view["sources"] for quote in entry["quotes"]]
    lost += [f"the quote “{words[:40]}”" for words in quotes if _folded(words) not in text]
    if "disclaimer" in view["sections"]:
        said = [words for words in view["disclaimer"] if _folded(words) not in text]
        lost += [f"the disclaimer “{words[:40]}”" for words in said]
    return lost


def missing_elements(elements: Iterable[Element], view: Mapping[str, Any]) -> list[str]:
    """What is not among the elements that were laid out: figures, sources, marks and citations.

    Line breaks may have taken white space and put hyphens in, so both are passed over.
    """
    return _missing(elements, view, _unbroken)


def _missing(
    elements: Iterable[Element], view: Mapping[str, Any], fold: Callable[[str], str]
) -> list[str]:
    shown = list(elements)
    words = _words(view, fold)
    lost = [_figure(*one) for one in sorted(figures_of(view) - _figures(shown))]
    anchors = {entry["anchor"] for entry in view["sources"]}
    anchors |= {quote["anchor"] for entry in view["sources"] for quote in entry["quotes"]}
    if "disclaimer" in view["sections"]:
        anchors.add("disclaimer")
    here = {element.attributes.get("id", "") for element in shown}
    lost += [f"the entry {anchor}" for anchor in sorted(anchors - here)]
    said = [(key, element.text) for element in shown for key in _keys(element, words)]
    right = Counter(key for key, text in said if fold(text) in words[key])
    for kind, count in _counted(view, "mark", "kind"):
        if right["mark", kind] < count:
            lost.append(f"the mark “{kind}”, which must stand {count} times")
    for href, count in _counted(view, "cite", "href"):
        if right["cite", href] < count:
            lost.append(f"the citation of {href[1:]}, which must stand {count} times")
    wrong = {(key, text) for key, text in said if fold(text) not in words[key]}
    return lost + [
        f"{_NAMES[key[0]](*key[1:])}, which reads “{' '.join(text.split())[:60]}”"
        for key, text in sorted(wrong)
    ]


def _words(view: Mapping[str, Any], fold: Callable[[str], str]) -> Words:
    """What the view says for each figure, mark and citation, and the number of a citation."""
    words: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for run in _runs(view):
        if run["type"] == "figure":
            said = words["figure", run["fact"], run["value"]]
            said.add(fold(run["text"]))
            if parts := run.get("parts"):
                said.add(fold(parts["before"] + parts["number"] + parts["after"]))
        elif run["type"] == "mark":
            words["mark", run["kind"]].add(fold(run["text"]))
        else:
            words["cite", run["href"]].add(fold(f"[{run['number']}]"))
    return {key: frozenset(said) for key, said in words.items()}


def _keys(element: Element, words: Words) -> Iterator[tuple[str, ...]]:
    """What an element stands for; what the view does not hold is told elsewhere."""
    attributes, classes = element.attributes, element.classes
    keys: list[tuple[str, ...]]
    if element.is_figure:
        keys = [("figure", attributes.get("data-fact", ""), attributes.get("value", ""))]
    elif "data-source" in attributes:
        keys = [("cite", "#" + attributes["data-source"])]
    elif element.tag == "a":
        keys = [] if element.in_figure else [("cite", attributes.get("href", ""))]
    else:
        keys = [("mark", name.removeprefix(MARK)) for name in classes if name.startswith(MARK)]
    yield from (key for key in keys if key in words)


def figures_of(view: Mapping[str, Any]) -> Figures:
    """Every figure of a view: (fact, value)."""
    return frozenset((run["fact"], run["value"]) for run in _runs(view) if run["type"] == "figure")


def _figures(elements: Iterable[Element]) -> Figures:
    return frozenset(
        (element.attributes.get("data-fact", ""), element.attributes.get("value", ""))
        for element in elements
        if element.is_figure
    )


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


_NAMES: Mapping[str, Callable[..., str]] = {
    "figure": _figure,
    "mark": "the mark “{}”".format,
    "cite": lambda href: f"the citation of {href[1:]}",
}


def _folded(text: str) -> str:
    return " ".join(_ISOLATES.sub("", text).split())


def _unbroken(text: str) -> str:
    return _BROKEN.sub("", text).casefold()
