"""Small messages and terms that several sections share."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sitrep.facts.fact import Fact
from sitrep.facts.kinds import Access, Age, Control, Event, Sex
from sitrep.localisation.messages import N_, NP_, Message
from sitrep.localisation.phrases import Noun, noun_of

# Translators: a figure, and more of it: “17 civilians (women)”, “about 500 households (about
# 2,500 people, at 5 per household)”; also a party and its place: “Army (Derna)”
WITH_DETAIL = N_("{figure} ({detail})")

OF_WHOM: Mapping[tuple[Sex | None, Age | None], Message] = {
    # Translators: of whom the people counted are, after a figure or its caption: “17 people (women)”
    (Sex.FEMALE, None): NP_("of whom", "female"),
    (Sex.MALE, None): NP_("of whom", "male"),
    (None, Age.CHILDREN): NP_("of whom", "children"),
    (None, Age.ADULTS): NP_("of whom", "adults"),
    (None, Age.OLDER): NP_("of whom", "older people"),
    (Sex.FEMALE, Age.CHILDREN): NP_("of whom", "girls"),
    (Sex.MALE, Age.CHILDREN): NP_("of whom", "boys"),
    (Sex.FEMALE, Age.ADULTS): NP_("of whom", "women"),
    (Sex.MALE, Age.ADULTS): NP_("of whom", "men"),
    (Sex.FEMALE, Age.OLDER): NP_("of whom", "older women"),
    (Sex.MALE, Age.OLDER): NP_("of whom", "older men"),
}
"""The sex and age of the people counted, in one message for each pair."""


def says_children(fact: Fact) -> bool:
    """Whether a figure's noun, "children", says all that is known of sex and age."""
    return noun_of(fact) is Noun.CHILDREN and getattr(fact, "sex", None) is None


def subject_of(fact: Fact) -> StrEnum:
    """What an observation without a figure is about: a term of a code list."""
    match fact:
        case Control():
            return fact.status
        case Access():
            return fact.constraint
        case Event():
            return fact.category
        case _:
            raise ValueError(f"a fact of the kind {fact.kind} has no subject")
