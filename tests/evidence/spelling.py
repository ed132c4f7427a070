"""Writes numbers out in words, for tests that read them back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS = ["_", "_", "vingt", "trente", "quarante", "cinquante", "soixante"]
_ES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS = [
    "_",
    "_",
    "_",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
]
_ES_HUNDREDS = [
    "_",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]
_AR = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_AR_TEENS = ["_", "أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
_AR_TENS = ["_", "_", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_AR_HUNDREDS = [
    "_",
    "مئة",
    "مئتان",
    "ثلاثمئة",
    "أربعمئة",
    "خمسمئة",
    "ستمئة",
    "سبعمئة",
    "ثمانمئة",
    "تسعمئة",
]


def english(number: int) -> str:
    """Two hundred and five thousand and one."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        joined = "" if not rest else f" {english(rest)}" if rest >= 100 else f" and {english(rest)}"
        return f"{english(thousands)} thousand{joined}"
    hundreds, low = divmod(rest, 100)
    if hundreds:
        return f"{_EN[hundreds]} hundred" + (f" and {english(low)}" if low else "")
    if low < 20:
        return _EN[low]
    return _EN_TENS[low // 10] + (f"-{_EN[low % 10]}" if low % 10 else "")


def french(number: int) -> str:
    """Deux cent cinq mille un."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        opening = "mille" if thousands == 1 else f"{_french_multiplier(thousands)} mille"
        return f"{opening} {french(rest)}" if rest else opening
    hundreds, low = divmod(rest, 100)
    if hundreds:
        opening = "cent" if hundreds == 1 else f"{_FR[hundreds]} cent"
        return f"{opening} {french(low)}" if low else opening + "s" * (hundreds > 1)
    return _french_below_hundred(low)


def _french_multiplier(thousands: int) -> str:
    return french(thousands).replace("cents", "cent").replace("vingts", "vingt")


def _french_below_hundred(low: int) -> str:
    if low < 20:
        return _FR[low]
    if low < 70:
        tens, unit = divmod(low, 10)
        return _FR_TENS[tens] + {0: "", 1: " et un"}.get(unit, f"-{_FR[unit]}")
    if low < 80:
        return "soixante et onze" if low == 71 else f"soixante-{_FR[low - 60]}"
    return "quatre-vingts" if low == 80 else f"quatre-vingt-{_FR[low - 80]}"


def spanish(number: int) -> str:
    """Doscientos cinco mil uno."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        opening = "mil" if thousands == 1 else f"{_spanish_before_noun(thousands)} mil"
        return f"{opening} {spanish(rest)}" if rest else opening
    hundreds, low = divmod(rest, 100)
    if hundreds:
        if rest == 100:
            return "cien"
        return _ES_HUNDREDS[hundreds] + (f" {spanish(low)}" if low else "")
    if low < 30:
        return _ES[low]
    return _ES_TENS[low // 10] + (f" y {_ES[low % 10]}" if low % 10 else "")


def _spanish_before_noun(number: int) -> str:
    return (
        spanish(number).replace("veintiuno", "veintiún").removesuffix("o")
        if (number % 10 == 1 and number % 100 != 11)
        else spanish(number)
    )


def arabic(number: int) -> str:
    """مئتان وخمسة آلاف وواحد."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        opening = _arabic_thousands(thousands)
        return f"{opening} و{arabic(rest)}" if rest else opening
    hundreds, low = divmod(rest, 100)
    if hundreds:
        return _AR_HUNDREDS[hundreds] + (f" و{arabic(low)}" if low else "")
    if low <= 10:
        return _AR[low]
    if low < 20:
        return f"{_AR_TEENS[low - 10]} عشر"
    tens, unit = divmod(low, 10)
    return (f"{_AR[unit]} و" if unit else "") + _AR_TENS[tens]


def _arabic_thousands(thousands: int) -> str:
    if thousands <= 2:
        return ("ألف", "ألفان")[thousands - 1]
    noun = "آلاف" if 3 <= thousands % 100 <= 10 else "ألف"
    return f"{arabic(thousands)} {noun}"


SPELLERS: Mapping[str, Callable[[int], str]] = {
    "ar": arabic,
    "en": english,
    "es": spanish,
    "fr": french,
}
