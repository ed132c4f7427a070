"""Holds facts against the operation and against each other: do they go together?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.facts.fact import Fact
from sitrep.facts.figures import Figure
from sitrep.facts.kinds import Casualties, Outcome
from sitrep.facts.load import FactRecord
from sitrep.facts.surroundings import Surroundings, nearest_hint
from sitrep.operation.model import Actor, Place


def is_anchored(record: FactRecord, around: Surroundings) -> bool:
    """Whether all that a fact names is there."""
    return next(_dangling(record, around), None) is None


def check_references(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """All that a fact names must be there; of what cannot be read it is told elsewhere.

    Diagnostics: F402.
    """
    for name, problem in _dangling(record, around):
        if name not in around.unread:
            yield problem


def _dangling(record: FactRecord, around: Surroundings) -> Iterator[tuple[str, Diagnostic]]:
    """The names that lead nowhere, each with what to say of it."""
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
                    hint = nearest_hint(name, known)
                    yield name, diagnose("F402", where, f"there is no {what} {name}", hint)
    for index, source in enumerate(fact.sources):
        name = source.article
        if name not in around.articles:
            where = record.at("sources", index, "article")
            hint = nearest_hint(name, around.articles)
            yield name, diagnose("F402", where, f"there is no article {name}", hint)
        voice = source.attributed_to
        if voice is not None and voice not in operation.sources:
            where = record.at("sources", index, "attributed_to")
            hint = nearest_hint(voice, operation.sources)
            yield voice, diagnose("F402", where, f"there is no source {voice}", hint)


def check_labels(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
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


def check_replacement(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
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


def check_parts(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
    """A breakdown is of another count of the same outcome, and of no part of itself."""
    fact = record.fact
    if not isinstance(fact, Casualties) or fact.part_of is None:
        return
    entry = around.facts.get(fact.part_of)
    whole = entry.fact if entry is not None else None
    if entry is None and fact.part_of in around.unread:
        return
    if not isinstance(whole, Casualties):
        message = f"there is no casualties fact {fact.part_of}"
        hint = nearest_hint(fact.part_of, around.facts)
        yield diagnose("F402", record.at("part_of"), message, hint)
        return
    if whole.outcome not in {fact.outcome, Outcome.KILLED_OR_INJURED}:
        message = f"{whole.id} counts the {whole.outcome}, this fact the {fact.outcome}"
        yield diagnose("F404", record.at("part_of"), message, "a part is of the same outcome")
    yield from _sizes(record, fact.figure, whole)
    seen: set[str] = set()
    while isinstance(whole, Casualties) and whole.id not in seen:
        if whole.id == fact.id:
            message = f"{fact.id} is a part of itself"
            yield diagnose("F405", record.at("part_of"), message, "name the total")
            return
        seen.add(whole.id)
        following = around.facts.get(whole.part_of or "")
        whole = following.fact if following is not None else None


def _sizes(record: FactRecord, part: Figure, whole: Casualties) -> Iterator[Diagnostic]:
    """A part is no larger than its whole, as far as both are told."""
    least, most = part.bounds[0], whole.figure.bounds[1]
    told = whole.figure.value if whole.figure.value is not None else whole.figure.high
    if least is None or told is None or part.unit != whole.figure.unit:
        return
    message = f"{least} are no part of {told}, which {whole.id} counts"
    if most is not None and least > most:
        hint = "correct one of the two figures, or take part_of out"
        yield diagnose("F416", record.at("part_of"), message, hint)
    elif least > told:
        yield diagnose("F417", record.at("part_of"), message, "see which of the two is right")


def check_series(record: FactRecord, around: Surroundings) -> Iterator[Diagnostic]:
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
