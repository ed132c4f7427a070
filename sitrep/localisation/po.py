"""Reads PO files: each message with the place of each of its strings.

Babel's reader loses what a translator needs to know: it merges messages that stand twice, keeps
no column, and ends in a traceback on some broken files. The format is small; this is all of it.
Source: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sitrep.diagnostics import Diagnostic, Location, diagnose

_LIMIT = 4_000_000  # bytes; a catalogue of this program has some 100,000

_LINE = re.compile(
    r"""(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<form>[0-9])\])?)?
        [ \t]*(?P<quoted>"(?:[^"\\]|\\.)*")[ \t]*""",
    re.VERBOSE,
)
# What each keyword may follow; a later plural form follows the one before it.
_BEFORE: Mapping[str, frozenset[str]] = {
    "msgctxt": frozenset({""}),
    "msgid": frozenset({"", "msgctxt"}),
    "msgid_plural": frozenset({"msgid"}),
    "msgstr": frozenset({"msgid"}),
    "msgstr[0]": frozenset({"msgid_plural"}),
}
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


class Text(NamedTuple):
    """A string of the file, and where its first quotation mark stands."""

    value: str
    at: Location


@dataclass(frozen=True, slots=True)
class Entry:
    """A message and its translation; ``forms`` has one text, or one a plural form.

    ``remarks`` are the translator's own comments (``#``), a line each.
    """

    msgid: Text
    forms: Mapping[int, Text]
    context: str | None = None
    plural: Text | None = None
    flags: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str | None, str]:
        """What a message is found by."""
        return self.context, self.msgid.value

    @property
    def is_used(self) -> bool:
        """Whether it has a translation that a translator stands by."""
        return "fuzzy" not in self.flags and self.is_begun

    @property
    def is_begun(self) -> bool:
        """Whether anything is translated of it, stood by or not."""
        return any(text.value for text in self.forms.values())


@dataclass(frozen=True, slots=True)
class PoFile:
    """A catalogue as written; obsolete messages are left out, fuzzy ones are there and flagged."""

    file: str
    header: Mapping[str, str]
    header_at: Location
    entries: tuple[Entry, ...]


def read_po(path: Path, *, shown_as: str) -> tuple[PoFile | None, tuple[Diagnostic, ...]]:
    """Reads a PO file from disk.

    Diagnostics: L602 (missing, too large, not UTF-8), and those of ``parse_po``.
    """
    at = Location(shown_as)
    try:
        content = path.read_bytes()
    except OSError as problem:
        return None, (diagnose("L602", at, problem.strerror or "the file cannot be read"),)
    if len(content) > _LIMIT:
        return None, (diagnose("L602", at, f"the file is larger than {_LIMIT:,} bytes"),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        hint = "save it as UTF-8"
        return None, (diagnose("L602", Location(shown_as, line), "is not UTF-8", hint),)
    return parse_po(text, shown_as)


def parse_po(text: str, file: str) -> tuple[PoFile | None, tuple[Diagnostic, ...]]:
    """The catalogue in a text.

    Diagnostics: L603 for each line that is no PO (then nothing is returned), L604 for each
    message that stands twice (the first counts).
    """
    reader = _Reader(file)
    # Only the line ends of files count: str.splitlines would also cut at U+2028 and the like.
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        reader.take(line, number)
    reader.finish()
    if reader.problems:
        return None, tuple(reader.problems)
    entries: dict[tuple[str | None, str], Entry] = {}
    problems = []
    for entry in reader.entries:
        first = entries.setdefault(entry.key, entry)
        if first is not entry:
            message = f"the message stands twice: {entry.msgid.value[:60]!r}"
            problems.append(
                diagnose("L604", entry.msgid.at, message, f"see line {first.msgid.at.line}")
            )
    head = entries.pop((None, ""), None)
    if head is None:
        return PoFile(file, {}, Location(file), tuple(entries.values())), tuple(problems)
    header = head.forms.get(0, Text("", head.msgid.at))
    return PoFile(file, _fields(header.value), header.at, tuple(entries.values())), tuple(problems)


def _fields(header: str) -> dict[str, str]:
    lines = (line.partition(":") for line in header.split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in lines}


@dataclass(slots=True)
class _Draft:
    """The message that is being read."""

    flags: set[str] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)
    texts: dict[str, tuple[list[str], Location]] = field(default_factory=dict)
    last: str = ""

    def text(self, keyword: str) -> Text | None:
        if keyword not in self.texts:
            return None
        parts, at = self.texts[keyword]
        return Text("".join(parts), at)

    @property
    def forms(self) -> Iterator[tuple[int, Text]]:
        for keyword, (parts, at) in self.texts.items():
            if keyword.startswith("msgstr"):
                yield int(keyword[7:-1] or 0), Text("".join(parts), at)


class _Reader:
    """Takes line after line; what it found stands in ``entries`` and ``problems``."""

    def __init__(self, file: str) -> None:
        self.entries: list[Entry] = []
        self.problems: list[Diagnostic] = []
        self._file = file
        self._draft = _Draft()

    def take(self, line: str, number: int) -> None:
        line = line.rstrip(" \t")
        if line.startswith("#"):
            if self._draft.texts:
                self.finish()
            if line.startswith("#,"):
                self._draft.flags |= {flag.strip() for flag in line[2:].split(",")}
            elif line[1:2] in {"", " "}:
                self._draft.remarks.append(line[2:])
        elif line:
            self._take_string(line, number)

    def _take_string(self, line: str, number: int) -> None:
        match = _LINE.fullmatch(line.lstrip(" \t"))
        column = len(line) - len(line.lstrip(" \t")) + 1
        if match is None:
            self._refuse(number, column, "this is no line of a PO file")
            return
        at = Location(self._file, number, column + match.start("quoted"))
        value = self._unescape(match["quoted"][1:-1], at)
        keyword = match["keyword"]
        if keyword is None:
            if not self._draft.last:
                self._refuse(number, column, "a string belongs to no keyword")
            else:
                self._draft.texts[self._draft.last][0].append(value)
            return
        if keyword in {"msgctxt", "msgid"} and "msgstr" in self._draft.last:
            self.finish()
        if keyword in self._draft.texts or not self._in_order(keyword):
            self._refuse(number, column, f"{keyword} does not belong here")
        self._draft.texts[keyword] = ([value], at)
        self._draft.last = keyword

    def _in_order(self, keyword: str) -> bool:
        if keyword in _BEFORE:
            return self._draft.last in _BEFORE[keyword]
        return self._draft.last == f"msgstr[{int(keyword[7:-1]) - 1}]"

    def _unescape(self, text: str, at: Location) -> str:
        for match in _ESCAPE.finditer(text):
            if match[1] not in _ESCAPES:
                self._refuse(at.line, at.column + 1 + match.start(), f"unknown escape {match[0]}")
        return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], ""), text)

    def _refuse(self, line: int, column: int, message: str) -> None:
        hint = "msgfmt --check says more"
        self.problems.append(diagnose("L603", Location(self._file, line, column), message, hint))

    def finish(self) -> None:
        """Ends the message that is being read."""
        draft, self._draft = self._draft, _Draft()
        msgid, forms = draft.text("msgid"), dict(draft.forms)
        if not draft.texts:
            self._draft.flags, self._draft.remarks = draft.flags, draft.remarks
        elif msgid is None or not forms:
            at = next(iter(draft.texts.values()))[1]
            self._refuse(at.line, 1, "a message needs msgid and msgstr")
        else:
            context = draft.text("msgctxt")
            self.entries.append(
                Entry(
                    msgid,
                    forms,
                    None if context is None else context.value,
                    draft.text("msgid_plural"),
                    frozenset(draft.flags),
                    tuple(draft.remarks),
                )
            )
