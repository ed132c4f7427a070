"""When something happened, held or was said, as openly as the source leaves it."""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from sitrep.evidence.quantities import Qualifier
from sitrep.reading.model import Model
from sitrep.reading.scalars import Flag, Shorthand, WholeNumber

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class PartialDate(Model):
    """A day, a month or a year: ``2018-06-01``, ``2018-05`` or ``2018``."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day that this may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that this may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The whole date of a day."""
        return cls(year=day.year, month=day.month, day=day.day)


def _read_partial(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value
    match = _PARTIAL.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("must be a date such as 2018-06-01, 2018-05 or 2018")
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        raise ValueError("is no date of the calendar") from None
    return PartialDate.model_construct(year=year or 0, month=month, day=day)


# A year alone is a number to an editor, whatever it is to this program.
_DATE_SCHEMA = {
    "type": ["string", "integer"],
    "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    "minimum": 1,
    "maximum": 9999,
    "description": "A day, a month or a year: 2018-06-01, 2018-05 or 2018.",
}
Date = Annotated[PartialDate, BeforeValidator(_read_partial), WithJsonSchema(_DATE_SCHEMA)]


class DurationUnit(StrEnum):
    """The unit of a length of time."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Duration(Model):
    """A length of time as the source gave it: "nearly two years"."""

    value: WholeNumber
    unit: DurationUnit
    qualifier: Qualifier = Qualifier.EXACT

    @model_validator(mode="after")
    def _is_a_number(self) -> Self:
        if self.qualifier.is_vague or self.qualifier is Qualifier.RANGE:
            raise ValueError("the qualifier of a duration goes with a number")
        return self

    @property
    def machine_value(self) -> str:
        """ISO 8601: ``P2Y``, ``P2W``."""
        return f"P{self.value}{self.unit[0].upper()}"


class Period(Model):
    """A stretch of time; what the text leaves open stays null.

    A single date is a period that starts and ends with it. A ``duration`` stands for a start
    that the source gave only as a length of time, counted back from the end, or from the
    statement where the end is open.
    """

    start: Date | None = None
    end: Date | None = None
    duration: Duration | None = None
    approx: Flag = False

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.start is None and self.end is None and self.duration is None:
            raise ValueError("a period states a start, an end or a duration; else leave it null")
        if self.start and self.end and self.start.first > self.end.last:
            raise ValueError("the start lies after the end")
        if self.start and self.duration and self.end:
            raise ValueError("a start and an end leave no room for a duration")
        return self

    @property
    def is_single(self) -> bool:
        """Whether this is one date."""
        return self.start is not None and self.start == self.end


def _read_period(value: Any) -> Any:
    if isinstance(value, str):
        day = _read_partial(value)
        return Period.model_construct(start=day, end=day, duration=None, approx=False)
    return value


When = Annotated[Period, BeforeValidator(_read_period), Shorthand(_DATE_SCHEMA)]
