"""What every kind of fact has in common: one observation, and who said it where."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from sitrep.evidence.sensitivity import Sensitivity
from sitrep.facts.figures import Figure
from sitrep.facts.periods import When
from sitrep.reading.model import Model
from sitrep.reading.scalars import ID_PATTERN, FileId, Id, Line, Text, WholeNumber


class Verification(StrEnum):
    """How far the observation was checked."""

    UNVERIFIED = "unverified"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"
    DISPUTED = "disputed"


class Review(StrEnum):
    """Whether a person has accepted the fact; a proposed one never reaches a report."""

    PROPOSED = "proposed"
    APPROVED = "approved"


class FactSource(Model):
    """A verbatim quote from an article, and whom the article attributes it to.

    ``attributed_to`` is a source of the operation; null means that the article itself says so.
    ``credibility`` is the Admiralty grade 1 (confirmed) to 6 (cannot be judged).
    """

    article: FileId
    quote: Text
    attributed_to: Id | None = None
    credibility: Annotated[WholeNumber, Field(ge=1, le=6)] | None = None


class Fact(Model):
    """One observation of one thing; never edited once an issue has shown it.

    ``series`` is the thing observed. ``period`` is when it happened or held, ``reported`` when
    the source said so. A later fact may correct, supersede or retract this one, with a reason.
    """

    about: ClassVar[tuple[str, ...]] = ("place",)
    """The fields that hold ids of places."""
    by_whom: ClassVar[tuple[str, ...]] = ()
    """The fields that hold ids of actors."""

    id: Id
    series: Id
    kind: str
    place: Id
    period: When | None = None
    reported: When | None = None
    sensitivity: Sensitivity
    verification: Verification = Verification.UNVERIFIED
    verified_by: Line | None = None
    review: Review = Review.APPROVED
    sources: Annotated[tuple[FactSource, ...], Field(min_length=1)]
    corrects: Id | None = None
    supersedes: Id | None = None
    retracts: Id | None = None
    reason: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_its_own_series(cls, data: Any) -> Any:
        if isinstance(data, dict) and "series" not in data:
            name = data.get("id")
            is_id = isinstance(name, str) and re.fullmatch(ID_PATTERN, name)
            return {**data, "series": name if is_id else "unnamed"}  # a bad id is told once
        return data

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        replaced = [name for name in ("corrects", "supersedes", "retracts") if getattr(self, name)]
        if len(replaced) > 1:
            raise ValueError(f"{' and '.join(replaced)} exclude each other")
        if replaced and self.reason is None:
            raise ValueError(f"a fact that {replaced[0]} another needs a reason")
        if self.verification is Verification.VERIFIED and self.verified_by is None:
            raise ValueError("a verified fact says who verified it: verified_by")
        return self

    @property
    def replaces(self) -> str | None:
        """The id of the fact that this one corrects, supersedes or retracts."""
        return self.corrects or self.supersedes or self.retracts

    @property
    def counted_figure(self) -> Figure | None:
        """The figure, where the kind of fact has one."""
        figure = getattr(self, "figure", None)
        return figure if isinstance(figure, Figure) else None

    def named(self, fields: tuple[str, ...]) -> tuple[str, ...]:
        """The ids that stand in these fields, in order."""
        found: list[str] = []
        for name in fields:
            value = getattr(self, name)
            found += value if isinstance(value, tuple) else [value] if value else []
        return tuple(found)
