"""How long a translation may be: in proportion to its message, and for the place it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.localisation.po import Text

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
# Compiled when it is first needed, as few texts are long enough.
_WIDE = "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003ffff]"  # fmt: skip

# Of the catalogues shipped in six languages, the most that a translation adds is 31 columns to a
# message of 11; long ones grow by 36 % at most. The limit is about twice that.
_SPARE = 60
_GROWTH = 2

PLACES: Mapping[str, int] = {
    "column": 34,
    "masthead": 36,
    "product": 40,
    "audience": 42,
    "heading": 42,
    "mark": 48,
    "sensitivity": 48,
    "banner": 110,
}
"""The columns that a label may take, by its context: half as many again as the widest shipped."""


def columns(text: str) -> int:
    """The width of a text in columns; ideographs take two, placeholders none."""
    bare = _PLACEHOLDER.sub("", text)
    return len(bare) + len(re.findall(_WIDE, bare))


def check_width(text: Text, message: str, context: str | None) -> Iterator[Diagnostic]:
    """Whether a translation is as long as a translation of its message may be.

    Diagnostics: L634 (far too long), L635 (warning: long for a label).
    """
    place = PLACES.get(context or "")
    if 2 * len(text.value) <= min(_SPARE, place or _SPARE):
        return
    width, limit = columns(text.value), _SPARE + _GROWTH * columns(message)
    if width > limit:
        message = f"the translation takes {width} columns, where {limit} are ample"
        yield diagnose("L634", text.at, message, "translate what the message says, no more")
    elif place is not None and width > place:
        message = f"the label takes {width} columns, and its place has room for {place}"
        yield diagnose("L635", text.at, message, "look for a shorter word, and look at the page")
