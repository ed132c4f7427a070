"""Households in people: by the operation's household size, which is named wherever it is used."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from sitrep.facts.figures import Figure, Unit
from sitrep.operation.model import HouseholdSize


def in_people(figure: Figure, size: HouseholdSize) -> int | None:
    """A figure of households in people, rounded half up; None where there is nothing to convert."""
    if figure.unit is not Unit.HOUSEHOLDS or figure.value is None:
        return None
    people = figure.value * Decimal(str(size.value))
    return int(people.quantize(Decimal(1), ROUND_HALF_UP))
