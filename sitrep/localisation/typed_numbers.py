"""Numbers typed in a translation: those of its message, in digits of any script or in words.

A figure comes out of a fact by its placeholder; what a translator types is checked by nobody
else. A number of the message may be written in other digits, grouped otherwise, spelled out or
scaled ("1.5 million" is 150 万); it may not become another number, appear, or be lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from babel.core import Locale

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.digits import readings
from sitrep.evidence.lexicon import LANGUAGES, lexicon_of, words_supported
from sitrep.evidence.numbers import find_numbers
from sitrep.localisation.locales import Language
from sitrep.localisation.number_words import ORDINALS, may_multiply, scale_after
from sitrep.localisation.po import Text

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"(?P<code>\d++(?:[:/]\d++)+|\d++(?:-\d++){2,})"
    r"|\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3}(?!\d))+(?:[.,٫]\d+)?"
    r"|\d++(?:[.,'’٫٬،·]\d++)*"
)
# Marks that may be decimal, dates and times, and numbers that begin with a zero.
_NOT_WHOLE = re.compile(r"[.,'’٫،·](?!\d{3}(?!\d))|[.:/-]|\A[0٠۰]")
_MONTH_BEFORE = re.compile(r"tháng\s*\Z", re.IGNORECASE)
_MONTH_AFTER = re.compile(r"\s?[月월]|-р сар")
_LETTER = re.compile(r"[^\W\d_]")
_NAME_BEFORE = re.compile(r"[^\W\d_]-?\Z")
_AFTERNOON = re.compile(r"\d+\s*p\.?\s?m\b", re.IGNORECASE)
_LARGEST_IN_WORDS = 10  # small ones are said by articles, by the noun, in forms not all known
_YEARS = range(1900, 2101)  # "this year" may stand for one


@dataclass(frozen=True)
class _Number:
    """Digits as typed, and what they may mean; a date or a time has ``parts`` alone."""

    text: str
    start: int
    values: frozenset[Fraction]
    parts: frozenset[Fraction]

    def is_among(self, values: frozenset[Fraction]) -> bool:
        return bool(self.values & values) if self.values else self.parts <= values


@dataclass(frozen=True)
class _Source:
    """The message, in a language that may not be known: then all known words count."""

    text: str
    language: str | None

    @property
    def languages(self) -> Sequence[str]:
        return (self.language,) if self.language else ("en", *sorted(LANGUAGES - {"en"}))

    @cached_property
    def numbers(self) -> tuple[_Number, ...]:
        return tuple(_typed(self.text, self.languages))

    @cached_property
    def in_digits(self) -> frozenset[Fraction]:
        """What stands in digits, "2" of "2 million" too."""
        return frozenset().union(*(number.values or number.parts for number in self.numbers))

    @cached_property
    def stated(self) -> frozenset[Fraction]:
        """Every number that it states, in digits or in words."""
        words = (value for tag in self.languages for value in _said(self.text, tag))
        return self.in_digits | frozenset(words)

    def meanings(self, number: _Number) -> frozenset[Fraction]:
        """What one of its numbers may be: 2 and, where it says so, 2 million or two o'clock p.m."""
        scaled = {
            v
            for tag in self.languages
            for start, v in _scaled(self.text, tag)
            if start == number.start
        }
        is_hour = _AFTERNOON.match(self.text, number.start)
        return number.values | scaled | {value + 12 for value in number.values if is_hour}

    @cached_property
    def months(self) -> frozenset[Fraction]:
        """The months that it names, as numbers."""
        text = self.text.casefold()
        found = set()
        for tag in self.languages:
            forms = Locale.parse(tag.replace("-", "_")).months["format"]
            for width in ("wide", "abbreviated"):
                found |= {
                    Fraction(n) for n, name in forms[width].items() if name.casefold() in text
                }
            if found:
                break
        return frozenset(found)


def check_numbers(
    text: Text, messages: Sequence[str], language: Language, original: str | None
) -> Iterator[Diagnostic]:
    """Whether the numbers typed in a translation are those of its message.

    Args:
        text: the translation, or one of its plural forms.
        messages: the message, and its plural where it has one.
        language: of the translation.
        original: the tag of the message's language; None where it is not known.

    Diagnostics: L631 (a number that the message has not), L632 (one that is lost), L633 (warning:
    the words of the language are not known, so that nobody can tell).
    """
    if not any(_DIGIT.search(one) for one in (text.value, *messages)):
        return
    bare = _PLACEHOLDER.sub("{}", text.value)
    source = _Source("\n".join(_PLACEHOLDER.sub("{}", message) for message in messages), original)
    if not (_DIGIT.search(bare) or _DIGIT.search(source.text)):
        return
    if _are_plainly_the_same(bare, source.text):
        return
    typed = tuple(_typed(bare, [language.tag]))
    scaled = _scaled(bare, language.tag)
    for number in typed:
        if not _is_stated(number, bare, scaled, source):
            yield _unstated(text, number, source)
    given = _said(bare, language.tag) | _roman(bare) | {value for _, value in scaled}
    given = given.union(*(number.values or number.parts for number in typed))
    for number in source.numbers:
        if number.values and not source.meanings(number) & given:
            yield _lost(text, number, source, language)


def _are_plainly_the_same(translation: str, message: str) -> bool:
    """Whether both hold the same whole numbers in digits, told without the tables of any language."""
    keys = []
    for text in (translation, message):
        found = tuple(_NUMBER.finditer(text))
        if any(_NOT_WHOLE.search(one[0]) or may_multiply(text, one.end()) for one in found):
            return False
        keys.append({_digits(one[0]) for one in found})
    return keys[0] == keys[1]


def _digits(number: str) -> str:
    return "".join(str(unicodedata.decimal(c)) for c in number if c.isdecimal())


def _typed(text: str, tags: Sequence[str]) -> Iterator[_Number]:
    tables = [lexicon_of(tag).numerals for tag in tags]
    for match in _NUMBER.finditer(text):
        read = () if match["code"] else (readings(match[0], table) for table in tables)
        parts = frozenset(Fraction(int(part)) for part in re.findall(r"\d+", match[0][:200]))
        parts = (match["code"] and parts - {0}) or parts  # 6 is 6:00
        yield _Number(match[0], match.start(), frozenset().union(*read), parts)


def _said(text: str, tag: str) -> frozenset[Fraction]:
    """The numbers that a text states, words included, where the language's words are known."""
    if not words_supported(tag):
        return frozenset()
    found = {
        Fraction(value)
        for quantity in find_numbers(text, tag)
        for value in (*quantity.values, quantity.low, quantity.high)
        if value is not None
    }
    ordinals = ORDINALS.get(tag.partition("-")[0], {})
    return frozenset(found | {Fraction(ordinals[w]) for w in _words(text) if w in ordinals})


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _scaled(text: str, tag: str) -> list[tuple[int, Fraction]]:
    """Numbers in digits that a word multiplies, such as 1.5 million, and where they begin."""
    found = [
        (quantity.span.start, Fraction(value))
        for quantity in (find_numbers(text, tag) if words_supported(tag) else ())
        if quantity.in_words and _DIGIT.search(quantity.span.of(text))
        for value in quantity.values
    ]
    for number in _typed(text, [tag]):
        scale = scale_after(text, number.start + len(number.text))
        found += [(number.start, value * scale) for value in number.values if scale > 1]
    return found


def _is_stated(
    number: _Number, text: str, scaled: list[tuple[int, Fraction]], source: _Source
) -> bool:
    multiplied = frozenset(value for start, value in scaled if start == number.start)
    if multiplied:
        return bool(multiplied & source.stated)
    if number.is_among(source.in_digits) or number.is_among(source.stated):
        return True
    after = number.start + len(number.text)
    is_month = _MONTH_AFTER.match(text, after) or _MONTH_BEFORE.search(text[: number.start])
    if (is_month or len(number.parts) > 1) and number.is_among(source.stated | source.months):
        return True
    meant = (source.meanings(one) for one in source.numbers)
    return number.is_among(frozenset().union(*meant))


def _unstated(text: Text, number: _Number, source: _Source) -> Diagnostic:
    if source.language and not words_supported(source.language):
        message = f"{number.text} is not in the message in digits"
        return diagnose("L633", text.at, message, "see that the message says it in words")
    hint = "write the message's own numbers, and placeholders for figures"
    return diagnose("L631", text.at, f"the message does not state {number.text}", hint)


def _lost(text: Text, number: _Number, source: _Source, language: Language) -> Diagnostic:
    message = f"{number.text} is in the message and not in the translation"
    if words_supported(language.tag) and _is_a_figure(number, source, language):
        return diagnose("L632", text.at, message, "write it in digits or in words")
    return diagnose("L633", text.at, message, "see that the translation says it in words")


def _is_a_figure(number: _Number, source: _Source, language: Language) -> bool:
    """Whether the number counts something: no name such as H1N1, no year, no date or time."""
    before, after = source.text[: number.start], source.text[number.start + len(number.text) :]
    is_name = _NAME_BEFORE.search(before[-2:]) or _LETTER.match(after)
    value = max(number.values, default=Fraction(0))
    unsaid = lexicon_of(language.tag).unsaid
    return not is_name and value > _LARGEST_IN_WORDS and value not in unsaid and value not in _YEARS


_ROMAN = re.compile(r"\b[IVXLC]+(?=(?:e|er|re|º)?\b)")
_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _roman(text: str) -> frozenset[Fraction]:
    """Numbers in Roman numerals, as French and Russian write centuries."""
    found = set()
    for match in _ROMAN.finditer(text):
        signs = [_ROMAN_SIGNS[sign] for sign in match[0]]
        following = [*signs[1:], 0]
        found.add(Fraction(sum(-a if a < b else a for a, b in zip(signs, following, strict=True))))
    return frozenset(found)
