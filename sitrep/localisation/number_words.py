"""Words around digits: those that multiply them, and ordinals that digits may stand for."""

from __future__ import annotations

from collections.abc import Mapping

# What multiplies the digits before it, in languages whose number words are not read otherwise.
# The most particular first: 百万 is a million, and 千米 a kilometre.
_SCALES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ("千米", "千克", "千瓦", "千卡", "千伏", "千焦", "千帕")),
    (10**8, ("亿", "億", "억")),
    (10**6, ("百万", "百萬", "백만", "млн", "миллион", "мільйон", "میلیون", "ملین")),
    (10**4, ("万", "萬", "만")),
    (10**3, ("千", "천", "тыс", "тис", "हज़ार", "हजार", "হাজার", "ہزار", "هزار")),
    (10**9, ("млрд", "миллиард", "мільярд", "میلیارد", "अरब")),
    (10**7, ("करोड़", "करोड", "কোটি", "کروڑ")),
    (10**5, ("लाख", "লাখ", "লক্ষ", "لاکھ")),
    (10**2, ("百", "백")),
)
# How words for scales begin in the languages whose words are read, and the signs for them.
_STEMS = (
    *("hund", "thou", "lakh", "crore", "mil", "mln", "bn", "bill", "cent", "cient"),
    *("ألف", "آلاف", "الف", "ملي", "ملا", "بلي", "مئ", "مائ"),
)
_SIGNS = frozenset("kKmM")


def scale_after(text: str, offset: int) -> int:
    """By how much the word at an offset, just behind a number in digits, multiplies it; or 1."""
    offset += text[offset : offset + 1].isspace()
    return next((scale for scale, words in _SCALES if text.startswith(words, offset)), 1)


def may_multiply(text: str, offset: int) -> bool:
    """Whether what stands just behind a number in digits may multiply it, in any language."""
    if scale_after(text, offset) > 1:
        return True
    offset += text[offset : offset + 1].isspace()
    is_sign = text[offset : offset + 1] in _SIGNS and not text[offset + 1 : offset + 2].isalpha()
    return text.startswith(_STEMS, offset) or (is_sign and offset < len(text))


def _table(words: str) -> Mapping[str, int]:
    groups = enumerate(words.split(), 1)
    return {word: number for number, group in groups for word in group.split("/")}


ORDINALS: Mapping[str, Mapping[str, int]] = {
    "en": _table("first second third fourth fifth sixth seventh eighth ninth tenth"),
    "fr": _table(
        "premier/première/premiers/premières deuxième/second/seconde troisième quatrième "
        "cinquième sixième septième huitième neuvième dixième"
    ),
    "es": _table(
        "primer/primero/primera segundo/segunda tercer/tercero/tercera cuarto/cuarta "
        "quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima"
    ),
    "ar": _table(
        "أول/الأول/الأولى/أولى ثاني/الثاني/الثانية/ثانية ثالث/الثالث/الثالثة/ثالثة "
        "رابع/الرابع/الرابعة/رابعة خامس/الخامس/الخامسة/خامسة سادس/السادس/السادسة/سادسة "
        "سابع/السابع/السابعة/سابعة ثامن/الثامن/الثامنة/ثامنة تاسع/التاسع/التاسعة/تاسعة "
        "عاشر/العاشر/العاشرة/عاشرة"
    ),
}
"""Ordinals by language, for the languages whose numbers are read in words: "first" may be 1er."""
