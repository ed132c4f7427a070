"""``sitrep check`` and ``sitrep verify``."""

from __future__ import annotations

from pathlib import Path

from sitrep import api
from sitrep.cli.printing import (
    OF_THE_COMMAND,
    Exit,
    as_trees,
    count,
    leave,
    result,
    result_json,
    say,
)
from sitrep.diagnostics import Diagnostic, Severity


def check_operations(operations: list[Path], *, as_json: bool) -> None:
    """Prints every problem of operations."""
    problems = api.check(operations)
    print_problems(problems, as_json=as_json)
    what = count(len(operations), "operation", "operations")
    conclude(problems, f"{what} checked")


def verify_folder(folder: Path, *, as_json: bool) -> None:
    """Prints every difference between built files and their manifests."""
    problems = api.verify(folder)
    print_problems(problems, as_json=as_json)
    conclude(problems, f"{folder} verified")


def print_problems(problems: tuple[Diagnostic, ...], *, as_json: bool) -> None:
    """Prints problems as results, a line each."""
    if as_json:
        result_json(as_trees(problems))
        return
    for problem in problems:
        result(str(problem))


def conclude(problems: tuple[Diagnostic, ...], done: str) -> None:
    """Says how many problems of each severity there are; ends the program where there are errors."""
    numbers = {level: sum(p.severity is level for p in problems) for level in Severity}
    found = [count(number, str(level), f"{level}s") for level, number in numbers.items() if number]
    say(f"{done}: {', '.join(found) or 'all is well'}.")
    if any(problem.code in OF_THE_COMMAND for problem in problems):
        leave(Exit.BAD_COMMAND)
    if numbers[Severity.ERROR]:
        leave(Exit.BAD_DATA)
