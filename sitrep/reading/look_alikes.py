"""Letters that look like others: a Cyrillic "а" in "Bank", a presentation form, a radical.

A word is of one script, so a letter of another one inside it is a trick or a slip of the
keyboard; so is a word that is written in the look-alikes of another script from end to end.
Source: https://www.unicode.org/reports/tr39/ and its confusables.txt (Unicode 15.1), the single
letters that are drawn like a Latin letter; mathematical and full-width letters by their blocks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class LookAlike(NamedTuple):
    """A character that is not what it looks like; ``is_sure`` unless its whole word is such."""

    offset: int
    character: str
    is_sure: bool = True

    @property
    def name(self) -> str:
        """The character by number and name, which cannot be mistaken: U+0430 CYRILLIC …."""
        return f"U+{ord(self.character):04X} {unicodedata.name(self.character, '')}".rstrip()


# Patterns with large classes of characters take milliseconds to compile, and most files need none.
_re = cache(re.compile)

_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1d00-\u1d25\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7be"
_MARKS = r"\u0300-\u036f"
_SCRIPTS: Mapping[str, str] = {
    "Grek": r"\u0370-\u0373\u0376\u0377\u037b-\u037f\u0386-\u03e1\u03f0-\u03ff\u1d26-\u1d2a\u1f00-\u1fff",
    "Cyrl": r"\u0400-\u0481\u048a-\u052f\u1c80-\u1c8a\ua640-\ua66e\ua680-\ua69b",
    "Armn": r"\u0531-\u0556\u0560-\u0588",
    "Cher": r"\u13a0-\u13fd\uab70-\uabbf",
    "Copt": r"\u03e2-\u03ef\u2c80-\u2cf3",
    "Lisu": r"\ua4d0-\ua4f7",
    "Cans": r"\u1401-\u166c\u166f-\u167f",
    "Runr": r"\u16a0-\u16ea",
    "Tfng": r"\u2d30-\u2d67",
}
"""The letters of scripts that have look-alikes of Latin ones, as ranges of a pattern."""

# Of each script, the letters that are drawn as a Latin letter is; and the few of Cyrillic that are
# drawn as a small capital or a digit.
_LIKE_LATIN: Mapping[str, str] = {
    "Grek": "ΑΒϹΕϜΗͿΚΜϺΝΟΡΤΧΥϒΖαϲιϳΙοσρϱᴦυνγ\u1fbe",
    "Cyrl": "АВСЕԌНЈКМОРЅТѴԜХУҮЗаЬсԁеҽһіӏјІӀорԛгѕѵѡԝхуү\ua647кмнтв",
    "Armn": "ՕՏՍքցհոռօգզսա",
    "Cher": "ᎪᏴᏟᎠᎬᏀᏳᎻᎫᏦᏞᎷᏢᎡᏒᏕᏚᎢᏙᎳᏔᎩᎽᏃᏏᏧᏂᎥꮯꭵꮁꮪꮩꮃꮓ",
    "Copt": "ⲤⲎⲔⳐⲘⲚⲞⲢⲦⲬⲨⲥⲒⲟⲣⲅ",
    "Lisu": "ꓮꓐꓚꓓꓰꓝꓖꓧꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜꓒꓲ",
    "Cans": "ᗅᗷᗞᗪᖴᕼᒍᒪᗰᑭᖇᑌᐯᑲᖯᑯᕁᕽ",
    "Runr": "ᛕᛖᚷᛁ",
    "Tfng": "ⴹⵔⵕⴸⵝⵏ",
}
# These stand alone as symbols (α particles), or are too unlike to make a whole word of.
_SYMBOLS = "αγινρσυϱᴦЗгкмнтв"
_OTHERS = "".join(_SCRIPTS.values())
_LOOK_ALIKE = frozenset("".join(_LIKE_LATIN.values()))
_WHOLE = {
    script: "".join(c for c in letters if c not in _SYMBOLS)
    for script, letters in _LIKE_LATIN.items()
}

_ANY_OTHER = f"[{_OTHERS}]"
_ANY_LATIN = f"[{_LATIN}]"
_WORD = f"[{_LATIN}{_OTHERS}{_MARKS}]+"
# A letter right behind one of another script; each pattern begins with the letters it looks for, so
# that it passes quickly over text that has none. Words with such a seam are looked at closely.
_SEAMS = tuple(
    f"[{own}](?<=[{before}{_MARKS}].)"
    for own, before in (
        (_LATIN, _OTHERS),
        (_OTHERS, _LATIN),
        (_SCRIPTS["Cyrl"], _OTHERS.replace(_SCRIPTS["Cyrl"], "")),
        (_SCRIPTS["Grek"], _OTHERS.replace(_SCRIPTS["Grek"], "").replace(_SCRIPTS["Copt"], "")),
    )
)
_WHOLE_WORD = f"[{''.join(_WHOLE.values())}]+(?![\\w{_MARKS}])"
_INFLECTED = "[A-Z]{2,}([\u0430-\u045f\u0491-\u04ff]+)"
_IN_WORD = rf"[\w{_MARKS}]"

# Letters of Arabic and Hebrew, and what looks like alef, heh, vav or samekh among them.
_SEMITIC = r"\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff"
_STROKES = "lIoOıǀоОіІӀοΟΙ"
_AMONG_SEMITIC = (
    f"(?<=[{_SEMITIC}])[{_STROKES}](?=[{_SEMITIC}\\W\\d_]|\\Z)"
    f"|(?:(?<![^\\W\\d_])|(?<=[{_SEMITIC}]))[{_STROKES}](?=[{_SEMITIC}])"
)

# Forms of a letter that no keyboard types: the letter itself stands elsewhere in Unicode. The
# ligatures for God, peace be upon him and the rial are in real use and left out.
_FORMS = (
    "[\u2102\u210a-\u210e\u2110-\u2112\u2115\u2119-\u211d\u2124\u2128\u212a\u212c\u212d"
    "\u212f-\u2131\u2133\u2134\u213c\u213d\u2145-\u2149\u2170-\u217f\u2e80-\u2fd5\ufb00-\ufb06"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0\ufdf1\ufdf3-\ufdf9\ufe70-\ufefc"
    "\U0001d400-\U0001d7ff\U0001ee00-\U0001eeff]"
)
_FULL_WIDTH = "[Ａ-Ｚａ-ｚ０-９]"
_EAST_ASIAN = "[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]"
EAST_ASIAN_SCRIPTS = frozenset({"Hans", "Hant", "Jpan", "Kore"})
"""Scripts in which full-width letters are at home."""

_FOREIGN_DIGIT = r"[^\D0-9]"
_NUMBER = r"\d(?:[.,٬٫'’_]?\d)+"


# Any character that the search begins with: most Arabic, French or Chinese text has none of them.
_SUSPECT = f"{_FORMS[:-1]}Ａ-Ｚａ-ｚ０-９{_OTHERS}]|{_FOREIGN_DIGIT}|{_AMONG_SEMITIC}"


def find_look_alike(text: str, script: str | None = None) -> LookAlike | None:
    """The first character of a text that is not what it looks like, if there is one.

    Args:
        text: any text.
        script: the ISO 15924 code of the script of its language; None where it is not known:
            then a whole word of look-alikes is told by the letters around it, and not ``is_sure``.
    """
    if text.isascii() or not _re(_SUSPECT).search(text):
        return None
    form = _re(_FORMS).search(text)
    if form is None and script not in EAST_ASIAN_SCRIPTS and not _re(_EAST_ASIAN).search(text):
        form = _re(_FULL_WIDTH).search(text)
    if form is not None:
        return LookAlike(form.start(), form[0])
    found = _digit_of_another_script(text)
    if found is None and _re(_ANY_OTHER).search(text):
        found = _in_a_word(text, script) or _whole_word(text, script)
    return found or _among_semitic(text)


def _in_a_word(text: str, script: str | None) -> LookAlike | None:
    if not any(_re(seam).search(text) for seam in _SEAMS):
        return None
    for word in _re(_WORD).finditer(text):
        script_of = [_script(letter) for letter in word[0]]
        found = set(script_of) - {""}
        is_greek_sign = found == {"Latn", "Grek"} and not _LOOK_ALIKE & set(word[0])
        if len(found) > 1 and not is_greek_sign and not _is_inflected(word[0], script):
            offset = script_of.index(min(sorted(found), key=script_of.count))
            return LookAlike(word.start() + offset, word[0][offset])
    return None


def _is_inflected(word: str, script: str | None) -> bool:
    """Whether an ending in Cyrillic follows an acronym in Latin, as Kazakh and Tatar write it."""
    found = _re(_INFLECTED).fullmatch(word)
    return bool(found) and (script == "Cyrl" or not set(str(found and found[1])) <= _LOOK_ALIKE)


def _whole_word(text: str, script: str | None) -> LookAlike | None:
    for word in _re(_WHOLE_WORD).finditer(text):
        own = _script(word[0][0])
        if own == script or (word.start() and _re(_IN_WORD).match(text, word.start() - 1)):
            continue
        if script is None:
            rest = _re(f"[{_SCRIPTS[own]}]").findall(text)
            if not _re(_ANY_LATIN).search(text) or set(rest) - set(_WHOLE[own]):
                continue
        return LookAlike(word.start(), word[0][0], is_sure=script is not None)
    return None


@cache
def _script(letter: str) -> str:
    if _re(_ANY_LATIN).match(letter):
        return "Latn"
    return next((name for name in _SCRIPTS if _re(f"[{_SCRIPTS[name]}]").match(letter)), "")


def _digit_of_another_script(text: str) -> LookAlike | None:
    if not _re(_FOREIGN_DIGIT).search(text):
        return None
    for number in _re(_NUMBER).finditer(text):
        zeros = [
            ord(character) - unicodedata.decimal(character)
            for character in number[0]
            if character.isdecimal()
        ]
        for offset, character in enumerate(number[0]):
            if (
                character.isdecimal()
                and ord(character) - unicodedata.decimal(character) != zeros[0]
            ):
                return LookAlike(number.start() + offset, character)
    return None


def _among_semitic(text: str) -> LookAlike | None:
    found = _re(_AMONG_SEMITIC).search(text)
    return LookAlike(found.start(), found[0]) if found else None
