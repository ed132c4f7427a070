"""Our numbers, dates, intervals and lists beside ICU's: equal, or different for a stated reason.

icu4py carries ICU for numbers and dates; the Intl of Chromium carries it for intervals, lists and
names of languages, which icu4py does not offer.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from icu4py.messageformat import MessageFormat

from sitrep.facts.periods import PartialDate, Period
from sitrep.localisation.catalogue import Catalogue
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import Language
from sitrep.localisation.phrases import period_pieces
from sitrep.operation.model import Digits
from tests.browser import Browser, Page, open_page

Find = Callable[[str], Language]
Shipped = Callable[[str], Catalogue]

UN_LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
TAGS = (
    *UN_LANGUAGES,
    *("ar-LY", "ar-EG", "ar-SY", "ar-IQ", "uk", "pt", "fa", "ps", "ur", "so", "sw", "ha", "am"),
    *("ti", "bn", "my", "hi", "ht", "ku", "pt-PT", "es-MX", "zh-Hant", "fr-CA", "sw-KE", "en-US"),
    *("pl", "cs", "hr", "tr", "de", "it", "pt-AO", "id", "vi", "ckb", "ne", "he"),
)


# --- what differs, and why -----------------------------------------------------------------------


class Difference(NamedTuple):
    """Where we mean to differ from ICU: how what ICU writes becomes what we write, and why."""

    tags: tuple[str, ...]
    kinds: frozenset[str]
    as_ours: Callable[[str], str]
    reason: str


NUMBERS = frozenset({"number", "decimal", "signed", "percent", "distance"})
DATES = frozenset({"date", "month", "year"})


def replacing(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def replace(text: str) -> str:
        for icus, ours in pairs:
            text = text.replace(icus, ours)
        return text

    return replace


def first_of_month(text: str) -> str:
    return f"1er{text[1:]}" if text.startswith("1 ") else text


DIFFERENCES = (
    Difference(
        ("fr", "fr-CA"),
        frozenset({"date"}),
        first_of_month,
        "French counts the first of a month in order, in the UN's documents as everywhere; CLDR "
        "cannot say so.",
    ),
    Difference(
        ("bn",),
        DATES,
        replacing(("জানুয়ারি", "জানুয়ারী"), ("ফেব্রুয়ারি", "ফেব্রুয়ারী")),
        "CLDR 48, which ICU 78 carries, respelled two months; Babel carries CLDR 47.",
    ),
    Difference(
        ("ht",),
        NUMBERS,
        lambda text: re.sub(r"\u202f(?=\d)", "\u00a0", text),
        "Both fill Haitian Creole from French; Babel's data has the wider of the two spaces that "
        "do not break.",
    ),
    Difference(
        ("fr-CA",),
        frozenset({"distance"}),
        replacing(("\u00a0km", " km")),
        "CLDR 48 keeps the unit by its number with a space that does not break.",
    ),
    Difference(
        ("ha",),
        frozenset({"distance"}),
        lambda text: " ".join(reversed(text.split(" "))) if text != "km 1" else text,
        "CLDR 48 sets the unit first for every number, CLDR 47 for 1 alone.",
    ),
    Difference(
        ("ckb",),
        frozenset({"percent"}),
        replacing(("\u00a0٪", "٪")),
        "CLDR has a pattern with a space for these digits; Babel keeps one pattern for all digits.",
    ),
    Difference(
        ("ru",),
        frozenset({"date", "interval"}),
        replacing((" г.", "\u202fг.")),
        "Chromium writes ICU's narrow space as a plain one in dates, for the sake of old pages.",
    ),
    Difference(
        ("ar",),
        frozenset({"name"}),
        replacing(("الإنجليزية (الولايات المتحدة)", "الإنجليزية الولايات المتحدة")),
        "CLDR 48 sets the region of American English in brackets, CLDR 47 without.",
    ),
    Difference(
        ("zh",),
        frozenset({"interval"}),
        lambda text: re.sub(r"(\d+)/(\d+)/(\d+)", r"\1年\2月\3日", text),
        "ICU shortens a Chinese interval to numbers; ours is two whole dates.",
    ),
    Difference(
        UN_LANGUAGES,
        frozenset({"interval"}),
        replacing((" – ", " … ")),
        "ICU sets a dash where a catalogue has words, and leaves out a month or year that the dates "
        "share; ours is two whole dates, since each is a date for programs as well.",
    ),
    Difference(
        ("zh", "zh-Hant"),
        NUMBERS | DATES,
        lambda text: text.translate(
            {ord(c): str(value) for value, c in enumerate("〇一二三四五六七八九")}
        ),
        "The native numerals of Chinese are words; figures keep to 0–9, and with them months that "
        "are numbers. ICU writes them only where native digits are asked for.",
    ),
)


def as_ours(tag: str, kind: str, written: str) -> str:
    """What ICU wrote, with the differences that are meant."""
    for difference in DIFFERENCES:
        if tag in difference.tags and kind in difference.kinds:
            written = difference.as_ours(written)
    return written


# --- numbers and dates ---------------------------------------------------------------------------

HALF_UP = "rounding-mode-half-up"
ICU_PATTERNS = {
    "number": "{value, number, ::group-auto}",
    "decimal": f"{{value, number, ::group-auto .## {HALF_UP}}}",
    "signed": "{value, number, ::sign-except-zero}",
    "percent": f"{{value, number, ::percent scale/100 precision-integer {HALF_UP}}}",
    "distance": "{value, number, ::unit/kilometer unit-width-short}",
    "date": "{value, date, long}",
    "month": "{value, date, ::yMMMM}",
    "year": "{value, date, ::y}",
}
OURS: dict[str, Callable[[Formats, Any], str]] = {
    "number": Formats.number,
    "decimal": lambda formats, value: formats.decimal(value, digits=2),
    "signed": Formats.signed,
    "percent": Formats.percent,
    "distance": Formats.distance_km,
    "date": lambda formats, day: formats.date(PartialDate.of(day)),
    "month": lambda formats, day: formats.date(PartialDate(year=day.year, month=day.month)),
    "year": lambda formats, day: formats.date(PartialDate(year=day.year)),
}
WHOLE = (0, 1, 7, 17, 999, 1234, -1234, 12345, -12345, 1234567, -1234567, 12345678)
DAYS = tuple(
    datetime.date(2018, month, day) for month in range(1, 13) for day in (1, 2, 11, 31 - 3)
)
VALUES: dict[str, tuple[Any, ...]] = {
    "number": WHOLE,
    "decimal": tuple(
        map(Decimal, ("0.5", "1.005", "2.675", "-2.25", "1234.5", "-12345.678", "5.00"))
    ),
    "signed": (0, 600, -600, 1234567, -1234567),
    # halves that a computer's fractions hold exactly, and those that they do not
    "percent": tuple(
        map(Decimal, ("0", "0.005", "0.125", "0.135", "-0.125", "0.5", "1", "12.345", "123.45"))
    ),
    "distance": (1, 5, 100, 2000),
    "date": DAYS,
    "month": DAYS[::4],
    "year": (datetime.date(2018, 6, 1), datetime.date(1999, 12, 31)),
}


def icu(language: Language, digits: Digits, kind: str, value: object) -> str:
    """What ICU writes, in the Gregorian calendar, which the report's dates are of."""
    numbers = "" if digits is Digits.DEFAULT else f";numbers={digits}"
    message = MessageFormat(ICU_PATTERNS[kind], f"{language.cldr}@calendar=gregorian{numbers}")
    return message.format({"value": value})  # type: ignore[dict-item]  # of the kind that fits


def compared(language: Language, digits: Digits) -> Iterator[tuple[str, object, str, str]]:
    """Each value with its kind, as we write it and as ICU does."""
    formats = Formats(language, digits)
    for kind, values in VALUES.items():
        for value in values:
            yield kind, value, OURS[kind](formats, value), icu(language, digits, kind, value)


@pytest.mark.parametrize("digits", list(Digits))
@pytest.mark.parametrize("tag", TAGS)
def test_numbers_and_dates_are_icus(language: Find, tag: str, digits: Digits) -> None:
    written = list(compared(language(tag), digits))
    wrong = [row for row in written if row[2] != as_ours(tag, row[0], row[3])]
    assert wrong == []


@pytest.mark.parametrize(
    "difference",
    [d for d in DIFFERENCES if d.kinds <= NUMBERS | DATES],
    ids=lambda difference: "-".join((*difference.tags, *sorted(difference.kinds))),
)
def test_each_difference_still_differs(language: Find, difference: Difference) -> None:
    for tag in difference.tags:
        written = [row for digits in Digits for row in compared(language(tag), digits)]
        assert any(ours != icus for kind, _, ours, icus in written if kind in difference.kinds)


def test_persian_dates_are_gregorian_where_icu_would_count_otherwise(language: Find) -> None:
    message = MessageFormat(ICU_PATTERNS["date"], "fa")
    assert message.format({"value": DAYS[0]}) == "۱۱ دی ۱۳۹۶"
    assert OURS["date"](Formats(language("fa")), DAYS[0]) == "۱ ژانویهٔ ۲۰۱۸"


# --- intervals, lists and names ------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page, for the Intl in it."""
    path = tmp_path_factory.mktemp("intl") / "empty.html"
    path.write_text("<!doctype html><title>Intl</title>", encoding="utf-8")
    with open_page(browser, path) as opened:
        yield opened


def intl(page: Page, script: str, *values: object) -> Any:
    """What a JavaScript function gives for these values."""
    return page.evaluate(f"({script})({', '.join(map(json.dumps, values))})")


LONG_DATES = """(tag, start, end) => {
  const fields = { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" };
  const format = new Intl.DateTimeFormat(tag, { ...fields, calendar: "gregory" });
  const days = [new Date(start), new Date(end)];
  return [...days.map((day) => format.format(day)), format.formatRange(...days)];
}"""


def interval(catalogue: Catalogue, start: str, end: str) -> list[str]:
    """The dates of an interval as the report writes it, in its order, without the words."""
    formats = Formats(catalogue.language)
    first, last = (PartialDate.of(datetime.date.fromisoformat(day)) for day in (start, end))
    pieces = period_pieces(catalogue, Period(start=first, end=last))
    return [formats.date_in_phrase(piece) for kind, piece in pieces if kind != "text"]


@pytest.mark.parametrize("tag", UN_LANGUAGES)
def test_an_interval_is_icus_two_dates(page: Page, shipped: Shipped, tag: str) -> None:
    catalogue = shipped(tag)
    icus = str(catalogue.language.cldr).replace("_", "-")
    across = ("2017-12-28", "2018-01-05")
    for days in (across, ("2018-05-01", "2018-06-05"), ("2018-05-28", "2018-05-31")):
        first, last, shortened = intl(page, LONG_DATES, icus, *days)
        ours = interval(catalogue, *days)
        assert ours == [as_ours(tag, "date", first), as_ours(tag, "date", last)]
        if days == across:  # where ICU writes both dates out, their order is ours
            assert " … ".join(ours) == as_ours(tag, "interval", shortened)


NAMES = (
    ["Derna", "Benghazi"],
    ["Derna", "Benghazi", "Tobruk"],
    ["Derna", "Benghazi", "Tobruk", "Misrata"],
    # before the sound of i, and of hie-, in Spanish
    ["Egipto", "Irak"],
    ["Libia", "Egipto", "Iraq"],
    ["hombres", "hijos"],
    ["agua", "hielo"],
    ["Derna", "Hiato"],
    ["Derna", "H"],
    ["مصر", "العراق"],
    ["ישראל", "מצרים"],
)


@pytest.mark.parametrize("tag", [*UN_LANGUAGES, "es-MX", "ar-EG", "zh-Hant", "en-US", "uk", "he"])
def test_lists_are_icus(page: Page, language: Find, tag: str) -> None:
    script = "(tag, lists) => lists.map((l) => new Intl.ListFormat(tag).format(l))"
    icus = intl(page, script, str(language(tag).cldr).replace("_", "-"), NAMES)
    assert [Formats(language(tag)).list(names) for names in NAMES] == icus


@pytest.mark.parametrize("tag", UN_LANGUAGES)
def test_names_of_languages_are_icus(page: Page, language: Find, tag: str) -> None:
    script = "(tag, tags) => tags.map((t) => new Intl.DisplayNames(tag, {type: 'language'}).of(t))"
    ours = [Formats(language(tag)).language_name(language(other)) for other in TAGS]
    assert ours == [as_ours(tag, "name", name) for name in intl(page, script, tag, TAGS)]


def test_languages_name_themselves_as_in_icu(page: Page, language: Find) -> None:
    script = """(tags) => Intl.DisplayNames.supportedLocalesOf(tags).map(
      (tag) => [tag, new Intl.DisplayNames(tag, { type: "language" }).of(tag)])"""
    icus = dict(intl(page, script, TAGS))
    assert set(UN_LANGUAGES) < set(icus)
    assert {tag: Formats(language(tag)).language_name(language(tag)) for tag in icus} == icus
