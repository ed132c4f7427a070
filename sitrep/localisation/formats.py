"""Numbers, dates, distances and lists, as CLDR writes them in a language.

The policy, in one place:

- **Digits** are CLDR's default of the locale (٢٬٠٠٠ in Egypt, 2.000 in Libya), in numbers, dates,
  page numbers and the map's scale alike. ``digits`` in ``operation.yaml`` asks for 0–9 (``latn``)
  or for those of each language's own script (``native``); a script whose numerals are words or
  letters keeps to 0–9. A quote keeps the digits of its source.
- **Grouping** is CLDR's: by three, by two beyond the thousands in India, and in Spanish, Polish or
  European Portuguese only from five digits on ("2000", "12.345").
- **Rounding** is half up, away from zero (12.5 % is 13 %), of the number as it is written in
  decimals, at the last moment and never twice. A figure of a source is never rounded.
- **Minus, plus and per cent** are CLDR's signs, each where the language has it and with the marks
  or spaces that belong to it: "12,5 %", "%12,5". A change says its sign; zero has none.
- **Dates** are CLDR's long form in the Gregorian calendar, "1 June 2018"; ``en`` is written as
  en-001. A date that knows no day or month is written without: "May 2018", "2018". A month stands
  in the nominative where it stands alone ("май 2018 г."), and in the form that goes with a
  preposition within a phrase ("с мая 2018 г.").
- **Intervals** are two whole dates, neither shortened, since each is a date for programs as well;
  what joins them are words of the catalogue ("{start} to {end}"), not a dash.
- **Ordinals** are not written, save the first of a month in French: "1er juin 2018".
- **Lists** are CLDR's, and their "and" is fitted to the word that follows: "Egipto e Irak".
- **Names** of languages and countries are CLDR's; a language names itself in itself.

Babel supplies the data, CLDR 47. What it computes otherwise (digits, signs, rounding, grouping,
"e Irak") is computed here; ``tests/localisation/test_icu.py`` compares all with ICU, and its table
says where the two differ and why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.units import format_unit

from sitrep.facts.periods import PartialDate
from sitrep.localisation.locales import Language
from sitrep.localisation.numerals import (
    grouped,
    minimum_grouping,
    numbering_system,
    transliterate,
)
from sitrep.operation.model import Digits

# French alone counts the first of a month in order; CLDR 47 leaves it out, the UN does not.
_FIRST_OF_MONTH = {"fr": "1er"}

# Their prepositions of time ("since", "until", "from") ask for the genitive, which is the form that
# CLDR gives to a month beside a day. Elsewhere that form is another case (Greek, Finnish) or holds a
# preposition itself (Catalan), or there is but one.
_GENITIVE_AFTER_PREPOSITIONS = frozenset(
    {"be", "cs", "dsb", "hr", "hsb", "lt", "pl", "ru", "sk", "szl", "uk"}
)


class _Joint(NamedTuple):
    """How the last joint of a list changes before some words."""

    before: re.Pattern[str]
    usual: str
    changed: str


# As ICU has them; CLDR states neither. In Spanish "y" becomes "e" before the sound of i, and not
# before that of hie-; in Hebrew a hyphen parts "and" from a word in other letters.
# Source: https://github.com/unicode-org/icu/blob/main/icu4c/source/i18n/listformatter.cpp
_JOINTS: Mapping[str, _Joint] = {
    "es": _Joint(re.compile(r"[ií]|h[ií](?![aeáé])", re.IGNORECASE), " y ", " e "),
    "he": _Joint(re.compile(r"[^\u0590-\u05ff]"), "ו", "ו-"),
}

_WIDE_BRACKETS = frozenset({"zh", "yue"})
"""Languages that set the region behind a language's name in full-width brackets; Babel never does."""

_ITEM = "\ue000"  # private use: stands for an item while the words between are found


@dataclass(frozen=True, slots=True)
class Formats:
    """How one language writes numbers, dates, distances and lists. Pure; picklable."""

    language: Language
    digits: Digits = Digits.DEFAULT

    def number(self, value: int) -> str:
        """A whole number: "2,000", "2 000", "٢٬٠٠٠"."""
        return self._in_pattern(Decimal(value), percent=False)

    def signed(self, value: int) -> str:
        """A change: "+600", "-600"; nothing stands before 0."""
        sign = self._symbol("plusSign") if value > 0 else ""
        return sign + self.number(value)

    def decimal(self, value: float | Decimal, *, digits: int = 1) -> str:
        """A number with at most so many decimals, half up, no zeros at its end: "5.1", "5"."""
        return self._in_pattern(_rounded(value, digits), percent=False)

    def percent(self, share: float | Decimal, *, digits: int = 0) -> str:
        """A share of one in per cent, half up: 0.125 is "13%", or "12.5%" with one decimal."""
        return self._in_pattern(_rounded(Decimal(_shortest(share)) * 100, digits), percent=True)

    def date(self, day: PartialDate) -> str:
        """A date fit to stand alone: CLDR's long form "1 June 2018"; "May 2018"; "2018"."""
        locale = self.language.cldr
        if day.month is None:
            written = format_skeleton("y", day.first, locale=locale)
        elif day.day is None:
            written = format_skeleton("yMMMM", day.first, locale=locale)
        else:
            written = format_date(day.first, "long", locale=locale)
            first = _FIRST_OF_MONTH.get(self.language.code)
            if first and day.day == 1:
                written = re.sub(r"\b1\b", first, written, count=1)
        return transliterate(written, self._system)

    def date_in_phrase(self, day: PartialDate) -> str:
        """A date after a preposition: a month is "мая 2018 г." there, "май 2018 г." alone."""
        is_month = day.month is not None and day.day is None
        if not is_month or self.language.code not in _GENITIVE_AFTER_PREPOSITIONS:
            return self.date(day)
        locale = self.language.cldr
        alone: str = locale.datetime_skeletons["yMMMM"].pattern
        written = format_date(day.first, alone.replace("LLLL", "MMMM"), locale=locale)
        return transliterate(written, self._system)

    def distance_km(self, kilometres: int) -> str:
        """A whole number of kilometres, as on a map's scale bar: "100 km"."""
        written: str = format_unit(
            kilometres, "length-kilometer", "short", format="0", locale=self.language.cldr
        )
        return written.replace(str(kilometres), self.number(kilometres))

    def list(self, items: Sequence[str]) -> str:
        """Items joined as in a sentence: "A, B and C"."""
        before, *after = self.list_joints(items)
        return before + "".join(item + joint for item, joint in zip(items, after, strict=True))

    def list_joints(self, items: Sequence[str]) -> tuple[str, ...]:
        """What stands before, between and after the items of a list: one more than there are."""
        written = format_list([_ITEM] * len(items), "standard", locale=self.language.cldr)
        joints = written.split(_ITEM)
        fitted = _JOINTS.get(self.language.code)
        if fitted and len(items) > 1 and fitted.before.match(items[-1]):
            joints[-2] = joints[-2].replace(fitted.usual, fitted.changed)
        return tuple(joints)

    def language_name(self, other: Language) -> str:
        """The name of a language in this one: "Arabic", "Traditional Chinese", "Arabic (Libya)".

        It is the tag where CLDR has no name.
        """
        locale = self.language.cldr
        name = locale.languages.get(str(other.named))
        if name is None:
            name = other.named.get_display_name(locale) or other.tag
            if self.language.code in _WIDE_BRACKETS:
                name = name.replace(" (", "（").replace(")", "）")
        return name

    def country(self, iso3: str) -> str | None:
        """The name of a country by its ISO 3166-1 alpha-3 code; None where CLDR has none.

        Source: CLDR's aliases of territories (LBY stands for LY).
        """
        aliases: Mapping[str, list[str]] = get_global("territory_aliases")
        codes = aliases.get(iso3, [])
        return self.language.cldr.territories.get(codes[0]) if len(codes) == 1 else None

    @property
    def _system(self) -> str:
        return numbering_system(self.language.cldr, self.digits)

    def _symbol(self, name: str) -> str:
        symbols = self.language.cldr.number_symbols
        found: str | None = symbols.get(self._system, {}).get(name)
        return found or symbols["latn"][name]  # CLDR leaves out what equals the Latin system's

    def _in_pattern(self, value: Decimal, *, percent: bool) -> str:
        """CLDR's pattern around the number, with the marks that keep its signs in order."""
        locale = self.language.cldr
        pattern = (locale.percent_formats if percent else locale.decimal_formats)[None]
        whole, _, fraction = f"{abs(value):f}".partition(".")
        written = grouped(
            whole, pattern.grouping, self._symbol("group"), least=minimum_grouping(locale)
        )
        if fraction := fraction.rstrip("0"):
            written += self._symbol("decimal") + fraction
        side = 1 if value < 0 else 0
        signs = {"-": self._symbol("minusSign"), "%": self._symbol("percentSign")}
        before, after = (
            "".join(signs.get(c, c) for c in part[side])
            for part in (pattern.prefix, pattern.suffix)
        )
        return before + transliterate(written, self._system) + after


def _shortest(value: float | Decimal) -> str:
    """The shortest decimal text of a number: 0.1 means 0.1, not the nearest binary fraction."""
    return str(value) if isinstance(value, Decimal) else repr(float(value))


def _rounded(value: float | Decimal, digits: int) -> Decimal:
    return Decimal(_shortest(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
