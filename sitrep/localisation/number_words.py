"""Words around digits: those that multiply them, and ordinals that digits may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What multiplies the digits before it, in languages whose number words are not read otherwise.
# The most particular first: 百万 is a million, and 千米 a kilometre.
_SCALES: tuple[tuple[int, str], ...] = (
    (10**8, "亿|億|억"),
    (10**6, "百万|百萬|백만|млн|миллион|мільйон"),
    (10**4, "万|萬|만"),
    (10**3, "千(?![米克瓦卡赫伏焦帕])|천|тыс|тис|हज़ार|हजार|হাজার|ہزار|هزار"),
    (10**9, "млрд|миллиард|мільярд|میلیارد|अरब"),
    (10**7, "करोड़|करोड|কোটি|کروڑ"),
    (10**5, "लाख|লাখ|লক্ষ|لاکھ"),
    (10**6, "میلیون|ملین"),
    (10**2, "百|백"),
)
SCALES = re.compile("|".join(words for _, words in _SCALES))
"""Any of those words."""


def scale_after(text: str, offset: int) -> int:
    """By how much the word at an offset, just behind a number in digits, multiplies it; or 1."""
    offset += text[offset : offset + 1].isspace()
    return next((scale for scale, words in _SCALES if re.compile(words).match(text, offset)), 1)


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
