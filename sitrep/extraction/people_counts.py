"""Which of the numbers of a sentence count people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.evidence.quantities import Quantity
from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.people_words import Trigger, Words

_SHORT_NOUN = 4
_OLDEST = 110
"""Years of the oldest people."""
_OF_PEOPLE_ALONE = frozenset({"killed", "injured", "detained", "abducted"})
"""Fates that nothing but people, or what is counted among things, can meet."""
_ASIDE = 14
"""Words behind a number, over an aside, in which what befell its people is told."""
_VERB = 4
"""Words behind a noun in which the verb stands that tells it."""
_CHANGE = 8
_ONE_OF = 7
"""Words behind "one" in which it is told what befell one of many."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number among the tokens: with its qualifiers, its own end, and that of its noun."""

    quantity: Quantity
    opens: int
    end: int
    noun_end: int

    @property
    def noun(self) -> range:
        """The tokens of the noun behind it."""
        return range(self.end, self.noun_end)


class Counts(Words):
    """Finds the numbers that count people."""

    def counted(self) -> Iterator[Counted]:
        """The numbers that count people, or nothing that is named."""
        starts = {token.start: index for index, token in enumerate(self.tokens.items)}
        ends = {token.end: index + 1 for index, token in enumerate(self.tokens.items)}
        before: Counted | None = None
        for quantity in self.sentence.quantities:
            opens, end = starts.get(quantity.phrase.start), ends.get(quantity.span.end)
            if opens is None or end is None or quantity.is_none or quantity.value == 0:
                continue
            one = Counted(quantity, opens, end, self.noun_end(end))
            is_all = before is not None and self._is_of_number(one, before)
            last, before = before, one
            if is_all or (last is not None and self._is_apposition(one, last)):
                continue
            is_parent = self.patterns.phrases["parents"].behind(self.keys, one.opens) is not None
            is_other = self._was_before(one) or self._is_year(one) or self._is_age(one)
            if not is_other and not is_parent and self.may_be_people(one):
                yield one

    def may_be_people(self, one: Counted) -> bool:
        """Whether a number counts people, or nothing that is named: "four", "two of whom"."""
        if self.is_article(one.opens) and one.end == one.opens + 1:
            return self._is_person(one)
        if one.quantity.counts:  # "one of the ways" is no person, "killed one of the men" is
            is_part = self.is_of(one.end, "the") and one.quantity.value == 1
            is_told = self.fate_in(range(one.noun_end + 2, one.noun_end + _ONE_OF))
            return not is_part or bool(is_told or self.patterns.before.behind(self.keys, one.opens))
        if self.of_fate(one) or self.takes_lives(one) or self.is_of_total(one):
            return True
        is_people = self._must_be_people(one) or self.names_people(one) or self._is_bare(one)
        return is_people and not self._counts_things(one)

    def _is_of_number(self, one: Counted, part: Counted) -> bool:
        """Whether the number before it is a part of it: "41,400 of its 47,500 inhabitants"."""
        between = range(part.end, one.opens)
        joints = self.sentence.lexicon.qualifying.coordinators
        return (
            0 < len(between) <= _SHORT_NOUN
            and self.keys[part.end] in self.small["of"]
            # "one of around 1,500 people", but "one of the three attackers"
            and (part.quantity.value != 1 or self.keys[part.end + 1] in self.small["the"])
            and (joints | {","}).isdisjoint(self.keys[part.end : one.opens])
            and self.fate_in(between) is None
        )

    def _is_apposition(self, one: Counted, before: Counted) -> bool:
        """Whether it says who the one before it is: "one resident, a 19-year-old porter, was"."""
        between = self.keys[before.noun_end : one.opens]
        return before.quantity.value == 1 and between == [","] and self.is_article(one.opens)

    def _is_bare(self, one: Counted) -> bool:
        """Whether no noun of things follows: "four", "two of whom", "six more", "12 injured"."""
        if self.tokens.key(one.end) in self.small["of"]:
            return self._is_part_of_people(one) or self._is_part_of_number(one)
        is_told = len(one.noun) == 1 and self.fate_at(one.noun_end) is not None
        return not one.noun or is_told or self.keys[one.end] in self.small["bare"]

    def names_people(self, one: Counted) -> bool:
        """Whether the noun behind a number is one for people."""
        humans, victims = self.sentence.lexicon.humans, self.patterns.victims
        is_people = (
            len(one.noun) > 0
            and self.is_capital(one.noun_end - 1)
            and (self.patterns.demonyms.search(self.keys[one.noun_end - 1]))
        )
        return bool(one.quantity.counts or is_people) or any(
            self.keys[index] in humans or victims.ahead(self.keys, index) for index in one.noun
        )

    def of_fate(self, one: Counted) -> Trigger | None:
        """What befell those of whom a number is a part: "eleven of the wounded"."""
        start = one.end + 2
        if not self.is_of(one.end, "whole"):
            return None
        found = self.patterns.after.ahead(self.keys, start)
        return Trigger(start, found[1], found[0], "after") if found else None

    def is_of_total(self, one: Counted) -> bool:
        """Whether what is counted comes behind the number: "bringing to 26 the number of …"."""
        return self.tokens.key(one.end) in self.small["the"] and (
            self.tokens.key(one.end + 1) in self.small["tolls"]
        )

    def takes_lives(self, one: Counted) -> Trigger | None:
        """What says that a number is of lives that were lost: "claimed more than 1,000 lives"."""
        if self.small["lives"].isdisjoint(self.keys[one.end : one.end + 2]):
            return None
        for start in range(max(0, one.opens - _SHORT_NOUN), one.opens):
            found = self.patterns.phrases["taken"].ahead(self.keys, start)
            if found is not None and found[1] <= one.opens:
                return Trigger(start, found[1], "killed", "before")
        return None

    def _is_person(self, one: Counted) -> bool:
        """Whether the noun behind an article ends with a word for people, not with a group's."""
        last = self.tokens.key(one.noun_end - 1)
        if self.is_person(one.noun_end - 1) or last in self.sentence.lexicon.humans:
            return True
        is_owned = "s" in self.keys[one.end : one.noun_end]  # "a barber's shop"
        return bool(one.quantity.counts) and not is_owned and last not in self.small["groups"]

    def _counts_things(self, one: Counted) -> bool:
        """Whether things are counted: "92 evacuation centres", "eight of its schools"."""
        things = self.sentence.lexicon.counted.things
        if one.noun and self.keys[one.noun_end - 1] in things:
            return True
        head = self.patterns.after.ahead(self.keys, one.end)
        is_place = head is not None and self.keys[head[1] - 1] in things
        is_of_things = self.tokens.key(one.end + 2) in things
        return is_place or (self.tokens.key(one.end) in self.small["of"] and is_of_things)

    def _must_be_people(self, one: Counted) -> bool:
        """Whether only people can be meant: "14 Fulani were killed", "arrested 16 cultists"."""
        last = one.noun_end - 1
        if not 0 < len(one.noun) <= _SHORT_NOUN or len(self.keys[last]) < _SHORT_NOUN:
            return False
        is_name, behind = self.is_capital(last), self.tokens.key(one.noun_end)
        joints = self.sentence.lexicon.qualifying.coordinators
        if is_name and behind in joints and self.patterns.demonyms.search(self.keys[last]):
            return True  # "seven Sudanese and three foreign staff"
        length = _ASIDE if is_name and behind == "," else _VERB
        window = [one.noun_end]
        if behind == "," or behind in self.small["ends"]:
            window = list(range(one.noun_end, min(one.noun_end + length, len(self.keys))))
        before = self.patterns.before.behind(self.keys, one.opens)
        fates = {self.fate_in(window), before[0] if before else None} - {None}
        return bool(fates if is_name else fates & _OF_PEOPLE_ALONE)

    def _is_part_of_number(self, one: Counted) -> bool:
        """Whether a number of people stands behind "of": "41,400 of its 47,500 inhabitants"."""
        window = range(one.end + 1, min(one.end + 1 + _SHORT_NOUN, len(self.keys)))
        number = next((n for n in window if self.tokens.is_a(n, TokenKind.NUMBER)), None)
        humans = self.sentence.lexicon.humans
        return number is not None and not humans.isdisjoint(self.keys[number : number + 3])

    def _is_part_of_people(self, one: Counted) -> bool:
        """Whether people stand behind "of": "thousands of Nigerians", "two of whom"."""
        if self.tokens.key(one.end + 1) in self.small["those"]:
            return True
        of_whom = range(one.end + 1, self.noun_end(one.end + 1))
        if not one.quantity.qualifier.is_vague and not self.is_of(one.end, "whole"):
            return False
        is_people = (one.quantity.qualifier.is_vague and self.is_capital(one.end + 1)) or any(
            self.patterns.victims.ahead(self.keys, index) for index in of_whom
        )
        return is_people and len(of_whom) < _SHORT_NOUN

    def _is_age(self, one: Counted) -> bool:
        """Whether a bare number is somebody's age: "a shepherd boy, 12, was killed"."""
        if one.noun or one.opens != one.end - 1:
            return False
        if not self.small["aged"].isdisjoint(self.keys[max(0, one.opens - 4) : one.opens]):
            return True
        is_aside = self.tokens.key(one.opens - 1) == self.tokens.key(one.end) == ","
        who = one.opens - 2
        is_somebody = self.is_capital(who) or self.tokens.key(who) in self.sentence.lexicon.humans
        return is_aside and is_somebody and (one.quantity.value or 0) <= _OLDEST

    def _is_year(self, one: Counted) -> bool:
        """Whether a bare number is a year: "since the beginning of 2018"."""
        text = self.tokens.items[one.end - 1].text
        is_bare = not one.noun or self.keys[one.end] in self.small["alone"]
        is_short = one.opens == one.end - 1 and len(text) == len("2018")
        return is_bare and is_short and text[:2] in {"19", "20"} and text.isdigit()

    def _was_before(self, one: Counted) -> bool:
        """Whether a number is what another one has changed from: "from 560,000 to 921,000"."""
        if self.tokens.key(one.opens - 1) not in self.small["from"] | self.small["by"]:
            return False
        verbs = self.keys[max(0, one.opens - _SHORT_NOUN) : one.opens - 1]
        changes = not self.small["reaching"].isdisjoint(verbs)
        return changes and not self.small["to"].isdisjoint(self.keys[one.end : one.end + _CHANGE])
