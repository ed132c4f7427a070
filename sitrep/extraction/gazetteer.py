"""Which of an article's places a fact is of, and which place "the town" is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sitrep.evidence.spans import Span
from sitrep.extraction.atlas import OPENING, Atlas
from sitrep.extraction.patterns import PlacePatterns
from sitrep.extraction.places import WHITHER, PlacePhrase
from sitrep.extraction.proposal import Proposal
from sitrep.extraction.sentences import Sentence, Text

_BACK = 40
"""Sentences before one in which its place may be named."""
_HELD = 6
"""Sentences before one in which the place that "the town" means was taken."""
_WIDE = 2
"""The size of a province or country: a smaller place told before says more than such a lead."""
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
    """Finds the place of a fact in the atlas of its article.

    Facts are asked for in the text's order: "the town" is often the one that was taken last.
    """

    def __init__(self, atlas: Atlas, text: Text, patterns: PlacePatterns) -> None:
        self._atlas, self._text, self._patterns = atlas, text, patterns
        self._last_held: dict[int, str] = {}

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
        if held := self._last_held.get(sentence.start):  # "took Malakal, killing five"
            return held
        heading = self._atlas.headings.get(sentence.start)
        if self._patterns["wide"].search(sentence.text):
            return lead or heading or self._atlas.country or self._atlas.scene
        before = self._before(sentence)
        if is_wide and not self._patterns["anaphor"].search(sentence.text):
            return lead or heading or self._atlas.whole or self._atlas.scene
        if lead is not None and (before is None or self._atlas.size(lead) < _WIDE):
            return lead
        return before or heading or self._atlas.scene

    def _exactly(
        self, place: PlacePhrase, sentence: Sentence, lead: str | None, *, is_wide: bool
    ) -> str:
        """The place that a sentence names, or a more exact one that it must mean."""
        here = place.name
        if again := self._patterns["again"].match(here):  # "in the town"
            told = self._told_in(sentence, place) or self._again(sentence, again["kind"])
            return told or here
        if lead is not None and self._patterns["article"].match(here) and here.islower():
            return lead
        is_vague = not is_wide and place.role != "all" and self._patterns.is_vague(here)
        if is_vague and self._text.number(sentence) < OPENING and self._atlas.scene is not None:
            return here if self._patterns.is_vague(self._atlas.scene) else self._atlas.scene
        return here

    def _told_in(self, sentence: Sentence, place: PlacePhrase) -> str | None:
        """The place that a sentence names in front of "the town"."""
        before = (each for each in self._atlas.places[sentence.start] if each < place)
        exact = (each for each in before if self._atlas.is_exact(each.name))
        return next((each.name for each in exact if each.role not in WHITHER), None)

    # --- what is held or taken -------------------------------------------------------------------

    def held(self, sentence: Sentence, mention: Span, name: str | None) -> str | None:
        """The place that is held or taken, by what a rule has found of it.

        Args:
            sentence: the sentence.
            mention: in characters of it.
            name: the name, or words that only point at a place: "the town", "it"; None without.

        Returns:
            The name; None where it is a body's or nobody knows which is meant.
        """
        again = self._patterns["again"].match(name or "")
        if name is None or (
            again is not None and not self._patterns["no_kind"].match(again["kind"])
        ):
            place = self._meant(sentence, mention.start, again["kind"] if again else "") or name
        elif not self._patterns.is_place(name, "at"):
            return None
        else:
            place = self._atlas.scene if self._is_unnamed(name) else name
        if place is not None:
            self._last_held[sentence.start] = place
        return place

    def _is_unnamed(self, name: str) -> bool:
        """Whether the scene's name says more: "a strategic town in the north"."""
        scene, patterns = self._atlas.scene, self._patterns
        is_known = scene is not None and not patterns.is_vague(scene)
        return is_known and patterns["indefinite"].match(name) is not None

    def _meant(self, sentence: Sentence, end: int, kind: str) -> str | None:
        """The place that was named or fought for last before some words."""
        if self._patterns["wide_kind"].fullmatch(kind):
            return self._again(sentence, kind)
        here = [place for place in self._atlas.places[sentence.start] if place.span.end <= end]
        opening = here[:1] if here and here[0].span.start == 0 else []
        fought = self._fought_for(sentence.text[:end])
        names = [place.name for place in opening] + fought + [place.name for place in here[::-1]]
        if told := next(self._small(names, kind), None):
            return told
        for before in self._text.back(sentence, _HELD):
            held = self._last_held.get(before.start)
            names = [held] if held else []
            names += [
                *self._fought_for(before.text),
                *_named(self._atlas.places[before.start][::-1]),
            ]
            if told := next(self._small(names, kind), None):
                return told
        return self._atlas.scene

    def _fought_for(self, text: str) -> list[str]:
        """The places for which there was a fight, the last one first."""
        return [found["name"] for found in self._patterns["fought"].finditer(text)][::-1]

    def _small(self, names: Iterable[str], kind: str) -> Iterator[str]:
        """Those that may be a town's, or of a kind."""
        atlas, patterns = self._atlas, self._patterns
        for name in names:
            is_other = kind.lower() not in name.lower() and patterns["other_kind"].search(name)
            is_wide = atlas.size(name) >= _WIDE or patterns.find_countries(name.partition(",")[0])
            if atlas.is_exact(name) and not is_wide and not (kind and is_other):
                yield name

    # --- in the sentence -------------------------------------------------------------------------

    def _here(self, sentence: Sentence, mention: Span, one: Proposal) -> PlacePhrase | None:
        """The place in the sentence that a mention is of."""
        places = self._of_this(sentence, self._atlas.places[sentence.start])
        inside = [place for place in places if place.role in {"at", "all", "of"}]
        inside += [place for place in places if self._is_struck(sentence, place)]
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

    def _of_this(self, sentence: Sentence, places: list[PlacePhrase]) -> list[PlacePhrase]:
        """Those that are not of another event: "a week after a similar attack in Herat"."""
        other = self._patterns["other_event"]
        of_this = [each for each in places if not other.search(sentence.text[: each.span.start])]
        return of_this or places

    def _is_struck(self, sentence: Sentence, place: PlacePhrase) -> bool:
        """Whether something came down on it: "fired rockets into Maiduguri"."""
        before = sentence.text[: place.span.start]
        return place.role == "to" and self._patterns["struck"].search(before) is not None

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
            is_wide = self._atlas.size(place.name) > 1
            if _opens(place) and before > 0 and not is_wide:
                return min(before, _OPENED)  # "In Sancharak, some 4,300 people …"
            is_beside = 0 <= behind < _BESIDE or place.role == "all"
            far = 0 if is_beside or not self._patterns.is_country(place.name) else _WIDER
            return far + (behind if behind >= 0 else before * 1.5 + 5 if before > 0 else 0)

        return min(places, key=distance) if places else None

    def _lead(self, sentence: Sentence) -> str | None:
        """The place with which a list item begins: "Eastern Region: …"."""
        patterns = self._patterns
        lead = patterns["dated"].sub("", sentence.lead)
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
                for p in self._atlas.places[sentence.start]
                if p.role not in WHITHER and self._atlas.is_exact(p.name)
            )
            # "In Hiraan, the militia captured the town of Maxaas": the smaller one comes last
            yield from (place.name for place in sorted(exact, key=_opens))

    def _again(self, sentence: Sentence, kind: str) -> str | None:
        """The place that is meant by "the province"."""
        if kind in {"country", "nation"}:
            heading = self._atlas.headings.get(sentence.start, "")
            return heading if self._patterns.find_countries(heading) else self._atlas.country
        headed = self._atlas.headings.get(sentence.start)
        for other in self._text.back(sentence, _BACK):
            if headed and self._atlas.headings.get(other.start) != headed:
                break
            for place in self._atlas.places[other.start]:
                if kind.lower() in place.name.lower() and self._atlas.is_exact(place.name):
                    return place.name
        if self._patterns["wide_kind"].fullmatch(kind):
            regions = (
                name for name in self._atlas.titled() if not self._patterns.find_countries(name)
            )
            return next(regions, self._atlas.scene)
        opening = reversed(self._text.before(sentence, _BACK))
        return next(self._exact(list(opening)), self._atlas.scene)


def _named(places: Iterable[PlacePhrase]) -> list[str]:
    """The names of those where something was, and not of where people went."""
    return [place.name for place in places if place.role not in WHITHER]


def _opens(place: PlacePhrase) -> bool:
    """Whether a sentence opens with it: "In Hiraan, …"."""
    return 0 < place.span.start < _FIRST
