"""What the PDF's own fonts cannot draw of a view: PDFs use no font of the machine.

A quote is verbatim, so what no font has stands in the PDF as ``[U+1F600]``; HTML keeps the
character. In any other text of the view it is an error, found before anything is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sitrep.localisation.locales import Language
from sitrep.rendering.fonts import FONTS, uncovered

_LISTED = 6  # characters that a message names; a text in another script has dozens


class StrayQuote(NamedTuple):
    """A quote with characters that no font has, and the ids of the facts that it may be of."""

    text: str
    facts: tuple[str, ...]


def stray_texts(view: Mapping[str, Any]) -> tuple[str, ...]:
    """The texts of a view, quotes aside, that no shipped font can draw whole; each once."""
    rest = {
        **view,
        "sources": [
            {key: value for key, value in entry.items() if key != "quotes"}
            for entry in view["sources"]
        ],
    }
    return tuple(dict.fromkeys(text for text in _texts(rest) if uncovered(text)))


def stray_quotes(view: Mapping[str, Any]) -> tuple[StrayQuote, ...]:
    """The quotes of a view that no shipped font can draw whole."""
    return tuple(
        StrayQuote(quote["text"], tuple(entry["facts"]))
        for entry in view["sources"]
        for quote in entry["quotes"]
        if uncovered(quote["text"])
    )


def bracketed(page: str, view: Mapping[str, Any]) -> str:
    """A page for the PDF: what no font has of the quotes' characters stands as ``[U+1F600]``."""
    strays = uncovered("".join(quote.text for quote in stray_quotes(view)))
    return page.translate({ord(character): f"[{_number(character)}]" for character in strays})


_SCRIPTS = frozenset(script for font in FONTS for script in font.scripts)


def lacking_letters(language: Language) -> tuple[str, ...]:
    """The letters that no shipped font has of a language's name for itself: "中文", "हिन्दी"."""
    if language.script in _SCRIPTS:
        return ()  # most languages: asking CLDR for a name would load all of its data
    return uncovered(language.cldr.get_language_name() or "")


def stray_word(text: str) -> tuple[str, int]:
    """The first word with a character that no font has, and the character's offset in it.

    Punctuation is left out, and so are the isolates of the view: the word stands in a file.
    """
    strays = set(uncovered(text))
    first = next((at for at, character in enumerate(text) if character in strays), 0)
    start, end = first, first + 1
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in strays):
        end += 1
    return text[start:end], first - start


def listed(characters: Iterable[str]) -> str:
    """Characters for a message: "😀 (U+1F600)"; of many the first few."""
    every = tuple(characters)
    named = ", ".join(f"{character} ({_number(character)})" for character in every[:_LISTED])
    return named if len(every) <= _LISTED else f"{named} and {len(every) - _LISTED} more"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not value.isascii():
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"
