"""Text as a reader sees it: without characters that are not shown, each accent on its letter.

Source: Unicode Standard Annex 15, normalization form C (https://www.unicode.org/reports/tr15/).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.evidence.spans import Span

# Soft hyphens, spaces of no width and marks of direction; joiners belong to their words.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]+")
_JAMO = re.compile("[\u1160-\u11ff]")
"""Korean letters that join the one before them."""


@dataclass(frozen=True)
class Visible:
    """What is seen of a text, and where each of its characters stands there.

    ``places`` is None where the text is seen as it is.
    """

    text: str
    places: tuple[Span, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of what is seen, of one character or more, stands in the text."""
        if self.places is None:
            return Span(start, end)
        return Span(self.places[start].start, self.places[end - 1].end)


def see(text: str) -> Visible:
    """What is seen of a text."""
    if not _UNSEEN.search(text) and unicodedata.is_normalized("NFC", text):
        return Visible(text)
    seen: list[str] = []
    places: list[Span] = []
    for cluster in _clusters(text):
        composed = unicodedata.normalize("NFC", cluster.of(text))
        seen.append(composed)
        if len(composed) == cluster.end - cluster.start:
            places += [Span(at, at + 1) for at in range(*cluster)]
        else:
            places += [cluster] * len(composed)
    return Visible("".join(seen), tuple(places))


def _clusters(text: str) -> Iterator[Span]:
    """Each letter with the signs that follow it, what is not seen left out."""
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and _joins(text[at]):
            continue
        if not _UNSEEN.match(text, start):
            yield Span(start, at)
        start = at


def _joins(character: str) -> bool:
    return bool(unicodedata.combining(character) or _JAMO.match(character))
