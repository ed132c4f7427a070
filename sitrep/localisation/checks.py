"""Checks of a catalogue: what ``msgfmt --check`` sees, and what it lets pass."""

from __future__ import annotations

import re
from collections import Counter

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.bidi import stray_control
from sitrep.localisation.placeholders import placeholders
from sitrep.localisation.plurals import PluralRule, read_plural_rule
from sitrep.localisation.po import Entry, PoFile, Text

# The only placeholder that a plural form may spell out: "شخصان" says two.
_NUMERAL = "number"

# Messages are text: a template escapes them, and here nothing gets as far as that.
_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def check_header(po: PoFile) -> tuple[PluralRule | None, tuple[Diagnostic, ...]]:
    """The plural rule that the header states.

    Diagnostics: L605 where there is no header, no valid ``Plural-Forms`` or a charset other
    than UTF-8.
    """
    stated = po.header.get("Plural-Forms", "")
    rule = read_plural_rule(stated)
    if rule is None:
        message = "Plural-Forms is missing" if not stated else f"Plural-Forms is wrong: {stated!r}"
        hint = 'such as "Plural-Forms: nplurals=2; plural=(n != 1);"'
        return None, (diagnose("L605", po.header_at, message, hint),)
    content = po.header.get("Content-Type", "")
    if not re.search(r"charset=utf-8\b", content, re.IGNORECASE):
        hint = '"Content-Type: text/plain; charset=UTF-8"'
        return None, (diagnose("L605", po.header_at, "the charset is not UTF-8", hint),)
    return rule, ()


def check_entry(entry: Entry, rule: PluralRule) -> tuple[Diagnostic, ...]:
    """Whether a translation can stand in for its message.

    Diagnostics: L606 (plural forms missing or too many), L607 (placeholders), L608 (markup),
    L609 (control characters), each at the string that is wrong.
    """
    problems = [*_check_forms(entry, rule)]
    for index, text in sorted(entry.forms.items()):
        problems += check_text(text)
        problems += _check_placeholders(entry, index, rule)
    return tuple(problems)


def _check_forms(entry: Entry, rule: PluralRule) -> list[Diagnostic]:
    wanted = 1 if entry.plural is None else rule.forms
    at = entry.forms[max(entry.forms)].at
    if len(entry.forms) != wanted:
        message = f"{len(entry.forms)} plural forms, where the header says {wanted}"
        return [diagnose("L606", at, message)]
    empty = [text for text in entry.forms.values() if not text.value]
    return [diagnose("L606", text.at, "this plural form is empty") for text in empty]


def check_text(text: Text) -> tuple[Diagnostic, ...]:
    """Whether a translation holds anything but text.

    Diagnostics: L608 (markup), L609 (control characters).
    """
    problems = []
    markup = _MARKUP.search(text.value)
    if markup is not None:
        hint = "a translation is plain text"
        problems.append(diagnose("L608", text.at, f"markup in the text: {markup[0]!r}", hint))
    stray = stray_control(text.value)
    if stray is not None:
        code_point = f"U+{ord(text.value[stray]):04X}"
        message = f"control character {code_point} at character {stray + 1}"
        hint = "delete it; isolates (U+2066 to U+2068) need their U+2069"
        problems.append(diagnose("L609", text.at, message, hint))
    return tuple(problems)


def _check_placeholders(entry: Entry, index: int, rule: PluralRule) -> list[Diagnostic]:
    text = entry.forms[index]
    if not text.value:
        return []
    found = placeholders(text.value)
    if found is None:
        return [_wrong(text.at, "a brace stands outside a placeholder", "such as {number}")]
    model = entry.msgid if entry.plural is None else entry.plural
    wanted = placeholders(model.value) or Counter()
    if found == wanted:
        return []
    if entry.plural is not None and index in rule.forms_of_one_number:
        spelled_out = Counter({name: n for name, n in wanted.items() if name != _NUMERAL})
        if found == spelled_out:
            return []
    missing, extra = sorted((wanted - found).elements()), sorted((found - wanted).elements())
    said = [f"lacks {{{name}}}" for name in missing] + [
        f"has {{{name}}} too many" for name in extra
    ]
    return [_wrong(text.at, f"the translation {', '.join(said)}", _names(wanted))]


def _wrong(at: Location, message: str, hint: str) -> Diagnostic:
    return diagnose("L607", at, message, hint)


def _names(wanted: Counter[str]) -> str:
    names = ", ".join(f"{{{name}}}" for name in sorted(wanted.elements()))
    return f"the message has {names}" if names else "the message has no placeholder"
