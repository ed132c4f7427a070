"""When something happened, from the words of its sentence: "on 14 December", "since January".

English alone so far: the patterns are a table of names, and each is resolved from the day of
publication, as the annotation guideline of the field has it (a weekday is the last such day on or
before it, "last week" Monday to Sunday before its week, "early" the first ten days of a month).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sitrep.evidence.spans import Span
from sitrep.extraction.proposal import Days

_MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_WEEKDAYS = {calendar.day_name[number].lower(): number for number in range(7)}
_NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "an": 1, "couple of": 2, "few": 3}
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365, "hour": 0}

_M = r"(?P<{}>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_D = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_Y = r"(?P<{}>(?:19|20)\d\d)"
_W = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_N = r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple of|few)"
_TO = r"\s*(?:to|-|–|—|and|until|through)\s*"
_PART = r"(?P<part>early|mid|late|the end of|end of|end|beginning of|the beginning of|the start of|start of)[\s-]+"


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words for a time in a sentence, and the days that they mean; ``is_standing`` for "as of"."""

    span: Span
    days: Days


Groups = Mapping[str, str | None]
Resolve = Callable[[Groups, date], Days | None]


def find_times(text: str, published: date | None) -> list[TimePhrase]:
    """Every time that a sentence names, in its order, none inside another.

    Args:
        text: of one sentence, or of the words in front of a list item.
        published: the day from which relative times are told; without it those are passed over.
    """
    found: list[TimePhrase] = []
    end = 0
    for match in _ANY.finditer(text):
        if match.start() < end:
            continue
        for pattern, resolve, is_relative in _RULES:
            own = pattern.match(text, match.start())
            if own is None or (is_relative and published is None):
                continue
            days = resolve(own.groupdict(), published or _day(own.groupdict()))
            if days is not None:
                found.append(TimePhrase(Span(*own.span()), days))
                end = own.end()
                break
    return found


def _day(groups: Groups) -> date:
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


def _single(groups: Groups, today: date) -> Days | None:
    day = _one(groups, "d1", "m1", "y1", today)
    return Days(day, day) if day else None


def _days(groups: Groups, today: date) -> Days | None:
    """Two days: "10 to 16 December", "September 17 and November 18"."""
    last = {**groups, "m1": groups.get("m2") or groups.get("m1"), "y1": groups.get("y2") or groups.get("y1")}
    end = _one({**last, "d1": groups["d2"]}, "d1", "m1", "y1", today)
    first = {**groups, "m1": groups.get("m1") or groups.get("m2"), "y1": groups.get("y1") or groups.get("y2")}
    start = _one(first, "d1", "m1", "y1", end or today)
    return Days(start, end) if start and end and start <= end else None


def _month(groups: Groups, today: date) -> Days | None:
    month = _MONTHS[str(groups["m1"]).lower()]
    year = _year(groups, "y1", month, today)
    if year is None:
        return None
    return _within(date(year, month, 1), _month_end(year, month), today)


def _within(start: date, end: date, today: date) -> Days:
    return Days(start, min(end, today) if start <= today else end)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _part_of_month(groups: Groups, today: date) -> Days | None:
    whole = _month(groups, today)
    if whole is None or whole.start is None:
        return None
    year, month = whole.start.year, whole.start.month
    first = str(groups["part"]).lower()
    if first.startswith(("early", "begin", "the begin", "start", "the start")):
        return Days(date(year, month, 1), date(year, month, 10))
    if first.startswith("mid"):
        return Days(date(year, month, 11), date(year, month, 20))
    return Days(date(year, month, 21), _month_end(year, month))


def _in_year(groups: Groups, today: date) -> Days | None:
    year = int(str(groups["y1"]))
    return _within(date(year, 1, 1), date(year, 12, 31), today)


def _part_of_year(groups: Groups, today: date) -> Days | None:
    del today
    year, part = int(str(groups["y1"])), str(groups["part"]).lower()
    if part.startswith(("early", "begin", "the begin", "start", "the start")):
        return Days(date(year, 1, 1), date(year, 4, 30))
    if part.startswith("mid"):
        return Days(date(year, 5, 1), date(year, 8, 31))
    return Days(date(year, 9, 1), date(year, 12, 31))


def _since(resolve: Resolve) -> Resolve:
    """From the beginning of a time until today; "since mid-October" from the 15th."""

    def told(groups: Groups, today: date) -> Days | None:
        days = resolve(groups, today)
        if days is None or days.start is None or today == date.min:
            return None
        is_middle = str(groups.get("part") or "").lower().startswith("mid")
        start = days.start.replace(day=15) if is_middle and groups.get("m1") else days.start
        return Days(start, today)

    return told


def _weekday(groups: Groups, today: date) -> Days:
    number = _WEEKDAYS[str(groups["weekday"]).lower()]
    day = today - timedelta(days=(today.weekday() - number) % 7)
    return Days(day, day)


def _ago(days: int) -> Resolve:
    return lambda _groups, today: Days(today - timedelta(days=days), today - timedelta(days=days))


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _weekend(_groups: Groups, today: date) -> Days:
    sunday = today - timedelta(days=(today.weekday() - 6) % 7)
    return Days(sunday - timedelta(days=1), sunday)


def _last_week(_groups: Groups, today: date) -> Days:
    return Days(_monday(today) - timedelta(days=7), _monday(today) - timedelta(days=1))


def _last_month(_groups: Groups, today: date) -> Days:
    last = today.replace(day=1) - timedelta(days=1)
    return Days(last.replace(day=1), last)


def _last_n(groups: Groups, today: date) -> Days:
    number, unit = _number(groups), _UNITS[str(groups["unit"]).lower().rstrip("s")]
    return Days(today - timedelta(days=max(1, number * unit)), today)


def _n_ago(groups: Groups, today: date) -> Days | None:
    number, unit = _number(groups), str(groups["unit"]).lower().rstrip("s")
    day = today - timedelta(days=max(0, number * _UNITS[unit]))
    return Days(day, day) if unit in {"day", "week"} else None


def _number(groups: Groups) -> int:
    word = str(groups.get("n") or "one").lower()
    return int(word) if word.isdigit() else _NUMBERS[word]


def _this_year(_groups: Groups, today: date) -> Days:
    return Days(date(today.year, 1, 1), today)


_ADO = r"(?:(?:[a-z’'-]+\s+){1,7}?)?"  # "since the conflict began in", "since the orders were issued on"
_MD = rf"{_M.format('m1')}\s+{_D.format('d1')}(?:,?\s+{_Y.format('y1')})?(?![\d,]*\d)"
_DM = rf"{_D.format('d1')}(?:\s+of)?\s+{_M.format('m1')}(?:,?\s+{_Y.format('y1')})?"
_DAYS_MD = (
    rf"{_M.format('m1')}\s+{_D.format('d1')}(?:,?\s+{_Y.format('y1')})?{_TO}(?:{_M.format('m2')}\s+)?{_D.format('d2')}(?:,?\s+{_Y.format('y2')})?(?![\d,]*\d)"
)
_DAYS_DM = (
    rf"{_D.format('d1')}(?:\s+{_M.format('m1')})?(?:\s+{_Y.format('y1')})?{_TO}{_D.format('d2')}\s+{_M.format('m2')}(?:,?\s+{_Y.format('y2')})?"
)
_MONTH = rf"{_M.format('m1')}(?:,?\s+(?:of\s+)?{_Y.format('y1')})?(?!\s+\d{{1,2}}\b)"

# The longest first; what is relative needs the day of publication.
_TABLE: tuple[tuple[str, Resolve, bool], ...] = (
    (rf"(?:from|between)\s+{_DAYS_DM}", _days, False),
    (rf"(?:from|between)\s+{_DAYS_MD}", _days, False),
    (_DAYS_DM, _days, False),
    (_DAYS_MD, _days, False),
    (rf"since\s+{_ADO}(?:on\s+)?{_DM}", _since(_single), True),
    (rf"since\s+{_ADO}(?:on\s+)?{_MD}", _since(_single), True),
    (rf"(?:since|escalated|began|erupted|started|broke out)\s+(?:in\s+)?{_PART}{_MONTH}", _since(_part_of_month), True),
    (rf"since\s+(?:the\s+)?{_PART}{_Y.format('y1')}", _since(_part_of_year), True),
    (rf"since\s+{_ADO}(?:on\s+)?(?:last\s+)?{_W}", _since(_weekday), True),
    (rf"since\s+{_ADO}(?:in\s+)?{_MONTH}", _since(_month), True),
    (rf"since\s+{_ADO}(?:in\s+)?{_Y.format('y1')}", _since(_in_year), True),
    (rf"since\s+{_ADO}{_N}\s+(?P<unit>days?|weeks?|months?|years?)\s+ago", lambda g, d: Days(_last_n(g, d).start, d), True),
    (r"since\s+(?:the\s+)?(?:beginning|start)\s+of\s+(?:the|this)\s+year", _this_year, True),
    (r"since\s+last\s+week", _since(_last_week), True),
    (r"since\s+last\s+month", _since(_last_month), True),
    (r"since\s+yesterday", _since(_ago(1)), True),
    (r"(?:so far\s+)?this\s+year(?:\s+alone)?|year[\s-]to[\s-]date", _this_year, True),
    (rf"{_DM}", _single, False),
    (rf"{_MD}", _single, False),
    (rf"{_PART}{_MONTH}", _part_of_month, False),
    (rf"{_PART}{_Y.format('y1')}\b", _part_of_year, False),
    (rf"(?:in|during|throughout|for|of|by)\s+(?:the\s+month\s+of\s+)?{_MONTH}", _month, False),
    (rf"{_M.format('m1')}\s+{_Y.format('y1')}", _month, False),
    (rf"(?:^|(?<=^“)){_M.format('m1')}(?=\s+(?:was|saw|is)\b)", _month, False),
    (rf"(?:in|during|throughout)\s+{_Y.format('y1')}(?!\s*[-–]\s*\d)", _in_year, False),
    (rf"(?:on|last|this|early|late)?\s*{_W}(?:\s+(?:morning|evening|night|afternoon))?", _weekday, True),
    (r"(?:the\s+day\s+before\s+yesterday)", _ago(2), True),
    (r"yesterday|last\s+night(?:[’']s)?|overnight", _ago(1), True),
    (r"today|this\s+(?:morning|afternoon|evening)|earlier\s+(?:today|in\s+the\s+day)|tonight", _ago(0), True),
    (r"(?:earlier\s+|late\s+|early\s+)?last\s+week|the\s+previous\s+week(?!\s*\.)", _last_week, True),
    (r"(?:earlier\s+|later\s+)?this\s+week", lambda _g, d: Days(_monday(d), d), True),
    (r"(?:in|over|during|for|within)?\s*the\s+(?:past|last|previous)\s+(?:week)\b", lambda _g, d: Days(d - timedelta(days=7), d), True),
    (r"compared\s+(?:to|with)\s+the\s+previous\s+week", lambda _g, d: Days(d - timedelta(days=7), d), True),
    (rf"(?:in|over|during|for|within)?\s*(?:the\s+)?(?:past|last|previous)\s+{_N}\s+(?P<unit>hours?|days?|weeks?|months?|years?)", _last_n, True),
    (r"(?:in|over|during)\s+the\s+(?:past|last)\s+(?P<unit>month|year|day)\b", _last_n, True),
    (rf"{_N}\s+(?P<unit>days?|weeks?)\s+ago", _n_ago, True),
    (r"(?:earlier\s+)?this\s+month", lambda _g, d: Days(d.replace(day=1), d), True),
    (r"(?:late\s+|early\s+)?last\s+month", _last_month, True),
    (r"last\s+year", lambda _g, d: Days(date(d.year - 1, 1, 1), date(d.year - 1, 12, 31)), True),
    (r"(?:over|during|at)\s+the\s+(?:past\s+|last\s+)?weekend", _weekend, True),
    (r"currently|at\s+present|as\s+of\s+(?:today|now)|right\s+now", _ago(0), True),
)
_RULES = tuple((re.compile(rf"\b{p}" if p[0] != "(" else p, re.IGNORECASE), r, rel) for p, r, rel in _TABLE)
# Where a time may begin: a word of the table's, or a day.
_ANY = re.compile(
    r"\b(?:from|between|since|escalated|began|erupted|started|broke|in|during|throughout|for|of|by|on|last|this|early|mid|late|the|end|beginning|start|"
    r"so\s+far|year|yesterday|overnight|today|earlier|tonight|later|over|within|past|previous|compared|currently|at\s+present|as\s+of|right|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b",
    re.IGNORECASE,
)


def resolvable(phrases: list[TimePhrase]) -> Iterator[Days]:
    """The days of phrases."""
    yield from (phrase.days for phrase in phrases)
