"""The tables of patterns that there are for English."""

from __future__ import annotations

from sitrep.extraction.patterns import LanguagePatterns, patterns_of


def _english() -> LanguagePatterns:
    found = patterns_of("en")
    assert found is not None
    return found


EN = _english()
