"""When: which of the times that an article tells a fact is of."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from sitrep.evidence.spans import Span
from sitrep.extraction.moments import Anchors
from sitrep.extraction.patterns import LanguagePatterns
from sitrep.extraction.proposal import Days, Proposal
from sitrep.extraction.sentences import Sentence, Text
from sitrep.extraction.times import TimePhrase, find_times, tells_from_another, tells_since

_BACK = 8
"""Sentences before one in which a time is sought."""
_OVER = 3
"""Sentences in front of that over a list, in which its time may be."""
_LATELY = 31
"""Days since an onset, within which people will have fled of whom no time is told."""
_MANY_PARTS = 3
"""Headings and labelled paragraphs from which on an article tells of several events."""
_EVENT_WITHIN = 5
"""Sentences in which an article tells when what it opens with happened."""
_OPENS = 4
"""Where a time begins at the latest with which a sentence opens; ``_LABEL`` where it ends."""
_LABEL = 40
_SAYING = 60
"""Characters in front of a time in which it may be told that somebody spoke then."""
_RECORD = 90
_STANDING = 8

_RELATIVE = frozenset(
    "weekday yesterday today weekend".split()  # noqa: SIM905 — read at a glance
)
_OF_EVENTS = _RELATIVE - {"today"} | {
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
_AS_OF_A_DAY = frozenset({"stock", "return"})
"""Measures whose numbers are told as of a day, not as of an onset on."""
_LASTING = frozenset({"detained", "abducted", "missing"})
"""Outcomes that go on."""
_SINCE = "since "
"""How the meanings begin of the times that tell since when."""
_OF_REPORTS = frozenset({"month", "months", "days", "year"})
"""Meanings of the times that a periodic report has in its title."""


class Periods:
    """The times of an article, those of what it tells apart from those of its telling.

    ``speakers`` are where each sentence, by where it begins, names who says so.
    """

    def __init__(
        self,
        title: str,
        text: Text,
        speakers: Mapping[int, Sequence[Span]],
        published: date | None,
        patterns: LanguagePatterns,
    ) -> None:
        self._text, self._speakers = text, speakers
        self._words, self._patterns = patterns.context, patterns.times
        self._told: dict[int, tuple[list[TimePhrase], list[TimePhrase]]] = {}
        self._anchors = Anchors(published)
        titled = find_times(title, self._anchors, self._patterns)
        self.reporting = next((t.days for t in titled if t.means in _OF_REPORTS), None)
        """The days of which a periodic report tells."""
        self._anchors = Anchors(published, onset=self._first_onset(), reporting=self.reporting)
        parts = sum(sentence.is_heading for sentence in text.sentences) + len(
            {each.paragraph for each in text.sentences if each.lead or each.is_item}
        )
        self._is_of_one_event = parts < _MANY_PARTS
        self._last: Days | None = None
        self._told_last: Days | None = None

    def period_of(self, sentence: Sentence, mention: Span, one: Proposal) -> Days | None:
        """When it was, or as of when it holds; proposals are asked for in the text's order."""
        times = self._own(sentence, mention, one)
        own = self._as_of(sentence.text, mention, one, times) if times else None
        # the day on which the dead were found is not that of their death, where that is told
        is_found = self._words["found"].search(mention.of(sentence.text))
        if own is None and self._words["of_those"].match(sentence.text):
            return self._told_last
        before = self._inherited(sentence, mention, one) if own is None or is_found else None
        is_of_before = own is None or (before is not None and before.start == before.end)
        period = before if is_of_before else own
        if one.kind == "casualties":
            self._last = period or self._last
        if one.figure is not None:
            self._told_last = period
        return period

    def reported(self, sentence: Sentence) -> Days | None:
        """When it was said, where the sentence tells."""
        times = self._both(sentence)[1]
        return times[0].days if times else None

    # --- in the sentence -------------------------------------------------------------------------

    def _own(self, sentence: Sentence, mention: Span, one: Proposal) -> list[TimePhrase]:
        """The times in its own sentence that it may be of."""
        text, words = sentence.text, self._words
        found = []
        for time in self._both(sentence)[0]:
            start, end = time.span
            standing = words["standing"].search(text[max(0, start - _STANDING) : end])
            opens, between = start < _OPENS, _between(text, time, mention)
            is_other = (
                # "a boy who had been operated on the day before"
                (one.figure and words["aside"].search(text[mention.end : max(start, mention.end)]))
                or (
                    one.figure
                    and start in range(mention.start, mention.end)
                    and words["aside"].search(text, mention.start, start)
                )
                or (start >= mention.end and ";" in between)
                # "this month entered a war that has killed …"
                or (not opens and words["relative"].search(text[end : max(end, mention.start)]))
                # who holds a place is told in a clause of its own
                or (one.kind == "control" and not opens and words["parted"].search(between))
                or (one.measure == "stock" and standing is None and start - mention.end > _OPENS)
                or (time.means == "now" and not _lasts(one))
                # "have not reached the town for eight months"
                or (one.kind != "access" and time.means == "lasting")
            )
            if not is_other:
                found.append(time)
        return found

    def _as_of(self, text: str, mention: Span, one: Proposal, times: Sequence[TimePhrase]) -> Days:
        """The days of the nearest time; how many it was until a day is told from the onset on."""
        nearest = min(times, key=lambda time: _distance(text, time, mention))
        if one.measure in _AS_OF_A_DAY:
            return nearest.days
        if self._words["when"].fullmatch(text[nearest.span.end : mention.start]):
            return _named(nearest)
        until = next(
            (time for time in times if self._words["as_of"].search(text[: time.span.start])), None
        )
        since = next((time for time in times if time.means.startswith(_SINCE)), None)
        if until is None or nearest not in {until, since}:
            return nearest.days
        if one.kind == "access" and since is None:
            return nearest.days
        start = since.days.start if since else self._onset
        end = until.days.end
        return Days(start, end) if start and end and start < end else nearest.days

    def _both(self, sentence: Sentence) -> tuple[list[TimePhrase], list[TimePhrase]]:
        """The times of what a sentence tells, and those of its telling."""
        if sentence.start in self._told:
            return self._told[sentence.start]
        text, words = sentence.text, self._words
        happened: list[TimePhrase] = []
        said: list[TimePhrase] = []
        dateline = words["dateline"].match(text)
        anchors = self._anchors
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
                start < _OPENS
                and time.means in _OF_SAYING
                and any(0 <= who.start - end < _OPENS for who in self._speakers[sentence.start])
            )
            is_said = words["saying"].search(text[max(0, start - _SAYING) : start])
            (said if leads or is_said or words["says_then"].match(text, end) else happened).append(
                time
            )
        self._told[sentence.start] = happened, said
        return happened, said

    def _day_before(self, sentence: Sentence) -> date | None:
        """The last day that was told of before a sentence."""
        for other in self._text.back(sentence, _BACK):
            for time in reversed(find_times(other.text, self._anchors, self._patterns)):
                if time.days.start == time.days.end:
                    return time.days.start
        return None

    # --- before the sentence ---------------------------------------------------------------------

    def _inherited(self, sentence: Sentence, mention: Span, one: Proposal) -> Days | None:
        """When it was, where its own sentence does not tell."""
        item = self._of_item(sentence)
        if item is not None or one.kind == "access":
            return item or self.reporting
        if sentence.lead and (row := self._of_row(sentence, one)):
            return row
        if one.kind == "displacement" and one.measure not in _AS_OF_A_DAY:
            if self._words["at_once"].search(mention.of(sentence.text)):
                for other in self._text.before(sentence, 1):
                    if times := [t for t in self._both(other)[0] if t.means in _OF_EVENTS]:
                        return times[-1].days
            return self._since_onset() if self._is_of_one_event else None
        is_told = one.kind == "casualties" and not self._words["war"].search(sentence.text)
        return self._of_event(sentence) if is_told else None

    def _of_event(self, sentence: Sentence) -> Days | None:
        """When that was of which the sentences before one tell, or the article as a whole."""
        for other in self._text.before(sentence, _BACK):
            if times := self._both(other)[0]:
                return times[-1].days
        if not self._is_of_one_event:
            return None
        return self._event or self._last or self._since_onset()

    def _since_onset(self) -> Days | None:
        """From an onset of late until the day of publication."""
        onset, today = self._anchors.onset, self._anchors.published
        is_late = onset and today and (today - onset).days <= _LATELY
        return Days(onset, today) if is_late else None

    def _of_item(self, sentence: Sentence) -> Days | None:
        """The time with which a list item, or a paragraph, begins: "15 March: In Drodro, …"."""
        first = self._text.opens(sentence).text
        times = find_times(first[:_LABEL], self._anchors, self._patterns)
        opens = bool(times) and times[0].span.start < _OPENS
        if opens and first[times[0].span.end :].lstrip()[:1] in {":", "–", "-", "|"}:
            return times[0].days
        lead = find_times(sentence.lead, self._anchors, self._patterns)
        return lead[0].days if lead else self._headed.get(sentence.start)

    @cached_property
    def _headed(self) -> Mapping[int, Days]:
        """The day that stands as a heading over sentences: "14 March"."""
        found: dict[int, Days] = {}
        over: Days | None = None
        for sentence in self._text.sentences:
            if sentence.is_heading:
                times = find_times(sentence.text, self._anchors, self._patterns)
                over = next((t.days for t in times if _fills(t.span, sentence.text)), None)
            elif over is not None:
                found[sentence.start] = over
        return found

    def _of_row(self, sentence: Sentence, one: Proposal) -> Days | None:
        """The longest time that is told in front of a list: "Arrivals between 2 and 21 June:"."""
        over = self._text.over(sentence)
        if over is None:
            return None
        told = [
            self._as_of(each.text, Span(len(each.text), len(each.text)), one, times)
            for each in (over, *self._text.back(over, _OVER))
            if (times := self._both(each)[0])
        ]
        if told and self._both(over)[0] and one.measure in _AS_OF_A_DAY:
            return told[0]
        return max(told, key=_length, default=None)

    @cached_property
    def _onset(self) -> date | None:
        """When it began that an article tells of."""
        return self._anchors.onset or (self._event.start if self._event else None)

    @cached_property
    def _event(self) -> Days | None:
        """When the event happened that an article opens with."""
        for sentence in self._text.sentences[:_EVENT_WITHIN]:
            times = [time for time in self._both(sentence)[0] if time.means in _OF_EVENTS]
            if times and self._words["event"].search(sentence.text):
                first = times[0]
                goes_on = self._words["began"].search(sentence.text[: first.span.start])
                return Days(first.days.start, self._anchors.published) if goes_on else first.days
        return None

    def _first_onset(self) -> date | None:
        """The first day since when something is told: "which broke out on 4 April"."""
        for sentence in self._text.sentences:
            if tells_since(sentence.text, self._patterns):
                for time in find_times(sentence.text, self._anchors, self._patterns):
                    if time.means in _OF_ONSETS:
                        return time.days.start
        return None


def _lasts(one: Proposal) -> bool:
    """Whether it goes on, so that "currently" may tell of when it is."""
    return one.measure == "stock" or one.kind in {"access", "control"} or one.outcome in _LASTING


def _fills(span: Span, text: str) -> bool:
    """Whether there is next to nothing beside it."""
    return len(text) - (span.end - span.start) < _OPENS


def _named(time: TimePhrase) -> Days:
    """The day, month or year itself since which something is told."""
    start = time.days.start
    if start is None or not time.means.startswith(_SINCE):
        return time.days
    ends = {"month": start + timedelta(days=monthrange(start.year, start.month)[1] - 1)}
    ends["year"] = start.replace(month=12, day=31)
    return Days(start, ends.get(time.means.removeprefix(_SINCE), start))


def _length(days: Days) -> timedelta:
    return days.end - days.start if days.start and days.end else timedelta()


def _between(text: str, time: TimePhrase, mention: Span) -> str:
    return text[min(time.span.end, mention.end) : max(time.span.start, mention.start)]


def _distance(text: str, time: TimePhrase, mention: Span) -> int:
    """How far a time stands from a mention: a comma between them counts as many words."""
    between = _between(text, time, mention)
    commas = between.count(",")
    if time.span.start < _OPENS:  # "Since 1 January, the number of …"
        return min(len(between), 10) + 15 * max(0, commas - 1)
    is_before = time.span.end <= mention.start
    return len(between) + 30 * commas + (len(between) // 2 + 5 if is_before else 0)
