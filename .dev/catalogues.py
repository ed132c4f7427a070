"""Brings templates/locale/*/messages.po up to date with the messages of code and templates.

    .venv/bin/python .dev/catalogues.py

Translations are kept; new messages are added empty; those no longer used are dropped. Run it
again after translating: it says what is still missing, and changes nothing where all is well.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from sitrep.localisation.extraction import extract_messages
from sitrep.resources import templates_folder

# Catalogues tell no time, so that the same messages give the same bytes.
_DAY = datetime(2026, 11, 23, tzinfo=UTC)

# The rules of CLDR; Babel's own for Arabic swaps the last two forms.
_PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "fr": "nplurals=2; plural=(n > 1);",
}


def update(path: Path, found: Catalog) -> int:
    """Rewrites one catalogue; the number of its messages without translation."""
    old = {}
    if path.is_file():
        with path.open("rb") as source:
            old = {(m.context, _first(m.id)): m for m in read_po(source) if m.id}
    tag = path.parent.name
    stated = _PLURALS[tag]
    forms = int(stated.removeprefix("nplurals=")[0])
    lines = [_header(tag, stated)]
    missing = 0
    catalogue = Catalog(charset="utf-8")
    for message in found:
        if not message.id:
            continue
        known = old.get((message.context, _first(message.id)))
        several = not isinstance(message.id, str)
        empty = ("",) * forms if several else ""
        fits = known is not None and isinstance(known.string, str) != several
        string = known.string if known is not None and fits else empty
        missing += not all(string) if several else not string
        message = message.clone()
        message.string = string
        catalogue[message.id] = message
        catalogue.get(message.id, message.context).string = string
    catalogue._num_plurals = forms
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True)
    text = "\n".join(lines) + "\n" + buffer.getvalue().decode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    return missing


def _first(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def _header(tag: str, plurals: str) -> str:
    day = _DAY.strftime("%Y-%m-%d %H:%M+0000")
    fields = {
        "Project-Id-Version": "sitrep",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": day,
        "PO-Revision-Date": day,
        "Last-Translator": "The sitrep authors",
        "Language-Team": tag,
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plurals,
    }
    quoted = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{quoted}'


if __name__ == "__main__":
    folder = templates_folder()
    messages = extract_messages(folder)
    total = sum(1 for message in messages if message.id)
    left = 0
    for tag in sorted(_PLURALS):
        file = folder / "locale" / tag / "messages.po"
        missing = update(file, messages)
        left += missing
        sys.stdout.write(f"{tag}: {total - missing} of {total} messages\n")
    sys.exit(1 if left else 0)
