"""Holds each fact against its article, its operation and its fellows.

Every function takes a record and yields diagnostics; ``check_facts`` runs the table of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.articles import StoredArticle
from sitrep.evidence.checks import Claim, Finding, check_duration, check_figure
from sitrep.evidence.numbers import find_numbers
from sitrep.evidence.quantities import QuantityKind
from sitrep.evidence.quotes import find_quote, nearest_passage, surroundings
from sitrep.evidence.speech import statement_date
from sitrep.facts.fact import Fact
from sitrep.facts.figures import Figure
from sitrep.facts.kinds import Casualties, Outcome
from sitrep.facts.load import FactRecord
from sitrep.facts.periods import Period
from sitrep.operation.model import Actor, Operation, Place


@dataclass(frozen=True)
class Surroundings:
    """What a fact is held against: everything else that the operation's folder holds."""

    operation: Operation
    articles: Mapping[str, StoredArticle]
    facts: Mapping[str, FactRecord]

    @cached_property
    def first_of(self) -> Mapping[str, FactRecord]:
        """The first fact of each series."""
        first: dict[str, FactRecord] = {}
        for record in self.facts.values():
            first.setdefault(record.fact.series, record)
        return first

    def language_of(self, article: StoredArticle) -> str:
        """The language that an article is written in; the operation's where it does not say."""
        return article.article.language or self.operation.language


def check_facts(records: Iterable[FactRecord], around: Surroundings) -> tuple[Diagnostic, ...]:
    """Every problem of every fact, in the order of the files.

    Diagnostics: E301–E306 (evidence), F402 (references), F403 (dates), F404–F413 (how facts go
    together).
    """
    checks = (
        _references,
        _labels,
        _replacement,
        _parts,
        _series,
        _quotes,
        _figure,
        _durations,
        _statement,
        _order_of_dates,
    )
    return tuple(
        problem for record in records for check in checks for problem in check(record, around)
    )


def is_anchored(record: FactRecord, around: Surroundings) -> bool:
    """Whether all that a fact names is there."""
    return next(_references(record, around), None) is None


def _references(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    fact, operation = record.fact, around.operation
    tables: tuple[tuple[tuple[str, ...], Mapping[str, object], str], ...] = (
        (fact.about, operation.places, "place"),
        (fact.by_whom, operation.actors, "actor"),
        (("corrects", "supersedes", "retracts"), around.facts, "fact"),
    )
    for fields, known, what in tables:
        for field in fields:
            for name in fact.named((field,)):
                if name not in known:
                    where = record.at(field.rstrip("_"))
                    yield diagnose(
                        "F402", where, f"there is no {what} {name}", _nearest(name, known)
                    )
    for index, source in enumerate(fact.sources):
        if source.article not in around.articles:
            where = record.at("sources", index, "article")
            hint = _nearest(source.article, around.articles)
            yield diagnose("F402", where, f"there is no article {source.article}", hint)
        if source.attributed_to is not None and source.attributed_to not in operation.sources:
            where = record.at("sources", index, "attributed_to")
            hint = _nearest(source.attributed_to, operation.sources)
            yield diagnose("F402", where, f"there is no source {source.attributed_to}", hint)


def _nearest(name: str, known: Mapping[str, object]) -> str:
    near = nearest_name(name, known)
    return f"did you mean {near}?" if near else "add it, or correct the id"


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one, if any does."""
    return next(iter(get_close_matches(name, list(known), 1)), None)


def _labels(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """A fact may not be less sensitive than the places and actors that it names."""
    fact, operation = record.fact, around.operation
    tables: tuple[tuple[tuple[str, ...], Mapping[str, Place] | Mapping[str, Actor], str], ...] = (
        (fact.about, operation.places, "place"),
        (fact.by_whom, operation.actors, "actor"),
    )
    for field, table, what in ((f, table, what) for fields, table, what in tables for f in fields):
        for name in fact.named((field,)):
            label = table[name].sensitivity if name in table else fact.sensitivity
            if label.rank > fact.sensitivity.rank:
                message = f"the fact is {fact.sensitivity}, but the {what} {name} is {label}"
                hint = f"label the fact {label}, or name a {what} that may be shown"
                yield diagnose("F407", record.at(field.rstrip("_")), message, hint)


def _replacement(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """A correction and the like must be of the same series, and lead to an end."""
    fact = record.fact
    if fact.replaces is None or fact.replaces not in around.facts:
        return
    field = next(f for f in ("corrects", "supersedes", "retracts") if getattr(fact, f))
    old = around.facts[fact.replaces].fact
    if (old.series, old.kind) != (fact.series, fact.kind):
        message = f"{old.id} is an observation of another thing ({old.kind}, series {old.series})"
        hint = f"give both the same kind and the same series, such as {old.series}"
        yield diagnose("F404", record.at(field), message, hint)
    if old.sensitivity.rank > fact.sensitivity.rank:
        message = (
            f"{fact.id} is {fact.sensitivity} and tells of {old.id}, which is {old.sensitivity}"
        )
        hint = f"label it {old.sensitivity}, or report the figure as a fact of its own"
        yield diagnose("F412", record.at("sensitivity"), message, hint)
    seen = {fact.id}
    current: Fact | None = old
    while current is not None:
        if current.id in seen:
            message = f"{fact.id} replaces itself by way of {fact.replaces}"
            yield diagnose("F405", record.at(field), message, "a newer fact replaces an older one")
            return
        seen.add(current.id)
        following = around.facts.get(current.replaces or "")
        current = following.fact if following else None


def _parts(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """A breakdown is of another count of the same outcome, and of no part of itself."""
    fact = record.fact
    if not isinstance(fact, Casualties) or fact.part_of is None:
        return
    entry = around.facts.get(fact.part_of)
    whole = entry.fact if entry is not None else None
    if not isinstance(whole, Casualties):
        message = f"there is no casualties fact {fact.part_of}"
        hint = _nearest(fact.part_of, around.facts)
        yield diagnose("F402", record.at("part_of"), message, hint)
        return
    if whole.outcome not in {fact.outcome, Outcome.KILLED_OR_INJURED}:
        message = f"{whole.id} counts the {whole.outcome}, this fact the {fact.outcome}"
        yield diagnose("F404", record.at("part_of"), message, "a part is of the same outcome")
    seen: set[str] = set()
    while isinstance(whole, Casualties) and whole.id not in seen:
        if whole.id == fact.id:
            message = f"{fact.id} is a part of itself"
            yield diagnose("F405", record.at("part_of"), message, "name the total")
            return
        seen.add(whole.id)
        following = around.facts.get(whole.part_of or "")
        whole = following.fact if following is not None else None


def _series(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """Facts of one series observe one thing."""
    fact = record.fact
    first = around.first_of.get(fact.series, record).fact
    for field in ("kind", "measure", "group", "outcome", "victims", "sex", "age", "place"):
        one, other = getattr(first, field, None), getattr(fact, field, None)
        if one != other and not (field == "place" and fact.kind == "event"):
            message = f"the series {fact.series} has {field} {one} in {first.id}, here {other}"
            hint = "observations of one series are of one thing; name this one's series otherwise"
            yield diagnose("F413", record.at("series"), message, hint)
            return


def _quotes(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    for index, source in enumerate(record.fact.sources):
        stored = around.articles.get(source.article)
        if stored is None or find_quote(stored.body, source.quote) is not None:
            continue
        near = nearest_passage(stored.body, source.quote)
        hint = f"the nearest passage is: {near.text}" if near else "copy it from the article"
        message = f"the quote does not stand in the article {source.article}"
        yield diagnose("E301", record.at("sources", index, "quote"), message, hint)


def claim_of(figure: Figure) -> Claim:
    """What a figure says, to be held against quotes."""
    return Claim(figure.qualifier, figure.value, figure.low, figure.high, str(figure.unit))


def _quoted(
    record: FactRecord, around: Surroundings
) -> Iterator[tuple[int, str, str, tuple[str, str]]]:
    """The quotes of a fact that stand in their articles: index, words, language, context."""
    for index, source in enumerate(record.fact.sources):
        stored = around.articles.get(source.article)
        span = find_quote(stored.body, source.quote) if stored else None
        if stored is not None and span is not None:
            language = around.language_of(stored)
            yield index, source.quote, language, surroundings(stored.body, span)


def _figure(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    figure = record.fact.counted_figure
    if figure is None or figure.counted:
        return
    held = [
        (index, check_figure(quote, claim_of(figure), language, context))
        for index, quote, language, context in _quoted(record, around)
    ]
    yield from _least_wrong(held, record)


def _durations(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    period = record.fact.period
    if period is None or period.duration is None:
        return
    length = period.duration
    quoted = tuple(_quoted(record, around))
    if quoted and not any(_states_a_length(quote, language) for _, quote, language, _ in quoted):
        message = f"no quote states a length of time such as {length.value} {length.unit}"
        yield diagnose("E308", record.at("period"), message, "quote the words that state it")
        return
    held = [
        (index, check_duration(quote, length.value, str(length.unit), length.qualifier, language))
        for index, quote, language, _ in quoted
    ]
    yield from _least_wrong(held, record)


def _states_a_length(quote: str, language: str) -> bool:
    return any(found.kind is QuantityKind.DURATION for found in find_numbers(quote, language))


def _least_wrong(
    held: list[tuple[int, tuple[Finding, ...]]], record: FactRecord
) -> Iterator[Diagnostic]:
    """One quote that holds the figure is enough; else the findings of the quote that comes nearest."""
    if not held or any(not findings for _, findings in held):
        return
    index, findings = min(held, key=lambda entry: [finding.code for finding in entry[1]][::-1])
    for finding in findings:
        where = record.at("sources", index, "quote")
        yield diagnose(finding.code, where, finding.message, finding.hint)


def _statement(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """A relative date in reported speech dates the statement, not what happened."""
    fact = record.fact
    for source in fact.sources:
        stored = around.articles.get(source.article)
        if stored is None or stored.article.published is None or source.attributed_to is None:
            continue
        span = find_quote(stored.body, source.quote)
        if span is None:
            continue
        language = around.language_of(stored)
        said = statement_date(stored.body, span, stored.article.published, language)
        if said is None:
            continue
        hint = f"reported: {{start: {said.start}, end: {said.end}}}"
        if said.start == said.end:
            hint = f"reported: {said.start}"
        if fact.reported is None and fact.kind == "event":
            return  # what was said is itself the event, so its period is the statement's date
        if fact.reported is None:
            if fact.period and fact.period.is_single and _spans(fact.period, said.start, said.end):
                message = f"“{said.text}” dates the statement, not what it tells of"
                yield diagnose("E305", record.at("period"), message, f"write {hint}")
            else:
                message = f"the article says when this was said (“{said.text}”)"
                yield diagnose("E306", record.at(), message, f"add {hint}")
        elif not _spans(fact.reported, said.start, said.end):
            message = f"“{said.text}” dates the statement otherwise"
            yield diagnose("E305", record.at("reported"), message, f"write {hint}")
        return


def _spans(period: Period, start: date, end: date) -> bool:
    if period.start is None or period.end is None:
        return False
    return (period.start.first, period.end.last) == (start, end)


def _order_of_dates(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    fact = record.fact
    known = [around.articles[s.article] for s in fact.sources if s.article in around.articles]
    published = [a.article.published for a in known if a.article.published is not None]
    said = fact.reported.start if fact.reported else None
    if said is not None and published and said.first > max(published):
        message = f"this was said on {said}, after the article of {max(published)} was published"
        yield diagnose("F403", record.at("reported"), message, "correct one of the two dates")
    begun = fact.period.start if fact.period else None
    told = fact.reported.end.last if fact.reported and fact.reported.end else None
    planned = getattr(fact, "category", None) == "planned"
    if begun is not None and told is not None and begun.first > told and not planned:
        message = (
            f"it began on {begun}, after it was reported on {fact.reported and fact.reported.end}"
        )
        yield diagnose("F403", record.at("period"), message, "correct one of the two dates")
