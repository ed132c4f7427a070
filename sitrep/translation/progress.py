"""How far the translations are, in words: what is translated, stale and missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from polib import POEntry

from sitrep.translation.updating import Merged

# A run of letters and digits, or one ideograph: Chinese has no spaces between its words.
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+(?:[’'-][^\W\u3400-\u9fff]+)*")
_HOLE = re.compile(r"\{[a-z0-9_.]+\}")


@dataclass(frozen=True)
class Progress:
    """Words of the original in one catalogue of one language.

    ``stale`` are translated, but no longer as they must be: the sentence, or what its placeholders
    agree with, has changed since. The three add up to the whole.
    """

    language: str
    name: str
    translated: int
    stale: int
    missing: int

    @property
    def words(self) -> int:
        """All words."""
        return self.translated + self.stale + self.missing

    @property
    def percent(self) -> int:
        """How many of a hundred words are translated, rounded down: 100 means all."""
        return 100 * self.translated // self.words if self.words else 100


def progress_of(merged: Merged) -> Progress:
    """The progress of one sheet, as it would be after an update."""
    counts = {"translated": 0, "stale": 0, "missing": 0}
    for sentence, entry in zip(merged.sheet.script.sentences, merged.entries, strict=False):
        counts[_state(entry)] += count_words(sentence.text)
    return Progress(merged.language.tag, merged.sheet.script.stem, **counts)


def total_of(rows: Iterable[Progress], language: str) -> Progress:
    """All catalogues of a language together."""
    own = [row for row in rows if row.language == language]
    return Progress(
        language,
        "total",
        sum(row.translated for row in own),
        sum(row.stale for row in own),
        sum(row.missing for row in own),
    )


def count_words(text: str) -> int:
    """The words of a text; a placeholder is none, and a text of placeholders alone has one."""
    return len(_WORD.findall(_HOLE.sub(" ", text))) or 1


def _state(entry: POEntry) -> str:
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not any(forms):
        return "missing"
    return "stale" if "fuzzy" in entry.flags or not all(forms) else "translated"
