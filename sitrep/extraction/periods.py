"""When: which of the times that an article tells a fact is of."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import timedelta

from sitrep.evidence.spans import Span
from sitrep.extraction.chronicle import OF_EVENTS, OPENS, Chronicle
from sitrep.extraction.patterns import NamedPatterns
from sitrep.extraction.proposal import Days, Proposal
from sitrep.extraction.sentences import Sentence, Text
from sitrep.extraction.times import TimePhrase

_BACK = 8
"""Sentences before one in which its time is sought."""
_OVER = 3
"""Sentences in front of that over a list, in which its time may be."""
_STANDING = 8

_AS_OF_A_DAY = frozenset({"stock", "return"})
"""Measures whose numbers are told as of a day, not as of an onset on."""
_LASTING = frozenset({"detained", "abducted", "missing"})
"""Outcomes that go on."""
_SINCE = "since "
"""How the meanings begin of the times that tell since when."""


class Periods:
    """Finds the time of a fact in the chronicle of its article."""

    def __init__(self, chronicle: Chronicle, text: Text, words: NamedPatterns) -> None:
        self._chronicle, self._text, self._words = chronicle, text, words
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
        times = self._chronicle.telling(sentence)
        return times[0].days if times else None

    # --- in the sentence -------------------------------------------------------------------------

    def _own(self, sentence: Sentence, mention: Span, one: Proposal) -> list[TimePhrase]:
        """The times in its own sentence that it may be of."""
        text, words = sentence.text, self._words
        found = []
        for time in self._chronicle.told(sentence):
            start, end = time.span
            standing = words["standing"].search(text[max(0, start - _STANDING) : end])
            opens, between = start < OPENS, _between(text, time, mention)
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
                or (one.measure == "stock" and standing is None and start - mention.end > OPENS)
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
        start = since.days.start if since else self._chronicle.onset
        end = until.days.end
        return Days(start, end) if start and end and start < end else nearest.days

    # --- before the sentence ---------------------------------------------------------------------

    def _inherited(self, sentence: Sentence, mention: Span, one: Proposal) -> Days | None:
        """When it was, where its own sentence does not tell."""
        item = self._chronicle.of_item(sentence)
        if item is not None or one.kind == "access":
            return item or self._chronicle.reporting
        if sentence.lead and (row := self._of_row(sentence, one)):
            return row
        if one.kind == "displacement" and one.measure not in _AS_OF_A_DAY:
            if self._words["at_once"].search(mention.of(sentence.text)):
                for other in self._text.before(sentence, 1):
                    if times := [t for t in self._chronicle.told(other) if t.means in OF_EVENTS]:
                        return times[-1].days
            return self._chronicle.since_onset() if self._chronicle.is_of_one_event else None
        is_told = one.kind == "casualties" and not self._words["war"].search(sentence.text)
        return self._of_event(sentence) if is_told else None

    def _of_event(self, sentence: Sentence) -> Days | None:
        """When that was of which the sentences before one tell, or the article as a whole."""
        for other in self._text.before(sentence, _BACK):
            if times := self._chronicle.told(other):
                return times[-1].days
        if not self._chronicle.is_of_one_event:
            return None
        return self._chronicle.event or self._last or self._chronicle.since_onset()

    def _of_row(self, sentence: Sentence, one: Proposal) -> Days | None:
        """The longest time that is told in front of a list: "Arrivals between 2 and 21 June:"."""
        over = self._text.over(sentence)
        if over is None:
            return None
        told = [
            self._as_of(each.text, Span(len(each.text), len(each.text)), one, times)
            for each in (over, *self._text.back(over, _OVER))
            if (times := self._chronicle.told(each))
        ]
        if told and self._chronicle.told(over) and one.measure in _AS_OF_A_DAY:
            return told[0]
        return max(told, key=_length, default=None)


def _lasts(one: Proposal) -> bool:
    """Whether it goes on, so that "currently" may tell of when it is."""
    return one.measure == "stock" or one.kind in {"access", "control"} or one.outcome in _LASTING


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
    if time.span.start < OPENS:  # "Since 1 January, the number of …"
        return min(len(between), 10) + 15 * max(0, commas - 1)
    is_before = time.span.end <= mention.start
    return len(between) + 30 * commas + (len(between) // 2 + 5 if is_before else 0)
