"""The fetcher of the PDF renderer gives what is already there, and nothing else."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError

from sitrep.rendering.fetcher import make_fetcher

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
FONTS = {"Sitrep.ttf": b"\0\1\0\0font"}


def data(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"


@pytest.mark.parametrize(
    ("url", "content", "media_type"),
    [
        ("sitrep-font:Sitrep.ttf", FONTS["Sitrep.ttf"], "font/ttf"),
        (data("image/png", PNG), PNG, "image/png"),
        (data("image/jpeg", b"\xff\xd8\xff\xe0"), b"\xff\xd8\xff\xe0", "image/jpeg"),
        (data("image/gif", b"GIF89a"), b"GIF89a", "image/gif"),
        (data("image/webp", b"RIFF\n\0\n\nWEBP"), b"RIFF\n\0\n\nWEBP", "image/webp"),
    ],
)
def test_shipped_fonts_and_pictures_in_the_page_are_given(
    url: str, content: bytes, media_type: str
) -> None:
    fetcher = make_fetcher(FONTS)
    response = fetcher.fetch(url)
    assert response.read() == content
    assert response.content_type == media_type
    assert fetcher.refused == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "/etc/passwd",
        "http://127.0.0.1/",
        "https://127.0.0.1/",
        "ftp://127.0.0.1/",
        "//127.0.0.1/",
        "",
        "x",
        "sitrep-font:Other.ttf",
        "sitrep-font:../Sitrep.ttf",
        "sitrep-font:/etc/passwd",
        "sitrep-font:Sitrep.ttf?x",
        "SITREP-FONT:Sitrep.ttf",
        "data:,x",
        "data:text/css,p{}",
        "data:text/html;base64,AAAA",
        "data:image/png,x",
        "data:image/png;base64,A",
        data("image/svg+xml", SVG),
        data("image/png", SVG),
        data("image/gif", PNG),
        data("font/ttf", b"x"),
    ],
)
def test_anything_else_is_refused_and_remembered(url: str) -> None:
    fetcher = make_fetcher(FONTS)
    with pytest.raises(ValueError, match="loads nothing from elsewhere"):
        fetcher.fetch(url)
    assert fetcher.refused == [url[:200]]


def test_weasyprint_draws_a_picture_of_the_page() -> None:
    fetcher = make_fetcher({})
    page = f'<img alt="" src="{data("image/png", PNG)}">'
    assert b"/Subtype /Image" in HTML(string=page, url_fetcher=fetcher).write_pdf(
        uncompressed_pdf=True
    )


def test_weasyprint_stops_at_what_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(PNG)
    fetcher = make_fetcher({})
    with pytest.raises(FatalURLFetchingError):
        HTML(string=f'<img src="{secret.as_uri()}">', url_fetcher=fetcher).write_pdf()
    assert fetcher.refused == [secret.as_uri()]


def test_a_style_sheet_on_its_own_uses_it_too(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p {}")
    fetcher = make_fetcher({})
    with pytest.raises(FatalURLFetchingError):
        CSS(string=f"@import url({secret.as_uri()});", url_fetcher=fetcher)
    assert fetcher.refused == [secret.as_uri()]


def test_weasyprints_own_machinery_is_closed_as_well() -> None:
    # Its opener serves redirects and compressed answers; it must not reach a file by any of them.
    fetcher = make_fetcher({})
    with pytest.raises(ValueError, match="loads nothing"):
        fetcher.open("file:///etc/passwd")  # type: ignore[attr-defined]  # — WeasyPrint's, untyped
