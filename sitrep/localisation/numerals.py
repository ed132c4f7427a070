"""Digits and signs of numbers, as CLDR has them for a locale; Babel formats in Latin digits only."""

from __future__ import annotations

from collections.abc import Mapping

from babel.core import Locale

from sitrep.localisation.locales import cldr_parents
from sitrep.operation.model import Digits

# The zero of each system that some locale of CLDR uses by default or as its own digits.
# Source: https://github.com/unicode-org/cldr/blob/main/common/supplemental/numberingSystems.xml
ZEROS: Mapping[str, str] = {
    "latn": "0",
    "adlm": "\U0001e950",
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "cakm": "\U00011136",
    "deva": "०",
    "gujr": "૦",
    "guru": "੦",
    "hmnp": "\U0001e140",
    "java": "꧐",
    "khmr": "០",
    "knda": "೦",
    "laoo": "໐",
    "mlym": "൦",
    "mong": "᠐",
    "mtei": "꯰",
    "mymr": "၀",
    "nkoo": "߀",
    "olck": "᱐",
    "orya": "୦",
    "rohg": "\U00010d30",
    "sinh": "෦",
    "tamldec": "௦",
    "telu": "౦",
    "thai": "๐",
    "tibt": "༠",
    "vaii": "꘠",
}

# How many digits must stand before the first separator for it to be written; one elsewhere.
# Babel has no such data. Source: minimumGroupingDigits of CLDR 48, as ICU 78 applies it.
_MINIMUM_GROUPING: Mapping[str, int] = {
    **dict.fromkeys(("be", "bg", "es", "et", "hu", "hy", "ia", "ie", "it", "ka", "lv"), 2),
    **dict.fromkeys(("pl", "sl", "sq", "pt_PT", "ru_UA"), 2),
    "ee": 3,
    "es_419": 1,
    "pt_AO": 1,
}


def numbering_system(locale: Locale, digits: Digits) -> str:
    """The name of the digits to write, such as ``arab``; Latin where CLDR's are no digits."""
    name = "latn"
    if digits is Digits.DEFAULT:
        name = locale.default_numbering_system
    elif digits is Digits.NATIVE:
        name = locale.other_numbering_systems.get("native", name)
    return name if name in ZEROS else "latn"


def minimum_grouping(locale: Locale) -> int:
    """Digits that stand before the first separator at least: 2 in Spanish, so "1234"."""
    stated = (_MINIMUM_GROUPING.get(parent) for parent in cldr_parents(locale))
    return next((number for number in stated if number), 1)


def transliterate(text: str, system: str) -> str:
    """The text with its Latin digits written in another numbering system."""
    zero = ord(ZEROS[system])
    return text.translate({ord("0") + digit: zero + digit for digit in range(10)})


def grouped(number: str, sizes: tuple[int, int], separator: str, *, least: int) -> str:
    """Latin digits with separators; ``sizes`` is of the last group and of those before it."""
    last, others = sizes
    if len(number) < last + least:
        return number
    groups = [number[-last:]]
    rest = number[:-last]
    while rest:
        groups.insert(0, rest[-others:])
        rest = rest[:-others]
    return separator.join(groups)
