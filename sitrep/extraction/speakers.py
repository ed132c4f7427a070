"""Who says so: the source that a sentence names, and whose reported speech a sentence goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.evidence.spans import Span
from sitrep.extraction.patterns import NamedPatterns
from sitrep.extraction.sentences import Sentence

_LONGEST = 160
"""Characters in front of a verb of saying in which its subject begins."""


class Speakers:
    """The sources of an article, sentence by sentence: one goes on through a run of reported speech."""

    def __init__(self, sentences: Sequence[Sentence], patterns: NamedPatterns) -> None:
        self._by_start: dict[int, list[tuple[Span, str]]] = {}
        self._going_on: dict[int, str | None] = {}
        last: str | None = None
        is_open = False
        waiting: list[int] = []
        paragraph = -1
        for sentence in sentences:
            if sentence.paragraph != paragraph:
                # A quote that goes on opens its next paragraph with a mark; else the mark that
                # closes it was forgotten.
                is_open = is_open and sentence.text.startswith(("“", '"'))
                paragraph = sentence.paragraph
            named = _named(sentence.text, patterns)
            self._by_start[sentence.start] = named
            if named:
                last = named[-1][1]
            goes_on = (
                last
                if not named and (is_open or patterns["going_on"].search(sentence.text))
                else None
            )
            self._going_on[sentence.start] = goes_on
            marks = sentence.text.count("“") + sentence.text.count('"')
            opens = sentence.text.count("“") > sentence.text.count("”")
            is_open = opens or (is_open and marks == 0 and "”" not in sentence.text)
            if is_open and not named:
                waiting.append(sentence.start)
            elif waiting:  # the quote ends here, and here is who said it
                source = named[-1][1] if named else self._going_on[sentence.start] or last
                for start in waiting:
                    self._going_on[start] = self._going_on[start] or source
                waiting = []

    def spans(self, sentence: Sentence) -> list[Span]:
        """Where a sentence names its sources."""
        return [span for span, _ in self._by_start.get(sentence.start, [])]

    def source_of(self, sentence: Sentence, mention: Span) -> str | None:
        """Who says what a mention (in characters of the sentence) tells; None where nobody is named."""
        named = self._by_start.get(sentence.start, [])
        if not named:
            return self._going_on.get(sentence.start)
        free = [entry for entry in named if not _overlaps(entry[0], mention)]
        if not free:
            return None
        return min(free, key=lambda entry: _distance(entry[0], mention))[1]


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _named(text: str, patterns: NamedPatterns) -> list[tuple[Span, str]]:
    """The sources that a sentence names, in its order."""
    found: list[tuple[Span, str]] = []
    spans = [
        match.span("who")
        for name in ("according", "behind", "reports")
        for match in patterns[name].finditer(text)
    ]
    spans += [
        span
        for verb in patterns["verb"].finditer(text)
        if (span := _subject(text, verb.start(), patterns)) is not None
    ]
    for start, end in spans:
        words = patterns["times"].sub("", text[start:end]).strip(" ,.")
        span = Span(start, end)
        is_new = not any(_overlaps(other, span) for other, _ in found)
        if words and is_new and not patterns["not_said"].match(words):
            found.append((span, words))
    return sorted(found)


def _subject(text: str, verb: int, patterns: NamedPatterns) -> tuple[int, int] | None:
    """The subject of a verb of saying: "the army", or "Maina Ularamu, a local chairman,"."""
    start = max(0, verb - _LONGEST)
    before = patterns["adverbs"].sub("", text[start:verb].rstrip())
    end = start + len(before)
    body = before.removesuffix(",")
    parts = 2 if before.endswith(",") else 1
    cut = len(body)
    for part in range(parts):
        found = patterns["cut"].match(body[:cut])
        if found is None:
            cut = 0
            break
        cut = found.end() if part == parts - 1 else found.end() - 2
    setting = patterns["setting"].match(body, cut)
    if setting is not None and setting.end() < len(body):
        cut = setting.end()
    subject = body[cut:]
    is_anybody = patterns["speaking"].match(text, verb) and patterns["anybody"].match(
        subject.strip()
    )
    is_name = (patterns["begins"].match(subject) or is_anybody) and not patterns["pronoun"].match(
        subject
    )
    if (
        not subject
        or not is_name
        or patterns["finite"].search(subject)
        or len(subject) > _LONGEST - 20
    ):
        return None
    return start + cut, end
