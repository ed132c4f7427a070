"""One language speaking: the catalogue, the formats and the operation's own words, in runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 — ``date`` names the run
from enum import StrEnum

from sitrep.diagnostics import Location
from sitrep.facts.fact import Fact
from sitrep.facts.figures import Figure
from sitrep.facts.kinds import Control, Status
from sitrep.facts.periods import PartialDate, Period
from sitrep.localisation.catalogue import Catalogue
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import Language, read_language
from sitrep.localisation.messages import NP_, Message
from sitrep.localisation.numerals import numbering_system
from sitrep.localisation.phrases import (
    Sense,
    duration_phrase,
    figure_phrase,
    noun_of,
    opening_form,
    period_pieces,
    word,
)
from sitrep.localisation.wording import Wording
from sitrep.rendering import runs
from sitrep.rendering.runs import Runs
from sitrep.report.standing import stands


@dataclass(frozen=True)
class Voice:
    """What a report is said with: one language, and the operation's own language behind it.

    ``untranslated`` gathers the operation's own words that this language lacks; they are then
    said in the source language and marked as such, by ``original``, its voice.
    """

    language: Language
    source: Language
    catalogue: Catalogue
    formats: Formats
    wording: Wording
    untranslated: dict[tuple[str, str], None] = field(default_factory=dict)
    original: Voice | None = None

    @property
    def source_tag(self) -> str:
        """The tag of the operation's own language."""
        return self.source.tag

    @property
    def numbering_system(self) -> str:
        """CLDR's name of the digits in use."""
        return numbering_system(self.language.cldr, self.formats.digits)

    def say(self, message: Message, **values: str) -> str:
        """A message of the program, translated."""
        return self.catalogue.text(message, **values)

    def weave(self, message: Message, **values: Runs) -> Runs:
        """A message of the program with runs in the place of its placeholders."""
        woven: Runs = []
        for part in self.catalogue.pieces(message, **values):
            woven += runs.text(part) if isinstance(part, str) else part
        return woven

    def pieces(self, message: Message, *names: str) -> tuple[str, ...]:
        """The words before, between and after a message's placeholders, all of ``names``."""
        found = [""]
        for part in self.catalogue.pieces(message, **dict.fromkeys(names, None)):
            if part is None:
                found.append("")
            else:
                found[-1] += part
        return tuple(found)

    def word(self, term: StrEnum) -> str:
        """A term of a code list."""
        return word(self.catalogue, term)

    def title(self, term: StrEnum) -> str:
        """A term of a code list, fit to open a cell or a line."""
        return opening_form(self.word(term), self.language)

    def number(self, value: int) -> str:
        """A whole number."""
        return self.formats.number(value)

    def list(self, items: list[str]) -> str:
        """Words joined as in a sentence."""
        return self.formats.list(items) if items else ""

    def in_a_row(self, parts: Sequence[Runs]) -> Runs:
        """Phrases joined as in a sentence: "A, B and C", "أ و ب"."""
        before, *after = self.formats.list_joints([runs.plain(part) for part in parts])
        found = runs.text(before)
        for part, joint in zip(parts, after, strict=True):
            found += [*part, *runs.text(joint)]
        return found

    def country(self, iso3: str) -> str | None:
        """The name of a country."""
        return self.formats.country(iso3)

    def own_name(self) -> str:
        """The name of this language in itself, fit to stand alone: "English", "Français"."""
        return opening_form(self.formats.language_name(self.language), self.language)

    def direction_of(self, tag: str) -> str:
        """The direction that a language is written in; left to right where it is unknown."""
        language, _ = read_language(tag, Location(""))
        return language.direction if language else "ltr"

    def own(self, context: str, words: str) -> tuple[str, Language]:
        """The operation's own words, and the language that they are then in."""
        return self.sentence(context, words, {})

    def sentence(
        self, context: str, words: str, agrees_with: Mapping[str, str]
    ) -> tuple[str, Language]:
        """The same of a sentence with placeholders, and what it has to agree with at each.

        A translation that was made for another plural form or source is none.
        """
        if self.language.tag == self.source.tag:
            return words, self.source
        found = self.wording.get((context, words))
        if found is None or not found.agrees(agrees_with):
            self.untranslated.setdefault((context, words))
            return words, self.source
        return found.text, self.language

    def own_runs(self, context: str, words: str) -> Runs:
        """The operation's own words, marked where they are in another language."""
        said, language = self.own(context, words)
        if language.tag == self.language.tag:
            return runs.text(said)
        return runs.foreign(said, language.tag, language.direction)

    def date(self, day: PartialDate) -> Runs:
        """A date, as CLDR's long form has it."""
        return runs.date(self.formats.date(day), str(day))

    def date_in_phrase(self, day: PartialDate) -> Runs:
        """A date after a preposition."""
        return runs.date(self.formats.date_in_phrase(day), str(day))

    def day(self, day: Day) -> Runs:
        """A whole day."""
        return self.date(PartialDate.of(day))

    def figure(self, fact: Fact, figure: Figure, *, opening: bool = False) -> str:
        """A figure as one phrase with its noun."""
        return figure_phrase(self.catalogue, self.formats, figure, noun_of(fact), opening=opening)

    def span(self, period: Period, fact: Fact) -> Runs:
        """A period: "since 2011", "for nearly 2 years", "28 May 2018 to 3 June 2018"."""
        sense = _sense(fact)
        found: Runs = []
        for kind, piece in period_pieces(self.catalogue, period, sense=sense):
            if kind == "date":
                found += self.date(piece)
            elif kind == "date_in_phrase":
                found += self.date_in_phrase(piece)
            elif kind == "duration":
                phrase = duration_phrase(self.catalogue, self.formats, piece)
                found.append(runs.figure(phrase, piece.machine_value, fact.id, None))
            else:
                found += runs.text(piece)
        return found

    def moment(self, period: Period, fact: Fact) -> Runs:
        """When something was said once: "between 28 May 2018 and 3 June 2018" of two days."""
        start, end = period.start, period.end
        if period.approx or start is None or end is None or start == end:
            return self.span(period, fact)
        if start.day is None or end.day is None:
            return self.span(period, fact)
        # Translators: on one day, not known which, from e.g. “28 May 2018” to “3 June 2018”
        between = NP_("moment", "between {start} and {end}")
        return self.weave(between, start=self.date(start), end=self.date(end))


def _sense(fact: Fact) -> Sense:
    """Whether a fact's period is of a state, of a change, or of what was counted in it."""
    if isinstance(fact, Control) and fact.status in {Status.GAINED, Status.LOST}:
        return Sense.MOMENT
    return Sense.LASTING if stands(fact) else Sense.WITHIN
