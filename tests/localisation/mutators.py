"""The ways in which a translation breaks, by hand or by malice (P16): one function a way.

Each takes a translation and answers with a broken one, or with None where it does not apply: a
message without a placeholder has none to lose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from sitrep.localisation.po import Entry, Text

PLACEHOLDER = re.compile(r"\{[a-z0-9_.]+\}")
LETTERS = re.compile(r"[^\W\d_]{2}")


class Case(NamedTuple):
    """A translation that is to be broken, and the language that it is in."""

    entry: Entry
    tag: str

    @property
    def text(self) -> str:
        # The last form is that of large numbers, which spells no numeral out.
        return self.entry.forms[max(self.entry.forms)].value

    @property
    def bare_spots(self) -> list[int]:
        """Where two letters stand side by side, outside of placeholders."""
        taken = {i for hole in PLACEHOLDER.finditer(self.text) for i in range(*hole.span())}
        return [m.start() for m in LETTERS.finditer(self.text) if m.start() not in taken]

    def with_text(self, text: str | None) -> Entry | None:
        if text is None or text == self.text:
            return None
        index = max(self.entry.forms)
        forms = {**self.entry.forms, index: Text(text, self.entry.forms[index].at)}
        return replace(self.entry, forms=forms)


Way = Callable[[Case], Entry | None]


def on_text(change: Callable[[Case], str | None]) -> Way:
    return lambda case: case.with_text(change(case))


def on_placeholder(change: Callable[[str], str]) -> Way:
    """Changes the first placeholder: ``change`` is given what stands in its braces."""

    def way(case: Case) -> Entry | None:
        found = PLACEHOLDER.search(case.text)
        if found is None:
            return None
        return case.with_text(
            case.text[: found.start()] + change(found[0][1:-1]) + case.text[found.end() :]
        )

    return way


def inside_a_word(character: str) -> Way:
    def way(case: Case) -> Entry | None:
        if not case.bare_spots:
            return None
        at = case.bare_spots[0] + 1
        return case.with_text(case.text[:at] + character + case.text[at:])

    return way


CYRILLIC_FOR_LATIN = str.maketrans("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ")
LATIN_FOR_CYRILLIC = str.maketrans("асеорхуіАВСЕНКМОРТХ", "aceopxyiABCEHKMOPTX")
PERSIAN_FOR_ARABIC = str.maketrans("يكه", "یکہ")
RADICALS = {
    ord(unicodedata.normalize("NFKC", radical)): radical for radical in map(chr, range(0x2F00, 0x2FD6))
}  # fmt: skip
LOOK_ALIKES: Mapping[str, Mapping[int, object]] = {
    "ar": PERSIAN_FOR_ARABIC,
    "es": CYRILLIC_FOR_LATIN,
    "fr": CYRILLIC_FOR_LATIN,
    "ru": LATIN_FOR_CYRILLIC,
    "zh": RADICALS,
}


def homograph(case: Case) -> str | None:
    table = LOOK_ALIKES.get(case.tag, CYRILLIC_FOR_LATIN)
    for spot in case.bare_spots:
        for at in (spot, spot + 1):
            other = table.get(ord(case.text[at]))
            if other:
                letter = chr(other) if isinstance(other, int) else str(other)
                return case.text[:at] + letter + case.text[at + 1 :]
    return None


def changed_digit(case: Case) -> str | None:
    bare = PLACEHOLDER.sub(lambda hole: "\0" * len(hole[0]), case.text)
    found = re.search(r"\d", bare)
    if found is None:
        return None
    zero = ord(found[0]) - unicodedata.decimal(found[0])
    other = chr(zero + (unicodedata.decimal(found[0]) + 5) % 10)
    return case.text[: found.start()] + other + case.text[found.end() :]


def drop_form(case: Case) -> Entry | None:
    forms = dict(case.entry.forms)
    if len(forms) < 2:
        return None
    forms.pop(max(forms))
    return replace(case.entry, forms=forms)


def add_form(case: Case) -> Entry | None:
    if case.entry.plural is None:
        return None
    last = max(case.entry.forms)
    return replace(case.entry, forms={**case.entry.forms, last + 1: case.entry.forms[last]})


def empty_form(case: Case) -> Entry | None:
    return case.with_text("") if len(case.entry.forms) > 1 else None


def has_words(case: Case) -> bool:
    return any(map(str.isalnum, case.entry.msgid.value))


WAYS: Mapping[str, Way] = {
    "drop a placeholder": on_placeholder(lambda name: ""),
    "rename a placeholder": on_placeholder(lambda name: f"{{{name}_x}}"),
    "add a placeholder": on_text(lambda case: case.text + "{extra}"),
    "repeat a placeholder": on_placeholder(lambda name: f"{{{name}}}{{{name}}}"),
    "a format specification": on_placeholder(lambda name: f"{{{name}:>9}}"),
    "a conversion": on_placeholder(lambda name: f"{{{name}!r}}"),
    "access to an attribute": on_placeholder(lambda name: f"{{{name}.__class__}}"),
    "doubled braces": on_placeholder(lambda name: f"{{{{{name}}}}}"),
    "an unbalanced brace": on_text(lambda case: case.text + "}"),
    "a tag": on_text(lambda case: f"<b>{case.text}</b>"),
    "an entity": on_text(lambda case: case.text + "&nbsp;"),
    "an override": on_text(lambda case: "\u202e" + case.text),
    "an isolate that is not closed": on_text(lambda case: "\u2067" + case.text),
    "a zero-width space in a word": inside_a_word("\u200b"),
    "a soft hyphen in a word": inside_a_word("\u00ad"),
    "a control character": on_text(lambda case: case.text + "\x1b"),
    "a tag character": on_text(lambda case: case.text + "\U000e0041"),
    "a homograph letter": on_text(homograph),
    "drop a plural form": drop_form,
    "add a plural form": add_form,
    "an empty form": empty_form,
    "a typed number": on_text(lambda case: case.text + " 4711"),
    "a changed digit": on_text(changed_digit),
    "a space at the end": on_text(lambda case: case.text + " " if has_words(case) else None),
    "a space at the beginning": on_text(lambda case: " " + case.text if has_words(case) else None),
    "a double space": on_text(lambda case: re.sub(r"(?<=\S) (?=\S)", "  ", case.text, count=1)),
    "a width bomb": on_text(lambda case: case.text + " xyz" * (3 * len(case.text) + 50)),
}
"""Twenty ways and a few more, by name."""
