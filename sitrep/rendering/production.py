"""All documents of a build, each rendered in a process of its own, and all digests cut alike."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitrep.diagnostics import Diagnostic, diagnose, read_diagnostics
from sitrep.rendering.digest.job import render_digest
from sitrep.rendering.edition import Edition
from sitrep.rendering.job import render_document
from sitrep.rendering.press.press import Job, Outcome, Press
from sitrep.rendering.progress import Progress

Parts = Mapping[str, bytes]


@dataclass(frozen=True)
class Produced:
    """What became of the documents, each by its name.

    ``parts`` are what was made, ``failures`` why others were not; ``problems`` are of templates.
    """

    parts: Mapping[str, Parts]
    problems: tuple[Diagnostic, ...]
    failures: Mapping[str, str]


def produce(editions: Sequence[Edition], press: Press, progress: Progress) -> Produced:
    """Renders every document of editions.

    Diagnostics: those of `render_document` and `render_digest`; D902 and D903, warnings, for a
    digest that was cut, and one that is too large for all that.
    """
    jobs = [
        Job(edition.document_name(tag), render_document, job)
        for edition in editions
        for tag, job in edition.jobs.items()
        if job.formats
    ]
    digests = [
        Job(edition.digest_name(tag), render_digest, job)
        for edition in editions
        for tag, job in {**edition.digests, **edition.measured}.items()
    ]
    own = frozenset().union(*(edition.documents for edition in editions))
    progress.begin(len(own))
    outcomes: dict[str, Outcome] = {}
    for outcome in press.run([*jobs, *digests], done=lambda o: _tell(o, own, progress)):
        outcomes[outcome.name] = outcome
    problems = [*_of_templates(outcomes[name] for name in outcomes if name in own)]
    for edition in editions:
        again, wrong = _cut(edition, outcomes)
        outcomes |= {outcome.name: outcome for outcome in press.run(again)}
        problems += wrong
    failures = {name: why for name in sorted(own) if (why := _failure(outcomes.get(name)))}
    parts = {name: outcome.value for name, outcome in outcomes.items() if outcome.value}
    return Produced(parts, tuple(problems), failures)


def _cut(edition: Edition, outcomes: Mapping[str, Outcome]) -> tuple[list[Job], list[Diagnostic]]:
    """The digests that are longer than the longest language allows, to be rendered again."""
    extents = {}
    for tag in {**edition.digests, **edition.measured}:
        made = outcomes[edition.digest_name(tag)].value
        if made and "most" in made:
            extents[tag] = json.loads(made["most"])
    if not extents:
        return [], []
    longest = min(extents, key=lambda tag: extents[tag][0])
    least, whole, _ = extents[longest]
    problems = []
    record = edition.dossier.issue(edition.report.name)
    at = record.at("number") if record else edition.dossier.record.at("crisis")
    if least < whole:
        message = (
            f"the digest tells the first {least} of each list’s entries ({longest} is longest)"
        )
        problems.append(diagnose("D902", at, message, "the report has them all"))
    if not all(fits for _, _, fits in extents.values()):
        hint = "shorten the highlights, the reasons of corrections or the disclaimer"
        message = f"the digest in {longest} is larger than mail programs show"
        problems.append(diagnose("D903", at, message, hint))
    again = [
        Job(edition.digest_name(tag), render_digest, replace(job, most=least))
        for tag, job in edition.digests.items()
        if tag in extents and extents[tag][0] > least
    ]
    return again, problems


def _tell(outcome: Outcome, own: Collection[str], progress: Progress) -> None:
    """Says that a document is done, if it is one that was asked for."""
    if outcome.name in own:
        progress.done(outcome.name)


def _of_templates(outcomes: Iterable[Outcome]) -> Iterator[Diagnostic]:
    for outcome in outcomes:
        if outcome.value is not None and "problems" in outcome.value:
            yield from read_diagnostics(outcome.value["problems"])


def _failure(outcome: Outcome | None) -> str | None:
    if outcome is None:  # a report in a language of which the digest alone is wanted
        return None
    if outcome.value is None:
        return outcome.failure
    if "missing" in outcome.value:
        return "lacks " + "; ".join(json.loads(outcome.value["missing"])[:5])
    return None
