"""Changes one fact in the text of its file, and leaves every other character as it was typed.

ruamel.yaml writes the fact anew with its comments; of what it writes, only the lines that the
change is about are taken over. What comes out is read again through the gate and held against
what was meant: a change that would touch anything else is refused.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from sitrep.errors import RewritingError
from sitrep.reading.document import Document, Path
from sitrep.reading.gate import parse_document
from sitrep.reading.scalars import Plain

_ENDLESS = 1 << 30  # no line is broken
_LEAD = re.compile(r" *- +")
_KEY = re.compile(
    r"(?m)^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*(\1 *)(- +)?\S"
)
_ENDS_BLANK = re.compile(r"\n[ \t]*\n\Z")
_NEVER_QUOTED = "x"

Change = Callable[[Any], None]
"""Changes a tree in place: that of the gate, or that of ruamel.yaml."""


def with_value(document: Document, index: int, path: Path, value: Any) -> str:
    """The file's text with one value of one fact set.

    Args:
        document: the file.
        index: of the fact in the file.
        path: leads from the fact to the value; only its last key may be missing so far.
        value: as the gate reads it: None, dict, list, ``Plain`` for what stands without quotes,
            and other text, which gets quotes.

    Raises:
        RewritingError: the file is written in a way that no program can change safely.
    """

    def change(fact: Any, made: Callable[[Any], Any]) -> None:
        place = fact
        for step in path[:-1]:
            place = place[step]
        if isinstance(place, CommentedMap) and path[-1] not in place:
            keys = list(place)
            before = keys.index("sources") if "sources" in keys else len(keys)
            place.insert(before, path[-1], made(value))
        else:
            place[path[-1]] = made(value)

    ending = "\r\n" if "\r" in document.text else "\n"
    document = _with_plain_breaks(document)
    expected = copy.deepcopy(document.tree)
    change(expected["facts"][index], lambda plain: plain)
    text, block = document.text, _block(document, index)
    if block is None:
        text = _rewritten(text, lambda tree: change(tree["facts"][index], _node))
    else:
        start, end, lead = block
        inner = _outdented(text[start + lead : end], lead)
        inner = _rewritten(inner, lambda tree: change(tree, _node))
        text = text[: start + lead] + _indented(inner, lead) + text[end:]
    return _held_against(text, expected, document, ending)


def without(document: Document, index: int) -> str:
    """The file's text without one fact; comments before it stay.

    Raises:
        RewritingError: as ``with_value``.
    """
    ending = "\r\n" if "\r" in document.text else "\n"
    document = _with_plain_breaks(document)
    expected = copy.deepcopy(document.tree)
    del expected["facts"][index]
    block = _block(document, index)
    if block is None:

        def drop(tree: Any) -> None:
            del tree["facts"][index]

        return _held_against(_rewritten(document.text, drop), expected, document, ending)
    start, end, _ = block
    before, after = document.text[:start], document.text[end:].removeprefix("\n")
    if _ENDS_BLANK.search(before) and (not after.strip() or re.match(r"[ \t]*\n", after)):
        before = re.sub(r"[ \t]*\n\Z", "", before)  # one of two blank lines
    if not expected["facts"]:
        before = _emptied(before, document)
    return _held_against(before + after, expected, document, ending)


def _emptied(before: str, document: Document) -> str:
    """A list whose last entry went says that it is empty."""
    span = document.span(("facts",))
    key_end = span.key[1] if span else -1
    return re.sub(r"\A[ \t]*:", ": []", before[key_end:]).join([before[:key_end], ""])


def _with_plain_breaks(document: Document) -> Document:
    """The document with its lines ended by a line feed alone; ``_held_against`` puts them back."""
    if "\r" not in document.text:
        return document
    plain, _ = parse_document(document.text.replace("\r\n", "\n"), document.file)
    if (
        plain is None
        or "\r" in plain.text
        or document.text.count("\n") != document.text.count("\r")
    ):
        raise RewritingError("the file ends its lines in several ways")
    return plain


def _block(document: Document, index: int) -> tuple[int, int, int] | None:
    """Where the lines of a fact begin and end, and how far its keys stand in.

    None where it does not have lines of its own, as in ``facts: [{…}, {…}]``.
    """
    text, span = document.text, document.span(("facts", index))
    if span is None:
        return None
    start = text.rfind("\n", 0, span.start) + 1
    if not _LEAD.fullmatch(text, start, span.start):
        return None
    lead = span.start - start
    following = document.span(("facts", index + 1))
    if following is not None:
        bound = text.rfind("\n", 0, following.start) + 1
        if bound <= start:
            return None
    else:
        keys = [part.key[0] for part in document.root.parts.values()]
        bound = min((at for at in keys if at > start), default=len(text))
    lines = text[start:bound].split("\n")
    while len(lines) > 1 and _is_outside(lines[-1], lead):
        lines.pop()
    return start, start + len("\n".join(lines)), lead


def _is_outside(line: str, lead: int) -> bool:
    """Whether a line after a fact is blank, or a comment that stands further out than its keys."""
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) < lead)


def _outdented(text: str, lead: int) -> str:
    first, *rest = text.split("\n")
    pattern = re.compile(rf" {{0,{lead}}}")
    return "\n".join([first, *(pattern.sub("", line, count=1) for line in rest)])


def _indented(text: str, lead: int) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first, *(" " * lead + line if line.strip() else line for line in rest)])


class _AsTyped(VersionedResolver):
    """Takes every scalar for text: what it means is said by the type of its field."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return super().resolve(kind, _NEVER_QUOTED if kind is ScalarNode else value, implicit)


def _writer(text: str) -> YAML:
    """Reads and writes in the way that the text is indented."""
    yaml = YAML()
    yaml.Resolver = _AsTyped
    yaml.preserve_quotes = True
    yaml.width = _ENDLESS
    yaml.allow_unicode = True
    mapping, sequence, offset = 2, 4, 2
    for found in _KEY.finditer(text):
        inward = len(found[2]) - len(found[1])
        if found[3]:
            sequence, offset = inward + len(found[3]), inward
            break
    for found in _KEY.finditer(text):
        if not found[3] and len(found[2]) > len(found[1]):
            mapping = len(found[2]) - len(found[1])
            break
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    return yaml


def _rewritten(text: str, change: Change) -> str:
    """The text with a change, in which every line that the change is not about stays.

    Raises:
        RewritingError: ruamel.yaml cannot read or write it.
    """
    lines = text.removesuffix("\n").split("\n")
    yaml = _writer(text)
    try:
        tree = yaml.load(text)
        same = _dumped(yaml, tree)
        change(tree)
        changed = _dumped(yaml, tree)
    except (YAMLError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise RewritingError("the file is written in a way that cannot be changed") from error
    result: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, same, changed, autojunk=False).get_opcodes():
        is_kept = kind == "equal" and len(same) == len(lines)
        result += lines[a:b] if is_kept else changed[c:d]
    return "\n".join(result) + ("\n" if text.endswith("\n") else "")


def _dumped(yaml: YAML, tree: Any) -> list[str]:
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue().removesuffix("\n").split("\n")


def _node(value: Any) -> Any:
    """A value of the gate's tree as ruamel.yaml writes it."""
    if isinstance(value, dict):
        mapping = CommentedMap({key: _node(part) for key, part in value.items()})
        mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        listed = CommentedSeq([_node(part) for part in value])
        listed.fa.set_flow_style()
        return listed
    if value is None:
        return "null"
    return str(value) if isinstance(value, Plain) else DoubleQuotedScalarString(value)


def _held_against(text: str, expected: Any, document: Document, ending: str) -> str:
    """The text with the ends of lines that it had, if it reads as it was meant to.

    Raises:
        RewritingError: it does not.
    """
    read, problems = parse_document(text, document.file)
    if read is None or any(problem.is_error for problem in problems) or read.tree != expected:
        raise RewritingError("the file is written in a way that cannot be changed safely")
    return text if ending == "\n" else text.replace("\n", ending)
