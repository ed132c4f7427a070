"""One issue of the report: ``reports/NAME.yaml``, in the operation's source language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import (
    BeforeValidator,
    Field,
    ValidationInfo,
    create_model,
    field_validator,
    model_validator,
)

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.reading.bind import bind
from sitrep.reading.document import Document
from sitrep.reading.gate import check_schema, read_document
from sitrep.reading.model import Model
from sitrep.reading.scalars import Day, Id, Line, SchemaVersion, Text, WholeNumber
from sitrep.reading.tricks import check_tricks
from sitrep.report.sections import NARRATED


class Product(StrEnum):
    """What kind of report this is."""

    SITUATION_REPORT = "situation_report"
    FLASH_UPDATE = "flash_update"
    BULLETIN = "bulletin"


class Choice(Model):
    """Which observation of a series the issue goes by where sources disagree, and why."""

    use: Id
    reason: Line


class Stretch(Model):
    """The days that an issue covers, both included."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.start > self.end:
            raise ValueError("the start lies after the end")
        return self


class Passage(Model):
    """Narrative of one section; a label of its own may only raise the issue's."""

    text: Text
    sensitivity: Sensitivity | None = None


_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_LINE = re.compile(r"\S[^\n]*")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def _read_passage(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Narrative = Annotated[Passage, BeforeValidator(_read_passage)]


class Frame(Model):
    """What every issue states, its narrative aside."""

    schema_: SchemaVersion = Field(alias="schema")
    number: Annotated[WholeNumber, Field(ge=1)]
    product: Product = Product.SITUATION_REPORT
    sensitivity: Sensitivity
    issued: Day
    as_of: Day
    period: Stretch
    next_issue: Day | None = None
    choices: dict[Id, Choice] = {}
    highlights: Narrative | None = None

    @field_validator("as_of")
    @classmethod
    def _is_cut_off_in_time(cls, value: date, info: ValidationInfo) -> date:
        issued = info.data.get("issued")
        if issued is not None and issued < value:
            raise ValueError("issued lies before as_of, the cut-off of the data")
        return value

    @field_validator("period")
    @classmethod
    def _is_covered(cls, value: Stretch, info: ValidationInfo) -> Stretch:
        issued, as_of = info.data.get("issued"), info.data.get("as_of")
        if as_of is not None and as_of < value.start:
            raise ValueError("as_of lies before the period")
        if issued is not None and issued < value.end:
            raise ValueError("the period ends after the day of issue")
        return value

    @field_validator("next_issue")
    @classmethod
    def _follows(cls, value: date | None, info: ValidationInfo) -> date | None:
        issued = info.data.get("issued")
        if value is not None and issued is not None and value <= issued:
            raise ValueError("next_issue is not after issued")
        return value


if TYPE_CHECKING:
    Issue = Frame
else:
    Issue = create_model(
        "Issue", __base__=Frame, **dict.fromkeys(NARRATED, (Narrative | None, None))
    )


@dataclass(frozen=True)
class IssueRecord:
    """An issue, the name of its file (the folder in output/), and where it was written."""

    name: str
    issue: Frame
    document: Document

    def at(self, *keys: str | int) -> Location:
        """Where a key stands."""
        return self.document.at(keys)

    def narrative(self, section: str) -> Passage | None:
        """What the issue says under a section, placeholders and all."""
        passage = getattr(self.issue, section, None)
        return passage if isinstance(passage, Passage) else None

    def label(self, section: str) -> Sensitivity:
        """How sensitive the narrative of a section is."""
        passage = self.narrative(section)
        own = passage.sensitivity if passage else None
        return self.issue.sensitivity if own is None else own


def paragraphs(section: str, passage: Passage) -> tuple[tuple[int, str], ...]:
    """The passage's units of translation, each with its offset in the passage.

    Highlights are one a line; any other narrative is paragraphs between blank lines, whose lines
    are joined by the reader of them.
    """
    unit = _LINE if section == "highlights" else _PARAGRAPH
    return tuple(
        (match.start(), " ".join(match.group().split())) for match in unit.finditer(passage.text)
    )


def load_issues(
    folder: Path, shown_as: str
) -> tuple[tuple[IssueRecord, ...], tuple[Diagnostic, ...]]:
    """All issues of an operation, in the order of their dates, numbers and names.

    Diagnostics: the gate's (Y), the shape's (S), R509 for narrative labelled below its issue,
        R513 for a name that no folder can have, R520 for a number that two issues have, L637 to
        L639 for characters that cannot be seen or look like others.
    """
    records: list[IssueRecord] = []
    problems: list[Diagnostic] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.is_dir():
            continue
        document, wrong = read_document(path, shown_as=f"{shown_as}/{path.name}")
        found = list(wrong)
        if document is not None:
            found += check_schema(document)
        if document is not None and not any(problem.is_error for problem in found):
            issue, shape = bind(Issue, document.tree, document)
            found += shape
            if issue is not None:
                record = IssueRecord(path.stem, issue, document)
                records.append(record)
                found += [*_check(record), *check_tricks(document)]
        problems += found
    records.sort(key=lambda record: (record.issue.as_of, record.issue.number, record.name))
    problems += _check_numbers(records)
    return tuple(records), tuple(problems)


def _check_numbers(records: list[IssueRecord]) -> list[Diagnostic]:
    """Variants of one issue share its number; issues of different days do not."""
    first: dict[tuple[Product, int], IssueRecord] = {}
    problems = []
    for record in records:
        issue = record.issue
        same = first.setdefault((issue.product, issue.number), record)
        if same.issue.as_of != issue.as_of:
            message = f"{same.name}, of another day, is no. {issue.number} already"
            hint = "a reader tells reports apart by their numbers: give this one its own"
            problems.append(diagnose("R520", record.at("number"), message, hint))
    return problems


def _check(record: IssueRecord) -> list[Diagnostic]:
    problems = []
    if not _NAME.fullmatch(record.name):
        where = Location(record.document.file)
        hint = "call the file 001.yaml or the like: letters, digits, hyphens and underscores"
        problems.append(diagnose("R513", where, "the issue's file cannot be called so", hint))
    for section in ("highlights", *NARRATED):
        if record.label(section).rank < record.issue.sensitivity.rank:
            message = (
                f"the narrative is labelled below the issue, which is {record.issue.sensitivity}"
            )
            where = record.at(section, "sensitivity")
            problems.append(
                diagnose("R509", where, message, "label the issue with the lowest level")
            )
    return problems
