"""Which days words for a time mean, told from the day of publication.

As the annotation guideline of the field has it: a weekday is the last such day on or before it,
"last week" Monday to Sunday before its week, "early" the first ten days of a month.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sitrep.extraction.proposal import Days

Groups = Mapping[str, int | str]
"""What words hold: days ``d1`` and ``d2``, months ``m1``, ``m2``, years ``y1``, ``y2``, a
``weekday`` (0 is Monday), ``n`` of a ``unit``, and the ``part`` early, mid or late."""
Resolve = Callable[[Groups, date | None], Days | None]
"""The days that they mean to somebody who reads them on a day; None where there are no such
days, or where nothing but that day could tell and it is not known."""

_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365, "hour": 0}
_DAY = timedelta(days=1)


def resolve(means: str, groups: Groups, today: date | None) -> Days | None:
    """The days that are meant by what a rule says, such as "since day"."""
    told = means.removeprefix("since ")
    days = _MEANINGS[told](groups, today)
    if told == means or days is None or days.start is None:
        return days
    if today is None or days.start > today:
        return None
    is_middle = groups.get("part") == "mid" and "m1" in groups  # from the fifteenth on
    return Days(days.start.replace(day=15) if is_middle else days.start, today)


def _date(groups: Groups, number: int, today: date | None) -> date | None:
    """The day, month and year of one number; the latest such day where no year is written."""
    day, month = int(groups[f"d{number}"]), int(groups[f"m{number}"])
    year = _year(groups.get(f"y{number}"), month, today, day)
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _year(written: int | str | None, month: int, today: date | None, day: int = 1) -> int | None:
    """The year that is written, or the latest in which the day is not after today."""
    if written or today is None:
        return int(written) if written else None
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1


def _single(groups: Groups, today: date | None) -> Days | None:
    day = _date(groups, 1, today)
    return Days(day, day) if day else None


def _days(groups: Groups, today: date | None) -> Days | None:
    """Two days: "10 to 16 December", "September 17 and November 18"."""
    shared = {f"{name}{one}": groups[f"{name}{other}"] for name in "my" for one, other in ("12", "21") if f"{name}{other}" in groups}  # fmt: skip
    whole = {**shared, **groups}
    end = _date(whole, 2, today)
    start = _date(whole, 1, end)
    return Days(start, end) if start and end and start <= end else None


def _month(groups: Groups, today: date | None) -> Days | None:
    """A month, up to the day of publication."""
    return _month_of(int(groups["m1"]), groups.get("y1"), today)


def _month_of(month: int, written: int | str | None, today: date | None) -> Days | None:
    year = _year(written, month, today)
    return _within(date(year, month, 1), _month_end(year, month), today) if year else None


def _months(groups: Groups, today: date | None) -> Days | None:
    """From one month to another: "in August and September", "between March and May 2018"."""
    last = _month_of(int(groups["m2"]), groups.get("y2"), today)
    first = _month_of(int(groups["m1"]), groups.get("y1"), last.end) if last else None
    return Days(first.start, last.end) if first and last else None


def _within(start: date, end: date, today: date | None) -> Days:
    return Days(start, min(end, today) if today and start <= today else end)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _part_of_month(groups: Groups, today: date | None) -> Days | None:
    whole = _month(groups, today)
    if whole is None or whole.start is None:
        return None
    year, month = whole.start.year, whole.start.month
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, None)}[str(groups["part"])]
    end = date(year, month, last) if last else _month_end(year, month)
    return Days(date(year, month, first), end)


def _in_year(groups: Groups, today: date | None) -> Days | None:
    """A year, up to the day of publication."""
    year = int(groups["y1"])
    return _within(date(year, 1, 1), date(year, 12, 31), today)


def _part_of_year(groups: Groups, _today: date | None) -> Days | None:
    first = {"early": 1, "mid": 5, "late": 9}[str(groups["part"])]
    year = int(groups["y1"])
    return Days(date(year, first, 1), _month_end(year, first + 3))


def _past(groups: Groups, today: date | None) -> Days | None:
    """So many days, weeks or months up to the day of publication."""
    if today is None:
        return None
    return Days(today - _DAY * max(1, _length(groups)), today)


def _ago(groups: Groups, today: date | None) -> Days | None:
    """A day so many days or weeks before; what is months ago is not told to the day."""
    if today is None or groups["unit"] in {"month", "year"}:
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
    "day": _single,
    "days": _days,
    "month": _month,
    "months": _months,
    "part of month": _part_of_month,
    "year": _in_year,
    "part of year": _part_of_year,
    "past": _past,
    "ago": _ago,
    "today": _days_before(0),
    "yesterday": _days_before(1),
    "day before yesterday": _days_before(2),
    "weekday": _from_today(_weekday),
    "weekend": _from_today(_weekend),
    "this week": _from_today(lambda _, today: Days(_monday(today), today)),
    "last week": _from_today(lambda _, d: Days(_monday(d) - _DAY * 7, _monday(d) - _DAY)),
    "this month": _from_today(lambda _, today: Days(today.replace(day=1), today)),
    "last month": _from_today(_last_month),
    "this year": _from_today(lambda _, today: Days(date(today.year, 1, 1), today)),
    "last year": _from_today(_last_year),
}
