"""White space of a translation: at its ends as in the message, and single inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.localisation.po import Text

_EDGES = re.compile(r"\A(\s*)(?:.*\S)?(\s*)\Z", re.DOTALL)
_DOUBLE = re.compile(r"[^\S\n]{2,}")
# Spaces that neither French nor Russian typography has a use for: they pass for ordinary ones.
_ODD = re.compile("[\u1680\u2000-\u2006\u2008\u200a\u205f]")
_SUSPECT = re.compile(f"\\n|{_DOUBLE.pattern}|{_ODD.pattern}")


def check_spaces(text: Text, message: str) -> Iterator[Diagnostic]:
    """White space that the translation has and its message has not, or the other way round.

    No-break, narrow and thin spaces count as spaces and are fine between words. A message of
    signs alone, such as "; ", is written as the language writes it.

    Diagnostics: L630.
    """
    is_trimmed = text.value == text.value.strip() and message == message.strip()
    if is_trimmed and not _SUSPECT.search(text.value):
        return
    has_words = any(map(str.isalnum, message))
    ours, theirs = _edges(message), _edges(text.value)
    for where, own, given in (("begin", ours[0], theirs[0]), ("end", ours[1], theirs[1])):
        if own != given and has_words:
            hint = f"the message {where}s with {own or 'no white space'}"
            what = f"the translation {where}s with {given or 'no white space'}"
            yield diagnose("L630", text.at, what, hint)
    for pattern, what in ((_DOUBLE, "several spaces in a row"), (_ODD, "an unusual space")):
        found = pattern.search(text.value)
        if found is not None and not pattern.search(message):
            at = f"{what} at character {found.start() + 1}"
            yield diagnose("L630", text.at, at, "write one space, or one no-break space")
    if "\n" in text.value.strip() and "\n" not in message.strip():
        hint = "the message is one line"
        yield diagnose("L630", text.at, "the translation breaks the line", hint)


def _edges(text: str) -> tuple[str, str]:
    """What stands at the two ends, in words; empty for nothing."""
    found = _EDGES.match(text)
    ends = found.groups() if found else ("", "")
    first, last = ("a line break" if "\n" in end else "a space" if end else "" for end in ends)
    return first, last
