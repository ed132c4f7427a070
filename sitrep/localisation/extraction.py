"""Finds every message of the program: in its tables of phrases, its code and its templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from jinja2.ext import babel_extract

from sitrep.localisation.captions import describe_captions
from sitrep.localisation.figure_words import Described, describe_figures
from sitrep.localisation.messages import MARKERS, TEMPLATE_FUNCTIONS, Message
from sitrep.localisation.placeholders import placeholders
from sitrep.localisation.time_words import describe_periods

_COMMENTS = ("Translators:",)
_PACKAGE = Path(__file__).resolve().parent.parent


def extract_messages(templates: Path) -> Catalog:
    """Every message with its comments, in an order that keeps related ones together.

    Nothing in it depends on the day or the machine, and it names no lines: a catalogue changes
    when a message does.

    Args:
        templates: the folder whose ``**/*.j2`` are read, besides the program's own code.
    """
    catalogue = Catalog(charset="utf-8")
    for message, comment in _all_messages(templates):
        texts = (message.singular, message.plural or "")
        catalogue.add(
            texts if message.plural else message.singular,
            context=message.context,
            auto_comments=[comment] if comment else [],
            flags=["python-brace-format"] if any(map(placeholders, texts)) else [],
        )
    return catalogue


def _all_messages(templates: Path) -> Iterator[Described]:
    yield from describe_figures()
    yield from describe_periods()
    yield from describe_captions()
    python = partial(extract, "python", keywords=MARKERS)
    yield from _of_files(sorted(_PACKAGE.rglob("*.py")), python)
    jinja = partial(extract, _read_jinja, keywords=TEMPLATE_FUNCTIONS)
    yield from _of_files(sorted(templates.rglob("*.j2")), jinja)


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
