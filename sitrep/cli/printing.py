"""How the command line speaks: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from enum import IntEnum
from typing import Any, NoReturn

import typer

from sitrep.diagnostics import CODES, Diagnostic


class Exit(IntEnum):
    """What the program says to the shell."""

    DONE = 0
    BAD_DATA = 1
    BAD_COMMAND = 2
    NOT_RENDERED = 3
    NOT_DELIVERED = 4


OF_THE_COMMAND = frozenset({"R512", "R519", "L610", "O815"})
"""What the command line asked for and is not there; the names that are there are no secret."""


def say(words: str) -> None:
    """A line for the person at the terminal."""
    typer.echo(_printable(words), err=True)


def result(words: str) -> None:
    """A line of the result."""
    typer.echo(_printable(words))


def result_json(tree: Any) -> None:
    """The result for a program."""
    typer.echo(json.dumps(tree, ensure_ascii=False, indent=1))


def leave(code: Exit) -> NoReturn:
    """Ends the program."""
    raise typer.Exit(int(code))


def as_trees(problems: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Diagnostics as plain data."""
    return [{**asdict(problem), "severity": str(problem.severity)} for problem in problems]


def in_few_words(problem: Diagnostic) -> str:
    """A diagnostic without anything of the data in it: what ``build`` may say of hidden facts."""
    words = problem.message if problem.code in _OF_NO_DATA else CODES[problem.code].title
    return f"{problem.place}: {problem.severity} {problem.code}: {words}"


_OF_NO_DATA = frozenset({"D902", "D903"})
"""Codes whose messages hold numbers and tags of languages alone."""


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 error", "2 errors"."""
    return f"{number} {one if number == 1 else many}"


def is_terminal() -> bool:
    """Whether a person is watching."""
    return sys.stderr.isatty()


def _printable(words: str) -> str:
    """Without control characters, which a file's name or text could use on the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in words)
