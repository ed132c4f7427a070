"""The digest asks of mail programs only what they have, by the tables of caniemail.com."""

from __future__ import annotations

import email
import email.policy
import re
from pathlib import Path

import pytest

from tests.rendering.digest.mail_programs import Lack, features, unsupported, uses_of

DIGESTS = [
    ("seed_output", "digest-libya-derna-001-en"),
    ("seed_output", "digest-libya-derna-001-fr"),
    ("seed_output", "digest-libya-derna-001-es"),
    ("seed_output", "digest-libya-derna-001-ar"),
    ("seed_output", "digest-libya-derna-001-ru"),
    ("seed_output", "digest-libya-derna-001-zh"),
    ("week_two_output", "digest-libya-derna-002-en"),
    ("week_two_output", "digest-libya-derna-002-fr"),
    ("week_two_output", "digest-libya-derna-002-ar"),
]

# What some program lacks and the digest uses all the same, by its place. What stands in @media may
# be anything: it is passed over as a whole, and the page is complete without it.
EXCEPTED = {
    "div.preheader": {"display:none"},  # where it shows, the first highlight stands there twice
    "doctype": {"HTML5 doctype"},  # a valid page has one; without it lines move by a pixel or so
    "style": {"<style> element"},  # it holds @media alone; the other rules are in the elements
}
# The file needs no other one beside it. The message does not use it: it brings the map along.
IN_A_FILE = {"img": {"Base 64 image format"}}


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> Path:
    """The output that a digest is in."""
    built: Path = request.getfixturevalue(request.param)
    return built


def message_in(file: Path) -> str:
    """The HTML of a message."""
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    part = message.get_body(("html",))
    assert part is not None
    html: str = part.get_content()
    return html


def lacking(html: str) -> dict[str, set[str]]:
    """The features that some program lacks, by the place where they stand."""
    found: dict[str, set[str]] = {}
    for lack in unsupported(html):
        found.setdefault(lack.place, set()).add(lack.feature)
    return found


def lacking_outside_media(html: str) -> dict[str, set[str]]:
    return {place: names for place, names in lacking(html).items() if place != "@media"}


# --- the digest ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("folder", "name"), DIGESTS, indirect=["folder"])
def test_the_digest_that_is_sent_asks_only_for_what_programs_have(folder: Path, name: str) -> None:
    assert lacking_outside_media(message_in(folder / f"{name}.eml")) == EXCEPTED


@pytest.mark.parametrize(("folder", "name"), DIGESTS, indirect=["folder"])
def test_the_file_of_the_digest_adds_the_map_alone(folder: Path, name: str) -> None:
    html = (folder / f"{name}.html").read_text(encoding="utf-8")

    assert lacking_outside_media(html) == EXCEPTED | IN_A_FILE


@pytest.mark.parametrize(("folder", "name"), DIGESTS, indirect=["folder"])
def test_only_one_element_is_hidden(folder: Path, name: str) -> None:
    uses = uses_of(message_in(folder / f"{name}.eml"))

    assert [use.place for use in uses if use.sign == "display:none"] == ["div.preheader"]


# --- the checker itself -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "feature"),
    [
        ("<time datetime='2018-06-05'>5 June</time>", "HTML5 semantics"),
        ("<main><p>Text</p></main>", "HTML5 semantics"),
        ("<body><p>Text</p></body>", "<body> element"),
        ("<svg viewBox='0 0 1 1'></svg>", "Embedded <svg> image"),
        ("<a href='#source-1'>[1]</a>", "Local anchors"),
        ("<a name='source-1'></a>", "Local anchors"),
        ("<a href='https://example.org' target='_blank'>there</a>", "target attribute"),
        ("<input type='checkbox'>", '<input type="checkbox"> element'),
        ("<meta name='color-scheme' content='light dark'>", "color-scheme meta tag"),
        ("<img src='data:image/png;base64,AAAA' alt=''>", "Base 64 image format"),
        ("<img src='a.png' alt='' srcset='b.png 2x'>", "srcset and sizes attributes"),
        ("<p style='border-radius: 4px'>Text</p>", "border-radius"),
        ("<p style='border-top-left-radius: 4px'>Text</p>", "border-radius"),
        ("<p style='POSITION: relative'>Text</p>", "position"),
        ("<p style='top: 0'>Text</p>", "left, right, top, bottom"),
        ("<p style='height: 4px'>Text</p>", "height property"),
        ("<p style='overflow-x: auto'>Text</p>", "overflow"),
        ("<p style='margin-inline-start: 4px'>Text</p>", "margin-inline-start & margin-inline-end"),
        ("<p style='display: flex'>Text</p>", "display:flex"),
        ("<p style='flex-wrap: wrap'>Text</p>", "flex-wrap: wrap"),
        ("<p style='margin: 0 1.5rem'>Text</p>", "rem unit"),
        ("<p style='margin: calc(1px + 2px)'>Text</p>", "CSS calc() function"),
        ("<p style='width: min-content'>Text</p>", "fit-content, min-content, max-content"),
        ("<p style='color: rgba(0, 0, 0, 0.5)'>Text</p>", "rgba()"),
        ("<p style='--ink: black'>Text</p>", "CSS Variables (Custom Properties)"),
        ("<style>a:hover { color: red }</style>", ":hover"),
        ("<style>a::after { color: red }</style>", "::after"),
        ("<style>ul > li { color: red }</style>", "Child combinator"),
        ("<style>.a.b { color: red }</style>", "Chaining selectors"),
        ("<style>p { a { color: red } }</style>", "CSS Nesting"),
        ("<style>p { border-radius: 4px }</style>", "border-radius"),
        ("<style>@font-face { font-family: Boxes }</style>", "@font-face"),
        ("<style>@supports (gap: 0) { p { gap: 0 } }</style>", "gap, column-gap, row-gap"),
        ("<style>@media (hover) { p { margin: 0 } }</style>", "@media (hover), @media (any-hover)"),
    ],
)
def test_what_a_program_lacks_is_found(html: str, feature: str) -> None:
    assert feature in set().union(*lacking(html).values())


@pytest.mark.parametrize(
    "html",
    [
        "<table><tbody><tr><td width='50%' align='right' valign='top'>Text</td></tr></tbody></table>",
        "<p style='background: #ffffff'>Gmail, Apple Mail and Outlook have most of it</p>",
        "<p style='line-height: 20px; max-width: 600px; font: bold 15px Arial'>no height</p>",
        "<p style='border-bottom: 2px solid #1a5a96; margin: 0; padding: 0 4px'>no corners</p>",
        "<a href='https://example.org/#part'>Elsewhere</a>",
        "<a href='mailto:desk@example.org'>Write</a>",
        "<img src='cid:map@example.org' alt='Map' style='display: block; width: 100%'>",
        "display: flex; <!-- <svg> --> &lt;time&gt;",
    ],
)
def test_what_all_have_at_least_in_part_is_fine(html: str) -> None:
    assert list(unsupported(html)) == []


def test_the_programs_are_named() -> None:
    html = '<div class="box round" style="border-radius: 4px; color: red; opacity: 0"></div>'

    assert list(unsupported(html)) == [
        Lack("border-radius", ("outlook.windows",), "div.box.round"),
        Lack("opacity", ("gmail.mobile-webmail", "outlook.windows"), "div.box.round"),
    ]


def test_what_stands_in_media_is_told_from_what_stands_beside_it() -> None:
    found = lacking("<style>.a { top: 0 } @media print { .b { position: fixed } }</style>")

    assert found == {
        "style": {"<style> element", "Class selector", "left, right, top, bottom"},
        "@media": {"@media", "Class selector", "position"},
    }


def test_each_sign_of_a_feature_is_found_in_a_page_that_has_it() -> None:
    signs = [sign for feature in features() for sign in feature.signs]

    missed = [sign for sign in signs if sign not in {use.sign for use in uses_of(page_with(sign))}]

    assert missed == []


SELECTORS = {
    "Adjacent sibling combinator": "a + b",
    "Attribute selector": "[lang=en]",
    "Chaining selectors": ".a.b",
    "Child combinator": "a > b",
    "Class selector": ".a",
    "Descendant combinator": "a b",
    "General sibling combinator": "a ~ b",
    "Grouping selectors": "a, b",
    "ID selector": "#a",
    "Type selector": "a",
    "Universal selector *": "*",
}


def page_with(sign: str) -> str:
    """A page that uses one feature."""
    if sign in SELECTORS:
        return f"<style>{SELECTORS[sign]} {{}}</style>"
    in_a_page = [
        (r"data:;base64", "<img src='data:image/gif;base64,AAAA'>"),
        (r"<.*>", sign),
        (r"\[(.*)\]", r"<p \1>"),
        (r":(.*)", r"<style>a:\1 {}</style>"),
        (r"@.*", rf"<style>{sign} {{}}</style>"),
        (r"a \{ b \{\} \}|/\*", rf"<style>{sign} {{}} */</style>"),
        (r"--:", "<p style='--a: 0'>"),
        (r"(.*):", r"<p style='\1: 0'>"),
        (r"(.+:.+)", r"<p style='\1'>"),
        (r"(.*)\(\)", r"<p style='width: \1(0)'>"),
        (r"!important|1?[\w-]+", rf"<p style='width: 0 {sign}'>"),
    ]
    return next(
        re.sub(pattern, page, sign) for pattern, page in in_a_page if re.fullmatch(pattern, sign)
    )
