"""The digest as an e-mail: prepared once for a language, then composed for each recipient.

Everything that a recipient has in common with all others (pages, picture, report, most headers)
is encoded once; composing a message fills its slots and joins the pieces. Nothing in it is random
and nothing asks the time: the same letter and recipient give the same bytes.

Source: RFC 5322 and 2047 (headers), 2045 to 2047 and 2387 (MIME), 2919 and 2369 (lists), 8058
(one-click unsubscribing), 3834 (Auto-Submitted).
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from email.generator import BytesGenerator
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import format_datetime
from html import escape
from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote

from sitrep.delivery.headers import ENCODINGS, is_fit, mailbox, read_mailbox, words
from sitrep.errors import DeliveryError
from sitrep.operation.model import EMAIL, SECURE_ADDRESS, Mail, split_mailbox
from sitrep.rendering.digest import slots

_NOON = datetime.time(12, tzinfo=datetime.UTC)  # the day that it is in most of the world
_NOBODY = "undisclosed-recipients:;"
_SMTP = compat32.clone(linesep="\r\n", max_line_length=None)


@dataclass(frozen=True)
class Letter:
    """The message of one language: its texts with their slots empty, and what goes with them.

    ``name`` tells the letters of an operation apart, ``day`` is the issue's; ``picture`` is a PNG,
    empty where there is none, and ``attached`` the name and content of a PDF; ``sent_to`` is what
    stands before and after a recipient, and ``sent_to_in_text`` the same with marks of direction.
    """

    name: str
    subject: str
    language: str
    day: datetime.date
    mail: Mail
    html: str
    text: str
    sent_to: tuple[str, str]
    sent_to_in_text: tuple[str, str]
    picture: bytes = b""
    attached: tuple[str, bytes] | None = None


@dataclass(frozen=True)
class Recipient:
    """Who gets a message; ``unsubscribe`` is an address on the web for this reader alone.

    Raises:
        ValueError: something in it cannot stand in a header.
    """

    address: str
    name: str = ""
    unsubscribe: str | None = None

    def __post_init__(self) -> None:
        if not EMAIL.fullmatch(self.address):
            raise ValueError(f"{self.address!a} is no e-mail address")
        if not is_fit(self.name) or "=?" in self.name or self.name != self.name.strip():
            raise ValueError(
                "a name holds a control character or “=?”, or begins or ends with a space"
            )
        if self.unsubscribe is not None and not SECURE_ADDRESS.fullmatch(self.unsubscribe):
            raise ValueError("an address to unsubscribe begins with https://, in plain letters")


class Message(NamedTuple):
    """A letter, encoded as far as all recipients share it; picklable.

    ``pieces`` are the bytes around the places of ``_PLACES``, in their order; ``encodings`` say
    how the text and the page are encoded, ``headers`` which headers there are.
    """

    letter: Letter
    digest: str
    pieces: tuple[bytes, ...]
    encodings: tuple[str, str]
    headers: tuple[str, ...]


_PLACES = ("to", "message-id", "unsubscribe", "text", "html")


def prepare(letter: Letter) -> Message:
    """Encodes what all recipients of a letter share.

    Raises:
        DeliveryError: something that a header would hold is not fit for one.
    """
    digest = _digest(letter)
    if not is_fit(letter.subject):
        raise DeliveryError(f"the subject of {letter.name} is not fit for a header")
    general = _bodies(letter, None, digest)
    encodings = tuple(min(ENCODINGS, key=lambda kind: len(ENCODINGS[kind](t))) for t in general)
    root = _tree(letter, digest, (encodings[0], encodings[1]))
    for name, value in _headers(letter, digest):
        root[name] = value
    for part in list(root.walk())[1:]:
        del part["MIME-Version"]  # of the whole message alone
    whole = BytesIO()
    BytesGenerator(whole, mangle_from_=False, policy=_SMTP).flatten(root)
    pieces = [whole.getvalue()]
    for place in _places(letter):
        before, found, after = pieces.pop().partition(_slot(digest, place).encode())
        if not found:
            raise DeliveryError(f"the message of {letter.name} has no place for its {place}")
        pieces += [before, after]
    headers = tuple(sorted(root.keys()))
    return Message(letter, digest, tuple(pieces), (encodings[0], encodings[1]), headers)


def _places(letter: Letter) -> tuple[str, ...]:
    leaves = letter.mail.unsubscribe is not None
    return tuple(place for place in _PLACES if leaves or place != "unsubscribe")


def compose(message: Message, recipient: Recipient | None) -> bytes:
    """The message as it is sent, for one recipient; for nobody in particular as it is stored.

    Its headers are read again: they are the letter's own, each once, and none has come in, nor
    anybody but the recipient (P13, P11).

    Raises:
        DeliveryError: they are not.
    """
    letter, digest = message.letter, message.digest
    text, html = _bodies(letter, recipient, digest)
    fills = {
        "to": _to(recipient),
        "message-id": _message_id(letter, digest, recipient),
        "unsubscribe": _unsubscribe(letter, recipient),
        "text": ENCODINGS[message.encodings[0]](text),
        "html": ENCODINGS[message.encodings[1]](html),
    }
    joined = [message.pieces[0]]
    for place, piece in zip(_places(letter), message.pieces[1:], strict=True):
        joined += [fills[place], piece]
    whole = b"".join(joined)
    found = BytesHeaderParser().parsebytes(whole[: whole.find(b"\r\n\r\n") + 4])
    is_own = tuple(sorted(found.keys())) == message.headers
    if recipient is not None:
        is_own = is_own and read_mailbox(found["To"]) == (recipient.name, recipient.address)
    if not is_own:
        raise DeliveryError(f"the message of {letter.name} would have other headers than its own")
    return whole


def _bodies(letter: Letter, recipient: Recipient | None, digest: str) -> tuple[str, str]:
    """The plain text and the page, filled."""
    leave = letter.mail.unsubscribe
    own = recipient.unsubscribe if recipient else None
    address = own or (leave.https if leave else "")
    text_to, html_to = "", ""
    if recipient is not None:
        name, mail = recipient.name, recipient.address
        shown = slots.NONCHARACTERS.sub("\ufffd", f"{name} <{mail}>" if name else mail)
        text_to = shown.join(letter.sent_to_in_text)
        html_to = escape(shown.join(letter.sent_to))
    text = slots.fill(letter.text, sent_to=text_to, unsubscribe=address)
    html = slots.fill(
        letter.html,
        sent_to=html_to,
        unsubscribe=escape(address),
        picture=f"cid:{_picture_id(letter, digest)}",
    )
    return text, html


def _tree(letter: Letter, digest: str, encodings: tuple[str, str]) -> MIMEBase:
    """The parts of the message, the texts in their places still to come."""
    numbers = iter(range(9))

    def together(kind: str, *parts: MIMEBase, **parameters: str) -> MIMEMultipart:
        boundary = f"=_{digest[:40]}_{next(numbers)}"
        return MIMEMultipart(kind, boundary, list(parts), policy=_SMTP, **parameters)

    text, html = (
        _text_part(kind, encoding, _slot(digest, place))
        for kind, encoding, place in zip(
            ("plain", "html"), encodings, ("text", "html"), strict=True
        )
    )
    page: MIMEBase = html
    if letter.picture:
        picture = MIMEImage(letter.picture, "png", policy=_SMTP, name="map.png")
        picture["Content-ID"] = f"<{_picture_id(letter, digest)}>"
        picture["Content-Disposition"] = 'inline; filename="map.png"'
        page = together("related", html, picture, type="text/html")
    both = together("alternative", text, page)
    if letter.attached is None:
        return both
    name, content = letter.attached
    report = MIMEApplication(content, "pdf", policy=_SMTP, name=name)
    report["Content-Disposition"] = f'attachment; filename="{name}"'
    return together("mixed", both, report)


def _text_part(kind: str, encoding: str, slot: str) -> MIMENonMultipart:
    part = MIMENonMultipart("text", kind, policy=_SMTP, charset="utf-8")
    part["Content-Transfer-Encoding"] = encoding
    part.set_payload(slot)
    return part


def _headers(letter: Letter, digest: str) -> list[tuple[str, str]]:
    mail = letter.mail
    found = [
        ("Date", format_datetime(datetime.datetime.combine(letter.day, _NOON))),
        ("Message-ID", _slot(digest, "message-id")),
        ("From", mailbox("From", *split_mailbox(mail.from_))),
        *([("Reply-To", mail.reply_to)] if mail.reply_to else []),
        ("To", _slot(digest, "to")),
        ("Subject", words("Subject", letter.subject)),
        ("Content-Language", letter.language),
        *([("List-Id", f"<{mail.list_id}>")] if mail.list_id else []),
    ]
    if mail.unsubscribe:
        found += [
            ("List-Unsubscribe", _slot(digest, "unsubscribe")),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ]
    order = {"To": 0, "Message-ID": 1, "List-Unsubscribe": 2}
    found.sort(key=lambda header: order.get(header[0], 3))
    return [*found, ("Auto-Submitted", "auto-generated")]


def _to(recipient: Recipient | None) -> bytes:
    if recipient is None:
        return _NOBODY.encode("ascii")
    return mailbox("To", recipient.name, recipient.address).encode("ascii")


def _unsubscribe(letter: Letter, recipient: Recipient | None) -> bytes:
    leave = letter.mail.unsubscribe
    if leave is None:
        return b""
    mailto = quote(leave.mailto, safe="@+")
    web = recipient.unsubscribe if recipient and recipient.unsubscribe else leave.https
    return f"<{web}>,\r\n <mailto:{mailto}?subject=unsubscribe>".encode("ascii")


def _message_id(letter: Letter, digest: str, recipient: Recipient | None) -> bytes:
    """The same for every try: of the letter's content and whom it goes to, and nothing else."""
    seed = f"{digest} {recipient.address if recipient else ''}"
    code = hashlib.sha256(seed.encode()).hexdigest()[:32]
    return f"<{letter.name}.{code}@{_host(letter)}>".encode("ascii")


def _picture_id(letter: Letter, digest: str) -> str:
    return f"map.{digest[:32]}@{_host(letter)}"


def _host(letter: Letter) -> str:
    return split_mailbox(letter.mail.from_)[1].rpartition("@")[2]


def _slot(digest: str, place: str) -> str:
    return f"sitrep-{digest[:32]}-{place}"


def _digest(letter: Letter) -> str:
    """A hash of all that the message is made from."""
    parts = (
        letter.name,
        letter.subject,
        letter.language,
        letter.day.isoformat(),
        letter.mail.model_dump_json(),
        letter.html,
        letter.text,
        *letter.sent_to,
        *letter.sent_to_in_text,
    )
    found = hashlib.sha256()
    for part in (*(part.encode() for part in parts), letter.picture, *_attached(letter)):
        found.update(len(part).to_bytes(8) + part)
    return found.hexdigest()


def _attached(letter: Letter) -> tuple[bytes, ...]:
    return (letter.attached[0].encode(), letter.attached[1]) if letter.attached else ()
