"""Messages: a text in English that a catalogue turns into other languages.

The markers below make messages and, at the same time, are the words that extraction looks for:
their arguments are plain strings in the code. ``Translators:`` comments above them reach the
translator.
"""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A text to translate: in English, with its context, and its plural where it counts."""

    singular: str
    context: str | None = None
    plural: str | None = None


def N_(text: str) -> Message:  # noqa: N802  — gettext's own name for a marker
    """A message without context."""
    return Message(text)


def NP_(context: str, text: str) -> Message:  # noqa: N802  — gettext's own name for a marker
    """A message whose context keeps it apart from others of the same words."""
    return Message(text, context)


def NNP_(context: str, singular: str, plural: str) -> Message:  # noqa: N802  — as above
    """A message with a context and a plural."""
    return Message(singular, context, plural)


# What Babel looks for: the position of each argument, "c" for a context.
MARKERS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "N_": None,
    "NP_": ((1, "c"), 2),
    "NNP_": ((1, "c"), 2, 3),
}
# The functions that templates call: _("text"), _p("context", "text"), _n("one", "many", count).
TEMPLATE_FUNCTIONS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_p": ((1, "c"), 2),
    "_n": (1, 2),
    "_np": ((1, "c"), 2, 3),
}
