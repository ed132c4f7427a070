"""Sheets: the PO files of one language, each with what it should hold.

An operation has one of names and one an issue, each once more for every audience that is shown
more; and one of the program's messages, where the program does not speak the language or the
operation's templates say something of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from polib import POEntry, POFile

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.extraction import extract_messages, extract_templates
from sitrep.localisation.figure_words import Described
from sitrep.localisation.locales import SOURCE_LANGUAGE, Language
from sitrep.localisation.placeholders import placeholders
from sitrep.localisation.plurals import ENGLISH, PluralRule, read_plural_rule
from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier
from sitrep.resources import templates_folder
from sitrep.translation.catalogues import Written, make_catalogue, read_catalogue
from sitrep.translation.headers import new_header, plural_rule
from sitrep.translation.merging import merge
from sitrep.translation.sentences import NAMES, Script, Sentence, scripts_of

MESSAGES = "messages"
"""The program's own catalogue."""

_PROGRAM_DAY = date(2026, 11, 23)  # catalogues tell no time of their own


@dataclass(frozen=True)
class Sheet:
    """One PO file.

    ``path`` is the file's, below ``folder``; ``script`` what it should hold. ``older`` are the
    paths of sheets whose translations may serve in this one, the likeliest first, and
    ``withdrawn`` contexts that its readers may not see. ``is_open`` says that the file may
    hold other messages besides, which are left alone.
    """

    folder: Path
    shown_as: str
    path: str
    title: str
    script: Script
    older: tuple[str, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    is_open: bool = False

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it."""
        return self.script.audience is Audience.PUBLIC


@dataclass(frozen=True)
class Merged:
    """A sheet brought up to date: its entries, and the file as it was."""

    sheet: Sheet
    language: Language
    entries: tuple[POEntry, ...]
    old: POFile | None

    def written(self) -> Written:
        """The file to write."""
        header = new_header(self.sheet.title, self.language, self.sheet.script.day)
        content = make_catalogue(self.entries, header, self.old)
        return Written(self.sheet.path, content, self.sheet.is_public)


def template(sheet: Sheet) -> Written:
    """The sheet without a language, as a ``.pot`` beside the languages' folders."""
    path = PurePosixPath(sheet.path)
    entries = merge(sheet.script.sentences, (), (), ENGLISH)
    header = new_header(sheet.title, None, sheet.script.day)
    where = path.parent.parent / f"{path.stem}.pot"
    return Written(str(where), make_catalogue(entries, header, None), sheet.is_public)


def sheet_of_program(language: Language) -> Sheet:
    """The program's own catalogue in a language."""
    folder = templates_folder()
    script = _script(extract_messages(folder))
    return Sheet(folder, "templates", f"locale/{language.tag}/{MESSAGES}.po", "sitrep", script)


def sheets_of(dossier: Dossier, language: Language) -> tuple[Sheet, ...]:
    """The sheets of an operation in one language, names first, then issues by their dates."""
    folder = f"translations/{language.tag}"
    scripts = _with_emptied(scripts_of(dossier), dossier, language)
    sheets: list[Sheet] = []
    for script in scripts:
        higher = [s for s in scripts if s.audience not in script.audience.seen()]
        hidden = frozenset(x.context for s in higher for x in s.sentences if x.context)
        shown = frozenset(x.context for x in script.sentences if x.context)
        others = [s for s in scripts if s not in higher and s is not script]
        sheets.append(
            Sheet(
                folder=dossier.path,
                shown_as=dossier.shown_as,
                path=f"{folder}/{script.stem}.po",
                title=f"{dossier.id} {script.stem}",
                script=script,
                older=tuple(f"{folder}/{other.stem}.po" for other in reversed(others)),
                withdrawn=hidden - shown,
            )
        )
    return (*_own_messages(dossier, language), *sheets)


def _with_emptied(
    scripts: tuple[Script, ...], dossier: Dossier, language: Language
) -> tuple[Script, ...]:
    """The scripts, and empty ones for files that hold nothing any more: it may be hidden now."""
    folder = dossier.path / "translations" / language.tag
    known = {(script.name, script.audience): script for script in scripts}
    days = {record.name: record.issue.issued for record in dossier.issues}
    found = []
    for name in (NAMES, *days):
        for audience in Audience:
            script = known.get((name, audience))
            empty = Script(name, audience, days.get(name, _PROGRAM_DAY), ())
            if script is not None or (folder / f"{empty.stem}.po").is_file():
                found.append(script or empty)
    return tuple(found)


def _own_messages(dossier: Dossier, language: Language) -> Iterator[Sheet]:
    """The messages of an operation's own templates, and the program's where it has no catalogue."""
    own = dossier.path / "templates"
    found = extract_templates(own) if own.is_dir() else ()
    speaks = _speaks(language)
    program = extract_messages(templates_folder()) if found or not speaks else ()
    said = {_key(entry) for entry in program}
    messages = [entry for entry in found if _key(entry) not in said]
    if not speaks:
        messages = [*program, *messages]
    if messages:
        path = f"templates/locale/{language.tag}/{MESSAGES}.po"
        title, script = f"{dossier.id} {MESSAGES}", _script(messages)
        yield Sheet(dossier.path, dossier.shown_as, path, title, script, is_open=True)


def _key(entry: Described) -> tuple[str | None, str]:
    return entry.message.context, entry.message.singular


def _script(messages: Iterable[Described]) -> Script:
    return Script(MESSAGES, Audience.PUBLIC, _PROGRAM_DAY, tuple(map(_sentence, messages)))


def _sentence(described: Described) -> Sentence:
    message, comment = described
    texts = (message.singular, message.plural or "")
    return Sentence(
        message.singular,
        message.context,
        message.plural,
        (comment,) if comment else (),
        is_format=any(map(placeholders, texts)),
    )


def _speaks(language: Language) -> bool:
    """Whether the program has a catalogue of the language, or of one that helps it out."""
    folder = templates_folder() / "locale"
    return language.code == SOURCE_LANGUAGE or any(
        (folder / tag / f"{MESSAGES}.po").is_file() for tag in language.chain
    )


def bring_up_to_date(
    sheets: Sequence[Sheet], language: Language
) -> tuple[tuple[Merged, ...], tuple[Diagnostic, ...]]:
    """Each sheet with what it should hold, and as much of it translated as is known.

    Diagnostics: L602–L604 for a file that is broken (it is left out, and so left alone), L605
    where CLDR's plural rule of the language has no expression in gettext.
    """
    files: dict[str, POFile | None] = {}
    problems: list[Diagnostic] = []
    broken: set[str] = set()
    for sheet in sheets:
        shown = f"{sheet.shown_as}/{sheet.path}"
        files[sheet.path], wrong = read_catalogue(sheet.folder / sheet.path, shown)
        problems += wrong
        if files[sheet.path] is None and wrong:
            broken.add(sheet.path)
    merged = []
    for sheet in sheets:
        old = files[sheet.path]
        rule = _rule(language, old)
        if rule is None:
            where = Location(f"{sheet.shown_as}/{sheet.path}")
            message = f"no plural rule is known for {language.tag}"
            problems.append(diagnose("L605", where, message, "write Plural-Forms by hand"))
        elif sheet.path not in broken:
            memory = [entry for path in sheet.older for entry in files.get(path) or ()]
            entries = merge(
                sheet.script.sentences, _kept_apart(sheet, old), memory, rule, sheet.withdrawn
            )
            merged.append(Merged(sheet, language, (*entries, *_others(sheet, old)), old))
    return tuple(merged), tuple(problems)


def _rule(language: Language, old: POFile | None) -> PluralRule | None:
    """The rule of the file as it is; a new one has CLDR's."""
    stated = read_plural_rule(old.metadata.get("Plural-Forms", "")) if old is not None else None
    return stated or plural_rule(language)


def _kept_apart(sheet: Sheet, old: POFile | None) -> list[POEntry]:
    """The entries of the file that are the sheet's to change."""
    return [] if old is None else [e for e in old if not _is_other(sheet, e)]


def _others(sheet: Sheet, old: POFile | None) -> list[POEntry]:
    return [] if old is None else [e for e in old if _is_other(sheet, e)]


def _is_other(sheet: Sheet, entry: POEntry) -> bool:
    keys = {sentence.key for sentence in sheet.script.sentences}
    return sheet.is_open and not entry.obsolete and (entry.msgctxt or "", entry.msgid) not in keys
