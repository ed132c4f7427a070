"""Rules of style sheets that hide what they choose, so that the page shows it to nobody.

Marks, citations, figures, quotes and the disclaimer stand in every page that is sent out; a style
sheet may dress them, and neither hide them nor put other words in their place. What a selector may
choose is read generously: attributes, pseudo-classes and siblings are taken to fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import tinycss2
from tinycss2.ast import (
    AtRule,
    Comment,
    Declaration,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    QualifiedRule,
    WhitespaceToken,
)

from sitrep.rendering.linter.css import CssProblem
from sitrep.rendering.linter.hidden_values import Values, hiding_declaration
from sitrep.report.sections import SECTIONS

_HINT = "marks, citations, figures, quotes, sources and the disclaimer stay as they are read"
_CONDITIONS = frozenset({"media", "supports", "layer", "container"})
_COMBINATORS = frozenset(">+~")
_OLD_ELEMENTS = frozenset({"before", "after", "first-letter", "first-line"})  # one colon will do
_BESIDE_THE_TEXT = frozenset({"before", "after", "marker", "selection"})
_DEEPEST = 40  # blocks inside blocks; more are no style sheet of a person

# What holds nothing that must be seen, in the program's templates.
_HARMLESS_TAGS = frozenset(
    ["caption", "circle", "clippath", "col", "colgroup", "defs", "desc", "details", "ellipse", "figcaption", "figure", "footer", "g", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "img", "line", "marker", "nav", "path", "pattern", "polygon", "polyline", "rect", "summary", "svg", "thead", "br", "wbr"]
)  # fmt: skip
_HARMLESS_CLASSES = frozenset({"skip", "contents", "map", "map-sheet", "masthead", "particulars"})
_HOLDING_CLASSES = frozenset(
    ["mark", "cite", "figure", "figures", "key-figure", "key-figures", "value", "numeral", "phrase", "to-source", "caption", "detail", "change", "note", "notice", "number", "article", "source", "sources", "rivals", "further", "facts", "section", "report", "sheet", "muted", "banner", "page", "desk", "row", "list", "item", "what", "quote", "small", "foot", "band", "issue", "runs-ltr", "runs-rtl"]
)  # fmt: skip
_SAID_CLASSES = frozenset({"mark", "cite", "figure", "value", "numeral", "phrase", "to-source"})
_SAID_TAGS = frozenset({"", "a", "b", "data", "time", "blockquote"})
_HOLDING_PREFIXES = ("mark-", "has-", "digits-", "map-beside-", "facts-")
_HOLDING_IDS = frozenset({"report", *SECTIONS}) - {"map", "masthead", "contacts"}


class Compound(NamedTuple):
    """What an element must have to be chosen: a tag, ids, classes; nothing of it is any element."""

    tag: str = ""
    ids: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def fits(self, tag: str, identity: str, classes: frozenset[str]) -> bool:
        """Whether an element may be one of those."""
        return (
            self.tag in {"", tag}
            and self.ids <= frozenset({identity})
            and self.classes <= classes
        )  # fmt: skip


class Path(NamedTuple):
    """A selector: the element that it chooses, elements around it, and its pseudo-element."""

    subject: Compound
    around: tuple[Compound, ...] = ()
    pseudo: str = ""

    @property
    def is_beside(self) -> bool:
        """Whether it chooses what a style sheet puts beside the text, such as ``::before``."""
        return self.pseudo in _BESIDE_THE_TEXT


class Hiding(NamedTuple):
    """A rule that hides what it chooses, or says something else in its place, and how."""

    line: int
    column: int
    declaration: str
    paths: tuple[Path, ...]


def check_hiding(css: str) -> list[CssProblem]:
    """The rules of a style sheet that hide what must be seen, by the names of the templates.

    Returns:
        Problems in the order of the text: T744.
    """
    return [
        CssProblem(rule.line, rule.column, "T744", f"“{rule.declaration}” hides it", _HINT)
        for rule in find_hiding(css)
        if any(_reaches(path) for path in rule.paths)
    ]


def find_hiding(css: str) -> list[Hiding]:
    """Every rule of a style sheet that hides something, whatever it is."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    values = Values.of(css)
    return [found for rule in rules for found in _in_rule(rule, (), values, 0)]


def hides_itself(declarations: str) -> str:
    """The declaration of a style attribute that hides its element; or nothing."""
    nodes = tinycss2.parse_blocks_contents(declarations, skip_comments=True, skip_whitespace=True)
    return _hidden_by(nodes, Values.of(declarations), is_beside=False)


def _in_rule(rule: Node, outer: tuple[Path, ...], values: Values, depth: int) -> Iterator[Hiding]:
    """What hides in a rule, or in one inside of it: CSS lets rules nest."""
    if depth > _DEEPEST or not isinstance(rule, QualifiedRule | AtRule) or rule.content is None:
        return
    paths = outer
    if isinstance(rule, QualifiedRule):
        paths = tuple(_path(part) for part in _split(rule.prelude))
    elif rule.lower_at_keyword not in _CONDITIONS:
        return
    nodes = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    for is_beside in (False, True):
        chosen = tuple(path for path in paths if path.is_beside == is_beside)
        found = _hidden_by(nodes, values, is_beside=is_beside) if chosen else ""
        if found:
            yield Hiding(rule.source_line, rule.source_column, found, chosen)
    for node in nodes:
        yield from _in_rule(node, paths, values, depth + 1)


def _hidden_by(nodes: Iterable[Node], values: Values, *, is_beside: bool) -> str:
    own = [node for node in nodes if isinstance(node, Declaration)]
    return hiding_declaration(own, values, is_beside=is_beside)


def _reaches(path: Path) -> bool:
    """Whether a selector may choose something that must be seen, or what holds it."""
    if any(_is_harmless(one) for one in path.around):
        return False
    tag, ids, classes = path.subject
    if path.is_beside:
        is_said = any(one in _SAID_CLASSES or one.startswith("mark-") for one in classes)
        return is_said or (not ids and not classes and tag in _SAID_TAGS)
    if any(one in _HOLDING_CLASSES or one.startswith(_HOLDING_PREFIXES) for one in classes):
        return True
    if any(one in _HOLDING_IDS or one.startswith("source-") for one in ids):
        return True
    return not ids and not classes and tag not in _HARMLESS_TAGS


def _is_harmless(compound: Compound) -> bool:
    return compound.tag in _HARMLESS_TAGS or any(
        one in _HARMLESS_CLASSES for one in compound.classes
    )


def _split(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    part: list[Node] = []
    for node in prelude:
        if isinstance(node, LiteralToken) and node.value == ",":
            yield part
            part = []
        else:
            part.append(node)
    yield part


def _path(selector: Sequence[Node]) -> Path:
    """A selector, read from its tokens; what is not understood fits every element."""
    around: list[Compound] = []
    compound: list[Node] = []
    combinator = ""
    for node in selector:
        sign = node.value if isinstance(node, LiteralToken) else ""
        if isinstance(node, WhitespaceToken) or sign in _COMBINATORS:
            combinator = sign or combinator or " "
        elif not isinstance(node, Comment):
            if compound and combinator:  # beside a sibling stands another element
                around += [] if combinator in "+~" else [_compound(compound)[0]]
                compound = []
            combinator = ""
            compound.append(node)
    subject, pseudo = _compound(compound)
    return Path(subject, tuple(one for one in around if one != Compound()), pseudo)


def _compound(nodes: Sequence[Node]) -> tuple[Compound, str]:
    """What stands in a selector without a space, and its pseudo-element."""
    tag, pseudo = "", ""
    ids, classes = set(), set()
    before = ["", ""]  # the signs in front: "." of a class, ":" and "::"
    for node in nodes:
        if isinstance(node, HashToken):
            ids.add(node.value)
        elif isinstance(node, IdentToken) and before[1] == ".":
            classes.add(node.value)
        elif isinstance(node, IdentToken | FunctionBlock) and before[1] == ":":
            name = node.lower_value if isinstance(node, IdentToken) else node.lower_name
            pseudo = name if before[0] == ":" or name in _OLD_ELEMENTS else pseudo
        elif isinstance(node, IdentToken):
            tag = node.lower_value
        before = [before[1], node.value if isinstance(node, LiteralToken) else ""]
    return Compound(tag, frozenset(ids), frozenset(classes)), pseudo
