"""Marks: a word or two that travel with a claim and say how sure or of what kind it is."""

from __future__ import annotations

from sitrep.facts.fact import Verification
from sitrep.facts.kinds import Category, Effect
from sitrep.localisation.messages import NP_, Message

# Translators: a mark where no style tells it from the sentence: “(unverified)”
IN_BRACKETS = NP_("brackets", "({mark})")

MARKS: dict[str, Message] = {
    Verification.UNVERIFIED: NP_("mark", "unverified"),
    Verification.CORROBORATED: NP_("mark", "corroborated"),
    Verification.VERIFIED: NP_("mark", "verified"),
    Verification.DISPUTED: NP_("mark", "disputed"),
    Category.STATEMENT: NP_("mark", "statement"),
    Category.PLANNED: NP_("mark", "planned"),
    Category.ALLEGATION: NP_("mark", "alleged"),
    Category.ATTACK: NP_("mark", "attack"),
    Category.PROTECTION: NP_("mark", "protection"),
    Category.NEEDS: NP_("mark", "needs"),
    Effect.INFERRED: NP_("mark", "inferred"),
    "new": NP_("mark", "new since the last report"),
    # Translators: nobody gave this number; staff counted persons whose names they know
    "counted": NP_("mark", "counted by staff"),
    # Translators: two parties are said to hold the same area, e.g. “Gain of control overlapping claims”
    "overlapping": NP_("mark", "overlapping claims"),
}
"""By the value of the code list that the mark is of, or by its own name."""
