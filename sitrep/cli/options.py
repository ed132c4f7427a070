"""The words that options may be given; kept apart so that ``--help`` imports nothing heavy."""

from __future__ import annotations

from enum import StrEnum


class AudienceName(StrEnum):
    """Audiences, from the one that sees least to the one that sees all."""

    public = "public"
    partners = "partners"
    internal = "internal"
    closed = "closed"


class FormatName(StrEnum):
    """Formats of output."""

    html = "html"
    pdf = "pdf"
    digest = "digest"
    json = "json"


class ExtractFormat(StrEnum):
    """How proposed facts are printed."""

    yaml = "yaml"
    json = "json"


class MissingName(StrEnum):
    """What becomes of sentences without a translation."""

    source = "source"
    fail = "fail"


class SchemaKind(StrEnum):
    """Kinds of file that have a schema."""

    operation = "operation"
    article = "article"
    facts = "facts"
    report = "report"


class SensitivityName(StrEnum):
    """Labels, from what anybody may read to what a few may."""

    public = "public"
    restricted = "restricted"
    confidential = "confidential"
    strictly_confidential = "strictly_confidential"
