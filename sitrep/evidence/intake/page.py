"""A web page's article: its text by trafilatura, and of what is known only what the page declares.

A page that does not say when it was published has no date here: dates in its text, in its
footer or on its pictures are those of other things.
"""

from __future__ import annotations

import codecs
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from sitrep.errors import IntakeError
from sitrep.evidence.intake.incoming import cleaned, line_of

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SNIFFED = 4096
_SINGLE_BYTE = "windows-1252"  # what browsers fall back on. Source: https://html.spec.whatwg.org

_TAG = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
# The script of languages that pages often claim wrongly: templates say "en" of any text.
_SCRIPT = dict.fromkeys(("en", "fr", "es", "pt", "de", "it", "sw", "so", "ht", "tr"), "LATIN") | {
    **dict.fromkeys(("ar", "fa", "ur", "ps"), "ARABIC"),
    **dict.fromkeys(("ru", "uk"), "CYRILLIC"),
    "zh": "CJK",
}
_LETTERS = 2000

_DATE = re.compile(r"\s*([0-9]{4})([-/]?)([0-9]{2})\2([0-9]{2})(?![0-9])")
_DATE_IN_PATH = re.compile(r"/((?:19|20)[0-9]{2})/([0-9]{2})/([0-9]{2})(?=/|$)")
_FIRST_YEAR = 1990

# Where pages declare things, the surest first: the attribute that names it, and its names.
_DATES = (
    ("property", ("article:published_time", "og:published_time")),
    ("itemprop", ("datePublished",)),
    (
        "name",
        (
            *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date", "pubdate"),
            *("publishdate", "publish-date", "parsely-pub-date", "citation_publication_date"),
        ),
    ),
)
_PUBLISHERS = (
    ("property", ("og:site_name",)),
    ("name", ("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher")),
)
_ARTICLES = frozenset(
    {"article", "newsarticle", "report", "blogposting", "reportagenewsarticle", "webpage"}
)


class Page(NamedTuple):
    """An article found in a page; None is what the page does not declare. ``url`` is canonical."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    language: str | None


class Request(NamedTuple):
    """A page to read: what the server says of its letters, where it was, the last day it may have."""

    content: bytes
    charset: str | None
    url: str | None
    today: date


def read_page_job(request: Request) -> dict[str, bytes]:
    """``read_page`` for a child process: hostile pages cost minutes and gigabytes.

    Raises:
        IntakeError: as ``read_page``.
    """
    page = read_page(request)
    tree = page._asdict() | {"published": page.published and page.published.isoformat()}
    return {"page": json.dumps(tree).encode("utf-8")}


def page_of(content: bytes) -> Page:
    """What ``read_page_job`` made, read again."""
    tree = json.loads(content)
    published = tree.pop("published")
    return Page(**tree, published=date.fromisoformat(published) if published else None)


def read_page(request: Request) -> Page:
    """The article in a page of HTML.

    Raises:
        IntakeError: there is no text in it.
    """
    import trafilatura  # noqa: PLC0415 — it takes longer to load than a command may take to start
    from trafilatura.metadata import extract_title  # noqa: PLC0415 — likewise
    from trafilatura.utils import load_html  # noqa: PLC0415 — likewise

    html = _decoded(request)
    tree = load_html(html)
    found = None
    if tree is not None:
        found = trafilatura.bare_extraction(html, url=request.url, include_comments=False)
    text = _paragraphs((getattr(found, "text", None) or "") if found is not None else "")
    if tree is None or not text:
        raise IntakeError("no article's text is found in it: save the text as a .txt file")
    declared = _Declared(tree)
    return Page(
        text=text,
        title=line_of(declared.meta((("property", ("og:title",)),)) or extract_title(tree)),
        publisher=line_of(declared.meta(_PUBLISHERS) or declared.publisher()),
        url=declared.address(),
        published=declared.published(request.url, request.today + timedelta(days=1)),
        language=_language(tree, text),
    )


def _decoded(request: Request) -> str:
    """The page as text: what its first bytes, its server or itself say that it is written in."""
    content = request.content
    if b"\x00" in content[:_SNIFFED] and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise IntakeError("it is no text")
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    meta = _META_CHARSET.search(content, 0, _SNIFFED)
    stated = marked or request.charset or (meta[1].decode("ascii") if meta else None)
    for name in (stated, "utf-8"):
        try:
            return content.decode(name) if name else content.decode("utf-8")
        except (LookupError, ValueError):
            continue
    return content.decode(_SINGLE_BYTE, "replace")


def _paragraphs(text: str) -> str:
    """A line a paragraph becomes a blank line between paragraphs; lists keep together."""
    lines = [line.strip() for line in cleaned(text)[0].split("\n")]
    lines = [line for line in lines if line]
    pieces: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        in_list = line.startswith("- ") and before.startswith("- ")
        pieces += [("\n" if in_list else "\n\n") if pieces else "", line]
    return "".join(pieces) + "\n" if pieces else ""


class _Declared:
    """What a page's head says of it."""

    def __init__(self, tree: Any) -> None:
        self._metas: dict[tuple[str, str], str] = {}
        for kind in ("property", "name", "itemprop"):
            for element in tree.xpath(f".//*[self::meta or self::time][@{kind}]"):
                value = element.get("content") or element.get("datetime")
                if value:
                    self._metas.setdefault((kind, element.get(kind).strip().casefold()), value)
        self._linked = list(_json_objects(tree))
        self._canonical = tree.xpath("string((.//link[@rel='canonical']/@href)[1])")

    def meta(self, table: tuple[tuple[str, tuple[str, ...]], ...]) -> str | None:
        """The first of these that is there."""
        keys = ((kind, name.casefold()) for kind, names in table for name in names)
        return next((self._metas[key] for key in keys if key in self._metas), None)

    def publisher(self) -> str | None:
        """The publisher that the page's JSON-LD names."""
        for one in self._linked:
            publisher = one.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            if isinstance(name, str):
                return name
        return None

    def address(self) -> str | None:
        """The page's own address, unless it is only that of its site."""
        stated = self._canonical or self.meta((("property", ("og:url",)),)) or ""
        try:
            parts = urlsplit(stated.strip())
        except ValueError:
            return None
        is_page = parts.scheme in {"http", "https"} and parts.hostname and len(parts.path) > 1
        return stated.strip() if is_page else None

    def published(self, url: str | None, last: date) -> date | None:
        """The day that the page says it was published on."""
        stated = [self.meta((row,)) for row in _DATES]
        stated.insert(1, next((d for one in self._linked if (d := one.get("datePublished"))), None))
        for value in stated:
            day = _day(_DATE.match(value)) if isinstance(value, str) else None
            if day is not None and day <= last:
                return day
        path = urlsplit(url or self.address() or "").path
        day = _day(_DATE_IN_PATH.search(unquote(path)))
        return day if day is not None and day <= last else None


def _json_objects(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles of a page's JSON-LD, those in a @graph too."""
    for text in tree.xpath(".//script[@type='application/ld+json']/text()"):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            continue
        found = found.get("@graph", found) if isinstance(found, dict) else found
        for one in found if isinstance(found, list) else [found]:
            if isinstance(one, dict) and str(one.get("@type", "")).casefold() in _ARTICLES:
                yield one


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part.isdigit())
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None


def _language(tree: Any, text: str) -> str | None:
    """The language that the page states, unless its letters speak against it."""
    stated = tree.xpath("string((.|.//html)/@lang)") or tree.xpath("string((.|.//html)/@xml:lang)")
    base, *rest = stated.strip().replace("_", "-").split("-")[:3] or [""]
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
    tag = "-".join([base.lower(), *parts])
    script = _SCRIPT.get(base.lower())
    if not _TAG.fullmatch(tag) or (script and not _is_written_in(script, text)):
        return None
    return tag


def _is_written_in(script: str, text: str) -> bool:
    letters = [c for c in text[:_LETTERS] if c.isalpha()]
    own = sum(unicodedata.name(c, "").startswith(script) for c in letters)
    return own * 2 > len(letters)
