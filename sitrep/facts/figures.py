"""Figures: a number as the source gave it, with its qualifier and its unit."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from sitrep.evidence.quantities import Qualifier
from sitrep.reading.model import Model
from sitrep.reading.scalars import Flag, WholeNumber

_OPEN_BELOW = frozenset({Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.UP_TO, Qualifier.LESS_THAN})
_OPEN_ABOVE = frozenset({Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.MORE_THAN})


class Unit(StrEnum):
    """What is counted."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"


class Figure(Model):
    """A count of people or households.

    ``value`` is null for a vague qualifier ("dozens") and for a range, which has ``low`` and
    ``high`` instead. ``counted`` says that staff counted named persons themselves.
    """

    value: WholeNumber | None = None
    low: WholeNumber | None = None
    high: WholeNumber | None = None
    qualifier: Qualifier
    unit: Unit
    counted: Flag = False

    @model_validator(mode="after")
    def _has_the_numbers_of_its_qualifier(self) -> Self:
        if self.qualifier is Qualifier.RANGE:
            if self.low is None or self.high is None or self.value is not None:
                raise ValueError("a range has low and high, and no value")
            if self.low >= self.high:
                raise ValueError("low must be less than high")
        elif self.low is not None or self.high is not None:
            raise ValueError("low and high belong to the qualifier range")
        elif self.qualifier.is_vague and self.value is not None:
            raise ValueError(f"{self.qualifier} has no value: the source gives no number")
        elif not self.qualifier.is_vague and self.value is None:
            raise ValueError(f"{self.qualifier} needs a value")
        return self

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every number that the figure holds."""
        return tuple(n for n in (self.value, self.low, self.high) if n is not None)

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The least and the most that the figure may mean, inclusive; None where it is open."""
        if self.qualifier is Qualifier.RANGE:
            return self.low, self.high
        return (
            None if self.qualifier in _OPEN_BELOW else self.value,
            None if self.qualifier in _OPEN_ABOVE else self.value,
        )

    @property
    def machine_value(self) -> str:
        """The value for programs: ``2000``, ``100..200`` or ``dozens``."""
        if self.qualifier is Qualifier.RANGE:
            return f"{self.low}..{self.high}"
        return str(self.qualifier) if self.value is None else str(self.value)
