"""What befell those whom a number counts: the nearest trigger in its clause, or its neighbour's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sitrep.extraction.people_words import Counted, Reading, Trigger, Words

_FARTHEST = 24
"""Words from a number to what befell its people, behind it; and in front of it:"""
_CLOSE = 4


class Fates(Words):
    """Reads what befell the people of each number."""

    def readings(self, counted: Sequence[Counted], triggers: Sequence[Trigger]) -> list[Reading]:
        """The numbers of which the sentence tells what befell their people, in its order."""
        found = [self.read(number, counted, triggers) for number in range(len(counted))]
        return [reading for reading in self.inherit(counted, found) if reading is not None]

    def read(
        self, number: int, counted: Sequence[Counted], triggers: Sequence[Trigger]
    ) -> Reading | None:
        """What befell the people of one number, as far as its own clause tells."""
        one = counted[number]
        previous = counted[number - 1].end if number else 0
        following = self.following(number, counted)
        behind = self.behind(one, following, counted, triggers)
        before = self.before(one, previous, triggers)
        is_noun = behind is not None and behind.name == "stock" and before is not None
        if before is not None and (behind is None or is_noun or behind.start > one.noun_end):
            return Reading(one, before, "a verb or noun in front of the number")
        if behind is not None:
            return Reading(one, behind, "a verb or noun behind the number")
        subject = self.subject(one, previous, triggers)
        return (
            Reading(one, subject, "a number or toll that reaches the number") if subject else None
        )

    def following(self, number: int, counted: Sequence[Counted]) -> int:
        """Where the next number begins; one in an aside, ", including a child,", is passed over."""
        end = counted[number].end
        for other in counted[number + 1 :]:
            between = self.keys[end : other.opens]
            if not any(
                key == "," and word in self.patterns.asides for key, word in pairwise(between)
            ):
                return other.opens
        return len(self.keys)

    def subject(self, one: Counted, previous: int, triggers: Sequence[Trigger]) -> Trigger | None:
        """What is counted in "the number of people displaced … has reached 61,523"."""
        reach = next(
            (
                n
                for n in reversed(range(max(previous, one.opens - 5), one.opens))
                if self.keys[n] in self.patterns.reaching
            ),
            None,
        )
        if reach is None:
            return None
        for trigger in reversed(triggers):
            if (
                previous <= trigger.start
                and trigger.end <= reach
                and reach - trigger.end < _FARTHEST
            ):
                head = self.keys[max(0, trigger.start - 8) : trigger.end]
                if {"number", "toll", "total", "figure", "deaths", "numbers"} & {*head}:
                    return trigger
        return None

    def behind(
        self, one: Counted, following: int, counted: Sequence[Counted], triggers: Sequence[Trigger]
    ) -> Trigger | None:
        """The nearest trigger behind a number in its clause."""
        end = self.clause_end(one.end, min(following, one.end + _FARTHEST))
        own = [t for t in triggers if t.side == "after" and one.end <= t.start < end]
        own = [t for t in own if not self.is_of_next(t, counted)]
        if not own:
            return None
        first = own[0]
        if first.name == "stock":  # "655,000 refugees crossed from …", "three refugees were killed"
            later = [t for t in own if t.name != "stock" and not self.is_adjective(t)]
            return later[0]._replace(start=first.start) if later else first
        return first

    def is_of_next(self, trigger: Trigger, counted: Sequence[Counted]) -> bool:
        """Whether the number that comes next is the trigger's: "killed 17, wounding 23"."""
        is_both = self.patterns.before.ahead(self.keys, trigger.start)
        if is_both is None:
            return False
        index = trigger.end
        while index < len(self.keys) and self.keys[index] in self.patterns.skipped:
            if self.keys[index] in {"and", "or", "in", "all", "been", "were", "have", "had"}:
                return False
            index += 1
        return any(
            one.opens <= index < one.end or one.opens in range(trigger.end, index + 1)
            for one in counted
        )

    def before(self, one: Counted, previous: int, triggers: Sequence[Trigger]) -> Trigger | None:
        """The trigger in front of a number, with nothing but small words between them."""
        for trigger in reversed(triggers):
            if trigger.side != "before" or trigger.end > one.opens or trigger.start < previous:
                continue
            between = self.keys[trigger.end : one.opens]
            if len(between) > _CLOSE or any(key not in self.patterns.skipped for key in between):
                return None
            if "and" in between or "or" in between:
                return None
            if self.patterns.weak.ahead(self.keys, trigger.start) and not self._says_moved(
                one, trigger
            ):
                return None
            return trigger
        return None

    def _says_moved(self, one: Counted, trigger: Trigger) -> bool:
        end = min(len(self.keys), one.end + 12)
        span = [*range(max(0, trigger.start - 2), trigger.start), *range(one.end, end)]
        return any(self.patterns.moved.ahead(self.keys, index) for index in span)

    def clause_end(self, start: int, stop: int) -> int:
        """Where the clause of a number ends: an aside between two commas is passed over."""
        index = start
        while index < stop:
            key = self.keys[index]
            if key in self.patterns.breaks:
                return index
            if key == ",":
                close = next(
                    (n for n in range(index + 1, min(index + 12, stop)) if self.keys[n] == ","),
                    None,
                )
                opens_aside = (
                    self.keys[index + 1 : index + 2] != []
                    and self.keys[index + 1] in self.patterns.asides
                )
                if close is None or not opens_aside:
                    return index
                index = close
            index += 1
        return stop

    def inherit(
        self, counted: Sequence[Counted], readings: list[Reading | None]
    ) -> list[Reading | None]:
        """Numbers in a list share what is said once: "six men and two women were killed"."""
        filled = list(readings)
        for number in range(1, len(filled)):
            before = filled[number - 1]
            if (
                filled[number] is None
                and before is not None
                and self._are_listed(before, counted[number])
            ):
                filled[number] = Reading(
                    counted[number], before.trigger, "listed with the number before"
                )
        for number in reversed(range(len(filled) - 1)):
            after = filled[number + 1]
            if filled[number] is None and after is not None and after.trigger.side == "after":
                between = self.keys[counted[number].noun_end : after.counted.opens]
                has_noun = (
                    counted[number].quantity.counts
                    or counted[number].noun_end > counted[number].end
                )
                if (
                    has_noun
                    and len(between) <= 3
                    and all(key in self.patterns.listing for key in between)
                ):
                    filled[number] = Reading(
                        counted[number], after.trigger, "listed with the number behind"
                    )
        return filled

    def _are_listed(self, before: Reading, one: Counted) -> bool:
        is_aside = before.counted.end <= one.opens < before.trigger.start
        start = (
            before.counted.noun_end
            if is_aside
            else max(before.counted.noun_end, before.trigger.end)
        )
        between = self.keys[start : one.opens]
        if len(between) > 14 or start > one.opens:
            return False
        is_implied = self.keys[one.opens] in self.sentence.lexicon.numerals.articles
        joints = {"and", "including"} if is_implied else {",", "and", "including"}
        has_joint = not joints.isdisjoint(between)
        return has_joint and self.patterns.finite.isdisjoint(between)
