"""How widely a thing may be shown. Nothing is public unless it says so."""

from __future__ import annotations

from enum import StrEnum


class Sensitivity(StrEnum):
    """Four levels, from what anybody may read to what a few may.

    They are text, so compare them by ``rank``: ``<`` would follow the alphabet.
    """

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"
    STRICTLY_CONFIDENTIAL = "strictly_confidential"

    @property
    def rank(self) -> int:
        """0 for public, up to 3."""
        return _ORDER[self]


_ORDER = {level: rank for rank, level in enumerate(Sensitivity)}
