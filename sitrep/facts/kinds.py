"""The kinds of fact, one model each; ``KINDS`` is the table that every reader looks in.

The words are those of FIELD's code lists: IDMC's for displacement, OCHA's access monitoring
and reporting framework (AMRF) for access, our own for control of territory.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from sitrep.facts.fact import Fact
from sitrep.facts.figures import Figure
from sitrep.reading.scalars import Id, Line, WholeNumber


class Measure(StrEnum):
    """Of displacement: people who moved, who are displaced now, or who went back."""

    FLOW = "flow"
    STOCK = "stock"
    RETURN = "return"


class Group(StrEnum):
    """Who is displaced."""

    IDPS = "idps"
    REFUGEES = "refugees"
    RETURNEES = "returnees"
    MIGRANTS = "migrants"
    HOST = "host"


class Cause(StrEnum):
    """Why people moved (IDMC)."""

    CONFLICT = "conflict"
    DISASTER = "disaster"
    EVICTION = "eviction"


class Displacement(Fact):
    """People who fled, are displaced or went back; ``place`` is where they fled from, or are."""

    about: ClassVar = ("place", "to")

    kind: Literal["displacement"]
    measure: Measure
    group: Group
    figure: Figure
    cause: Cause | None = None
    to: Id | None = None


class Count(StrEnum):
    """Of casualties: those of a stretch of time, or all since the count began."""

    NEW = "new"
    CUMULATIVE = "cumulative"


class Outcome(StrEnum):
    """What happened to people."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    KILLED_OR_INJURED = "killed_or_injured"


class Victims(StrEnum):
    """To whom."""

    CIVILIANS = "civilians"
    CHILDREN = "children"
    AID_WORKERS = "aid_workers"
    COMBATANTS = "combatants"
    ALL = "all"


class Sex(StrEnum):
    """The sex of the people counted, where the source gives it."""

    FEMALE = "female"
    MALE = "male"


class Age(StrEnum):
    """The age of the people counted, where the source gives it."""

    CHILDREN = "children"
    ADULTS = "adults"
    OLDER = "older"


class Casualties(Fact):
    """People killed, injured, missing, detained or abducted; ``part_of`` names a total."""

    kind: Literal["casualties"]
    measure: Count
    outcome: Outcome
    victims: Victims
    figure: Figure
    part_of: Id | None = None
    sex: Sex | None = None
    age: Age | None = None
    weapon: Line | None = None


class Status(StrEnum):
    """Who holds a place (own terms, mapped to ACLED's event types where one fits)."""

    CONTROLS = "controls"
    GAINED = "gained"
    LOST = "lost"
    BESIEGED = "besieged"
    CONTESTED = "contested"


class Extent(StrEnum):
    """How much of the place."""

    ALL = "all"
    MOST = "most"
    PART = "part"


class Control(Fact):
    """Who holds, gained, lost, besieges or contests a place; the besieger is the actor."""

    about: ClassVar = ("place", "except_")
    by_whom: ClassVar = ("actor", "against")

    kind: Literal["control"]
    status: Status
    actor: Id | None = None
    against: Id | None = None
    extent: Extent | None = None
    except_: tuple[Id, ...] = Field(default=(), alias="except")


class Constraint(StrEnum):
    """OCHA's nine access constraints."""

    DENIAL_OF_NEEDS = "denial_of_needs"
    MOVEMENT_INTO = "movement_into"
    MOVEMENT_WITHIN = "movement_within"
    INTERFERENCE = "interference"
    HOSTILITIES = "hostilities"
    VIOLENCE_AGAINST_HUMANITARIANS = "violence_against_humanitarians"
    MINES_UXO = "mines_uxo"
    ENVIRONMENT = "environment"
    POPULATION_ACCESS = "population_access"


class Affected(StrEnum):
    """What the constraint keeps from moving."""

    AID = "aid"
    PEOPLE = "people"


class Effect(StrEnum):
    """Whether the source states that aid or people are kept away, or the writer infers it."""

    STATED = "stated"
    INFERRED = "inferred"


class Severity(StrEnum):
    """How grave the constraint is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Trend(StrEnum):
    """Where the constraint is going."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSENING = "worsening"


class Access(Fact):
    """What keeps aid from people or people from aid, and by whom; ``summary`` is translated."""

    by_whom: ClassVar = ("by",)

    kind: Literal["access"]
    constraint: Constraint
    by: tuple[Id, ...] = ()
    affects: tuple[Affected, ...] = Field(min_length=1)
    effect: Effect
    incidents: WholeNumber | None = None
    severity: Severity | None = None
    trend: Trend | None = None
    summary: Line | None = None


class Category(StrEnum):
    """What an event is, and so the section that it stands in."""

    STATEMENT = "statement"
    PLANNED = "planned"
    ALLEGATION = "allegation"
    ATTACK = "attack"
    PROTECTION = "protection"
    NEEDS = "needs"


class Event(Fact):
    """Something that happened, was said or is planned; ``summary`` is one sentence, translated."""

    by_whom: ClassVar = ("actor",)

    kind: Literal["event"]
    category: Category
    summary: Line
    actor: Id | None = None


KINDS: dict[str, type[Fact]] = {
    "displacement": Displacement,
    "casualties": Casualties,
    "control": Control,
    "access": Access,
    "event": Event,
}
