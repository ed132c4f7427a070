"""``sitrep build``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitrep import api
from sitrep.cli.printing import (
    OF_THE_COMMAND,
    Exit,
    as_trees,
    count,
    in_few_words,
    is_terminal,
    leave,
    result,
    result_json,
    say,
)
from sitrep.diagnostics import Diagnostic
from sitrep.errors import OutputError, OutputRefusedError


def build_reports(
    operations: list[Path], wanted: api.Wanted, output: Path, *, as_json: bool
) -> None:
    """Builds, tells how it goes, and prints the files that stand in the output folder."""
    try:
        with _progress(output) as progress:
            built = api.build(operations, wanted, output, progress)
    except OutputRefusedError as problem:
        say(f"sitrep: {problem}")
        leave(Exit.BAD_COMMAND)
    except OutputError as problem:
        say(f"sitrep: {problem}")
        leave(Exit.NOT_RENDERED)
    if as_json:
        result_json(_tree(built))
    else:
        _tell(built)
    errors = {problem.code for problem in built.problems if problem.is_error}
    if errors & OF_THE_COMMAND:
        leave(Exit.BAD_COMMAND)
    if errors:
        leave(Exit.BAD_DATA)
    if built.failures:
        leave(Exit.NOT_RENDERED)


def _tell(built: api.Built) -> None:
    for problem in built.problems:
        say(_of_the_command(problem) if problem.code in OF_THE_COMMAND else in_few_words(problem))
    errors = [problem for problem in built.problems if problem.is_error]
    if all(problem.code in OF_THE_COMMAND for problem in errors):
        if errors:
            say("Nothing was written.")
    else:
        say(
            f"Nothing was written: {count(len(errors), 'error', 'errors')}. "
            "`sitrep check` says more of each, and how to mend it."
        )
    for name, reason in built.failures.items():
        say(f"{name} was not rendered: {reason}. Nothing of its report was written.")
    for published in built.published:
        for name in sorted({*published.written, *published.unchanged}):
            result(str(published.folder / name))
        for name in published.removed:
            say(f"removed {published.folder / name}, which no longer holds")


def _of_the_command(problem: Diagnostic) -> str:
    """What is wrong with the command line, which stands in no file."""
    return f"sitrep: {problem.message} ({problem.hint})"


def _tree(built: api.Built) -> dict[str, object]:
    return {
        "problems": [
            {key: tree[key] for key in ("code", "severity", "file", "line", "column")}
            for tree in as_trees(built.problems)
        ],
        "failures": dict(built.failures),
        "published": [
            {
                "folder": str(published.folder),
                "files": sorted({*published.written, *published.unchanged}),
                "kept": list(published.kept),
                "removed": list(published.removed),
            }
            for published in built.published
        ],
    }


@contextmanager
def _progress(output: Path) -> Iterator[api.Progress]:
    """A bar on a terminal, plain lines elsewhere."""

    def waiting() -> None:
        say(f"Another build is writing to {output}; waiting for it to end.")

    if not is_terminal():
        yield api.Progress(done=lambda name: say(f"rendered {name}"), waiting=waiting)
        return
    from rich.console import Console  # noqa: PLC0415 — only a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415 — likewise

    bar = Progress(console=Console(stderr=True), transient=True)

    def begin(documents: int) -> None:
        bar.add_task("Rendering", total=documents)
        bar.start()

    try:
        yield api.Progress(begin, lambda _name: bar.advance(bar.task_ids[0]), waiting)
    finally:
        bar.stop()
