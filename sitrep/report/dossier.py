"""An operation's whole folder, read: what every command starts from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.evidence.articles import StoredArticle, load_articles
from sitrep.facts.checks import check_facts
from sitrep.facts.coherence import is_anchored
from sitrep.facts.load import FactRecord, load_facts
from sitrep.facts.surroundings import Surroundings
from sitrep.operation.load import OperationRecord, load_operation
from sitrep.operation.model import Operation
from sitrep.report.issue import IssueRecord, load_issues

OPERATION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""What the folder of an operation may be called."""

_READ = {"articles": ".md", "facts": ".yaml", "reports": ".yaml"}  # what is read in each folder


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


def named(path: Path) -> Path:
    """The path of an operation's folder, ending in its name even where it was typed as a dot."""
    return path.resolve() if path.name in {"", ".", ".."} else path


def load_dossier(path: Path) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Reads and checks an operation's folder.

    Returns:
        The dossier, or None where ``operation.yaml`` cannot be read, and all that is wrong with
        the data (Y, S, E, F codes), or that there is none (R519); problems of the issues'
        narrative are found by ``sitrep.report.checks``.
    """
    path = named(path)
    shown_as = str(path)
    if not path.is_dir():
        where = Location(shown_as)
        hint = "name the folder of an operation; `sitrep new DIR` makes one"
        return None, (diagnose("R519", where, f"there is no folder {shown_as}", hint),)
    problems: list[Diagnostic] = []
    if not OPERATION_ID.fullmatch(path.name):
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
    problems += _unread_files(path, shown_as)
    if record is None:
        return None, tuple(problems)
    by_id = {stored.article.id: stored for stored in articles}
    unread = facts.unread | _unread_articles(path, articles)
    around = Surroundings(
        record.operation, by_id, {entry.fact.id: entry for entry in facts.records}, unread
    )
    problems += check_facts(facts.records, around)
    anchored = [(entry, is_anchored(entry, around)) for entry in facts.records]
    sound = tuple(entry for entry, is_sound in anchored if is_sound)
    lost = {
        name
        for entry, is_sound in anchored
        if not is_sound
        for name in (entry.fact.id, entry.fact.series)
    }
    dossier = Dossier(
        path.name, path, shown_as, record, by_id, sound, issues, facts.unread | frozenset(lost)
    )
    return dossier, tuple(problems)


def _unread_articles(path: Path, articles: Iterable[StoredArticle]) -> frozenset[str]:
    """The articles that are there, but cannot be read."""
    read = {Path(stored.file).stem for stored in articles}
    return frozenset(entry.stem for entry in (path / "articles").glob("*.md")) - read


def _unread_files(path: Path, shown_as: str) -> list[Diagnostic]:
    """Files that look as if they should be read and are not."""
    problems = []
    for folder, ending in _READ.items():
        for entry in sorted((path / folder).glob("*")):
            if entry.name.startswith(".") or (entry.suffix == ending and not entry.is_dir()):
                continue
            where = Location(f"{shown_as}/{folder}/{entry.name}")
            hint = f"files in {folder}/ end in {ending}, and folders in it are not read"
            problems.append(diagnose("F414", where, "this is not read", hint))
    return problems
