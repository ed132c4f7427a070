"""Words around digits: those that multiply them, and words that digits may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What multiplies the digits before it, in languages whose number words are not read otherwise.
# The most particular first: 百万 is a million, and 千米 a kilometre.
_SCALES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ("千米", "千克", "千瓦", "千卡", "千伏", "千焦", "千帕", "百姓", "천막", "백신")),
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
# Those that stand in front of a number too: "тысяча 347".
_BEFORE = (
    "тысяча тысячи тысяч тыс млн миллион миллиона миллионов млрд тисяча тисячі тисяч мільйон "
    "мільйона мільйонів हज़ार हजार लाख करोड़ करोड হাজার লাখ কোটি ہزار هزار لاکھ کروڑ میلیون ملین"
)
_ALONE = frozenset(_BEFORE.split())
_HAN_SCALE = re.compile(r"[百千万萬亿億]\Z")


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


# Scales by language, for those whose number words are not read otherwise; as words of their own.
_SCALE_WORDS: Mapping[str, str] = {
    "de": "hundert tausend million millionen mio milliarde milliarden mrd",
    "pt": "mil cem centenas milhar milhares milhão milhões bilhão bilhões",
    "it": "cento centinaia mila mille migliaia milione milioni miliardo miliardi",
    "nl": "honderd duizend miljoen miljard",
    "pl": "tysiąc tysiące tysięcy tys mln milion miliony milionów mld",
    "tr": "yüz bin milyon milyar",
    "ku": "sed hezar milyon milyar",
    "sw": "mia mamia elfu maelfu laki milioni bilioni",
    "so": "boqol kun milyan bilyan",
    "ha": "ɗari dubu miliyan biliyan",
    "ht": "san mil milyon milya",
    "id": "ratus ribu juta miliar",
    "ms": "ratus ribu juta bilion",
    "fil": "daan libo libong milyon bilyon",
    "vi": "trăm nghìn ngàn vạn triệu tỷ tỉ",
    "am": "መቶ ሺ ሺህ ሚሊዮን ሚልዮን ቢሊዮን",
    "ti": "ሚእቲ ሽሕ ሚልዮን",
    "ps": "سوه زره میلیون میلیونه",
    "ta": "நூறு ஆயிரம் லட்சம் கோடி மில்லியன்",
    "te": "వంద వేల వేలు లక్ష లక్షల లక్షలు కోట్లు మిలియన్",
    "es": "ciento cientos centenar centenares",
}
# Scales of languages that set no space between words; they begin what follows a number.
_SCALE_SIGNS: Mapping[str, tuple[str, ...]] = {
    "my": ("ရာ", "ထောင်", "သောင်း", "သိန်း", "သန်း"),
    "th": ("ร้อย", "พัน", "หมื่น", "แสน", "ล้าน"),
    "km": ("រយ", "ពាន់", "ម៉ឺន", "សែន", "លាន"),
    "lo": ("ຮ້ອຍ", "ພັນ", "ໝື່ນ", "ແສນ", "ລ້ານ"),
}
_SCALE = re.compile(
    rf"\s?(?!{'|'.join(_SCALES[0][1])})({'|'.join(word for _, row in _SCALES[1:] for word in row)})"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\s?\Z")
_LETTERS = re.compile(r"\s?((?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u109f])+)")
_THOUSANDS = re.compile(r"\s?([kK]|M)(?![^\W_])")


def scale_beside(text: str, start: int, end: int, tag: str) -> str:
    """The word that multiplies, or is added to, the number between two offsets; or nothing.

    Swahili writes "milioni 2" and Chinese 千 behind a number, so both sides are looked at.
    """
    base = tag.partition("-")[0]
    before, after = _LAST_WORD.search(text, max(0, start - 40), start), _LETTERS.match(text, end)
    known = _SCALE_WORDS.get(base, "").split()
    for match in (before, after):
        word = match[1].casefold() if match else ""
        if word in known or (match is before and (word in _ALONE or _HAN_SCALE.search(word))):
            return word
    scale = _SCALE.match(text, end)
    signs = (sign for sign in _SCALE_SIGNS.get(base, ()) if _begins(text, end, sign))
    sign = _THOUSANDS.match(text, end)
    return (scale[1] if scale else "") or next(signs, "") or (sign[1] if sign else "")


def _begins(text: str, offset: int, word: str) -> bool:
    return text.startswith(word, offset + text[offset : offset + 1].isspace())


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

_TEENS = (
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth"
)
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
IMPLIED: Mapping[str, Mapping[str, int]] = {
    "en": {
        **dict.fromkeys(("both", "twice", "double", "doubled", "pair", "either", "half"), 2),
        **dict.fromkeys(("thrice", "triple", "tripled", "thirdly"), 3),
        **dict.fromkeys(("quarter", "quarters", "quadrupled", "fourfold"), 4),
        **dict.fromkeys(("noon", "midday", "midnight", "dozen"), 12),
        **{word: number for number, word in enumerate(_TEENS.split(), 11)},
        **{word: 10 * tens for tens, word in enumerate(_DECADES.split(), 2)},
    },
    "fr": {
        **dict.fromkeys(("double", "doublé", "paire", "couple", "moitié"), 2),
        **dict.fromkeys(("triple", "triplé", "trimestre"), 3),
        **dict.fromkeys(("quart", "quarts", "quadruplé"), 4),
        **dict.fromkeys(("midi", "minuit", "douzaine"), 12),
        "décennie": 10,
    },
    "es": {
        **dict.fromkeys(("ambos", "ambas", "doble", "duplicado", "par", "mitad"), 2),
        **dict.fromkeys(("triple", "triplicado", "trimestre"), 3),
        **dict.fromkeys(("cuarto", "cuartos", "cuádruple"), 4),
        **dict.fromkeys(("mediodía", "medianoche", "docena"), 12),
        **dict.fromkeys(("década", "decenio"), 10),
    },
    "ar": {
        **dict.fromkeys(("ضعف", "نصف", "كلا", "كلتا"), 2),
        **dict.fromkeys(("ثلث", "الثلث"), 3),
        **dict.fromkeys(("ربع", "أرباع", "الربع"), 4),
        "عقد": 10,
    },
}
"""Words by language that imply a number: a translator may well say it in full."""

NOT_ALWAYS_NUMBERS = frozenset({"neuf", "sept", "cuarto", "quinta"})
"""Words that are numbers where a plural follows; else new, September, a room, a country house."""
