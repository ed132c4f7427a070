"""Which days words for a time mean, told from the day of publication.

As the annotation guideline of the field has it: a weekday is the last such day on or before it,
"last week" Monday to Sunday before its week, "early" the first ten days of a month.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sitrep.extraction.proposal import Days

_MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_WEEKDAYS = {calendar.day_name[number].lower(): number for number in range(7)}
_NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905 — read at a glance
        1,
    )
} | {"a": 1, "an": 1, "couple of": 2, "few": 3}
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365, "hour": 0}


Groups = Mapping[str, str | None]
Resolve = Callable[[Groups, date], Days | None]


def day(groups: Groups) -> date:
    """A day to count from where none is known: the end of the year that the words name."""
    years = [int(value) for name, value in groups.items() if name[0] == "y" and value]
    return date(max(years), 12, 31) if years else date.min


def _year(groups: Groups, name: str, month: int, today: date, day: int = 1) -> int | None:
    """The year that is written, or the latest in which the day is not after today."""
    if groups.get(name):
        return int(str(groups[name]))
    if today == date.min:
        return None
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1


def _one(groups: Groups, d: str, m: str, y: str, today: date) -> date | None:
    month, day = _MONTHS[str(groups[m]).lower()], int(str(groups[d]))
    year = _year(groups, y, month, today, day)
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def single(groups: Groups, today: date) -> Days | None:
    """One day."""
    day = _one(groups, "d1", "m1", "y1", today)
    return Days(day, day) if day else None


def days(groups: Groups, today: date) -> Days | None:
    """Two days: "10 to 16 December", "September 17 and November 18"."""
    last = {
        **groups,
        "m1": groups.get("m2") or groups.get("m1"),
        "y1": groups.get("y2") or groups.get("y1"),
    }
    end = _one({**last, "d1": groups["d2"]}, "d1", "m1", "y1", today)
    first = {
        **groups,
        "m1": groups.get("m1") or groups.get("m2"),
        "y1": groups.get("y1") or groups.get("y2"),
    }
    start = _one(first, "d1", "m1", "y1", end or today)
    return Days(start, end) if start and end and start <= end else None


def whole_month(groups: Groups, today: date) -> Days | None:
    """A month, up to the day of publication."""
    month = _MONTHS[str(groups["m1"]).lower()]
    year = _year(groups, "y1", month, today)
    if year is None:
        return None
    return _within(date(year, month, 1), _month_end(year, month), today)


def months(groups: Groups, today: date) -> Days | None:
    """From one month to another: "in August and September", "between March and May 2018"."""
    last = whole_month({"m1": groups["m2"], "y1": groups.get("y2")}, today)
    if last is None or last.end is None:
        return None
    first = whole_month({"m1": groups["m1"], "y1": groups.get("y1")}, last.end)
    return Days(first.start, last.end) if first else None


def _within(start: date, end: date, today: date) -> Days:
    return Days(start, min(end, today) if start <= today else end)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def part_of_month(groups: Groups, today: date) -> Days | None:
    """The beginning, middle or end of a month."""
    whole = whole_month(groups, today)
    if whole is None or whole.start is None:
        return None
    year, month = whole.start.year, whole.start.month
    first = str(groups["part"]).lower()
    if first.startswith(("early", "begin", "the begin", "start", "the start")):
        return Days(date(year, month, 1), date(year, month, 10))
    if first.startswith("mid"):
        return Days(date(year, month, 11), date(year, month, 20))
    return Days(date(year, month, 21), _month_end(year, month))


def in_year(groups: Groups, today: date) -> Days | None:
    """A year, up to the day of publication."""
    year = int(str(groups["y1"]))
    return _within(date(year, 1, 1), date(year, 12, 31), today)


def part_of_year(groups: Groups, today: date) -> Days | None:
    """The beginning, middle or end of a year."""
    del today
    year, part = int(str(groups["y1"])), str(groups["part"]).lower()
    if part.startswith(("early", "begin", "the begin", "start", "the start")):
        return Days(date(year, 1, 1), date(year, 4, 30))
    if part.startswith("mid"):
        return Days(date(year, 5, 1), date(year, 8, 31))
    return Days(date(year, 9, 1), date(year, 12, 31))


def since(resolve: Resolve) -> Resolve:
    """From the beginning of a time until today; "since mid-October" from the 15th."""

    def told(groups: Groups, today: date) -> Days | None:
        days = resolve(groups, today)
        if days is None or days.start is None or today == date.min:
            return None
        is_middle = str(groups.get("part") or "").lower().startswith("mid")
        start = days.start.replace(day=15) if is_middle and groups.get("m1") else days.start
        return Days(start, today)

    return told


def weekday(groups: Groups, today: date) -> Days:
    """The last such day on or before the day of publication."""
    number = _WEEKDAYS[str(groups["weekday"]).lower()]
    day = today - timedelta(days=(today.weekday() - number) % 7)
    return Days(day, day)


def ago(days: int) -> Resolve:
    """So many days before the day of publication."""
    return lambda _groups, today: Days(today - timedelta(days=days), today - timedelta(days=days))


def monday(today: date) -> date:
    """The Monday of a day’s week."""
    return today - timedelta(days=today.weekday())


def weekend(_groups: Groups, today: date) -> Days:
    """The last Saturday and Sunday."""
    sunday = today - timedelta(days=(today.weekday() - 6) % 7)
    return Days(sunday - timedelta(days=1), sunday)


def last_week(_groups: Groups, today: date) -> Days:
    """Monday to Sunday of the week before."""
    return Days(monday(today) - timedelta(days=7), monday(today) - timedelta(days=1))


def last_month(_groups: Groups, today: date) -> Days:
    """The month before."""
    last = today.replace(day=1) - timedelta(days=1)
    return Days(last.replace(day=1), last)


def last_n(groups: Groups, today: date) -> Days:
    """So many days, weeks or months up to the day of publication."""
    number, unit = _number(groups), _UNITS[str(groups["unit"]).lower().rstrip("s")]
    return Days(today - timedelta(days=max(1, number * unit)), today)


def n_ago(groups: Groups, today: date) -> Days | None:
    """A day so many days or weeks before."""
    number, unit = _number(groups), str(groups["unit"]).lower().rstrip("s")
    day = today - timedelta(days=max(0, number * _UNITS[unit]))
    return Days(day, day) if unit in {"day", "week"} else None


def _number(groups: Groups) -> int:
    word = str(groups.get("n") or "one").lower()
    return int(word) if word.isdigit() else _NUMBERS[word]


def this_year(_groups: Groups, today: date) -> Days:
    """From the first of January to the day of publication."""
    return Days(date(today.year, 1, 1), today)
