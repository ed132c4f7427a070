"""What a language's table of number words holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from sitrep.evidence.lexicon.phrases import Phrases, PhraseTable
from sitrep.evidence.quantities import Qualifier

Meaning = tuple[Qualifier, ...]
"""Every qualifier that a phrase may stand for, the likeliest first."""
Lengths = Mapping[str, tuple[int, str]]
"""Words for lengths of time: how many of which unit one of them is."""
Kinds = Mapping[str, frozenset[str]]
"""What words may stand for, by word."""
_NOTHING: PhraseTable[Any] = PhraseTable({})


class Moment(StrEnum):
    """A stretch of days that is told from the day of writing."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    DAY_BEFORE_YESTERDAY = "day_before_yesterday"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    PAST_WEEK = "past_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, kw_only=True)
class Numerals:
    """How a language builds its numbers.

    Attributes:
        atoms: words for fixed numbers, up to the thousands that are one word (Arabic 2,000).
        hundreds: words that multiply what stands before them by a hundred.
        scales: words for a thousand and more, which multiply.
        plural_scales: words that multiply, but mean no number when nothing stands before them.
        joiners: words between the parts of a number, such as "and".
        joined: where a joiner may stand: ``after_hundreds``, ``after_tens``, ``before_one`` or
            ``always`` (then it must).
        is_vigesimal: whether 17, 77 and 97 are built as in French.
        articles: words that stand for one before a hundred, a thousand or a dozen.
        of: words between a number and what it counts: "of", "de".
        collectives: nouns that stand for a number, such as "dozen", with how exactly.
        halves: phrases that stand for a fraction of the scale after them: "half a".
        and_half: phrases that add a half to the number or the scale before them.
        decimal: the mark before decimals; empty where both marks are in use.
        is_strict: whether the other mark always groups thousands.
        nobody: phrases that stand for nobody; ``none`` are those that do before a noun of people.
    """

    atoms: Mapping[str, int]
    hundreds: frozenset[str] = frozenset()
    scales: Mapping[str, int]
    plural_scales: Mapping[str, int] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    joined: str = "after_hundreds"
    is_vigesimal: bool = False
    articles: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    collectives: Mapping[str, tuple[int, Meaning]] = field(default_factory=dict)
    halves: PhraseTable[Fraction] = _NOTHING
    and_half: Phrases = _NOTHING
    decimal: str = ""
    is_strict: bool = False
    nobody: Phrases = _NOTHING
    none: Phrases = _NOTHING


@dataclass(frozen=True, kw_only=True)
class Qualifying:
    """The words that say how exactly a number is meant.

    Attributes:
        before: what phrases in front of a number mean.
        after: what phrases behind a number, or behind the noun after it, mean.
        transparent: phrases between a qualifier and its number that change nothing.
        vague: phrases that stand for a number; None for magnitudes that have no qualifier.
        between: words that open a range; ``and_`` stands in the middle of such a range.
        to: words in the middle of a range that nothing opens.
        change: phrases in front of a number that make "X to Y" a change, not a range.
        changing: words somewhere before a number that do so where one of the ``steps``, such as
            "from", stands in front of it.
        coordinators: words that carry a qualifier on to the next number.
        denials: phrases in front of a number that is said not to hold.
    """

    before: PhraseTable[Meaning] = _NOTHING
    after: PhraseTable[Meaning] = _NOTHING
    transparent: Phrases = _NOTHING
    vague: PhraseTable[Qualifier | None] = _NOTHING
    between: frozenset[str] = frozenset()
    and_: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    change: Phrases = _NOTHING
    changing: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    denials: Phrases = _NOTHING


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The words around a number that say what it counts, where that is not people.

    Attributes:
        during: words that, before a length of time, may also say during what: "over two weeks".
        durations: units of time; the number is how many ``days`` and so on one of them is.
        lone_durations: nouns that state a duration without a number, such as a dual.
        adjectives: words that may stand between a number and what it counts.
        old: phrases behind a duration that make it an age; ``aged`` stand in front.
        percents: phrases for per cent.
        months: names of months; ``capital_months`` where those are other words in lower case.
        date_of: words between a day and its month.
        month_prepositions: words that, in front of a month, leave the number after it alone.
        year_prepositions: words in front of a year.
        measures: units of length, weight and so on; ``money``: currencies; ``clock``: hours.
        labels: nouns in front of a number that is a name: "article 17"; with one of the
            ``determiners`` in front they are not: "near the camp 17 were killed".
        things: nouns, in the plural, that no figure of people counts.
        people: nouns of people; ``person``: those that "a" in front of makes one person.
        households: nouns of households.
        shares: words for parts: "two thirds"; ``out_of``: phrases as in "one in five".
        ordinals: endings of digits: "17th".
        stops: words that end the search for the noun that a number counts.
    """

    during: frozenset[str] = frozenset()
    durations: Lengths = field(default_factory=dict)
    lone_durations: Lengths = field(default_factory=dict)
    adjectives: frozenset[str] = frozenset()
    old: Phrases = _NOTHING
    aged: Phrases = _NOTHING
    percents: Phrases = _NOTHING
    months: frozenset[str] = frozenset()
    capital_months: bool = False
    date_of: frozenset[str] = frozenset()
    month_prepositions: frozenset[str] = frozenset()
    year_prepositions: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()
    households: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    out_of: Phrases = _NOTHING
    ordinals: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Persons:
    """Who those are whom a number counts, and what befell them.

    Attributes:
        kinds: what nouns say of the people whom they mean, such as ``children``.
        fates: what words say of what befell people, such as ``killed``.
        borders: words in front of which what is said of a number at once ends.
        joints: words that open a clause of its own between two numbers.
        negations: words that deny the fate that follows.
    """

    kinds: Kinds = field(default_factory=dict)
    fates: Kinds = field(default_factory=dict)
    borders: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Saying:
    """The words of reported speech, and of when something was said.

    Attributes:
        verbs: verbs, and the first words of phrases such as "according to", that report speech.
        continuing: those of them whose speaker and time are those of the verb before.
        that: words that open what is said.
        adjuncts: words that open where or to whom it was said: "in a statement", "to reporters".
        weekdays: the day, 0 for Monday; ``last_weekdays`` cannot be the day of writing itself.
        moments: phrases for stretches of days.
        apart: words in front of a time that make it no time of saying: "since Friday".
        relative: words that open a clause about somebody: "who returned last week".
        finite: words that show a statement of its own between a time and a verb.
    """

    verbs: frozenset[str] = frozenset()
    continuing: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    adjuncts: frozenset[str] = frozenset()
    weekdays: PhraseTable[int] = _NOTHING
    last_weekdays: PhraseTable[int] = _NOTHING
    moments: PhraseTable[Moment] = _NOTHING
    apart: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """One language's number words.

    ``unsaid`` are numbers that a noun's form may state without a word of their own, such as an
    Arabic dual. ``prefixes`` are letters that are written together with the word after them.
    """

    numerals: Numerals
    qualifying: Qualifying
    counted: Counted
    persons: Persons = Persons()
    saying: Saying = Saying()
    unsaid: frozenset[int] = frozenset()
    prefixes: str = ""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the tables that a prefix may be written together with."""
        numerals, qualifying = self.numerals, self.qualifying
        single = {*numerals.atoms, *numerals.hundreds, *numerals.scales, *numerals.plural_scales}
        single |= {*numerals.collectives, *self.saying.verbs}
        tables = (qualifying.before, qualifying.vague, numerals.halves, numerals.nobody)
        return frozenset(single.union(*(table.first_words for table in tables)))

    @cached_property
    def openers(self) -> frozenset[str]:
        """Every word that a quantity may begin with."""
        lone = frozenset(self.counted.lone_durations) | self.numerals.none.first_words
        return self.vocabulary | self.numerals.articles | lone

    @cached_property
    def humans(self) -> frozenset[str]:
        """Every noun of people, in whatever number and of whatever kind."""
        counted = self.counted
        return counted.people | counted.person | counted.households | frozenset(self.persons.kinds)
