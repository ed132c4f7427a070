"""Words and phrases as tables hold and compare them.

Words are compared without case, accents and vowel signs, so a table may be written as people
write. A phrase is a tuple of such words; punctuation ends a phrase, apostrophes vanish.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")
Phrase = tuple[str, ...]

_PART = re.compile(r"[^\s'’-]+|-")
_SAME = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ـ": None, "ک": "ك", "ی": "ي"})


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word as tables know it: lower case, without accents, vowel signs and variant letters."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn").translate(_SAME)


def words(text: str) -> frozenset[str]:
    """A set of words that are written with spaces between them."""
    return frozenset(fold(word) for word in text.split())


class PhraseTable(Generic[T]):
    """What phrases mean; the longest one that fits counts."""

    def __init__(self, entries: Mapping[Phrase, T]) -> None:
        self.entries = dict(entries)
        self.first_words = frozenset(entry[0] for entry in entries)
        self._last_words = frozenset(entry[-1] for entry in entries)
        self._lengths = sorted({len(entry) for entry in entries}, reverse=True)

    def ahead(self, words: Sequence[str], start: int) -> tuple[T, int] | None:
        """The meaning of the phrase that begins at a word, and the index after it."""
        if start < len(words) and words[start] in self.first_words:
            for length in self._lengths:
                key = tuple(words[start : start + length])
                if key in self.entries:
                    return self.entries[key], start + len(key)
        return None

    def behind(self, words: Sequence[str], end: int) -> tuple[T, int] | None:
        """The meaning of the phrase that ends before a word, and the index of its first word."""
        if end > 0 and words[end - 1] in self._last_words:
            for length in self._lengths:
                key = tuple(words[max(0, end - length) : end])
                if key in self.entries:
                    return self.entries[key], end - len(key)
        return None


Phrases = PhraseTable[bool]


def phrase(text: str) -> Phrase:
    """One phrase."""
    return tuple(fold(word) for word in _PART.findall(text))


def phrases(text: str) -> Phrases:
    """A set of phrases that are written with commas between them."""
    return PhraseTable(dict.fromkeys(listed(text), True))


def listed(text: str) -> list[Phrase]:
    """Phrases that are written with commas between them."""
    return [phrase(part) for part in text.split(",")]
