"""Front matter: YAML between two lines ``---`` at the top of a file, and then text."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitrep.diagnostics import Diagnostic, Location, diagnose

_FENCE = re.compile(r"---[ \t]*(\r\n|\n|\r|\Z)")
_HINT = "begin the file with a line ---, its keys, and another line ---"


class FrontMatter(NamedTuple):
    """A file in its two parts.

    ``yaml_text`` begins in line ``yaml_line``. ``body`` is untouched: it begins with the character
    after the line break of the closing ``---``, at ``body_offset`` of the file's text and in line
    ``body_line``.
    """

    yaml_text: str
    body: str
    body_offset: int
    body_line: int
    yaml_line: int = 2


def split_front_matter(text: str, file: str) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """Takes a file's text apart.

    Args:
        text: of the whole file; a byte order mark at its beginning counts as part of it.
        file: the file as messages name it.

    Diagnostics: Y114 (no front matter, or it does not end).
    """
    opening = _FENCE.match(text, len("\ufeff") if text.startswith("\ufeff") else 0)
    if opening is None:
        message = "the file does not begin with front matter"
        return None, (diagnose("Y114", Location(file), message, _HINT),)
    line, start = 2, opening.end()
    while start < len(text):
        fence = _FENCE.match(text, start)
        if fence is not None:
            yaml_text = text[opening.end() : start]
            return FrontMatter(yaml_text, text[fence.end() :], fence.end(), line + 1), ()
        start = _after_break(text, start)
        line += 1
    message = "the front matter that begins here does not end"
    return None, (diagnose("Y114", Location(file), message, _HINT),)


_BREAK = re.compile(r"\r\n|\n|\r")


def _after_break(text: str, start: int) -> int:
    found = _BREAK.search(text, start)
    return found.end() if found else len(text)
