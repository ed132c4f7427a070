"""Sheets: the PO files of one language, each with what it should hold.

An operation has one of names and one an issue, each once more for every audience that is shown
more; and one of the program's messages, where the program does not speak the language or the
operation's templates say something of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from sitrep.localisation.extraction import extract_messages, extract_templates
from sitrep.localisation.figure_words import Described
from sitrep.localisation.locales import SOURCE_LANGUAGE, Language
from sitrep.localisation.placeholders import placeholders
from sitrep.localisation.plurals import ENGLISH
from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier
from sitrep.resources import templates_folder
from sitrep.translation.catalogues import Written, make_catalogue
from sitrep.translation.headers import new_header
from sitrep.translation.merging import Key, Memory, merge
from sitrep.translation.sentences import NAMES, Script, Sentence

MESSAGES = "messages"
"""The program's own catalogue."""

_PROGRAM_DAY = date(2026, 11, 23)  # catalogues tell no time of their own


@dataclass(frozen=True)
class Sheet:
    """One PO file.

    ``path`` is the file's, below ``folder``; ``script`` what it should hold. ``hidden`` are
    sentences that its readers may not see. ``is_open`` says that the file may hold other
    messages besides, which are left alone; ``is_program`` that it is of the program's own words,
    of which none is secret.
    """

    folder: Path
    shown_as: str
    path: str
    title: str
    script: Script
    hidden: tuple[str, ...] = ()
    is_open: bool = False
    is_program: bool = False

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it."""
        return self.script.audience is Audience.PUBLIC

    @property
    def keys(self) -> frozenset[Key]:
        """What its messages are found by."""
        return frozenset(sentence.key for sentence in self.script.sentences)


def template(sheet: Sheet) -> Written:
    """The sheet without a language, as a ``.pot`` beside the languages' folders."""
    path = PurePosixPath(sheet.path)
    entries, _ = merge(sheet.script.sentences, (), Memory(), ENGLISH)
    header = new_header(sheet.title, None, sheet.script.day)
    where = path.parent.parent / f"{path.stem}.pot"
    return Written(str(where), make_catalogue(entries, header, None), mode_of(sheet))


def mode_of(sheet: Sheet) -> int:
    """Who may read the file: what is not public, its owner alone."""
    return 0o644 if sheet.is_public else 0o600


def sheet_of_program(language: Language) -> Sheet:
    """The program's own catalogue in a language."""
    folder = templates_folder()
    path = f"locale/{language.tag}/{MESSAGES}.po"
    script = _script(extract_messages(folder))
    return Sheet(folder, "templates", path, "sitrep", script, is_program=True)


def sheets_of(dossier: Dossier, scripts: Sequence[Script], language: Language) -> tuple[Sheet, ...]:
    """The sheets of an operation in one language, names first, then issues by their dates.

    Files that hold nothing any more have sheets too: what they held may be hidden now.
    """
    folder = f"translations/{language.tag}"
    known = {script.stem: script for script in scripts}
    sheets: list[Sheet] = list(_own_messages(dossier, language))
    for script in _every(dossier):
        path = f"{folder}/{script.stem}.po"
        there = [path, f"translations/{script.stem}.pot"]
        if script.stem in known or any(os.path.lexists(dossier.path / file) for file in there):
            hidden = [
                sentence.text
                for other in scripts
                if other.audience not in script.audience.seen()
                for sentence in other.sentences
            ]
            holds = known.get(script.stem, script)
            title = f"{dossier.id} {script.stem}"
            shown = tuple(dict.fromkeys(hidden))
            sheets.append(Sheet(dossier.path, dossier.shown_as, path, title, holds, shown))
    return tuple(sheets)


def _every(dossier: Dossier) -> Iterator[Script]:
    """A script without sentences for every file that an operation may have in a language."""
    days = {record.name: record.issue.issued for record in dossier.issues}
    for name, day in {NAMES: max(days.values(), default=_PROGRAM_DAY), **days}.items():
        for audience in Audience:
            yield Script(name, audience, day, ())


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
        yield Sheet(
            dossier.path, dossier.shown_as, path, title, script, is_open=True, is_program=True
        )


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
