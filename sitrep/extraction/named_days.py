"""Days that the calendar names: days, months and years, and parts of them.

As the annotation guideline of the field has it, "early" is the first ten days of a month.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date

from sitrep.extraction.proposal import Days

Groups = Mapping[str, int | str]
"""What words hold: days ``d1`` and ``d2``, months ``m1``, ``m2``, years ``y1``, ``y2``, a
``weekday`` (0 is Monday), ``n`` of a ``unit``, and the ``part`` early, mid or late."""
Resolve = Callable[[Groups, date | None], Days | None]
"""The days that they mean to somebody who reads them on a day; None where there are no such
days, or where nothing but that day could tell and it is not known."""


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
    if written is not None and int(written) > 0:
        return int(written)
    if today is None:
        return None
    if written is not None:  # "last year" is -1
        return today.year + int(written)
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1


def single(groups: Groups, today: date | None) -> Days | None:
    """One day: "5 May", "1 June 2017"."""
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


_PARTS_OF_MONTHS = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, None),
    "first half": (1, 15),
    "second half": (16, None),
    "first week": (1, 7),
    "second week": (8, 14),
    "third week": (15, 21),
    "last week": (-7, None),
}
"""The first and last day of a part of a month; None is the month's last."""


def _part_of_month(groups: Groups, today: date | None) -> Days | None:
    whole = _month(groups, today)
    if whole is None or whole.start is None:
        return None
    year, month = whole.start.year, whole.start.month
    end = _month_end(year, month)
    first, last = _PARTS_OF_MONTHS[str(groups["part"])]
    if first < 0:
        first, last = end.day + first + 1, end.day
    return Days(date(year, month, first), date(year, month, last or end.day))


def _in_year(groups: Groups, today: date | None) -> Days | None:
    """A year, up to the day of publication."""
    year = _year(groups["y1"], 1, today)
    return _within(date(year, 1, 1), date(year, 12, 31), today) if year else None


def _years(groups: Groups, today: date | None) -> Days | None:
    """From one year to another: "between 2003 and 2008"."""
    return _within(date(int(groups["y1"]), 1, 1), date(int(groups["y2"]), 12, 31), today)


def _part_of_year(groups: Groups, today: date | None) -> Days | None:
    months = _PARTS_OF_YEARS.get(str(groups["part"]))
    year = _year(groups["y1"], 1, today)
    if year is None or months is None:
        return None
    return Days(date(year, months[0], 1), _month_end(year, months[1]))


_PARTS_OF_YEARS = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}


def _first_months(groups: Groups, today: date | None) -> Days | None:
    year = _year(groups.get("y1", 0), 1, today)
    last = int(groups["n"])
    return Days(date(year, 1, 1), _month_end(year, last)) if year and last <= _YEAR else None


_YEAR = 12
"""Months of a year."""


def _decade(groups: Groups, _today: date | None) -> Days | None:
    first, last = _PARTS_OF_DECADES.get(str(groups.get("part")), (0, 9))
    year = int(groups["y1"])
    return Days(date(year + first, 1, 1), date(year + last, 12, 31))


_PARTS_OF_DECADES = {"early": (0, 4), "mid": (4, 6), "late": (5, 9), "first half": (0, 4)}


def _quarter(groups: Groups, today: date | None) -> Days | None:
    last = int(groups["quarter"]) * 3
    year = _year(groups["y1"], last - 2, today)
    return Days(date(year, last - 2, 1), _month_end(year, last)) if year else None


NAMED: Mapping[str, Resolve] = {
    "day": single,
    "days": _days,
    "month": _month,
    "months": _months,
    "part of month": _part_of_month,
    "year": _in_year,
    "years": _years,
    "decade": _decade,
    "part of year": _part_of_year,
    "quarter": _quarter,
    "first months": _first_months,
}
"""Meanings of words that name days of the calendar, of this year or the one before."""
