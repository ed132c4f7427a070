from __future__ import annotations

import pytest

from sitrep.localisation.plurals import ENGLISH, PluralRule, read_plural_rule

ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5);"
)
RUSSIAN = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 "
    "&& (n%100<12 || n%100>14) ? 1 : 2);"
)


def rule(header: str) -> PluralRule:
    found = read_plural_rule(header)
    assert found is not None
    return found


def test_arabic_has_six_forms():
    numbers = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 2000]
    assert [rule(ARABIC).form(n) for n in numbers] == [0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 3, 5]


def test_only_a_form_of_one_number_may_spell_it_out():
    assert rule(ARABIC).forms_of_one_number == {0, 1, 2}
    # French counts 0 and 1 alike, Russian 1 and 21: there the numeral must stand.
    assert rule("nplurals=2; plural=(n > 1);").forms_of_one_number == frozenset()
    assert rule(RUSSIAN).forms_of_one_number == frozenset()
    assert ENGLISH.forms_of_one_number == {0}


def test_millions_count_too():
    spanish = rule("nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2")
    assert spanish.forms == 3
    assert spanish.forms_of_one_number == {0}


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=2",
        "nplurals=0; plural=0;",
        "nplurals=x; plural=0;",
        "nplurals=2; plural=(n > 1",
        "nplurals=2; plural=n;",
        "nplurals=1; plural=(n != 1);",
        "nplurals=2; plural=1/n;",
        "nplurals=2; plural=__import__('os');",
        "nplurals=2; plural=n.real;",
        "nplurals=2; plural=" + "(" * 400 + "n" + ")" * 400,
        "nplurals=2; plural=" + "n+" * 2000 + "n;",
    ],
)
def test_a_rule_that_is_none_is_refused(header: str):
    assert read_plural_rule(header) is None
