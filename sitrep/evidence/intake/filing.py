"""Gives an incoming article its place among the others: its id, its front matter, or its double."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from sitrep.evidence.articles import StoredArticle
from sitrep.evidence.intake.incoming import Incoming
from sitrep.evidence.quotes import as_read
from sitrep.evidence.sensitivity import Sensitivity

DEFAULT = Sensitivity.RESTRICTED
"""The label of an article that nobody has labelled: the safe side."""

_LONGEST = 48  # characters of an id made here; an editor's list of files shows it whole
_MOST = 64  # characters of any id
_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])")
_FALLBACK = "article"


def find_double(incoming: Incoming, others: Iterable[StoredArticle]) -> StoredArticle | None:
    """The article that is there already: of the same address, or reading the same.

    White space, the shape of quotation marks and what is not shown make no difference.
    """
    text = as_read(incoming.text)
    for other in others:
        if same_address(incoming.url, other.article.url) or as_read(other.body) == text:
            return other
    return None


def same_address(one: str | None, other: str | None) -> bool:
    """Whether two addresses are of one page: what follows “#”, and a slash at the end, aside."""
    if one is None or other is None:
        return False
    return _bare(one) == _bare(other)


def _bare(url: str) -> tuple[str, str, str]:
    """An address without what says how it is reached."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url, "", ""
    host = parts.netloc.lower().removesuffix(":443").removesuffix(":80")
    return host.removeprefix("www."), parts.path.rstrip("/"), parts.query


def make_id(incoming: Incoming, taken: Collection[str]) -> str:
    """The name of the article's file: a date and a few words, as no other is called.

    The date is that of publication; else one that stands in the file's name, which names the
    file and states nothing of the article; else the day of retrieval. The words are the file's,
    where a person gave it a name, else the title's.
    """
    wanted = incoming.id or _made_id(incoming)
    number, unique = 2, wanted
    while unique in taken:
        ending = f"-{number}"
        unique, number = wanted[: _MOST - len(ending)].rstrip("-") + ending, number + 1
    return unique


def _made_id(incoming: Incoming) -> str:
    dated = _DATE.search(incoming.name)
    day = incoming.published or (None if dated else incoming.retrieved)
    prefix = day.isoformat() if day else "-".join(dated.groups()) if dated else ""
    name = _DATE.sub(" ", incoming.name)
    words = (incoming.title, name) if incoming.url else (name, incoming.title)
    slug = next((found for text in words if (found := _slug(text or ""))), _FALLBACK)
    return _cut(f"{prefix}-{slug}" if prefix else slug)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def _cut(slug: str) -> str:
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0][:_LONGEST] or slug[:_LONGEST]


def write_article(incoming: Incoming, name: str, sensitivity: Sensitivity) -> str:
    """The whole file: every key of the front matter, null for what is not known, and the text."""
    rows = {
        "id": name,
        "title": _quoted(incoming.title),
        "publisher": _quoted(incoming.publisher),
        "url": _quoted(incoming.url),
        "published": incoming.published,
        "retrieved": incoming.retrieved,
        "language": incoming.language,
        "sensitivity": str(sensitivity),
    }
    if incoming.shown_as is not None:
        rows["shown_as"] = _quoted(incoming.shown_as)
    lines = [f"{key}: {'null' if value is None else value}" for key, value in rows.items()]
    return "\n".join(["---", *lines, "---", incoming.text])


def _quoted(text: str | None) -> str | None:
    return None if text is None else json.dumps(text, ensure_ascii=False)
