"""Numbers in digits, of any script, with the marks that people put inside them.

"2,000", "2.000", "2 000", "2’000", "٢٬٠٠٠" and "20,00,000" group digits; "1.5" and "1,5" have
decimals. "1.234" may be either, so it has several readings.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from sitrep.evidence.lexicon import Numerals

LONGEST = 15
"""Digits of the largest number that is read."""

_NUMBER = re.compile(r"\d+(?:[ \u00a0\u2007\u2009\u202f.,'’٫٬،·]\d+)*[¼½¾⅓⅔]?|[¼½¾⅓⅔]")
_GROUPED = re.compile(r"(?!0)\d{1,3}(?:g\d{3})+|(?!0)\d{1,2}(?:g\d{2})+g\d{3}")  # and Indian groups
_ASCII = str.maketrans(
    {"٬": "_", "'": "_", "’": "_", "٫": "*", "·": "*", "،": ","}
    | dict.fromkeys(" \u00a0\u2007\u2009\u202f", "_")
)
_PARTS = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4)} | {
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}


def readings(text: str, numerals: Numerals) -> tuple[Fraction, ...]:
    """What a number in digits may mean, the likeliest first; nothing where it is no number.

    "1.234" is read as a decimal number where the language writes decimals so, and as grouped
    where it does not; where both are customary, and where the mark is the other one, as both.
    """
    if text.isdecimal() and text.isascii() and len(text) <= LONGEST:
        return (Fraction(int(text)),) if text == "0" or text[0] != "0" else ()
    if not _NUMBER.fullmatch(text) or sum(map(str.isdecimal, text)) > LONGEST:
        return ()
    part = _PARTS.get(text[-1], Fraction(0))
    plain = "".join(str(unicodedata.decimal(c, c)) for c in text.rstrip("".join(_PARTS)))
    if part:
        return (int(plain or 0) + part,) if plain.isdigit() or not plain else ()
    found = [*_marked(plain.translate(_ASCII), numerals)]
    return tuple(dict.fromkeys(found))


def _marked(plain: str, numerals: Numerals) -> list[Fraction]:
    marks = re.sub(r"\d", "", plain)
    if not marks:
        return [Fraction(int(plain))] if plain == "0" or not plain.startswith("0") else []
    last = marks[-1]
    grouped = _grouped(plain, last) if len(set(marks)) == 1 and last != "*" else []
    whole, _, decimals = plain.rpartition(last)
    if last == "_" or marks.count(last) > 1 or len(set(marks)) > 2:  # 1.2.3 is a version or a date
        return grouped
    decimal = _decimal(whole, decimals, marks[:-1])
    if not (grouped and decimal):
        return grouped or decimal
    if last == numerals.decimal:
        return [*decimal, *grouped]
    return grouped if numerals.is_strict else [*grouped, *decimal]


def _grouped(plain: str, mark: str) -> list[Fraction]:
    if not _GROUPED.fullmatch(plain.replace(mark, "g")):
        return []
    return [Fraction(int(plain.replace(mark, "")))]


def _decimal(whole: str, decimals: str, marks: str) -> list[Fraction]:
    before = _grouped(whole, marks[0]) if marks else [Fraction(int(whole))]
    return [before[0] + Fraction(int(decimals), 10 ** len(decimals))] if before else []
