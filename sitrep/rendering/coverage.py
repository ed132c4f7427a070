"""What the PDF's own fonts cannot draw of a view: PDFs use no font of the machine.

A quote is verbatim, so what no font has stands in the PDF as ``[U+1F600]``; HTML keeps the
character. In any other text of the view it is an error, found before anything is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sitrep.localisation.locales import Language
from sitrep.rendering.fonts.typecase import Typecase

_LISTED = 6  # characters that a message names; a text in another script has dozens
_ABOUT = 20  # characters of a word on each side of the one in question


class StrayQuote(NamedTuple):
    """A quote with characters that no font has, and the ids of the facts that it may be of."""

    text: str
    facts: tuple[str, ...]


def stray_texts(view: Mapping[str, Any], fonts: Typecase) -> tuple[str, ...]:
    """The texts of a view, quotes aside, that no font can draw whole; each once."""
    rest = {
        **view,
        "sources": [
            {key: value for key, value in entry.items() if key != "quotes"}
            for entry in view["sources"]
        ],
    }
    return tuple(dict.fromkeys(text for text in _texts(rest) if fonts.uncovered(text)))


def stray_quotes(view: Mapping[str, Any], fonts: Typecase) -> tuple[StrayQuote, ...]:
    """The quotes of a view that no font can draw whole."""
    return tuple(
        StrayQuote(quote["text"], tuple(entry["facts"]))
        for entry in view["sources"]
        for quote in entry["quotes"]
        if fonts.uncovered(quote["text"])
    )


def bracketed(page: str, view: Mapping[str, Any], fonts: Typecase) -> str:
    """A page for the PDF: what no font has of the quotes' characters stands as ``[U+1F600]``."""
    strays = fonts.uncovered("".join(quote.text for quote in stray_quotes(view, fonts)))
    return page.translate({ord(character): f"[{_number(character)}]" for character in strays})


def lacking_letters(language: Language, fonts: Typecase) -> tuple[str, ...]:
    """The letters that no font has of a language's name for itself: "中文 (繁體)", "עברית"."""
    if fonts.has_script(language.script):
        return ()  # most languages: asking CLDR for a name would load all of its data
    return fonts.uncovered(language.cldr.get_display_name() or "")


def stray_word(text: str, fonts: Typecase) -> tuple[str, int]:
    """The first word with a character that no font has, and the character's offset in it.

    Punctuation is left out, and so are the isolates of the view: the word stands in a file. Where
    words are not set apart, it is what stands about the character.
    """
    strays = set(fonts.uncovered(text))
    first = next((at for at, character in enumerate(text) if character in strays), 0)
    start, end = first, first + 1
    while max(0, first - _ABOUT) < start and text[start - 1].isalnum():
        start -= 1
    most = min(len(text), first + 1 + _ABOUT)
    while end < most and (text[end].isalnum() or text[end] in strays):
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
