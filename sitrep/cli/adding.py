"""``sitrep add``."""

from __future__ import annotations

import re
import urllib.request
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NoReturn
from urllib.parse import unquote, urlsplit

from sitrep.cli.files import put
from sitrep.cli.printing import Exit, count, leave, result, say
from sitrep.clock import today
from sitrep.diagnostics import Diagnostic
from sitrep.errors import IntakeError, IntakeRefusedError, OutputError
from sitrep.evidence.articles import StoredArticle, load_articles
from sitrep.evidence.intake.fetching import MAX_BYTES, Fetched, fetch, too_large, web_address
from sitrep.evidence.intake.filing import (
    DEFAULT,
    find_double,
    make_id,
    same_address,
    write_article,
)
from sitrep.evidence.intake.incoming import Incoming, cleaned, decode_plain, read_plain
from sitrep.evidence.intake.page import Page, Request, page_of, read_page_job
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.operation.load import load_operation
from sitrep.reading.gate import MAX_BYTES as MAX_STORED
from sitrep.rendering.press.press import Job, Limits, Press
from sitrep.report.dossier import named

_LIMITS = Limits(cpu_seconds=60, wall_seconds=90, memory_bytes=2 << 30, result_bytes=32 << 20)
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_PLAIN = frozenset({".txt", ".md"})
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
_PLAIN_TYPES = frozenset({"text/plain", "text/markdown"})
_UNKNOWN_TYPES = frozenset({"application/octet-stream", "binary/octet-stream"})


@dataclass(frozen=True)
class _Shelf:
    """The operation's articles, and the names that are taken."""

    folder: Path
    articles: tuple[StoredArticle, ...]
    like: Path

    @property
    def names(self) -> frozenset[str]:
        """Of all files, those that cannot be read too."""
        return frozenset(path.stem for path in self.folder.glob("*.md"))


def add_article(source: str, operation: Path, sensitivity: str | None) -> None:
    """Stores an article and prints its file, or names the file that it stands in already."""
    shelf = _open(operation)
    wanted = None if sensitivity is None else Sensitivity(sensitivity)
    try:
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", source):
            address = web_address(source)
            for other in shelf.articles:
                if same_address(address, other.article.url):
                    _is_there(other)
                    return
            incoming = _from_web(address)
        else:
            incoming = _from_file(Path(source))
        _store(incoming, shelf, wanted)
    except IntakeRefusedError as problem:
        _end(source, problem, Exit.BAD_COMMAND)
    except IntakeError as problem:
        _end(source, problem, Exit.BAD_DATA)
    except OutputError as problem:
        say(f"sitrep: {problem}")
        leave(Exit.BAD_COMMAND)


def _open(operation: Path) -> _Shelf:
    """The operation's shelf; the command ends where there is no operation."""
    path = named(operation)
    file = path / "operation.yaml"
    if not file.is_file():
        say(f"sitrep: there is no operation {path} (`sitrep new DIR` makes one)")
        leave(Exit.BAD_COMMAND)
    record, problems = load_operation(file, str(file))
    if record is None:
        _refuse(problems)
    articles, _ = load_articles(path / "articles", f"{path}/articles")
    return _Shelf(path / "articles", articles, file)


def _store(incoming: Incoming, shelf: _Shelf, wanted: Sensitivity | None) -> None:
    if not incoming.text.strip():
        raise IntakeError("there is no text in it")
    double = find_double(incoming, shelf.articles)
    if double is not None:
        _is_there(double)
        return
    name = make_id(incoming, shelf.names)
    label = wanted or incoming.sensitivity or DEFAULT
    text = write_article(incoming, name, label)
    if len(text.encode("utf-8")) > MAX_STORED:
        raise IntakeError(f"its text is longer than {MAX_STORED >> 20} MiB: keep what is needed")
    path = shelf.folder / f"{name}.md"
    put(path, text, shelf.like)
    result(str(path))
    _tell(incoming, label, is_chosen=bool(wanted or incoming.sensitivity))
    say(f"Next: sitrep extract {path}")


def _tell(incoming: Incoming, label: Sensitivity, *, is_chosen: bool) -> None:
    """What a person should look at."""
    keys = ("title", "publisher", "url", "published", "language")
    unknown = [key for key in keys if getattr(incoming, key) is None]
    if unknown:
        say(f"Not known, and so null: {', '.join(unknown)}. Fill in what you know.")
    if incoming.published is None and incoming.retrieved is None:
        say("Without a date of publication no day can be told from “last week” or “on Friday”.")
    if not is_chosen:
        say(f"It is labelled {label}, as nothing else was said: --sensitivity public is for all.")
    if incoming.dropped:
        what = count(incoming.dropped, "control character", "control characters")
        say(f"{what} in its text, which nobody sees, left out.")


def _is_there(other: StoredArticle) -> None:
    say(f"It is there already: {other.file}. Nothing was written.")


def _from_file(path: Path) -> Incoming:
    kind = path.suffix.lower()
    if kind not in _PAGES | _PLAIN:
        raise IntakeRefusedError("only .html, .txt and .md files and web addresses are read")
    content = _content(path)
    if kind in _PLAIN:
        return _plain(content, str(path))
    page = _read_page(Request(content, None, None, today()))
    return _incoming(page, path.stem, page.url, None)


def _content(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        IntakeRefusedError: there is no such file that can be read.
        IntakeError: it is too large.
    """
    if not path.is_file():
        raise IntakeRefusedError("there is no such file")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise IntakeRefusedError(f"it cannot be read: {error.strerror}") from None
    if len(content) > MAX_BYTES:
        raise IntakeError(too_large(MAX_BYTES))
    return content


def _plain(content: bytes, file: str) -> Incoming:
    incoming, problems = read_plain(content, file)
    if incoming is None:
        _refuse(problems)
    return incoming


def _from_web(address: str) -> Incoming:
    fetched = fetch(address, urllib.request.getproxies())
    day, name = today(), _name_of(fetched.url)
    if fetched.media_type in _PLAIN_TYPES:
        if (fetched.charset or "utf-8").lower() not in {"utf-8", "us-ascii", "ascii"}:
            raise IntakeError(f"it is text in {fetched.charset}: save it as UTF-8, then add that")
        text, dropped = cleaned(decode_plain(fetched.content))
        text = text.strip("\n") + "\n"
        return Incoming(text=text, name=name, url=fetched.url, retrieved=day, dropped=dropped)
    if not _is_page(fetched):
        raise IntakeError("it is no web page: save its text as a .txt file, then add that")
    page = _read_page(Request(fetched.content, fetched.charset, fetched.url, day))
    return _incoming(page, name, fetched.url, day)


def _is_page(fetched: Fetched) -> bool:
    if fetched.media_type in _PAGE_TYPES:
        return True
    return fetched.media_type in _UNKNOWN_TYPES and fetched.content.lstrip()[:1] == b"<"


def _incoming(page: Page, name: str, url: str | None, retrieved: date | None) -> Incoming:
    return replace(
        Incoming(text=page.text, name=name, url=url, retrieved=retrieved),
        title=page.title,
        publisher=page.publisher,
        published=page.published,
        language=page.language,
    )


def _read_page(request: Request) -> Page:
    """The article in a page, found by a child process that may not take for ever.

    Raises:
        IntakeError: it failed, or there is no text.
    """
    with Press(1, _LIMITS) as press:
        (outcome,) = press.run([Job("the page", read_page_job, request)])
    if outcome.value is None:
        raise IntakeError(outcome.failure or "the page cannot be read")
    return page_of(outcome.value["page"])


def _name_of(url: str) -> str:
    """What an address ends in, or its host."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).stem
    return last if last and last != "index" else (parts.hostname or "")


def _refuse(problems: tuple[Diagnostic, ...]) -> NoReturn:
    for problem in problems:
        say(str(problem))
    say("Nothing was written.")
    leave(Exit.BAD_DATA)


def _end(source: str, problem: IntakeError, code: Exit) -> NoReturn:
    shown = source if len(source) <= 200 else f"{source[:200]}…"
    say(f"sitrep: {shown}: {problem}")
    leave(code)
