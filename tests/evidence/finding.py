"""The first place of a quote, for tests that care for one."""

from __future__ import annotations

from sitrep.evidence.quotes import find_all
from sitrep.evidence.spans import Span


def find_quote(body: str, quote: str) -> Span | None:
    return next(iter(find_all(body, quote)), None)
