"""Holds each fact against its article, its operation and its fellows.

Every function takes a record and yields diagnostics; ``check_facts`` runs the table of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.checks import Claim, Finding, check_duration, check_figure
from sitrep.evidence.numbers import find_numbers
from sitrep.evidence.quantities import QuantityKind
from sitrep.evidence.quotes import find_quote, nearest_passage, surroundings
from sitrep.evidence.speech import statement_date
from sitrep.facts.coherence import (
    check_labels,
    check_order_of_dates,
    check_parts,
    check_references,
    check_replacement,
    check_series,
)
from sitrep.facts.figures import Figure
from sitrep.facts.load import FactRecord
from sitrep.facts.periods import Period
from sitrep.facts.surroundings import Surroundings


def check_facts(records: Iterable[FactRecord], around: Surroundings) -> tuple[Diagnostic, ...]:
    """Every problem of every fact, in the order of the files.

    Diagnostics: E301–E306 (evidence), F402 (references), F403 (dates), F404–F413 (how facts go
    together).
    """
    checks = (
        check_references,
        check_labels,
        check_replacement,
        check_parts,
        check_series,
        _quotes,
        _figure,
        _durations,
        _statement,
        check_order_of_dates,
    )
    return tuple(
        problem for record in records for check in checks for problem in check(record, around)
    )


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
