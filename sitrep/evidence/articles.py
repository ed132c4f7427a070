"""Articles: what is known of them, and their text, untouched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.reading.bind import bind
from sitrep.reading.document import Document
from sitrep.reading.frontmatter import FrontMatter, split_front_matter
from sitrep.reading.gate import parse_document, read_text
from sitrep.reading.model import Model
from sitrep.reading.scalars import Day, FileId, Line, LocaleTag
from sitrep.reading.tricks import check_copy, check_tricks

M = TypeVar("M", bound=Model)

_BREAK = re.compile(r"\r\n|\n|\r")


def _web(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"'<>\\]{3,2000}", value):
        raise ValueError("must be a web address that begins with https:// or http://")
    return value


WebAddress = Annotated[Line, AfterValidator(_web)]


class Article(Model):
    """The front matter of ``articles/ID.md``; what is not known is null or left out.

    ``shown_as`` stands for an article that the audience may not see, such as "a partner's report".
    """

    id: FileId
    title: Line | None = None
    publisher: Line | None = None
    url: WebAddress | None = None
    published: Day | None = None
    retrieved: Day | None = None
    language: LocaleTag | None = None
    sensitivity: Sensitivity
    shown_as: Line | None = None


@dataclass(frozen=True)
class StoredArticle:
    """An article with its body, and the file and line that the body begins in."""

    article: Article
    body: str
    file: str
    body_line: int

    def location(self, offset: int) -> Location:
        """Where a character of the body stands in the file."""
        breaks = list(_BREAK.finditer(self.body, 0, offset))
        start = breaks[-1].end() if breaks else 0
        return Location(self.file, self.body_line + len(breaks), offset - start + 1)


def load_articles(
    folder: Path, shown_as: str
) -> tuple[tuple[StoredArticle, ...], tuple[Diagnostic, ...]]:
    """All articles of an operation, by name.

    Args:
        folder: ``articles/``; it may be missing, which is no articles.
        shown_as: the folder as messages name it.

    Diagnostics: the gate's (Y), the shape's (S), E307 where a file is not called by its id, F403
    where an article was retrieved before it was published, L639 (warning) for characters that
    cannot be seen or look like others.
    """
    articles: list[StoredArticle] = []
    problems: list[Diagnostic] = []
    for path in sorted(folder.glob("*.md")):
        if path.is_dir():
            continue
        article, wrong = read_article(path, f"{shown_as}/{path.name}")
        problems += wrong
        if article is not None:
            articles.append(article)
    return tuple(articles), tuple(problems)


@dataclass(frozen=True)
class Head(Generic[M]):
    """An article's front matter as a model, with the file's parts and the tree that it was read from."""

    model: M
    parts: FrontMatter
    document: Document


def read_head(
    model: type[M], path: Path, shown_as: str
) -> tuple[Head[M] | None, tuple[Diagnostic, ...]]:
    """Reads the front matter of an article's file.

    Diagnostics: the gate's (Y) and the shape's (S).
    """
    text, problems = read_text(path, shown_as=shown_as)
    parts, wrong = split_front_matter(text, shown_as) if text is not None else (None, ())
    problems += wrong
    if parts is None:
        return None, problems
    document, wrong = parse_document(parts.yaml_text, shown_as, first_line=parts.yaml_line)
    problems += wrong
    if document is None or any(problem.is_error for problem in problems):
        return None, problems
    read, wrong = bind(model, document.tree, document)
    problems += wrong
    return (None if read is None else Head(read, parts, document)), problems


def read_article(path: Path, shown_as: str) -> tuple[StoredArticle | None, tuple[Diagnostic, ...]]:
    """One article.

    Diagnostics: as ``load_articles``.
    """
    head, problems = read_head(Article, path, shown_as)
    if head is None:
        return None, problems
    article, body, document = head.model, head.parts.body, head.document
    if article.id != path.stem:
        message = f"the article's id is {article.id}, its file is called {path.name}"
        hint = f"call the file {article.id}.md, or give the article the id {path.stem}"
        problems += (diagnose("E307", document.at(("id",)), message, hint),)
    published, retrieved = article.published, article.retrieved
    # Where it is retrieved it may still be the day before.
    if published and retrieved and retrieved < published - timedelta(days=1):
        message = f"it was retrieved on {retrieved}, before it was published on {published}"
        where = document.at(("retrieved",))
        problems += (diagnose("F403", where, message, "correct one of the two dates"),)
    stored = StoredArticle(article, body, shown_as, head.parts.body_line)
    problems += check_tricks(document, verbatim=True)
    return stored, problems + check_copy(stored.body, stored.location)
