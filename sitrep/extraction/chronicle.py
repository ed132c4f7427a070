"""The times that an article tells: those of what happened, and those of its telling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from sitrep.evidence.spans import Span
from sitrep.extraction.moments import Anchors
from sitrep.extraction.patterns import LanguagePatterns
from sitrep.extraction.proposal import Days
from sitrep.extraction.sentences import Sentence, Text
from sitrep.extraction.times import TimePhrase, find_times, tells_from_another, tells_since

OPENS = 4
"""Where a time begins at the latest with which a sentence opens; ``_LABEL`` where it ends."""
_BACK = 8
"""Sentences before one in which a time is sought."""
_LATELY = 31
"""Days since an onset, within which people will have fled of whom no time is told."""
_MANY_PARTS = 3
"""Headings and labelled paragraphs from which on an article tells of several events."""
_EVENT_WITHIN = 5
"""Sentences in which an article tells when what it opens with happened."""
_LABEL = 40
_SAYING = 60
"""Characters in front of a time in which it may be told that somebody spoke then."""
_RECORD = 90

_RELATIVE = frozenset(
    "weekday yesterday today weekend".split()  # noqa: SIM905 — read at a glance
)
OF_EVENTS = _RELATIVE - {"today"} | {
    "day",
    "days",
    "weekdays",
    "ago",
    "since day",
    "since weekday",
}
"""Meanings of the times that tell when an event was."""
_OF_SAYING = _RELATIVE | {"day", "last week", "this week", "last month", "this month"}
"""Meanings of the times that may tell when something was said."""
_OF_ONSETS = frozenset(
    {"since day", "since weekday", "since weekend", "since last week", "since part of month"}
)
"""Meanings of the times that tell when something began that goes on."""
_TO_A_DAY = frozenset({"overnight", "past"})
"""Meanings of the times that end on the day on which somebody spoke."""
_OF_REPORTS = frozenset({"month", "months", "days", "year"})
"""Meanings of the times that a periodic report has in its title."""


class Chronicle:
    """The times of an article, sentence by sentence and as a whole.

    Attributes:
        anchors: the days from which its relative times are told.
        reporting: the days of which a periodic report tells.
        is_of_one_event: whether it tells of one event rather than of many.
    """

    def __init__(
        self,
        title: str,
        text: Text,
        speakers: Mapping[int, Sequence[Span]],
        published: date | None,
        patterns: LanguagePatterns,
    ) -> None:
        """Looks the times up.

        Args:
            title: the headline, where a report tells its days.
            text: the sentences.
            speakers: where each sentence, by where it begins, names who says so.
            published: the day from which "yesterday" is told.
            patterns: those of the language.
        """
        self._text, self._speakers = text, speakers
        self._words, self._patterns = patterns.context, patterns.times
        self._told: dict[int, tuple[list[TimePhrase], list[TimePhrase]]] = {}
        self.anchors = Anchors(published)
        titled = find_times(title, self.anchors, self._patterns)
        self.reporting = next((t.days for t in titled if t.means in _OF_REPORTS), None)
        self.anchors = Anchors(published, onset=self._first_onset(), reporting=self.reporting)
        parts = sum(sentence.is_heading for sentence in text.sentences) + len(
            {each.paragraph for each in text.sentences if each.lead or each.is_item}
        )
        self.is_of_one_event = parts < _MANY_PARTS

    def told(self, sentence: Sentence) -> list[TimePhrase]:
        """The times of what a sentence tells."""
        return self._both(sentence)[0]

    def telling(self, sentence: Sentence) -> list[TimePhrase]:
        """The times at which it was said."""
        return self._both(sentence)[1]

    def of_item(self, sentence: Sentence) -> Days | None:
        """The time with which a list item, or a paragraph, begins: "15 March: In Drodro, …"."""
        first = self._text.opens(sentence).text
        times = find_times(first[:_LABEL], self.anchors, self._patterns)
        opens = bool(times) and times[0].span.start < OPENS
        if opens and first[times[0].span.end :].lstrip()[:1] in {":", "–", "-", "|"}:
            return times[0].days
        lead = find_times(sentence.lead, self.anchors, self._patterns)
        return lead[0].days if lead else self._headed.get(sentence.start)

    @cached_property
    def onset(self) -> date | None:
        """When it began that an article tells of."""
        return self.anchors.onset or (self.event.start if self.event else None)

    @cached_property
    def event(self) -> Days | None:
        """When the event happened that an article opens with."""
        for sentence in self._text.sentences[:_EVENT_WITHIN]:
            times = [time for time in self.told(sentence) if time.means in OF_EVENTS]
            if times and self._words["event"].search(sentence.text):
                first = times[0]
                goes_on = self._words["began"].search(sentence.text[: first.span.start])
                return Days(first.days.start, self.anchors.published) if goes_on else first.days
        return None

    def since_onset(self) -> Days | None:
        """From an onset of late until the day of publication."""
        onset, today = self.anchors.onset, self.anchors.published
        is_late = onset and today and (today - onset).days <= _LATELY
        return Days(onset, today) if is_late else None

    def _both(self, sentence: Sentence) -> tuple[list[TimePhrase], list[TimePhrase]]:
        """The times of what a sentence tells, and those of its telling."""
        if sentence.start in self._told:
            return self._told[sentence.start]
        text, words = sentence.text, self._words
        happened: list[TimePhrase] = []
        said: list[TimePhrase] = []
        dateline = words["dateline"].match(text)
        anchors = self.anchors
        if tells_from_another(text, self._patterns):
            anchors = anchors._replace(before=self._day_before(sentence))
        for time in find_times(text, anchors, self._patterns):
            start, end = time.span
            if dateline is not None and end <= dateline.end():
                continue
            is_record = words["record"].search(text[max(0, start - _RECORD) : end])
            if is_record and not (words["when"].match(text, end)):
                continue
            # "Last week, the agency said that …"
            leads = (
                start < OPENS
                and time.means in _OF_SAYING
                and any(0 <= who.start - end < OPENS for who in self._speakers[sentence.start])
            )
            is_said = words["saying"].search(text[max(0, start - _SAYING) : start])
            (said if leads or is_said or words["says_then"].match(text, end) else happened).append(
                time
            )
        # "overnight, … police said on Tuesday"
        if said and any(time.means in _TO_A_DAY for time in happened):
            then = find_times(text, anchors._replace(published=said[0].days.start), self._patterns)
            anchored = {time.span: time for time in then if time.means in _TO_A_DAY}
            happened = [anchored.get(time.span, time) for time in happened]
        self._told[sentence.start] = happened, said
        return happened, said

    def _day_before(self, sentence: Sentence) -> date | None:
        """The last day that was told of before a sentence."""
        for other in self._text.back(sentence, _BACK):
            for time in reversed(find_times(other.text, self.anchors, self._patterns)):
                if time.days.start == time.days.end:
                    return time.days.start
        return None

    @cached_property
    def _headed(self) -> Mapping[int, Days]:
        """The day that stands as a heading over sentences: "14 March"."""
        found: dict[int, Days] = {}
        over: Days | None = None
        for sentence in self._text.sentences:
            if sentence.is_heading:
                times = find_times(sentence.text, self.anchors, self._patterns)
                over = next((t.days for t in times if _heads(t, sentence.text)), None)
            elif over is not None:
                found[sentence.start] = over
        return found

    def _first_onset(self) -> date | None:
        """The first day since when something is told: "which broke out on 4 April"."""
        for sentence in self._text.sentences:
            if tells_since(sentence.text, self._patterns):
                for time in find_times(sentence.text, self.anchors, self._patterns):
                    if time.means in _OF_ONSETS:
                        return time.days.start
        return None


def _heads(time: TimePhrase, text: str) -> bool:
    """Whether a heading is a time, or begins with a day: "14 March, Badghis: nine killed"."""
    is_alone = len(text) - (time.span.end - time.span.start) < OPENS
    return is_alone or (time.span.start == 0 and time.days.start == time.days.end)
