"""Pieces of a file as messages may repeat them: short, and harmless on a terminal."""

from __future__ import annotations

LONGEST = 40
"""Characters of a text that a message repeats at most."""


def excerpt(text: str) -> str:
    """A text in quotation marks, cut to ``LONGEST``, invisible characters written as U+XXXX."""
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    visible = (c if c.isprintable() else f"[U+{ord(c):04X}]" for c in cut)
    return f"'{''.join(visible)}'"
