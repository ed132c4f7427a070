"""Which days words for a time mean, told from the day of publication or from another.

As the annotation guideline of the field has it: a weekday is the last such day on or before it,
"last week" Monday to Sunday before its week.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from sitrep.extraction.named_days import NAMED, Groups, Resolve, single
from sitrep.extraction.proposal import Days

_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652, "hour": 0}
_DAY = timedelta(days=1)
FROM_ANOTHER_DAY = {
    "same day": 0,
    "next day": 1,
    "days later": 1,
    "previous day": -1,
    "days earlier": -1,
    "day of month": 0,
    "since that day": 0,
}
"""Days that are told from one that was told of before."""


class Anchors(NamedTuple):
    """Days from which others are told: of publication, the one told of before, of the onset.

    ``reporting`` are those of which a periodic report tells.
    """

    published: date | None
    before: date | None = None
    onset: date | None = None
    reporting: Days | None = None


def resolve(means: str, groups: Groups, anchors: Anchors) -> Days | None:
    """The days that are meant by what a rule says, such as "since day".

    Args:
        means: what the rule says.
        groups: what its words hold.
        anchors: the days from which it is told.

    Returns:
        the days; None where no calendar has them, or where they end before they begin.
    """
    try:
        days = _resolved(means, groups, anchors)
    except (OverflowError, ValueError):  # before the first day of a date, or behind the last
        return None
    is_turned = days is not None and days.start and days.end and days.start > days.end
    return None if is_turned else days


def _resolved(means: str, groups: Groups, anchors: Anchors) -> Days | None:
    today = anchors.published
    if means == "day of month":
        return _day_of_month(groups, anchors.before)
    if means == "since that day":
        return _since(anchors.before or anchors.onset, groups, today)
    if means in FROM_ANOTHER_DAY:
        return _before(FROM_ANOTHER_DAY[means], groups, anchors.before)
    if means == "reporting period":
        return anchors.reporting
    if means[0].isdigit():  # a feast that has one day in all years
        month, day = map(int, means.split("-"))
        return single({"m1": month, "d1": day}, today)
    told = means.removeprefix("since ")
    days = _MEANINGS[told](groups, today) if told != "onset" else Days(anchors.onset, today)
    return days if told == means or days is None else _since(days.start, groups, today)


def _before(number: int, groups: Groups, day: date | None) -> Days | None:
    """A day so many days from one that was told of before."""
    if day is None:
        return None
    day += _DAY * number * int(groups.get("n", 1))
    return Days(day, day)


def _day_of_month(groups: Groups, day: date | None) -> Days | None:
    """A day of the month of which was told before: "on the 12th"."""
    last = calendar.monthrange(day.year, day.month)[1] if day else 0
    if day is None or not 0 < int(groups["d1"]) <= last:
        return None
    day = day.replace(day=int(groups["d1"]))
    return Days(day, day)


def _since(start: date | None, groups: Groups, today: date | None) -> Days | None:
    """From a day on until the day of publication."""
    if start is None or today is None or start > today:
        return None
    is_middle = groups.get("part") == "mid" and "m1" in groups  # from the fifteenth on
    return Days(start.replace(day=15) if is_middle else start, today)


def _past(groups: Groups, today: date | None) -> Days | None:
    """So many days, weeks or months up to the day of publication."""
    if today is None:
        return None
    years = int(groups.get("n", 1)) * {"year": 1, "decade": 10}.get(str(groups["unit"]), 0)
    if years:
        return Days(_years_before(today, years), today)
    return Days(today - _DAY * max(1, _length(groups)), today)


def _years_before(day: date, years: int) -> date:
    """The same day so many years before; of the last of February, the 28th."""
    last = calendar.monthrange(day.year - years, day.month)[1]
    return date(day.year - years, day.month, min(day.day, last))


def _ago(groups: Groups, today: date | None) -> Days | None:
    """A day so many days or weeks before; what is months ago is not told to the day."""
    if today is None or groups["unit"] in {"month", "year", "decade"}:
        return None
    day = today - _DAY * _length(groups)
    return Days(day, day)


def _length(groups: Groups) -> int:
    return int(groups.get("n", 1)) * _UNITS[str(groups["unit"])]


def _from_today(tell: Callable[[Groups, date], Days]) -> Resolve:
    """Of what only the day of publication can tell."""
    return lambda groups, today: None if today is None else tell(groups, today)


def _days_before(number: int) -> Resolve:
    return _from_today(lambda _, today: Days(today - _DAY * number, today - _DAY * number))


def _weekday(groups: Groups, today: date) -> Days:
    """The last such day on or before the day of publication."""
    day = today - _DAY * ((today.weekday() - int(groups["weekday"])) % 7)
    return Days(day, day)


def _last_weekday(groups: Groups, today: date) -> Days:
    """The last such day before the day of publication."""
    return _weekday(groups, today - _DAY)


def _weekdays(groups: Groups, today: date) -> Days:
    """From one such day to the last: "between Saturday and Monday"."""
    end = _weekday({"weekday": groups["weekday2"]}, today).end or today
    return Days(_weekday(groups, end).start, end)


def _start(groups: Groups, today: date) -> Days:
    """The first day of this week, month or year."""
    first = {"week": _monday(today), "month": today.replace(day=1), "year": date(today.year, 1, 1)}
    day = first.get(str(groups["unit"]), today)
    return Days(day, day)


def _monday(today: date) -> date:
    return today - _DAY * today.weekday()


def _weekend(_groups: Groups, today: date) -> Days:
    """The last Saturday and Sunday."""
    sunday = today - _DAY * ((today.weekday() - 6) % 7)
    return Days(sunday - _DAY, sunday)


def _last_month(_groups: Groups, today: date) -> Days:
    last = today.replace(day=1) - _DAY
    return Days(last.replace(day=1), last)


def _last_year(_groups: Groups, today: date) -> Days:
    return Days(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


_MEANINGS: Mapping[str, Resolve] = {
    **NAMED,
    "fortnight ago": _days_before(14),
    "overnight": _from_today(lambda _, today: Days(today - _DAY, today)),
    "weekdays": _from_today(_weekdays),
    "start": _from_today(_start),
    "now": _days_before(0),
    "past": _past,
    "lasting": _past,
    "ago": _ago,
    "today": _days_before(0),
    "yesterday": _days_before(1),
    "day before yesterday": _days_before(2),
    "weekday": _from_today(_weekday),
    "last weekday": _from_today(_last_weekday),
    "weekend": _from_today(_weekend),
    "this week": _from_today(lambda _, today: Days(_monday(today), today)),
    "last week": _from_today(lambda _, d: Days(_monday(d) - _DAY * 7, _monday(d) - _DAY)),
    "this month": _from_today(lambda _, today: Days(today.replace(day=1), today)),
    "last month": _from_today(_last_month),
    "this year": _from_today(lambda _, today: Days(date(today.year, 1, 1), today)),
    "last year": _from_today(_last_year),
}
