"""A terminal: keys as they are pressed, and text that cannot command it, in its own direction."""

from __future__ import annotations

import os
import select
import sys
import termios
import tty

from rich.console import Console
from rich.text import Text

from sitrep.diagnostics import Diagnostic
from sitrep.extraction.reviewing import Context
from sitrep.localisation.bidi import PDI, RLI, isolate, name_direction

_ESCAPE, _END = b"\x1b", b"\x04"
_MARGINS = 8  # columns beside the text of an article


def pressed() -> str:
    """The key that is pressed, once it is; those typed ahead are not lost.

    Keys that send several characters, such as arrows, are none.

    Raises:
        EOFError: the terminal is gone, or Ctrl-D.
    """
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        key = os.read(descriptor, 1)
        if key[:1] == _ESCAPE or key >= b"\x80":
            while select.select([descriptor], [], [], 0)[0] and os.read(descriptor, 1):
                pass
            return ""
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    if key in {b"", _END}:
        raise EOFError
    return key.decode("ascii").lower() if key.isalnum() else ""


def in_context(context: Context, console: Console) -> Text:
    """A quote in its article, in the direction that it is read in.

    Without colours, signs stand around it.
    """
    opening, closing = ("", "") if console.color_system else ("⟦", "⟧")
    text = Text(safe(context.before), style="dim")
    text.append(f"{opening}{safe(context.quote)}{closing}", style="not dim bold reverse")
    text.append(safe(context.after))
    if name_direction(context.quote) != "rtl":
        return text
    # Each line of the screen has a direction of its own, so lines are broken here.
    lines = text.wrap(console, max(20, console.width - _MARGINS))
    return Text("\n").join([Text.assemble(RLI, line, PDI) if line else line for line in lines])


def row(name: str, value: str, width: int) -> Text:
    """A field with its value, the name as wide as others are."""
    shown = Text(f"{name:<{width}} ", style="cyan")
    return shown.append(isolate(safe(value), "ltr"), style="not bold default")


def told_of(problem: Diagnostic) -> str:
    """What is wrong, without its place: the fact is on the screen."""
    hint = f" ({problem.hint})" if problem.hint else ""
    return safe(f"{problem.severity} {problem.code}: {problem.message}{hint}")


def safe(words: str) -> str:
    """Without what could command the terminal, or turn the order of a line round."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in words)
