"""CLDR's plural rules in gettext's words.

Babel's own table is wrong for Arabic (its last two forms are swapped) and Burmese, and what it
derives from CLDR counts forms that only fractions or compact millions take. So the gettext
expression is chosen from those in use by what it does to whole numbers.
"""

from __future__ import annotations

from functools import cache

from sitrep.localisation.locales import Language
from sitrep.localisation.plurals import PluralRule

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# Counts of people are whole; millions have a form of their own in Latin tongues, but only where
# the word is written ("1 million de personnes"), which figures here never do.
# Rules look at the last two digits.
_TRIED = (*range(130), 200, 1_000, 10_000, 100_000)

# Each of these tells whole numbers apart as CLDR does for some language, its forms in CLDR's order.
_RULES = (
    PluralRule(1, "0"),
    PluralRule(2, "n != 1"),
    PluralRule(2, "n > 1"),
    PluralRule(2, "n%10!=1 || n%100==11"),
    PluralRule(2, "n%10==4 || n%10==6 || n%10==9"),
    PluralRule(2, "n>1 && (n<11 || n>99)"),
    PluralRule(3, "n==1 ? 0 : n==2 ? 1 : 2"),
    PluralRule(3, "n==0 ? 0 : n==1 ? 1 : 2"),
    PluralRule(3, "n<2 ? 0 : n<11 ? 1 : 2"),
    PluralRule(3, "n==1 ? 0 : n>=2 && n<=4 ? 1 : 2"),
    PluralRule(3, "n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2"),
    PluralRule(
        3,
        "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
    ),
    PluralRule(3, "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"),
    PluralRule(3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2"),
    PluralRule(3, "n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2"),
    PluralRule(4, "n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3"),
    PluralRule(
        4,
        "n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>2 && n<20 ? 2 : 3",
    ),
    PluralRule(4, "n%10==1 ? 0 : n%10==2 ? 1 : n%20==0 ? 2 : 3"),
    PluralRule(
        4,
        "n%10==1 && n%100!=11 && n%100!=71 && n%100!=91 ? 0 "
        ": n%10==2 && n%100!=12 && n%100!=72 && n%100!=92 ? 1 "
        ": (n%10==3 || n%10==4 || n%10==9) && (n%100<10 || (n%100>=20 && n%100<70) "
        "|| (n%100>=80 && n%100<90)) ? 2 : 3",
    ),
    PluralRule(5, "n==1 ? 0 : n==2 ? 1 : n>2 && n<7 ? 2 : n>6 && n<11 ? 3 : 4"),
    PluralRule(
        5,
        "n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>2 && n%100<11) ? 2 : n%100>10 && n%100<20 ? 3 : 4",
    ),
    PluralRule(6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5"),
    PluralRule(
        6,
        "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
    ),
)


# The languages of most reports: to read their rules in CLDR would load all of its data of them.
_OFTEN = {
    code: next(rule for rule in _RULES if rule.expression.startswith(start))
    for code, start in {
        "ar": "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3",
        "en": "n != 1",
        "es": "n != 1",
        "fr": "n > 1",
        "ru": "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4",
        "zh": "0",
    }.items()
}


def plural_rule(language: Language) -> PluralRule | None:
    """The gettext rule that does to whole numbers what CLDR does; None for the rarest languages.

    Source: CLDR's plural rules as Babel holds them,
    https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
    """
    return _OFTEN.get(language.code) or look_up(language)


@cache
def look_up(language: Language) -> PluralRule | None:
    """The rule as CLDR's data has it."""
    category = language.cldr.plural_form
    wanted = [category(number) for number in _TRIED]
    used = [name for name in _CATEGORIES if name in wanted]
    forms = [used.index(name) for name in wanted]
    return next(
        (
            rule
            for rule in _RULES
            if rule.forms == len(used) and [rule.form(number) for number in _TRIED] == forms
        ),
        None,
    )


def is_right(rule: PluralRule, language: Language) -> bool:
    """Whether a rule does to whole numbers what CLDR does; one that CLDR has no word on is."""
    right = plural_rule(language)
    if right is None or rule == right:
        return True
    return rule.forms == right.forms and all(rule.form(n) == right.form(n) for n in _TRIED)


def plural_header(rule: PluralRule) -> str:
    """The value of the ``Plural-Forms`` field."""
    return f"nplurals={rule.forms}; plural=({rule.expression});"
