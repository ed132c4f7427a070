"""Days that are told from another day: "last week", "on Friday", "yesterday"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeAlias

from sitrep.evidence.lexicon import Moment

Days: TypeAlias = tuple[date, date]
"""The first and the last day of a stretch."""
Telling: TypeAlias = Callable[[date], Days]
"""Which days are meant by somebody who writes on a given day."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


def resolve(moment: Moment, written: date) -> Days:
    """The days that a moment means on the day of writing."""
    return _TOLD[moment](written)


def last_weekday(weekday: int, written: date) -> Days:
    """The last such day (0 is Monday) on or before the day of writing."""
    day = written - _DAY * ((written.weekday() - weekday) % 7)
    return day, day


def past_weekday(weekday: int, written: date) -> Days:
    """The last such day (0 is Monday) before the day of writing."""
    return last_weekday(weekday, written - _DAY)


def _days_ago(number: int, written: date) -> Days:
    day = written - _DAY * number
    return day, day


def _monday(written: date) -> date:
    return written - _DAY * written.weekday()


def _month_before(written: date) -> Days:
    last = written.replace(day=1) - _DAY
    return last.replace(day=1), last


_TOLD: Mapping[Moment, Telling] = {
    Moment.TODAY: lambda written: _days_ago(0, written),
    Moment.YESTERDAY: lambda written: _days_ago(1, written),
    Moment.DAY_BEFORE_YESTERDAY: lambda written: _days_ago(2, written),
    Moment.THIS_WEEK: lambda written: (_monday(written), written),
    Moment.LAST_WEEK: lambda written: (_monday(written) - _WEEK, _monday(written) - _DAY),
    Moment.PAST_WEEK: lambda written: (written - _WEEK, written),
    Moment.THIS_MONTH: lambda written: (written.replace(day=1), written),
    Moment.LAST_MONTH: _month_before,
    Moment.THIS_YEAR: lambda written: (date(written.year, 1, 1), written),
    Moment.LAST_YEAR: lambda written: (
        date(written.year - 1, 1, 1),
        date(written.year - 1, 12, 31),
    ),
}
