"""What goes into a message as it stands: words and addresses in headers, text in parts.

Source: RFC 5322 (headers), 2045 and 2047 (what is not ASCII).
"""

from __future__ import annotations

import re
from base64 import b64encode
from binascii import b2a_qp
from collections.abc import Callable, Mapping
from email.header import Header, decode_header, make_header
from email.utils import parseaddr, quote

_ATOMS = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LONGEST_WORD = 60  # characters that a line of a header takes without a break
_FROM = re.compile(rb"^From ", re.MULTILINE)
_LINES = re.compile(b".{1,76}")


def is_fit(words: str) -> bool:
    """Whether words can stand in a header: no control character, line end or half a character."""
    return _UNFIT.search(words) is None


def mailbox(header: str, name: str, address: str) -> str:
    """A name and an address as a header has them."""
    if not name:
        return address
    if name.isascii() and "=?" not in name and len(name) <= _LONGEST_WORD:
        phrase = name if _ATOMS.fullmatch(name) else f'"{quote(name)}"'
        return f"{phrase} <{address}>"
    return f"{_encoded(header, name)}\r\n <{address}>"


def read_mailbox(header: str) -> tuple[str, str]:
    """The name and the address of a header that holds one of each.

    Python's newer parser puts spaces between the pieces of a name that was encoded in several,
    where RFC 2047 (6.2) has none: this is the older one.
    """
    name, address = parseaddr(header.replace("\r\n", ""))
    return str(make_header(decode_header(name))), address


def words(header: str, text: str) -> str:
    """Words as a header has them: in lines of 75 characters, encoded where they are not ASCII."""
    # What looks like a code (RFC 2047) is encoded, so that it is read as it is written.
    is_plain = (
        text.isascii()
        and "=?" not in text
        and all(len(word) <= _LONGEST_WORD for word in text.split(" "))
    )
    if not is_plain:
        return _encoded(header, text)
    return Header(text, "us-ascii", 75, header_name=header).encode(linesep="\r\n")


def _encoded(header: str, text: str) -> str:
    return Header(text, "utf-8", 75, header_name=header).encode(linesep="\r\n")


def _base64(text: str) -> bytes:
    return b"\r\n".join(_LINES.findall(b64encode(text.replace("\n", "\r\n").encode())))


def _quoted_printable(text: str) -> bytes:
    # Old mailboxes take a line that begins with "From " for a new message.
    lines = _FROM.sub(b"=46rom ", b2a_qp(text.encode()))
    return lines.replace(b"\n", b"\r\n")


ENCODINGS: Mapping[str, Callable[[str], bytes]] = {
    "quoted-printable": _quoted_printable,
    "base64": _base64,
}
"""How a text can be encoded, by the name that Content-Transfer-Encoding has for it."""
