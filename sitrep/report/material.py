"""What an issue may draw on: the cut-off and the audience, applied before anything else.

Nothing after this stage holds a hidden fact, or a place, actor, source or article that only
hidden facts use; so no template, export or message can leak one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sitrep.evidence.articles import Article, StoredArticle
from sitrep.facts.fact import Fact, FactSource, Review
from sitrep.operation.model import Operation, Place
from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier
from sitrep.report.testimony import Testimony, day_of, hear


@dataclass(frozen=True)
class Witness:
    """Who says so, and where, as far as the audience may know.

    ``source`` is a source of the operation (None: the article itself), ``article`` and ``quote``
    are None where they are hidden; then ``shown_as`` stands for them.
    """

    source: str | None
    article: str | None
    quote: str | None
    shown_as: str | None = None


UNNAMED = ""
"""The claimant whom the audience may not know."""


@dataclass(frozen=True)
class Observation:
    """A fact that the audience may see, with its witnesses.

    ``said`` is the last day on which it may have been said, ``available`` the first on which its
    articles could be read; ``originators`` are the distinct bodies that it goes back to.
    ``length`` is the witness of its length of time, where it has several witnesses.
    ``claimed_by`` is the actor whose voices alone say so: then it is that actor's claim, or
    that of a party that may not be named where it is ``UNNAMED``. ``published`` is the day of
    the first article that the audience may see; ``grades`` are Admiralty grades, none in public.
    """

    fact: Fact
    witnesses: tuple[Witness, ...]
    said: date
    available: date
    originators: tuple[str, ...]
    claimed_by: str | None = None
    published: date | None = None
    grades: tuple[str, ...] = ()
    length: Witness | None = None

    @property
    def id(self) -> str:
        """The fact's id."""
        return self.fact.id

    @property
    def told_by(self) -> tuple[Witness, ...]:
        """Every witness, that of the length of time too."""
        return self.witnesses if self.length is None else (*self.witnesses, self.length)


@dataclass(frozen=True)
class Material:
    """The operation, articles and observations of one issue and one audience."""

    operation: Operation
    articles: Mapping[str, Article]
    observations: tuple[Observation, ...]


def gather(dossier: Dossier, as_of: date, audience: Audience) -> Material:
    """The material that was available by ``as_of`` and that ``audience`` may see."""
    articles = {
        name: stored.article
        for name, stored in dossier.articles.items()
        if (day := availability(stored)) is not None and day <= as_of
    }
    shown = {name: a for name, a in articles.items() if audience.may_see(a.sensitivity)}
    redaction = _Redaction(dossier.operation, articles, shown, audience)
    observations = []
    for record in dossier.facts:
        fact = record.fact
        if fact.review is Review.APPROVED and audience.may_see(fact.sensitivity):
            testimony = hear(fact, dossier.articles, articles, dossier.operation.language)
            if testimony is not None:
                observations.append(redaction.observe(fact, testimony))
    kept = _without_dangling(observations)
    cited = {w.article for entry in kept for w in entry.told_by if w.article is not None}
    operation = _only_used(dossier.operation, kept, audience)
    return Material(operation, {name: shown[name] for name in sorted(cited)}, kept)


def availability(stored: StoredArticle) -> date | None:
    """The day from which an article may be drawn on: when it was retrieved, else published."""
    return stored.article.retrieved or stored.article.published


@dataclass(frozen=True)
class _Redaction:
    operation: Operation
    articles: Mapping[str, Article]
    shown: Mapping[str, Article]
    audience: Audience

    def observe(self, fact: Fact, testimony: Testimony) -> Observation:
        sources = testimony.sources
        told_in = [self.articles[source.article] for source in testimony.told]
        days = [day_of(article) for article in told_in if article.id in self.shown]
        available = min(a.retrieved or a.published or date.max for a in told_in)
        told = fact.reported.end.last if fact.reported and fact.reported.end else date.max
        told = min(told, *map(day_of, told_in))  # "in June", told on the 5th, was said by the 5th
        bare = fact.model_copy(update={"sources": ()})
        if testimony.lacks_length:
            bare = bare.model_copy(update={"period": None})
        return Observation(
            fact=bare,
            witnesses=tuple(dict.fromkeys(self.witness(source) for source in sources)),
            said=told,
            available=available,
            originators=tuple(dict.fromkeys(self.originator(source) for source in sources)),
            claimed_by=self.claimant(sources),
            published=min(days, default=None),
            grades=tuple(dict.fromkeys(filter(None, map(self.grade, sources)))),
            length=self.witness(testimony.length) if testimony.length else None,
        )

    def grade(self, source: FactSource) -> str:
        """The Admiralty grade of a witness; never in public, where grading is an incident."""
        known = self.operation.sources.get(source.attributed_to or "")
        hidden = known is None or not self.audience.may_see(known.sensitivity)
        if self.audience is Audience.PUBLIC or hidden:
            return ""
        credibility = str(source.credibility) if source.credibility else ""
        return f"{known.reliability or ''}{credibility}" if known else ""

    def claimant(self, sources: tuple[FactSource, ...]) -> str | None:
        """The actor whose claim it is, as far as the audience may know who that is."""
        voices = [self.operation.sources.get(source.attributed_to or "") for source in sources]
        actors = {None if voice is None else voice.of for voice in voices}
        actor = actors.pop() if len(actors) == 1 else None
        if actor not in self.operation.actors:
            return None
        labels = [voice.sensitivity for voice in voices if voice is not None]
        labels.append(self.operation.actors[actor].sensitivity)
        return actor if all(map(self.audience.may_see, labels)) else UNNAMED

    def witness(self, source: FactSource) -> Witness:
        said_by = self.operation.sources.get(source.attributed_to or "")
        if said_by is not None and not self.audience.may_see(said_by.sensitivity):
            return Witness(None, None, None, said_by.shown_as)
        if source.article not in self.shown:
            stand_in = self.articles[source.article].shown_as
            if said_by is not None:
                return Witness(source.attributed_to, None, None, None)
            return Witness(None, None, None, stand_in)
        return Witness(source.attributed_to, source.article, source.quote)

    def originator(self, source: FactSource) -> str:
        if source.attributed_to is not None:
            return source.attributed_to
        article = self.articles[source.article]
        return f"article {article.publisher or article.id}"


def _without_dangling(observations: list[Observation]) -> tuple[Observation, ...]:
    """References to facts that are not here are cut; what takes back nothing here says nothing."""
    here = {entry.id for entry in observations}
    kept = []
    for entry in observations:
        cut = {
            field: None
            for field in ("corrects", "supersedes", "retracts", "part_of")
            if (name := getattr(entry.fact, field, None)) is not None and name not in here
        }
        if "retracts" in cut:
            continue
        if cut.keys() - {"part_of"}:
            cut["reason"] = None
        kept.append(replace(entry, fact=entry.fact.model_copy(update=cut)) if cut else entry)
    return tuple(kept)


def _only_used(
    operation: Operation, observations: tuple[Observation, ...], audience: Audience
) -> Operation:
    """The operation with just the places, actors and sources that the observations use."""
    places = {name for entry in observations for name in entry.fact.named(entry.fact.about)}
    actors = {name for entry in observations for name in entry.fact.named(entry.fact.by_whom)}
    sources = {w.source for entry in observations for w in entry.told_by if w.source}
    for name in tuple(places):
        places |= _holders(operation, name, audience)
    actors |= {entry.claimed_by for entry in observations if entry.claimed_by}
    return operation.model_copy(
        update={
            "places": {
                name: _within_shown(place, places)
                for name, place in operation.places.items()
                if name in places
            },
            "actors": {name: actor for name, actor in operation.actors.items() if name in actors},
            "sources": {
                name: source if source.of in actors else source.model_copy(update={"of": None})
                for name, source in operation.sources.items()
                if name in sources
            },
        }
    )


def _within_shown(place: Place, shown: set[str]) -> Place:
    return place if place.within in shown else place.model_copy(update={"within": None})


def _holders(operation: Operation, name: str, audience: Audience) -> set[str]:
    found: set[str] = set()
    holder = operation.places[name].within
    while holder in operation.places and holder not in found:
        if not audience.may_see(operation.places[holder].sensitivity):
            break
        found.add(holder)
        holder = operation.places[holder].within
    return found
