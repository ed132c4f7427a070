"""What is fetched, from where, and where a redirect may not lead."""

from __future__ import annotations

import ssl
import subprocess
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from sitrep.errors import IntakeError, IntakeRefusedError
from sitrep.evidence.intake.fetching import Way, fetch, web_address
from tests.site import Server


class Peer:
    """A connection that was made to an address."""

    def __init__(self, address: str) -> None:
        self.is_open = True
        self._address = address

    def getpeername(self) -> tuple[str, int]:
        return self._address, 80

    def close(self) -> None:
        self.is_open = False


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "fe80::1%eth0"]
)
def test_a_page_of_the_open_web_leads_into_no_private_network(inside: str):
    way, first, second = Way(), Peer("93.184.215.14"), Peer(inside)
    way.arrive(first)
    with pytest.raises(OSError, match="private network"):
        way.arrive(second)
    assert (first.is_open, second.is_open) == (True, False)


def test_an_address_inside_may_be_typed_and_lead_out():
    way = Way()
    way.arrive(Peer("127.0.0.1"))
    way.arrive(Peer("93.184.215.14"))
    way.arrive(Peer("10.0.0.7"))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a%20b?q=é#part", "https://example.org/a%20b?q=%C3%A9"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
    ],
)
def test_addresses_as_they_are_asked_for(typed: str, asked: str):
    assert web_address(typed) == asked


@pytest.mark.parametrize("typed", ["https://[", "https://\x00.org/", "https://a\nb.org/", "HTTP:x"])
def test_what_is_no_address(typed: str):
    with pytest.raises(IntakeRefusedError):
        web_address(typed)


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # — it is meant to fail
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            with pytest.raises(IntakeError, match="certificate is not to be trusted"):
                fetch(f"https://127.0.0.1:{server.server_port}/page", {})
        finally:
            server.shutdown()
            thread.join()
