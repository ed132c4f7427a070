"""An article as extraction reads it, whether it belongs to an operation or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitrep.diagnostics import Diagnostic
from sitrep.evidence.articles import read_head
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.reading.model import Model
from sitrep.reading.scalars import Day, Line, LocaleTag


class _Head(Model):
    """The front matter; nothing of it need be known, and nothing is taken for public."""

    id: Line | None = None
    title: Line | None = None
    publisher: Line | None = None
    url: Line | None = None
    published: Day | None = None
    retrieved: Day | None = None
    language: LocaleTag | None = None
    sensitivity: Sensitivity = Sensitivity.RESTRICTED
    shown_as: Line | None = None


@dataclass(frozen=True, slots=True)
class LooseArticle:
    """What is known of an article, and its text, untouched.

    ``id`` is the file's name where the article has none. An article without a label is restricted.
    """

    id: str
    sensitivity: Sensitivity
    title: str | None
    published: date | None
    language: str | None
    body: str


def read_loose_article(
    path: Path, shown_as: str
) -> tuple[LooseArticle | None, tuple[Diagnostic, ...]]:
    """Reads an article that need not fit an operation: it may have no label and another name.

    Diagnostics: the gate's (Y) and the shape's (S).
    """
    read, problems = read_head(_Head, path, shown_as)
    if read is None:
        return None, problems
    head = read.model
    article = LooseArticle(
        id=head.id or path.stem,
        sensitivity=head.sensitivity,
        title=head.title,
        published=head.published,
        language=head.language,
        body=read.parts.body,
    )
    return article, problems
