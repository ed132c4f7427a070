"""Pseudo-languages: every sentence changed so that one sees what breaks before translators do.

``en-XA`` is English with accents, in brackets and 40 % longer: what is cut off, overlaps or was
never given to translators shows at once. ``ar-XB`` is the same in Arabic letters, written from right to left
with Arabic digits: what does not mirror shows. Nothing is written into the operation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from sitrep.diagnostics import Diagnostic
from sitrep.localisation.catalogue import Catalogue, Layer
from sitrep.localisation.extraction import extract_messages, extract_templates
from sitrep.localisation.locales import PSEUDO_LANGUAGES, Language
from sitrep.localisation.plurals import ENGLISH
from sitrep.localisation.wording import Translation, Wording
from sitrep.rendering.tongue import Tongue, load_tongue
from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier
from sitrep.resources import templates_folder
from sitrep.translation.sentences import scripts_of

_LONGER = 0.4
_KEPT = re.compile(r"(\{[a-z0-9_.]+\})")
_ACCENTED = str.maketrans(
    "AEIOUYCDGHJKLNRSTWZaeiouycdghjklnrstwz",
    "ÅÉÎÖÛÝÇĎĜĤĴĶĻÑŔŠŢŴŽåéîöûýçďĝĥĵķļñŕšţŵž",
)
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz,;?",
    "ابكدعفجهيضقلمنوصغرستثزطخشظ،؛؟",
)


def _accented(text: str) -> str:
    return text.translate(_ACCENTED)


def _in_arabic_letters(text: str) -> str:
    return text.lower().translate(_ARABIC)


_WRITTEN: Mapping[str, Callable[[str], str]] = {"en-XA": _accented, "ar-XB": _in_arabic_letters}


def pseudo(text: str, language: Language) -> str:
    """A text in a pseudo-language, its placeholders as they were: "[Šûþþļîéš öñé ţŵö]"."""
    if not any(map(str.isalpha, _KEPT.sub("", text))):
        return text
    write = _WRITTEN[language.tag]
    body = text.rstrip(".!?:")
    longer = f"{body}{_padding(len(_KEPT.sub('', text)))}{text[len(body) :]}"
    parts = _KEPT.split(longer)
    return "[" + "".join(p if i % 2 else write(p) for i, p in enumerate(parts)) + "]"


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _padding(length: int) -> str:
    """Words that make a text of so many characters two fifths longer, brackets counted."""
    wanted, words = round(length * _LONGER) - 2, ""
    for index in range(wanted):
        if len(words) >= wanted:
            break
        words += f" {_NUMBERS[index % len(_NUMBERS)]}"
    return words


def pseudo_tongues(
    dossier: Dossier, issue: str, audience: Audience
) -> tuple[tuple[Tongue, ...], tuple[Diagnostic, ...]]:
    """Both pseudo-languages with all that a report of the operation is said with.

    Diagnostics: T701–T743, of the operation's templates.
    """
    own = dossier.path / "templates"
    messages = [
        *extract_messages(templates_folder()),
        *(extract_templates(own) if own.is_dir() else ()),
    ]
    sentences = [sentence for script in scripts_of(dossier) for sentence in script.sentences]
    tongues: list[Tongue] = []
    problems: tuple[Diagnostic, ...] = ()
    for language in PSEUDO_LANGUAGES:
        tongue, wrong = load_tongue(dossier, language, issue, audience)
        problems += wrong
        forms = {
            (m.context, m.singular): tuple(
                pseudo(text, language) for text in (m.singular, m.plural) if text
            )
            for m, _ in messages
        }
        catalogue = Catalogue(language, (Layer(language.tag, ENGLISH, forms),))
        wording: Wording = {s.key: Translation(pseudo(s.text, language)) for s in sentences}
        tongues.append(replace(tongue, catalogue=catalogue, wording=wording))
    return tuple(tongues), problems
