"""Holds an issue's narrative and choices against the facts that it may draw on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.evidence.numbers import find_quantities
from sitrep.evidence.quantities import QuantityKind
from sitrep.facts.fact import Fact
from sitrep.facts.load import NAMELESS
from sitrep.facts.surroundings import Surroundings, nearest_name
from sitrep.facts.writing import unquoted
from sitrep.report.assemble import names, survey
from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier
from sitrep.report.issue import IssueRecord, paragraphs
from sitrep.report.material import Observation, availability
from sitrep.report.placeholders import ATTRIBUTES, Hole, Stray, split
from sitrep.report.reconcile import Series
from sitrep.report.sections import NARRATED
from sitrep.report.series_checks import check_choices, check_corroboration, check_decisions

_SMALLEST_TYPED = 3  # "one" and "two" are mostly words, not figures


def check_issue(
    dossier: Dossier, record: IssueRecord, audiences: Iterable[Audience] = tuple(Audience)
) -> tuple[Diagnostic, ...]:
    """Every problem of an issue, for these audiences.

    Diagnostics: R501 (stray brace), R502 (nothing of that name), R503 (unknown attribute), R504
    (not in this issue), R505 (sources disagree), R506 (typed figure), R507 (narrative less
    sensitive than its fact), R508 (choices), R510 (a numeral opens a sentence), R511 (no choice),
    R514 (nothing to tell), R516 (passed over), R517 (claims overlap), R518 (a hidden date), R521
    (corroborated by nobody), F410 (an article without a date), E314 (a typed figure that no quote
    states).
    """
    problems: dict[Diagnostic, None] = dict.fromkeys(_undated(dossier))
    for audience in _distinct(dossier, record, audiences):
        _, series = survey(dossier, record, audience)
        problems |= dict.fromkeys(_narrative(dossier, record, audience, series))
        problems |= dict.fromkeys(check_decisions(dossier, record, series))
        if not series and not dossier.unsound:
            hint = "see the period, as_of, and the review of the facts"
            message = f"no fact is of this issue, for the audience {audience}"
            problems[diagnose("R514", record.at(), message, hint)] = None
    _, series = survey(dossier, record, Audience.CLOSED)
    problems |= dict.fromkeys(check_choices(dossier, record, series))
    problems |= dict.fromkeys(check_corroboration(dossier, series))
    problems |= dict.fromkeys(_unquoted(dossier, record))
    return tuple(problems)


def _distinct(
    dossier: Dossier, record: IssueRecord, audiences: Iterable[Audience]
) -> Iterator[Audience]:
    """Those of the audiences that do not see just what another of them sees."""
    operation = dossier.operation
    labels = {entry.fact.sensitivity for entry in dossier.facts}
    labels |= {stored.article.sensitivity for stored in dossier.articles.values()}
    labels |= {source.sensitivity for source in operation.sources.values()}
    labels |= {record.label(section) for section in ("highlights", *NARRATED)}
    labels |= {other.issue.sensitivity for other in dossier.issues}
    seen: dict[tuple[bool, ...], Audience] = {}
    for audience in audiences:
        seen.setdefault(tuple(audience.may_see(label) for label in sorted(labels)), audience)
    yield from seen.values()


def _undated(dossier: Dossier) -> Iterator[Diagnostic]:
    used = {source.article for entry in dossier.facts for source in entry.fact.sources}
    for name, stored in dossier.articles.items():
        if name in used and availability(stored) is None:
            message = f"the article {name} says neither when it was published nor when retrieved"
            hint = "give one of the two: without it no issue can draw on the article"
            yield diagnose("F410", Location(stored.file), message, hint)


def _narrative(
    dossier: Dossier, record: IssueRecord, audience: Audience, series: tuple[Series, ...]
) -> Iterator[Diagnostic]:
    here = names(series)
    everything = {entry.fact.id: entry.fact for entry in dossier.facts}
    by_series = {entry.fact.series: entry.fact for entry in dossier.facts}
    check = _Check(record, here, everything | by_series, series, dossier.unsound)
    for section in ("highlights", *NARRATED):
        passage = record.narrative(section)
        if passage is None or not audience.may_see(record.label(section)):
            continue
        for offset, text in paragraphs(section, passage):
            spot = _Spot(record, section, passage.text, offset)
            yield from check.unit(section, text, spot)
            yield from check.typed(text, spot, dossier.operation.language)


@dataclass(frozen=True)
class _Spot:
    """A unit of narrative in its file."""

    record: IssueRecord
    section: str
    passage: str
    offset: int

    def at(self, words: str = "") -> Location:
        """Where the words stand first in the unit; its beginning where they do not."""
        found = self.passage.find(words, self.offset)
        return self.record.document.at_text((self.section, "text"), max(found, self.offset))


class _Check:
    """Checks units of narrative against what one audience's issue may name."""

    def __init__(
        self,
        record: IssueRecord,
        here: dict[str, Observation],
        known: dict[str, Fact],
        series: tuple[Series, ...],
        unsound: frozenset[str],
    ) -> None:
        self.record = record
        self.here = here
        self.known = known
        self.unsound = unsound
        self.series = {one.id: one for one in series}

    def unit(self, section: str, text: str, spot: _Spot) -> Iterator[Diagnostic]:
        opens = True
        for part in split(text):
            if isinstance(part, Stray):
                message = "a brace stands here that belongs to no placeholder"
                hint = "write {series} or {series.attribute}; a brace itself is written twice"
                yield diagnose("R501", spot.at(text[part.offset]), message, hint)
            elif isinstance(part, Hole):
                where = spot.at(str(part))
                yield from self.hole(section, part, where)
                if opens and part.attribute is None and self._has_figure(part):
                    message = f"the sentence opens with {part}, which may begin with a numeral"
                    yield diagnose("R510", where, message, f"write {{{part.name}.start}}")
            opens = isinstance(part, str) and part.rstrip().endswith((".", "!", "?", "؟", "。"))

    def _has_figure(self, hole: Hole) -> bool:
        fact = self.known.get(hole.name)
        return fact is not None and fact.counted_figure is not None

    def hole(self, section: str, hole: Hole, where: Location) -> Iterator[Diagnostic]:
        fact = self.known.get(hole.name)
        if fact is None and {hole.name, NAMELESS} & self.unsound:
            return
        if fact is None:
            near = nearest_name(hole.name, self.known)
            hint = f"did you mean {{{near}}}?" if near else "a placeholder names a series or a fact"
            yield diagnose("R502", where, f"{hole}: nothing is named {hole.name}", hint)
            return
        if hole.attribute is not None and hole.attribute not in ATTRIBUTES:
            near = nearest_name(hole.attribute, ATTRIBUTES)
            hint = f"did you mean .{near}?" if near else f"one of {', '.join(ATTRIBUTES)}"
            yield diagnose("R503", where, f"{hole}: there is no attribute {hole.attribute}", hint)
            return
        shown = self.here.get(hole.name)
        if shown is None and hole.name in self.unsound:
            return
        if shown is None:
            yield self.absent(hole, fact, section, where)
            return
        if self.record.label(section).rank < shown.fact.sensitivity.rank:
            yield self.too_open(hole, shown.fact, section, where)
        if hole.attribute in {None, "start", "value"} and shown.fact.counted_figure is None:
            message = f"{hole}: a fact of the kind {shown.fact.kind} has no figure"
            hint = "name its .place, .period, .source, .according_to, .reported or .cite"
            yield diagnose("R503", where, message, hint)
        if hole.attribute == "period" and shown.fact.period is None:
            message = f"{hole}: the fact does not say when"
            yield diagnose("R503", where, message, "leave it out, or give the fact its period")
        if hole.attribute == "reported" and shown.fact.reported is None and not shown.published:
            message = f"{hole}: an audience may not know the article, nor when it was published"
            hint = "give the fact its own reported: date, or leave the placeholder out"
            yield diagnose("R518", where, message, hint)

    def absent(self, hole: Hole, fact: Fact, section: str, where: Location) -> Diagnostic:
        one = self.series.get(hole.name)
        if one is not None and one.current:
            uses = " or ".join(entry.id for entry in one.current)
            message = f"{hole}: sources disagree, and the issue does not say whom it goes by"
            hint = f"add choices: {{{one.id}: {{use: {uses}, reason: …}}}}"
            return diagnose("R505", where, message, hint)
        if self.record.label(section).rank < fact.sensitivity.rank:
            return self.too_open(hole, fact, section, where)
        message = f"{hole}: the issue cannot show it; it is of another period, or after as_of"
        return diagnose(
            "R504", where, message, "leave it out, or check the fact's dates and review"
        )

    def too_open(self, hole: Hole, fact: Fact, section: str, where: Location) -> Diagnostic:
        message = f"{hole} is {fact.sensitivity}, the narrative of {section} is less sensitive"
        hint = f"label the narrative: {section}: {{sensitivity: {fact.sensitivity}, text: …}}"
        return diagnose("R507", where, message, hint)

    def typed(self, text: str, spot: _Spot, language: str) -> Iterator[Diagnostic]:
        """Figures typed by hand where a fact holds them."""
        held = {
            entry.fact.counted_figure.value: name
            for name, entry in self.here.items()
            if entry.fact.counted_figure is not None and entry.fact.counted_figure.value
        }
        bare = "".join(part for part in split(text) if isinstance(part, str))
        for quantity in find_quantities(bare, language):
            typed = next((value for value in quantity.values if value in held), None)
            if quantity.kind is QuantityKind.COUNT and typed and typed >= _SMALLEST_TYPED:
                message = f"{typed} is typed by hand, and a fact holds it"
                where = spot.at(quantity.span.of(bare))
                yield diagnose("R506", where, message, f"write {{{held[typed]}}}")


def _unquoted(dossier: Dossier, record: IssueRecord) -> Iterator[Diagnostic]:
    """Figures typed into reasons and narrative that no quote and no fact states."""
    if dossier.unsound:  # what cannot be read may state them
        return
    around = Surroundings(dossier.operation, dossier.articles, {})
    for name, choice in record.issue.choices.items():
        observed = [entry for entry in dossier.facts if entry.fact.series == name]
        for typed in unquoted(choice.reason, observed, around) if observed else ():
            yield _lead_nowhere(typed.text, record.at("choices", name, "reason"))
    for section in ("highlights", *NARRATED):
        passage = record.narrative(section)
        for offset, text in paragraphs(section, passage) if passage else ():
            bare = "".join(part for part in split(text) if isinstance(part, str))
            for typed in unquoted(bare, dossier.facts, around):
                where = _Spot(record, section, passage.text if passage else "", offset)
                yield _lead_nowhere(typed.text, where.at(typed.text))


def _lead_nowhere(figure: str, where: Location) -> Diagnostic:
    message = f"{figure} stands in no quote and in no fact"
    return diagnose("E314", where, message, "add the fact that it comes from, or leave it out")
