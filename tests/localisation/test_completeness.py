"""The catalogues that the program ships: every message, soundly translated, and no other."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from sitrep.localisation.checks import check_header
from sitrep.localisation.extraction import extract_messages, extract_templates
from sitrep.localisation.figure_words import Described
from sitrep.localisation.locales import Language
from sitrep.localisation.messages import Message
from sitrep.localisation.placeholders import placeholders
from sitrep.localisation.po import PoFile, read_po
from sitrep.resources import templates_folder

SHIPPED = ["ar", "es", "fr", "ru", "zh"]
UPDATE = "run ./run sitrep i18n update, then translate what is empty"


@cache
def messages() -> frozenset[Message]:
    return frozenset(entry.message for entry in extract_messages(templates_folder()))


def path(tag: str) -> Path:
    return templates_folder() / "locale" / tag / "messages.po"


def catalogue(tag: str) -> PoFile:
    po, problems = read_po(path(tag), shown_as=f"templates/locale/{tag}/messages.po")
    assert problems == ()
    assert po is not None
    return po


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_message_of_code_and_templates_is_translated(tag: str):
    entries = {
        Message(e.msgid.value, e.context, e.plural and e.plural.value): e.is_used
        for e in catalogue(tag).entries
    }
    wanted = messages()
    assert {message for message in wanted if not entries.get(message)} == set(), UPDATE
    assert set(entries) - wanted == set(), UPDATE


def test_messages_come_from_tables_code_and_templates():
    found = messages()
    assert Message("more than {number} person", "figure", "more than {number} people") in found
    assert Message("since {start}", "period of days") in found
    assert Message("Highlights", "heading") in found
    assert Message("Skip to the report") in found


def test_a_message_says_what_its_placeholders_show(tmp_path: Path):
    template = tmp_path / "report" / "page.html.j2"
    template.parent.mkdir()
    template.write_text(
        '{# Translators: {page} is a number #}<p>{{ _("Page {page}", page=n) }}</p>'
        '{{ _np("places", "{n} town", "{n} towns", count, n=count) }}',
        encoding="utf-8",
    )
    found = extract_templates(tmp_path)
    assert Described(Message("Page {page}"), "{page} is a number") in found
    assert Described(Message("{n} town", "places", "{n} towns"), "") in found


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_message_with_placeholders_is_flagged_for_msgfmt(tag: str):
    for entry in catalogue(tag).entries:
        if placeholders(entry.msgid.value):
            assert "python-brace-format" in entry.flags, entry.msgid


def test_arabic_plurals_are_cldrs_and_not_babels():
    rule, _ = check_header(catalogue("ar"), Language("ar", ("ar",), "rtl"))
    assert rule is not None
    assert [rule.form(number) for number in (0, 1, 2, 3, 11, 100)] == [0, 1, 2, 3, 4, 5]


FRENCH_SIGNS = re.compile(r"(?<![\u00a0\u202f])[;:!?»](?!\S)|«(?!\u00a0)")


def test_french_signs_stand_off_by_spaces_that_do_not_break():
    for entry in catalogue("fr").entries:
        for text in entry.forms.values():
            assert not FRENCH_SIGNS.search(text.value), text
            assert "'" not in text.value, text


def test_arabic_holds_no_latin_punctuation():
    for entry in catalogue("ar").entries:
        for text in entry.forms.values():
            assert not re.search(r"[,;?%]", text.value), text
