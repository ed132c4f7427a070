"""Quotes: the exact place in an article where a quote stands, or the passage that comes nearest.

A quote stands in an article when it stands there letter for letter. Only what no reader sees may
differ: the shape of quotation marks and apostrophes, white space, characters that are not shown,
and whether an accent is a character of its own. It begins and ends with whole
words and numbers: "17 civilians" is not found in "117 civilians", nor "000 people" in "2,000
people".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from sitrep.evidence.spans import Span
from sitrep.evidence.visible import Visible, see

LONGEST_COMPARED = 200
"""Words of a quote that are compared when its nearest passage is sought."""
LIKENESS = 0.4
"""Share of a quote's words, the rare ones counting more, that its nearest passage holds."""
_SURROUNDINGS = 120

_DOUBLE_MARKS = '"“”„‟«»″〝〞＂❝❞'
_SINGLE_MARKS = "'‘’‚‛′‹›`´ʼ＇"
_EDGE = "\x01"  # marks the edges of words; a text's own is replaced
_ALIKE = str.maketrans(
    dict.fromkeys(_DOUBLE_MARKS, '"') | dict.fromkeys(_SINGLE_MARKS, "'") | {_EDGE: "\x02"}
)
_FOLDED = re.compile(r'\s*(")\s*|\s{2,}|[^\S ]')
_WORD = re.compile(r"\w+(?:[.,'’٫٬]\d+)*")

# Scripts that write words without a space between them: there, a word may begin anywhere.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED_EDGE = rf"(?<=[{_UNSPACED}])|(?=[{_UNSPACED}])"
_GROUP_FOLLOWS = r"(?=\x20\d{3}(?!\d))"
_GROUP = r"(?=\d{3}(?!\d))"
_IN_NUMBER = (
    r"(?<!\d[.,'٫٬](?=\d))(?<!\d(?=[.,'٫٬]\d))"  # 2,000 and 1.5
    + "".join(  # 2 000, but not 2011 000
        rf"(?<!(?<!\d)\d{{{digits}}}{_GROUP_FOLLOWS})(?<!(?<!\d)\d{{{digits}}}\x20{_GROUP})"
        for digits in (1, 2, 3)
    )
)


class Passage(NamedTuple):
    """A piece of an article: its text as it stands there, and where."""

    text: str
    span: Span


@lru_cache(maxsize=64)  # several checks of a fact ask for its quotes
def find_all(body: str, quote: str) -> tuple[Span, ...]:
    """Every place where the quote stands in the body, none overlapping another.

    The time taken grows with the length of the body, whatever it holds.
    """
    return tuple(_occurrences(body, quote))


def as_read(text: str) -> str:
    """A text without what no reader sees: two texts that read alike are the same then."""
    return _FOLDED.sub(lambda found: found[1] or " ", see(text).text.translate(_ALIKE)).strip()


def surroundings(body: str, span: Span) -> tuple[str, str]:
    """What stands just before and after a quote in its paragraph, for reading it in context."""
    before = body[max(0, span.start - _SURROUNDINGS) : span.start]
    after = body[span.end : span.end + _SURROUNDINGS]
    return before.rpartition("\n\n")[2], after.partition("\n\n")[0]


def nearest_passage(body: str, quote: str) -> Passage | None:
    """The passage that shares most words with a quote that does not stand in the body.

    It is found by sliding a window of as many words as the quote has over the body, so the time
    grows with the length of the body. Rare words count more than frequent ones. A passage of
    whole words is returned, or None where nothing is like the quote.
    """
    spans = [Span(*match.span()) for match in _WORD.finditer(body)]
    words = [span.of(body).casefold() for span in spans]
    sought = [match[0].casefold() for match in _WORD.finditer(quote)][:LONGEST_COMPARED]
    counts = Counter(words)
    weights = {word: 1 / counts[word] ** 0.5 if counts[word] else 1.0 for word in sought}
    # A window a little longer than the quote still holds a passage that has a few words more.
    size = len(sought) + len(sought) // 8 + 1
    first, score = _best_window(words, Counter(sought), weights, size)
    if score < LIKENESS * sum(weights[word] for word in sought) or not score:
        return None
    window = range(first, min(first + size, len(words)))
    first, last = _trim(words, window, sought)
    span = Span(spans[first].start, spans[last].end)
    return Passage(span.of(body), span)


def _best_window(
    words: Sequence[str], sought: Counter[str], weights: dict[str, float], size: int
) -> tuple[int, float]:
    """The first word of the window that shares most with the words sought, and how much."""
    missing = sought.copy()
    best, best_score, score = 0, 0.0, 0.0
    for last, word in enumerate(words):
        if word in weights:
            score += weights[word] if missing[word] > 0 else 0
            missing[word] -= 1
        leaving = words[last - size] if last >= size else None
        if leaving in weights and leaving is not None:
            missing[leaving] += 1
            score -= weights[leaving] if missing[leaving] > 0 else 0
        if score > best_score + 1e-9:
            best, best_score = max(0, last - size + 1), score
    return best, best_score


def _trim(words: Sequence[str], window: range, sought: Sequence[str]) -> tuple[int, int]:
    """The first and last word of a window without what no longer belongs to the quote.

    The first shared word is found with its place in the quote, so that a changed word at either
    end of the quote stays in the passage.
    """
    known = set(sought)
    shared = [index for index in window if words[index] in known]
    lead = sought.index(words[shared[0]])
    tail = sought[::-1].index(words[shared[-1]])
    length = len(sought) + len(sought) // 8
    first = max(window.start, shared[0] - lead)
    last = min(len(words) - 1, shared[-1] + tail, first + length)
    return first, max(last, first)


def _occurrences(body: str, quote: str) -> Iterator[Span]:
    needle = _fold(see(quote).text.strip()).marked
    if not any(character.isalnum() for character in needle):
        return
    folded = _fold(body)
    found = folded.marked.find(needle)
    while found >= 0:
        yield folded.span(found, found + len(needle))
        found = folded.marked.find(needle, found + len(needle))


class _Folded(NamedTuple):
    """A text with plain quotation marks and single spaces, the edges of its words marked.

    ``at`` and ``origins`` say where in what is seen of the text the characters after each
    replacement stand.
    """

    marked: str
    at: tuple[int, ...]
    origins: tuple[int, ...]
    seen: Visible

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of ``marked`` stands in the text, outer edges aside."""
        stretch = self.marked[start:end]
        first = start - self.marked.count(_EDGE, 0, start)
        last = first + len(stretch) - stretch.count(_EDGE) - 1
        return self.seen.span(self._origin(first), self._origin(last) + 1)

    def _origin(self, offset: int) -> int:
        index = bisect_right(self.at, offset) - 1
        return self.origins[index] + offset - self.at[index]


@lru_cache(maxsize=8)  # all quotes of an article are sought one after the other
def _fold(text: str) -> _Folded:
    seen = see(text)
    plain = seen.text.translate(_ALIKE)
    pieces, at, origins = [], [0], [0]
    length = done = 0
    for match in _FOLDED.finditer(plain):
        length += match.start() - done + 1
        pieces += [plain[done : match.start()], match[1] or " "]
        at += [length - 1, length]
        origins += [match.start(1) if match[1] else match.start(), match.end()]
        done = match.end()
    pieces.append(plain[done:])
    edges = _edges_beside_signs() if any(map(_is_sign, set(plain))) else _edges()
    return _Folded(edges.sub(_EDGE, "".join(pieces)), tuple(at), tuple(origins), seen)


def _is_sign(character: str) -> bool:
    """Whether this is a vowel sign or the like, which belongs to its word."""
    return unicodedata.category(character)[0] == "M"


@cache
def _edges() -> re.Pattern[str]:
    """Where words and numbers begin or end in a text that holds no signs."""
    return re.compile(rf"(?:\b|{_UNSPACED_EDGE}){_IN_NUMBER}")


@cache
def _edges_beside_signs() -> re.Pattern[str]:
    """The same for any text; a table of all signs is costly, and few texts hold one."""
    signs = filter(_is_sign, map(chr, range(0x300, 0x10000)))
    runs = [list(run) for _, run in groupby(enumerate(signs), lambda pair: ord(pair[1]) - pair[0])]
    sign = "".join(f"{run[0][1]}-{run[-1][1]}" for run in runs)
    return re.compile(rf"(?:\b(?<![{sign}](?=\w))|{_UNSPACED_EDGE})(?![{sign}]){_IN_NUMBER}")
