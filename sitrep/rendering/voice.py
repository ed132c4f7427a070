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
from sitrep.localisation.bidi import isolate, isolate_marks, name_direction, runs_against
from sitrep.localisation.catalogue import Catalogue
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import SOURCE_LANGUAGE, Language, read_language
from sitrep.localisation.messages import NP_, Message
from sitrep.localisation.numerals import numbering_system
from sitrep.localisation.phrases import (
    Pieces,
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
        if not self.catalogue.has(message):
            values = {name: self._apart(value) for name, value in values.items()}
        woven: Runs = []
        for part in self.catalogue.pieces(message, **values):
            woven += runs.text(part) if isinstance(part, str) else part
        return woven if self.catalogue.has(message) else self._in_english(woven)

    def _apart(self, value: Runs) -> Runs:
        """What this language puts into an English sentence."""
        return runs.passage(value, self.language.tag, self.language.direction)

    def _in_english(self, woven: Runs) -> Runs:
        return runs.passage(woven, SOURCE_LANGUAGE, "ltr")

    def pieces(self, message: Message, *names: str) -> tuple[str, ...]:
        """The words before, between and after a message's placeholders, all of ``names``."""
        own = self.language.direction if self.catalogue.has(message) else "ltr"
        opening, closing = isolate_marks(own, self.language.direction)
        found = [opening]
        for part in (*self.catalogue.pieces(message, **dict.fromkeys(names, None)), closing):
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
        """A sentence of the operation's own, marked where it is in another language."""
        said, language = self.own(context, words)
        if language.tag == self.language.tag:
            return runs.text(said)
        return runs.foreign(said, language.tag, language.direction)

    def name(self, words: str, tag: str) -> Runs:
        """A name in a language, which runs as its own letters do: "H2O, Inc." in Arabic."""
        own = name_direction(words)
        if tag != self.language.tag and own in {None, self.direction_of(tag)}:
            return runs.foreign(words, tag, self.direction_of(tag))
        if own is None or not runs_against(words, self.language.direction):
            return runs.text(words)
        return runs.isolated(words, own)

    def flat(self, name: Runs) -> str:
        """A name as plain text, fit to stand in a line that runs as the report does."""
        return isolate(runs.plain(name), self.language.direction)

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
        return self._period(period_pieces(self.catalogue, period, sense=_sense(fact)), fact)

    def _period(self, pieces: Pieces, fact: Fact) -> Runs:
        found: Runs = []
        for kind, piece in pieces:
            if kind == "date":
                found += self.date(piece)
            elif kind == "date_in_phrase":
                found += self.date_in_phrase(piece)
            elif kind == "duration":
                phrase = duration_phrase(self.catalogue, self.formats, piece)
                found.append(runs.figure(phrase, piece.machine_value, fact.id, None))
            elif kind == "english":
                inner = (self._period((part,), fact) for part in piece)
                told = [r if r[0]["type"] == "text" else self._apart(r) for r in inner if r]
                found += self._in_english([run for part in told for run in part])
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
