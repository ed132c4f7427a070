"""What stands around a proposal: where, when, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from sitrep.evidence.spans import Span
from sitrep.extraction.places import Gazetteer
from sitrep.extraction.proposal import Days, Proposal
from sitrep.extraction.sentences import Sentence
from sitrep.extraction.speakers import Speakers
from sitrep.extraction.times import TimePhrase, find_times

_SAYING = re.compile(
    r"\b(?:said|says|told|stated|announced|reported|warned|confirmed|statement|speaking|interview|briefing|conference)\b[^,.;]{0,40}$",
    re.IGNORECASE,
)
_FARTHEST = 8
"""Sentences of a paragraph in which a time is sought."""
_MANY_PARTS = 3
"""Headings and labelled paragraphs from which on an article tells of several events."""
_RECORD = re.compile(
    r"\b(?:worst|deadliest|highest|lowest|largest|biggest|most|first|bloodiest|heaviest)\b[^.;]{0,70}\bsince\b",
    re.IGNORECASE,
)
"""A time that something is compared with: "the deadliest month since December 2013"."""
_STANDING = re.compile(
    r"\bas (?:of|at)\b|\bcurrently\b|\bnow\b|\bat present\b|\bby\s|\bsince\b", re.IGNORECASE
)
_OF_A_WAR = re.compile(
    r"\b(?:war|conflict|insurgency)\b[^.;]{0,40}\b(?:has|have) (?:killed|left)\b", re.IGNORECASE
)
_EVENT = re.compile(
    r"\b(?:attack|bomb|blast|explosion|clash|kill|wound|injur|dead|died|shoot|shot|shell|strike|struck|raid|violence|gunmen|fighting|ambush|massacre|"
    r"abduct|kidnap|assault|stormed|opened fire|offensive)\w*",
    re.IGNORECASE,
)
# "GOMA, Congo, Aug 3 (Reuters) - …": where and when it was written, not when it happened.
_DATELINE = re.compile(r"[A-Z]{3}[^\n]{0,60}?(?:\([^()\n]{2,30}\)\s*)?[-–—]{1,2}\s")
_RELATIVE = re.compile(r"\b(?:that|which|who|where)\b(?!\s+(?:day|night|week|month))")


class Context:
    """The sentences of an article with their places, times and speakers."""

    def __init__(
        self, title: str | None, sentences: Sequence[Sentence], published: date | None
    ) -> None:
        self._sentences = {sentence.start: sentence for sentence in sentences}
        self._speakers = Speakers(sentences)
        apart = {sentence.start: self._speakers.spans(sentence) for sentence in sentences}
        self._gazetteer = Gazetteer(title, sentences, apart)
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
            if one.kind == "casualties" and period is None and not _OF_A_WAR.search(sentence.text):
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
            if times and _EVENT.search(sentence.text):
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
            dateline = _DATELINE.match(text)
            for time in find_times(text, self._published):
                if dateline is not None and time.span.end <= dateline.end():
                    continue
                if _RECORD.search(text[max(0, time.span.start - 90) : time.span.end]):
                    continue
                of_saying = _SAYING.search(text[max(0, time.span.start - 60) : time.span.start])
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
            if not _is_of_another_clause(text, time.span, mention)
        ]
        if one.kind == "control":  # who holds a place is told in a clause of its own
            times = [
                t for t in times if t.span.start < 4 or "," not in _between(text, t.span, mention)
            ]
        if one.measure == "stock":
            times = [
                t for t in times if _STANDING.search(text[max(0, t.span.start - 8) : t.span.end])
            ]
        if not times:
            lead = find_times(sentence.lead, self._published) if sentence.lead else []
            return lead[0].days if lead else None
        return min(times, key=lambda time: _distance(text, time.span, mention)).days


def _between(text: str, one: Span, other: Span) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def _distance(text: str, time: Span, mention: Span) -> int:
    """How far a time stands from a mention: a comma between them counts as many words."""
    between = _between(text, time, mention)
    commas = between.count(",")
    if time.start < 4:  # "Since 1 January, the number of …"
        return min(len(between), 10) + 15 * max(0, commas - 1)
    return len(between) + 30 * commas


def _is_of_another_clause(text: str, time: Span, mention: Span) -> bool:
    """Whether a relative clause keeps them apart: "this month entered a war that has killed …"."""
    between = text[time.end : mention.start]
    return time.end <= mention.start and time.start > 3 and bool(_RELATIVE.search(between))
