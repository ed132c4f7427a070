"""What befell those whom a number counts: the nearest trigger in its clause, or its neighbour's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.people_counts import Counted, Counts
from sitrep.extraction.people_words import Trigger

_FARTHEST = 24
"""Words from a number to what befell its people, behind it; and in front of it:"""
_CLOSE = 4
_NAMED = 6
"""Words of a name, or of two, that stand beside those who are counted."""
_ASIDE = 12
_LIST = 14
_MOVED = 12
_REACHED = 5
_HEAD = 8
_AMONG = 6
"""Words behind one of a list in which it is told that it is of those: "… among them"."""


class Reading(NamedTuple):
    """A number with what befell its people, and the rule that found it out."""

    counted: Counted
    trigger: Trigger
    rule: str
    is_listed: bool = False
    is_total: bool = False


class Fates(Counts):
    """Reads what befell the people of each number."""

    def readings(self) -> list[Reading]:
        """The numbers of which the sentence tells what befell their people, in its order."""
        counted = list(self.counted())
        found = [self._read(number, counted) for number in range(len(counted))]
        return [reading for reading in self._shared(counted, found) if reading is not None]

    def _read(self, number: int, counted: Sequence[Counted]) -> Reading | None:
        """What befell the people of one number, as far as its own clause tells."""
        one = counted[number]
        previous = counted[number - 1].end if number else 0
        if (lives := self.takes_lives(one)) is not None:
            return Reading(one, lives, "lives that were taken")
        if (total := self._total(one, previous)) is not None:
            return Reading(one, total, "a number or toll that reaches the number", is_total=True)
        fate = self.of_fate(one)
        behind = self._behind(number, counted, fate.end if fate else one.end)
        before = self._before(one, previous)
        if before is not None and (
            behind is None
            or behind.name == "stock"
            or behind.start > one.noun_end
            or self.is_adjective(behind)  # "bodies of three missing persons"
        ):
            return Reading(one, before, "a verb or noun in front of the number")
        if behind is not None:
            return Reading(one, behind, "a verb or noun behind the number")
        return Reading(one, fate, "a part of those who were hurt") if fate else None

    # --- in front of a number --------------------------------------------------------------------

    def _total(self, one: Counted, previous: int) -> Trigger | None:
        """What is counted in "the number of people displaced … has reached 61,523"."""
        reach = self._reach(one, previous)
        # "displaced people" is read as what it says of them before "displaced" as a verb
        by_side = sorted(self.triggers, key=lambda each: each.side) if reach is not None else ()
        for trigger in by_side:
            is_near = reach is not None and 0 <= reach - trigger.end < _FARTHEST
            head = self.keys[max(0, trigger.start - _HEAD) : trigger.end]
            if previous <= trigger.start and is_near and not self.small["tolls"].isdisjoint(head):
                return trigger
        return None

    def _reach(self, one: Counted, previous: int) -> int | None:
        """The verb that reaches a number: "reached 12", "bringing the number … to 12"."""
        window = range(max(previous, one.opens - _REACHED), one.end)
        reaching = self.small["reaching"]
        return next((n for n in reversed(window) if self.keys[n] in reaching), None)

    def _before(self, one: Counted, previous: int) -> Trigger | None:
        """The trigger in front of a number, with nothing but small words between them."""
        table, joints = self.patterns.phrases, self.sentence.lexicon.qualifying.coordinators
        for trigger in reversed(self.triggers):
            if trigger.side != "before" or trigger.end > one.opens or trigger.start < previous:
                continue
            between = self.keys[trigger.end : one.opens]
            is_apart = not (joints | self.small["or"]).isdisjoint(between)
            is_far = len(between) > _CLOSE or not self.small["skipped"].issuperset(between)
            is_loose = bool(one.noun) and not self.names_people(one)
            if (is_apart or is_far) and not self._is_one_more(range(trigger.end, one.opens)):
                return None
            if is_loose and table["loose"].ahead(self.keys, trigger.start):
                return None
            if table["weak"].ahead(self.keys, trigger.start) and not self._moved(one, trigger):
                return None
            return trigger
        return None

    def _is_one_more(self, between: range) -> bool:
        """Whether one person stands between: "wounding her mother and two brothers"."""
        keys = self.keys[between.start : between.stop]
        joints = self.sentence.lexicon.qualifying.coordinators
        is_led = bool(keys) and (keys[0] in self.small["whose"] or self.is_article(between.start))
        is_short = 3 <= len(keys) <= _NAMED and joints.isdisjoint(keys[:-1]) and "," not in keys
        return is_led and is_short and keys[-1] in joints and self.is_person(between.stop - 2)

    def _moved(self, one: Counted, trigger: Trigger) -> bool:
        """Whether the words around a trigger and its number say that people moved."""
        end = min(len(self.keys), one.end + _MOVED)
        before = range(max(0, trigger.start - 2), trigger.start)
        return self.told_in("moved", [*before, *range(one.end, end)])

    # --- behind a number -------------------------------------------------------------------------

    def _behind(self, number: int, counted: Sequence[Counted], start: int) -> Trigger | None:
        """The nearest trigger behind a number in its clause, from a word on."""
        one = counted[number]
        stop = min(self._following(number, counted), one.end + _FARTHEST)
        end = self.clause_end(one.end, stop)
        own = [
            trigger
            for trigger in self.triggers
            if trigger.side == "after"
            and start <= trigger.start < end
            and not self._is_of_next(trigger, counted)
            and not self._is_of_others(trigger, one)
        ]
        if len(own) > 1 and self._is_aside(own[0]) and self._is_passive(own[1]):
            return own[1]
        if not own or not self._is_noun(own[0]) or own[0].start > one.noun_end + 2:
            return own[0] if own else None
        noun = own[0]  # "655,000 refugees crossed from …", "three refugees were killed"
        for trigger in own[1:]:
            is_participle = trigger.start == noun.end and (
                self.tokens.key(trigger.end) in self.small["by"]
            )  # "130,000 IDPs uprooted by earlier conflict"
            if not self._is_noun(trigger) and not is_participle and not self.is_adjective(trigger):
                return trigger._replace(start=noun.start)
        return noun

    def _is_aside(self, trigger: Trigger) -> bool:
        """Whether it only says who they are: "four policemen who rushed there were wounded"."""
        return self.tokens.key(trigger.start - 1) in self.small["who"]

    def _is_noun(self, trigger: Trigger) -> bool:
        """Whether it names those who are counted: "refugees", "detainees"."""
        return trigger.name == "stock" or self.keys[trigger.start] in self.small["captives"]

    def _is_passive(self, trigger: Trigger) -> bool:
        return self.tokens.key(trigger.start - 1) in self.small["auxiliary"]

    def _following(self, number: int, counted: Sequence[Counted]) -> int:
        """Where the next number begins; one in an aside, ", including a child,", is passed over."""
        end = counted[number].end
        for other in counted[number + 1 :]:
            between = self.keys[end : other.opens]
            opens_aside = any(
                key == "," and word in self.small["asides"] for key, word in pairwise(between)
            )
            is_part = self.tokens.key(other.opens - 1) == "," and self.is_of(other.end, "those")
            if not is_part and not opens_aside:
                return other.opens
        return len(self.keys)

    def _is_of_others(self, trigger: Trigger, one: Counted) -> bool:
        """Whether it is of others: "relatives of victims", "people searching for the missing"."""
        index = trigger.start - 1
        if index > one.end and self.keys[index] in self.small["the"]:
            index -= 1
        is_away = index > one.end and self.keys[index] in self.small["away"]
        return is_away and trigger.name != "injured"  # "treated for wounds"

    def _is_of_next(self, trigger: Trigger, counted: Sequence[Counted]) -> bool:
        """Whether the number that comes next is the trigger's: "killed 17, wounding 23"."""
        if self.patterns.before.ahead(self.keys, trigger.start) is None:
            return False
        is_active = self.tokens.key(trigger.end) in self.small["whose"] - self.small["the"]
        if is_active and not self._is_passive(trigger):
            return True  # "the car of a candidate killed his driver"
        index = trigger.end
        while index < len(self.keys) and self.keys[index] in self.small["skipped"]:
            if self.keys[index] in self.small["apart"]:
                return False
            index += 1
        return any(
            one.opens <= index < one.end or trigger.end <= one.opens <= index for one in counted
        )

    # --- clauses ---------------------------------------------------------------------------------

    def clause_end(self, start: int, stop: int) -> int:
        """Where the clause of a number ends: an aside between two commas is passed over."""
        index = start
        while index < stop:
            if self.keys[index] in self.small["breaks"]:
                return index
            if self.keys[index] == ",":
                aside = self._aside(index + 1, stop)
                if aside is None:
                    return index
                index = aside
            index += 1
        return stop

    def _aside(self, start: int, stop: int) -> int | None:
        """The last word of what stands between a comma and what goes on with the clause."""
        is_who = self.tokens.key(start) in self.small["who"]
        if (
            is_who
            and self.tokens.key(start + 1) in self.small["auxiliary"]
            and self.fate_at(start + 2)
        ):
            return start + 1  # "a farmer, who was shot in the arm"
        commas = (n for n in range(start, min(start + _ASIDE - 1, stop)) if self.keys[n] == ",")
        close = next(commas, None)
        if close is None:
            return None
        is_age = self.tokens.is_a(start, TokenKind.NUMBER) and close == start + 1
        opens = self.keys[start] in self.small["asides"] or self.is_of(start + 1, "those")
        is_verb = self.tokens.key(close + 1) in self.small["auxiliary"]
        if self.is_article(start):  # ", a couple from Nablus, were"
            opens = opens or is_verb or self.fate_at(close + 1) is not None
        opens = opens or self.fate_at(start) is not None  # ", uprooted in 2012, live in camps"
        return close if is_age or opens or self._is_name(start, close) else None

    def _is_name(self, start: int, end: int) -> bool:
        """Whether nothing but a name stands there: "residents of Joshimath, Uttarakhand, have …"."""
        start += self.is_article(start)  # "one of them, a Canadian, …"
        joints = self.sentence.lexicon.qualifying.coordinators
        named = [index for index in range(start, end) if self.keys[index] not in joints]
        return 0 < len(named) <= _NAMED and all(map(self.is_capital, named))

    # --- lists -----------------------------------------------------------------------------------

    def _shared(
        self, counted: Sequence[Counted], readings: Sequence[Reading | None]
    ) -> list[Reading | None]:
        """Numbers in a list share what is said once: "six men and two women were killed"."""
        filled = list(readings)
        for number in range(1, len(filled)):
            before = filled[number - 1]
            if filled[number] is None and before and self._goes_on(before, counted[number]):
                filled[number] = Reading(
                    counted[number], before.trigger, "listed with the number before", is_listed=True
                )
        for number in reversed(range(len(filled) - 1)):
            after = filled[number + 1]
            if filled[number] is None and after and self._leads_to(counted[number], after):
                filled[number] = Reading(
                    counted[number], after.trigger, "listed with the number behind", is_listed=True
                )
        return filled

    def _leads_to(self, one: Counted, after: Reading) -> bool:
        between = self.keys[one.noun_end : after.counted.opens]
        has_noun = bool(one.quantity.counts) or bool(one.noun)
        is_list = len(between) < _CLOSE and self.small["listing"].issuperset(between)
        return has_noun and is_list and after.trigger.side == "after"

    def _goes_on(self, before: Reading, one: Counted) -> bool:
        first, trigger = before.counted, before.trigger
        is_aside = first.end <= one.opens < trigger.start
        start = first.noun_end if is_aside else max(first.noun_end, trigger.end)
        between = self.keys[start : one.opens]
        joints = self.sentence.lexicon.qualifying.coordinators | self.small["parts"]
        behind = range(one.noun_end, min(one.noun_end + _AMONG, len(self.keys)))
        if not self.is_article(one.opens) or self.told_in("among", behind):
            joints |= {",", ":"}
        is_list = not joints.isdisjoint(between) and self.small["finite"].isdisjoint(between)
        return start <= one.opens and len(between) <= _LIST and is_list
