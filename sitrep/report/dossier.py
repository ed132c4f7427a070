"""An operation's whole folder, read: what every command starts from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.evidence.articles import StoredArticle, load_articles
from sitrep.facts.checks import Surroundings, check_facts, is_anchored
from sitrep.facts.load import FactRecord, load_facts
from sitrep.operation.load import OperationRecord, load_operation
from sitrep.operation.model import Operation
from sitrep.report.issue import IssueRecord, load_issues

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True)
class Dossier:
    """Everything that an operation's folder holds, before any cut-off or redaction.

    ``facts`` are those that can be used; ``unsound`` holds the ids and series of the others.
    """

    id: str
    path: Path
    shown_as: str
    record: OperationRecord
    articles: Mapping[str, StoredArticle]
    facts: tuple[FactRecord, ...]
    issues: tuple[IssueRecord, ...]
    unsound: frozenset[str] = frozenset()

    @property
    def operation(self) -> Operation:
        """What ``operation.yaml`` says."""
        return self.record.operation

    def issue(self, name: str) -> IssueRecord | None:
        """The issue of this name."""
        return next((record for record in self.issues if record.name == name), None)


def load_dossier(path: Path) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Reads and checks an operation's folder.

    Returns:
        The dossier, or None where ``operation.yaml`` cannot be read, and all that is wrong with
        the data (Y, S, E, F codes); problems of the issues' narrative are found by
        ``sitrep.report.checks``.
    """
    path = path.resolve() if path.name in {"", ".", ".."} else path
    shown_as = str(path)
    if not path.is_dir():
        where = Location(shown_as)
        hint = "name the folder of an operation; `sitrep new DIR` makes one"
        return None, (diagnose("Y109", where, "there is no such folder", hint),)
    problems: list[Diagnostic] = []
    if not _ID.fullmatch(path.name):
        message = "the folder's name is the operation's id, and this one cannot be"
        hint = "use the letters a-z, digits and hyphens only"
        problems.append(diagnose("F406", Location(shown_as), message, hint))
    record, wrong = load_operation(path / "operation.yaml", f"{shown_as}/operation.yaml")
    problems += wrong
    articles, wrong = load_articles(path / "articles", f"{shown_as}/articles")
    problems += wrong
    facts, wrong = load_facts(path / "facts", f"{shown_as}/facts")
    problems += wrong
    issues, wrong = load_issues(path / "reports", f"{shown_as}/reports")
    problems += wrong
    if record is None:
        return None, tuple(problems)
    by_id = {stored.article.id: stored for stored in articles}
    around = Surroundings(
        record.operation, by_id, {entry.fact.id: entry for entry in facts.records}
    )
    problems += check_facts(facts.records, around)
    sound = tuple(entry for entry in facts.records if is_anchored(entry, around))
    lost = {name for e in facts.records if e not in sound for name in (e.fact.id, e.fact.series)}
    dossier = Dossier(
        path.name, path, shown_as, record, by_id, sound, issues, facts.unread | frozenset(lost)
    )
    return dossier, tuple(problems)
