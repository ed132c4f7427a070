"""``sitrep i18n``: what translators and those who work with them call."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitrep.api import Wanted
from sitrep.cli.building import build_reports
from sitrep.cli.checking import conclude, print_problems
from sitrep.cli.printing import OF_THE_COMMAND, Exit, count, leave, result, result_json, say
from sitrep.diagnostics import Diagnostic
from sitrep.errors import OutputError
from sitrep.translation import work
from sitrep.translation.progress import Progress


def start_language(tag: str, operations: list[Path]) -> None:
    """Writes a language's files and prints their names."""
    with _writing():
        _tell(work.start(tag, operations))


def extract_templates(operations: list[Path]) -> None:
    """Writes templates and prints their names."""
    with _writing():
        _tell(work.extract(operations))


def update_files(operations: list[Path]) -> None:
    """Writes what has changed and prints its names."""
    with _writing():
        _tell(work.update(operations))


def check_translations(operations: list[Path], *, as_json: bool) -> None:
    """Prints every problem of translations."""
    problems = work.check(operations)
    print_problems(problems, as_json=as_json)
    conclude(problems, "translations checked")


def print_status(operations: list[Path], fail_under: int | None, *, as_json: bool) -> None:
    """Prints a table of words; ends with 1 where a language is under ``fail_under`` per cent."""
    states, problems = work.status(operations)
    _refuse(problems)
    if as_json:
        result_json([_tree(state) for state in states])
    else:
        for state in states:
            _print_state(state)
    short = [
        f"{state.name} {total.language}"
        for state in states
        for total in state.totals
        if fail_under is not None and total.percent < fail_under
    ]
    if short:
        say(f"Under {fail_under} %: {', '.join(short)}.")
        leave(Exit.BAD_DATA)


def build_pseudo(operations: list[Path], report: str | None, output: Path) -> None:
    """Builds HTML and PDF in the pseudo-languages."""
    jobs = len(os.sched_getaffinity(0))
    wanted = Wanted(report=report, formats=("html", "pdf"), jobs=jobs, is_pseudo=True)
    build_reports(operations, wanted, output, as_json=False)


def _tell(done: work.Done) -> None:
    _refuse(done.problems)
    for path in done.changed:
        result(str(path))
    say(f"{count(len(done.changed), 'file', 'files')} written." if done.changed else "Up to date.")


def _refuse(problems: tuple[Diagnostic, ...]) -> None:
    """Prints problems; with an error among them the command ends."""
    asked = [problem for problem in problems if problem.code in OF_THE_COMMAND | {"L601", "L618"}]
    for problem in asked or problems:
        say(f"sitrep: {problem.message} ({problem.hint})" if asked else str(problem))
    if asked:
        leave(Exit.BAD_COMMAND)
    if any(problem.is_error for problem in problems):
        say("Nothing was written.")
        leave(Exit.BAD_DATA)


@contextmanager
def _writing() -> Iterator[None]:
    """A folder that cannot be written to is a mistake of the command line."""
    try:
        yield
    except OutputError as problem:
        say(f"sitrep: {problem}")
        leave(Exit.BAD_COMMAND)


def _tree(state: work.State) -> dict[str, object]:
    return {
        "name": state.name,
        "catalogues": [
            {
                "language": row.language,
                "catalogue": row.name,
                "words": row.words,
                "translated": row.translated,
                "stale": row.stale,
                "missing": row.missing,
                "percent": row.percent,
            }
            for row in state.rows
        ],
    }


_COLUMNS = ["language", "catalogue", "words", "translated", "stale", "missing", "%"]
_WORDED = 2  # the columns that hold words; the others hold numbers


def _print_state(state: work.State) -> None:
    """A table of plain text: words, a line a catalogue, and the whole of each language."""
    lines = [_COLUMNS]
    for total in state.totals:
        own = [row for row in state.rows if row.language == total.language]
        lines += [_cells(row) for row in ([*own, total] if len(own) > 1 else own)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(_COLUMNS))]
    result(f"{state.name}, in words")
    for line in lines:
        cells = [
            cell.ljust(width) if index < _WORDED else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        result("  " + "  ".join(cells).rstrip())


def _cells(row: Progress) -> list[str]:
    counts = (row.words, row.translated, row.stale, row.missing)
    return [row.language, row.name, *(f"{number:,}" for number in counts), str(row.percent)]
