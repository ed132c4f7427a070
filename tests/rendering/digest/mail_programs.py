"""What mail programs cannot do with a page, by the tables of caniemail.com.

A page is read into signs, such as ``<time>``, ``[hidden]``, ``border-radius:``, ``display:flex``,
``1rem``, ``calc()``, ``:hover`` and ``@media``, and a feature's title says which signs it has. The
npm package caniemail reads titles in the same way. What it does not find is found here as well:
longhands, nested rules, media features, the doctype, titles that name several properties.

Source of the data: caniemail.licence.txt
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from itertools import chain, product
from pathlib import Path
from typing import Any, NamedTuple

import tinycss2
from tinycss2.ast import (
    AtRule,
    Comment,
    Declaration,
    DimensionToken,
    FunctionBlock,
    IdentToken,
    Node,
    ParenthesesBlock,
    QualifiedRule,
    URLToken,
)

DATA = Path(__file__).with_name("caniemail.json")


def _each(sign: str, *names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sign.format(*chosen) for chosen in product(*names))


# The titles that do not say what to look for.
_AXES, _ENDS, _PARTS = ("inline", "block"), ("start", "end"), ("color", "style", "width")
_COLUMNS = ("columns", "column-fill", "column-rule", "column-span", "column-width")
_SYSTEM = ("system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace")
_SEMANTIC = """
    article aside details figcaption figure footer header main mark nav section summary time
"""
_ODD: Mapping[str, tuple[str, ...]] = {
    "css-border-inline-block": _each("border-{}:", _AXES),
    "css-border-inline-block-individual": _each("border-{}-{}:", _AXES, (*_PARTS, *_ENDS)),
    "css-border-inline-block-longhand": _each("border-{}-{}-{}:", _AXES, _ENDS, _PARTS),
    "css-border-radius": (
        "border-radius:",
        *_each("border-{}-{}-radius:", ("top", "bottom"), ("left", "right")),
    ),
    "css-border-radius-logical": _each("border-{}-{}-radius:", _ENDS, _ENDS),
    "css-column-layout-properties": _each("{}:", _COLUMNS),
    "css-comments": ("/*",),
    "css-flex-wrap": ("flex-wrap:wrap",),
    "css-grid-template": ("grid-template:",),
    "css-important": ("!important",),
    "css-intrinsic-size": ("fit-content", "min-content", "max-content"),
    "css-nesting": ("a { b {} }",),
    "css-sytem-ui": _SYSTEM,
    "css-unit-initial": ("initial",),
    "css-variables": ("--:", "var()"),
    "html-anchor-links": ('<a href="#">', "<a name>"),
    "html-doctype": ("<!doctype html>",),
    "html-image-maps": ("<map>",),
    "html-mailto-links": ('<a href="mailto:">',),
    "html-meta-color-scheme": ('<meta name="color-scheme">',),
    "html-semantics": _each("<{}>", tuple(_SEMANTIC.split())),
    "image-base64": ("data:;base64",),
}

# For features of a kind, the names in the title and the sign of each; the first line that fits.
_TITLES = (
    ("css-at-", r"@[\w-]+(?: \([\w-]+\))?", "{}"),
    ("css-pseudo-", r"[\w-]+", ":{}"),
    ("css-selector-", r".+", "{}"),
    ("css-unit-", r"^(\w+) unit$", "1{}"),
    ("css-", r"[\w-]+\(\)", "{}"),
    ("css-", r"^[\w-]+:[\w-]+$", "{}"),
    ("css-", r"\b(?!CSS|property|shorthand)[\w-]+", "{}:"),
    ("html-", r"<[^>]+>", "{}"),
    ("html-", r"\b(?!and\b)[\w-]+(?=.* attributes?$)", "[{}]"),
)

# What a selector looks like, once all in brackets is left out.
_SELECTORS: Mapping[str, str] = {
    "Adjacent sibling combinator": r"\+",
    "Attribute selector": r"\[\]",
    "Chaining selectors": r"\.[\w-]+\.",
    "Child combinator": r">",
    "Class selector": r"\.",
    "Descendant combinator": r"[^\s+>~,]\s+[^\s+>~,]",
    "General sibling combinator": r"~",
    "Grouping selectors": r",",
    "ID selector": r"#",
    "Type selector": r"(?:^|[\s+>~,])[a-z]",
    "Universal selector *": r"\*",
}

_CONDITIONS = {"media", "supports", "layer", "container"}


class Lack(NamedTuple):
    """A feature that a page uses in some place, and the programs that do not have it."""

    feature: str
    clients: tuple[str, ...]
    place: str


class Use(NamedTuple):
    """A sign, and where it stands: ``div.preheader``, ``@media``, or elsewhere in ``style``."""

    sign: str
    place: str


class Feature(NamedTuple):
    """A row of the table."""

    title: str
    signs: tuple[str, ...]
    lacking: tuple[str, ...]


def unsupported(html: str) -> Iterator[Lack]:
    """What some program lacks, each feature once for a place; what it has in part is fine."""
    table = _by_sign(features())
    uses = dict.fromkeys(uses_of(html))
    yield from dict.fromkeys(
        Lack(feature.title, feature.lacking, use.place)
        for use in uses
        for feature in table.get(_known(use.sign, table), ())
        if feature.lacking
    )


def features() -> list[Feature]:
    """The table of caniemail.json."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return [_feature(row, data["clients"]) for row in data["features"]]


def _feature(row: Mapping[str, str], clients: list[str]) -> Feature:
    letters = zip(clients, row["support"], strict=True)
    lacking = tuple(client for client, letter in letters if letter == "n")
    return Feature(row["title"], _signs(row["slug"], row["title"]), lacking)


def _signs(slug: str, title: str) -> tuple[str, ...]:
    """What to look for in a page: mostly what the title says."""
    said = (
        tuple(sign.format(name) for name in re.findall(names, title))
        for start, names, sign in _TITLES
        if slug.startswith(start)
    )
    return _ODD.get(slug) or next(filter(None, said))


def _by_sign(rows: Iterable[Feature]) -> dict[str, list[Feature]]:
    table: dict[str, list[Feature]] = {}
    for feature in rows:
        for sign in feature.signs:
            table.setdefault(sign, []).append(feature)
    return table


def _known(sign: str, table: Mapping[str, object]) -> str:
    """A longhand without a row of its own goes by its shorthand's: ``overflow-x:``, ``overflow:``."""
    while sign.endswith(":") and sign not in table and "-" in sign:
        sign = sign.rpartition("-")[0] + ":"
    return sign


# --- the signs of a page ------------------------------------------------------------------------


def uses_of(html: str) -> list[Use]:
    """All signs of a page, in its order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.uses


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.uses: list[Use] = []
        self._style: list[str] | None = None

    def handle_decl(self, decl: str) -> None:
        self.uses.append(Use(f"<!{decl.lower()}>", "doctype"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        place = ".".join([tag, *values.get("class", "").split()])
        self.uses += (Use(sign, place) for sign in _element(tag, values))
        self.uses += _css(values.get("style", ""), place)
        if tag == "style":
            self._style = []

    def handle_data(self, data: str) -> None:
        if self._style is not None:
            self._style.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style" and self._style is not None:
            self.uses += _css("".join(self._style), "style")
            self._style = None


def _element(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    yield f"<{tag}>"
    for name, value in attributes.items():
        yield f"[{name}]"
        yield f"<{tag} {name}>"
        yield f'<{tag} {name}="{value}">'
    for start in ("#", "mailto:"):
        if attributes.get("href", "").startswith(start):
            yield f'<{tag} href="{start}">'
    yield from _address(attributes.get("src", ""))


def _address(address: str) -> Iterator[str]:
    if re.match(r"data:[^,]*;base64,", address):
        yield "data:;base64"


def _css(css: str, place: str) -> Iterator[Use]:
    """What stands in a style attribute, a style sheet, or a block of one."""
    return chain.from_iterable(_rule(node, place) for node in tinycss2.parse_blocks_contents(css))


def _rule(node: Node, place: str) -> Iterator[Use]:
    if isinstance(node, Comment):
        yield Use("/*", place)
    elif isinstance(node, Declaration):
        yield from (Use(sign, place) for sign in _declaration(node))
    elif isinstance(node, QualifiedRule):
        yield from (Use(sign, place) for sign in _selector(tinycss2.serialize(node.prelude)))
        inner = tinycss2.parse_blocks_contents(node.content)
        if any(isinstance(each, QualifiedRule) for each in inner):
            yield Use("a { b {} }", place)
        yield from chain.from_iterable(_rule(each, place) for each in inner)
    elif isinstance(node, AtRule):
        yield from _at_rule(node, place)


def _at_rule(rule: AtRule, place: str) -> Iterator[Use]:
    """What stands in @media has a place of its own: a program without it passes over all of that."""
    name = rule.lower_at_keyword
    inside = "@media" if name == "media" else place
    yield Use(f"@{name}", inside)
    for condition in re.findall(r"\(\s*([\w-]+)", tinycss2.serialize(rule.prelude).lower()):
        yield Use(f"@{name} ({re.sub('(min|max)-', '', condition)})", inside)
    if name in _CONDITIONS and rule.content is not None:
        yield from _css(tinycss2.serialize(rule.content), inside)


def _selector(selector: str) -> Iterator[str]:
    bare = re.sub(r"\[[^]]*\]", "[]", selector.strip().lower())
    bare = re.sub(r"\([^)]*\)", "", bare)
    yield from (title for title, look in _SELECTORS.items() if re.search(look, bare))
    yield from (f":{name}" for name in re.findall(r":([\w-]+)", bare))


def _declaration(declaration: Declaration) -> Iterator[str]:
    name = declaration.lower_name
    yield "--:" if name.startswith("--") else re.sub("^-[a-z]+-", "", name) + ":"
    if declaration.important:
        yield "!important"
    yield from _value(name, declaration.value)


def _value(name: str, tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        if isinstance(token, IdentToken):
            yield from (token.lower_value, f"{name}:{token.lower_value}")
        elif isinstance(token, DimensionToken):
            yield f"1{token.lower_unit}"
        elif isinstance(token, URLToken):
            yield from _address(token.value)
        elif isinstance(token, FunctionBlock):
            yield f"{token.lower_name}()"
            yield from _value(name, token.arguments)
        elif isinstance(token, ParenthesesBlock):
            yield from _value(name, token.content)
