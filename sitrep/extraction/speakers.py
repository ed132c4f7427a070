"""Who says so: the source that a sentence names, and whose reported speech a sentence goes on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from sitrep.evidence.spans import Span
from sitrep.extraction.patterns import NamedPatterns
from sitrep.extraction.sentences import Sentence

_OUTRIGHT = (
    "according",
    "behind",
    "behind_quote",
    "reports",
    "figures",
    "reported_by",
    "in_brackets",
    "at_end",
    "by_count",
    "told_by",
    "claims",
    "who_said",
    "tally",
    "source",
)
"""Patterns that name a source by themselves."""
_BEHIND = frozenset({"according", "behind", "behind_quote"})
_QUOTES = ("“", '"')
_LONGEST = 160
"""Characters in front of a verb of saying in which its subject begins."""
_LONGEST_NAME = 140


class Source(NamedTuple):
    """Where a sentence names who says so, the name, and whether a quote stands in front of it."""

    span: Span
    name: str
    is_behind: bool


class Speakers:
    """The sources of an article, sentence by sentence: one goes on through a run of reported speech."""

    def __init__(self, sentences: Sequence[Sentence], patterns: NamedPatterns) -> None:
        self._patterns = patterns
        self._named = {each.start: _sources(each.text, patterns) for each in sentences}
        self._going_on: dict[int, str | None] = {}
        self._of_item: dict[int, str] = {}
        last: str | None = None
        is_open = False
        for paragraph, together in groupby(sentences, key=lambda sentence: sentence.paragraph):
            waiting: list[int] = []
            for number, sentence in enumerate(together):
                text, named = sentence.text, self._named[sentence.start]
                # A quote that goes on opens its next paragraph with a mark; else the mark that
                # closes it was forgotten.
                is_open = is_open and (number > 0 or text.startswith(_QUOTES))
                last = named[-1].name if named else last
                goes_on = not named and (
                    (is_open and not waiting) or patterns["going_on"].search(text)
                )
                self._going_on[sentence.start] = last if goes_on else None
                if (line := patterns["source"].match(text)) is not None:
                    self._of_item[paragraph] = line["who"]
                is_open = _stays_open(text, is_open)
                if is_open and not named:
                    waiting.append(sentence.start)
                    continue
                for start in waiting:  # the quote ends here, and here is who said it
                    self._going_on[start] = self._going_on[start] or last
                waiting = []
            for start in waiting[1:]:
                self._going_on[start] = self._going_on[start] or last

    def spans(self, sentence: Sentence) -> list[Span]:
        """Where a sentence names its sources."""
        return [source.span for source in self._named[sentence.start]]

    def apart(self, sentence: Sentence) -> list[Span]:
        """What a sentence says of its sources: of one behind a quote, all that follows."""
        return [
            Span(source.span.start, self._end(sentence.text, source))
            for source in self._named[sentence.start]
        ]

    def _end(self, text: str, source: Source) -> int:
        if not source.is_behind:
            return source.span.end
        beyond = self._patterns["beyond"].search(text, source.span.end)
        return beyond.start() if beyond else source.span.end

    def source_of(self, sentence: Sentence, mention: Span) -> str | None:
        """Who says what a mention (in characters of the sentence) tells; None where nobody is named."""
        named = self._named[sentence.start]
        if not named:
            return self._going_on[sentence.start] or self._of_item.get(sentence.paragraph)
        text = sentence.text
        free = [each for each in named if not self._is_no_source_of(text, each.span, mention)]
        nearest = min(free, key=lambda source: _distance(source.span, mention), default=None)
        return nearest.name if nearest else None

    def _is_no_source_of(self, text: str, source: Span, mention: Span) -> bool:
        """Whether a mention is of the very words that name a source, or of a clause before it."""
        says = self._patterns["speaking"].match(text, source.end + 1)
        opens = says is not None  # "agencies say they cannot"
        if mention.end <= source.start:  # ", and agencies say that" goes on to tell something else
            return self._patterns["new_clause"].search(text[mention.end : source.start]) is not None
        return _overlaps(source, mention) and not opens


def _stays_open(text: str, is_open: bool) -> bool:  # noqa: FBT001 — what was is a plain fact
    """Whether a quote is open behind a sentence; straight marks open and close it in turn."""
    if '"' in text:
        return is_open != (text.count('"') % 2 == 1)
    opening, closing = text.count("“"), text.count("”")
    return opening > closing or (is_open and opening == closing == 0)


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _sources(text: str, patterns: NamedPatterns) -> list[Source]:
    """The sources that a sentence names, in its order."""
    found: list[Source] = []
    for span, is_behind in _named(text, patterns):
        name = patterns["times"].sub("", patterns["dateline"].sub("", span.of(text)))
        name = patterns["anonymous"].sub("", name).strip(" ,.")
        is_new = not any(_overlaps(other.span, span) for other in found)
        is_nobody = patterns["nobody"].search(name) or patterns["not_said"].match(name)
        if name and is_new and not is_nobody:
            found.append(Source(span, name, is_behind))
    return sorted(found)


def _named(text: str, patterns: NamedPatterns) -> Iterator[tuple[Span, bool]]:
    """Where sources may be named, and whether behind a quote."""
    inverted: list[Span] = []
    for name in _OUTRIGHT:
        for match in patterns[name].finditer(text):
            is_behind = name in _BEHIND and match.start() > 0
            if is_behind and patterns["clause"].search(match["who"]):
                continue  # ", said the assault began at two"
            inverted += [Span(*match.span())] if name.startswith("behind") else []
            yield Span(*match.span("who")), is_behind
    for verb in patterns["verb"].finditer(text):
        if any(span.start <= verb.start() < span.end for span in inverted):
            continue  # ", said the mayor" has no subject in front of it
        if (span := _subject(text, verb.start(), patterns)) is not None:
            yield span, False


def _subject(text: str, verb: int, patterns: NamedPatterns) -> Span | None:
    """The subject of a verb of saying: "the army", or "Maina Ularamu, a local chairman,"."""
    start = max(0, verb - _LONGEST)
    before = patterns["adverbs"].sub("", text[start:verb].rstrip())
    body = before.removesuffix(",")
    cut = _cut(body, 2 if before.endswith(",") else 1, patterns)
    for name in ("setting", "opening_time"):
        opening = patterns[name].match(body[cut:])
        if opening is not None and cut + opening.end() < len(body):
            cut += opening.end()
    if (joint := patterns["joint"].match(body[cut:])) is not None:
        cut += joint.end()
    end = len(before)
    if (aside := patterns["anonymous"].search(body, cut)) is not None and aside.start() > cut:
        end = aside.start()
    subject = body[cut:end]
    if not subject or len(subject) > _LONGEST_NAME or patterns["pronoun"].match(subject):
        return None
    is_anybody = patterns["speaking"].match(text, verb) and patterns["anybody"].match(
        subject.strip()
    )
    is_name = patterns["begins"].match(subject) or is_anybody
    if not is_name or patterns["finite"].search(subject):
        return None
    return Span(start + cut, start + end)


def _cut(body: str, parts: int, patterns: NamedPatterns) -> int:
    """Where the last parts of a clause begin, as commas and joints part them."""
    cut = len(body)
    for part in range(parts):
        found = patterns["cut"].match(body[:cut])
        if found is None:
            return 0
        cut = found.end() if part == parts - 1 else found.end() - 2
    return cut
