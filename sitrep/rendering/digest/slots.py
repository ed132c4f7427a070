"""Places in a rendered digest that are filled later, for the file or for one recipient.

Each is a noncharacter of Unicode, which no text is meant to hold; what data holds of them becomes
U+FFFD before a template sees it, and a template that holds one is refused, so that nothing passes
for a slot. A slot is one piece: what is left out with it cannot take anything else along.
"""

from __future__ import annotations

import re
from typing import Any

SENT_TO = "\ufdd0"
"""The sentence that says to whom the message goes; nothing where it goes to nobody in particular."""
UNSUBSCRIBE = "https://\ufdd1"
"""The address on which the reader leaves the digest."""
PICTURE = "data:image/png;base64,iVBORw0KGgo=\ufdd2"
"""The address of the map; it begins as a picture's does, which is what the linter asks for."""

# What plain text is set by.
OPEN, CLOSE = "\ufdd3", "\ufdd4"
"""Around the number of a figure, mark or citation; its words follow, and then ``CLOSE``."""
RUNS_LTR, RUNS_RTL = "\ufdd5", "\ufdd6"
"""In front of a line that runs one way, whatever the digest does."""

NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_ALONE = re.compile(f"^{SENT_TO}\n*", re.MULTILINE)


def without_noncharacters(value: Any) -> Any:
    """Plain data with every noncharacter replaced by U+FFFD."""
    if isinstance(value, str):
        return NONCHARACTERS.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: without_noncharacters(item) for name, item in value.items()}
    if isinstance(value, list):
        return [without_noncharacters(item) for item in value]
    return value


def fill(text: str, *, sent_to: str, unsubscribe: str, picture: str = "") -> str:
    """A rendered digest with its slots filled; the values are fit for the text as they are."""
    text = text.replace(SENT_TO, sent_to) if sent_to else _ALONE.sub("", text).replace(SENT_TO, "")
    return text.replace(UNSUBSCRIBE, unsubscribe).replace(PICTURE, picture)
