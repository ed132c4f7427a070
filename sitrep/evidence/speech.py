"""When something was said, from the words of reported speech.

In "On Friday, the mission said that 17 were killed" the Friday is the day of the statement, not
of the deaths. Times are told from the day on which the article was published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from sitrep.evidence.lexicon import Saying, lexicon_of
from sitrep.evidence.moments import Telling, last_weekday, past_weekday, resolve
from sitrep.evidence.sentences import sentence_at
from sitrep.evidence.spans import Span
from sitrep.evidence.tokens import GAP, TokenKind, Tokens, tokenize

_BEFORE, _AFTER = 3000, 1000
"""Characters around a quote within which its sentence is sought."""
_SUBJECT = 30
"""Words between a time and the verb after it."""
_ADJUNCT = 7
"""Words between a verb and a time after it: "said in a statement on Friday"."""
_CONTENT = 3
"""Words after a verb from which on they are what was said."""
_SPEAKER = 12
"""Words of a speaker between a verb and a time at the end: "said Jane Doe of the UN on Friday"."""
_NEAR_THAT = 3
"""Words between a time and the "that" after it."""
_CUTS = frozenset({",", "”", '"', "»", "،"})
_OPENING = frozenset({":", "“", '"', "«"})
_NEAR_VERB = 2
"""Words in front of a verb among which its own auxiliary may be."""


class StatementDate(NamedTuple):
    """From which to which day something was said, and the words that say so."""

    start: date
    end: date
    text: str


def statement_date(
    body: str, span: Span, published: date, language: str | None
) -> StatementDate | None:
    """When the words of a quote were said, as the reporting clause of its sentence tells.

    Args:
        body: the article.
        span: where the quote stands in it.
        published: the day from which "last week" is counted back.
        language: the article's language tag; None where it is not known.

    Returns:
        The days, or None where the sentence reports no speech, does not say when, or is in a
        language whose words are not known.
    """
    start, text = _paragraph(body, span)
    tokens = _tokens(text, language)
    inside = [i for i, t in enumerate(tokens.items) if span.start <= t.start + start < span.end]
    if not inside:
        return None
    sentence = _Sentence(tokens, sentence_at(tokens, inside[0]), lexicon_of(language).saying)
    time = sentence.time_of(range(inside[0], inside[-1] + 1))
    if time is None:
        return None
    try:
        first, last = time.told(published)
    except (OverflowError, ValueError):  # the week before the first day of the calendar
        return None
    return StatementDate(first, last, text[tokens.items[time.start].start : time.ends(tokens)])


def _paragraph(body: str, span: Span) -> tuple[int, str]:
    """Where the paragraph around a quote begins, and its text; of a long one what stands near."""
    start = max(0, span.start - _BEFORE)
    end = min(span.end, span.start + _BEFORE) + _AFTER
    for gap in GAP.finditer(body, start, span.start):
        start = gap.end()
    gap_behind = GAP.search(body, span.end, end)
    return start, body[start : gap_behind.start() if gap_behind else end]


@lru_cache(maxsize=64)  # a paragraph is quoted by several facts
def _tokens(text: str, language: str | None) -> Tokens:
    return tokenize(text, lexicon_of(language))


class _Time(NamedTuple):
    """A phrase for a time, as a range of tokens, and what it means."""

    start: int
    end: int
    told: Telling

    def ends(self, tokens: Tokens) -> int:
        """Where its last word ends in the text."""
        return tokens.items[self.end - 1].end


@dataclass(frozen=True)
class _Sentence:
    """One sentence, searched for who said when what."""

    tokens: Tokens
    place: range
    saying: Saying

    def time_of(self, quoted: range) -> _Time | None:
        """The time of the clause that reports the quoted words."""
        times = tuple(self._times())
        verbs = [index for index in self.place if self._is_verb(index)] if times else []
        is_led = False
        for verb in reversed([verb for verb in verbs if verb < quoted.stop]):
            leads = self._opens_content(verb, quoted)
            if not leads and not is_led and verb < quoted.start:
                continue  # "17 fled, the mission said on Friday, and …" reports what stands before
            time = self._time_of_verb(verb, times, is_leading=leads)
            if time is not None or self.tokens.key(verb) not in self.saying.continuing:
                return time
            is_led = True
        behind = [verb for verb in verbs if verb >= quoted.stop and not is_led]
        return self._time_of_verb(behind[0], times, is_leading=False) if behind else None

    def _times(self) -> Iterator[_Time]:
        """Every phrase for a time, but those of another clause: "since Friday", "who left today"."""
        position, is_relative = self.place.start, False
        while position < self.place.stop:
            word = self.tokens.key(position)
            is_relative = (is_relative or word in self.saying.relative) and word != ","
            time = self._time_at(position)
            if time is None:
                position += 1
                continue
            if not is_relative and self.tokens.key(position - 1) not in self.saying.apart:
                yield time
            position = time.end

    def _time_at(self, start: int) -> _Time | None:
        saying, keys = self.saying, self.tokens.keys
        moment = saying.moments.ahead(keys, start)
        if moment is not None:
            return _Time(start, moment[1], partial(resolve, moment[0]))
        last = saying.last_weekdays.ahead(keys, start)
        if last is not None:
            return _Time(start, last[1], partial(past_weekday, last[0]))
        day = saying.weekdays.ahead(keys, start)
        return _Time(start, day[1], partial(last_weekday, day[0])) if day else None

    def _is_verb(self, index: int) -> bool:
        return self.tokens.key(index) in self.saying.verbs or self._is_clipped_verb(index)

    def _is_clipped_verb(self, index: int) -> bool:
        """A verb in front of "that" which lost its first letter: "the mission aid that 17…"."""
        word, before = self.tokens.key(index), self.tokens.key(index - 1)
        if self.tokens.key(index + 1) not in self.saying.that or index == self.place.start:
            return False
        is_after_subject = self.tokens.is_a(index - 1, TokenKind.WORD) and len(before) > len("the")
        return is_after_subject and len(word) >= 3 and any(v[1:] == word for v in self.saying.verbs)

    def _opens_content(self, verb: int, quoted: range) -> bool:
        """Whether what was said follows the verb, as it does not in "…, the mission said"."""
        if verb < quoted.start and not self._has(verb, quoted.start, _CUTS):
            return True
        words, index = 0, verb + 1
        has_adjunct = self.tokens.key(index) in self.saying.adjuncts
        while index < self.place.stop and words <= _ADJUNCT:
            word = self.tokens.key(index)
            if word in self.saying.that or word in _OPENING:
                return True
            if word == ",":
                break
            time = self._time_at(index)
            words += time is None and not self.tokens.is_a(index, TokenKind.MARK)
            index = time.end if time else index + 1
        return words >= (_ADJUNCT if has_adjunct else _CONTENT)

    def _time_of_verb(self, verb: int, times: Sequence[_Time], *, is_leading: bool) -> _Time | None:
        for time in times:
            if time.start > verb and self._follows(verb, time, is_leading=is_leading):
                return time
        before = [time for time in times if time.end <= verb and self._precedes(time, verb)]
        if not is_leading:
            before = [time for time in before if not self._has(time.end, verb, _CUTS)]
        return before[-1] if before else None

    def _follows(self, verb: int, time: _Time, *, is_leading: bool) -> bool:
        """Whether a time behind a verb is its own: "said on Friday", "said in a note on Friday"."""
        gap = range(verb + 1, time.start)
        if len(gap) > _SUBJECT:
            return False
        is_number = any(self.tokens.is_a(index, TokenKind.NUMBER) for index in gap)
        if is_number or self._has(
            verb + 1, time.start, self.saying.that | self.saying.finite | _CUTS
        ):
            return False
        if not gap or self._has(time.end, time.end + _NEAR_THAT, self.saying.that):
            return True
        has_adjunct = self.tokens.key(verb + 1) in self.saying.adjuncts
        return len(gap) <= (_ADJUNCT if has_adjunct else 0 if is_leading else _SPEAKER)

    def _precedes(self, time: _Time, verb: int) -> bool:
        """Whether nothing of its own is stated between a time and the verb after it."""
        if verb - time.end > _SUBJECT:
            return False
        if self._has(time.end, verb - _NEAR_VERB, self.saying.finite):
            return False
        return not self._has(time.end, verb, self.saying.that | self.saying.verbs)

    def _has(self, start: int, end: int, keys: frozenset[str]) -> bool:
        return any(self.tokens.key(index) in keys for index in range(start, end))
