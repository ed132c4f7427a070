"""What a translator asks for: start a language, bring files up to date, see how far they are.

Each task takes operations, or none for the program itself, and changes nothing where the
operations' data has errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.catalogue import Folder, load_catalogue
from sitrep.localisation.locales import SOURCE_LANGUAGE, Language, read_language
from sitrep.rendering.tongue import check_languages, read_languages
from sitrep.report.checks import check_issue
from sitrep.report.dossier import Dossier, load_dossier, named
from sitrep.resources import templates_folder
from sitrep.translation.catalogues import Written, write_catalogues
from sitrep.translation.locale_list import add_locale
from sitrep.translation.progress import Progress, progress_of, total_of
from sitrep.translation.sentences import scripts_of
from sitrep.translation.sheets import (
    MESSAGES,
    Sheet,
    sheet_of_program,
    sheets_of,
    template,
)
from sitrep.translation.updating import Merged, bring_up_to_date


@dataclass(frozen=True)
class Done:
    """What became of a task: with an error among the problems, nothing was written."""

    problems: tuple[Diagnostic, ...] = ()
    changed: tuple[Path, ...] = ()

    @property
    def has_failed(self) -> bool:
        """Whether an error stood in the way."""
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True)
class State:
    """How far the translations of an operation, or of the program itself, are."""

    name: str
    rows: tuple[Progress, ...]

    @property
    def totals(self) -> tuple[Progress, ...]:
        """Each language as a whole."""
        languages = dict.fromkeys(row.language for row in self.rows)
        return tuple(total_of(self.rows, language) for language in languages)


def start(tag: str, paths: Sequence[Path]) -> Done:
    """Starts a language: every file that it needs, and its tag in the operations' ``locales``.

    Files that are there already are brought up to date.

    Diagnostics: L601 (unknown language), L618 (the operation's own), those of ``update``, and L617 where ``locales`` must be
    edited by hand.
    """
    language, problems = read_language(tag, Location(tag))
    for path in paths:
        dossier, _ = load_dossier(path)
        if dossier is not None and dossier.operation.language == tag:
            where = dossier.record.at("language")
            message = f"{dossier.id} is written in {tag} already"
            problems += (diagnose("L618", where, message, "name a language to translate into"),)
    if language is None or problems:
        return Done(problems)
    done = _update(paths, language)
    if done.has_failed:
        return done
    changed, problems = list(done.changed), done.problems
    for path in paths:
        dossier, _ = load_dossier(path)
        if dossier is not None and tag not in dossier.operation.locales:
            edited, wrong = add_locale(dossier, tag)
            problems += wrong
            changed += edited
    return Done(problems, tuple(changed))


def update(paths: Sequence[Path]) -> Done:
    """Brings the files of every language up to date, of operations or of the program.

    Diagnostics: the operations' own errors, and L601–L605.
    """
    return _update(paths, None)


def extract(paths: Sequence[Path]) -> Done:
    """Writes templates (``.pot``) of what there is to translate, for tools that ask for them.

    Diagnostics: the operations' own errors.
    """
    english, _ = read_language(SOURCE_LANGUAGE, Location(""))
    problems: tuple[Diagnostic, ...] = ()
    files: list[tuple[Path, Written]] = []
    for path in _targets(paths):
        sheets, wrong = _sheets(path, english)
        problems += wrong
        files += [(sheet.folder, template(sheet)) for own in sheets.values() for sheet in own]
    return _write(files, problems)


def status(paths: Sequence[Path]) -> tuple[tuple[State, ...], tuple[Diagnostic, ...]]:
    """How far each language is, as it would be after an update.

    Diagnostics: as ``update``.
    """
    states = []
    problems: tuple[Diagnostic, ...] = ()
    for path in _targets(paths):
        merged, _, wrong = _merged(path, None)
        problems += wrong
        name = named(path).name if path is not None else "sitrep"
        states.append(State(name, tuple(map(progress_of, merged))))
    return tuple(states), problems


def check(paths: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with translations, of operations or of the program.

    Diagnostics: L602–L609, L630–L645, and T701–T743 of templates that a language replaces.
    """
    problems: dict[Diagnostic, None] = {}
    for language in () if paths else _spoken():
        program = Folder(templates_folder(), "templates")
        problems |= dict.fromkeys(load_catalogue(language, [program])[1])
    for path in paths:
        dossier, wrong = load_dossier(path)
        problems |= dict.fromkeys(problem for problem in wrong if problem.is_error)
        if dossier is not None:
            problems |= dict.fromkeys(check_languages(dossier))
    return tuple(sorted(problems, key=lambda found: (found.file, found.line, found.column)))


def _targets(paths: Sequence[Path]) -> tuple[Path | None, ...]:
    """The operations; None, which is the program itself, where none is named."""
    return tuple(paths) or (None,)


def _update(paths: Sequence[Path], language: Language | None) -> Done:
    problems: tuple[Diagnostic, ...] = ()
    files: list[tuple[Path, Written]] = []
    for path in _targets(paths):
        merged, others, wrong = _merged(path, language)
        problems += wrong
        files += [(one.sheet.folder, one.written()) for one in merged]
        files += [(path, other) for other in others if path is not None]
    return _write(files, problems)


def _write(files: Iterable[tuple[Path, Written]], problems: tuple[Diagnostic, ...]) -> Done:
    if any(problem.is_error for problem in problems):
        return Done(problems)
    return Done(problems, write_catalogues(files))


def _merged(
    path: Path | None, language: Language | None
) -> tuple[list[Merged], list[Written], tuple[Diagnostic, ...]]:
    """The sheets of an operation or the program brought up to date, and what goes beside them."""
    by_language, problems = _sheets(path, language)
    merged: list[Merged] = []
    others: list[Written] = []
    for spoken, sheets in by_language.items():
        done, beside, wrong = bring_up_to_date(sheets, spoken)
        problems += wrong
        merged += done
        others += beside
    return merged, others, problems


def _sheets(
    path: Path | None, language: Language | None
) -> tuple[dict[Language, Sequence[Sheet]], tuple[Diagnostic, ...]]:
    """The sheets in one language, or in all that the operation or the program has."""
    if path is None:
        spoken = [language] if language else list(_spoken())
        return {one: [sheet_of_program(one)] for one in spoken}, ()
    dossier, problems = _sound(path)
    if dossier is None:
        return {}, problems
    languages: tuple[Language, ...] = (language,) if language else ()
    if language is None:
        found, problems = read_languages(dossier, ())
        languages = tuple(one for one in found if one.tag != dossier.operation.language)
    scripts = scripts_of(dossier)
    return {one: sheets_of(dossier, scripts, one) for one in languages}, problems


def _sound(path: Path) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """An operation whose data and issues hold no errors; else None and the errors."""
    dossier, problems = load_dossier(path)
    if dossier is not None:
        for record in dossier.issues:
            problems += check_issue(dossier, record)
    errors = tuple(problem for problem in problems if problem.is_error)
    return (None if errors else dossier), errors


def _spoken() -> Iterator[Language]:
    """The languages that the program has a catalogue of."""
    for path in sorted((templates_folder() / "locale").glob(f"*/{MESSAGES}.po")):
        language, _ = read_language(path.parent.name, Location(str(path)))
        if language is not None:
            yield language
