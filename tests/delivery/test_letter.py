"""The message: what stands in it, that nothing can come into it, and that it is always the same."""

from __future__ import annotations

import datetime
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import default
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.delivery.headers import read_mailbox
from sitrep.delivery.letter import Letter, Recipient, compose, prepare
from sitrep.delivery.proof import refuse_altered
from sitrep.errors import DeliveryError
from sitrep.operation.model import Mail
from sitrep.rendering.digest import slots

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400
HTML = (
    f'<!DOCTYPE html><html lang="fr"><p>Plus de 2 000 personnes</p><img src="{slots.PICTURE}">'
    f'<p>{slots.SENT_TO}</p><a href="{slots.UNSUBSCRIBE}">x</a>\n'
)
TEXT = f"Plus de 2 000 personnes\n\n{slots.SENT_TO}\n\nSe désabonner\n{slots.UNSUBSCRIBE}\n"
MAIL: dict[str, Any] = {
    "from": "Bureau d’information, Derna <desk@example.org>",
    "reply_to": "reply@example.org",
    "list_id": "derna.reports.example.org",
    "unsubscribe": {"https": "https://example.org/leave", "mailto": "leave@example.org"},
}


def letter(**changes: Any) -> Letter:
    """A letter with everything that one can have."""
    whole: dict[str, Any] = {
        "name": "libya-derna-001-fr",
        "subject": "Derna : plus de 2 000 personnes (non vérifié) | Libye, n° 1",
        "language": "fr",
        "day": datetime.date(2018, 6, 5),
        "mail": Mail.model_validate(MAIL),
        "html": HTML,
        "text": TEXT,
        "sent_to": ("À ", "."),
        "sent_to_in_text": ("À ", ".\n\n"),
        "picture": PNG,
        "attached": ("sitrep-libya-derna-001-fr.pdf", PDF),
    }
    return Letter(**{**whole, **changes})


def read(content: bytes) -> EmailMessage:
    """A message as a mail program reads it."""
    return message_from_bytes(content, policy=default)


def body(content: bytes, kind: str) -> str:
    """The text or the page of a message."""
    part = read(content).get_body((kind,))
    assert part is not None
    text: str = part.get_content()
    return text


def test_the_headers_are_those_of_a_list_that_readers_can_leave() -> None:
    message = read(compose(prepare(letter()), None))
    assert dict(message.items()) == {
        "Content-Type": message["Content-Type"],
        "MIME-Version": "1.0",
        "To": "undisclosed-recipients:;",
        "Message-ID": message["Message-ID"],
        "List-Unsubscribe": "<https://example.org/leave>, "
        "<mailto:leave@example.org?subject=unsubscribe>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Date": "Tue, 05 Jun 2018 12:00:00 +0000",
        "From": '"Bureau d’information, Derna" <desk@example.org>',
        "Reply-To": "reply@example.org",
        "Subject": "Derna : plus de 2 000 personnes (non vérifié) | Libye, n° 1",
        "Content-Language": "fr",
        "List-Id": "<derna.reports.example.org>",
        "Auto-Submitted": "auto-generated",
    }
    assert re.fullmatch(r"<libya-derna-001-fr\.[0-9a-f]{32}@example\.org>", message["Message-ID"])


def test_what_the_operation_does_not_say_is_left_out() -> None:
    message = read(compose(prepare(letter(mail=Mail.model_validate({"from": "a@b.org"}))), None))
    assert not {"Reply-To", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"} & {*message}
    assert message["From"] == "a@b.org"


def test_the_parts_stand_where_mail_programs_look_for_them() -> None:
    message = read(compose(prepare(letter()), None))
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
    ]
    picture, report = list(message.walk())[-2:]
    assert picture["Content-ID"][1:-1] in body(message.as_bytes(), "html")
    assert picture.get_content() == PNG
    assert report.get_filename() == "sitrep-libya-derna-001-fr.pdf"
    assert report.get_content() == PDF


@pytest.mark.parametrize(
    ("changes", "outermost"),
    [
        ({"attached": None}, "alternative"),
        ({"attached": None, "picture": b""}, "alternative"),
        ({}, "mixed"),
    ],
)
def test_a_message_has_no_more_parts_than_it_needs(changes: Any, outermost: str) -> None:
    one = letter(**changes)
    content = compose(prepare(one), None)
    assert read(content).get_content_type() == f"multipart/{outermost}"
    refuse_altered(content, one)


def test_each_line_is_short_enough_for_any_server() -> None:
    for line in compose(prepare(letter(html=HTML + "ж" * 9000)), None).split(b"\r\n"):
        assert len(line) <= 200
        assert b"\n" not in line
        assert b"\r" not in line


def test_a_reader_is_named_and_can_leave_by_an_address_of_their_own() -> None:
    reader = Recipient("amina@example.org", "Ämina, K.", "https://example.org/leave?t=1&u=2")
    content = compose(prepare(letter()), reader)
    message = read(content)
    assert message["To"] == '"Ämina, K." <amina@example.org>'
    assert message["List-Unsubscribe"].startswith("<https://example.org/leave?t=1&u=2>, <mailto:")
    text, page = body(content, "plain"), body(content, "html")
    assert "À Ämina, K. <amina@example.org>." in text
    assert "https://example.org/leave?t=1&u=2" in text.splitlines()
    assert "<p>À Ämina, K. &lt;amina@example.org&gt;.</p>" in page
    assert 'href="https://example.org/leave?t=1&amp;u=2"' in page


def test_a_message_to_nobody_in_particular_names_nobody() -> None:
    content = compose(prepare(letter()), None)
    assert "À" not in body(content, "plain")
    assert "À" not in body(content, "html")
    assert not slots.NONCHARACTERS.search(body(content, "plain") + body(content, "html"))


def test_a_name_is_never_markup() -> None:
    content = compose(prepare(letter()), Recipient("a@example.org", "<b>A&lt;</b>"))
    assert "&lt;b&gt;A&amp;lt;&lt;/b&gt;" in body(content, "html")


def test_nobody_sees_another_reader() -> None:
    message = prepare(letter())
    readers = [Recipient(f"reader{n}@example.org", f"Reader {n}") for n in range(20)]
    for number, reader in enumerate(readers):
        content = compose(message, reader)
        seen = {*re.findall(rb"reader\d+@", content + body(content, "html").encode())}
        assert seen == {f"reader{number}@".encode()}


def test_a_retry_is_the_same_message_and_another_reader_gets_another_one() -> None:
    reader, other = Recipient("a@example.org", "A"), Recipient("b@example.org", "A")
    first, again = compose(prepare(letter()), reader), compose(prepare(letter()), reader)
    assert first == again
    ids = {read(compose(prepare(letter()), one))["Message-ID"] for one in (reader, other, None)}
    assert len(ids) == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "x"},
        {"text": TEXT + "x"},
        {"sent_to": ("", "")},
        {"picture": PNG + b"x"},
        {"name": "x"},
    ],
)
def test_whatever_differs_it_is_another_message(changes: dict[str, Any]) -> None:
    ids = {read(compose(prepare(one), None))["Message-ID"] for one in (letter(), letter(**changes))}
    assert len(ids) == 2


CONTROLS = [
    "\r\nBcc: x@example.org",
    "\nX: y",
    "\r",
    "\x00",
    "\x1b[0m",
    "\x7f",
    "\x85",
    "\u2028X: y",
]
CODED = ["=?utf-8?q?=0D=0ABcc:_x?=", "=?UTF-8?B?DQpCY2M6IHg=?=", "=?"]


@pytest.mark.parametrize("attack", [*CONTROLS, *CODED, " ", "\ud800"])
def test_no_reader_can_bring_in_a_header(attack: str) -> None:
    for arguments in (
        {"address": f"a@example.org{attack}"},
        {"address": "a@example.org", "name": f"A{attack}"},
        {"address": "a@example.org", "unsubscribe": f"https://example.org/{attack}\u00e9"},
    ):
        with pytest.raises(ValueError, match=r"address|name"):
            Recipient(**arguments)


@pytest.mark.parametrize("attack", CONTROLS)
def test_no_subject_can_bring_in_a_header(attack: str) -> None:
    with pytest.raises(DeliveryError, match="not fit for a header"):
        prepare(letter(subject=f"News{attack}"))


@pytest.mark.parametrize("code", CODED)
def test_a_subject_that_looks_like_a_code_is_read_as_it_is_written(code: str) -> None:
    plain, coded = letter(subject="News"), letter(subject=f"News {code}")
    content = compose(prepare(coded), None)
    refuse_altered(content, coded)
    assert [*read(content)] == [*read(compose(prepare(plain), None))]


@pytest.mark.parametrize(
    "address", ["a@b", "a b@example.org", "a@example.org,b@example.org", "", "a@é.org"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no e-mail address"):
        Recipient(address)


@pytest.mark.parametrize(
    "name",
    [
        "Office for the Coordination of Humanitarian Affairs, Information Management Unit, Derna",
        "A" * 70 + ", other@example.net",
        'Ann "the desk" O\\Neill (Derna); <x>',
        "Управление по координации гуманитарных вопросов, отдел информации в Дерне",
    ],
)
def test_a_name_of_any_length_is_one_name(name: str) -> None:
    content = compose(prepare(letter()), Recipient("amina@example.org", name))
    assert read_mailbox(BytesHeaderParser().parsebytes(content)["To"]) == (
        name,
        "amina@example.org",
    )


def test_a_sender_of_any_language_is_read_as_it_was_written() -> None:
    desk = "Управление по координации гуманитарных вопросов, отдел информации в Дерне"
    one = letter(mail=Mail.model_validate({"from": f"{desk} <desk@example.org>"}))
    refuse_altered(compose(prepare(one), None), one)


def test_no_line_is_taken_for_the_beginning_of_another_message() -> None:
    content = compose(prepare(letter(text=f"{TEXT}\nFrom here on\n")), None)
    assert b"\nFrom " not in content.partition(b"\r\n\r\n")[2]
    assert "From here on" in body(content, "plain").splitlines()


def test_a_message_that_reads_otherwise_is_refused() -> None:
    one = letter()
    content = compose(prepare(one), None)
    with pytest.raises(DeliveryError, match="Subject"):
        refuse_altered(content.replace(b"Subject: ", b"Subject: Re: "), one)
    with pytest.raises(DeliveryError, match="report"):
        refuse_altered(content, letter(attached=("x.pdf", PDF + b"x")))


WORDS = (
    st.text(
        st.characters(blacklist_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=300
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text) and "=?" not in text)
)


@given(subject=WORDS, name=WORDS)
def test_whatever_the_words_they_come_out_as_they_went_in(subject: str, name: str) -> None:
    one = letter(subject=subject, attached=None)
    message = prepare(one)
    refuse_altered(compose(message, None), one)
    raw = BytesHeaderParser().parsebytes(compose(message, Recipient("a@example.org", name)))
    assert read_mailbox(raw["To"]) == (name, "a@example.org")
