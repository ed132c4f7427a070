"""Numbers typed in a translation: those of its message, in digits of any script or in words.

A figure comes out of a fact by its placeholder; what a translator types is checked by nobody
else. A number of the message may be written in other digits, grouped otherwise, spelled out or
scaled ("1.5 million" is 150 万); it may not become another number, appear, or be lost. For a
placeholder stands a number in both, so that what is typed beside it cannot change it either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.lexicon import lexicon_of, words_supported
from sitrep.localisation.locales import Language
from sitrep.localisation.number_words import may_multiply
from sitrep.localisation.po import Text
from sitrep.localisation.probes import Probe
from sitrep.localisation.stated_numbers import (
    DIGIT,
    NUMBER,
    Number,
    Source,
    roman,
    said,
    scaled,
    typed,
)
from sitrep.localisation.worded_numbers import check_words

# Marks that may be decimal, dates and times, and numbers that begin with a zero.
_NOT_WHOLE = re.compile(r"[.,'’٫،·](?!\d{3}(?!\d))|[.:/-]|\A[0٠۰]")
_MONTH_BEFORE = re.compile(r"tháng\s*\Z", re.IGNORECASE)
_MONTH_AFTER = re.compile(r"\s?[月월]|-р сар")
_LETTER = re.compile(r"[^\W\d_]")
_NAME_BEFORE = re.compile(r"[^\W\d_]-?\Z")
_LARGEST_IN_WORDS = 10  # small ones are said by articles, by the noun, in forms not all known
_YEARS = range(1900, 2101)  # "this year" may stand for one


def check_numbers(
    text: Text, messages: Sequence[str], language: Language, original: str | None
) -> Iterator[Diagnostic]:
    """Whether the numbers typed in a translation are those of its message.

    Args:
        text: the translation, or one of its plural forms.
        messages: the message, and its plural where it has one.
        language: of the translation.
        original: the tag of the message's language; None where it is not known.

    Diagnostics: L631 (a number that the message has not, or a word that multiplies a
    placeholder), L632 (one that is lost), L633 (warning: one that cannot be checked).
    """
    probe = Probe.of(text.value, messages)
    bare = probe.put_into(text.value)
    source = Source("\n".join(map(probe.put_into, messages)), original)
    yield from _check_digits(text, bare, source, language, probe)
    yield from check_words(text, bare, source, language, probe)


def _check_digits(
    text: Text, bare: str, source: Source, language: Language, probe: Probe
) -> Iterator[Diagnostic]:
    if not (DIGIT.search(bare) or DIGIT.search(source.text)):
        return
    word = next(probe.scales_beside(bare, language.tag), "")
    if word and not _multiplies(probe, source):
        hint = "a placeholder shows the whole number"
        yield diagnose("L631", text.at, f"{word} beside a placeholder multiplies it", hint)
        return
    if _are_plainly_the_same(bare, source.text, probe):
        return
    numbers = tuple(typed(bare, [language.tag]))
    multiplied = scaled(bare, language.tag)
    for number in numbers:
        is_whole = number.text == str(probe.value) and not any(
            n == number.start for n, _ in multiplied
        )
        if not is_whole and not _is_stated(number, bare, multiplied, source):
            yield _unstated(text, number, source, probe)
    given = said(bare, language.tag) | roman(bare) | {value for _, value in multiplied}
    given = given.union(*(number.values or number.parts for number in numbers))
    for number in source.numbers:
        if number.values and not probe.is_in(number.text) and not source.meanings(number) & given:
            yield _lost(text, number, source, language)


def _multiplies(probe: Probe, source: Source) -> bool:
    """Whether a message itself says "{number} million"."""
    return any(
        any(probe.scales_beside(source.text, tag))
        or any(
            value != probe.number and value % probe.value == 0
            for _, value in scaled(source.text, tag)
        )
        for tag in source.languages
    )


def _are_plainly_the_same(translation: str, message: str, probe: Probe) -> bool:
    """Whether both hold the same whole numbers in digits, told without the tables of any language."""
    keys = []
    for text in (translation, message):
        found = tuple(NUMBER.finditer(text))
        if any(_NOT_WHOLE.search(one[0]) or may_multiply(text, one.end()) for one in found):
            return False
        keys.append({_digits(one[0]) for one in found} - {str(probe.value)})
    return keys[0] == keys[1]


def _digits(number: str) -> str:
    return "".join(str(unicodedata.decimal(c)) for c in number if c.isdecimal())


def _is_stated(
    number: Number, text: str, multiplied: list[tuple[int, Fraction]], source: Source
) -> bool:
    values = frozenset(value for start, value in multiplied if start == number.start)
    if values:
        return bool(values & source.meant)
    if number.is_among(source.in_digits) or number.is_among(source.meant):
        return True
    after = number.start + len(number.text)
    is_month = _MONTH_AFTER.match(text, after) or _MONTH_BEFORE.search(text[: number.start])
    is_date = is_month or len(number.parts) > 1
    return bool(is_date) and number.is_among(source.stated | source.months)


def _unstated(text: Text, number: Number, source: Source, probe: Probe) -> Diagnostic:
    if probe.is_in(number.text):
        message = "what is typed beside a placeholder makes another number of it"
        return diagnose("L631", text.at, message, "a placeholder shows the whole number")
    if source.language and not words_supported(source.language):
        message = f"{number.text} is not in the message in digits"
        return diagnose("L633", text.at, message, "see that the message says it in words")
    hint = "write the message's own numbers, and placeholders for figures"
    return diagnose("L631", text.at, f"the message does not state {number.text}", hint)


def _lost(text: Text, number: Number, source: Source, language: Language) -> Diagnostic:
    message = f"{number.text} is in the message and not in the translation"
    if words_supported(language.tag) and _is_a_figure(number, source, language):
        return diagnose("L632", text.at, message, "write it in digits or in words")
    return diagnose("L633", text.at, message, "see that the translation says it in words")


def _is_a_figure(number: Number, source: Source, language: Language) -> bool:
    """Whether the number counts something: no name such as H1N1, no year, no date or time."""
    before, after = source.text[: number.start], source.text[number.start + len(number.text) :]
    is_name = _NAME_BEFORE.search(before[-2:]) or _LETTER.match(after)
    value = max(number.values, default=Fraction(0))
    unsaid = lexicon_of(language.tag).unsaid
    return not is_name and value > _LARGEST_IN_WORDS and value not in unsaid and value not in _YEARS
