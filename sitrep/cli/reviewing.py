"""``sitrep review``: a person goes through proposed facts on a terminal, one decision at a time."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sitrep.cli.files import put
from sitrep.cli.printing import Exit, as_trees, count, is_terminal, leave, result, result_json, say
from sitrep.cli.terminal import in_context, pressed, row, safe, told_of
from sitrep.errors import OutputError, RewritingError
from sitrep.extraction.reviewing import (
    Desk,
    Field,
    Waiting,
    accepted,
    dropped,
    edited,
    fields_of,
    lay_out,
)
from sitrep.report.dossier import named

_BYTE_ORDER_MARK = "\ufeff"
_KEYS = "[a]ccept  [e]dit  [d]rop  [n]ext  [q]uit"
_LONGEST = 100  # characters of a quote in a list


def list_proposals(operation: Path, *, as_json: bool) -> None:
    """Prints what waits, a line each, or as JSON."""
    desk = _lay_out(operation)
    if as_json:
        result_json([_tree(waiting) for waiting in desk.waiting])
    else:
        for waiting in desk.waiting:
            result(_line(waiting))
    say(_how_many(desk))


def walk(operation: Path) -> None:
    """Shows what waits and asks for a decision on each; every decision is written at once."""
    desk = _lay_out(operation)
    if not desk.waiting:
        say("Nothing waits for review.")
        return
    if not (sys.stdin.isatty() and is_terminal()):
        say("sitrep: review needs a terminal; --list prints what waits")
        leave(Exit.BAD_COMMAND)
    walked = _Walk(operation, Console(stderr=True, highlight=False, soft_wrap=False))
    try:
        walked.go(desk)
    except (KeyboardInterrupt, EOFError, click.Abort):
        walked.console.print()
    except OutputError as problem:
        say(f"sitrep: {problem}")
        leave(Exit.BAD_COMMAND)
    finally:
        say(walked.summary())


class _Walk:
    """A walk through an operation's proposals, and what has been decided in it."""

    def __init__(self, operation: Path, console: Console) -> None:
        self.console = console
        self._operation = operation
        self._passed: set[tuple[str, str]] = set()
        self._done: Counter[str] = Counter()
        self._is_over = False

    def go(self, desk: Desk) -> None:
        """Until nothing is left, or the person ends it."""
        while not self._is_over:
            left = [waiting for waiting in desk.waiting if waiting.key not in self._passed]
            if not left:
                return
            self._show(left[0], len(left))
            self._decide(left[0])
            desk = _look(self._operation)
            for problem in desk.problems:
                self._warn(str(problem))

    def summary(self) -> str:
        """What was decided, and what is left."""
        left = len(_look(self._operation).waiting)
        told = [f"{self._done[what]} {what}" for what in ("accepted", "edited", "dropped")]
        waits = "nothing waits any more" if not left else f"{count(left, 'waits', 'wait')} still"
        return f"{', '.join(told)}; {waits}."

    # --- decisions -------------------------------------------------------------------------

    def _decide(self, waiting: Waiting) -> None:
        """Asks until a key is pressed that means something."""
        decisions: dict[str, Callable[[Waiting], None]] = {
            "a": self._accept,
            "e": self._edit,
            "d": self._drop,
            "n": self._pass,
            "q": self._quit,
        }
        while True:
            self.console.print(_KEYS, style="bold", markup=False, end=" ")
            key = pressed()
            self.console.print(key, markup=False)
            if key in decisions:
                decisions[key](waiting)
                return

    def _accept(self, waiting: Waiting) -> None:
        if not waiting.is_sound:
            self._warn("It cannot be accepted while it has errors: edit it, or go on to the next.")
            self._decide(waiting)
            return
        if self._write(waiting, accepted):
            self._done["accepted"] += 1

    def _drop(self, waiting: Waiting) -> None:
        if self._write(waiting, dropped):
            self._done["dropped"] += 1

    def _pass(self, waiting: Waiting) -> None:
        self._passed.add(waiting.key)

    def _quit(self, _: Waiting) -> None:
        self._is_over = True

    def _edit(self, waiting: Waiting) -> None:
        """Asks which field and for its value, until one can stand or none is wanted."""
        fields = fields_of(waiting)
        for number, each in enumerate(fields, 1):
            self.console.print(row(f"{number:>3}  {each.name}", each.shown, 24))
        field = self._ask_field(fields)
        while field is not None:
            typed = self._ask(f"{field.name} (nothing leaves it as it is)")
            if not typed:
                return
            try:
                made = edited(waiting, field, typed)
            except RewritingError as problem:
                self._leave_to_hand(waiting, problem)
                return
            if made.text is not None:
                self._done["edited"] += self._put(waiting, made.text)
                return
            for found in made.problems:
                self._warn(told_of(found))

    def _ask_field(self, fields: tuple[Field, ...]) -> Field | None:
        while True:
            wanted = self._ask("Field (a number or a name; nothing goes back)")
            if not wanted:
                return None
            for number, field in enumerate(fields, 1):
                if wanted in {str(number), field.name}:
                    return field
            self._warn("There is no such field.")

    def _ask(self, question: str) -> str:
        answer: str = click.prompt(question, default="", show_default=False, err=True)
        return answer.strip()

    def _write(self, waiting: Waiting, decision: Callable[[Waiting], str]) -> bool:
        try:
            return self._put(waiting, decision(waiting))
        except RewritingError as problem:
            self._leave_to_hand(waiting, problem)
            self._passed.add(waiting.key)
            return False

    def _leave_to_hand(self, waiting: Waiting, problem: RewritingError) -> None:
        self._warn(f"{waiting.document.file}: {problem}: edit it by hand.")

    def _put(self, waiting: Waiting, text: str) -> bool:
        """Writes a file, unless somebody else has changed it since it was read."""
        try:
            now = waiting.path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            now = ""
        if now.removeprefix(_BYTE_ORDER_MARK) != waiting.document.text:
            self._warn(f"{waiting.document.file} has changed meanwhile; nothing was written.")
            return False
        mark = _BYTE_ORDER_MARK if now.startswith(_BYTE_ORDER_MARK) else ""
        put(waiting.path, mark + text, waiting.path)
        return True

    # --- what is shown ---------------------------------------------------------------------

    def _show(self, waiting: Waiting, left: int) -> None:
        console = self.console
        console.print()
        console.rule(f"{waiting.name} · {count(left, 'is left', 'are left')}", align="left")
        console.print(safe(f"{waiting.document.file}:{waiting.line}"), style="dim", markup=False)
        for context in waiting.contexts:
            console.print(Padding(in_context(context, console), (1, 2)))
        for field in fields_of(waiting):
            is_own = field.path[0] in waiting.tree and "." not in field.name
            if is_own and field.path[-1] != "quote" and field.shown != "null":
                console.print(row(field.name, field.shown, 16))
        if "sensitivity" not in waiting.tree:
            label = waiting.defaults.sensitivity
            console.print(row("sensitivity", str(label or "is missing"), 16))
        for problem in waiting.problems:
            console.print(Text(told_of(problem), style="red" if problem.is_error else "yellow"))
        console.print()

    def _warn(self, words: str) -> None:
        self.console.print(Text(safe(words), style="red"))


# --- the list ----------------------------------------------------------------------------------


def _lay_out(operation: Path) -> Desk:
    """The operation's proposals; the command ends where there is no operation, or it is broken."""
    path = named(operation)
    if not (path / "operation.yaml").is_file():
        say(f"sitrep: there is no operation {path} (`sitrep new DIR` makes one)")
        leave(Exit.BAD_COMMAND)
    desk = _look(path)
    for problem in desk.problems:
        say(str(problem))
    if any(problem.is_error for problem in desk.problems):
        say("`sitrep check` says all that is wrong; mend that first.")
        leave(Exit.BAD_DATA)
    return desk


def _look(operation: Path) -> Desk:
    path = named(operation)
    return lay_out(path, str(path))


def _how_many(desk: Desk) -> str:
    if not desk.waiting:
        return "Nothing waits for review."
    return f"{count(len(desk.waiting), 'fact waits', 'facts wait')} for review."


def _line(waiting: Waiting) -> str:
    """FILE:LINE: ID: KIND: “QUOTE” and how many errors it has."""
    quote = " ".join(waiting.contexts[0].quote.split()) if waiting.contexts else ""
    short = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST].rpartition(' ')[0]}…"
    errors = sum(problem.is_error for problem in waiting.problems)
    wrong = f" ({count(errors, 'error', 'errors')})" if errors else ""
    place = f"{waiting.document.file}:{waiting.line}"
    return f"{place}: {waiting.name}: {waiting.tree.get('kind')}: “{short}”{wrong}"


def _tree(waiting: Waiting) -> dict[str, object]:
    fact = waiting.fact
    return {
        "id": waiting.name,
        "kind": waiting.tree.get("kind"),
        "file": waiting.document.file,
        "line": waiting.line,
        "quotes": [context.quote for context in waiting.contexts],
        "fact": None if fact is None else fact.model_dump(mode="json", by_alias=True),
        "problems": as_trees(waiting.problems),
    }
