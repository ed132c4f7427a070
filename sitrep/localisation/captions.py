"""The captions of figures: one message for each pair, so that words agree in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitrep.facts.kinds import Count, Group, Measure, Outcome, Victims
from sitrep.localisation.figure_words import Described
from sitrep.localisation.messages import NP_, Message

DISPLACEMENT: Mapping[tuple[Measure, Group], Message] = {
    # Translators: people who had to leave in a stretch of time (a flow), not all displaced so far
    (Measure.FLOW, Group.IDPS): NP_("caption", "New displacement"),
    # Translators: people who fled to another country in a stretch of time
    (Measure.FLOW, Group.REFUGEES): NP_("caption", "New flight across borders"),
    # Translators: people who had returned and had to leave again
    (Measure.FLOW, Group.RETURNEES): NP_("caption", "New displacement of returnees"),
    (Measure.FLOW, Group.MIGRANTS): NP_("caption", "New displacement of migrants"),
    (Measure.FLOW, Group.HOST): NP_("caption", "New displacement in host communities"),
    # Translators: all who are displaced at a given date (a stock)
    (Measure.STOCK, Group.IDPS): NP_("caption", "Internally displaced people"),
    (Measure.STOCK, Group.REFUGEES): NP_("caption", "Refugees"),
    (Measure.STOCK, Group.RETURNEES): NP_("caption", "Returnees"),
    (Measure.STOCK, Group.MIGRANTS): NP_("caption", "Displaced migrants"),
    (Measure.STOCK, Group.HOST): NP_("caption", "Displaced people of host communities"),
    # Translators: people who went back to where they lived, in a stretch of time
    (Measure.RETURN, Group.IDPS): NP_("caption", "Returns of displaced people"),
    (Measure.RETURN, Group.REFUGEES): NP_("caption", "Returns of refugees"),
    (Measure.RETURN, Group.RETURNEES): NP_("caption", "Returns"),
    (Measure.RETURN, Group.MIGRANTS): NP_("caption", "Returns of migrants"),
    (Measure.RETURN, Group.HOST): NP_("caption", "Returns in host communities"),
}

COUNTED: Mapping[Count, Message] = {
    # Translators: {caption} is e.g. “Civilians killed”; casualties of this stretch of time only
    Count.NEW: NP_("caption", "{caption} (new)"),
    # Translators: {caption} is e.g. “Civilians killed”; all since the count began
    Count.CUMULATIVE: NP_("caption", "{caption} (cumulative)"),
}

_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.KILLED: "killed",
    Outcome.INJURED: "injured",
    Outcome.MISSING: "missing",
    Outcome.DETAINED: "detained",
    Outcome.ABDUCTED: "abducted",
    Outcome.KILLED_OR_INJURED: "killed or injured",
}
_VICTIMS: Mapping[Victims, str] = {
    Victims.CIVILIANS: "Civilians",
    Victims.CHILDREN: "Children",
    Victims.AID_WORKERS: "Aid workers",
    Victims.COMBATANTS: "Members of armed forces or groups",
    Victims.ALL: "People",
}


def casualties_message(outcome: Outcome, victims: Victims) -> Message:
    """The caption of a figure of casualties: "Civilians killed"."""
    return Message(f"{_VICTIMS[victims]} {_OUTCOMES[outcome]}", "caption")


def describe_captions() -> Iterator[Described]:
    """Every caption of casualties, with a comment for the translator."""
    for victims in _VICTIMS:
        for outcome in _OUTCOMES:
            message = casualties_message(outcome, victims)
            yield Described(message, "stands under a figure such as “at least 17 civilians”")
