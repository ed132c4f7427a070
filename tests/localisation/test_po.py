from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.localisation.po import PoFile, parse_po, read_po

HEADER = r"""
msgid ""
msgstr ""
"Language: fr\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"""


def parsed(text: str) -> PoFile:
    po, problems = parse_po(text, "messages.po")
    assert po is not None, problems
    assert problems == ()
    return po


def test_a_message_with_all_that_it_may_have():
    po = parsed(
        HEADER
        + r"""
# a translator's note
#. what the number shows
#: templates/report.html.j2:3
#, fuzzy, python-brace-format
#| msgid "{number} human"
msgctxt "figure"
msgid "{number} person"
msgid_plural "{number} "
"people"
msgstr[0] "{number} \"personne\""
msgstr[1] ""
  "{number} personnes\n"
"""
    )
    (entry,) = po.entries
    assert entry.key == ("figure", "{number} person")
    assert entry.plural is not None
    assert entry.plural.value == "{number} people"
    assert [text.value for text in entry.forms.values()] == [
        '{number} "personne"',
        "{number} personnes\n",
    ]
    assert entry.flags == {"fuzzy", "python-brace-format"}
    assert not entry.is_used
    assert po.header["Language"] == "fr"


def test_each_string_knows_its_place():
    po = parsed('\n\nmsgid "Map"\nmsgstr "Carte"\n')
    (entry,) = po.entries
    assert entry.msgid.at == ("messages.po", 3, 7)
    assert entry.forms[0].at == ("messages.po", 4, 8)


def test_obsolete_messages_are_left_out_and_empty_ones_unused():
    po = parsed('msgid "Map"\nmsgstr ""\n\n#~ msgid "Chart"\n#~ msgstr "Graphique"\n')
    assert [(entry.key, entry.is_used) for entry in po.entries] == [((None, "Map"), False)]


def test_contexts_keep_messages_apart():
    po = parsed('msgctxt "mark"\nmsgid "a"\nmsgstr "1"\nmsgid "a"\nmsgstr "2"\n')
    assert [entry.key for entry in po.entries] == [("mark", "a"), (None, "a")]


def test_line_ends_of_every_system_and_a_byte_order_mark(tmp_path: Path):
    path = tmp_path / "messages.po"
    path.write_bytes(
        b'\xef\xbb\xbfmsgid "Map"\r\nmsgstr "Carte"\r\n\r\nmsgid "a\xe2\x80\xa8b"\rmsgstr "c"'
    )
    po, problems = read_po(path, shown_as="messages.po")
    assert problems == ()
    assert po is not None
    assert [entry.msgid.value for entry in po.entries] == ["Map", "a\u2028b"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("nonsense", "1:1", "no line of a PO file"),
        ('msgid "Map', "1:1", "no line of a PO file"),
        ('msgid "Map"\nmsgstr "Ca"rte"', "2:1", "no line of a PO file"),
        ('msgid Map\nmsgstr ""', "1:1", "no line of a PO file"),
        ('"Map"', "1:1", "belongs to no keyword"),
        ('msgstr "Carte"', "1:1", "msgstr does not belong here"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"', "2:1", "msgid does not belong here"),
        ('msgid "a"\nmsgctxt "b"\nmsgstr "c"', "2:1", "msgctxt does not belong here"),
        ('msgid "a"\nmsgstr[0] "b"', "2:1", "msgstr[0] does not belong here"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"', "3:1", "msgstr does not belong here"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"', "3:1", "msgstr[1] does not belong here"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"', "3:1", "msgstr does not belong here"),
        ('msgid "a"', "1:1", "needs msgid and msgstr"),
        ('msgctxt "a"\n# note\nmsgid "b"\nmsgstr ""', "1:1", "needs msgid and msgstr"),
        ('msgid "a"\n  msgstr "b\\q"', "2:12", "unknown escape \\q"),
    ],
)
def test_a_line_that_is_no_po_is_named(text: str, place: str, message: str):
    po, problems = parse_po(text, "messages.po")
    assert po is None
    assert problems[0].place == f"messages.po:{place}"
    assert problems[0].code == "L603"
    assert message in problems[0].message


def test_a_message_that_stands_twice_counts_once():
    po, problems = parse_po('msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n', "messages.po")
    assert po is not None
    assert [entry.forms[0].value for entry in po.entries] == ["1"]
    assert [str(problem) for problem in problems] == [
        "messages.po:4:7: error L604: the message stands twice: 'a' (see line 1)"
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'msgid "a"\nmsgstr "\xe9"\n', "messages.po:2:1: error L602: is not UTF-8"),
        (b"#" * 4_000_001, "messages.po:1:1: error L602: the file is larger than"),
        (None, "messages.po:1:1: error L602: "),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None, message: str):
    path = tmp_path / "messages.po"
    if content is not None:
        path.write_bytes(content)
    po, problems = read_po(path, shown_as="messages.po")
    assert po is None
    assert str(problems[0]).startswith(message)


@given(st.text('msgidctxtr_plu[01]"\\ \n#,~fuzzy{}é', max_size=120))
def test_no_text_ends_in_a_traceback(text: str):
    po, problems = parse_po(text, "messages.po")
    assert po is not None or problems


@given(st.text(st.characters(categories=["L", "P", "S", "N", "Zs"]), min_size=1))
def test_what_is_written_is_read(text: str):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    po = parsed(f'msgid "{quoted}"\nmsgstr "{quoted}"\n')
    (entry,) = po.entries
    assert (entry.msgid.value, entry.forms[0].value) == (text, text)


def test_gettexts_own_output_is_read(tmp_path: Path):
    """``msgcat`` wraps and escapes as Poedit and Weblate do."""
    source = tmp_path / "in.po"
    long = "One sentence that is long enough to be wrapped over several lines. " * 3
    source.write_text(
        HEADER.replace("Language", 'Content-Type: text/plain; charset=UTF-8\\n"\n"Language')
        + f'\nmsgid "{long}"\nmsgstr "{long}"\n',
        encoding="utf-8",
    )
    wrapped = subprocess.run(
        ["msgcat", "--width=60", str(source)], capture_output=True, check=True, text=True
    ).stdout
    assert wrapped.count("sentence") == 6
    assert parsed(wrapped).entries[0].forms[0].value == long
