"""The places that an article names: of each sentence, of the headings, and of the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sitrep.evidence.spans import Span
from sitrep.extraction.patterns import PlacePatterns
from sitrep.extraction.places import WHITHER, PlacePhrase, find_names, find_places, is_within
from sitrep.extraction.sentences import Sentence, Text

OPENING = 3
"""Sentences with which an article says what it is about."""
_SHORT = 3
"""Letters of a name that is too short to be known again."""
_NAME = 3
"""Words of a heading that is a name."""


class Atlas:
    """The places of an article.

    Attributes:
        places: those of each sentence, by where it begins, in their order.
        headings: the place of the heading over a sentence: a country, or another that it names.
        country: the one that is named most.
        whole: the region or country that the article is about.
        scene: where it is that the article tells of unless it says otherwise.
    """

    def __init__(
        self,
        title: str,
        text: Text,
        apart: Mapping[int, Sequence[Span]],
        patterns: PlacePatterns,
        *,
        is_report: bool,
    ) -> None:
        """Looks the places up.

        Args:
            title: the headline.
            text: the sentences.
            apart: stretches of sentences, by where these begin, that are of who says so.
            patterns: those of the language.
            is_report: whether the article tells of a whole country or region, week by week or
                month by month.
        """
        self._text, self._title, self._patterns = text, title, patterns
        self.places: dict[int, list[PlacePhrase]] = {}
        for sentence in text.sentences:
            found = [] if sentence.text.isupper() else find_places(sentence.text, patterns)
            spans = apart.get(sentence.start, ())
            self.places[sentence.start] = [
                place
                for place in found
                if not is_within(place.span, spans) or self._is_local(sentence, place)
            ]
        known = self._known()
        for sentence in text.sentences:
            found = self.places[sentence.start]
            taken = [place.span for place in found] + list(apart.get(sentence.start, ()))
            found.extend(find_names(sentence.text, known, taken, patterns))
            found.sort()
        self.headings = dict(self._under_headings())
        self.country = self._most_named_country()
        self.whole = self._topic() or self.country
        scene = self._opening_place() or self.country
        self.scene = self.whole or scene if is_report else scene

    def is_exact(self, name: str) -> bool:
        """Whether it is neither vague nor one that was named before."""
        is_again = self._patterns["again"].match(name)
        return not is_again and not self._patterns.is_vague(name)

    def size(self, name: str) -> int:
        """How large a place is, by its name or by another with a word for its kind."""
        return self._patterns.size(name) or self._sizes.get(name, 0)

    def titled(self) -> list[str]:
        """The places of the article that its title names, in their order there."""
        found = ((self._title.find(name), name) for name in self._names)
        return [name for position, name in sorted(found) if position >= 0]

    def _is_local(self, sentence: Sentence, place: PlacePhrase) -> bool:
        """Whether it is of a speaker who tells of that very place: "residents of Tshimbulu"."""
        before = sentence.text[: place.span.start]
        return self._patterns["locals"].search(before) is not None

    def _under_headings(self) -> Iterator[tuple[int, str]]:
        """The place of the heading over a sentence: a country, or another that it names."""
        over, is_headed = "", False
        for sentence in self._text.sentences:
            if sentence.is_heading:
                named = self._patterns.find_countries(sentence.text)
                named += [place.name for place in self.places[sentence.start]]
                named += [sentence.text] if self._is_name(sentence.text) else []
                dated = self._patterns["dated"].match(sentence.text)
                named = [*self._of_day(sentence.text[dated.end() :]), *named] if dated else named
                if named or not is_headed:  # the headline under a country's name keeps it
                    over = named[0] if named else ""
            elif over:
                yield sentence.start, over
            is_headed = sentence.is_heading

    def _of_day(self, heading: str) -> list[str]:
        """The place that stands behind the day of a heading: "March 14 Badghis: nine killed"."""
        name = heading.partition(":")[0]
        is_name = ":" in heading and self._patterns["lead"].match(name)
        return [name] if is_name else []

    def _is_name(self, heading: str) -> bool:
        """Whether a heading in capitals is a name: its words are never written small."""
        words = [word.lower() for word in re.findall(r"\w+", heading) if len(word) > _SHORT]
        is_section = self._patterns["section"].match(heading)
        return (
            heading.isupper()
            and 0 < len(words) <= _NAME
            and not is_section
            and self._small.isdisjoint(words)
        )

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words of the article that are written small."""
        text = " ".join(sentence.text for sentence in self._text.sentences)
        return frozenset(re.findall(r"\b[a-z]\w+", text))

    def _known(self) -> re.Pattern[str]:
        """The names of all places of the article."""
        ordered = sorted(map(re.escape, self._names), key=len, reverse=True)
        names = "|".join(ordered) or "(?!)"
        return re.compile(rf"\b(?=[A-Z]|[ae]l-|d[’'])(?:{names})\b(?![’'–-]|\s+[A-Z])")

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(
            word
            for places in self.places.values()
            for place in places
            if place.role in {"at", "all", "from"}
            for word in self._patterns["proper"].findall(place.name)
            if len(word) > _SHORT and self._patterns.is_place(word, "at")
        )

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        """How large the places are that go by more names than one: "Faryab", "Faryab province"."""
        found: dict[str, int] = {}
        for places in self.places.values():
            for place in places:
                for named in self._patterns["joint"].split(place.name):
                    part = self._patterns["side_of"].sub("", named)
                    words = self._patterns["proper"].findall(part)
                    size = (
                        0 if self._patterns["environs"].search(part) else self._patterns.size(part)
                    )
                    if len(words) == 1 and size:
                        found[words[0]] = max(size, found.get(words[0], 0))
        return found

    def _most_named_country(self) -> str | None:
        counts = Counter(self._patterns.find_countries(self._title) * 3)
        for sentence in self._text.sentences:
            counts.update(self._patterns.find_countries(sentence.text))
        return counts.most_common(1)[0][0] if counts else None

    def _topic(self) -> str | None:
        """The region or country of a title: before its colon, or the only one that it names."""
        label, countries = self._title.partition(":")[0], self._patterns.find_countries(self._title)
        named = [name for name in self.titled() if name not in countries]
        if label in {*countries, *named}:
            return label
        return named[0] if named and not countries else None

    def _opening_place(self) -> str | None:
        """Where the event happened that an article opens with: the smallest place, named first.

        What the title names too comes first among places of one size.
        """
        size = self.size
        ranked: list[tuple[int, bool, bool, int, str]] = []
        for number, sentence in enumerate(self._text.sentences[:OPENING]):
            for place in self.places[sentence.start]:
                words = self._patterns["proper"].findall(place.name)
                is_titled = any(word in self._title for word in words)
                is_beside = self._patterns["beside"].search(sentence.text[: place.span.start])
                is_off = bool(is_beside) or (place.role in WHITHER and number > 0)
                ranked.append((size(place.name), not is_titled, is_off, len(ranked), place.name))
        ranked += [(size(name), False, True, len(ranked), name) for name in self.titled()]
        return min(ranked)[-1] if ranked else None
