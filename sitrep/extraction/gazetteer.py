"""The places of an article: which of them a fact is of, and which place "the town" is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sitrep.evidence.spans import Span
from sitrep.extraction.patterns import PlacePatterns
from sitrep.extraction.places import PlacePhrase, find_names, find_places, is_within
from sitrep.extraction.proposal import Proposal
from sitrep.extraction.sentences import Sentence, Text

_WHITHER = frozenset({"to", "care"})
"""Roles of places to which people only went."""
_OPENING = 3
"""Sentences with which an article says what it is about."""
_BACK = 40
"""Sentences before one in which its place may be named."""
_WIDE = 2
"""The size of a province or country: a smaller place told before says more than such a lead."""
_SHORT = 3
"""Letters of a name that is too short to be known again."""
_PARTS = re.compile(r" in |, ")
_NAME = 3
"""Words of a heading that is a name."""
_NEAR = 40
"""Characters between a mention and the place in front of it that people moved from."""
_FIRST = 6
"""Where the name begins with which a sentence opens: "In Sancharak, …"; such a place is as near
as one so many characters away:"""
_OPENED = 12
_WIDER = 20
"""Characters by which a country is farther than a place in it, unless it stands right behind."""
_BESIDE = 5


class Gazetteer:
    """The places of an article: of each sentence, each paragraph, and of the whole.

    ``apart`` are stretches of sentences, by where these begin, that are of something else: of who
    says so. ``is_report`` says that the article tells of a whole country or region, week by week or
    month by month.
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
        self._text, self._title, self._patterns = text, title, patterns
        self._places: dict[int, list[PlacePhrase]] = {}
        for sentence in text.sentences:
            found = [] if sentence.text.isupper() else find_places(sentence.text, patterns)
            spans = apart.get(sentence.start, ())
            self._places[sentence.start] = [
                place
                for place in found
                if not is_within(place.span, spans) or self._is_local(sentence, place)
            ]
        known = self._known()
        for sentence in text.sentences:
            found = self._places[sentence.start]
            taken = [place.span for place in found] + list(apart.get(sentence.start, ()))
            found.extend(find_names(sentence.text, known, taken, patterns))
            found.sort()
        self._headings = dict(self._under_headings())
        self._country = self._most_named_country()
        self._whole = self._topic() or self._country
        scene = self._opening_place() or self._country
        self._scene = self._whole or scene if is_report else scene

    def _is_local(self, sentence: Sentence, place: PlacePhrase) -> bool:
        """Whether it is of a speaker who tells of that very place: "residents of Tshimbulu"."""
        before = sentence.text[: place.span.start]
        return self._patterns["locals"].search(before) is not None

    def place_of(
        self, sentence: Sentence, mention: Span, one: Proposal, *, is_wide: bool
    ) -> str | None:
        """Where what a mention tells happened, or where people moved from.

        Args:
            sentence: the sentence.
            mention: in characters of it.
            one: what is told.
            is_wide: whether it is of a whole country unless the text says otherwise.
        """
        here, lead = self._here(sentence, mention, one), self._lead(sentence)
        if here is not None:
            return self._exactly(here, sentence, lead, is_wide=is_wide)
        heading = self._headings.get(sentence.start)
        if self._patterns["wide"].search(sentence.text):
            return lead or heading or self._country or self._scene
        before = self._before(sentence)
        if is_wide and not self._patterns["anaphor"].search(sentence.text):
            return lead or heading or self._whole or self._scene
        if lead is not None and (before is None or self._size(lead) < _WIDE):
            return lead
        return before or heading or self._scene

    def _exactly(
        self, place: PlacePhrase, sentence: Sentence, lead: str | None, *, is_wide: bool
    ) -> str:
        """The place that a sentence names, or a more exact one that it must mean."""
        here = place.name
        if again := self._patterns["again"].match(here):  # "in the town"
            places = (
                p for p in self._places[sentence.start] if p.role not in _WHITHER and p < place
            )
            return (
                next((p.name for p in places if self._is_exact(p)), None)
                or self._again(sentence, again["kind"])
                or here
            )
        if lead is not None and self._patterns["article"].match(here):
            return lead
        is_vague = not is_wide and place.role != "all" and self._patterns.is_vague(here)
        if is_vague and self._text.number(sentence) < _OPENING and self._scene is not None:
            return here if self._patterns.is_vague(self._scene) else self._scene
        return here

    def is_place(self, name: str) -> bool:
        """Whether a name may be a place's, and not a body's."""
        return self._patterns.is_place(name, "at")

    def named(self, sentence: Sentence, name: str | None) -> str | None:
        """What a name stands for that a rule has found: "the town" is one that was named before."""
        again = self._patterns["again"].match(name or "")
        if again is None or again["kind"].startswith("area"):
            is_vague = name is not None and self._patterns["indefinite"].match(name)
            is_known = self._scene is not None and not self._patterns.is_vague(self._scene)
            return self._scene if is_vague and is_known else name
        return self._again(sentence, again["kind"]) or name

    # --- in the sentence -------------------------------------------------------------------------

    def _here(self, sentence: Sentence, mention: Span, one: Proposal) -> PlacePhrase | None:
        """The place in the sentence that a mention is of."""
        places = self._places[sentence.start]
        inside = [place for place in places if place.role in {"at", "all", "of"}]
        origin = [place for place in places if place.role == "from"]
        if one.kind == "displacement":
            near = [place for place in origin if place.span.start >= mention.start - _NEAR]
            # people return to a place of which it can be told
            inside += [p for p in places if p.role == "to"] if one.measure == "return" else []
            found, rest = self._nearest(near, mention) or self._nearest(inside, mention), places
        else:
            found = self._nearest(inside, mention)
            goal = [place for place in places if self._is_on_the_way(sentence, place, mention)]
            rest = places if one.kind == "access" else [*origin, *goal]
        return found or (None if self._lead(sentence) else self._nearest(rest, mention))

    def _is_on_the_way(self, sentence: Sentence, place: PlacePhrase, mention: Span) -> bool:
        """Whether people were going there: "seized on their way to school in Bafut"."""
        if place.role != "to" or place.span.start < mention.end:
            return False
        between = sentence.text[mention.end : place.span.start]
        return self._patterns["parted"].search(between) is None

    def _nearest(self, places: Sequence[PlacePhrase], mention: Span) -> PlacePhrase | None:
        """The nearest place; one behind the mention is nearer than one as far in front of it."""

        def distance(place: PlacePhrase) -> float:
            behind, before = place.span.start - mention.end, mention.start - place.span.end
            is_wide = self._size(place.name) > 1
            if _opens(place) and before > 0 and not is_wide:
                return min(before, _OPENED)  # "In Sancharak, some 4,300 people …"
            is_beside = 0 <= behind < _BESIDE or place.role == "all"
            far = 0 if is_beside or not self._patterns.is_country(place.name) else _WIDER
            return far + (behind if behind >= 0 else before * 1.5 + 5 if before > 0 else 0)

        return min(places, key=distance) if places else None

    def _lead(self, sentence: Sentence) -> str | None:
        """The place with which a list item begins: "Eastern Region: …"."""
        lead, patterns = sentence.lead, self._patterns
        is_other = patterns["section"].match(lead) or patterns["body"].match(lead)
        return lead if patterns["lead"].match(lead) and not is_other else None

    # --- before the sentence ---------------------------------------------------------------------

    def _before(self, sentence: Sentence) -> str | None:
        """The last place that was named before in the same paragraph."""
        return next(self._exact(self._text.before(sentence, _BACK)), None)

    def _exact(self, sentences: Sequence[Sentence]) -> Iterator[str]:
        """The places of sentences that are neither vague nor where people only went to."""
        for sentence in sentences:
            exact = (
                p
                for p in self._places[sentence.start]
                if p.role not in _WHITHER and self._is_exact(p)
            )
            # "In Hiraan, the militia captured the town of Maxaas": the smaller one comes last
            yield from (place.name for place in sorted(exact, key=_opens))

    def _is_exact(self, place: PlacePhrase) -> bool:
        """Whether it is neither vague nor one that was named before."""
        is_again = self._patterns["again"].match(place.name)
        return not is_again and not self._patterns.is_vague(place.name)

    def _again(self, sentence: Sentence, kind: str) -> str | None:
        """The place that is meant by "the province"."""
        if kind in {"country", "nation"}:
            heading = self._headings.get(sentence.start, "")
            return heading if self._patterns.find_countries(heading) else self._country
        headed = self._headings.get(sentence.start)
        for other in self._text.back(sentence, _BACK):
            if headed and self._headings.get(other.start) != headed:
                break
            for place in self._places[other.start]:
                if kind.lower() in place.name.lower() and self._is_exact(place):
                    return place.name
        if self._patterns["wide_kind"].fullmatch(kind):
            regions = (name for name in self._titled() if not self._patterns.find_countries(name))
            return next(regions, self._scene)
        opening = reversed(self._text.before(sentence, _BACK))
        return next(self._exact(list(opening)), self._scene)

    def _under_headings(self) -> Iterator[tuple[int, str]]:
        """The place of the heading over a sentence: a country, or another that it names."""
        over, is_headed = "", False
        for sentence in self._text.sentences:
            if sentence.is_heading:
                named = self._patterns.find_countries(sentence.text)
                named += [place.name for place in self._places[sentence.start]]
                named += [sentence.text] if self._is_name(sentence.text) else []
                if named or not is_headed:  # the headline under a country's name keeps it
                    over = named[0] if named else ""
            elif over:
                yield sentence.start, over
            is_headed = sentence.is_heading

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

    # --- of the whole ----------------------------------------------------------------------------

    def _known(self) -> re.Pattern[str]:
        """The names of all places of the article."""
        ordered = sorted(map(re.escape, self._names), key=len, reverse=True)
        names = "|".join(ordered) or "(?!)"
        return re.compile(rf"\b(?=[A-Z]|[ae]l-|d[’'])(?:{names})\b(?![’'–-]|\s+[A-Z])")

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(
            word
            for places in self._places.values()
            for place in places
            if place.role in {"at", "all", "from"}
            for word in self._patterns["proper"].findall(place.name)
            if len(word) > _SHORT and self._patterns.is_place(word, "at")
        )

    def _size(self, name: str) -> int:
        """How large a place is, by its name or by another with a word for its kind."""
        return self._patterns.size(name) or self._sizes.get(name, 0)

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        """How large the places are that go by more names than one: "Faryab", "Faryab province"."""
        found: dict[str, int] = {}
        for places in self._places.values():
            for place in places:
                for part in _PARTS.split(place.name):
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

    def _titled(self) -> list[str]:
        """The places of the article that its title names, in their order there."""
        found = ((self._title.find(name), name) for name in self._names)
        return [name for position, name in sorted(found) if position >= 0]

    def _topic(self) -> str | None:
        """The region or country of a title: before its colon, or the only one that it names."""
        label, countries = self._title.partition(":")[0], self._patterns.find_countries(self._title)
        named = [name for name in self._titled() if name not in countries]
        if label in {*countries, *named}:
            return label
        return named[0] if named and not countries else None

    def _opening_place(self) -> str | None:
        """Where the event happened that an article opens with: the smallest place, named first.

        What the title names too comes first among places of one size.
        """
        size = self._size
        ranked: list[tuple[int, bool, bool, int, str]] = []
        for number, sentence in enumerate(self._text.sentences[:_OPENING]):
            for place in self._places[sentence.start]:
                words = self._patterns["proper"].findall(place.name)
                is_titled = any(word in self._title for word in words)
                is_beside = self._patterns["beside"].search(sentence.text[: place.span.start])
                is_off = bool(is_beside) or (place.role in _WHITHER and number > 0)
                ranked.append((size(place.name), not is_titled, is_off, len(ranked), place.name))
        ranked += [(size(name), False, True, len(ranked), name) for name in self._titled()]
        return min(ranked)[-1] if ranked else None


def _opens(place: PlacePhrase) -> bool:
    """Whether a sentence opens with it: "In Hiraan, …"."""
    return 0 < place.span.start < _FIRST
