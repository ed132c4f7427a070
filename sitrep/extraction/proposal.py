"""What an extraction proposes: a fact of one kind, with its sentence and what led to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitrep.evidence.quantities import Qualifier
from sitrep.evidence.spans import Span

Kind = Literal["displacement", "casualties", "control", "access"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the text gives it; ``value`` is None for vague words and ranges."""

    value: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    unit: Literal["people", "households"]


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which something happened or held; either end may be open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposed fact; what the text does not say is None.

    Attributes:
        kind: which of the attributes below belong to it.
        quote: the sentence, in characters of the article's body.
        mention: the shortest phrase that holds figure and trigger, inside the quote.
        rule: the name of the rule that proposed it.
        figure, measure, cause: of displacement (and figure of casualties).
        outcome, victims: of casualties.
        status, actor: of control.
        constraint: of access.
        place, period, attributed_to: of all; ``reported`` is when the source said so.
    """

    kind: Kind
    quote: Span
    mention: Span
    rule: str
    figure: Figure | None = None
    measure: str | None = None
    cause: str | None = None
    outcome: str | None = None
    victims: str | None = None
    status: str | None = None
    actor: str | None = None
    constraint: str | None = None
    place: str | None = None
    period: Days | None = None
    attributed_to: str | None = None
    reported: Days | None = None
