"""An article's body cut into what can be read by itself: headings, list items, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.numbers import counts_in
from sitrep.evidence.quantities import Quantity
from sitrep.evidence.spans import Span
from sitrep.evidence.tokens import Tokens, tokenize

LONGEST = 4000
"""Characters of a sentence; a longer one is no prose, and is passed over."""

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•–▪●]\s+|\d{1,2}[.)]\s+)?")
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
    """

    text: str
    start: int
    paragraph: int
    is_heading: bool
    lead: str
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


def split_sentences(body: str, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of a body in their order; those that are too long are left out."""
    paragraph, last_end = -1, -2
    for line in _LINE.finditer(body):
        if not line[0].strip():
            continue
        if line.start() > last_end + 1 or _is_item(line[0]):
            paragraph += 1
        last_end = line.end()
        lead = _lead(line[0])
        for span in _spans(line[0]):
            text = span.of(line[0])
            if len(text) <= LONGEST:
                is_heading = len(text) < 90 and text[-1] not in ".!?…:;,”\"'’)"
                yield Sentence(
                    text, line.start() + span.start, paragraph, is_heading, lead, lexicon
                )


def _is_item(line: str) -> bool:
    found = _BULLET.match(line)
    return found is not None and bool(found[0].strip())


_LEAD = re.compile(r"\s*(?:[-*•–▪●]\s+)?([A-Z][^.:!?]{2,60}):\s")


def _lead(line: str) -> str:
    found = _LEAD.match(line)
    return found[1] if found else ""


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
