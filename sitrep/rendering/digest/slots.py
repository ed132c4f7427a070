"""Places in a rendered digest that are filled later, for the file or for one recipient.

Each is a noncharacter of Unicode, which no text is meant to hold; what data holds of them becomes
U+FFFD before a template sees it, so that no word of an operation passes for a slot.
"""

from __future__ import annotations

import re
from typing import Any

RECIPIENT = "\ufdd0"
"""The name and address of whom the message goes to."""
IF_RECIPIENT, END_IF = "\ufdd1", "\ufdd2"
"""Around what is left out where the message goes to nobody in particular."""
UNSUBSCRIBE = "https://\ufdd3"
"""The address on which the reader leaves the digest."""
PICTURE = "data:image/png;base64,iVBORw0KGgo=\ufdd4"
"""The address of the map; it begins as a picture's does, which is what the linter asks for."""
OUTLOOK, END_OUTLOOK = "\ufdd5", "\ufdd6"
"""Around the sheet: Outlook for Windows knows no greatest width, and gets a table of its own."""

# What plain text is set by.
OPEN, CLOSE = "\ufdd7", "\ufdd8"
"""Around the number of a figure, mark or citation; its words follow, and then ``CLOSE``."""
RUNS_LTR, RUNS_RTL = "\ufdd9", "\ufdda"
"""In front of a line that runs one way, whatever the digest does."""

NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_OPTIONAL = re.compile(f"{IF_RECIPIENT}(.*?){END_IF}", re.DOTALL)


def without_noncharacters(value: Any) -> Any:
    """Plain data with every noncharacter replaced by U+FFFD."""
    if isinstance(value, str):
        return NONCHARACTERS.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: without_noncharacters(item) for name, item in value.items()}
    if isinstance(value, list):
        return [without_noncharacters(item) for item in value]
    return value


def fill(text: str, *, recipient: str | None, unsubscribe: str, picture: str = "") -> str:
    """A rendered digest with its slots filled; the values are fit for the text as they are."""
    kept = "" if recipient is None else r"\1"
    text = _OPTIONAL.sub(kept, text).replace(RECIPIENT, recipient or "")
    return text.replace(UNSUBSCRIBE, unsubscribe).replace(PICTURE, picture)
