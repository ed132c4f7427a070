"""What stands around a proposal: where, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from sitrep.evidence.spans import Span
from sitrep.extraction.patterns import LanguagePatterns
from sitrep.extraction.places import Gazetteer
from sitrep.extraction.proposal import Days, Proposal
from sitrep.extraction.sentences import Sentence
from sitrep.extraction.speakers import Speakers
from sitrep.extraction.times import TimePhrase, find_times

_FARTHEST = 8
"""Sentences of a paragraph in which a time is sought."""
_MANY_PARTS = 3
"""Headings and labelled paragraphs from which on an article tells of several events."""


class Context:
    """The sentences of an article with their places, times and speakers."""

    def __init__(
        self,
        title: str | None,
        sentences: Sequence[Sentence],
        published: date | None,
        patterns: LanguagePatterns,
    ) -> None:
        self._words, self._time_patterns = patterns.context, patterns.times
        self._sentences = {sentence.start: sentence for sentence in sentences}
        self._speakers = Speakers(sentences, patterns.speakers)
        apart = {sentence.start: self._speakers.spans(sentence) for sentence in sentences}
        self._gazetteer = Gazetteer(title, sentences, apart, patterns.places)
        self._published = published
        parts = sum(s.is_heading for s in sentences) + len(
            {s.paragraph for s in sentences if s.lead}
        )
        self._is_of_one_event = parts < _MANY_PARTS
        self._paragraphs: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self._paragraphs.setdefault(sentence.paragraph, []).append(sentence)
        self._told: dict[int, tuple[list[TimePhrase], list[TimePhrase]]] = {}

    def fill(self, proposals: Iterable[Proposal]) -> list[Proposal]:
        """The proposals, in the order of the text, with place, period and source."""
        filled = []
        last = self._event()
        for one in sorted(proposals, key=lambda proposal: proposal.mention):
            sentence = self._sentences[one.quote.start]
            mention = Span(one.mention.start - sentence.start, one.mention.end - sentence.start)
            period = self._period(sentence, mention, one)
            if (
                one.kind == "casualties"
                and period is None
                and not self._words["war"].search(sentence.text)
            ):
                period = self._before(sentence) or (last if self._is_of_one_event else None)
            if one.kind == "casualties":
                last = period or last
            place = one.place or self._gazetteer.place_of(sentence, mention, one.kind)
            source = self._speakers.source_of(sentence, mention)
            reported = self._reported(sentence)
            filled.append(
                replace(one, place=place, period=period, attributed_to=source, reported=reported)
            )
        return filled

    def _before(self, sentence: Sentence) -> Days | None:
        """The last time that was named before in the same paragraph."""
        together = self._paragraphs[sentence.paragraph]
        index = together.index(sentence)
        for other in reversed(together[max(0, index - _FARTHEST) : index]):
            times = self._times(other)
            if times:
                return times[-1].days
        return None

    def _event(self) -> Days | None:
        """When the event happened that an article opens with."""
        for sentence in islice(self._sentences.values(), 2):
            times = [t for t in self._times(sentence) if t.days.start == t.days.end]
            if times and self._words["event"].search(sentence.text):
                return times[0].days
        return None

    def _times(self, sentence: Sentence) -> list[TimePhrase]:
        """The times of a sentence that are of what it tells, not of when it was said."""
        return self._both(sentence)[0]

    def _reported(self, sentence: Sentence) -> Days | None:
        """When it was said, where the sentence tells."""
        times = self._both(sentence)[1]
        return times[0].days if times else None

    def _both(self, sentence: Sentence) -> tuple[list[TimePhrase], list[TimePhrase]]:
        """The times of what a sentence tells, and those of its telling."""
        if sentence.start not in self._told:
            text, speakers = sentence.text, self._speakers.spans(sentence)
            happened: list[TimePhrase] = []
            said: list[TimePhrase] = []
            dateline = self._words["dateline"].match(text)
            for time in self._find_times(text):
                if dateline is not None and time.span.end <= dateline.end():
                    continue
                if self._words["record"].search(text[max(0, time.span.start - 90) : time.span.end]):
                    continue
                of_saying = self._words["saying"].search(
                    text[max(0, time.span.start - 60) : time.span.start]
                )
                # "Last week, the agency said that …"
                leads = time.span.start < 4 and any(
                    0 <= s.start - time.span.end < 4 for s in speakers
                )
                (said if of_saying or leads else happened).append(time)
            self._told[sentence.start] = happened, said
        return self._told[sentence.start]

    def _period(self, sentence: Sentence, mention: Span, one: Proposal) -> Days | None:
        text = sentence.text
        times = [
            time
            for time in self._times(sentence)
            if not self._is_of_another_clause(text, time.span, mention)
        ]
        if one.kind == "control":  # who holds a place is told in a clause of its own
            times = [
                t for t in times if t.span.start < 4 or "," not in _between(text, t.span, mention)
            ]
        if one.measure == "stock":
            times = [
                t
                for t in times
                if self._words["standing"].search(text[max(0, t.span.start - 8) : t.span.end])
            ]
        if not times:
            lead = self._find_times(sentence.lead) if sentence.lead else []
            return lead[0].days if lead else None
        return min(times, key=lambda time: _distance(text, time.span, mention)).days

    def _is_of_another_clause(self, text: str, time: Span, mention: Span) -> bool:
        """Whether a relative clause keeps them apart: "this month entered a war that has killed …"."""
        between = text[time.end : mention.start]
        is_before = time.start > 3 and time.end <= mention.start
        return is_before and bool(self._words["relative"].search(between))

    def _find_times(self, text: str) -> list[TimePhrase]:
        return find_times(text, self._published, self._time_patterns)


def _between(text: str, one: Span, other: Span) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def _distance(text: str, time: Span, mention: Span) -> int:
    """How far a time stands from a mention: a comma between them counts as many words."""
    between = _between(text, time, mention)
    commas = between.count(",")
    if time.start < 4:  # "Since 1 January, the number of …"
        return min(len(between), 10) + 15 * max(0, commas - 1)
    return len(between) + 30 * commas
