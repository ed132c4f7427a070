"""Holds each fact against its article, its operation and its fellows.

Every function takes a record and yields diagnostics; ``check_facts`` runs the table of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.articles import StoredArticle
from sitrep.evidence.quotes import find_all, nearest_passage
from sitrep.evidence.speech import StatementDate, statement_date
from sitrep.facts.coherence import (
    check_labels,
    check_parts,
    check_references,
    check_replacement,
    check_series,
)
from sitrep.facts.counting import check_durations, check_figure_of, claim_of
from sitrep.facts.dating import check_order_of_dates, check_order_of_facts
from sitrep.facts.load import FactRecord
from sitrep.facts.periods import Period
from sitrep.facts.quoted import OCCURRENCES
from sitrep.facts.surroundings import Surroundings
from sitrep.facts.writing import check_incidents, check_prose

__all__ = ["check_facts", "claim_of"]


def check_facts(records: Iterable[FactRecord], around: Surroundings) -> tuple[Diagnostic, ...]:
    """Every problem of every fact, in the order of the files.

    Diagnostics: E301–E306 and E308–E316 (evidence), F402 (references), F403 (dates), F404–F413,
    F416 and F417 (how facts go together).
    """
    checks = (
        check_references,
        check_labels,
        check_replacement,
        check_parts,
        check_series,
        _quotes,
        check_figure_of,
        check_durations,
        check_incidents,
        check_prose,
        _statement,
        check_order_of_dates,
        check_order_of_facts,
    )
    return tuple(
        problem for record in records for check in checks for problem in check(record, around)
    )


def _quotes(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    for index, source in enumerate(record.fact.sources):
        stored = around.articles.get(source.article)
        if stored is None or find_all(stored.body, source.quote):
            continue
        near = nearest_passage(stored.body, source.quote)
        hint = f"the nearest passage is: {near.text}" if near else "copy it from the article"
        message = f"the quote does not stand in the article {source.article}"
        yield diagnose("E301", record.at("sources", index, "quote"), message, hint)


def _statement(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """A relative date in reported speech dates the statement, not what happened."""
    fact = record.fact
    for source in fact.sources:
        stored = around.articles.get(source.article)
        dates = _said(stored, source.quote, around) if stored and source.attributed_to else []
        if fact.reported and any(_spans(fact.reported, said.start, said.end) for said in dates):
            return
        if not dates:
            continue
        said = dates[0]
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
        else:
            message = f"“{said.text}” dates the statement otherwise"
            yield diagnose("E305", record.at("reported"), message, f"write {hint}")
        return


def _said(stored: StoredArticle, quote: str, around: Surroundings) -> list[StatementDate]:
    """When the words of a quote were said, at each of its places; nothing if one does not say."""
    published = stored.article.published
    if published is None:
        return []
    language = around.language_of(stored)
    spans = find_all(stored.body, quote)[:OCCURRENCES]
    dates = [statement_date(stored.body, span, published, language) for span in spans]
    said = [found for found in dates if found is not None]
    return said if len(said) == len(dates) else []


def _spans(period: Period, start: date, end: date) -> bool:
    if period.start is None or period.end is None:
        return False
    return (period.start.first, period.end.last) == (start, end)
