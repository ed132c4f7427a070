"""The fetcher of the PDF renderer: it fetches nothing.

WeasyPrint asks a fetcher for everything that a page names: pictures, style sheets, fonts,
attachments. Its own reads files and the network. This one knows the pictures that stand in the
page as ``data:`` and the page's fonts as ``sitrep-font:NAME``; any other address ends the
render, and is remembered.

Source: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#url-fetchers
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

FONT_SCHEME = "sitrep-font"

_DATA = re.compile(r"data:image/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]*)")
_FONT = re.compile(rf"{FONT_SCHEME}:([A-Za-z0-9._-]+)")

# A picture is what its first bytes say: an SVG that calls itself a PNG would be drawn as SVG.
_SIGNATURES = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
_SHOWN = 200  # characters of a refused address; it may be a file's whole content


class Fetcher(Protocol):
    """What `make_fetcher` returns: a ``url_fetcher`` for WeasyPrint that keeps count.

    ``refused`` are the addresses that were asked for in vain, in order and shortened.
    """

    refused: list[str]

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The content of an address."""
        ...


def make_fetcher(fonts: Mapping[str, bytes]) -> Fetcher:
    """A fetcher that opens no file and no socket.

    Args:
        fonts: the content of each font file, by the name that follows ``sitrep-font:``.

    Returns:
        A fetcher for ``HTML``, ``CSS`` and ``write_pdf`` alike. What it refuses raises
        ``weasyprint.urls.FatalURLFetchingError``, a BaseException, and so ends the render.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 — it is heavy

    class _Fetcher(URLFetcher):  # type: ignore[misc]  # — WeasyPrint ships no types
        def __init__(self) -> None:
            # Should `fetch` ever let something through to WeasyPrint, it is refused there.
            super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
            self.refused: list[str] = []

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            del headers  # of a request that is never made
            found = _content(url, fonts)
            if found is None:
                self.refused.append(url[:_SHOWN])
                raise ValueError("a report loads nothing from elsewhere")
            content, media_type = found
            return URLFetcherResponse(url, content, {"Content-Type": media_type})

    return _Fetcher()


def _content(url: str, fonts: Mapping[str, bytes]) -> tuple[bytes, str] | None:
    """Content and media type of an address, if it stands for something that is already here."""
    if font := _FONT.fullmatch(url):
        content = fonts.get(font[1])
        return None if content is None else (content, "font/ttf")
    if picture := _DATA.fullmatch(url):
        try:
            content = base64.b64decode(picture[2], validate=False)
        except binascii.Error:
            return None
        if _SIGNATURES[picture[1]].match(content):
            return content, f"image/{picture[1]}"
    return None
