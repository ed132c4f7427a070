"""Adds a language to an operation's ``locales``, and leaves all else in the file as it was typed."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.operation.model import Operation
from sitrep.reading.bind import bind
from sitrep.reading.gate import parse_document
from sitrep.report.dossier import Dossier
from sitrep.translation.catalogues import Written, write_catalogues

_FILE = "operation.yaml"
_IN_BRACKETS = re.compile(r"(?m)^(locales:[ \t]*\[[^\]#\n]*[^\]#\s,])(?=[ \t]*,?[ \t]*\])")
_IN_LINES = re.compile(r"(?m)^(locales:[ \t]*(?:#.*)?\n(?:(?:[ \t]*#.*\n)*([ \t]*- ).*?(\r?\n))+)")


def add_locale(dossier: Dossier, tag: str) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Adds a tag at the end of the list, if the file as typed shows where.

    Returns the file if it was changed. Diagnostics: L617, where a person must do it.
    """
    path = dossier.path / _FILE
    text = path.read_bytes().decode("utf-8")  # with the ends of lines that it has
    longer = _IN_BRACKETS.sub(rf"\g<1>, {tag}", text, count=1)
    if longer == text:
        longer = _IN_LINES.sub(rf"\g<1>\g<2>{tag}\g<3>", text, count=1)
    wanted = dossier.operation.model_copy(update={"locales": (*dossier.operation.locales, tag)})
    if _read(longer) != wanted or path.is_symlink():
        where = dossier.record.at("locales")
        message = f"{tag} is not among the operation's locales yet"
        return (), (diagnose("L617", where, message, f"add {tag} to the list"),)
    file = Written(_FILE, longer.encode("utf-8"), stat.S_IMODE(path.stat().st_mode))
    return write_catalogues([(dossier.path, file)]), ()


def _read(text: str) -> Operation | None:
    document, _ = parse_document(text, _FILE)
    return None if document is None else bind(Operation, document.tree, document)[0]
