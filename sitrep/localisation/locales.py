"""Languages of a report: what a tag stands for, and which language helps out where it is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel.core import Locale, UnknownLocaleError, get_global

from sitrep.diagnostics import Diagnostic, Location, diagnose

Direction = Literal["ltr", "rtl"]

SOURCE_LANGUAGE = "en"
"""The language of the messages in the code and the templates."""

# A tag is part of file names, so nothing else may ever pass: gettext.find follows "../".
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")

# The UN writes "1 June 2018"; CLDR's plain "en" is that of the United States. The pseudo-languages,
# which CLDR names and has no data of, write as their readers expect.
_FORMATTED_AS = {"en": "en_001", "en-XA": "en_001", "ar-XB": "ar_EG"}


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a report is written in.

    ``chain`` holds the tags in which a text is looked for, the language's own first:
    ``("ar-LY", "ar")``. It never leads into another language or another script.
    """

    tag: str
    chain: tuple[str, ...]
    direction: Direction

    @property
    def cldr(self) -> Locale:
        """The CLDR data that numbers, dates and lists are formatted with."""
        return _locale(_FORMATTED_AS.get(self.tag, self.tag.replace("-", "_")))

    @property
    def named(self) -> Locale:
        """The language itself in CLDR, which knows its name."""
        return _locale(self.code if self in PSEUDO_LANGUAGES else self.tag.replace("-", "_"))

    @property
    def script(self) -> str:
        """The script that it is written in, by its ISO 15924 code: ``Arab``."""
        return _script(self.tag.replace("-", "_"))

    @property
    def code(self) -> str:
        """The language alone: ``ar`` of ``ar-LY``."""
        return self.tag.partition("-")[0]


PSEUDO_LANGUAGES = (
    Language("en-XA", ("en-XA",), "ltr"),
    Language("ar-XB", ("ar-XB",), "rtl"),
)
"""Languages that nobody speaks, to see what breaks before translators do.

Source: https://www.unicode.org/reports/tr35/#Unicode_Language_and_Locale_Identifiers
"""


def read_language(tag: str, at: Location) -> tuple[Language | None, tuple[Diagnostic, ...]]:
    """The language of a tag such as ``ar-LY``; None where CLDR does not know it.

    Diagnostics: L601, at the place where the tag was written.
    Source: BCP 47, and CLDR as Babel holds it.
    """
    locale = _known(tag)
    if locale is None:
        return None, (diagnose("L601", at, f"unknown language {tag!r}", _hint(tag)),)
    direction: Direction = "rtl" if _script(str(locale)) in _RIGHT_TO_LEFT else "ltr"
    return Language(tag, _chain(tag, locale), direction), ()


_KOSOVO = "XKX"  # in use, though ISO 3166 and so CLDR's aliases have it not


def is_country(iso3: str) -> bool:
    """Whether a country has this ISO 3166-1 alpha-3 code, as CLDR knows them."""
    codes = get_global("territory_aliases").get(iso3, [])
    return iso3 == _KOSOVO or (len(codes) == 1 and codes[0] != "ZZ")


def cldr_parents(locale: Locale) -> Iterator[str]:
    """The identifiers from which CLDR fills the gaps of a locale, its own first."""
    exceptions: Mapping[str, str] = get_global("parent_exceptions")
    identifier = str(locale)
    while identifier:
        yield identifier
        identifier = exceptions.get(identifier) or identifier.rpartition("_")[0]


# Scripts of living languages that run from right to left; asking Babel would load the whole locale.
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


@cache
def _locale(identifier: str) -> Locale:
    return Locale.parse(identifier)


def _known(tag: str) -> Locale | None:
    if not _TAG.fullmatch(tag):
        return None
    try:
        locale = _locale(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    # Babel answers an unknown script or an old code with some other locale: take no guesses.
    wanted = tag.split("-")
    given = (locale.language, locale.script, locale.territory)
    return locale if wanted[0] == locale.language and set(wanted) <= set(given) else None


def _hint(tag: str) -> str:
    base = re.split(r"[-_]", tag, maxsplit=1)[0].lower()
    if base != tag and _known(base):
        return f"CLDR has {base!r}"
    return "write a tag such as fr, ar-LY or zh-Hant"


def _chain(tag: str, locale: Locale) -> tuple[str, ...]:
    tags = [tag]
    script = _script(str(locale))
    for identifier in cldr_parents(locale):
        if identifier.split("_")[0] != locale.language or _script(identifier) != script:
            break
        parent = identifier.replace("_", "-")
        if parent not in tags:
            tags.append(parent)
    return tuple(tags)


@cache
def _script(identifier: str) -> str:
    """The script that a locale is written in: readers of zh-Hant are not given zh-Hans."""
    likely: Mapping[str, str] = get_global("likely_subtags")
    named = [part for part in identifier.split("_")[1:] if len(part) == 4]
    language = identifier.partition("_")[0]
    parts = likely.get(identifier, likely.get(language, "")).split("_")
    return named[0] if named else next((part for part in parts[1:] if len(part) == 4), "")
