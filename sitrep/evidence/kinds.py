"""What a number counts: people perhaps, or days, kilometres, money, a date, a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sitrep.evidence.dates import Found
from sitrep.evidence.lexicon import Lexicon
from sitrep.evidence.mentions import Mention
from sitrep.evidence.nouns import HOUSEHOLDS, Noun
from sitrep.evidence.quantities import QuantityKind as Kind
from sitrep.evidence.tokens import LAST_DAY, Token, TokenKind, Tokens

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LARGEST_SHARE = 10
_CURRENCIES = frozenset("$€£¥₦₹₽₪₴₺¢")
_NUMBERING = frozenset("#№+")
_ABBREVIATING = frozenset(".°º")
_PERCENT = frozenset("%٪‰﹪％")


class Site(NamedTuple):
    """A mention with everything around it, and the noun that it counts."""

    mention: Mention
    tokens: Tokens
    lexicon: Lexicon
    counted: Noun

    @property
    def noun(self) -> int:
        """The token after the number, behind a hyphen, "of" and adjectives."""
        return self.counted.start

    @property
    def value(self) -> int | None:
        """The number, or the upper bound of a range."""
        if self.mention.bounds:
            return self.mention.bounds[1]
        return self.mention.values[0] if self.mention.values else None

    def is_month(self, index: int) -> bool:
        """Whether a token is a month's name."""
        counted = self.lexicon.counted
        if self.tokens.key(index) not in counted.months:
            return False
        return not counted.capital_months or self.tokens.items[index].text[0].isupper()

    def is_year(self) -> bool:
        """Whether the number is written as years are."""
        is_plain = not self.mention.in_words and len(self.last_token.text) == 4
        return is_plain and self.value is not None and _FIRST_YEAR <= self.value <= _LAST_YEAR

    def counts_people(self) -> bool:
        """Whether a noun of people or households follows at once."""
        return self.tokens.key(self.noun) in self.lexicon.humans

    @property
    def last_token(self) -> Token:
        """The last token of the number."""
        return self.tokens.items[self.mention.end - 1]


def kind_of(mention: Mention, noun: Noun, tokens: Tokens, lexicon: Lexicon) -> Found:
    """What a mention counts, and the unit: days and so on, or households."""
    site = Site(mention, tokens, lexicon, noun)
    for test in _TESTS:
        found = test(site)
        if found is not None:
            return found
    return Kind.COUNT, HOUSEHOLDS if HOUSEHOLDS in noun.kinds else ""


def _label(site: Site) -> Found | None:
    """A name: "article 17", "F-16", "M23", "#5", "No. 5"."""
    tokens, start = site.tokens, site.mention.start
    before = start - 1
    if tokens.is_hyphen(before) and tokens.items[before - 1].is_cased:
        is_date = tokens.key(before - 1) in site.lexicon.counted.year_prepositions
        return (Kind.DATE if is_date else Kind.LABEL), ""
    is_glued = tokens.is_glued(start) and tokens.items[before].is_cased
    if (is_glued and site.mention.opens == start) or tokens.key(before) in _NUMBERING:
        return Kind.LABEL, ""
    before -= tokens.key(before) in _ABBREVIATING and tokens.is_glued(before)
    counted = site.lexicon.counted
    is_named = tokens.key(before) in counted.labels and tokens.is_a(start, TokenKind.NUMBER)
    is_noun = tokens.key(before - 1) in counted.determiners or site.counts_people()
    return (Kind.LABEL, "") if is_named and not is_noun else None


def _percent(site: Site) -> Found | None:
    tokens, mention = site.tokens, site.mention
    named = site.lexicon.counted.percents.ahead(tokens.keys, site.noun)
    signs = {tokens.key(mention.end), tokens.key(mention.start - 1)}
    return (Kind.PERCENT, "") if named or signs & _PERCENT else None


def _money(site: Site) -> Found | None:
    tokens, mention = site.tokens, site.mention
    signs = {tokens.key(mention.start - 1), tokens.key(mention.end)}
    words = {tokens.key(mention.start - 1), tokens.key(site.noun)}
    is_money = signs & _CURRENCIES or words & site.lexicon.counted.money
    return (Kind.MONEY, "") if is_money else None


def _date(site: Site) -> Found | None:
    return (Kind.DATE, "") if _is_day(site) or _is_year(site) else None


def _is_day(site: Site) -> bool:
    tokens, mention, counted = site.tokens, site.mention, site.lexicon.counted
    if site.value is None or site.value > LAST_DAY or mention.scale > 1:
        return False
    after = mention.end
    after += tokens.key(after) in counted.ordinals and tokens.is_glued(after)
    after += tokens.is_hyphen(after) or tokens.key(after) in counted.date_of
    if site.is_month(after):
        return True
    before = mention.start - 1 - tokens.is_hyphen(mention.start - 1)
    before -= tokens.key(before) in counted.date_of and site.is_month(before - 1)
    if not site.is_month(before):
        return False
    names_month = tokens.key(before - 1) in counted.month_prepositions
    return (
        not names_month or tokens.key(mention.end) == ","
    )  # "in May 17 people", "in May 17, 2018"


def _is_year(site: Site) -> bool:
    tokens, counted, opens = site.tokens, site.lexicon.counted, site.mention.opens
    if not site.is_year():
        return False
    before = opens - 1
    if site.counts_people():
        return _opens_with_year(site)
    before -= tokens.key(before) in counted.date_of
    if site.is_month(before) or tokens.key(opens - 1) in counted.year_prepositions:
        return True
    if tokens.key(opens - 1) == ",":  # June 1, 2018
        return tokens.is_a(opens - 2, TokenKind.NUMBER) and site.is_month(opens - 3)
    if tokens.key(opens - 1) == "(" and tokens.key(site.mention.end) == ")":
        return True
    return tokens.key(opens - 1) in counted.determiners and _names_one_thing(site)


def _opens_with_year(site: Site) -> bool:
    """Whether a sentence opens with the year: "In 2011 people fled", but not "in 2011 cases"."""
    tokens, before = site.tokens, site.mention.opens - 1
    is_preposition = tokens.key(before) in site.lexicon.counted.year_prepositions
    is_first = is_preposition and tokens.items[before].text[0].isupper()
    return is_first and HOUSEHOLDS not in site.counted.kinds


def _names_one_thing(site: Site) -> bool:
    """Whether one thing is named by its year: "the 2018 offensive", but not "the 2018 clashes"."""
    tokens, noun = site.tokens, site.noun
    if not tokens.is_a(noun, TokenKind.WORD) or tokens.key(noun) in site.lexicon.counted.stops:
        return False
    return tokens.items[noun].text.islower() and not tokens.key(noun).endswith("s")


def _ordinal(site: Site) -> Found | None:
    end = site.mention.end
    is_ordinal = site.tokens.key(end) in site.lexicon.counted.ordinals and site.tokens.is_glued(end)
    return (Kind.ORDINAL, "") if is_ordinal and not site.mention.in_words else None


def _duration(site: Site) -> Found | None:
    tokens, counted = site.tokens, site.lexicon.counted
    if site.mention.duration:
        return Kind.DURATION, site.mention.duration
    known = counted.durations.get(tokens.key(site.noun))
    if known is None or tokens.key(site.noun + 1) in counted.people:  # 17 day labourers
        return None
    after = site.noun + 1 + tokens.is_hyphen(site.noun + 1)
    is_age = counted.old.ahead(tokens.keys, after) is not None
    return (Kind.AGE if is_age else Kind.DURATION), known[1]


def _age(site: Site) -> Found | None:
    aged = site.lexicon.counted.aged.behind(site.tokens.keys, site.mention.opens)
    return (Kind.AGE, "years") if aged else None


def _measure(site: Site) -> Found | None:
    tokens, counted, end = site.tokens, site.lexicon.counted, site.mention.end
    clock = {tokens.key(end), tokens.key(end) + tokens.key(end + 1) + tokens.key(end + 2)}
    if clock & {"a.m", "p.m", *counted.clock} or tokens.key(end) in {"°", "º"}:
        return Kind.MEASURE, ""
    return (Kind.MEASURE, "") if tokens.key(site.noun) in counted.measures else None


def _share(site: Site) -> Found | None:
    tokens, mention, counted = site.tokens, site.mention, site.lexicon.counted
    if tokens.key(site.noun) in counted.shares and _is_small(site.value):
        return Kind.SHARE, ""
    after = counted.out_of.ahead(tokens.keys, mention.end)
    if after is not None and _is_small_number(after[1], site) and _is_small(site.value):
        return Kind.SHARE, ""
    before = counted.out_of.behind(tokens.keys, mention.start)
    is_whole = (
        before is not None and _is_small(site.value) and _is_small_number(before[1] - 1, site)
    )
    return (Kind.SHARE, "") if is_whole else None


def _is_small(value: int | None) -> bool:
    return value is not None and 0 < value <= _LARGEST_SHARE


def _is_small_number(index: int, site: Site) -> bool:
    """Whether a token is a number up to ten, in digits or in a word."""
    key = site.tokens.key(index)
    if site.tokens.is_a(index, TokenKind.NUMBER):
        return key.isdecimal() and _is_small(int(key[:3]))
    return _is_small(site.lexicon.numerals.atoms.get(key))


def _thing(site: Site) -> Found | None:
    return (Kind.THING, "") if site.counted.is_thing else None


def _suffixed(site: Site) -> Found | None:
    """Letters that nothing explains, written together with the digits: "4x4", "17a"."""
    end = site.mention.end
    is_suffixed = site.tokens.is_glued(end) and site.tokens.items[end].is_cased
    return (Kind.LABEL, "") if is_suffixed and not site.mention.in_words else None


def _denied(site: Site) -> Found | None:
    table, keys = site.lexicon.qualifying, site.tokens.keys
    through = table.transparent.behind(keys, site.mention.opens)
    places = {site.mention.opens, through[1] if through else site.mention.opens}
    is_denied = any(table.denials.behind(keys, place) for place in places)
    return (Kind.DENIED, "") if is_denied else None


_TESTS: tuple[Callable[[Site], Found | None], ...] = (
    _label,
    _percent,
    _money,
    _date,
    _ordinal,
    _duration,
    _age,
    _measure,
    _share,
    _thing,
    _suffixed,
    _denied,
)
"""In the order in which they are tried."""
