"""What a validation error says to the person who wrote the file.

Source: the types of error are pydantic's
(https://docs.pydantic.dev/latest/errors/validation_errors/).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from sitrep.reading.document import Document, Path
from sitrep.reading.excerpt import LONGEST, excerpt

FEW = 12
"""Known keys that a hint lists at most."""
TEXT, LIST, MAPPING = "text", "a list", "a mapping"
KINDS = {
    "string_type": TEXT,
    "list_type": LIST,
    "tuple_type": LIST,
    "set_type": LIST,
    "frozen_set_type": LIST,
    "dict_type": MAPPING,
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "union_tag_not_found": MAPPING,
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a day such as 2018-06-01",
}
"""The errors that say "another kind of thing stands here", with the kind that would be right."""

_BOUNDS = {
    "greater_than_equal": "must be {ge} or more",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be {le} or less",
    "less_than": "must be less than {lt}",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "must have at least {min_length} entries",
    "too_long": "must have at most {max_length} entries",
    "string_pattern_mismatch": "is not written as it must be",
    "finite_number": "must be a number",
}
_PREDICATES = ("must ", "is ", "has ", "may ", "needs ")
_JARGON = re.compile(r"^(?:[A-Z]\w*) should ")
_UNSPACED = re.compile(r"\s*[A-Za-z_][\w-]*:[^\s/]")


def subject(path: Path) -> str:
    """What a message is about: a key, or an entry of a list; ``this`` at the root."""
    if not path:
        return "this"
    if isinstance(path[-1], str):
        return excerpt(path[-1])
    of = next((f" of {excerpt(step)}" for step in reversed(path) if isinstance(step, str)), "")
    return f"entry {path[-1] + 1}{of}"


def sentence(path: Path, said: str) -> str:
    """A message with its subject, where it has none of its own."""
    return f"{subject(path)} {said}" if said.startswith(_PREDICATES) else said


def did_you_mean(name: str, known: Sequence[str]) -> str | None:
    """The known name that looks most like this one, whatever its case and its hyphens."""
    plain = {candidate.lower().replace("-", "_"): candidate for candidate in known}
    near = get_close_matches(name[:LONGEST].lower().replace("-", "_").replace(" ", "_"), plain, 1)
    return plain[near[0]] if near else None


def choice(options: Sequence[str], value: Any) -> tuple[str, str]:
    """Message and hint for a value that is none of the options."""
    if len(options) == 1:
        return f"must be {options[0]}", ""
    message = f"must be one of {', '.join(options)}"
    near = did_you_mean(value, options) if isinstance(value, str) else None
    return message, f"did you mean '{near}'?" if near else ""


def options_of(expected: str) -> tuple[str, ...]:
    """The options in pydantic's list of them, ``'a', 'b' or 'c'``."""
    return tuple(re.findall(r"'([^']*)'", expected)) or (expected,)


def wrong_value(error: Mapping[str, Any], value: Any) -> str:
    """What is wrong with a value, without its subject; no word of the value itself."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in {"value_error", "assertion_error"}:
        return str(context["error"])
    if kind == "string_too_short" and not value:
        return "must not be empty"
    if kind in _BOUNDS:
        return _BOUNDS[kind].format_map(context)
    return _JARGON.sub("must ", str(error["msg"]))


def wrong_kind(wanted: str, value: Any) -> str:
    """What is wrong where another kind of thing stands."""
    if value is None:
        return f"must be {wanted}, but is empty"
    if isinstance(value, (dict, list)):
        return f"must be {wanted}, but is {MAPPING if isinstance(value, dict) else LIST}"
    return f"must be {wanted}"


_AS_LINES = {
    LIST: "write each entry in a line of its own that begins with '- '",
    MAPPING: "write its keys in the lines below, indented, as 'key: value'",
}


def kind_hint(wanted: str, document: Document, path: Path) -> str:
    """What most likely led to another kind of thing, and how to write what was meant."""
    value, span = document.value(path), document.span(path)
    if value is None or span is None:
        return ""
    if wanted.startswith(TEXT):
        return _text_hint(span.style, value)
    if wanted == MAPPING and isinstance(value, str) and _UNSPACED.match(value):
        return "a space is missing after the colon"
    return _AS_LINES.get(wanted, "")


def _text_hint(style: str, value: Any) -> str:
    if style in {"{", "["}:
        return f"put quotes around text that begins with {style}, or write | and a new line"
    if isinstance(value, dict):
        return "a colon and a space make a key: put quotes around the text"
    return "write the text itself, without '- '"


def unknown_key(key: str, known: Sequence[str], document: Document, path: Path) -> str:
    """The hint for a key that the model does not know."""
    if document.is_bare_key(path):
        if ":" in key:
            return "a space is missing after the colon"
        return "inside { } a comma ends the value: put quotes around text that holds one"
    if key == "<<":
        return "keys are not merged here: write them out"
    near = did_you_mean(key, known)
    if near:
        return f"did you mean '{near}'?"
    if _UNSPACED.match(key):
        return "put quotes around text that holds a colon"
    return f"the keys are {', '.join(known)}" if 0 < len(known) <= FEW else ""
