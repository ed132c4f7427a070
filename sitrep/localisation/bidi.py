"""Keeps names, addresses and phone numbers in order inside text of the other direction.

In HTML a template writes ``dir`` on an element. In a plain string, and so inside every
translated message, the isolates of Unicode do it: WeasyPrint obeys them, and ``unicode-bidi``
it ignores. They are written only where the order would otherwise suffer, so that English about
Latin names holds none.
Source: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
"""

from __future__ import annotations

import re
import unicodedata

from sitrep.localisation.locales import Direction

LRI, RLI, FSI, PDI, RLM = "\u2066", "\u2067", "\u2068", "\u2069", "\u200f"
_INITIATORS = {"ltr": LRI, "rtl": RLI}

_ISOLATED = re.compile(f"[{LRI}{RLI}{FSI}][^{LRI}{RLI}{FSI}{PDI}]*{PDI}")
# Digits with something other than a decimal or grouping sign beside them: +218 61 222, 12-15.
_MIXED_NUMBER = re.compile(r"[+#*@/\\_()-]\s*\d|\d\s*[+#*@/\\_()-]|\d\s+\d")


def isolate(text: str, direction: Direction) -> str:
    """The text, fit to stand in a string that runs in ``direction``.

    It comes back unchanged where it runs the same way. Otherwise it is wrapped in an isolate of
    its own direction: that of its first letter, or left to right for a number with signs in it,
    which right-to-left text would take apart.
    """
    bare = _without_isolates(text)
    strong = [found for found in map(letter_direction, bare) if found]
    if any(found != direction for found in strong):
        return _INITIATORS[strong[0]] + text + PDI
    if not strong and direction == "rtl" and _MIXED_NUMBER.search(bare):
        return LRI + text + PDI
    return text


def unwrapped(text: str) -> tuple[str, Direction | None]:
    """A text that is one isolate without its marks, and its direction; others as they are."""
    whole = len(text) > 1 and text[0] in {LRI, RLI} and text[-1] == PDI
    if not whole or PDI in _without_isolates(text[1:-1]):
        return text, None
    return text[1:-1], "ltr" if text[0] == LRI else "rtl"


def name_direction(text: str) -> Direction | None:
    """The direction of a name: that of its first letter; None where it has no letter."""
    return next((found for found in map(letter_direction, text) if found), None)


def runs_against(text: str, direction: Direction) -> bool:
    """Whether a text holds letters that run the other way."""
    return any(found not in {None, direction} for found in map(letter_direction, text))


def isolate_whole(text: str, own: Direction, direction: Direction) -> str:
    """A sentence of one direction inside a text of another; unchanged where both agree."""
    opening, closing = isolate_marks(own, direction)
    return opening + text + closing


def isolate_marks(own: Direction, direction: Direction) -> tuple[str, str]:
    """What stands before and after a sentence of one direction inside a text of another."""
    return ("", "") if own == direction else (_INITIATORS[own], PDI)


def letter_direction(character: str) -> Direction | None:
    """The direction of a letter; None for digits, signs and marks, which take their neighbours'."""
    if not character.isalpha():
        return None
    kind = unicodedata.bidirectional(character)
    return "ltr" if kind == "L" else "rtl" if kind in {"R", "AL"} else None


def _without_isolates(text: str) -> str:
    previous = ""
    while previous != text:
        previous, text = text, _ISOLATED.sub("", text)
    return text
