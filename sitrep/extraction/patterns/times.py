"""Words for times: ``times.toml``, with the months and weekdays of CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from babel import Locale

from sitrep.evidence.lexicon import lexicon_of
from sitrep.extraction.moments import FROM_ANOTHER_DAY
from sitrep.extraction.patterns.source import Fragments, either

_GROUP = re.compile(r"\(\?P<\w+>")

Value = int | str
"""A number, or the name of a unit or of a part of a month."""
_LARGEST = 12
"""Up to which numbers are written as words in front of a unit of time."""
_KINDS = {
    "m1": "month",
    "m2": "month",
    "weekday2": "weekday",
    "n": "number",
    "y1": "year",
    "y2": "year",
}


class TimeRule(NamedTuple):
    """A pattern for a time, and the name of what it means."""

    pattern: re.Pattern[str]
    means: str


@dataclass(frozen=True, eq=False)
class TimePatterns:
    """How a language tells times.

    ``starts`` finds where one may begin, ``any`` whether one does; ``rules`` are tried there in their
    order, of which ``since`` finds those that say since when, and ``told_from_another`` those that
    are told from a day named before. ``values`` are what the words in their groups stand for, by the group's kind.
    """

    starts: re.Pattern[str]
    any: re.Pattern[str]
    rules: tuple[TimeRule, ...]
    since: re.Pattern[str]
    told_from_another: re.Pattern[str]
    values: Mapping[str, Mapping[str, Value]]

    def read(self, found: re.Match[str]) -> dict[str, Value]:
        """What the groups of a match stand for."""
        return {
            name: self._value(name, " ".join(text.lower().split()))
            for name, text in found.groupdict().items()
            if text
        }

    def _value(self, name: str, text: str) -> Value:
        if text.isdigit():
            return int(text)
        kinds = self.values[_KINDS.get(name, name)]
        if text in kinds:
            return kinds[text]
        return next(kinds[each] for each in kinds if re.fullmatch(each, text))


def read_times(tag: str, table: Mapping[str, Any]) -> TimePatterns:
    """The patterns of times."""
    values = _values(tag, table)
    months, weekdays = _either(values["month"]), _either(values["weekday"])
    numbers = rf"\d{{1,3}}|{_either(values['number'])}"
    given = {
        **{name: rf"\b(?P<{name}>{months})\b" for name in ("m1", "m2")},
        **{name: rf"(?P<{name}>\d{{1,2}})" for name in ("d1", "d2")},
        **{name: rf"(?P<{name}>(?:19|20)\d\d|{_either(values['year'])})" for name in ("y1", "y2")},
        **{name: rf"(?P<{name}>{weekdays})\b" for name in ("weekday", "weekday2")},
        "n": rf"(?P<n>{numbers})\b",
        "unit": rf"(?P<unit>{'|'.join(table['units'].values())})",
        "quarter": rf"(?P<quarter>{_either(values['quarter'])})",
        "part": rf"(?P<part>{'|'.join(table['parts'].values())})",
    }
    fragments = Fragments(table["fragments"], given)
    rules = [
        TimeRule(re.compile(rf"\b(?:{fragments.source(rule['pattern'])})"), rule["means"])
        for rule in table["rules"]
    ]
    named = "|".join((months, weekdays, _either(values["number"]))).split("|")
    begins = rf"{either([*table['starts']['words'].split(), *named])}|\d{{1,3}}"
    since = [rule for rule in rules if rule.means.startswith("since ")]
    return TimePatterns(
        starts=re.compile(rf"\b(?:{begins})\b"),
        any=_any(rules),
        rules=tuple(rules),
        since=_any(since),
        told_from_another=_any([rule for rule in rules if rule.means in FROM_ANOTHER_DAY]),
        values=values,
    )


def _any(rules: Sequence[TimeRule]) -> re.Pattern[str]:
    """What finds out whether one of many rules will."""
    return re.compile("|".join(_GROUP.sub("(?:", rule.pattern.pattern) for rule in rules))


def _values(tag: str, table: Mapping[str, Any]) -> dict[str, dict[str, Value]]:
    locale, names = Locale.parse(tag), table["names"]
    atoms = lexicon_of(tag).numerals.atoms
    return {
        "month": dict(_calendar(locale.months["format"])) | names.get("months", {}),
        "weekday": dict(_calendar(locale.days["format"])),
        "year": table["years"],
        "number": {word: n for word, n in atoms.items() if 0 < n <= _LARGEST} | names["numbers"],
        "quarter": table["quarters"],
        "unit": {pattern: name for name, pattern in table["units"].items()},
        "part": {pattern: name for name, pattern in table["parts"].items()},
    }


def _calendar(widths: Mapping[str, Mapping[int, str]]) -> Iterator[tuple[str, int]]:
    """The names of months or days, long and short, without the full stop of the short ones."""
    for width in ("wide", "abbreviated"):
        for number, name in widths[width].items():
            yield name.lower().removesuffix("."), number


def _either(names: Mapping[str, Value]) -> str:
    """A pattern for any of these, the longest first."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)).replace(r"\ ", r"\s+")
