"""When something happened, from the words of its sentence: "on 14 December", "since January".

English alone so far: the patterns are a table, the longest first, and each names what resolves it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sitrep.evidence.spans import Span
from sitrep.extraction.moments import (
    Resolve,
    ago,
    day,
    days,
    in_year,
    last_month,
    last_n,
    last_week,
    monday,
    months,
    n_ago,
    part_of_month,
    part_of_year,
    since,
    single,
    this_year,
    weekday,
    weekend,
    whole_month,
)
from sitrep.extraction.proposal import Days

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
            days = resolve(own.groupdict(), published or day(own.groupdict()))
            if days is not None:
                found.append(TimePhrase(Span(*own.span()), days))
                end = own.end()
                break
    return found


_ADO = r"(?:(?:[a-z’'-]+\s+){1,7}?)?"  # "since the conflict began in", "since the orders were issued on"
_MD = rf"{_M.format('m1')}\s+{_D.format('d1')}(?:,?\s+{_Y.format('y1')})?(?![\d,]*\d)"
_DM = rf"{_D.format('d1')}(?:\s+of)?\s+{_M.format('m1')}(?:,?\s+{_Y.format('y1')})?"
_DAYS_MD = rf"{_M.format('m1')}\s+{_D.format('d1')}(?:,?\s+{_Y.format('y1')})?{_TO}(?:{_M.format('m2')}\s+)?{_D.format('d2')}(?:,?\s+{_Y.format('y2')})?(?![\d,]*\d)"
_DAYS_DM = rf"{_D.format('d1')}(?:\s+{_M.format('m1')})?(?:\s+{_Y.format('y1')})?{_TO}{_D.format('d2')}\s+{_M.format('m2')}(?:,?\s+{_Y.format('y2')})?"
_MONTH = rf"{_M.format('m1')}(?:,?\s+(?:of\s+)?{_Y.format('y1')})?(?!\s+\d{{1,2}}\b)"

_MONTHS = rf"{_M.format('m1')}(?:\s+{_Y.format('y1')})?{_TO}{_M.format('m2')}(?:,?\s+{_Y.format('y2')})?(?!\s+\d{{1,2}}\b)"

# The longest first; what is relative needs the day of publication.
_TABLE: tuple[tuple[str, Resolve, bool], ...] = (
    (rf"(?:from|between)\s+{_DAYS_DM}", days, False),
    (rf"(?:from|between)\s+{_DAYS_MD}", days, False),
    (_DAYS_DM, days, False),
    (_DAYS_MD, days, False),
    (rf"since\s+{_ADO}(?:on\s+)?{_DM}", since(single), True),
    (rf"since\s+{_ADO}(?:on\s+)?{_MD}", since(single), True),
    (
        rf"(?:since|escalated|began|erupted|started|broke out)\s+(?:in\s+)?{_PART}{_MONTH}",
        since(part_of_month),
        True,
    ),
    (rf"since\s+(?:the\s+)?{_PART}{_Y.format('y1')}", since(part_of_year), True),
    (rf"since\s+{_ADO}(?:on\s+)?(?:last\s+)?{_W}", since(weekday), True),
    (rf"since\s+{_ADO}(?:in\s+)?{_MONTH}", since(whole_month), True),
    (rf"since\s+{_ADO}(?:in\s+)?{_Y.format('y1')}", since(in_year), True),
    (
        rf"since\s+{_ADO}{_N}\s+(?P<unit>days?|weeks?|months?|years?)\s+ago",
        lambda g, d: Days(last_n(g, d).start, d),
        True,
    ),
    (r"since\s+(?:the\s+)?(?:beginning|start)\s+of\s+(?:the|this)\s+year", this_year, True),
    (r"since\s+last\s+week", since(last_week), True),
    (r"since\s+last\s+month", since(last_month), True),
    (r"since\s+yesterday", since(ago(1)), True),
    (r"(?:so far\s+)?this\s+year(?:\s+alone)?|year[\s-]to[\s-]date", this_year, True),
    (rf"(?:in|during|from|between)\s+{_MONTHS}", months, False),
    (rf"{_DM}", single, False),
    (rf"{_MD}", single, False),
    (rf"{_PART}{_MONTH}", part_of_month, False),
    (rf"{_PART}{_Y.format('y1')}\b", part_of_year, False),
    (rf"(?:in|during|throughout|for|of|by)\s+(?:the\s+month\s+of\s+)?{_MONTH}", whole_month, False),
    (rf"{_M.format('m1')}\s+{_Y.format('y1')}", whole_month, False),
    (rf"(?:^|(?<=^“)){_M.format('m1')}(?=\s+(?:was|saw|is)\b)", whole_month, False),
    (rf"(?:in|during|throughout)\s+{_Y.format('y1')}(?!\s*[-–]\s*\d)", in_year, False),
    (
        rf"(?:on|last|this|early|late)?\s*{_W}(?:\s+(?:morning|evening|night|afternoon))?",
        weekday,
        True,
    ),
    (r"(?:the\s+day\s+before\s+yesterday)", ago(2), True),
    (r"yesterday|last\s+night(?:[’']s)?|overnight", ago(1), True),
    (
        r"today|this\s+(?:morning|afternoon|evening)|earlier\s+(?:today|in\s+the\s+day)|tonight",
        ago(0),
        True,
    ),
    (
        r"(?:earlier\s+|late\s+|early\s+)?last\s+week|the\s+previous\s+week(?!\s*\.)",
        last_week,
        True,
    ),
    (r"(?:earlier\s+|later\s+)?this\s+week", lambda _g, d: Days(monday(d), d), True),
    (
        r"(?:in|over|during|for|within)?\s*the\s+(?:past|last|previous)\s+(?:week)\b",
        lambda _g, d: Days(d - timedelta(days=7), d),
        True,
    ),
    (
        r"compared\s+(?:to|with)\s+the\s+previous\s+week",
        lambda _g, d: Days(d - timedelta(days=7), d),
        True,
    ),
    (
        rf"(?:in|over|during|for|within)?\s*(?:the\s+)?(?:past|last|previous)\s+{_N}\s+(?P<unit>hours?|days?|weeks?|months?|years?)",
        last_n,
        True,
    ),
    (r"(?:in|over|during)\s+the\s+(?:past|last)\s+(?P<unit>month|year|day)\b", last_n, True),
    (rf"{_N}\s+(?P<unit>days?|weeks?)\s+ago", n_ago, True),
    (r"(?:earlier\s+)?this\s+month", lambda _g, d: Days(d.replace(day=1), d), True),
    (r"(?:late\s+|early\s+)?last\s+month", last_month, True),
    (r"last\s+year", lambda _g, d: Days(date(d.year - 1, 1, 1), date(d.year - 1, 12, 31)), True),
    (r"(?:over|during|at)\s+the\s+(?:past\s+|last\s+)?weekend", weekend, True),
    (r"currently|at\s+present|as\s+of\s+(?:today|now)|right\s+now", ago(0), True),
)
_RULES = tuple(
    (re.compile(rf"\b{p}" if p[0] != "(" else p, re.IGNORECASE), r, rel) for p, r, rel in _TABLE
)
# Where a time may begin: a word of the table's, or a day.
_ANY = re.compile(
    r"\b(?:from|between|since|escalated|began|erupted|started|broke|in|during|throughout|for|of|by|on|last|this|early|mid|late|the|end|beginning|start|"
    r"so\s+far|year|yesterday|overnight|today|earlier|tonight|later|over|within|past|previous|compared|currently|at\s+present|as\s+of|right|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b",
    re.IGNORECASE,
)
