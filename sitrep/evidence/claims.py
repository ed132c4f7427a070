"""What a fact says of a figure, and whether a quantity of a text may be that figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sitrep.evidence.nouns import HOUSEHOLDS, PEOPLE
from sitrep.evidence.quantities import Qualifier, Quantity

DISPLACED = "displaced"
"""What befell the people of a displacement figure."""
ANY = "any"
"""The fate of words that may stand for several, such as "casualties"."""
_HARMED = frozenset({"killed", "injured", "missing", "detained", "abducted"})
_MEANT: Mapping[str, frozenset[str]] = {
    "killed_or_injured": frozenset({"killed", "injured"}),
    DISPLACED: frozenset({DISPLACED, "moving"}),
}
"""The fates that a text may tell instead of the one that a fact is of."""
_EXCLUDED: Mapping[str, frozenset[str]] = {
    "civilians": frozenset({"combatants"}),
    "children": frozenset({"combatants", "adults"}),
    "aid_workers": frozenset({"combatants"}),
    "combatants": frozenset({"civilians", "children", "aid_workers"}),
}
"""Kinds of people that the victims of a fact are not."""
_NARROWER = frozenset({"children", "adults", "combatants", "aid_workers", "civilians"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What a fact says: a value, a range, or a vague qualifier alone.

    ``unit`` is people or households, ``fate`` what befell them (an outcome of casualties, or
    ``displaced``), ``victims`` who they are; each empty where that is not to be checked.
    ``is_withdrawn`` says that the fact takes a figure back, so that its quote may deny it.
    """

    qualifier: Qualifier
    value: int | None = None
    low: int | None = None
    high: int | None = None
    unit: str = ""
    fate: str = ""
    victims: str = ""
    is_withdrawn: bool = False

    def __str__(self) -> str:
        if self.qualifier is Qualifier.RANGE:
            return f"range {self.low}..{self.high}"
        return self.qualifier if self.value is None else f"{self.qualifier} {self.value}"

    @property
    def number(self) -> str:
        """The number alone, in words for a message."""
        if self.qualifier is Qualifier.RANGE:
            return f"a range of {self.low} to {self.high}"
        return str(self.qualifier).replace("_", " ") if self.value is None else str(self.value)

    @property
    def fates(self) -> frozenset[str]:
        """The fates that a text may tell of it."""
        return _MEANT.get(self.fate, frozenset({self.fate}))


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a claim: a code of ``CODES``, and what a person needs to mend it."""

    code: str
    message: str
    hint: str


class Mismatch(NamedTuple):
    """What a quantity counts instead, in words, and the unit that would be right, if that is it."""

    counts: str
    unit: str = ""


def has_number(quantity: Quantity, claim: Claim) -> bool:
    """Whether a quantity has the number of a claim, whatever it counts and how exactly."""
    if claim.qualifier is Qualifier.RANGE:
        return (quantity.low, quantity.high) == (claim.low, claim.high)
    if claim.value is None:
        return claim.qualifier in quantity.qualifiers
    return claim.value in quantity.values


def tells(quantity: Quantity, claim: Claim) -> bool:
    """Whether the clause of a quantity says what befell the people of the claim."""
    return bool(claim.fate) and bool(claim.fates & quantity.fates)


def mismatch(quantity: Quantity, claim: Claim) -> Mismatch | None:
    """How what a quantity counts cannot be what a claim counts; None where it may be.

    Only what the text says clearly counts: the noun beside the number, the verb of its clause.
    """
    for test in (_other_unit, _other_people, _denied_fate, _other_fate):
        found = test(quantity, claim)
        if found is not None:
            return found
    return None


def doubt(quantity: Quantity, claim: Claim) -> str:
    """What the words at a number itself say of it that a claim does not; empty where nothing.

    The clause may still be read as the claim reads it: "17 were injured and later died".
    """
    others = _other_fates(claim)
    if claim.fate not in {"", DISPLACED} and not claim.fates & quantity.fates:
        others |= {DISPLACED}
    if others & quantity.near and not (claim.fates | {ANY}) & quantity.near:
        return _listed(others & quantity.near)
    return ""


def is_narrower(quantity: Quantity, claim: Claim) -> bool:
    """Whether a quantity counts only some of those that a claim counts: children of civilians."""
    return bool((quantity.counts & _NARROWER) - {claim.victims})


def _other_unit(quantity: Quantity, claim: Claim) -> Mismatch | None:
    is_of_people = PEOPLE in quantity.counts and HOUSEHOLDS not in quantity.counts
    if claim.unit == HOUSEHOLDS and is_of_people:
        return Mismatch("people", PEOPLE)
    if claim.unit not in {"", HOUSEHOLDS} and quantity.unit == HOUSEHOLDS:
        return Mismatch(HOUSEHOLDS, HOUSEHOLDS)
    return None


def _other_people(quantity: Quantity, claim: Claim) -> Mismatch | None:
    others = quantity.counts & _EXCLUDED.get(claim.victims, frozenset())
    if not others or claim.victims in quantity.counts:
        return None
    return Mismatch(f"{_listed(others)}, not {_listed([claim.victims])}")


def _denied_fate(quantity: Quantity, claim: Claim) -> Mismatch | None:
    if claim.is_withdrawn or quantity.is_none or not claim.fates & quantity.denied:
        return None
    return Mismatch(f"people who were not {_listed([claim.fate])}")


def _other_fate(quantity: Quantity, claim: Claim) -> Mismatch | None:
    meant, others = claim.fates | {ANY}, _other_fates(claim) & quantity.fates
    if claim.fate not in {"", DISPLACED} and not meant & quantity.anywhere:
        others |= quantity.fates & {DISPLACED}  # "killed two men and 12 displaced women" tells both
    if not others or meant & quantity.fates:
        return None
    return Mismatch(f"people who were {_listed(others)}, not {_listed([claim.fate])}")


def _other_fates(claim: Claim) -> frozenset[str]:
    if not claim.fate:
        return frozenset()
    if claim.fate == DISPLACED:
        return _HARMED - {"missing"}
    return _HARMED - claim.fates


def _listed(names: Iterable[str]) -> str:
    return " or ".join(sorted(names)).replace("_", " ")
