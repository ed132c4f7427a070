"""Numbers, dates, distances and lists, as CLDR writes them in a language.

The policy, in one place: digits are CLDR's default for the locale unless the operation asks
otherwise; decimals are rounded half up (away from zero, as ICU does), at the last moment and
never twice; a date is CLDR's long form. Babel supplies the data; what it computes wrongly
(digits, signs, rounding, Spanish grouping, the French first of the month) is computed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel.core import Locale, get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.units import format_unit

from sitrep.facts.periods import PartialDate
from sitrep.localisation.locales import Language
from sitrep.localisation.numerals import (
    Digits,
    grouped,
    minimum_grouping,
    numbering_system,
    transliterate,
)

# French alone counts the first of a month in order; CLDR 47 leaves it out, the UN does not.
_FIRST_OF_MONTH = {"fr": "1er"}


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
        """A day in CLDR's long form, "1 June 2018"; a month, "May 2018"; a year, "2018"."""
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

    def distance_km(self, kilometres: int) -> str:
        """A whole number of kilometres, as on a map's scale bar: "100 km"."""
        written: str = format_unit(
            kilometres, "length-kilometer", "short", format="0", locale=self.language.cldr
        )
        return written.replace(str(kilometres), self.number(kilometres))

    def list(self, items: Sequence[str]) -> str:
        """Items joined as in a sentence: "A, B and C"."""
        return format_list(list(items), style="standard", locale=self.language.cldr)

    def language_name(self, other: Language) -> str:
        """The name of a language in this one: "Arabic"; the tag where CLDR has no name."""
        name = Locale.parse(other.tag, sep="-").get_display_name(self.language.cldr)
        return name or other.tag

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


_KOSOVO = "XKX"  # in use, though ISO 3166 and so CLDR's aliases have it not


def is_country(iso3: str) -> bool:
    """Whether a country has this ISO 3166-1 alpha-3 code, as CLDR knows them."""
    codes = get_global("territory_aliases").get(iso3, [])
    return iso3 == _KOSOVO or (len(codes) == 1 and codes[0] != "ZZ")


def _shortest(value: float | Decimal) -> str:
    """The shortest decimal text of a number: 0.1 means 0.1, not the nearest binary fraction."""
    return str(value) if isinstance(value, Decimal) else repr(float(value))


def _rounded(value: float | Decimal, digits: int) -> Decimal:
    return Decimal(_shortest(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
