"""Whether the dates of a fact are in order: what it tells of, what was said, what was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.facts.fact import Fact
from sitrep.facts.load import FactRecord
from sitrep.facts.periods import Period
from sitrep.facts.surroundings import Surroundings

_PAST = frozenset({"displacement", "casualties", "control"})
"""Kinds whose period has ended, if it has an end, when they are told."""
_ADVICE = "correct one of the two dates"


def check_order_of_dates(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """Nothing is said after it was published, or happens after it was told, plans aside.

    Diagnostics: F403.
    """
    fact = record.fact
    published = _published(fact, around)
    if published:
        yield from _later(record, "reported", fact.reported, max(published))
    is_planned = getattr(fact, "category", None) == "planned"
    told = _told_by(fact, published)
    if fact.period is None or told is None or is_planned:
        return
    begun, ended = fact.period.start, fact.period.end
    if begun is not None and begun.first > told:
        message = f"it began on {begun}, after it was told on {told}"
        yield diagnose("F403", record.at("period"), message, _ADVICE)
    elif ended is not None and ended.first > told and fact.kind in _PAST:
        message = f"it ended on {ended}, after it was told on {told}"
        yield diagnose("F403", record.at("period"), message, _ADVICE)


def check_order_of_facts(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """What replaces a fact was not told before it.

    Diagnostics: F403.
    """
    fact, entry = record.fact, around.facts.get(record.fact.replaces or "")
    if entry is None:
        return
    new = _told_by(fact, _published(fact, around))
    old = _told_from(entry.fact, _published(entry.fact, around))
    if new is not None and old is not None and new < old:
        field = next(f for f in ("corrects", "supersedes", "retracts") if getattr(fact, f))
        message = f"{fact.id} was told by {new}, and {entry.fact.id} only on {old}"
        hint = "the newer of the two replaces the older one"
        yield diagnose("F403", record.at(field), message, hint)


def _later(
    record: FactRecord, key: str, said: Period | None, published: date
) -> Iterator[Diagnostic]:
    """The statement begins or ends after its last article was published."""
    for day in dict.fromkeys((said.start, said.end) if said else ()):
        if day is not None and day.first > published:
            message = f"this was said on {day}, after the article of {published} was published"
            yield diagnose("F403", record.at(key), message, _ADVICE)
            return


def _published(fact: Fact, around: Surroundings) -> list[date]:
    """The days from which the articles of a fact can be read."""
    articles = [
        around.articles[s.article].article for s in fact.sources if s.article in around.articles
    ]
    days = [article.published or article.retrieved for article in articles]
    return [day for day in days if day is not None]


def _told_by(fact: Fact, published: list[date]) -> date | None:
    """The last day on which a fact may have been told."""
    said = fact.reported.end.last if fact.reported and fact.reported.end else None
    latest = max(published, default=None)
    return min((day for day in (said, latest) if day is not None), default=None)


def _told_from(fact: Fact, published: list[date]) -> date | None:
    """The first day on which a fact may have been told."""
    if fact.reported is not None and fact.reported.start is not None:
        return fact.reported.start.first
    return min(published, default=None)
