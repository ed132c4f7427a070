"""What stands around a proposal: where, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sitrep.evidence.spans import Span
from sitrep.extraction.atlas import Atlas
from sitrep.extraction.chronicle import Chronicle
from sitrep.extraction.gazetteer import Gazetteer
from sitrep.extraction.patterns import LanguagePatterns
from sitrep.extraction.periods import Periods
from sitrep.extraction.places import is_within
from sitrep.extraction.proposal import Days, Proposal
from sitrep.extraction.sentences import Sentence, Text
from sitrep.extraction.speakers import Speakers

_MANY = 100_000
"""So many displaced people are hardly those of one place."""
_FEW = 10
"""More people do not speak together."""
_LONG = timedelta(days=60)
"""A time as long as this is told of a country or a region, not of a place."""


class Context:
    """The sentences of an article with their places, times and speakers."""

    def __init__(
        self,
        title: str | None,
        sentences: Sequence[Sentence],
        published: date | None,
        patterns: LanguagePatterns,
    ) -> None:
        title, self._text = title or "", Text(sentences)
        self._speakers = Speakers(sentences, patterns.speakers)
        spans = {sentence.start: self._speakers.spans(sentence) for sentence in sentences}
        chronicle = Chronicle(title, self._text, spans, published, patterns)
        self._periods = Periods(chronicle, self._text, patterns.context)
        apart = {sentence.start: self._speakers.apart(sentence) for sentence in sentences}
        is_report = chronicle.reporting is not None
        atlas = Atlas(title, self._text, apart, patterns.places, is_report=is_report)
        self._gazetteer = Gazetteer(atlas, self._text, patterns.places)

    def fill(self, proposals: Iterable[Proposal]) -> list[Proposal]:
        """The proposals, in the order of the text, with place, period and source."""
        ordered = sorted(proposals, key=lambda proposal: proposal.mention)
        return [filled for one in ordered if (filled := self._filled(one)) is not None]

    def _filled(self, one: Proposal) -> Proposal | None:
        """A proposal with what surrounds it; None where it is of no place, or of a speaker."""
        sentence = self._text.at(one.quote.start)
        mention = Span(one.mention.start - sentence.start, one.mention.end - sentence.start)
        are_few = one.figure is not None and 0 < (one.figure.value or 0) <= _FEW
        if are_few and is_within(mention, self._speakers.spans(sentence)):  # "two doctors said"
            return None
        period = self._periods.period_of(sentence, mention, one)
        if one.kind == "control":
            place = self._gazetteer.held(sentence, mention, one.place)
            if place is None:
                return None
        else:
            is_wide = _is_wide(one, period)
            place = self._gazetteer.place_of(sentence, mention, one, is_wide=is_wide)
        return replace(
            one,
            place=place,
            period=period,
            attributed_to=self._speakers.source_of(sentence, mention),
            reported=self._periods.reported(sentence),
        )


def _is_wide(one: Proposal, period: Days | None) -> bool:
    """Whether it is a total of so many, or of so long a time, that it is hardly of one place."""
    if one.measure == "stock":
        return one.figure is not None and (one.figure.value or 0) >= _MANY
    if period is None or period.start is None or period.end is None:
        return False
    return period.end - period.start > _LONG
