"""The words for every code list: from the value that a file holds to a message.

Words are in lower case, as inside a sentence (``phrases.opening`` makes them fit to open one);
what is only ever a label of its own is written as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sitrep.evidence.sensitivity import Sensitivity
from sitrep.facts.fact import Verification
from sitrep.facts.kinds import (
    Affected,
    Age,
    Category,
    Cause,
    Constraint,
    Count,
    Effect,
    Extent,
    Group,
    Measure,
    Outcome,
    Severity,
    Sex,
    Status,
    Trend,
    Victims,
)
from sitrep.localisation.catalogue import Catalogue
from sitrep.localisation.messages import NP_, Message
from sitrep.operation.model import ActorType, SourceType
from sitrep.report.audience import Audience
from sitrep.report.issue import Product

Words = Mapping[str, Message]

# Displacement
MEASURES: Words = {
    # Translators: people who had to leave in a stretch of time (a flow), not all displaced so far
    "flow": NP_("displacement measure", "newly displaced"),
    # Translators: people who are displaced at a given date (a stock)
    "stock": NP_("displacement measure", "displaced at this date"),
    "return": NP_("displacement measure", "returned"),
}
GROUPS: Words = {
    "idps": NP_("group", "internally displaced people"),
    "refugees": NP_("group", "refugees"),
    "returnees": NP_("group", "returnees"),
    "migrants": NP_("group", "migrants"),
    "host": NP_("group", "host community"),
}
CAUSES: Words = {
    "conflict": NP_("cause of displacement", "conflict"),
    "disaster": NP_("cause of displacement", "disaster"),
    "eviction": NP_("cause of displacement", "eviction"),
}

# Casualties
COUNTS: Words = {
    # Translators: casualties of this stretch of time only
    "new": NP_("count of casualties", "in this period"),
    # Translators: all casualties since the count began
    "cumulative": NP_("count of casualties", "cumulative"),
}
OUTCOMES: Words = {
    # Translators: a label in a table, of people
    "killed": NP_("outcome", "killed"),
    "injured": NP_("outcome", "injured"),
    "missing": NP_("outcome", "missing"),
    "detained": NP_("outcome", "detained"),
    "abducted": NP_("outcome", "abducted"),
    "killed_or_injured": NP_("outcome", "killed or injured"),
}
VICTIMS: Words = {
    "civilians": NP_("victims", "civilians"),
    "children": NP_("victims", "children"),
    "aid_workers": NP_("victims", "aid workers"),
    "combatants": NP_("victims", "members of armed forces or groups"),
    "all": NP_("victims", "all people"),
}
SEXES: Words = {
    "female": NP_("sex", "female"),
    "male": NP_("sex", "male"),
}
AGES: Words = {
    "children": NP_("age group", "children"),
    "adults": NP_("age group", "adults"),
    "older": NP_("age group", "older people"),
}

# Control of territory
STATUSES: Words = {
    # Translators: a label in a table, beside the name of the party
    "controls": NP_("control of territory", "control"),
    "gained": NP_("control of territory", "gain of control"),
    "lost": NP_("control of territory", "loss of control"),
    "besieged": NP_("control of territory", "siege"),
    "contested": NP_("control of territory", "contested control"),
}
EXTENTS: Words = {
    "all": NP_("extent", "all of the area"),
    "most": NP_("extent", "most of the area"),
    "part": NP_("extent", "part of the area"),
}
ACTOR_TYPES: Words = {
    "state_forces": NP_("type of actor", "state forces"),
    "rebels": NP_("type of actor", "rebel group"),
    "political_militia": NP_("type of actor", "political militia"),
    "identity_militia": NP_("type of actor", "identity militia"),
    "external_forces": NP_("type of actor", "external forces"),
    "civilians": NP_("type of actor", "civilians"),
    "other": NP_("type of actor", "other"),
}

# Humanitarian access: OCHA's nine constraints, in plain words
CONSTRAINTS: Words = {
    "denial_of_needs": NP_("access constraint", "Denial of needs or of entitlement to aid"),
    "movement_into": NP_("access constraint", "Restrictions on entry into the country"),
    "movement_within": NP_("access constraint", "Restrictions on movement within the country"),
    "interference": NP_("access constraint", "Interference in humanitarian activities"),
    "hostilities": NP_("access constraint", "Military operations and ongoing hostilities"),
    "violence_against_humanitarians": NP_(
        "access constraint", "Violence against humanitarian personnel, assets and facilities"
    ),
    "mines_uxo": NP_("access constraint", "Mines and unexploded ordnance"),
    "environment": NP_("access constraint", "Physical environment"),
    "population_access": NP_(
        "access constraint", "Restricted access of people to services and assistance"
    ),
}
AFFECTED: Words = {
    # Translators: what is kept from moving
    "aid": NP_("affected", "aid"),
    "people": NP_("affected", "people"),
}
EFFECTS: Words = {
    # Translators: the source itself says that aid or people were affected
    "stated": NP_("mark", "stated"),
    # Translators: the source does not say that aid or people were affected; staff infer it
    "inferred": NP_("mark", "inferred"),
}
SEVERITIES: Words = {
    "low": NP_("severity", "low"),
    "medium": NP_("severity", "medium"),
    "high": NP_("severity", "high"),
}
TRENDS: Words = {
    "improving": NP_("trend", "improving"),
    "stable": NP_("trend", "stable"),
    "worsening": NP_("trend", "worsening"),
}

# Events
CATEGORIES: Words = {
    "statement": NP_("category of event", "statement"),
    "planned": NP_("category of event", "announced plan"),
    "allegation": NP_("category of event", "allegation"),
    "attack": NP_("category of event", "attack"),
    "protection": NP_("category of event", "protection"),
    "needs": NP_("category of event", "needs"),
}

# How sure it is
VERIFICATIONS: Words = {
    "unverified": NP_("mark", "unverified"),
    "corroborated": NP_("mark", "corroborated"),
    "verified": NP_("mark", "verified"),
    "disputed": NP_("mark", "disputed"),
}
SOURCE_TYPES: Words = {
    "un": NP_("type of source", "United Nations"),
    "government": NP_("type of source", "government"),
    "red_cross": NP_("type of source", "Red Cross and Red Crescent Movement"),
    "ngo": NP_("type of source", "non-governmental organisation"),
    "party": NP_("type of source", "party to the conflict"),
    "media": NP_("type of source", "media"),
    "other": NP_("type of source", "other"),
}

# The report and its readers
PRODUCTS: Words = {
    "situation_report": NP_("product", "Situation report"),
    "flash_update": NP_("product", "Flash update"),
    "bulletin": NP_("product", "Bulletin"),
}
AUDIENCES: Words = {
    "public": NP_("audience", "Public"),
    "partners": NP_("audience", "Partners"),
    "internal": NP_("audience", "Internal"),
    "closed": NP_("audience", "Closed circle"),
}
SENSITIVITIES: Words = {
    "public": NP_("sensitivity", "public"),
    "restricted": NP_("sensitivity", "restricted"),
    "confidential": NP_("sensitivity", "confidential"),
    "strictly_confidential": NP_("sensitivity", "strictly confidential"),
}

HEADINGS: Words = {
    "highlights": NP_("heading", "Highlights"),
    "key_figures": NP_("heading", "Key figures"),
    "map": NP_("heading", "Map"),
    "overview": NP_("heading", "Situation overview"),
    "displacement": NP_("heading", "Displacement"),
    "casualties": NP_("heading", "Casualties"),
    "control": NP_("heading", "Control of territory"),
    "access": NP_("heading", "Humanitarian access"),
    "events": NP_("heading", "Events and statements"),
    "needs": NP_("heading", "Needs"),
    "protection": NP_("heading", "Protection"),
    "response": NP_("heading", "Response"),
    "gaps": NP_("heading", "What is not known"),
    "sources": NP_("heading", "Sources"),
    "contacts": NP_("heading", "Contacts"),
    "disclaimer": NP_("heading", "Disclaimer"),
}

TABLES: Mapping[type[StrEnum], Words] = {
    ActorType: ACTOR_TYPES,
    Affected: AFFECTED,
    Age: AGES,
    Audience: AUDIENCES,
    Category: CATEGORIES,
    Cause: CAUSES,
    Constraint: CONSTRAINTS,
    Count: COUNTS,
    Effect: EFFECTS,
    Extent: EXTENTS,
    Group: GROUPS,
    Measure: MEASURES,
    Outcome: OUTCOMES,
    Product: PRODUCTS,
    Sensitivity: SENSITIVITIES,
    Severity: SEVERITIES,
    Sex: SEXES,
    SourceType: SOURCE_TYPES,
    Status: STATUSES,
    Trend: TRENDS,
    Verification: VERIFICATIONS,
    Victims: VICTIMS,
}
"""Every code list that facts, operations and issues hold, with its words."""


def word(catalogue: Catalogue, term: StrEnum) -> str:
    """A term of a code list in words, in lower case where the language has it so."""
    return catalogue.text(TABLES[type(term)][term])


def heading(catalogue: Catalogue, section: str) -> str:
    """The heading of a section, by the section's name."""
    return catalogue.text(HEADINGS[section])
