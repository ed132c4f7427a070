"""Characters that nobody sees: controls that reorder text, hide it, or stand between its letters.

Many of them are needed: Persian joins and parts letters with U+200C, right-to-left text holds
marks and isolates, an emoji is followed by its selector. Each is fine only where the writing
around it needs it; what never is, such as an override, is named wherever it stands.
Sources: https://www.unicode.org/reports/tr9/ (bidirectional text), tr36 and tr39 (security),
and https://trojansource.codes for what overrides and isolates can be made to hide.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Patterns with large classes of characters take milliseconds to compile, and most files need none.
_re = cache(re.compile)

_ISOLATES = "\u2066\u2067\u2068"
_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"
_MARKS = frozenset("\u200e\u200f\u061c")

_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"  # fmt: skip

# Spaces of any width and line feeds can be seen in what they do.
_SEEN = dict.fromkeys(map(ord, "\n\u00a0\u1680\u202f\u205f\u3000"), " ") | dict.fromkeys(
    range(0x2000, 0x200B), " "
)
# Letters, marks and signs by their category, and blank all the same.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"  # fmt: skip
_BLANKS = f"[{_BLANK}]"
# Signs of Arabic and Syriac that stand around a number: format characters, but visible ones.
_VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_HEAP = (
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4,}"
    "|[\u061c\u200c-\u200f\u2060\ufeff]{3,}"
)
_FLAG = "\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f"  # Scotland, Wales, England
_PLACEHOLDER = r"\{[^{}]*\}"

# What a character may stand beside. Scripts whose letters join, and those written without spaces.
_JOINING = "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1c4f\ua840-\ua87f\ua8e0-\ua8ff\ufb50-\ufdff\ufe70-\ufefc\U00011000-\U000114ff]"  # fmt: skip
_UNSPACED = "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\uaa60-\uaadf]"  # fmt: skip
_NEAR = 3  # a break may stand beside a space or a Latin name
_MONGOLIAN = "[\u1800-\u18af]"
_IDEOGRAPH = "[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"  # fmt: skip
_KEYS = frozenset("#*0123456789")
_EMOJI = "[©®‼⁉™ℹ⃣\u2190-\u21ff\u2300-\u2bff〰〽㊗㊙\U0001f000-\U0001faff]"


def find_invisible(text: str, *, runs_rtl: bool = False) -> int | None:
    """Where the first invisible character stands that the writing around it does not need.

    Args:
        text: any text; line feeds and spaces of any width are fine in it.
        runs_rtl: whether it belongs to a language that runs from right to left, so that marks
            and isolates are fine even where it holds nothing but placeholders.
    """
    if text.isascii():
        return _first_control(text)
    heap = _re(_HEAP).search(text)
    if heap is None and text.translate(_SEEN).isprintable() and not _re(_BLANKS).search(text):
        return None
    runs_rtl = runs_rtl or _re(_RIGHT_TO_LEFT).search(text) is not None
    flags = {index for flag in _re(_FLAG).finditer(text) for index in range(*flag.span())}
    wrong = [heap.start()] if heap else []
    wrong += _isolates(text, runs_rtl=runs_rtl)
    for index, character in enumerate(text):
        if (character.isprintable() and not _re(_BLANKS).match(character)) or index in flags:
            continue
        if not _is_needed(text, index, runs_rtl=runs_rtl):
            wrong.append(index)
            break
    return min(wrong, default=None)


def _first_control(text: str) -> int | None:
    if text.isprintable():
        return None
    found = (i for i, character in enumerate(text) if not character.isprintable())
    return next((index for index in found if text[index] != "\n"), None)


def _is_needed(text: str, index: int, *, runs_rtl: bool) -> bool:
    """Whether an invisible character, other than an isolate, does its work where it stands."""
    character = text[index]
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if character in _MARKS:
        return runs_rtl
    if character in "\u200c\u200d":
        letters = _re(_JOINING).match(before) or _re(_JOINING).match(after)
        return bool(letters) or (character == "\u200d" and _joins_emoji(before, after))
    if character in "\u200b\u2060":
        return _re(_UNSPACED).search(text, max(0, index - _NEAR), index + _NEAR + 1) is not None
    if _re(_BLANKS).match(character):
        return _has_its_base(character, before, after)
    if character in _ISOLATES or character == _PDI or character in _VISIBLE:
        return True
    return character == "\n" or unicodedata.category(character) == "Zs"


def _joins_emoji(before: str, after: str) -> bool:
    is_emoji = _re(_EMOJI).match(before) or before == "\ufe0f"
    return bool(is_emoji and _re(_EMOJI).match(after))


def _has_its_base(character: str, before: str, after: str) -> bool:
    """Whether a selector or filler follows what it selects or fills."""
    if "\ufe0e" <= character <= "\ufe0f":
        is_key = before in _KEYS and before != "" and after == "\u20e3"
        return is_key or bool(_re(_EMOJI).match(before))
    if "\u180b" <= character <= "\u180f":
        return bool(_re(_MONGOLIAN).match(before) or _re(_MONGOLIAN).match(after))
    if "\ufe00" <= character <= "\ufe0d" or character >= "\U000e0100":
        return bool(_re(_IDEOGRAPH).match(before)) or unicodedata.category(before or "\0") == "Sm"
    if character in "\u115f\u1160":
        return "\u1100" <= after <= "\u11ff"
    return character == "\u034f" and "\u0590" <= before <= "\u05ff"


def _isolates(text: str, *, runs_rtl: bool) -> list[int]:
    """Where isolates stand that are not closed, not opened, or isolate nothing of their direction."""
    opened: list[int] = []
    wrong: list[int] = []
    for index, character in enumerate(text):
        if character in _ISOLATES:
            opened.append(index)
        elif character == _PDI and not opened:
            wrong.append(index)
        elif character == _PDI:
            start = opened.pop()
            if not runs_rtl or _turns_around(text[start], text[start + 1 : index]):
                wrong.append(start)
    return [*wrong, *opened]


def _turns_around(initiator: str, inside: str) -> bool:
    """Whether an isolate lays text of the other direction alone: the trick that reorders it."""
    bare = _re(_PLACEHOLDER).sub("", inside)
    if bare != inside:
        return False
    has_rtl = _re(_RIGHT_TO_LEFT).search(bare) is not None
    has_ltr = any(c.isalnum() and not _re(_RIGHT_TO_LEFT).match(c) for c in bare)
    if initiator == _RLI:
        return has_ltr and not has_rtl
    return initiator == _LRI and has_rtl and not has_ltr
