"""Which plural form a number takes, by the rule in a catalogue's header."""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

# Latin and Slavic rules look at the last six digits, so millions are tried besides small numbers.
_TRIED = (*range(1001), 10_000, 100_000, 1_000_000, 2_000_000, 1_000_001, 10_000_000)

_HEADER = re.compile(r"\s*nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*([^;]{1,500}?)\s*;?\s*")


@dataclass(frozen=True, slots=True)
class PluralRule:
    """The number of forms and the expression in C that chooses among them."""

    forms: int
    expression: str

    def form(self, number: int) -> int:
        """The index of the form that goes with a number."""
        return _compiled(self.expression)(number)

    @property
    def forms_of_one_number(self) -> frozenset[int]:
        """The forms that serve a single number: there "شخصان" may say two without a numeral."""
        return _forms_of_one_number(self.expression)


ENGLISH = PluralRule(2, "n != 1")


@cache
def read_plural_rule(header: str) -> PluralRule | None:
    """The rule of a ``Plural-Forms`` header; None where it is not valid or chooses no such form.

    Source: https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
    """
    match = _HEADER.fullmatch(header)
    if match is None:
        return None
    rule = PluralRule(int(match[1]), _bare(match[2]))
    try:
        chosen = {rule.form(number) for number in _TRIED}
    except (ValueError, ZeroDivisionError, OverflowError, RecursionError):
        return None
    return rule if chosen <= set(range(rule.forms)) else None


def _bare(expression: str) -> str:
    """An expression without brackets around the whole of it."""
    inner = expression[1:-1]
    whole = expression.startswith("(") and expression.endswith(")")
    depth = [inner[: i + 1].count(")") - inner[: i + 1].count("(") for i in range(len(inner))]
    return inner.strip() if whole and max(depth, default=0) <= 0 else expression


@cache
def _compiled(expression: str) -> Callable[[int], int]:
    # The standard library's own compiler of C plural expressions: arithmetic on n alone.
    return gettext.c2py(expression)


@cache
def _forms_of_one_number(expression: str) -> frozenset[int]:
    numbers = Counter(map(_compiled(expression), _TRIED))
    return frozenset(form for form, count in numbers.items() if count == 1)
