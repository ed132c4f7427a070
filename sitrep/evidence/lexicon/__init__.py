"""The languages whose number words are known; another is one more file and one more tag."""

from __future__ import annotations

from sitrep.evidence.lexicon.load import load_lexicon
from sitrep.evidence.lexicon.model import (
    Counted,
    Lexicon,
    Moment,
    Numerals,
    Persons,
    Qualifying,
    Saying,
)
from sitrep.evidence.lexicon.phrases import PhraseTable, fold

__all__ = [
    "LANGUAGES",
    "Counted",
    "Lexicon",
    "Moment",
    "Numerals",
    "Persons",
    "PhraseTable",
    "Qualifying",
    "Saying",
    "fold",
    "lexicon_of",
    "words_supported",
]

LANGUAGES = frozenset({"ar", "en", "es", "fr"})
"""The languages that have a table, ``TAG.toml``."""

_DIGITS_ONLY = Lexicon(
    numerals=Numerals(atoms={}, scales={}), qualifying=Qualifying(), counted=Counted()
)


def words_supported(language: str | None) -> bool:
    """Whether numbers in words, and the words that qualify them, are read in this language."""
    return _base(language) in LANGUAGES


def lexicon_of(language: str | None) -> Lexicon:
    """The table of a language tag; one that knows no words where the language is not known."""
    base = _base(language)
    return load_lexicon(base) if base in LANGUAGES else _DIGITS_ONLY


def _base(language: str | None) -> str:
    return (language or "").partition("-")[0]
