"""Brings templates/locale/*/messages.po up to date with the messages of code and templates.

    .venv/bin/python .dev/catalogues.py

Translations are kept, new messages added empty, and those no longer used dropped. It says how
many are translated; run again, it changes nothing. Exit code 1: something is missing.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from sitrep.localisation.extraction import extract_messages
from sitrep.resources import templates_folder

# The rules of CLDR; Babel's own for Arabic swaps the last two forms.
PLURALS = {
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
        ": n%100>=11 ? 4 : 5);"
    ),
    "fr": "nplurals=2; plural=(n > 1);",
}
# Catalogues tell no time of their own, so that the same messages give the same bytes.
DAY = "2026-11-23 00:00+0000"


def update(path: Path, tag: str, messages: Catalog) -> int:
    """Rewrites one catalogue; the number of its messages without a translation."""
    known = {}
    if path.is_file():
        with path.open("rb") as source:
            known = {(m.context, m.id): m.string for m in read_po(source, locale=tag) if m.id}
    merged = Catalog(locale=tag, charset="utf-8")
    missing = 0
    for message in messages:
        if message.id:
            empty = "" if isinstance(message.id, str) else ("",) * merged.num_plurals
            string = known.get((message.context, message.id)) or empty
            missing += not string if isinstance(string, str) else "" in string
            merged.add(
                message.id,
                string,
                context=message.context,
                auto_comments=message.auto_comments,
                flags=message.flags,
            )
    written = BytesIO()
    write_po(written, merged, width=100, omit_header=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"{header(tag)}\n{written.getvalue().decode()}".rstrip("\n")
    path.write_text(text + "\n", encoding="utf-8")
    return missing


def header(tag: str) -> str:
    """The header of a catalogue, with every field that msgfmt asks for."""
    fields = {
        "Project-Id-Version": "sitrep",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": DAY,
        "PO-Revision-Date": DAY,
        "Last-Translator": "The sitrep authors",
        "Language-Team": tag,
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[tag],
    }
    lines = (f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return 'msgid ""\nmsgstr ""\n' + "".join(lines)


def main() -> int:
    """Updates every catalogue that the program ships."""
    folder = templates_folder()
    messages = extract_messages(folder)
    total = sum(1 for message in messages if message.id)
    left = 0
    for tag in PLURALS:
        missing = update(folder / "locale" / tag / "messages.po", tag, messages)
        sys.stdout.write(f"{tag}: {total - missing} of {total} messages translated\n")
        left += missing
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main())
