"""What comes in, whatever it came as: an article's text, and as much as is known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from sitrep.diagnostics import Diagnostic
from sitrep.errors import IntakeError
from sitrep.evidence.articles import WebAddress
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.reading.bind import bind
from sitrep.reading.frontmatter import split_front_matter
from sitrep.reading.gate import parse_document
from sitrep.reading.model import Model
from sitrep.reading.scalars import Day, FileId, Line, LocaleTag

_BREAK = re.compile(r"\r\n?")
# What no text needs: it could play tricks on a terminal, and YAML and the checks refuse it.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_LINE_BREAK = re.compile("[\u2028\u2029]")
_OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """An article before it has a place: None is what is not known.

    ``id`` and ``sensitivity`` are those that the file itself states. ``name`` is what the file
    was called, without its ending, or the end of the address: an id is made of it where nothing
    better is there. ``dropped`` counts control characters that were left out of the text.
    """

    text: str
    name: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    language: str | None = None
    sensitivity: Sensitivity | None = None
    shown_as: str | None = None
    dropped: int = 0


class Known(Model):
    """The front matter of a file that comes in: that of an article, and nothing of it is needed."""

    id: FileId | None = None
    title: Line | None = None
    publisher: Line | None = None
    url: WebAddress | None = None
    published: Day | None = None
    retrieved: Day | None = None
    language: LocaleTag | None = None
    sensitivity: Sensitivity | None = None
    shown_as: Line | None = None


def read_plain(content: bytes, file: str) -> tuple[Incoming | None, tuple[Diagnostic, ...]]:
    """A file of text, with or without front matter; its text is kept letter for letter.

    Args:
        content: the file, in UTF-8.
        file: the file as messages name it.

    Diagnostics: those of front matter that cannot be read (Y, S).

    Raises:
        IntakeError: it is no text, or none in UTF-8.
    """
    text = decode_plain(content)
    name = PurePath(file).stem
    if not re.match(r"---[ \t]*[\r\n]", text):
        body, dropped = cleaned(text)
        return Incoming(text=_framed(body), name=name, dropped=dropped), ()
    parts, problems = split_front_matter(text, file)
    if parts is None:
        return None, problems
    known, problems = Known(), ()
    if parts.yaml_text.strip():
        document, problems = parse_document(parts.yaml_text, file, first_line=parts.yaml_line)
        if document is None or any(problem.is_error for problem in problems):
            return None, problems
        read, problems = bind(Known, document.tree, document)
        if read is None:
            return None, problems
        known = read
    body, dropped = cleaned(parts.body)
    return Incoming(text=_framed(body), name=name, dropped=dropped, **dict(known)), ()


def decode_plain(content: bytes) -> str:
    """The text of a file in UTF-8.

    Raises:
        IntakeError: it is another encoding, or no text at all.
    """
    if content[:2] in _OTHER_ENCODINGS:
        raise IntakeError(f"it is in {_OTHER_ENCODINGS[content[:2]]}: save it as UTF-8")
    if b"\x00" in content:
        raise IntakeError("it is no text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise IntakeError("it is not in UTF-8: save it as UTF-8") from None


def cleaned(text: str) -> tuple[str, int]:
    """A text with plain ends of lines and no control characters, and how many there were."""
    text = _LINE_BREAK.sub("\n", _BREAK.sub("\n", text))
    return _CONTROL.subn("", text)


def line_of(text: str | None) -> str | None:
    """A text on one line, fit for front matter; None where there is none."""
    words = " ".join(cleaned(text or "")[0].split())[:500].strip()
    return words or None


def _framed(text: str) -> str:
    """The text without blank lines around it; it ends with its last line."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""
