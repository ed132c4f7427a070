"""Displacement and casualties: numbers of people, each with the nearest word for what befell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.evidence.quantities import Qualifier, Quantity
from sitrep.evidence.spans import Span
from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.patterns import PeoplePatterns
from sitrep.extraction.patterns.model import stems
from sitrep.extraction.people_alone import people_alone
from sitrep.extraction.people_counts import Counted
from sitrep.extraction.people_fates import Fates, Reading
from sitrep.extraction.people_moves import cause_of, cause_of_all, is_help, measure_of
from sitrep.extraction.people_words import Words
from sitrep.extraction.proposal import Figure, Kind, Proposal
from sitrep.extraction.sentences import Sentence

_MOVING = frozenset({"flow", "stock", "return"})
_GROUPS = frozenset({"aid_workers", "combatants", "civilians"})
_OPENING = 3
"""Sentences with which an article says that it tells of aid workers."""
_ROW = 14
"""Words of a list's row that has a name and a number."""
_HELPED = 8
_NONE = 5
"""Words in front of a number in which it is told that it is of nobody: "none of the 20 people"."""
_BACK = 30
"""Words in front of a bare number in which it is told whom it counts."""
_OF = 6
_EACH = 14


def propose_people(
    sentences: Sequence[Sentence], patterns: PeoplePatterns, titled: Iterable[Sentence] = ()
) -> list[Proposal]:
    """The proposals of displacement and casualties; places, dates and sources come later.

    ``titled`` are sentences of the title, which may tell what made people move.
    """
    found: list[Proposal] = []
    headings: list[Proposal] = []
    told: set[int | None] = set()
    opening = [Words(each, patterns) for each in (*titled, *sentences[:_OPENING])]
    before = Before(
        is_of_aid=any(words.tells_of_aid() for words in opening), usual=cause_of_all(opening)
    )
    for sentence in sentences:
        before.enter(sentence)
        begins = stems(sentence.text)
        is_hint = not patterns.hint.isdisjoint(begins)
        is_part = before.told and not patterns.hint_of_parts.isdisjoint(begins)
        goes_on = (sentence.is_item and before.moved) or is_part
        if not is_hint and not goes_on:
            if not patterns.hint_of_cause.isdisjoint(begins):
                before.cause = cause_of(Words(sentence, patterns)) or before.cause
            continue
        reader = _Reader(sentence, patterns, before)
        proposals = list(reader.proposals()) or reader.row() or reader.parts()
        (headings if sentence.is_heading else found).extend(proposals)
        before.leave(reader, proposals)
        if not sentence.is_heading and reader.triggers:
            told |= {quantity.value for quantity in sentence.quantities}
    # A heading that repeats what a sentence says, whatever that was found to be, adds nothing.
    return found + [one for one in headings if one.figure and one.figure.value not in told]


@dataclass
class Before:
    """What the sentences before one tell that holds for it too.

    Attributes:
        is_of_aid: whether the article tells of aid workers, and ``usual`` what it tells made
            people move.
        cause: what made people move, and ``victims`` whom it befell, as the paragraph tells.
        moved: what the line over a list says of its rows: ``flow``, ``stock`` or ``return``.
        told: what the paragraph told last.
    """

    is_of_aid: bool
    usual: str
    cause: str | None = None
    victims: str | None = None
    moved: str | None = None
    told: Proposal | None = None
    _cause_over: str | None = None
    _paragraph: int = -1

    def enter(self, sentence: Sentence) -> None:
        """Forgets what held for another paragraph."""
        if sentence.paragraph != self._paragraph:
            self.cause = self._cause_over if sentence.is_item else None
            self.victims = self.told = None
        if not sentence.is_item:
            self.moved = None
        self._paragraph = sentence.paragraph

    def leave(self, words: Words, proposals: Sequence[Proposal]) -> None:
        """Remembers what a sentence tells."""
        self.cause = cause_of(words) or self.cause
        self.victims = next((one.victims for one in reversed(proposals) if one.victims), None)
        self.told = proposals[-1] if proposals else self.told
        if not words.sentence.is_item:
            self.moved = next((t.name for t in words.triggers if t.name in _MOVING), None)
            self._cause_over = self.cause if self.moved else None


class _Reader(Fates):
    """Reads one sentence."""

    def __init__(self, sentence: Sentence, patterns: PeoplePatterns, before: Before) -> None:
        super().__init__(sentence, patterns, is_of_aid=before.is_of_aid)
        self._told = before

    def proposals(self) -> Iterator[Proposal]:
        """What the sentence tells: of people without a number, then in the order of its numbers."""
        for trigger, words in people_alone(self):
            if trigger.name not in _MOVING:
                span = range(min(trigger.start, words.start), max(trigger.end, words.stop))
                figure = Figure(1, None, None, Qualifier.EXACT, "people")
                rule = f"{trigger.name}: one person without a number"
                victims = self.named_victims(words) or "all"
                one = self._proposal("casualties", span, figure, rule)
                yield replace(one, outcome=trigger.name, victims=victims)
        victims = "all"
        is_told = self.triggers or self.told("taken")
        for reading in self.readings() if is_told else ():
            for one in self._propose(reading):
                is_same = one.victims == "all" and self._is_of_those(reading, victims)
                proposal = replace(one, victims=victims) if is_same else one
                if not self._is_part(reading):  # "691 people, including 41 civilians, and …"
                    victims = proposal.victims or victims
                yield proposal

    def row(self) -> list[Proposal]:
        """What a list's row says where the line over it tells what befell: "Mueda: 8,117 people"."""
        measure = self._told.moved if self.sentence.is_item else None
        counted = list(self.counted()) if measure else []
        if len(counted) != 1 or not self.names_people(counted[0]) or len(self.keys) > _ROW:
            return []
        row = self._counted_only(counted[0], f"{measure}: a row of a list")
        return [replace(row, measure=measure, cause=self._told.cause or self._told.usual)]

    def parts(self) -> list[Proposal]:
        """Those of whom the sentence before tells, part by part: "Of these, 26,910 are in Rwanda"."""
        whole, opens = self._told.told, self.told_in("of_all", range(1))
        if whole is None:
            return []
        rule = f"{whole.measure or whole.outcome}: a part of those of the sentence before"
        found = []
        for one in self.counted():
            behind = range(one.end, min(one.end + _HELPED, len(self.keys)))
            part = replace(self._counted_only(one, rule), measure=whole.measure, cause=whole.cause)
            if whole.measure and opens and not self.told_in("helped", behind):
                found.append(part)
            is_of_them = opens or (one.opens == 0 and self.is_of(one.end, "those"))
            victims = self.named_victims(behind) if whole.outcome and is_of_them else None
            if victims is not None:  # "Twelve of them were children."
                found.append(
                    replace(part, kind="casualties", outcome=whole.outcome, victims=victims)
                )
        return found

    def _counted_only(self, one: Counted, rule: str) -> Proposal:
        """A number of those who moved, as another sentence tells of them."""
        words = range(one.opens, one.noun_end)
        return self._proposal("displacement", words, _figure(one.quantity), rule)

    def _propose(self, reading: Reading) -> Iterator[Proposal]:
        one, name = reading.counted, reading.trigger.name
        victims = self._victims(reading)
        if one.quantity.denied or self._is_refused(reading, victims):
            return
        kind: Kind = "displacement" if name in _MOVING else "casualties"
        words, rule = self._mention(reading), f"{name}: {reading.rule}"
        proposal = self._proposal(kind, words, _figure(one.quantity), rule)
        if kind == "displacement":
            cause = cause_of(self) or self._told.cause or self._told.usual
            yield replace(proposal, measure=measure_of(self, reading), cause=cause)
            return
        whole = replace(proposal, outcome=name, victims=victims)
        yield whole
        if self.tokens.key(one.end) in self.small["each"]:  # "two each from A and B"
            yield from [whole] * self._groups(one)

    def _proposal(self, kind: Kind, words: range, figure: Figure, rule: str) -> Proposal:
        items = self.tokens.items
        span = Span(items[words.start].start, items[words.stop - 1].end)
        return Proposal(
            kind=kind,
            quote=self.sentence.span,
            mention=self.sentence.at(span),
            rule=rule,
            figure=figure,
        )

    def _mention(self, reading: Reading) -> range:
        one, trigger = reading.counted, reading.trigger
        if reading.is_listed:
            return range(one.opens, max(one.end, one.noun_end))
        end = one.noun_end if trigger.side == "before" else one.end
        return range(min(one.opens, trigger.start), max(end, trigger.end))

    def _groups(self, one: Counted) -> int:
        """How many more groups there are that have as many."""
        stop = min(one.end + _EACH, len(self.keys))
        clause = range(one.end, stop)
        end = next((n for n in clause if self.keys[n] in self.small["breaks"]), stop)
        joints = self.sentence.lexicon.qualifying.coordinators
        behind = next((other.opens for other in self.counted() if other.opens > one.end), end)
        end = min(end, behind - 1)  # "two each from A and B and seven from C"
        return sum(key in joints for key in self.keys[one.end : end])

    def _is_refused(self, reading: Reading, victims: str) -> bool:
        opens, end = reading.counted.opens, reading.counted.end
        if self.told_in("none", range(max(0, opens - _NONE), opens)):
            return True
        if self.told_in("unreal", range(end, max(end, reading.trigger.start))):
            return True
        behind = range(end, min(end + _HELPED, len(self.keys)))
        if reading.is_listed and self.told_in("helped", behind):
            return True
        if reading.trigger.name in _MOVING:
            return is_help(self, reading, victims)
        is_harm = reading.trigger.name not in {"detained", "abducted"}
        return is_harm and self.told("accidental") and not self.told("violent")

    # --- who they are ----------------------------------------------------------------------------

    def _victims(self, reading: Reading) -> str:
        """Who the people are: by the noun that is counted, or by those of whom they are a part."""
        one, trigger = reading.counted, reading.trigger
        stop = one.noun_end
        if self.tokens.key(stop) in self.small["of_whom"]:  # "seventeen from the army"
            commas = (n for n in range(stop, len(self.keys)) if self.keys[n] == ",")
            end = self.clause_end(one.noun_end, len(self.keys))
            stop = min(stop + _OF, end, next(commas, end))
            if trigger.start > one.end + 2:  # "two of them were killed by gunmen"
                stop = min(stop, trigger.start - 1)
        elif self.is_adjective(trigger) and trigger.start == stop:
            stop = self.noun_end(trigger.end)  # "nine wounded pupils"
        named = self.named_victims(range(one.end, stop + 1))
        has_noun = bool(one.noun) and self.keys[one.end] not in self.small["bare"]
        if named is None and self.tokens.key(one.end) in self.small["auxiliary"]:
            named = self.named_victims(range(one.end + 1, one.end + 2))  # "nine were minors"
        is_passive = trigger.side == "after" or reading.is_listed or reading.is_total
        if named is None and is_passive and not has_noun and not one.quantity.counts:
            named = self.named_victims(range(self._back(reading), one.opens))
            if named is None and self._told.victims in _GROUPS:
                named = self._told.victims
        return named or "all"

    def _back(self, reading: Reading) -> int:
        """From which word on it is told, in front of a bare number, whom it counts."""
        one, start = reading.counted, max(0, reading.counted.opens - _BACK)
        if reading.is_total:
            return max(start, reading.trigger.start - _OF)
        numbers = (
            n for n in range(one.opens - 1, start, -1) if self.tokens.is_a(n, TokenKind.NUMBER)
        )
        is_part = self.is_of(one.end, "of_them")  # "19 wounded, five of whom died"
        return next(numbers, start) if is_part else start

    def _is_of_those(self, reading: Reading, victims: str) -> bool:
        """Whether a number is of more of those before it: "injuring two", "three others"."""
        one = reading.counted
        is_more = self.tokens.key(one.end) in self.small["others"]
        is_part = self.is_of(one.end, "those")
        return not one.noun or ((is_more or is_part) and victims != "children")

    def _is_part(self, reading: Reading) -> bool:
        """Whether a number is a part of the one in front of it."""
        opens = reading.counted.opens
        is_in = not self.small["parts"].isdisjoint(self.keys[max(0, opens - 3) : opens])
        return is_in or self.is_of(reading.counted.end, "those")  # "three of whom"


def _figure(quantity: Quantity) -> Figure:
    is_range = quantity.low is not None
    is_vague = quantity.qualifier.is_vague
    return Figure(
        value=None if is_range or is_vague else quantity.value,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        unit="households" if quantity.unit == "households" else "people",
    )
