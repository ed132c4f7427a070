"""The words of one sentence as the patterns for people know them, and the numbers among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sitrep.evidence.lexicon.phrases import PhraseTable
from sitrep.evidence.quantities import Quantity
from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.patterns import PeoplePatterns
from sitrep.extraction.sentences import Sentence

_BARE = frozenset({"more", "others", "other", "each", "additional", "further", "member", "members"})


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


class Words:
    """A sentence cut up, with the patterns of its language."""

    def __init__(self, sentence: Sentence, patterns: PeoplePatterns) -> None:
        self.sentence = sentence
        self.patterns = patterns
        self.tokens = sentence.tokens
        self.keys = self.tokens.keys

    def find(self, table: PhraseTable[str], side: Literal["after", "before"]) -> list[Trigger]:
        """Every trigger of a table, none inside another."""
        found, index = [], 0
        while index < len(self.keys):
            match = table.ahead(self.keys, index)
            if match is None:
                index += 1
                continue
            found.append(Trigger(index, match[1], match[0], side))
            index = match[1]
        return found

    def counted(self) -> Iterator[Counted]:
        """The numbers that count people, or nothing that is named."""
        starts = {token.start: index for index, token in enumerate(self.tokens.items)}
        ends = {token.end: index + 1 for index, token in enumerate(self.tokens.items)}
        for quantity in self.sentence.quantities:
            opens, end = starts.get(quantity.phrase.start), ends.get(quantity.span.end)
            if opens is None or end is None or quantity.is_none or quantity.value == 0:
                continue
            one = Counted(quantity, opens, end, self.noun_end(end))
            if self.may_be_people(one) and not self.was_before(one):
                yield one

    def was_before(self, one: Counted) -> bool:
        """Whether a number is what another one has changed from: "from 560,000 to 921,000"."""
        if self.tokens.key(one.opens - 1) != "from":
            return False
        changes = self.patterns.reaching.intersection(
            self.keys[max(0, one.opens - 4) : one.opens - 1]
        )
        return bool(changes) and "to" in self.keys[one.end : one.end + 8]

    def may_be_people(self, one: Counted) -> bool:
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
            noun_of = self.noun_end(one.end + 1)
            return (
                noun_of - one.end <= 3
                and self.tokens.items[min(one.end + 1, len(self.keys) - 1)].text[:1].isupper()
            )
        if behind[:1] == ["of"]:
            return behind[1:2] in (
                ["whom"],
                ["them"],
                ["those"],
                ["its"],
                ["their"],
                ["her"],
                ["his"],
            )
        return is_bare or (
            self.patterns.after.ahead(self.keys, one.noun_end) is not None and len(noun) <= 1
        )

    def noun_end(self, start: int) -> int:
        """The end of the noun phrase behind a number, as far as plain words go."""
        index = start
        while index < min(start + 7, len(self.keys)):
            key = self.keys[index]
            is_age = self.tokens.is_a(index, TokenKind.NUMBER) and self.tokens.is_hyphen(index + 1)
            is_plain = (
                is_age or self.tokens.is_a(index, TokenKind.WORD) or self.tokens.is_hyphen(index)
            )
            if (
                not is_plain
                or key in self.patterns.ends
                or self.patterns.after.ahead(self.keys, index)
            ):
                break
            index += 1
        return index

    def is_adjective(self, trigger: Trigger) -> bool:
        """Whether it stands in front of a noun of people: "displaced families"."""
        return self.tokens.key(trigger.end) in self.sentence.lexicon.humans

    def told(self, table: PhraseTable[bool]) -> bool:
        """Whether the sentence holds one of these phrases."""
        return any(table.ahead(self.keys, index) for index in range(len(self.keys)))

    def named_victims(self, window: range) -> str | None:
        """Who stands in a stretch of the sentence: the class that says most of them."""
        found = {
            match[0]
            for index in window
            if (match := self.patterns.victims.ahead(self.keys, index)) is not None
        }
        if "staff" in found:
            found.add("aid_workers" if self.told(self.patterns.relief) else "civilians")
        order = ("children", "aid_workers", "combatants", "civilians")
        return next((name for name in order if name in found), None)
