"""A number in the place of each placeholder, to see what a message makes of the figure there."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sitrep.localisation.number_words import scale_beside

# Doubled braces are text. Of a placeholder, what follows the dot says what it shows.
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}.]*)(?:\.([^{}]*))?\}")
_DIGIT = re.compile(r"\d")
_NAMES = (
    "actor article cite cites claims code country crisis date end grade language lead_in name period "
    "place places product publisher reason reported source according_to start title weapon what"
)
_SHOWS_NO_FIGURE = frozenset(_NAMES.split())
_FIRST = 8347  # four digits group with nothing, and it is no year


@dataclass(frozen=True)
class Probe:
    """A number that stands nowhere in a message and its translation."""

    value: int

    @classmethod
    def of(cls, translation: str, messages: Sequence[str]) -> Probe:
        """One for these texts."""
        text = " ".join((translation, *messages))
        if not _DIGIT.search(text):
            return cls(_FIRST)
        digits = "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())
        return cls(next(n for n in itertools.count(_FIRST, 2) if str(n) not in digits))

    @property
    def number(self) -> Fraction:
        """The number, as texts are read."""
        return Fraction(self.value)

    def put_into(self, text: str) -> str:
        """The text with the number for each placeholder that may show a figure, and {} for others."""
        return _PLACEHOLDER.sub(self._replace, text)

    def _replace(self, match: re.Match[str]) -> str:
        name, attribute = match[1], match[2]
        if name is None:
            return " "
        # Of a series the attribute "start" is a figure; a name "start" is a date.
        is_figure = attribute in {"start", "value"} if attribute else name not in _SHOWS_NO_FIGURE
        return str(self.value) if is_figure else "{}"

    def is_in(self, digits: str) -> bool:
        """Whether a number in digits is this one, or holds it."""
        return str(self.value) in digits

    def scales_beside(self, text: str, tag: str) -> Iterator[str]:
        """The words beside it that make another number of it."""
        for found in re.finditer(str(self.value), text):
            if word := scale_beside(text, found.start(), found.end(), tag):
                yield word
