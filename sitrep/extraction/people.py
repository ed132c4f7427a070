"""Displacement and casualties: numbers of people, each with the nearest word for what befell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep.evidence.quantities import Qualifier, Quantity
from sitrep.evidence.spans import Span
from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.patterns import PeoplePatterns
from sitrep.extraction.people_fates import Fates
from sitrep.extraction.people_words import Reading, Trigger
from sitrep.extraction.proposal import Figure, Proposal
from sitrep.extraction.sentences import Sentence

_MOVING = frozenset({"flow", "stock", "return"})


def propose_people(sentences: Sequence[Sentence], patterns: PeoplePatterns) -> list[Proposal]:
    """The proposals of displacement and casualties; places, dates and sources come later."""
    found: list[Proposal] = []
    headings: list[Proposal] = []
    told: set[int | None] = set()
    for sentence in sentences:
        if patterns.hint.search(sentence.text) is None:
            continue
        reader = _Reader(sentence, patterns)
        (headings if sentence.is_heading else found).extend(reader.proposals())
        if not sentence.is_heading and reader.has_triggers:
            told |= {quantity.value for quantity in sentence.quantities}
    # A heading that repeats what a sentence says, whatever that was found to be, adds nothing.
    return found + [one for one in headings if one.figure and one.figure.value not in told]


class _Reader(Fates):
    """Reads one sentence."""

    has_triggers = False

    def proposals(self) -> Iterator[Proposal]:
        """What the sentence tells, in the order of its numbers."""
        triggers = [
            *self.find(self.patterns.after, "after"),
            *self.find(self.patterns.before, "before"),
        ]
        self.has_triggers = bool(triggers)
        if not triggers:
            return
        yield from self._named_victim(triggers)
        readings = self.readings(list(self.counted()), triggers)
        victims = "all"
        for reading in readings:
            is_bare = reading.counted.noun_end == reading.counted.end
            for one in self._propose(reading):
                # "killing one aid worker and injuring two"
                is_same = is_bare and one.victims == "all"
                proposal = replace(one, victims=victims) if is_same else one
                if not self._is_aside(reading):  # "691 people, including 41 civilians, and …"
                    victims = proposal.victims or victims
                yield proposal

    def _is_aside(self, reading: Reading) -> bool:
        """Whether a number is a part of the one in front of it."""
        opens = reading.counted.opens
        return not {"including", "among", "them"}.isdisjoint(self.keys[max(0, opens - 3) : opens])

    def _named_victim(self, triggers: Sequence[Trigger]) -> Iterator[Proposal]:
        """One person who is named: "killed the photojournalist Ziad al-Sharabi"."""
        for trigger in triggers:
            if trigger.side != "before" or trigger.name in _MOVING or trigger.end >= len(self.keys):
                continue
            noun = next(
                (
                    n
                    for n in range(trigger.end, min(trigger.end + 6, len(self.keys) - 1))
                    if self._is_person(n)
                ),
                None,
            )
            if noun is None or self.keys[trigger.end] in self.sentence.lexicon.numerals.articles:
                continue
            between = range(trigger.end, noun)
            is_plain = all(
                self.tokens.is_a(n, TokenKind.WORD) and self.keys[n] not in self.patterns.ends
                for n in between
            )
            if is_plain and self.tokens.items[noun + 1].text[:1].isupper():
                items = self.tokens.items
                span = Span(items[trigger.start].start, items[min(noun + 2, len(items) - 1)].end)
                victims = self.named_victims(range(trigger.end, noun + 1)) or "all"
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
        stop = next((n for n, key in enumerate(rest) if key in self.patterns.breaks), len(rest))
        for _ in range(rest[:stop].count("and")):
            yield whole

    def _mention(self, reading: Reading) -> Span:
        one, trigger = reading.counted, reading.trigger
        items = self.tokens.items
        start, end = one.opens, max(one.end, one.noun_end)
        if not reading.rule.startswith("listed"):
            start, end = (
                min(start, trigger.start),
                max(end if trigger.side == "before" else one.end, trigger.end),
            )
        return Span(items[start].start, items[end - 1].end)

    def _is_refused(self, reading: Reading) -> bool:
        if reading.trigger.name in _MOVING:
            return self._is_help(reading)
        told = self.told(self.patterns.accidental)
        return told and not self.told(self.patterns.violent)

    def _is_help(self, reading: Reading) -> bool:
        """Whether displaced people are only named: as helped, in need, or counted otherwise."""
        one, trigger = reading.counted, reading.trigger
        is_noun = (
            trigger.name == "stock"
            or self.is_adjective(trigger)
            or self.keys[trigger.start] in {"returnees", "returns"}
        )
        if one.quantity.value == 1 and one.quantity.in_words:  # one person's story
            return True
        victims = self._victims(reading)
        if victims == "aid_workers":  # staff that was withdrawn is a matter of access
            return True
        if "number" in reading.rule and "toll" in reading.rule:
            return False
        if trigger.side == "before" or not is_noun:
            return False
        window = [
            *range(max(0, one.opens - 14), one.opens),
            *range(trigger.end, min(len(self.keys), trigger.end + 12)),
        ]
        return any(self.patterns.helped.ahead(self.keys, index) for index in window)

    def _measure(self, reading: Reading) -> str:
        name, trigger = reading.trigger.name, reading.trigger
        if name == "return":
            return "return"
        window = range(
            max(0, reading.counted.opens - 4),
            min(len(self.keys), max(trigger.end, reading.counted.end) + 4),
        )
        stands = any(self.patterns.standing.ahead(self.keys, index) for index in window)
        if name == "stock":
            return "stock"
        is_participle = self.keys[trigger.start] == "displaced" and not (
            {"were", "was", "been", "be", "being", "have", "has", "had", "are"}
            & {*self.keys[reading.counted.end : trigger.start]}
        )
        if (
            trigger.side == "after"
            and stands
            and self.keys[trigger.start] in {"displaced", "evacuated", "uprooted"}
        ):
            return "stock"
        if (
            trigger.side == "after"
            and is_participle
            and self.keys[trigger.end : trigger.end + 1] == ["by"]
        ):
            return "stock"
        return "flow"

    def _cause(self) -> str | None:
        if self.told(self.patterns.eviction):
            return "eviction"
        return "disaster" if self.told(self.patterns.disaster) else "conflict"

    def _victims(self, reading: Reading) -> str:
        one = reading.counted
        stop = one.noun_end
        if self.keys[one.noun_end : one.noun_end + 1] in (
            ["from"],
            ["of"],
        ):  # "seventeen from the army"
            stop = min(one.noun_end + 6, len(self.keys))
        named = self.named_victims(range(one.end, stop + 1))
        is_passive = reading.trigger.side == "after" or reading.rule.startswith("listed")
        if named is None and not one.quantity.counts and is_passive:
            named = self.named_victims(range(max(0, one.opens - 30), one.opens))
        return named or "all"


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
