"""Holds what people typed against tricks that no eye can see: invisible and look-alike characters.

Text that is copied letter for letter, such as a quote or an article, keeps what its publisher
wrote: there it is a warning. A message names the character and never the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.reading.document import Document, Path, Span
from sitrep.reading.invisible import find_invisible
from sitrep.reading.look_alikes import find_look_alike

_VERBATIM = ("quote",)
"""The end of the path of a text that is copied letter for letter."""

# Latin letters and the signs of print, none of which can be a trick: most files hold nothing else.
_PLAIN = re.compile(
    "[\t\n\r -~\u00a0-\u00ac\u00ae-\u024f\u2009\u2010-\u2027\u202f-\u205e\u20a0-\u20c0]*"
)
# A file's own white space; a carriage return belongs to the end of a line.
_LAYOUT = str.maketrans({"\t": " ", "\r": " "})
# What can make a line of a file look like another, a comment included.
_REORDERS = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")

DELETE_HINT = "delete it and type the text around it anew"
RETYPE_HINT = "type the word anew in one script"


def check_tricks(document: Document, *, verbatim: bool = False) -> tuple[Diagnostic, ...]:
    """Invisible and look-alike characters in the values and comments of a YAML text.

    Args:
        document: the text and its tree.
        verbatim: whether all of it is copied from elsewhere, as an article's front matter.

    Diagnostics: L637 (invisible), L638 (look-alike), L639 (warning: either of them in a verbatim
    text, or a whole word that may be of another script), each at the character.
    """
    if _PLAIN.fullmatch(document.text) and "\\" not in document.text:
        return ()
    problems: list[Diagnostic] = []
    scalars: list[Span] = []
    for path, span, value in _texts(document):
        scalars.append(span)
        if value.isascii() and "\\" not in document.text[span.start : span.end]:
            continue
        is_copy = verbatim or path[-1:] == _VERBATIM
        for offset, code, message, hint in _tricks(value, verbatim=is_copy):
            problems.append(diagnose(code, document.at_text(path, offset), message, hint))
    problems += _outside(document, scalars)
    return tuple(problems)


def check_copy(text: str, place: Callable[[int], Location]) -> tuple[Diagnostic, ...]:
    """Invisible and look-alike characters in copied text; ``place`` says where an offset stands.

    Diagnostics: L639, one for each of the two, at the first such character.
    """
    return tuple(
        diagnose(code, place(offset), message, hint)
        for offset, code, message, hint in _tricks(text, verbatim=True)
    )


def _tricks(text: str, *, verbatim: bool) -> Iterator[tuple[int, str, str, str]]:
    """What stands in a text: the offset, and a diagnostic's code, message and hint."""
    hidden = find_invisible(text.translate(_LAYOUT))
    if hidden is not None:
        message = f"an invisible character (U+{ord(text[hidden]):04X}) stands here"
        yield hidden, "L639" if verbatim else "L637", message, DELETE_HINT
    odd = find_look_alike(text)
    if odd is not None:
        message = f"{odd.name} stands here, which looks like another character"
        code = "L638" if odd.is_sure and not verbatim else "L639"
        yield odd.offset, code, message, RETYPE_HINT


def _texts(document: Document) -> Iterator[tuple[Path, Span, str]]:
    """Every text of the tree with its path and span; null is none."""
    waiting: list[tuple[Path, Span, object]] = [((), document.root, document.tree)]
    while waiting:
        path, span, value = waiting.pop()
        if isinstance(value, str):
            yield path, span, value
        elif isinstance(value, dict):
            waiting += [((*path, key), span.parts[key], part) for key, part in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, i), span.parts[i], part) for i, part in enumerate(value)]


def _outside(document: Document, scalars: list[Span]) -> Iterator[Diagnostic]:
    """What reorders a line from within a comment or a key."""
    for found in _REORDERS.finditer(document.text):
        if not any(span.start <= found.start() < span.end for span in scalars):
            message = f"an invisible character (U+{ord(found[0]):04X}) stands here"
            yield diagnose("L637", document.at_offset(found.start()), message, DELETE_HINT)
            return
