"""The header of a new catalogue: above all its plural rule, which must be CLDR's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sitrep.localisation.cldr_plurals import plural_header, plural_rule
from sitrep.localisation.locales import Language


def new_header(title: str, language: Language | None, day: date) -> Mapping[str, str]:
    """The fields of a new catalogue's header, all that msgfmt asks for.

    It tells no time of its own, so that the same sentences give the same bytes.

    Args:
        title: what is translated.
        language: None for a template.
        day: when the sentences were written.
    """
    time = f"{day.isoformat()} 00:00+0000"
    rule = plural_rule(language) if language else None
    tag = language.tag.replace("-", "_") if language else ""
    return {
        "Project-Id-Version": title,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": time,
        "PO-Revision-Date": time,
        "Last-Translator": "unknown",
        "Language-Team": tag or "none",
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_header(rule) if rule else "nplurals=INTEGER; plural=EXPRESSION;",
    }
