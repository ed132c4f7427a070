"""Reads ``operation.yaml`` and checks that its references resolve."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.operation.model import Operation
from sitrep.reading.bind import bind
from sitrep.reading.document import Document
from sitrep.reading.gate import check_schema, read_document
from sitrep.reading.tricks import check_tricks


@dataclass(frozen=True)
class OperationRecord:
    """An operation and the file that it was written in."""

    operation: Operation
    document: Document

    def at(self, *keys: str | int) -> Location:
        """Where a key stands."""
        return self.document.at(keys)


def load_operation(
    path: Path, shown_as: str
) -> tuple[OperationRecord | None, tuple[Diagnostic, ...]]:
    """Reads one ``operation.yaml``.

    Diagnostics: the gate's (Y), the shape's (S); F402 for a ``within`` or ``of`` that leads
    nowhere; F408 for a source that is not public and has no ``shown_as``; L637 to L639 for
    characters that cannot be seen or look like others.
    """
    document, gate = read_document(path, shown_as=shown_as)
    problems = list(gate)
    if document is not None:
        problems += check_schema(document)
    if document is None or any(problem.is_error for problem in problems):
        return None, tuple(problems)
    operation, wrong = bind(Operation, document.tree, document)
    problems += wrong
    if operation is None:
        return None, tuple(problems)
    record = OperationRecord(operation, document)
    return record, (*problems, *_check(record), *check_tricks(document))


def check_mail(record: OperationRecord) -> tuple[Diagnostic, ...]:
    """What the e-mailed digest lacks, which may well be meant so.

    Diagnostics: D901 and D904, notes.
    """
    mail = record.operation.mail
    if mail is None:
        message = "the digest is built as .html and .txt, and not as .eml: no mail: names a sender"
        hint = 'add mail: {from: "Derna Desk <desk@example.org>"} to have messages'
        return (diagnose("D901", record.at(), message, hint),)
    if mail.unsubscribe is None:
        message = "the digest does not say how to leave it, which mail services ask for"
        hint = "add unsubscribe: {https: https://…, mailto: leave@example.org}"
        return (diagnose("D904", record.at("mail"), message, hint),)
    return ()


def _check(record: OperationRecord) -> list[Diagnostic]:
    operation = record.operation
    problems = []
    for name, place in operation.places.items():
        if place.within is not None and place.within not in operation.places:
            problems.append(_dangling(record.at("places", name, "within"), place.within, "place"))
    for name, source in operation.sources.items():
        if source.of is not None and source.of not in operation.actors:
            problems.append(_dangling(record.at("sources", name, "of"), source.of, "actor"))
        if source.sensitivity is not Sensitivity.PUBLIC and source.shown_as is None:
            message = f"the source {name} is not public and does not say what stands for it"
            hint = 'add shown_as: "a humanitarian partner", or the like'
            problems.append(diagnose("F408", record.at("sources", name), message, hint))
    return problems


def _dangling(at: Location, name: str, what: str) -> Diagnostic:
    return diagnose(
        "F402", at, f"there is no {what} {name}", f"add it under {what}s, or correct the id"
    )
