"""What a build tells while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How many documents there are, and each that is done; that another build is waited for."""

    begin: Callable[[int], None] = lambda _count: None
    done: Callable[[str], None] = lambda _name: None
    waiting: Callable[[], None] = lambda: None
