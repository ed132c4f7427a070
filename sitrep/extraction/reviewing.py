"""What waits for a person's review in an operation, and what each decision makes of its file.

Nothing here reads the keyboard or writes a file: a decision takes a fact that waits and returns
the new text of its file, or what is wrong with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.articles import StoredArticle, load_articles
from sitrep.evidence.quotes import find_all
from sitrep.evidence.spans import Span
from sitrep.facts.checks import check_facts
from sitrep.facts.fact import Fact, Review
from sitrep.facts.kinds import KINDS
from sitrep.facts.load import Defaults, FactRecord, FactsFile, bind_fact, load_facts
from sitrep.facts.rewriting import with_value, without
from sitrep.facts.surroundings import Surroundings
from sitrep.operation.load import load_operation
from sitrep.reading.bind import bind
from sitrep.reading.document import Document
from sitrep.reading.document import Path as TreePath
from sitrep.reading.gate import parse_document, read_text
from sitrep.reading.scalars import Plain

_CONTEXT = 240
"""Characters of the article that are shown before and after a quote."""

_WORDED = frozenset({"quote", "summary", "reason", "verified_by", "weapon"})
"""Fields of words: what is typed there is taken letter for letter."""
_ASIDE = frozenset({"kind", "sources", "review"})
"""Keys that are not edited as a whole: what they are made of is, or a decision sets them."""
_LEAVES = ("value", "low", "high", "qualifier", "unit")


class Field(NamedTuple):
    """Something of a fact that can be edited: its name, where it stands, its value as typed."""

    name: str
    path: TreePath
    shown: str


class Context(NamedTuple):
    """A quote where it stands in its article."""

    before: str
    quote: str
    after: str
    article: str


@dataclass(frozen=True)
class Waiting:
    """A proposed fact: its file, its place there, and what is wrong with it.

    ``fact`` is None where its shape is wrong: ``problems`` say how. ``key`` tells it from others
    while files change.
    """

    path: Path
    document: Document
    index: int
    defaults: Defaults
    fact: Fact | None
    problems: tuple[Diagnostic, ...]
    contexts: tuple[Context, ...] = ()

    @property
    def tree(self) -> dict[str, Any]:
        """The fact as it is written."""
        tree: dict[str, Any] = self.document.tree["facts"][self.index]
        return tree

    @property
    def name(self) -> str:
        """Its id, or what stands for it."""
        name = self.tree.get("id")
        return name if isinstance(name, str) and name else f"fact {self.index + 1}"

    @property
    def key(self) -> tuple[str, str]:
        """What it is remembered by."""
        return self.document.file, self.name

    @property
    def is_sound(self) -> bool:
        """Whether it may be accepted."""
        return self.fact is not None and not any(found.is_error for found in self.problems)

    @property
    def line(self) -> int:
        """The line that it begins in."""
        return self.document.at(("facts", self.index)).line


@dataclass(frozen=True)
class Desk:
    """Everything that waits, in the order of files and lines, and the files that cannot be read."""

    waiting: tuple[Waiting, ...]
    problems: tuple[Diagnostic, ...] = ()


class Edited(NamedTuple):
    """The new text of a file, or why what was typed cannot stand there."""

    text: str | None
    problems: tuple[Diagnostic, ...] = ()


def lay_out(operation: Path, shown_as: str) -> Desk:
    """Reads an operation's proposed facts.

    Diagnostics: those of ``operation.yaml``, and of files of facts whose frame cannot be read
    (Y, S); each waiting fact holds its own.
    """
    record, problems = load_operation(operation / "operation.yaml", f"{shown_as}/operation.yaml")
    if record is None:
        return Desk((), problems)
    articles, _ = load_articles(operation / "articles", f"{shown_as}/articles")
    facts, _ = load_facts(operation / "facts", f"{shown_as}/facts")
    known = {entry.fact.id: entry for entry in facts.records}
    by_id = {stored.article.id: stored for stored in articles}
    around = Surroundings(record.operation, by_id, known)
    repeated = {name for name, n in Counter(e.fact.id for e in facts.records).items() if n > 1}
    waiting: list[Waiting] = []
    wrong: list[Diagnostic] = []
    for path in sorted((operation / "facts").glob("*.yaml")):
        if path.is_file():
            found, unread = _proposed(path, f"{shown_as}/facts/{path.name}")
            waiting += [_examined(one, around, repeated) for one in found]
            wrong += unread
    return Desk(tuple(waiting), tuple(wrong))


def accepted(waiting: Waiting) -> str:
    """The text of the file with the fact approved.

    Raises:
        RewritingError: the file cannot be changed safely.
    """
    return with_value(waiting.document, waiting.index, ("review",), Plain(Review.APPROVED))


def dropped(waiting: Waiting) -> str:
    """The text of the file without the fact.

    Raises:
        RewritingError: the file cannot be changed safely.
    """
    return without(waiting.document, waiting.index)


def edited(waiting: Waiting, field: Field, typed: str) -> Edited:
    """The text of the file with a field as typed, unless the fact could not be read then.

    Diagnostics: those of the gate and of the shape (Y, S).

    Raises:
        RewritingError: the file cannot be changed safely.
    """
    value: Any = typed
    if field.path[-1] not in _WORDED or typed.strip() == "null":
        document, problems = parse_document(f"typed: {typed.strip()}\n", "what was typed")
        if document is None or any(found.is_error for found in problems):
            return Edited(None, problems)
        if set(document.tree) != {"typed"}:
            at = document.at(())
            return Edited(None, (diagnose("S203", at, "this is more than one value"),))
        value = document.tree["typed"]
    text = with_value(waiting.document, waiting.index, field.path, value)
    document, problems = parse_document(text, waiting.document.file)
    if document is None:
        return Edited(None, problems)
    place: TreePath = ("facts", waiting.index)
    tree = document.tree["facts"][waiting.index]
    fact, problems = bind_fact(tree, document, place, waiting.defaults)
    if fact is None and len(problems) >= max(1, _errors(waiting)):
        return Edited(None, problems)
    return Edited(text, problems)


def fields_of(waiting: Waiting) -> tuple[Field, ...]:
    """What can be edited of a fact: what it has, then what its kind may have."""
    tree = waiting.tree
    model = KINDS.get(str(tree.get("kind")), Fact)
    names = [info.alias or name for name, info in model.model_fields.items()]
    keys = [key for key in dict.fromkeys((*tree, *names)) if key not in _ASIDE]
    found: list[Field] = []
    for key in keys:
        found.append(Field(key, (key,), _shown(tree.get(key, _default(waiting, key)))))
        if key == "figure" and isinstance(figure := tree.get(key), dict):
            found += [
                Field(f"figure.{leaf}", (key, leaf), _shown(figure.get(leaf)))
                for leaf in _LEAVES
                if leaf in figure
            ]
    sources = tree.get("sources")
    for number, source in enumerate(sources if isinstance(sources, list) else []):
        if isinstance(source, dict):
            mark = f" {number + 1}" if number else ""
            found += [
                Field(f"{leaf}{mark}", ("sources", number, leaf), _shown(source.get(leaf)))
                for leaf in ("quote", "attributed_to")
            ]
    return tuple(found)


def _errors(waiting: Waiting) -> int:
    """How many errors of shape a fact has: an edit of one that is broken leaves fewer."""
    return sum(found.is_error for found in waiting.problems) if waiting.fact is None else 0


def _default(waiting: Waiting, key: str) -> object:
    """What holds for a key that the fact does not have."""
    return waiting.name if key == "series" else getattr(waiting.defaults, key, None)


def _shown(value: object) -> str:
    """A value as it could be typed."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return "null" if value is None else str(value)


def _proposed(path: Path, shown_as: str) -> tuple[list[Waiting], tuple[Diagnostic, ...]]:
    text, problems = read_text(path, shown_as=shown_as)
    document = None
    if text is not None:
        document, problems = parse_document(text, shown_as)
    if document is None or any(found.is_error for found in problems):
        return [], problems
    frame, problems = bind(FactsFile, document.tree, document)
    if frame is None:
        return [], problems
    found = []
    for index, tree in enumerate(document.tree["facts"]):
        if tree.get("review", frame.defaults.review) == Review.PROPOSED:
            fact, wrong = bind_fact(tree, document, ("facts", index), frame.defaults)
            found.append(Waiting(path, document, index, frame.defaults, fact, wrong))
    return found, ()


def _examined(waiting: Waiting, around: Surroundings, repeated: set[str]) -> Waiting:
    """The same with what the checks say of it, and its quotes in their articles."""
    contexts = tuple(_contexts(waiting, around))
    if waiting.fact is None:
        return replace(waiting, contexts=contexts)
    record = FactRecord(waiting.fact, waiting.document, ("facts", waiting.index))
    problems = check_facts([record], around)
    if waiting.fact.id in repeated:
        message = f"the id {waiting.fact.id} stands twice"
        hint = "give each observation its own id"
        problems += (diagnose("F401", record.at("id"), message, hint),)
    return replace(waiting, problems=(*waiting.problems, *problems), contexts=contexts)


def _contexts(waiting: Waiting, around: Surroundings) -> Iterator[Context]:
    sources = waiting.tree.get("sources")
    for source in sources if isinstance(sources, list) else []:
        quote = source.get("quote") if isinstance(source, dict) else None
        if isinstance(quote, str):
            name = str(source.get("article") or waiting.defaults.article or "")
            yield _context(quote, name, around.articles.get(name))


def _context(quote: str, name: str, stored: StoredArticle | None) -> Context:
    spans = find_all(stored.body, quote) if stored is not None else ()
    if stored is None or not spans:
        return Context("", quote, "", name)
    body, span = stored.body, spans[0]
    before = Span(max(0, span.start - _CONTEXT), span.start).of(body)
    after = Span(span.end, span.end + _CONTEXT).of(body)
    if span.start > _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if span.end + _CONTEXT < len(body):
        after = after.rpartition(" ")[0] + "…"
    return Context(before, span.of(body), after, name)
