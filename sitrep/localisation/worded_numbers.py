"""Numbers that a translation spells out, in the languages whose number words are known.

"trois semaines" for "two weeks" is as wrong as "3 semaines". Small numbers stay out of it: one and
two are said by articles, by duals and by "both".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from sitrep.diagnostics import Diagnostic, diagnose
from sitrep.evidence.lexicon import Lexicon, fold, lexicon_of, words_supported
from sitrep.evidence.numbers import find_numbers
from sitrep.evidence.quantities import Quantity, QuantityKind
from sitrep.localisation.locales import Language
from sitrep.localisation.number_words import NOT_ALWAYS_NUMBERS, ORDINALS
from sitrep.localisation.po import Text
from sitrep.localisation.probes import Probe
from sitrep.localisation.stated_numbers import (
    DIGIT,
    Source,
    implied,
    roman,
    said,
    scaled,
    typed,
    words_of,
)

_SMALLEST = 3
_TWO = frozenset({Fraction(2)})
_AFTERNOON = 12
_CENTURY = 1900
_DAYS = {
    "minutes": Fraction(1, 1440),
    "hours": Fraction(1, 24),
    "days": Fraction(1),
    "weeks": Fraction(7),
    "months": Fraction(30),
    "years": Fraction(365),
}
_CLOSE = Fraction(3, 20)  # "quinze jours" are two weeks, "huit jours" one
_PLURAL = re.compile(r"\s+(\w+[sx])\b")
_DEFINITE = re.compile(r"\b[وفبكل]?(?:ال|لل)(\w{3,})")


def check_words(
    text: Text, bare: str, source: Source, language: Language, probe: Probe
) -> Iterator[Diagnostic]:
    """Whether the numbers that a translation says in words are those of its message.

    Args:
        text: the translation.
        bare: the translation with a number for each placeholder.
        source: the message, likewise.
        language: of the translation.
        probe: the number that stands for placeholders.

    Diagnostics: L631 (a number that the message has not), L633 (warning: one of the message's in
    words that is not found in the translation).
    """
    if not words_supported(language.tag):
        return
    lexicon = lexicon_of(language.tag)
    found = [*_in_words(bare, language.tag)] if _may_state(bare, language.tag) else []
    for quantity in found:
        if not _is_stated(quantity, bare, source, lexicon):
            yield _unstated(text, quantity.span.of(bare), source)
    for word in _ordinals(bare, language.tag, source):
        yield _unstated(text, word, source)
    lost = [*_lost(bare, source, language, probe)]
    two = [q for q in found if frozenset(map(Fraction, q.values)) == _TWO]
    if lost and two and not _TWO & source.meant:  # one has become the other
        yield _unstated(text, two[0].span.of(bare), source)
    for phrase in lost:
        message = f"“{phrase}” is in the message and not in the translation"
        yield diagnose("L633", text.at, message, "see that the translation says it")


def _may_state(text: str, tag: str) -> bool:
    """A quick look: most messages have no word for a number."""
    words = {fold(word) for word in words_of(text)}
    if not words.isdisjoint(_words_for_numbers(tag)):
        return True
    prefixes = lexicon_of(tag).prefixes  # "وثلاثة" is and three
    return not _words_for_numbers(tag).isdisjoint(w[1:] for w in words if w[:1] in prefixes)


@cache
def _words_for_numbers(tag: str) -> frozenset[str]:
    numerals = lexicon_of(tag).numerals
    atoms = (word for word, number in numerals.atoms.items() if number > 1)
    scales = (*numerals.scales, *numerals.plural_scales)
    return frozenset((*atoms, *numerals.hundreds, *scales, *numerals.collectives))


def _in_words(text: str, tag: str) -> Iterator[Quantity]:
    """What is spelled out in a text, with no digit in it and with a word that is a number."""
    for quantity in find_numbers(text, tag):
        words = quantity.span.of(text)
        if quantity.in_words and not DIGIT.search(words) and _may_state(words, tag):
            yield quantity


def _is_stated(quantity: Quantity, text: str, source: Source, lexicon: Lexicon) -> bool:
    is_range = quantity.low is not None
    ends = [n for n in (quantity.low, quantity.high) if n is not None]
    numbers = frozenset(map(Fraction, quantity.values or ends))
    if not numbers or max(numbers) < _SMALLEST or _is_no_number(quantity, text, lexicon):
        return True
    known = source.meant | roman(source.text)
    known |= {
        Fraction(n) for one in source.quantities for n in (one.low, one.high) if n is not None
    }
    known |= {value % 100 for value in source.in_digits if value >= _CENTURY}  # "the 1990s"
    if numbers <= known if is_range else numbers & known:
        return True
    # a name of the message that is left as it is: "Mille Collines"
    words = rf"\b{re.escape(quantity.span.of(text))}\b"
    if re.search(words, source.text, re.IGNORECASE):
        return True
    return _lasts_as_long(quantity, source) or _is_share(quantity, source)


def _lasts_as_long(quantity: Quantity, source: Source) -> bool:
    """Whether the message says the same length of time in another unit."""
    own = _days(quantity)
    return own is not None and any(
        abs(days - own) <= own * _CLOSE
        for other in source.quantities
        if other.unit != quantity.unit and (days := _days(other)) is not None
    )


def _days(quantity: Quantity) -> Fraction | None:
    unit = _DAYS.get(quantity.unit)
    return None if unit is None or quantity.value is None else quantity.value * unit


def _is_share(quantity: Quantity, source: Source) -> bool:
    """Whether a part, "trois quarts", stands for a percentage of the message."""
    parts = {QuantityKind.PERCENT, QuantityKind.SHARE}
    is_part = any(other.kind in parts for other in source.quantities)
    return quantity.kind is QuantityKind.SHARE and is_part


def _is_no_number(quantity: Quantity, text: str, lexicon: Lexicon) -> bool:
    """Whether a word is another one here: "un bâtiment neuf", "le 5 sept. 2018"."""
    if fold(quantity.span.of(text)) not in NOT_ALWAYS_NUMBERS:
        return False
    noun = _PLURAL.match(text, quantity.span.end)
    return noun is None or fold(noun[1]) in lexicon.counted.stops


def _ordinals(text: str, tag: str, source: Source) -> Iterator[str]:
    table = ORDINALS.get(tag.partition("-")[0], {})
    found = [word for word in words_of(text) if table.get(word, 0) >= _SMALLEST]
    for word in found:
        number = Fraction(table[word])
        stated = {number, number + _AFTERNOON}  # Arabic tells 15:00 as the third hour
        parts = frozenset().union(*(one.parts for one in source.numbers))
        if word not in NOT_ALWAYS_NUMBERS and not stated & (
            source.meant | parts | roman(source.text)
        ):
            yield word


def _lost(bare: str, source: Source, language: Language, probe: Probe) -> Iterator[str]:
    """The numbers in words of a message, in a language that is known, that the translation lacks."""
    tag = source.language
    if tag is None or not words_supported(tag) or not _may_state(source.text, tag):
        return
    given = said(bare, language.tag) | said(_DEFINITE.sub(r"\1", bare), language.tag)
    given |= roman(bare) | implied(bare, language.tag)
    given |= {value for _, value in scaled(bare, language.tag)}
    given = given.union(*(one.values | one.parts for one in typed(bare, [language.tag])))
    lasting = [days for q in find_numbers(bare, language.tag) if (days := _days(q)) is not None]
    known = given | lexicon_of(language.tag).unsaid | {probe.number}
    for quantity in _in_words(source.text, tag):
        numbers = frozenset(map(Fraction, quantity.values))
        own = _days(quantity)
        is_time = own is not None and any(abs(days - own) <= own * _CLOSE for days in lasting)
        is_part = quantity.kind is QuantityKind.SHARE
        if numbers and max(numbers) >= _SMALLEST and not (numbers & known or is_time or is_part):
            yield quantity.span.of(source.text)


def _unstated(text: Text, words: str, source: Source) -> Diagnostic:
    if source.language and not words_supported(source.language):
        message = f"“{words}” is not in the message in digits"
        return diagnose("L633", text.at, message, "see that the message says it in words")
    hint = "write the message's own numbers, and placeholders for figures"
    return diagnose("L631", text.at, f"the message does not state “{words}”", hint)
