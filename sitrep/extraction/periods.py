"""When: which of the times that an article tells a fact is of."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

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


class _Site(NamedTuple):
    """A time in a sentence, and what is told there."""

    text: str
    mention: Span
    one: Proposal
    time: TimePhrase
    words: NamedPatterns

    @property
    def opens(self) -> bool:
        """Whether the sentence opens with the time."""
        return self.time.span.start < OPENS

    @property
    def behind(self) -> int:
        """Where the time begins, if that is behind the mention; else where this ends."""
        return max(self.time.span.start, self.mention.end)

    @property
    def between(self) -> str:
        """What stands between the two."""
        return _between(self.text, self.time, self.mention)


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
        return [
            time
            for time in self._chronicle.told(sentence)
            if not any(
                is_other(_Site(sentence.text, mention, one, time, self._words))
                for is_other in _OF_SOMETHING_ELSE
            )
        ]

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


def _of_an_aside(site: _Site) -> bool:
    """Of what is told of them besides: "a boy who had been operated on the day before"."""
    aside, (start, end) = site.words["aside"], site.mention
    if site.one.figure is None:
        return False
    is_inside = start <= site.time.span.start < end
    before = site.text[start : site.time.span.start] if is_inside else ""
    return bool(aside.search(site.text[end : site.behind]) or aside.search(before))


def _of_what_follows(site: _Site) -> bool:
    """Of what follows a semicolon: "four were abducted; two were set free on Friday"."""
    return site.time.span.start >= site.mention.end and ";" in site.between


def _of_what_did_it(site: _Site) -> bool:
    """Of another clause: "this month entered a war that has killed …"."""
    end = site.time.span.end
    relative = site.words["relative"].search(site.text[end : max(end, site.mention.start)])
    return not site.opens and relative is not None


def _of_no_holder(site: _Site) -> bool:
    """Who holds a place is told in a clause of its own, or in what describes the place."""
    is_parted = site.words["parted"].search(site.between) is not None
    if site.one.status == "controls":  # "since May to free Derna, the only town to escape"
        found = site.words["described"].search(site.text, site.time.span.end, site.mention.end)
        is_parted = is_parted or (found is not None and found.start() < site.mention.start)
    return site.one.kind == "control" and not site.opens and is_parted


def _of_no_stock(site: _Site) -> bool:
    """How many are displaced is told as of a day, or right beside one."""
    start, end = site.time.span
    standing = site.words["standing"].search(site.text[max(0, start - _STANDING) : end])
    is_far = start - site.mention.end > OPENS
    return site.one.measure == "stock" and standing is None and is_far


def _of_no_state(site: _Site) -> bool:
    """What is now goes on; how long it has lasted is told of access."""
    is_now = site.time.means == "now" and not _lasts(site.one)
    return is_now or (site.time.means == "lasting" and site.one.kind != "access")


_OF_SOMETHING_ELSE: tuple[Callable[[_Site], bool], ...] = (
    _of_an_aside,
    _of_what_follows,
    _of_what_did_it,
    _of_no_holder,
    _of_no_stock,
    _of_no_state,
)
"""Why a time in a sentence may be of something else than what is told."""


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
