"""What a report says of an observation, in one language: the words that all sections share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.evidence.articles import Article
from sitrep.evidence.quantities import Qualifier
from sitrep.facts.fact import Fact
from sitrep.facts.figures import Figure, Unit
from sitrep.facts.kinds import Casualties, Victims
from sitrep.localisation.messages import N_
from sitrep.localisation.phrases import boundary_disclaimer, caption
from sitrep.rendering import runs
from sitrep.rendering.marks import MARKS
from sitrep.rendering.runs import Run, Runs, join, plain, text
from sitrep.rendering.terms import OF_WHOM, WITH_DETAIL, says_children, subject_of
from sitrep.rendering.voice import Voice
from sitrep.report.assemble import Report
from sitrep.report.citations import Reference
from sitrep.report.conversion import in_people
from sitrep.report.material import UNNAMED, Observation


@dataclass(frozen=True)
class Narrator:
    """A report and the voice that tells it."""

    report: Report
    voice: Voice

    def in_the_original(self) -> Narrator:
        """The same report in the operation's own language, for what is not translated."""
        return Narrator(self.report, self.voice.original or self.voice)

    def own(self, context: str, words: str) -> Runs:
        """Words of this issue: narrative, summaries, reasons."""
        return self.voice.own_runs(context, words)

    def named(self, table: str, entry: str, words: str) -> Runs:
        """A name, or another of the operation's standing words."""
        said, language = self.voice.own(f"{table}.{entry}", words)
        return self.voice.name(said, language.tag)

    def place(self, name: str) -> Runs:
        """The name of a place."""
        return self.named(
            "places", f"{name}.name", self.report.material.operation.places[name].name
        )

    def actor(self, name: str) -> Runs:
        """The short name of an actor, or the name where it has none."""
        actor = self.report.material.operation.actors[name]
        if actor.short is not None:
            return self.named("actors", f"{name}.short", actor.short)
        return self.named("actors", f"{name}.name", actor.name)

    def crisis(self) -> Runs:
        """The name of the crisis."""
        return self.named("operation", "crisis", self.report.material.operation.crisis)

    def organisation(self) -> Runs:
        """The name of the organisation that issues the report."""
        return self.named("operation", "organisation", self.report.material.operation.organisation)

    def product(self) -> str:
        """The product with its number: "Situation report no. 1"."""
        return self.voice.say(
            N_("{product} no. {number}"),
            product=self.voice.word(self.report.issue.product),
            number=self.voice.number(self.report.issue.number),
        )

    def as_of(self) -> Runs:
        """The cut-off of the data: "As of 5 June 2018"."""
        return self.voice.weave(N_("As of {date}"), date=self.voice.day(self.report.issue.as_of))

    def boundaries(self) -> str:
        """The usual disclaimer of a map."""
        return boundary_disclaimer(self.voice.catalogue)

    # Figures

    def figure(self, entry: Observation, *, opening: bool = False) -> Run:
        """The figure of an observation, leading to its quote."""
        figure = _figure_of(entry)
        words = self.voice.figure(entry.fact, figure, opening=opening)
        detail = self.of_whom(entry.fact)
        if detail is not None and not says_children(entry.fact):
            words = self.voice.say(WITH_DETAIL, figure=words, detail=detail)
        return runs.figure(words, figure.machine_value, entry.id, self.href(entry))

    def of_whom(self, fact: Fact) -> str | None:
        """The sex and age of the people counted, where the source gives them: "girls"."""
        if not isinstance(fact, Casualties) or not (fact.sex or fact.age):
            return None
        if fact.victims is Victims.CHILDREN and fact.sex is None:
            return None  # the noun says so
        return self.voice.say(OF_WHOM[fact.sex, fact.age])

    def period(self, entry: Observation) -> Runs:
        """When it happened or held; a length of time leads to its quote."""
        if entry.fact.period is None:
            return []
        told = self.voice.span(entry.fact.period, entry.fact)
        length = self.report.citations.lengths.get(entry.id)
        href = self.href(entry) if length is None else _anchor(length)
        return runs.linked(told, href)

    def cited_figure(self, entry: Observation) -> Runs:
        """A figure with its marks and citation; for another kind of fact the citation alone."""
        if entry.fact.counted_figure is None:
            return self.cites(entry)
        return [*self.marked_figure(entry), *text("\u00a0"), *self.cites(entry)]

    def marked_figure(self, entry: Observation) -> Runs:
        """A figure with all that must travel with it."""
        marks = [[mark] for mark in self.marks(entry)]
        return join([[self.figure(entry)], *marks], " ")

    def conversion(self, entry: Observation) -> list[Runs]:
        """Households in people, by the operation's household size, which is named."""
        figure, size = entry.fact.counted_figure, self.report.material.operation.household_size
        people = in_people(figure, size) if figure is not None and size is not None else None
        if figure is None or size is None or people is None:
            return []
        converted = figure.model_copy(
            update={"value": people, "unit": Unit.PEOPLE, "qualifier": _converted(figure.qualifier)}
        )
        words = self.voice.figure(entry.fact, converted)
        run = runs.figure(words, str(people), entry.id, self.href(entry))
        return [
            self.voice.weave(
                N_("{people}, at {size} per household ({source})"),
                people=[run],
                size=text(self.voice.formats.decimal(size.value)),
                source=self.named("household_size", "source", size.source),
            )
        ]

    def numerals(self, value: str) -> Iterator[str]:
        """How a figure's numeral may stand in its phrase, the likeliest first."""
        numbers = [self.voice.number(int(part)) for part in value.split("..") if part.isdigit()]
        if len(numbers) == 2:
            yield from (f"{numbers[0]}{dash}{numbers[1]}" for dash in "–-")
        yield from numbers[:1]

    # How sure it is

    def mark(self, term: str) -> Run:
        """A mark by the name of its kind."""
        return runs.mark(str(term), self.voice.say(MARKS[str(term)]))

    def marks(self, entry: Observation) -> list[Run]:
        """What must travel with an observation wherever it is told."""
        found = [self.mark(entry.fact.verification)]
        if entry.claimed_by == UNNAMED:
            claim = text(self.voice.say(N_("claim of a party")))
            found.insert(0, runs.mark("claim", plain(claim)))
        elif entry.claimed_by is not None:
            claim = self.voice.weave(N_("claim of {actor}"), actor=self.actor(entry.claimed_by))
            found.insert(0, runs.mark("claim", plain(claim)))
        figure = entry.fact.counted_figure
        if figure is not None and figure.counted:
            found.insert(0, self.mark("counted"))
        if entry.id in self.report.overlapping:
            found.append(self.mark("overlapping"))
        return found

    # Who says so, and where

    def href(self, entry: Observation) -> str:
        """The link to the quote of an observation."""
        return _anchor(self.report.citations.references[entry.id][0])

    def cites(self, entry: Observation) -> Runs:
        """The numbers of an observation's sources, as links."""
        numbers: dict[int, str] = {}
        for reference in self.report.citations.references[entry.id]:
            numbers.setdefault(reference.number, _anchor(reference))
        found: Runs = []
        for number, href in numbers.items():
            shown = self.voice.number(number)
            label = self.voice.say(N_("Source {number}"), number=shown)
            found.append({"type": "cite", "number": shown, "href": href, "label": label})
        return found

    def source_names(self, entry: Observation) -> Runs:
        """The names of those who say so."""
        references = self.report.citations.references[entry.id]
        numbers = dict.fromkeys(reference.number for reference in references)
        return join(
            [self.source_of(number, short=True) for number in numbers], self.voice.say(N_("; "))
        )

    def sources(self, entry: Observation) -> Runs:
        """The names of those who say so, each with its citation."""
        found = []
        for cite in self.cites(entry):
            number = int(cite["href"].split("-")[1])
            found.append([*self.source_of(number, short=True), *text("\u00a0"), cite])
        return join(found, self.voice.say(N_("; ")))

    def source_of(self, number: int, *, short: bool = False) -> Runs:
        """The name of an entry of the list of sources, or what stands for it."""
        entry = self.report.citations.entries[number - 1]
        if entry.source is not None:
            source = self.report.material.operation.sources[entry.source]
            if short and source.short is not None:
                return self.named("sources", f"{entry.source}.short", source.short)
            return self.named("sources", f"{entry.source}.name", source.name)
        if entry.article is not None:
            return self.article(self.report.material.articles[entry.article], brief=True)
        if entry.shown_as is not None:
            return self.named("shown_as", "name", entry.shown_as)
        return text(self.voice.say(N_("Source that is not named")))

    def article(self, article: Article, *, brief: bool = False) -> Runs:
        """An article: publisher, title and date, or "Media report" where they are not known."""
        voice = self.voice
        day = article.published or article.retrieved
        language = article.language or voice.source_tag
        said = [
            voice.name(part, language)
            for part in (article.publisher, None if brief else article.title)
            if part
        ]
        if not said:
            name = text(voice.say(N_("Media report")))
        elif len(said) == 1:
            name = said[0]
        else:
            name = voice.weave(N_("{publisher}, {title}"), publisher=said[0], title=said[1])
        if day is None:
            return name
        return voice.weave(N_("{article}, {date}"), article=name, date=voice.day(day))

    def reason(self, fact: Fact) -> Runs:
        """Why a fact replaces another."""
        return self.own(f"facts.{fact.id}.reason", fact.reason) if fact.reason else []

    def standing(self, entry: Observation) -> list[Runs]:
        """Who verified an observation, and the Admiralty grade of its source.

        A grade is never in a public report, where grading an agency would be an incident.
        """
        fact = entry.fact
        verified = (
            [
                self.voice.weave(
                    N_("verified by {name}"),
                    name=self.own(f"facts.{fact.id}.verified_by", fact.verified_by),
                )
            ]
            if fact.verified_by is not None
            else []
        )
        grades = self.voice.list(list(entry.grades))
        if not grades:
            return verified
        return [*verified, text(self.voice.say(N_("grade {grade}"), grade=grades))]

    # What it is about

    def caption(self, entry: Observation) -> str:
        """What an observation is about, in short, fit to stand alone."""
        fact = entry.fact
        if fact.counted_figure is not None:
            words, detail = caption(self.voice.catalogue, fact), self.of_whom(fact)
            if detail is None:
                return words
            # Translators: what a figure counts, e.g. “Civilians killed (cumulative), women”
            return self.voice.say(N_("{caption}, {detail}"), caption=words, detail=detail)
        return self.voice.title(subject_of(fact))

    def caption_with_place(self, entry: Observation) -> str:
        """What an observation is about, and where: fit for a list of things not known."""
        place = plain(self.place(entry.fact.place))
        return self.voice.say(N_("{place}: {what}"), place=place, what=self.caption(entry))


def _anchor(reference: Reference) -> str:
    quote = f"-{reference.quote}" if reference.quote else ""
    return f"#source-{reference.number}{quote}"


def _figure_of(entry: Observation) -> Figure:
    figure = entry.fact.counted_figure
    if figure is None:
        raise ValueError(f"a fact of the kind {entry.fact.kind} has no figure")
    return figure


def _converted(qualifier: Qualifier) -> Qualifier:
    """People computed from a household size are about so many, however exact the households."""
    return Qualifier.ABOUT if qualifier is Qualifier.EXACT else qualifier
