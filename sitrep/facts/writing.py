"""Holds the figures that staff typed into a fact's own words against its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.prose import Typed, stated_numbers, unstated
from sitrep.facts.fact import Fact
from sitrep.facts.kinds import Access
from sitrep.facts.load import FactRecord
from sitrep.facts.quoted import quoted
from sitrep.facts.surroundings import Surroundings

_CODES = {True: "E313", False: "E314"}
"""Of a figure that no quote states, by whether that is certain."""


def check_prose(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """Figures in a summary or a reason must stand in one of the fact's quotes.

    A reason may also use those of the fact that is replaced, and the difference of the two.

    Diagnostics: E313, and E314 where a language is read in digits only.
    """
    fact, language = record.fact, around.operation.language
    summary = getattr(fact, "summary", None)
    if summary is not None:
        known = _known([record], around)
        for typed in unstated(summary, language, known, _languages([record], around)):
            yield _diagnostic(record, "summary", typed)
    if fact.reason is not None:
        old = around.facts.get(fact.replaces or "")
        records = [record, old] if old is not None else [record]
        known = _known(records, around) | _figures(one.fact for one in records)
        for typed in unstated(fact.reason, language, known, _languages(records, around)):
            yield _diagnostic(record, "reason", typed)


def check_incidents(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """The number of incidents must stand in a quote, unless each quote is one of them.

    Diagnostics: E313, E314 as ``check_prose``.
    """
    fact = record.fact
    number = fact.incidents if isinstance(fact, Access) else None
    known = {0, 1, len(fact.sources)}
    if number is None or number in known | _known([record], around):
        return
    languages = _languages([record], around)
    for typed in unstated(str(number), around.operation.language, known, languages):
        yield _diagnostic(record, "incidents", typed)


def unquoted(text: str, records: Iterable[FactRecord], around: Surroundings) -> tuple[Typed, ...]:
    """The figures in a text of the operation's language that none of the facts can vouch for.

    They do with the numbers of their quotes, and with their figures.
    """
    language = around.operation.language
    if not unstated(text, language, ()):
        return ()
    facts = tuple(records)
    figures = [record.fact.counted_figure for record in facts]
    values = {value for figure in figures if figure for value in figure.numbers}
    return unstated(text, language, values | _known(facts, around), _languages(facts, around))


def _known(records: Iterable[FactRecord], around: Surroundings) -> frozenset[int]:
    quotes = [q for record in records for q in quoted(record, around)]
    return stated_numbers((entry.quote, entry.language) for entry in quotes)


def _languages(records: Iterable[FactRecord], around: Surroundings) -> set[str]:
    return {entry.language for record in records for entry in quoted(record, around)}


def _figures(facts: Iterable[Fact]) -> frozenset[int]:
    """The figures of the facts, and what they differ by."""
    figures = [fact.counted_figure for fact in facts]
    values = [figure.value for figure in figures if figure and figure.value is not None]
    differences = {abs(one - other) for one in values for other in values}
    return frozenset(values) | differences


def _diagnostic(record: FactRecord, key: str, typed: Typed) -> Diagnostic:
    code = _CODES[typed.is_certain]
    message = f"{typed.text} stands in no quote of the fact"
    hint = f"quote the words that state it, or leave it out of the {key}"
    return diagnose(code, record.at(key), message, hint)
