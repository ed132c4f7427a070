"""The sections of a report, in their order: the one table that names them."""

from __future__ import annotations

SECTIONS = (
    "masthead",
    "highlights",
    "key_figures",
    "map",
    "overview",
    "displacement",
    "casualties",
    "control",
    "access",
    "events",
    "needs",
    "protection",
    "response",
    "gaps",
    "sources",
    "contacts",
    "disclaimer",
)

NARRATED = tuple(
    name
    for name in SECTIONS
    if name not in {"masthead", "highlights", "sources", "contacts", "disclaimer"}
)
"""The sections that an issue may add paragraphs to."""
