"""Brings all sheets of one language up to date, each with what the others know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from polib import POEntry, POFile

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.cldr_plurals import plural_rule
from sitrep.localisation.locales import Language
from sitrep.localisation.plurals import PluralRule, read_plural_rule
from sitrep.localisation.wording import MEMORY
from sitrep.translation.catalogues import Written, make_catalogue, read_catalogue
from sitrep.translation.headers import new_header
from sitrep.translation.merging import Memory, buried, is_begun, key_of, merge
from sitrep.translation.sheets import Sheet, mode_of

_COMMENT = "What was translated and is no longer said; it serves again when the same is said again."
_SUGGESTING = 400  # messages of other files that may be suggested; searching takes time


@dataclass(frozen=True)
class Merged:
    """A sheet brought up to date: its entries, and the file as it was."""

    sheet: Sheet
    language: Language
    entries: tuple[POEntry, ...]
    old: POFile | None = None

    def written(self) -> Written:
        """The file to write."""
        header = new_header(self.sheet.title, self.language, self.sheet.script.day)
        content = make_catalogue(self.entries, header, self.old)
        return Written(self.sheet.path, content, mode_of(self.sheet))


def bring_up_to_date(
    sheets: Sequence[Sheet], language: Language
) -> tuple[tuple[Merged, ...], tuple[Written, ...], tuple[Diagnostic, ...]]:
    """Each sheet with what it should hold, and as much of it translated as is known.

    Returns the sheets, the language's memory to be written beside them, and the problems.

    Diagnostics: L602–L604 for a file that is broken (it is left out, and so left alone), L605
    where CLDR's plural rule of the language has no expression in gettext.
    """
    files, problems = _read(sheets)
    past, wrong = _read_past(sheets, language)
    problems += wrong
    merged: list[Merged] = []
    gone: list[POEntry] = []
    for sheet in sheets:
        if sheet.path not in files:
            continue
        old = files[sheet.path]
        rule = _rule(language, old)
        if rule is None:
            where = Location(f"{sheet.shown_as}/{sheet.path}")
            message = f"no plural rule is known for {language.tag}"
            problems.append(diagnose("L605", where, message, "write Plural-Forms by hand"))
            continue
        ours = [entry for entry in old or () if not _is_other(sheet, entry)]
        memory = _memory(sheet, sheets, files, past)
        entries, left = merge(sheet.script.sentences, ours, memory, rule)
        theirs = [entry for entry in old or () if _is_other(sheet, entry)]
        graves = map(buried, left) if sheet.is_program else ()
        merged.append(Merged(sheet, language, (*entries, *theirs, *graves), old))
        gone += [] if sheet.is_program else left
    return tuple(merged), _written_memory(sheets, gone, past, language), tuple(problems)


def _read(sheets: Sequence[Sheet]) -> tuple[dict[str, POFile | None], list[Diagnostic]]:
    """Every file that is not broken; None for one that is not there yet."""
    files: dict[str, POFile | None] = {}
    problems: list[Diagnostic] = []
    for sheet in sheets:
        found, wrong = read_catalogue(sheet.folder / sheet.path, f"{sheet.shown_as}/{sheet.path}")
        problems += wrong
        if found is not None or not wrong:
            files[sheet.path] = found
    return files, problems


def _read_past(
    sheets: Sequence[Sheet], language: Language
) -> tuple[dict[str, POFile], list[Diagnostic]]:
    """The language's memory, and the files of the languages that help it out (ar for ar-LY)."""
    found: dict[str, POFile] = {}
    problems: list[Diagnostic] = []
    own = [sheet for sheet in sheets if not sheet.is_program]
    paths = [_memory_path(language.tag)] if own else []
    for tag in language.chain[1:]:
        paths += [sheet.path.replace(f"/{language.tag}/", f"/{tag}/") for sheet in sheets]
    for path in paths:
        shown = f"{sheets[0].shown_as}/{path}"
        file, wrong = read_catalogue(sheets[0].folder / path, shown)
        problems += wrong
        if file is not None:
            found[path] = file
    return found, problems


def _memory_path(tag: str) -> str:
    return f"translations/{tag}/{MEMORY}.po"


def _memory(
    sheet: Sheet,
    sheets: Sequence[Sheet],
    files: Mapping[str, POFile | None],
    past: Mapping[str, POFile],
) -> Memory:
    """What others know: the latest first, and of files for more eyes only what they may hold."""
    others = [other for other in reversed(sheets) if other is not sheet and files.get(other.path)]
    hidden = Memory(hidden=sheet.hidden)
    near = (
        entry
        for other in others
        if other.script.audience in sheet.script.audience.seen()
        for entry in files[other.path] or ()
        if is_begun(entry) and (key_of(entry) in other.keys or not hidden.hides(entry.msgid))
    )
    exact = [entry for other in others for entry in files[other.path] or () if is_begun(entry)]
    exact += [entry for file in past.values() for entry in file if is_begun(entry)]
    return Memory(tuple(islice(near, _SUGGESTING)), tuple(exact), sheet.hidden)


def _written_memory(
    sheets: Sequence[Sheet], gone: Sequence[POEntry], past: Mapping[str, POFile], language: Language
) -> tuple[Written, ...]:
    """The memory with what has just left; what is said again has left it."""
    said = {key for sheet in sheets if not sheet.is_program for key in sheet.keys}
    old = past.get(_memory_path(language.tag))
    entries = {key_of(entry): _remembered(entry) for entry in (*(old or ()), *gone)}
    kept = [entry for key, entry in entries.items() if key not in said]
    if not kept and old is None:
        return ()
    own = next(sheet for sheet in sheets if not sheet.is_program)
    header = new_header("memory", language, own.script.day)
    content = make_catalogue(kept, header, old, comment=_COMMENT)
    return (Written(_memory_path(language.tag), content, 0o600),)


def _remembered(entry: POEntry) -> POEntry:
    kept = buried(entry)
    kept.obsolete = False
    kept.previous_msgid = entry.previous_msgid
    return kept


def _rule(language: Language, old: POFile | None) -> PluralRule | None:
    """CLDR's rule; for the rare language that has none in gettext, that of the file."""
    stated = read_plural_rule(old.metadata.get("Plural-Forms", "")) if old is not None else None
    return plural_rule(language) or stated


def _is_other(sheet: Sheet, entry: POEntry) -> bool:
    return sheet.is_open and not entry.obsolete and key_of(entry) not in sheet.keys
