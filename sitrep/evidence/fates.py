"""What befell those whom a number counts: killed, injured, displaced, as far as its clause tells.

A clause ends with the sentence. Between two counts it ends at the last comma, "and" or "after" in
front of the second one: in "killed 17, wounding 23" the wounding is of 23.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sitrep.evidence.dates import Found
from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.mentions import Mention
from sitrep.evidence.quantities import QuantityKind
from sitrep.evidence.tokens import Tokens

_ENDS = frozenset(".;!?\n…。؛؟")
_COMMAS = frozenset({",", "،", "—", "–"})
_FARTHEST = 60
"""Words of a clause on either side of a number."""
_BEFORE = 3
"""Words in front of a number that still stand at it: "wounding at least 17"."""
_DENIED_WITHIN = 3
"""Words from a negation to what it denies: "were not reportedly killed"."""


class Fate(NamedTuple):
    """What the clause of a number tells, what stands at the number itself, what is denied.

    ``anywhere`` is what the whole text tells, of whomever.
    """

    clause: frozenset[str]
    near: frozenset[str]
    denied: frozenset[str]
    anywhere: frozenset[str]


_UNTOLD = Fate(frozenset(), frozenset(), frozenset(), frozenset())


def fates_of(
    mentions: Sequence[Mention], found: Sequence[Found], tokens: Tokens, lexicon: Lexicon
) -> Iterator[Fate]:
    """What befell those whom each mention counts, in the order of the mentions."""
    if not lexicon.persons.fates:
        yield from [_UNTOLD] * len(mentions)
        return
    reader = _Reader(tokens, lexicon)
    counts = [
        m if f[0] is QuantityKind.COUNT else None for m, f in zip(mentions, found, strict=True)
    ]
    before = _latest(counts)
    after = _latest(counts[::-1])[::-1]
    for mention, last, following in zip(mentions, before, after, strict=True):
        yield reader.fate(mention, last, following)


def _latest(mentions: Iterable[Mention | None]) -> list[Mention | None]:
    """In front of each entry, the last one that is there."""
    found: list[Mention | None] = []
    last: Mention | None = None
    for mention in mentions:
        found.append(last)
        last = mention or last
    return found


class _Reader:
    """Reads clauses of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.persons = lexicon.persons
        self.cuts = _COMMAS | lexicon.qualifying.coordinators | lexicon.persons.joints
        self.borders = self.cuts | lexicon.persons.borders
        self._fates = [self.persons.fates.get(key) for key in tokens.keys]
        self.anywhere = self._told(range(len(tokens)))

    def fate(self, mention: Mention, before: Mention | None, after: Mention | None) -> Fate:
        """What befell those whom a mention counts; the mentions are its neighbours."""
        left = self._left(mention, before)
        right = self._right(mention, after)
        close = [*self._near_before(left), *self._near_after(right)]
        denied = self._denied(mention, right)
        return Fate(self._told([*left, *right]), self._told(close), denied, self.anywhere)

    def _left(self, mention: Mention, before: Mention | None) -> range:
        stop = before.closes if before else 0
        start = self._back(mention.opens, max(stop, mention.opens - _FARTHEST))
        if before is not None and start == stop:
            start = next(
                (i + 1 for i in reversed(range(start, mention.opens)) if self._is_cut(i)), start
            )
        return range(start, mention.opens)

    def _right(self, mention: Mention, after: Mention | None) -> range:
        stop = after.opens if after else len(self.tokens)
        end = mention.end
        while end < min(stop, mention.end + _FARTHEST) and not self._ends(end):
            end += 1
        if after is not None and end == stop:
            end = next((i for i in reversed(range(mention.end, end)) if self._is_cut(i)), end)
        return range(mention.end, end)

    def _back(self, position: int, stop: int) -> int:
        while position > stop and not self._ends(position - 1):
            position -= 1
        return position

    def _ends(self, index: int) -> bool:
        return self.tokens.key(index) in _ENDS

    def _is_cut(self, index: int) -> bool:
        return self.tokens.key(index) in self.cuts

    def _near_before(self, left: range) -> Iterator[int]:
        for index in reversed(left[-_BEFORE:]):
            if self.tokens.key(index) in self.borders:
                return
            yield index

    def _near_after(self, right: range) -> Iterator[int]:
        for index in right:
            if self.tokens.key(index) in self.borders:
                return
            yield index

    def _told(self, indices: Iterable[int]) -> frozenset[str]:
        return frozenset().union(*(told for index in indices if (told := self._fates[index])))

    def _denied(self, mention: Mention, right: range) -> frozenset[str]:
        """What is said not to have befallen them: "17 were not killed", "has not killed 17"."""
        found: list[int] = []
        for index in right:
            if self.tokens.key(index) in self.persons.negations:
                found += range(index + 1, min(index + 1 + _DENIED_WITHIN, right.stop))
        if self.tokens.key(mention.opens - 2) in self.persons.negations:
            found.append(mention.opens - 1)
        return self._told(found)
