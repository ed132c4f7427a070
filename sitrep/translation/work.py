"""What a translator asks for: start a language, bring files up to date, see how far they are.

Each task takes operations, or none for the program itself, and changes nothing where the
operations' data has errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitrep.diagnostics import Diagnostic, Location
from sitrep.localisation.catalogue import Folder, load_catalogue
from sitrep.localisation.locales import SOURCE_LANGUAGE, Language, read_language
from sitrep.rendering.tongue import check_languages, read_languages
from sitrep.report.checks import check_issue
from sitrep.report.dossier import Dossier, load_dossier, named
from sitrep.resources import templates_folder
from sitrep.translation.catalogues import Written, write_catalogues
from sitrep.translation.locale_list import add_locale
from sitrep.translation.progress import Progress, progress_of, total_of
from sitrep.translation.sheets import (
    MESSAGES,
    Merged,
    Sheet,
    bring_up_to_date,
    sheet_of_program,
    sheets_of,
    template,
)


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

    Diagnostics: L601 (unknown language), those of ``update``, and L617 where ``locales`` must be
    edited by hand.
    """
    language, problems = read_language(tag, Location(tag))
    if language is None:
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
        files += [(sheet.folder, template(sheet)) for sheet, _ in sheets]
    return _write(files, problems)


def status(paths: Sequence[Path]) -> tuple[tuple[State, ...], tuple[Diagnostic, ...]]:
    """How far each language is, as it would be after an update.

    Diagnostics: as ``update``.
    """
    states = []
    problems: tuple[Diagnostic, ...] = ()
    for path in _targets(paths):
        merged, wrong = _merged(path, None)
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
        if dossier is None:
            problems |= dict.fromkeys(wrong)
            continue
        problems |= dict.fromkeys(check_languages(dossier))
    return tuple(sorted(problems, key=lambda found: (found.file, found.line, found.column)))


def _targets(paths: Sequence[Path]) -> tuple[Path | None, ...]:
    """The operations; None, which is the program itself, where none is named."""
    return tuple(paths) or (None,)


def _update(paths: Sequence[Path], language: Language | None) -> Done:
    problems: tuple[Diagnostic, ...] = ()
    files: list[tuple[Path, Written]] = []
    for path in _targets(paths):
        merged, wrong = _merged(path, language)
        problems += wrong
        files += [(one.sheet.folder, one.written()) for one in merged]
    return _write(files, problems)


def _write(files: Iterable[tuple[Path, Written]], problems: tuple[Diagnostic, ...]) -> Done:
    if any(problem.is_error for problem in problems):
        return Done(problems)
    changed = [path for folder, file in files for path in write_catalogues(folder, [file])]
    return Done(problems, tuple(changed))


def _merged(
    path: Path | None, language: Language | None
) -> tuple[list[Merged], tuple[Diagnostic, ...]]:
    """The sheets of an operation or the program, brought up to date but not written."""
    pairs, problems = _sheets(path, language)
    merged: list[Merged] = []
    for spoken in dict.fromkeys(spoken for _, spoken in pairs):
        sheets = [sheet for sheet, of in pairs if of is spoken]
        done, wrong = bring_up_to_date(sheets, spoken)
        problems += wrong
        merged += done
    return merged, problems


def _sheets(
    path: Path | None, language: Language | None
) -> tuple[list[tuple[Sheet, Language]], tuple[Diagnostic, ...]]:
    """The sheets in one language, or in all that the operation or the program has."""
    if path is None:
        spoken = [language] if language else list(_spoken())
        return [(sheet_of_program(one), one) for one in spoken], ()
    dossier, problems = _sound(path)
    if dossier is None:
        return [], problems
    languages: tuple[Language, ...] = (language,) if language else ()
    if language is None:
        named_ones, problems = read_languages(dossier, ())
        languages = tuple(one for one in named_ones if one.tag != dossier.operation.language)
    return [(sheet, one) for one in languages for sheet in sheets_of(dossier, one)], problems


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
