"""The words of one sentence as the patterns for people know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple, TypeVar

from sitrep.evidence.lexicon.phrases import PhraseTable
from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.patterns import PeoplePatterns
from sitrep.extraction.sentences import Sentence

T = TypeVar("T")
_NEAR = 8
"""Words behind a verb of staying in which it is told where."""
_LONGEST_NOUN = 7
_LONG_WORD = 6
"""Letters of a noun for a person that also stands in longer ones: "photojournalist"."""
_SAYING_MOST = ("children", "aid_workers", "combatants", "civilians")


class Trigger(NamedTuple):
    """A word for what befell people: its tokens, its class, and the side of its number."""

    start: int
    end: int
    name: str
    side: Literal["after", "before"]


class Words:
    """A sentence cut up, with the patterns of its language.

    ``is_of_aid`` says that the article tells of aid workers.
    """

    def __init__(
        self, sentence: Sentence, patterns: PeoplePatterns, *, is_of_aid: bool = False
    ) -> None:
        self.sentence, self.is_of_aid = sentence, is_of_aid
        self.patterns, self.small = patterns, patterns.words
        self.tokens = sentence.tokens
        self.keys = self.tokens.keys

    @cached_property
    def triggers(self) -> list[Trigger]:
        """The words for what befell people."""
        after, before = self.patterns.after, self.patterns.before
        return [*self._triggers(after, "after"), *self._triggers(before, "before")]

    def _triggers(
        self, table: PhraseTable[str], side: Literal["after", "before"]
    ) -> Iterator[Trigger]:
        """Every trigger of a table, none inside another."""
        end = 0
        for start, name, stop in self.matches(table):
            if start >= end:
                end = stop
                if side == "before" or self._is_whole(start, stop):
                    yield Trigger(start, stop, name, side)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether what must stand behind some triggers does: a roof, or where people got to."""
        table = self.patterns.phrases
        if table["staying"].ahead(self.keys, start) == (True, end):
            return not self.small["roofs"].isdisjoint(self.keys[end : end + _NEAR])
        if table["arriving"].ahead(self.keys, start) == (True, end):
            return self.is_capital(end) or self.tokens.key(end) in self.small["goals"]
        return True

    # --- phrases ---------------------------------------------------------------------------------

    def matches(self, table: PhraseTable[T]) -> Iterator[tuple[int, T, int]]:
        """Where each phrase of a table begins, what it means and where it ends."""
        if self._known.isdisjoint(table.first_words):
            return
        for index, key in enumerate(self.keys):
            if key in table.first_words and (match := table.ahead(self.keys, index)) is not None:
                yield index, *match

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.keys)

    def told(self, name: str) -> bool:
        """Whether the sentence holds one of the phrases of that name."""
        return next(self.matches(self.patterns.phrases[name]), None) is not None

    def told_in(self, name: str, window: Iterable[int]) -> bool:
        """Whether one of the phrases of that name begins at one of these words."""
        table = self.patterns.phrases[name]
        return any(table.ahead(self.keys, index) for index in window)

    def fate_at(self, index: int) -> str | None:
        """The class of the trigger that begins at a word, if one does whose number stands before."""
        found = self.patterns.after.ahead(self.keys, index)
        return found[0] if found else None

    def fate_in(self, window: Iterable[int]) -> str | None:
        """The class of the first such trigger that begins at one of these words."""
        return next(filter(None, map(self.fate_at, window)), None)

    # --- nouns -----------------------------------------------------------------------------------

    def noun_end(self, start: int) -> int:
        """The end of the noun phrase behind a number, as far as plain words go."""
        index = start
        stop = min(start + _LONGEST_NOUN, len(self.keys))
        while index < stop and self._is_plain(index) and self.fate_at(index) is None:
            index += 1
        return index

    def _is_plain(self, index: int) -> bool:
        tokens = self.tokens
        if self.keys[index] == ".":  # "three U.N. contractors"
            return index > 0 and len(self.keys[index - 1]) == 1 and self.is_capital(index - 1)
        is_age = tokens.is_a(index, TokenKind.NUMBER) and tokens.is_hyphen(index + 1)
        is_word = is_age or tokens.is_a(index, TokenKind.WORD) or tokens.is_hyphen(index)
        return is_word and self.keys[index] not in self.small["ends"]

    def ends_noun(self, index: int) -> bool:
        """Whether a noun phrase ends with a word: no word or number goes on with it."""
        key = self.tokens.key(index + 1)
        goes_on = any(
            self.tokens.is_a(index + 1, kind) for kind in (TokenKind.WORD, TokenKind.NUMBER)
        )
        return not goes_on or key in self.small["ends"]

    def is_adjective(self, trigger: Trigger) -> bool:
        """Whether it stands in front of a noun of people: "displaced families"."""
        return self.tokens.key(trigger.end) in self.sentence.lexicon.humans

    def is_person(self, index: int) -> bool:
        """Whether a word is a noun for one person: "journalist", "photojournalist"."""
        key, persons = self.tokens.key(index), self.sentence.lexicon.counted.person
        return key in persons or key.endswith(_long(persons))

    def is_article(self, index: int) -> bool:
        """Whether a word stands for one: "a"."""
        return self.tokens.key(index) in self.sentence.lexicon.numerals.articles

    def is_capital(self, index: int) -> bool:
        """Whether a word begins with a capital."""
        return index < len(self.keys) and self.tokens.items[index].text[:1].isupper()

    def is_of(self, index: int, name: str) -> bool:
        """Whether "of them" stands there, or another of the words of that name behind "of"."""
        return self.tokens.key(index) in self.small["of"] and (
            self.tokens.key(index + 1) in self.small[name]
        )

    def named_victims(self, window: range) -> str | None:
        """Who stands in a stretch of the sentence: the class that says most of them."""
        found: set[str] = set()
        index = window.start
        while index < window.stop:
            match = self.patterns.victims.ahead(self.keys, index)
            if match is not None:
                found.add(match[0])
            index = match[1] if match else index + 1  # "staff of Save the Children"
        if "staff" in found:
            found.add("aid_workers" if self.is_of_aid or self.told("relief") else "civilians")
        joints = self.sentence.lexicon.qualifying.coordinators
        is_list = not joints.isdisjoint(self.keys[window.start : window.stop])
        if is_list and {"combatants", "civilians"} <= found:
            return "all"  # "soldiers and civilians"
        return next((name for name in _SAYING_MOST if name in found), None)

    def tells_of_aid(self) -> bool:
        """Whether the sentence names aid workers."""
        return any(name == "aid_workers" for _, name, _ in self.matches(self.patterns.victims))


@lru_cache
def _long(persons: frozenset[str]) -> tuple[str, ...]:
    """The nouns for a person that also stand in longer ones."""
    return tuple(noun for noun in persons if len(noun) > _LONG_WORD)
