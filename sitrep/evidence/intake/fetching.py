"""Fetches one page from the web, and nothing else from anywhere.

Only http and https are spoken, certificates are verified, and redirects, size and time are
bounded. A page on the open web that redirects into a private network is not followed there: it
could make the program fetch what only this machine can reach. An address that was itself typed
may lead anywhere, to a server on the same machine too.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import IO, Any, NamedTuple, Protocol
from urllib.parse import quote, urlsplit, urlunsplit

from sitrep.errors import IntakeError, IntakeRefusedError

MAX_BYTES = 5 * 1000 * 1000
"""The largest page or file that is taken in."""
MAX_REDIRECTS = 5
SECONDS = 30.0
"""In which a page must have come, and the longest silence of its server."""

_REDIRECTS = range(300, 400)
_BLOCK = 1 << 16
_AGENT = "Mozilla/5.0 (compatible; sitrep)"  # some servers turn away what calls itself otherwise
_PLAIN = "!$&'()*+,;=:@/~-._%"  # of a path, with what is escaped already
_GZIP = 31  # zlib's number for it


class Fetched(NamedTuple):
    """A page as it came: its bytes, where it was at last, and what the server says it is."""

    content: bytes
    url: str
    media_type: str
    charset: str | None


def fetch(url: str, proxies: Mapping[str, str], *, max_bytes: int = MAX_BYTES) -> Fetched:
    """The page at an address.

    Args:
        url: an http or https address.
        proxies: the address of a proxy by scheme, as the environment names it.
        max_bytes: the most that is read.

    Raises:
        IntakeRefusedError: the address is of another kind, or holds a password.
        IntakeError: it cannot be had.
    """
    address = web_address(url)
    opener = _opener(proxies)
    request = urllib.request.Request(  # noqa: S310 — web_address lets http and https through alone
        address, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity", "Accept": "*/*"}
    )
    deadline = time.monotonic() + SECONDS
    try:
        with opener.open(request, timeout=SECONDS) as response:
            content = _unpacked(_read(response, max_bytes, deadline), response, max_bytes)
            headers = response.headers
            charset = headers.get_content_charset()
            return Fetched(content, response.url, headers.get_content_type(), charset)
    except urllib.error.HTTPError as error:
        with error:
            status = f"{error.code} {_phrase(error.code)}".strip()
        if error.code in _REDIRECTS:
            raise IntakeError("it redirects too often, or to what is no web address") from None
        raise IntakeError(f"the server answers {status}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise IntakeError(f"it cannot be fetched: {_reason(error)}") from None


def web_address(url: str) -> str:
    """An address that can be asked for: other letters are escaped, what follows “#” is left out.

    Raises:
        IntakeRefusedError: it is not http or https, names no host, or holds a password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        host = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    except ValueError:  # UnicodeError is one
        raise IntakeRefusedError("this is no web address") from None
    if parts.scheme not in {"http", "https"}:
        raise IntakeRefusedError("only addresses that begin with https:// or http:// are fetched")
    if not host or not url.isprintable() or " " in url:
        raise IntakeRefusedError("this is no web address")
    if parts.username is not None or parts.password is not None:
        raise IntakeRefusedError("the address holds a password, which would stand in the article")
    name = f"[{host}]" if ":" in host else host
    place = name if port is None else f"{name}:{port}"
    path = quote(parts.path or "/", safe=_PLAIN)
    return urlunsplit((parts.scheme, place, path, quote(parts.query, safe=_PLAIN + "?"), ""))


class Peer(Protocol):
    """A connection that was made."""

    def getpeername(self) -> Any:
        """Whom it was made to."""
        ...

    def close(self) -> None:
        """Ends it."""
        ...


@dataclass
class Way:
    """Where the first connection led: whether to a private network, once it is made."""

    is_private: bool | None = field(default=None)

    def arrive(self, peer: Peer) -> None:
        """Ends the fetch where a page of the open web has led into a private network."""
        is_private = not ipaddress.ip_address(peer.getpeername()[0].partition("%")[0]).is_global
        if self.is_private is None:
            self.is_private = is_private
        if is_private and not self.is_private:
            peer.close()
            raise OSError("it redirects into a private network")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, each to an http or https address; never from https to http."""

    max_redirections = MAX_REDIRECTS
    max_repeats = 2

    def redirect_request(  # noqa: PLR0913, PLR0917 — the signature is urllib's
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        try:
            target = web_address(newurl)
        except IntakeRefusedError:
            raise OSError("it redirects to what is no web address") from None
        if req.type == "https" and not target.startswith("https:"):
            raise OSError("it redirects from https to http")
        return super().redirect_request(req, fp, code, msg, headers, target)


def _opener(proxies: Mapping[str, str]) -> urllib.request.OpenerDirector:
    """Speaks http and https only: the usual opener would read files and FTP as well."""
    way = Way()

    class _Connection(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            way.arrive(self.sock)

    class _Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            way.arrive(self.sock)

    class _Http(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(_Connection, req)

    class _Https(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(_Secure, req, context=ssl.create_default_context())

    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(dict(proxies)),
        _Http(),
        _Https(),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _read(response: Any, max_bytes: int, deadline: float) -> bytes:
    content = bytearray()
    while block := response.read1(_BLOCK):
        content += block
        if len(content) > max_bytes:
            raise IntakeError(too_large(max_bytes))
        if time.monotonic() > deadline:
            raise OSError(f"it did not come within {SECONDS:.0f} seconds")
    return bytes(content)


def _unpacked(content: bytes, response: Any, max_bytes: int) -> bytes:
    """Servers were asked not to compress, and some do."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in {"", "identity"}:
        return content
    if coding not in {"gzip", "x-gzip"}:
        raise OSError("it is compressed in a way that was not asked for")
    unpacker = zlib.decompressobj(_GZIP)
    try:
        plain = unpacker.decompress(content, max_bytes + 1)
    except zlib.error:
        raise OSError("what was compressed cannot be unpacked") from None
    if len(plain) > max_bytes:
        raise IntakeError(too_large(max_bytes))
    return plain


def too_large(max_bytes: int) -> str:
    """What to say of a page or file above a limit."""
    return f"it is larger than {max_bytes / 1_000_000:.0f} MB"


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return ""


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (ssl.SSLError, "no secure connection could be made"),
    (socket.gaierror, "there is no such host, or no network"),
    (TimeoutError, "the server does not answer"),
    (http.client.HTTPException, "the server's answer cannot be understood"),
    (ValueError, "the server's answer cannot be understood"),
)


def _reason(error: Exception) -> str:
    """Why, in one line and without what a server may have put there."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted ({cause.verify_message})"
    known = next((words for kind, words in _REASONS if isinstance(cause, kind)), None)
    if known is None and isinstance(cause, OSError) and (cause.strerror or cause.args):
        return str(cause.strerror or cause.args[0])
    return known or "the server does not answer properly"
