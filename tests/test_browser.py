"""The tools that judge pages, judged: each must see what is wrong, and nothing in what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import Browser, open_page, run_axe, screenshot
from tests.validity import html_errors

GOOD = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>تقرير</title>
<meta name="viewport" content="width=device-width">
<style>
  :root { color-scheme: light dark; background: #fff; color: #111; }
  @media (prefers-color-scheme: dark) { :root { background: #111; color: #eee; } }
</style></head>
<body><main><h1>درنة</h1><p>نص</p></main></body></html>
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    page = tmp_path / "good.html"
    page.write_text(GOOD, encoding="utf-8")
    return page


def changed(page: Path, old: str, new: str) -> Path:
    bad = page.with_name("bad.html")
    text = page.read_text(encoding="utf-8")
    assert old in text
    bad.write_text(text.replace(old, new), encoding="utf-8")
    return bad


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_good_page_is_found_good(browser: Browser, good: Path, dark: bool, width: int) -> None:
    with open_page(browser, good, width=width, dark=dark) as page:
        assert run_axe(page, "violations", "incomplete") == ()
        assert page.overflow == 0
        assert page.requests == (good.as_uri(),)
        colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert colour == ("rgb(17, 17, 17)" if dark else "rgb(255, 255, 255)")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<main>", "<div>", "region"),
        ('lang="ar"', "", "html-has-lang"),
        ("color: #111", "color: #ddd", "color-contrast"),
        ("<p>نص</p>", 2 * '<button style="all: unset">x</button>', "target-size"),
    ],
)
def test_axe_finds(browser: Browser, good: Path, old: str, new: str, rule: str) -> None:
    with open_page(browser, changed(good, old, new)) as page:
        assert rule in {found.split(":")[0] for found in run_axe(page)}


def test_a_page_that_is_too_wide_is_seen(browser: Browser, good: Path) -> None:
    wide = changed(good, "<p>", '<p style="width: 500px">')
    with open_page(browser, wide, width=360) as page:
        assert page.overflow > 100


def test_a_request_is_seen(browser: Browser, good: Path) -> None:
    asking = changed(good, "<p>", '<img src="other.png" alt=""><p>')
    with open_page(browser, asking) as page:
        assert page.requests[1:] == (good.with_name("other.png").as_uri(),)


def test_a_picture_shows_the_whole_page(browser: Browser, good: Path, tmp_path: Path) -> None:
    tall = changed(good, "<p>", '<p style="height: 3000px">')
    with open_page(browser, tall, width=360) as page:
        png = screenshot(page, tmp_path / "tall.png").read_bytes()
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert width == 360
    assert height > 3000


def test_valid_html_has_no_errors_and_invalid_html_has(good: Path) -> None:
    bad = changed(good, "<p>نص</p>", '<p><div></p><img src="x">')
    found = html_errors(good, bad)
    assert {line.split(":")[0] for line in found} == {"bad.html"}
    assert any("alt" in line for line in found)
