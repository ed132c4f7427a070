"""Where: the names behind "in", "from" and "to", and what a paragraph or an article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sitrep.evidence.spans import Span
from sitrep.extraction.patterns import PlacePatterns, Role
from sitrep.extraction.sentences import Sentence

_TOLD = 40
"""Characters in front of a place in which it may be told that somebody spoke there."""
_OPENING = 3
"""Sentences with which an article says what it is about."""
_BACK = 4
"""Sentences before one in which its place may be named."""


class PlacePhrase(NamedTuple):
    """A place in a sentence, and what the preposition in front of it says."""

    span: Span
    name: str
    role: Role


def find_places(text: str, patterns: PlacePatterns) -> list[PlacePhrase]:
    """Every place that a sentence names behind a preposition, in its order."""
    found: list[PlacePhrase] = []
    people, told_in = patterns.patterns["people"], patterns.patterns["told_in"]
    for pattern in ("place", "common"):
        for match in patterns.patterns[pattern].finditer(text):
            name, role = match["name"].strip(" ,."), patterns.roles[match["how"].lower()]
            start = match.start("name")
            span = Span(start, start + len(name))
            is_place = (
                patterns.is_place(name, role)
                and not people.match(text, span.end)
                and not told_in.search(text, max(0, match.start() - _TOLD), match.start())
            )
            if is_place and not any(one.span.start <= start < one.span.end for one in found):
                found.append(PlacePhrase(span, name, role))
    return sorted(found)


class Gazetteer:
    """The places of an article: of each sentence, each paragraph, and of the whole.

    ``apart`` are stretches of sentences, by where these begin, that are of something else: of who
    says so.
    """

    def __init__(
        self,
        title: str | None,
        sentences: Sequence[Sentence],
        apart: Mapping[int, Sequence[Span]],
        patterns: PlacePatterns,
    ) -> None:
        self._patterns = patterns
        self._places = {
            sentence.start: [
                place
                for place in self._find(sentence.text)
                if not any(
                    span.start <= place.span.start < span.end
                    for span in apart.get(sentence.start, ())
                )
            ]
            for sentence in sentences
        }
        self._sentences = list(sentences)
        self._index = {sentence.start: n for n, sentence in enumerate(self._sentences)}
        self._headings = dict(self._under_headings())
        self._main = self._most_named(title or "")

    def _find(self, text: str) -> list[PlacePhrase]:
        return find_places(text, self._patterns)

    def _countries(self, text: str) -> list[str]:
        """The countries that a text names, as they stand there."""
        found = self._patterns.countries.finditer(text)
        return [match[0] for match in found if match[0][0].isupper()]

    def _under_headings(self) -> Iterator[tuple[int, str]]:
        """The place of the heading over a sentence: a country, or another that it names."""
        over = ""
        for sentence in self._sentences:
            if sentence.is_heading:
                named = self._countries(sentence.text)
                named += [place.name for place in self._find(sentence.text)]
                over = named[0] if named else ""
            elif over:
                yield sentence.start, over

    def _most_named(self, title: str) -> str | None:
        """What an article is about: what it names most; its title and its opening count more."""
        counts: Counter[str] = Counter()
        for number, sentence in enumerate(self._sentences):
            for place in self._places[sentence.start]:
                if place.role in {"at", "from"}:
                    counts[place.name] += 3 if number < _OPENING else 1
        for place in self._find(title):
            counts[place.name] += 4
        for name in self._countries(title):
            counts[name] += 2
        return counts.most_common(1)[0][0] if counts else None

    def place_of(self, sentence: Sentence, mention: Span, kind: str) -> str | None:
        """Where what a mention tells happened, or where people moved from.

        Args:
            sentence: the sentence.
            mention: in characters of it.
            kind: of the proposal.
        """
        places = self._places[sentence.start]
        inside = [place for place in places if place.role in {"at", "of"}]
        origin = [place for place in places if place.role == "from"]
        if kind == "displacement":
            near = [place for place in origin if place.span.start >= mention.start - _TOLD]
            chosen = (
                _nearest(near, mention)
                or _nearest(inside, mention)
                or self._lead(sentence)
                or _nearest(places, mention)
            )
        else:
            chosen = _nearest(inside, mention) or self._lead(sentence) or _nearest(origin, mention)
        heading = self._headings.get(sentence.start)
        return chosen or self._before(sentence) or heading or self._main

    def _lead(self, sentence: Sentence) -> str | None:
        lead = sentence.lead
        return lead if self._patterns.patterns["kind"].search(lead) else None

    def _before(self, sentence: Sentence) -> str | None:
        """The last place that was named in the same paragraph, or in the one before."""
        index = self._index[sentence.start]
        for other in reversed(self._sentences[max(0, index - _BACK) : index]):
            if other.paragraph < sentence.paragraph - 1:
                return None
            for place in self._places[other.start]:
                if place.role != "to":
                    return place.name
        return None


def _nearest(places: Sequence[PlacePhrase], mention: Span) -> str | None:
    """The nearest place; one behind the mention is nearer than one as far in front of it."""
    if not places:
        return None

    def distance(place: PlacePhrase) -> float:
        behind, before = place.span.start - mention.end, mention.start - place.span.end
        if place.span.start < 6 and before > 0:  # "In Badakhshan, some 4,300 people …"
            return min(before, 12)
        return behind if behind >= 0 else before * 1.5 + 5 if before > 0 else 0

    return min(places, key=distance).name
