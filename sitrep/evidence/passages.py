"""Quotes in their surroundings, and the quantities that stand in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sitrep.evidence.numbers import find_numbers
from sitrep.evidence.quantities import Quantity, QuantityKind
from sitrep.evidence.spans import Span
from sitrep.evidence.visible import see


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote in its surroundings, and the quantities whose number stands in the quote."""

    text: str
    quote: Span
    quantities: tuple[Quantity, ...]
    language: str | None

    @classmethod
    def read(cls, quote: str, language: str | None, around: tuple[str, str] = ("", "")) -> Passage:
        """Reads a quote; ``around`` is what stands before and after it in the article."""
        return _read(quote, language, around)

    @classmethod
    def read_anew(cls, quote: str, language: str | None, around: tuple[str, str]) -> Passage:
        """As ``read``, whatever was read before."""
        before, quote, after = (see(part).text for part in (around[0], quote, around[1]))
        text = before + quote + after
        span = Span(len(before), len(before) + len(quote))
        found = find_numbers(text, language)
        return cls(text, span, tuple(q for q in found if span.holds(q.span)), language)

    @property
    def counts(self) -> tuple[Quantity, ...]:
        """The quantities that may count people or households."""
        return tuple(q for q in self.quantities if q.kind is QuantityKind.COUNT)

    def cite(self, quantity: Quantity) -> str:
        """The words of a quantity, in quotation marks."""
        return f"“{' '.join(quantity.phrase.of(self.text).split())}”"


@lru_cache(maxsize=4096)  # several checks, of each audience's issue, ask for the same passages
def _read(quote: str, language: str | None, around: tuple[str, str]) -> Passage:
    return Passage.read_anew(quote, language, around)
