"""Where a text speaks of a number at all, before it is known how exactly and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sitrep.evidence.building import build_number
from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.quantities import Qualifier
from sitrep.evidence.tokens import TokenKind, Tokens

_PLURAL = re.compile(r"10{1,3}|1,000")  # 10s, 100s, 1000s
_WORDS_OF_A_PERSON = 7
_WORDS_OF_NOBODY = 4
_DIGITS = frozenset({TokenKind.NUMBER, TokenKind.CODE})
_EITHER = re.compile(r"(\d{1,15})/(\d{1,15})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number, a vague word or a range among the tokens.

    Attributes:
        start: the first token of the number; ``end`` is the token after it.
        opens: the first token of the words that qualify it; ``closes`` is the token after them.
        readings: what a number may mean, the likeliest first; none for vague words and ranges.
        bounds: of a range.
        qualifiers: what the text says of it, the outermost first; empty where it says nothing.
        is_inherent: whether the qualifiers come with the number's own word.
        in_words: whether any part is spelled out.
        scale: its last factor in words, 1 where there is none.
        duration: the unit, where the word itself is a length of time.
        is_none: whether words for nobody stand here.
    """

    start: int
    end: int
    opens: int
    closes: int
    readings: tuple[Fraction, ...] = ()
    bounds: tuple[int, int] | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    is_inherent: bool = False
    in_words: bool = True
    scale: int = 1
    duration: str = ""
    is_none: bool = False

    @property
    def values(self) -> tuple[int, ...]:
        """The readings that are whole numbers."""
        return tuple(int(reading) for reading in self.readings if reading.denominator == 1)

    @property
    def is_vague(self) -> bool:
        """Whether a word stands for the number."""
        return bool(self.qualifiers) and self.qualifiers[0].is_vague


def find_mentions(tokens: Tokens, lexicon: Lexicon) -> Iterator[Mention]:
    """Every number in the order of the text, and the one in "a man"."""
    position = 0
    openers = lexicon.openers
    for start, token in enumerate(tokens.items):
        if start < position or (token.kind not in _DIGITS and token.key not in openers):
            continue
        position = start
        implied = _implied_one(tokens, position, lexicon)
        if implied is not None:
            yield implied
        found, end = _mention_at(tokens, position, lexicon)
        if found is not None:
            yield found
        position = max(end, position + 1)
        percent = lexicon.counted.percents.ahead(tokens.keys, position)
        position = percent[1] if percent else position  # "pour cent" holds no hundred


def _mention_at(tokens: Tokens, start: int, lexicon: Lexicon) -> tuple[Mention | None, int]:
    """The mention that begins with a token, and where to look for the next one."""
    if tokens.is_a(start, TokenKind.CODE):
        return _slashed(tokens, start, lexicon), start + 1
    nobody = _nobody(tokens, start, lexicon)
    if nobody is not None:
        return nobody, nobody.end
    vague = _vague(tokens, start, lexicon)
    if vague is not None:
        return vague
    built = build_number(tokens, start, lexicon)
    if built is None:
        found = _lone_duration(tokens, start, lexicon)
        return found, found.end if found else start
    found = Mention(
        start=start,
        end=built.end,
        opens=start,
        closes=built.end,
        readings=built.readings,
        qualifiers=built.qualifiers,
        is_inherent=bool(built.qualifiers),
        in_words=built.in_words,
        scale=built.scale,
    )
    return found, built.end


def _vague(tokens: Tokens, start: int, lexicon: Lexicon) -> tuple[Mention | None, int] | None:
    """A word such as "dozens"; no mention, but its end, where no qualifier stands for it."""
    if tokens.is_a(start, TokenKind.NUMBER):
        return _plural_digits(tokens, start, lexicon)
    found = lexicon.qualifying.vague.ahead(tokens.keys, start)
    if found is None:
        return None
    qualifier, end = found
    if qualifier is Qualifier.SEVERAL and build_number(tokens, end, lexicon) is not None:
        return None  # "quelques 200 personnes" are about 200
    return _vague_mention(start, end, qualifier), end


def _plural_digits(
    tokens: Tokens, start: int, lexicon: Lexicon
) -> tuple[Mention | None, int] | None:
    """Vague digits such as "100s" and "10s of thousands"."""
    end = start + 2
    is_plural = tokens.is_glued(start + 1) and tokens.key(start + 1) == "s"
    if not is_plural or not _PLURAL.fullmatch(tokens.key(start)):
        return None
    of = tokens.key(end) in lexicon.numerals.of
    if of and tokens.key(end + 1) in lexicon.numerals.plural_scales:
        is_tens = tokens.key(start) == "10" and tokens.key(end + 1) == "thousands"
        qualifier = Qualifier.TENS_OF_THOUSANDS if is_tens else None
        return _vague_mention(start, end + 2, qualifier), end + 2
    sizes = {2: Qualifier.DOZENS, 3: Qualifier.HUNDREDS}
    return _vague_mention(start, end, sizes.get(len(tokens.key(start)), Qualifier.THOUSANDS)), end


def _vague_mention(start: int, end: int, qualifier: Qualifier | None) -> Mention | None:
    if qualifier is None:
        return None
    return Mention(start=start, end=end, opens=start, closes=end, qualifiers=(qualifier,))


def _slashed(tokens: Tokens, start: int, lexicon: Lexicon) -> Mention | None:
    """A range with a slash in it: "200/300 people"; else it may be a date."""
    match = _EITHER.fullmatch(tokens.key(start))
    if match is None or tokens.key(start + 1) not in lexicon.humans:
        return None
    bounds = (int(match[1]), int(match[2]))
    if bounds[0] >= bounds[1]:
        return None
    return Mention(
        start=start,
        end=start + 1,
        opens=start,
        closes=start + 1,
        bounds=bounds,
        qualifiers=(Qualifier.RANGE,),
        in_words=False,
    )


def _nobody(tokens: Tokens, start: int, lexicon: Lexicon) -> Mention | None:
    """Nobody: "no one", "none of them", "no more civilians"."""
    numerals, end = lexicon.numerals, 0
    alone = numerals.nobody.ahead(tokens.keys, start)
    before = numerals.none.ahead(tokens.keys, start)
    if alone is not None:
        end = alone[1]
    elif before is not None and _has_person(tokens, before[1], lexicon):
        end = before[1]
    if not end:
        return None
    return Mention(
        start=start, end=end, opens=start, closes=end, readings=(Fraction(0),), is_none=True
    )


def _has_person(tokens: Tokens, start: int, lexicon: Lexicon) -> bool:
    """Whether the noun behind "no" is one of people, or of what befell them: "no casualties"."""
    for index in range(start, start + _WORDS_OF_NOBODY):
        key = tokens.key(index)
        if key in lexicon.humans or key in lexicon.persons.fates:
            return True
        if key in lexicon.counted.stops or not tokens.is_a(index, TokenKind.WORD):
            return False
    return False


def _lone_duration(tokens: Tokens, start: int, lexicon: Lexicon) -> Mention | None:
    """A length of time without a number: "a week", "أسبوعين"."""
    counted = lexicon.counted
    known = counted.lone_durations.get(tokens.key(start))
    end = start + 1
    if known is None and tokens.key(start) in lexicon.numerals.articles:
        known = counted.durations.get(tokens.key(end))
        end += 1
    if known is None:
        return None
    number, unit = known
    return Mention(
        start=start, end=end, opens=start, closes=end, readings=(Fraction(number),), duration=unit
    )


def _implied_one(tokens: Tokens, start: int, lexicon: Lexicon) -> Mention | None:
    """One person, said by an article alone: "a man", "a 17-year-old girl", "an aid worker"."""
    if tokens.key(start) not in lexicon.numerals.articles:
        return None
    for position in range(start + 1, start + _WORDS_OF_A_PERSON):
        key = tokens.key(position)
        if key in lexicon.counted.person and tokens.key(position + 1) not in lexicon.counted.person:
            return Mention(
                start=start,
                end=start + 1,
                opens=start,
                closes=start + 1,
                readings=(Fraction(1),),
            )
        is_tied = tokens.is_hyphen(position) or (
            tokens.is_a(position, TokenKind.NUMBER) and tokens.is_hyphen(position + 1)
        )
        is_word = tokens.is_a(position, TokenKind.WORD) and key not in lexicon.counted.stops
        is_age = (
            tokens.is_hyphen(position + 1) and tokens.key(position + 2) in lexicon.counted.durations
        )  # "a six-year-old girl"
        is_number = key in lexicon.numerals.atoms and not is_age  # "a five-person household"
        if is_number or not (is_tied or is_word):
            return None
    return None
