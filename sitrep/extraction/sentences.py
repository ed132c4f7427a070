"""An article's body cut into what can be read by itself: headings, list items, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.numbers import counts_in
from sitrep.evidence.quantities import Quantity
from sitrep.evidence.spans import Span
from sitrep.evidence.tokens import Tokens, tokenize

LONGEST = 4000
"""Characters of a sentence; a longer one is no prose, and is passed over."""

WRAPPED = 120
"""Characters of a line up to which it may go on with the paragraph of the line before."""

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:#{1,6}\s+|[-*•–▪●]\s+|\d{1,2}[.)]\s+)?")
_STOP = re.compile(r"[.!?…؟。！？]+[\"'”’»)\]]*(?=\s)")
_NEXT = re.compile(r"\s+(\S)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"'])(?:mr|mrs|ms|dr|gen|col|lt|capt|maj|sgt|gov|sen|rep|prof|no|vs|approx|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec|st|mt|ft|inc|ltd|co|corp|etc|e\.g|i\.e|u\.s|u\.n|[a-z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading or list item.

    Attributes:
        text: its words; ``start`` is where they begin in the body.
        paragraph: the number of its paragraph, from 0; ``is_heading`` where it has no full stop
            and is short.
        lead: what a list item or a paragraph begins with, in front of a colon ("December 16",
            "Eastern Region"); empty where there is none.
        is_item: whether it is of a list.
        lexicon: the words of its language.
    """

    text: str
    start: int
    paragraph: int
    is_heading: bool
    lead: str
    is_item: bool
    lexicon: Lexicon

    @property
    def span(self) -> Span:
        """Where it stands in the body."""
        return Span(self.start, self.start + len(self.text))

    @cached_property
    def tokens(self) -> Tokens:
        """Its words, as the tables of the language know them."""
        return tokenize(self.text, self.lexicon)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in it that may count people."""
        return counts_in(self.tokens, self.lexicon)

    def at(self, span: Span) -> Span:
        """A stretch of the sentence, in characters of the body."""
        return Span(self.start + span.start, self.start + span.end)


class Text:
    """The sentences of an article in their order, and what stands before each of them."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self._number = {sentence.start: number for number, sentence in enumerate(sentences)}
        self._first: dict[int, int] = {}
        self._over: dict[int, Sentence | None] = {}
        over = None
        for number, sentence in enumerate(sentences):
            self._first.setdefault(sentence.paragraph, number)
            self._over[sentence.start] = over if sentence.is_item else None
            over = over if sentence.is_item else sentence

    def at(self, start: int) -> Sentence:
        """The sentence that begins at a character of the body."""
        return self.sentences[self._number[start]]

    def number(self, sentence: Sentence) -> int:
        """Which one it is, from 0."""
        return self._number[sentence.start]

    def opens(self, sentence: Sentence) -> Sentence:
        """The sentence with which its paragraph opens."""
        return self.sentences[self._first[sentence.paragraph]]

    def over(self, sentence: Sentence) -> Sentence | None:
        """The sentence under which the list stands that it is an item of."""
        return self._over[sentence.start]

    def before(self, sentence: Sentence, most: int) -> Sequence[Sentence]:
        """So many sentences before one in its paragraph, the nearest first."""
        number = self._number[sentence.start]
        low = max(self._first[sentence.paragraph], number - most)
        return self.sentences[low:number][::-1]

    def back(self, sentence: Sentence, most: int) -> Sequence[Sentence]:
        """So many sentences before one, of whatever paragraph, the nearest first."""
        number = self._number[sentence.start]
        return self.sentences[max(0, number - most) : number][::-1]


def split_sentences(body: str, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of a body in their order; those that are too long are left out."""
    paragraph, last_end = -1, -2
    is_wrapped = all(len(line[0]) <= WRAPPED for line in _LINE.finditer(body))
    is_rounded = (
        sum(_DATELINE.match(line[0]) is not None for line in _LINE.finditer(body)) >= _ROUND
    )
    for line in _LINE.finditer(body):
        if not line[0].strip():
            continue
        is_item = _is_item(line[0])
        if line.start() > last_end + 1 or is_item or not is_wrapped:
            paragraph += 1
        last_end = line.end()
        lead = _lead(line[0], is_rounded=is_rounded)
        for span in _spans(line[0]):
            text = span.of(line[0])
            if len(text) <= LONGEST:
                is_heading = len(text) < 90 and text[-1] not in ".!?…:;,”\"'’"
                yield Sentence(
                    text, line.start() + span.start, paragraph, is_heading, lead, is_item, lexicon
                )


def _is_item(line: str) -> bool:
    found = _BULLET.match(line)
    return found is not None and bool(found[0].strip(" \t#"))


_LEAD = re.compile(
    r"\s*(?:[-*•–▪●]\s+)?\**(?:([A-Z][^.:!?*]{2,60}):\**\s|([A-Z][^.:!?*,–\d]{2,60}?) [–—-] \d)"
)


_DATELINE = re.compile(r"\s*(?:[-*•–▪●]\s+)?([A-Z][A-Z '’.-]{2,40}?)\s[–—-]\s")
_ROUND = 3
"""Lines with a dateline from which on an article goes from place to place: "BALAD - …"."""


def _lead(line: str, *, is_rounded: bool) -> str:
    found = (is_rounded and _DATELINE.match(line)) or _LEAD.match(line)
    return next(filter(None, found.groups())) if found else ""


def _spans(line: str) -> Iterator[Span]:
    """The sentences of one line, without the white space and the bullet around them."""
    found = _BULLET.match(line)
    start = found.end() if found else 0
    for stop in _STOP.finditer(line, start):
        after = _NEXT.match(line, stop.end())
        close = max(start, stop.start() - 12)
        is_abbreviated = stop[0][0] == "." and _ABBREVIATED.search(line, close, stop.start() + 1)
        if after is not None and not is_abbreviated and not after[1].islower():
            yield Span(start, stop.end())
            start = after.start(1)
    end = len(line.rstrip())
    if end > start:
        yield Span(start, end)
