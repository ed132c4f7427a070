"""A finished message read again, as a mail program reads it, and held to its letter (P13)."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.parser import BytesHeaderParser
from email.policy import default
from urllib.parse import quote

from sitrep.delivery.headers import read_mailbox
from sitrep.delivery.letter import Letter
from sitrep.errors import DeliveryError
from sitrep.operation.model import split_mailbox


def refuse_altered(whole: bytes, letter: Letter) -> None:
    """Compares a composed message with what it was made from.

    Args:
        whole: the message for nobody in particular.
        letter: what it was made from.

    Raises:
        DeliveryError: naming what reads otherwise.
    """
    read, raw = message_from_bytes(whole, policy=default), BytesHeaderParser().parsebytes(whole)
    altered = [what for what, is_same in _compared(read, raw, letter) if not is_same]
    if altered:
        raise DeliveryError(f"the message of {letter.name} reads otherwise: {', '.join(altered)}")


def _compared(read: EmailMessage, raw: Message, letter: Letter) -> Iterator[tuple[str, bool]]:
    """What is compared, and whether it is the same."""
    mail, leave = letter.mail, letter.mail.unsubscribe
    yield "Subject", read["Subject"] == letter.subject
    yield "From", read_mailbox(raw["From"]) == split_mailbox(mail.from_)
    yield "Reply-To", read["Reply-To"] == mail.reply_to
    yield "To", read["To"] == "undisclosed-recipients:;"
    yield "Date", read["Date"].datetime.date() == letter.day
    yield "Content-Language", read["Content-Language"] == letter.language
    yield "List-Id", read["List-Id"] == (f"<{mail.list_id}>" if mail.list_id else None)
    both = (
        f"<{leave.https}>, <mailto:{quote(leave.mailto, safe='@+')}?subject=unsubscribe>"
        if leave
        else None
    )
    yield "List-Unsubscribe", read["List-Unsubscribe"] == both
    yield "defects", not any(part.defects for part in read.walk())
    parts = [part for part in read.walk() if not part.is_multipart()]
    kinds = [part.get_content_type() for part in parts]
    wanted = ["text/plain", "text/html", *(["image/png"] if letter.picture else [])]
    wanted += ["application/pdf"] if letter.attached else []
    yield "parts", kinds == wanted
    contents = {part.get_content_type(): part.get_content() for part in parts}
    yield "picture", contents.get("image/png", b"") == letter.picture
    attached = letter.attached[1] if letter.attached else None
    yield "report", contents.get("application/pdf") == attached
