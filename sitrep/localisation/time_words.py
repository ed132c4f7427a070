"""The messages for periods: one for each shape, and each precision of its dates.

French writes "depuis le 1er juin 2018" but "depuis juin 2018", so a date that holds a day and
one that does not are messages of their own. In English they read alike; ``describe_periods``
is what extraction reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from sitrep.facts.periods import PartialDate
from sitrep.localisation.figure_words import Described
from sitrep.localisation.messages import NP_, Message
from sitrep.localisation.placeholders import placeholders


class Sense(StrEnum):
    """What a period is of: a state that lasts, a stretch that was counted, or a change."""

    LASTING = "lasting"
    WITHIN = "within"
    MOMENT = "moment"


# The contexts of messages: whether the dates of a period hold days.
_DAYS = "period of days"
_MONTHS = "period of months"
_YEARS = "period of years"
_MIXED = "period from a day to a month or year, or the other way round"


_OF_ONE_DATE = (
    "around {date}",
    "since {start}",
    "since around {start}",
    "until {end}",
    "until around {end}",
    "by {end}",
    "by around {end}",
    "for {duration} up to {end}",
    "over {duration} up to {end}",
    "for {duration} from {start}",
    "over {duration} from {start}",
)
_OF_TWO_DATES = ("{start} to {end}", "around {start} to {end}")

# Translators: {duration} is e.g. “nearly 2 years”; the state lasts to this day (French “depuis”)
_LASTING = NP_("period", "for {duration}")
# Translators: {duration} is e.g. “2 weeks”; something was counted over this time (French “en”)
_WITHIN = NP_("period", "over {duration}")
OPEN_DURATIONS: Mapping[Sense, Message] = {Sense.LASTING: _LASTING, Sense.WITHIN: _WITHIN}

# Translators: {period} is e.g. “for 2 weeks up to 1 June 2018”
APPROXIMATE = NP_("period", "{period} (approximate)")

_EXAMPLES = {
    _DAYS: ("28 May 2018", "5 June 2018"),
    _MONTHS: ("May 2018", "June 2018” or “2018"),
    _YEARS: ("2017", "2018"),
    _MIXED: ("May 2018", "5 June 2018"),
}


def precision(*dates: PartialDate) -> str:
    """The context of a message about these dates: whether all, some or none hold a day."""
    with_day = sum(date.day is not None for date in dates)
    if with_day == len(dates):
        return _DAYS
    if with_day:
        return _MIXED
    return _YEARS if all(date.month is None for date in dates) else _MONTHS


def describe_periods() -> Iterator[Described]:
    """Every message that depends on the precision of its dates, with an example."""
    for context, (start, end) in _EXAMPLES.items():
        texts = _OF_TWO_DATES if context == _MIXED else (*_OF_ONE_DATE, *_OF_TWO_DATES)
        for text in texts:
            values = {"start": start, "end": end, "date": end, "duration": "nearly 2 years"}
            said = [
                f"{{{name}}} is e.g. “{values[name]}”" for name in sorted(placeholders(text) or ())
            ]
            yield Described(Message(text, context), ", ".join(said))
