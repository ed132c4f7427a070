"""The languages whose number words are known; another is one more file and one more line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sitrep.evidence.lexicon.ar import ARABIC
from sitrep.evidence.lexicon.en import ENGLISH
from sitrep.evidence.lexicon.es import SPANISH
from sitrep.evidence.lexicon.fr import FRENCH
from sitrep.evidence.lexicon.model import (
    Counted,
    Lexicon,
    Numerals,
    Qualifying,
    Saying,
)
from sitrep.evidence.lexicon.phrases import Moment, PhraseTable, fold

__all__ = [
    "LEXICONS",
    "Counted",
    "Lexicon",
    "Moment",
    "Numerals",
    "PhraseTable",
    "Qualifying",
    "Saying",
    "fold",
    "lexicon_of",
    "words_supported",
]

LEXICONS: Mapping[str, Lexicon] = MappingProxyType(
    {"ar": ARABIC, "en": ENGLISH, "es": SPANISH, "fr": FRENCH}
)

_DIGITS_ONLY = Lexicon(
    numerals=Numerals(atoms={}, scales={}), qualifying=Qualifying(), counted=Counted()
)


def words_supported(language: str | None) -> bool:
    """Whether numbers in words, and the words that qualify them, are read in this language."""
    return _base(language) in LEXICONS


def lexicon_of(language: str | None) -> Lexicon:
    """The table of a language tag; one that knows no words where the language is not known."""
    return LEXICONS.get(_base(language), _DIGITS_ONLY)


def _base(language: str | None) -> str:
    return (language or "").partition("-")[0]
