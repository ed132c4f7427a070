"""Finds every message of the program: in its tables of phrases, its code and its templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from jinja2.ext import babel_extract

from sitrep.localisation.captions import describe_captions
from sitrep.localisation.figure_words import Described, describe_figures
from sitrep.localisation.messages import MARKERS, TEMPLATE_FUNCTIONS, Message
from sitrep.localisation.time_words import describe_periods

_COMMENTS = ("Translators:",)
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def extract_messages(templates: Path) -> tuple[Described, ...]:
    """Every message of the program with its comments, related ones together.

    Nothing in it depends on the day or the machine, and it names no lines: a catalogue changes
    when a message does.

    Args:
        templates: the folder whose ``**/*.j2`` are read, besides the program's own code.
    """
    python = partial(extract, "python", keywords=MARKERS)
    return _gathered(
        (
            *describe_figures(),
            *describe_periods(),
            *describe_captions(),
            *_of_files(sorted(_PACKAGE.rglob("*.py")), python),
            *extract_templates(templates),
        )
    )


def extract_templates(folder: Path) -> tuple[Described, ...]:
    """Every message of the templates below a folder."""
    jinja = partial(extract, _read_jinja, keywords=TEMPLATE_FUNCTIONS)
    return _gathered(_of_files(sorted(folder.rglob("*.j2")), jinja))


def _gathered(found: Iterable[Described]) -> tuple[Described, ...]:
    """Each message once, with the first comment that any of its places has."""
    gathered: dict[tuple[str | None, str], Described] = {}
    for message, comment in found:
        key = message.context, message.singular
        before = gathered.get(key)
        if before is None or not before.comment:
            plural = message.plural or (before.message.plural if before else None)
            gathered[key] = Described(message._replace(plural=plural), comment)
    return tuple(gathered.values())


def _of_files(paths: Iterable[Path], read: Callable[..., Any]) -> Iterator[Described]:
    for path in paths:
        with path.open("rb") as source:
            found = read(source, comment_tags=_COMMENTS, strip_comment_tags=True)
            for _line, text, comments, context in found:
                singular, plural = (text, None) if isinstance(text, str) else text[:2]
                yield Described(Message(singular, context, plural), " ".join(comments).strip())


def _read_jinja(source: Any, keywords: Any, tags: Any, options: Any) -> Any:
    """Jinja's reader by the arguments that Babel calls a reader with."""
    return babel_extract(source, keywords, tags, options)
