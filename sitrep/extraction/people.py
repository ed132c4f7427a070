"""Displacement and casualties: numbers of people, each with the nearest word for what befell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from sitrep.evidence.lexicon.phrases import PhraseTable
from sitrep.evidence.quantities import Qualifier, Quantity
from sitrep.evidence.spans import Span
from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.patterns.people import PeoplePatterns, load_people
from sitrep.extraction.proposal import Figure, Proposal
from sitrep.extraction.sentences import Sentence

_FARTHEST = 24
"""Words from a number to what befell its people, behind it; and in front of it:"""
_CLOSE = 4
_BREAKS = frozenset({";", ".", "but", "while", "whereas", "when", "after", "before", "\n", "“", "although"})
_LISTING = frozenset(
    {",", "and", "including", "&", "also", "as", "were", "with", "plus", "or", "another", "a", "further", "from", "the", "of", "in", "("}
)
_MOVING = frozenset({"flow", "stock", "return"})


class Trigger(NamedTuple):
    """A word for what befell people: its tokens, its class, and the side of its number."""

    start: int
    end: int
    name: str
    side: Literal["after", "before"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A number among the tokens: with its qualifiers, and the number's own end."""

    quantity: Quantity
    opens: int
    end: int
    noun_end: int


class Reading(NamedTuple):
    """A number with what befell its people, and the rule that found it out."""

    counted: Counted
    trigger: Trigger
    rule: str


def propose_people(sentences: Sequence[Sentence]) -> list[Proposal]:
    """The proposals of displacement and casualties; places, dates and sources come later."""
    found: list[Proposal] = []
    headings: list[Proposal] = []
    told: set[int | None] = set()
    for sentence in sentences:
        patterns = load_people((sentence.language or "en").split("-")[0])
        if patterns is None or patterns.hint.search(sentence.text) is None:
            continue
        reader = _Reader(sentence, patterns)
        (headings if sentence.is_heading else found).extend(reader.proposals())
        if not sentence.is_heading and reader.has_triggers:
            told |= {quantity.value for quantity in sentence.quantities}
    # A heading that repeats what a sentence says, whatever that was found to be, adds nothing.
    return found + [one for one in headings if one.figure and one.figure.value not in told]


class _Reader:
    """Reads one sentence."""

    def __init__(self, sentence: Sentence, patterns: PeoplePatterns) -> None:
        self.sentence = sentence
        self.patterns = patterns
        self.tokens = sentence.tokens
        self.keys = self.tokens.keys
        self.has_triggers = False

    def proposals(self) -> Iterator[Proposal]:
        """What the sentence tells, in the order of its numbers."""
        triggers = [
            *self._find(self.patterns.after, "after"),
            *self._find(self.patterns.before, "before"),
        ]
        self.has_triggers = bool(triggers)
        if not triggers:
            return
        yield from self._named_victim(triggers)
        counted = list(self._counted())
        readings = self._inherit(counted, [self._read(n, counted, triggers) for n in range(len(counted))])
        victims = "all"
        for reading in readings:
            for proposal in self._propose(reading) if reading is not None else ():
                is_bare = reading is not None and reading.counted.noun_end == reading.counted.end
                if is_bare and proposal.victims == "all" and victims != "all":
                    proposal = replace(proposal, victims=victims)  # "killing one aid worker and injuring two"
                victims = proposal.victims or victims
                yield proposal

    # Numbers and triggers

    def _find(self, table: PhraseTable[str], side: Literal["after", "before"]) -> list[Trigger]:
        found, index = [], 0
        while index < len(self.keys):
            match = table.ahead(self.keys, index)
            if match is None:
                index += 1
                continue
            found.append(Trigger(index, match[1], match[0], side))
            index = match[1]
        return found

    def _counted(self) -> Iterator[Counted]:
        starts = {token.start: index for index, token in enumerate(self.tokens.items)}
        ends = {token.end: index + 1 for index, token in enumerate(self.tokens.items)}
        for quantity in self.sentence.quantities:
            opens, end = starts.get(quantity.phrase.start), ends.get(quantity.span.end)
            if opens is None or end is None or quantity.is_none or quantity.value == 0:
                continue
            one = Counted(quantity, opens, end, self._noun_end(end))
            if self._may_be_people(one) and not self._was_before(one):
                yield one

    def _was_before(self, one: Counted) -> bool:
        """Whether a number is what another one has changed from: "from 560,000 to 921,000"."""
        if self.tokens.key(one.opens - 1) != "from":
            return False
        changes = self.patterns.reaching.intersection(self.keys[max(0, one.opens - 4) : one.opens - 1])
        return bool(changes) and "to" in self.keys[one.end : one.end + 8]

    def _may_be_people(self, one: Counted) -> bool:
        """Whether a number counts people, or nothing that is named: "four", "two of whom"."""
        if one.quantity.counts:
            return self.keys[one.end : one.end + 2] != ["of", "the"] or one.quantity.value != 1
        noun = range(one.end, one.noun_end)
        if any(self.keys[index] in self.sentence.lexicon.humans for index in noun):
            return True
        if any(self.patterns.victims.ahead(self.keys, index) for index in noun):
            return True
        is_bare = not noun or self.keys[one.end] in _BARE
        behind = self.keys[one.end : one.end + 3]
        if behind[:1] == ["of"] and one.quantity.qualifier.is_vague:  # "thousands of Nigerians"
            noun_of = self._noun_end(one.end + 1)
            return noun_of - one.end <= 3 and self.tokens.items[min(one.end + 1, len(self.keys) - 1)].text[:1].isupper()
        if behind[:1] == ["of"]:
            return behind[1:2] in (["whom"], ["them"], ["those"], ["its"], ["their"], ["her"], ["his"])
        return is_bare or self.patterns.after.ahead(self.keys, one.noun_end) is not None and len(noun) <= 1

    def _noun_end(self, start: int) -> int:
        """The end of the noun phrase behind a number, as far as plain words go."""
        index = start
        while index < min(start + 7, len(self.keys)):
            key = self.keys[index]
            is_plain = self.tokens.is_a(index, TokenKind.WORD) or self.tokens.is_hyphen(index)
            if not is_plain or key in _ENDS or self.patterns.after.ahead(self.keys, index):
                break
            index += 1
        return index

    # What befell them

    def _read(self, number: int, counted: Sequence[Counted], triggers: Sequence[Trigger]) -> Reading | None:
        one = counted[number]
        previous = counted[number - 1].end if number else 0
        following = self._following(number, counted)
        behind = self._behind(one, following, counted, triggers)
        before = self._before(one, previous, triggers)
        is_noun = behind is not None and behind.name == "stock" and before is not None
        if before is not None and (behind is None or is_noun or behind.start > one.noun_end):
            return Reading(one, before, "a verb or noun in front of the number")
        if behind is not None:
            return Reading(one, behind, "a verb or noun behind the number")
        subject = self._subject(one, previous, triggers)
        return Reading(one, subject, "a number or toll that reaches the number") if subject else None

    def _following(self, number: int, counted: Sequence[Counted]) -> int:
        """Where the next number begins; one in an aside, ", including a child,", is passed over."""
        end = counted[number].end
        for other in counted[number + 1 :]:
            between = self.keys[end : other.opens]
            if not any(key == "," and word in _ASIDES for key, word in pairwise(between)):
                return other.opens
        return len(self.keys)

    def _subject(self, one: Counted, previous: int, triggers: Sequence[Trigger]) -> Trigger | None:
        """What is counted in "the number of people displaced … has reached 61,523"."""
        reach = next(
            (n for n in reversed(range(max(previous, one.opens - 5), one.opens)) if self.keys[n] in self.patterns.reaching),
            None,
        )
        if reach is None:
            return None
        for trigger in reversed(triggers):
            if previous <= trigger.start and trigger.end <= reach and reach - trigger.end < _FARTHEST:
                head = self.keys[max(0, trigger.start - 8) : trigger.end]
                if {"number", "toll", "total", "figure", "deaths", "numbers"} & {*head}:
                    return trigger
        return None

    def _behind(
        self, one: Counted, following: int, counted: Sequence[Counted], triggers: Sequence[Trigger]
    ) -> Trigger | None:
        """The nearest trigger behind a number in its clause."""
        end = self._clause_end(one.end, min(following, one.end + _FARTHEST))
        own = [t for t in triggers if t.side == "after" and one.end <= t.start < end]
        own = [t for t in own if not self._is_of_next(t, counted)]
        if not own:
            return None
        first = own[0]
        if first.name == "stock":  # "655,000 refugees crossed from …", "three refugees were killed"
            later = [t for t in own if t.name != "stock" and not self._is_adjective(t)]
            return later[0]._replace(start=first.start) if later else first
        return first

    def _is_of_next(self, trigger: Trigger, counted: Sequence[Counted]) -> bool:
        """Whether the number that comes next is the trigger's: "killed 17, wounding 23"."""
        is_both = self.patterns.before.ahead(self.keys, trigger.start)
        if is_both is None:
            return False
        index = trigger.end
        while index < len(self.keys) and self.keys[index] in self.patterns.skipped:
            if self.keys[index] in {"and", "or", "in", "all", "been", "were", "have", "had"}:
                return False
            index += 1
        return any(one.opens <= index < one.end or one.opens in range(trigger.end, index + 1) for one in counted)

    def _before(self, one: Counted, previous: int, triggers: Sequence[Trigger]) -> Trigger | None:
        """The trigger in front of a number, with nothing but small words between them."""
        for trigger in reversed(triggers):
            if trigger.side != "before" or trigger.end > one.opens or trigger.start < previous:
                continue
            between = self.keys[trigger.end : one.opens]
            if len(between) > _CLOSE or any(key not in self.patterns.skipped for key in between):
                return None
            if "and" in between or "or" in between:
                return None
            if self.patterns.weak.ahead(self.keys, trigger.start) and not self._says_moved(one, trigger):
                return None
            return trigger
        return None

    def _says_moved(self, one: Counted, trigger: Trigger) -> bool:
        end = min(len(self.keys), one.end + 12)
        span = [*range(max(0, trigger.start - 2), trigger.start), *range(one.end, end)]
        return any(self.patterns.moved.ahead(self.keys, index) for index in span)

    def _clause_end(self, start: int, stop: int) -> int:
        """Where the clause of a number ends: an aside between two commas is passed over."""
        index = start
        while index < stop:
            key = self.keys[index]
            if key in _BREAKS:
                return index
            if key == ",":
                close = next((n for n in range(index + 1, min(index + 12, stop)) if self.keys[n] == ","), None)
                opens_aside = self.keys[index + 1 : index + 2] != [] and self.keys[index + 1] in _ASIDES
                if close is None or not opens_aside:
                    return index
                index = close
            index += 1
        return stop

    def _is_adjective(self, trigger: Trigger) -> bool:
        """Whether it stands in front of a noun of people: "displaced families"."""
        return self.tokens.key(trigger.end) in self.sentence.lexicon.humans

    def _inherit(self, counted: Sequence[Counted], readings: list[Reading | None]) -> list[Reading | None]:
        """Numbers in a list share what is said once: "six men and two women were killed"."""
        filled = list(readings)
        for number in range(1, len(filled)):
            before = filled[number - 1]
            if filled[number] is None and before is not None and self._are_listed(before, counted[number]):
                filled[number] = Reading(counted[number], before.trigger, "listed with the number before")
        for number in reversed(range(len(filled) - 1)):
            after = filled[number + 1]
            if filled[number] is None and after is not None and after.trigger.side == "after":
                between = self.keys[counted[number].noun_end : after.counted.opens]
                has_noun = counted[number].quantity.counts or counted[number].noun_end > counted[number].end
                if has_noun and len(between) <= 3 and all(key in _LISTING for key in between):
                    filled[number] = Reading(counted[number], after.trigger, "listed with the number behind")
        return filled

    def _are_listed(self, before: Reading, one: Counted) -> bool:
        is_aside = before.counted.end <= one.opens < before.trigger.start
        start = before.counted.noun_end if is_aside else max(before.counted.noun_end, before.trigger.end)
        between = self.keys[start : one.opens]
        if len(between) > 14 or start > one.opens:
            return False
        is_implied = self.keys[one.opens] in self.sentence.lexicon.numerals.articles
        joints = {"and", "including"} if is_implied else {",", "and", "including"}
        has_joint = not joints.isdisjoint(between)
        return has_joint and _FINITE.isdisjoint(between)

    # The proposal

    def _named_victim(self, triggers: Sequence[Trigger]) -> Iterator[Proposal]:
        """One person who is named: "killed the photojournalist Ziad al-Sharabi"."""
        for trigger in triggers:
            if trigger.side != "before" or trigger.name in _MOVING or trigger.end >= len(self.keys):
                continue
            noun = next(
                (n for n in range(trigger.end, min(trigger.end + 6, len(self.keys) - 1)) if self._is_person(n)), None
            )
            if noun is None or self.keys[trigger.end] in self.sentence.lexicon.numerals.articles:
                continue
            between = range(trigger.end, noun)
            is_plain = all(self.tokens.is_a(n, TokenKind.WORD) and self.keys[n] not in _ENDS for n in between)
            if is_plain and self.tokens.items[noun + 1].text[:1].isupper():
                items = self.tokens.items
                span = Span(items[trigger.start].start, items[min(noun + 2, len(items) - 1)].end)
                victims = self._named_victims(range(trigger.end, noun + 1)) or "all"
                yield Proposal(
                    kind="casualties",
                    quote=self.sentence.span,
                    mention=self.sentence.at(span),
                    rule=f"{trigger.name}: a person who is named",
                    figure=Figure(1, None, None, Qualifier.EXACT, "people"),
                    outcome=trigger.name,
                    victims=victims,
                )

    def _is_person(self, index: int) -> bool:
        """Whether a word is a noun for one person: "journalist", "photojournalist"."""
        key = self.keys[index]
        persons = self.sentence.lexicon.counted.person
        return key in persons or any(key.endswith(person) for person in persons if len(person) > 6)

    def _propose(self, reading: Reading) -> Iterator[Proposal]:
        name = reading.trigger.name
        if reading.counted.quantity.denied or self._is_refused(reading):
            return
        proposal = Proposal(
            kind="displacement" if name in _MOVING else "casualties",
            quote=self.sentence.span,
            mention=self.sentence.at(self._mention(reading)),
            rule=f"{name}: {reading.rule}",
            figure=_figure(reading.counted.quantity),
        )
        if name in _MOVING:
            yield replace(proposal, measure=self._measure(reading), cause=self._cause())
            return
        whole = replace(proposal, outcome=name, victims=self._victims(reading))
        yield whole
        if self.tokens.key(reading.counted.end) == "each":  # "two each from A and B"
            yield from self._repeats(reading, whole)

    def _repeats(self, reading: Reading, whole: Proposal) -> Iterator[Proposal]:
        """One more proposal for each further group that has as many."""
        rest = self.keys[reading.counted.end : reading.counted.end + 14]
        stop = next((n for n, key in enumerate(rest) if key in _BREAKS), len(rest))
        for _ in range(rest[:stop].count("and")):
            yield whole

    def _mention(self, reading: Reading) -> Span:
        one, trigger = reading.counted, reading.trigger
        items = self.tokens.items
        start, end = one.opens, max(one.end, min(one.noun_end, one.end + 4))
        if not reading.rule.startswith("listed"):
            start, end = min(start, trigger.start), max(end if trigger.side == "before" else one.end, trigger.end)
        return Span(items[start].start, items[end - 1].end)

    def _is_refused(self, reading: Reading) -> bool:
        if reading.trigger.name in _MOVING:
            return self._is_help(reading)
        told = self._told(self.patterns.accidental)
        return told and not self._told(self.patterns.violent)

    def _told(self, table: PhraseTable[bool]) -> bool:
        return any(table.ahead(self.keys, index) for index in range(len(self.keys)))

    def _is_help(self, reading: Reading) -> bool:
        """Whether displaced people are only named: as helped, in need, or counted otherwise."""
        one, trigger = reading.counted, reading.trigger
        is_noun = trigger.name == "stock" or self._is_adjective(trigger) or self.keys[trigger.start] in {"returnees", "returns"}
        if one.quantity.value == 1 and one.quantity.in_words:  # one person's story
            return True
        victims = self._victims(reading)
        if victims == "aid_workers":  # staff that was withdrawn is a matter of access
            return True
        if "number" in reading.rule and "toll" in reading.rule:
            return False
        if trigger.side == "before" or not is_noun:
            return False
        window = [*range(max(0, one.opens - 14), one.opens), *range(trigger.end, min(len(self.keys), trigger.end + 12))]
        return any(self.patterns.helped.ahead(self.keys, index) for index in window)

    def _measure(self, reading: Reading) -> str:
        name, trigger = reading.trigger.name, reading.trigger
        if name == "return":
            return "return"
        window = range(max(0, reading.counted.opens - 4), min(len(self.keys), max(trigger.end, reading.counted.end) + 4))
        stands = any(self.patterns.standing.ahead(self.keys, index) for index in window)
        if name == "stock":
            return "stock"
        is_participle = self.keys[trigger.start] == "displaced" and not (
            {"were", "was", "been", "be", "being", "have", "has", "had", "are"} & {*self.keys[reading.counted.end : trigger.start]}
        )
        if trigger.side == "after" and stands and self.keys[trigger.start] in {"displaced", "evacuated", "uprooted"}:
            return "stock"
        if trigger.side == "after" and is_participle and self.keys[trigger.end : trigger.end + 1] == ["by"]:
            return "stock"
        return "flow"

    def _cause(self) -> str | None:
        if self._told(self.patterns.eviction):
            return "eviction"
        return "disaster" if self._told(self.patterns.disaster) else "conflict"

    def _victims(self, reading: Reading) -> str:
        one = reading.counted
        stop = one.noun_end
        if self.keys[one.noun_end : one.noun_end + 1] in (["from"], ["of"]):  # "seventeen from the army"
            stop = min(one.noun_end + 6, len(self.keys))
        named = self._named_victims(range(one.end, stop + 1))
        is_passive = reading.trigger.side == "after" or reading.rule.startswith("listed")
        if named is None and not one.quantity.counts and is_passive:
            named = self._named_victims(range(max(0, one.opens - 30), one.opens))
        return named or "all"

    def _named_victims(self, window: range) -> str | None:
        found = {
            match[0] for index in window if (match := self.patterns.victims.ahead(self.keys, index)) is not None
        }
        if "staff" in found:
            found.add("aid_workers" if self._told(self.patterns.relief) else "civilians")
        order = ("children", "aid_workers", "combatants", "civilians")
        return next((name for name in order if name in found), None)


_FINITE = frozenset(
    """is are was be been has have had will would could may might can do does did said says say told reported ; . who which that while but
    when after before until because according""".split()
)
_ENDS = frozenset(
    """is are was were be been being has have had will would could may might can do does did said says say told reported according who which
    that while as by in at from on to for near across after before during since into within including and or but of over under""".split()
)
"""Words at which the noun phrase behind a number ends."""
_BARE = frozenset({"more", "others", "other", "each", "additional", "further", "member", "members"})
_ASIDES = frozenset("including among mostly many most some both all of including mainly most largely".split())


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
