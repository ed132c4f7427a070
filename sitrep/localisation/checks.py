"""Checks of translations: what ``msgfmt --check`` sees, and what it lets pass.

``check_entry`` holds a message of the program to its translation, ``check_wording`` one of an
operation's own. Each problem stands at the string that is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.cldr_plurals import is_right, plural_header, plural_rule
from sitrep.localisation.locales import SOURCE_LANGUAGE, Language
from sitrep.localisation.placeholders import placeholders
from sitrep.localisation.plurals import PluralRule, read_plural_rule
from sitrep.localisation.po import Entry, PoFile, Text
from sitrep.localisation.spaces import check_spaces
from sitrep.localisation.typed_numbers import check_numbers
from sitrep.localisation.widths import check_width
from sitrep.reading.invisible import find_invisible
from sitrep.reading.look_alikes import LookAlike, find_look_alike
from sitrep.reading.tricks import DELETE_HINT, RETYPE_HINT
from sitrep.report.placeholders import Hole, Stray, split

# The only placeholder that a plural form may spell out: "شخصان" says two.
_NUMERAL = "number"

MARK = "mark"
"""The context of marks."""
DEGREES = ("unverified", "corroborated", "verified", "disputed")
"""The marks that say how sure a claim is: a reader who takes one for another is misled."""

# Messages are text: a template escapes them, and here nothing gets as far as that.
_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")

# Letters that a language does not write, and that look like those it does: Arabic has its own kaf,
# yeh and heh, and 口 is no ロ.
_NOT_OF_THE_LANGUAGE: Mapping[str, re.Pattern[str]] = {
    "ar": re.compile("[\u06a9\u06c1\u06cc\u06d5]"),
    "zh": re.compile("(?<![\u3041-\u30ff])[エカセタチトニハヒムメロー](?![\u3041-\u30ff])"),
}


def check_header(
    po: PoFile, language: Language
) -> tuple[PluralRule | None, tuple[Diagnostic, ...]]:
    """The plural rule that the header states.

    Diagnostics: L605 where there is no header, no valid ``Plural-Forms``, one that is not the
    language's (forms would go with the wrong numbers), or a charset other than UTF-8.
    """
    stated = po.header.get("Plural-Forms", "")
    rule = read_plural_rule(stated)
    if rule is None:
        message = "Plural-Forms is missing" if not stated else f"Plural-Forms is wrong: {stated!r}"
        hint = 'such as "Plural-Forms: nplurals=2; plural=(n != 1);"'
        return None, (diagnose("L605", po.header_at, message, hint),)
    if problems := check_plural_rule(po, rule, language):
        return None, problems
    content = po.header.get("Content-Type", "")
    if not re.search(r"charset=utf-8\b", content, re.IGNORECASE):
        hint = '"Content-Type: text/plain; charset=UTF-8"'
        return None, (diagnose("L605", po.header_at, "the charset is not UTF-8", hint),)
    return rule, ()


def check_plural_rule(po: PoFile, rule: PluralRule, language: Language) -> tuple[Diagnostic, ...]:
    """Whether a header's plural rule is the language's.

    Diagnostics: L605.
    """
    right = plural_rule(language)
    if right is None or is_right(rule, language):
        return ()
    message = f"this Plural-Forms is not that of {language.tag}"
    hint = f'"Plural-Forms: {plural_header(right)}"'
    return (diagnose("L605", po.header_at, message, hint),)


def check_entry(entry: Entry, rule: PluralRule, language: Language) -> tuple[Diagnostic, ...]:
    """Whether a translation can stand in for a message of the program.

    Diagnostics: L606 (plural forms missing or too many), L607 (placeholders), L608 (markup),
    L609 (invisible characters), L630 (white space), L631 to L633 (numbers), L634 and L635 (width),
    L636 (look-alike characters), L641 (code of e-mail headers).
    """
    problems = [*_check_forms(entry, rule)]
    messages = [text.value for text in (entry.msgid, entry.plural) if text is not None]
    for index, text in sorted(entry.forms.items()):
        problems += _check_placeholders(entry, index, rule)
        problems += check_text(text, language)
        problems += _check_against(text, messages, entry.context)
        if text.value:
            problems += check_numbers(text, messages, language, SOURCE_LANGUAGE)
    return tuple(problems)


def check_marks(
    entries: Iterable[Entry], known: Mapping[str, str]
) -> Iterator[tuple[Entry, Diagnostic]]:
    """Whether the marks that say how sure a claim is can be told from each other.

    Args:
        entries: of one catalogue, those that are used.
        known: the marks as they read so far, from catalogues that this one overrides; those that
            are missing stand in English.

    Returns:
        each mark that is wrong, with its problem: L640 (it reads as another one, or has no letters).
    """
    own = {
        entry.msgid.value: entry
        for entry in entries
        if entry.context == MARK and entry.msgid.value in DEGREES
    }
    texts = {entry: known.get(entry, entry) for entry in DEGREES}
    texts |= {msgid: entry.forms[0].value for msgid, entry in own.items()}
    letters = {msgid: _letters(text) for msgid, text in texts.items()}
    for msgid, entry in own.items():
        at = entry.forms[0].at
        same = [other for other in DEGREES if other != msgid and letters[other] == letters[msgid]]
        if not letters[msgid]:
            yield entry, diagnose("L640", at, f"the mark “{msgid}” has no letters", "write a word")
        elif same:
            message = f"the mark “{msgid}” reads as the mark “{same[0]}” does"
            yield entry, diagnose("L640", at, message, "each of them says another thing")


def _letters(text: str) -> str:
    """What tells two words apart: letters and the signs above and below them."""
    return "".join(c for c in text.casefold() if unicodedata.category(c)[0] in "LM")


def check_wording(
    entry: Entry, language: Language, original: str | None = None
) -> tuple[Diagnostic, ...]:
    """Whether a translation can stand in for a name or a sentence of an operation.

    Args:
        entry: of ``names.po`` or an issue's file.
        language: of the translation.
        original: the tag of the language that it is translated from; None where that is not
            known: then numbers in words count in any language whose words are known.

    Diagnostics: L606 (it has plural forms), L607 (placeholders), and those of ``check_entry``.
    """
    text = entry.forms[0]
    messages = [entry.msgid.value]
    problems: list[Diagnostic] = []
    if entry.plural is not None:
        hint = "the figure's own phrase has the plural: write the sentence once"
        problems.append(diagnose("L606", entry.plural.at, "no message here has a plural", hint))
    problems += _check_holes(text, entry.msgid.value)
    problems += check_text(text, language)
    problems += _check_against(text, messages, entry.context)
    problems += check_numbers(text, messages, language, original)
    return tuple(problems)


def _check_forms(entry: Entry, rule: PluralRule) -> list[Diagnostic]:
    wanted = 1 if entry.plural is None else rule.forms
    at = entry.forms[max(entry.forms)].at
    if len(entry.forms) != wanted:
        message = f"{len(entry.forms)} plural forms, where the header says {wanted}"
        return [diagnose("L606", at, message)]
    empty = [text for text in entry.forms.values() if not text.value]
    return [diagnose("L606", text.at, "this plural form is empty") for text in empty]


def check_text(text: Text, language: Language) -> tuple[Diagnostic, ...]:
    """Whether a translation holds anything but text that is what it looks like.

    Diagnostics: L608 (markup), L609 (invisible characters), L636 (look-alikes), L641 (what the
        headers of the digest would read as code: RFC 2047).
    """
    problems = []
    if "=?" in text.value:
        hint = "write the characters themselves"
        problems.append(diagnose("L641", text.at, "“=?” in the text", hint))
    markup = _MARKUP.search(text.value)
    if markup is not None:
        hint = "a translation is plain text"
        problems.append(diagnose("L608", text.at, f"markup in the text: {markup[0]!r}", hint))
    hidden = find_invisible(text.value, runs_rtl=language.direction == "rtl")
    if hidden is not None:
        code_point = f"U+{ord(text.value[hidden]):04X}"
        message = f"invisible character {code_point} at character {hidden + 1}"
        hint = f"{DELETE_HINT}; isolates (U+2066 to U+2068) need their U+2069"
        problems.append(diagnose("L609", text.at, message, hint))
    odd = _look_alike(text.value, language)
    if odd is not None:
        message = f"{odd.name} at character {odd.offset + 1} looks like another character"
        problems.append(diagnose("L636", text.at, message, RETYPE_HINT))
    return tuple(problems)


def _look_alike(text: str, language: Language) -> LookAlike | None:
    if text.isascii():
        return None
    foreign = _NOT_OF_THE_LANGUAGE.get(language.code)
    found = foreign.search(text) if foreign is not None else None
    if found is not None:
        return LookAlike(found.start(), found[0])
    return find_look_alike(text, language.script)


def _check_against(
    text: Text, messages: Sequence[str], context: str | None
) -> Iterator[Diagnostic]:
    """White space and width, against the message or the plural of it."""
    if text.value:
        yield from check_spaces(text, messages[-1])
        yield from check_width(text, max(messages, key=len), context)


def _check_holes(text: Text, message: str) -> list[Diagnostic]:
    """Placeholders of an operation's words, and braces that are none of them."""
    ours, theirs = split(message), split(text.value)
    wanted, given = (
        Counter(str(p) for p in parts if isinstance(p, Hole)) for parts in (ours, theirs)
    )
    if wanted != given:
        lost = ", ".join((wanted - given).elements()) or "none"
        added = ", ".join((given - wanted).elements()) or "none"
        said = f"the placeholders differ: missing {lost}; too many {added}"
        hint = "keep every placeholder of the original, once each"
        return [_wrong(text.at, said, hint)]
    strays, own = (sum(isinstance(p, Stray) for p in parts) for parts in (theirs, ours))
    if strays != own:
        hint = "a placeholder is written as in the message, without spaces or signs in it"
        return [_wrong(text.at, "a brace stands outside a placeholder", hint)]
    return []


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
