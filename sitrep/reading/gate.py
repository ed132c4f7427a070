"""The one gate that every YAML file passes: text in, a tree with lines and all problems out.

A tree is built from the events of PyYAML's C parser, without recursion and without resolving
what a scalar means. Aliases, tags, deep nesting and large files are refused while they are
read, so that no file costs more than its own size.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import yaml

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.reading.document import Document, Span
from sitrep.reading.scalars import Plain
from sitrep.reading.syntax import explain
from sitrep.reading.tree import MAX_PROBLEMS, TreeBuilder

MAX_BYTES = 2 * 1024 * 1024
"""The largest file, in bytes of UTF-8."""

_BYTE_ORDER_MARK = "\ufeff"
# What YAML forbids, and the line breaks that only YAML sees: an editor shows one line, not two.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NAMES = {
    "\x00": "a zero byte (U+0000)",
    "\x85": "a hidden line break (U+0085)",
    "\u2028": "a hidden line break (U+2028)",
    "\u2029": "a hidden paragraph break (U+2029)",
    _BYTE_ORDER_MARK: "a byte order mark (U+FEFF)",
}
_BREAKS = "\x85\u2028\u2029"
_OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}

Reading = tuple[Document | None, tuple[Diagnostic, ...]]


def read_document(path: Path, *, shown_as: str) -> Reading:
    """Reads a YAML file.

    Args:
        path: the file.
        shown_as: the file as messages name it.

    Returns:
        as ``parse_document``.

    Diagnostics: Y101, Y107, Y109 and those of ``parse_document``.
    """
    text, problems = read_text(path, shown_as=shown_as)
    return (None, problems) if text is None else parse_document(text, shown_as)


def read_text(path: Path, *, shown_as: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file in UTF-8, line breaks as they are; None with the reason where it fails.

    Diagnostics: Y101 (not UTF-8), Y107 (too large), Y109 (missing, a folder, no permission).
    """
    start = Location(shown_as)
    try:
        if path.is_dir():
            hint = "give the file itself"
            return None, (diagnose("Y109", start, "this is a folder, not a file", hint),)
        if path.exists() and not path.is_file():
            return None, (diagnose("Y109", start, "this is not a regular file"),)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return None, (_unreadable(error, start),)
    if len(data) > MAX_BYTES:
        return None, (_too_large(start),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, shown_as),)


def parse_document(text: str, file: str, *, first_line: int = 1) -> Reading:
    """Reads a YAML text.

    Args:
        text: the YAML.
        file: the file as messages name it.
        first_line: the line of the file that the text begins on.

    Returns:
        The document, or None where no tree can be had, and all problems in the order of the
        text. A document with a repeated key (the first one counts), an anchor or a tag is
        returned with the error, so that the rest of it can be checked as well.

    Diagnostics: Y101 to Y108, Y111 (empty), Y112 (a key that is not text), Y113 (too many).
    """
    text = text.removeprefix(_BYTE_ORDER_MARK)
    place = Document(file, text, None, Span(0, len(text)), first_line)
    unfit = _unfit(place)
    if unfit:
        return None, unfit
    builder = TreeBuilder(place)
    try:
        finished = builder.build(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        builder.problems.append(explain(error, place))
        finished = False
    if finished and builder.tree is None:
        hint = "begin the file with schema: 1"
        builder.problems.append(diagnose("Y111", place.at(()), "there is nothing in it", hint))
    problems = tuple(sorted(builder.problems, key=lambda problem: (problem.line, problem.column)))
    if not finished or builder.root is None or builder.tree is None:
        return None, problems
    return Document(file, text, builder.tree, builder.root, first_line), problems


def check_schema(document: Document) -> tuple[Diagnostic, ...]:
    """Whether the document states a version of the format that this program reads.

    Diagnostics: Y110.
    """
    tree = document.tree
    if not isinstance(tree, dict):
        return ()
    hint = "begin the file with schema: 1"
    if "schema" not in tree:
        return (diagnose("Y110", document.at(()), "the version of the format is missing", hint),)
    version = tree["schema"]
    if version == "1" and isinstance(version, Plain):
        return ()
    at = document.at(("schema",))
    if version == "1":
        return (diagnose("Y110", at, "the version is a number", "write schema: 1, no quotes"),)
    if isinstance(version, Plain) and re.fullmatch("[0-9]{1,9}", version):
        message = f"this program does not know version {version} of the format"
        return (diagnose("Y110", at, message, "write schema: 1, or install a newer program"),)
    return (diagnose("Y110", at, "this is no version of the format", hint),)


def _unfit(place: Document) -> tuple[Diagnostic, ...]:
    """What keeps a text from being read as YAML at all: its size, its characters."""
    try:
        size = len(place.text.encode("utf-8"))
    except UnicodeEncodeError as error:
        return (diagnose("Y101", place.at_offset(error.start), "half a character stands here"),)
    if size > MAX_BYTES:
        return (_too_large(place.at(())),)
    found = list(islice(_FORBIDDEN.finditer(place.text), MAX_PROBLEMS))
    return tuple(_forbidden(match, place) for match in found)


def _forbidden(match: re.Match[str], place: Document) -> Diagnostic:
    character = match[0]
    name = _NAMES.get(character, f"a control character (U+{ord(character):04X})")
    hint = "take it out, or write an ordinary line break" if character in _BREAKS else "take it out"
    return diagnose("Y102", place.at_offset(match.start()), f"{name} stands here", hint)


def _too_large(at: Location) -> Diagnostic:
    message = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
    return diagnose("Y107", at, message, "divide it into several files")


def _unreadable(error: Exception, at: Location) -> Diagnostic:
    if isinstance(error, FileNotFoundError):
        return diagnose("Y109", at, "there is no such file", "create it, or correct its name")
    reason = error.strerror if isinstance(error, OSError) else None
    message = f"the file cannot be read: {reason}" if reason else "the file cannot be read"
    return diagnose("Y109", at, message, "see who may read it, and that its name is right")


def _not_utf8(data: bytes, offset: int, file: str) -> Diagnostic:
    before = data[:offset].decode("utf-8")
    at = Document(file, before, None, Span(0, 0)).at_offset(len(before))
    looks_like = _OTHER_ENCODINGS.get(data[:2])
    message = f"the byte 0x{data[offset]:02X} is not UTF-8"
    hint = "save the file as UTF-8"
    return diagnose(
        "Y101", at, message, f"it looks like {looks_like}; {hint}" if looks_like else hint
    )
