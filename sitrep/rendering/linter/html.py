"""What elements, attributes and addresses may say, in templates and in finished pages alike.

In a template an expression inside a value is taken on trust where a text may stand; the audit
of the finished page (audit.py) applies the same rules with every value known.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from sitrep.rendering.linter.css import check_css
from sitrep.rendering.linter.html_tokens import Attribute, Problem, RawText, Tag
from sitrep.rendering.linter.lines import Lines
from sitrep.rendering.linter.vocabulary import (
    ELEMENTS,
    INSTEAD,
    LINK_TYPES,
    LITERAL_ATTRIBUTES,
    PICTURE,
    SVG_ELEMENTS,
    is_allowed,
)

_LINK = re.compile(r"https?://[^\s/\\]|mailto:|tel:|#")
_PICTURE = re.compile(PICTURE)
_SCRIPT = re.compile(r"(?:javascript|vbscript|livescript|data):")
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_HOLE = "\ue000"  # stands for an expression's output where CSS is read; CSS takes it for a letter


def check_tag(tag: Tag) -> Iterator[Problem]:
    """What is wrong with a tag and its attributes.

    Diagnostics: T714 and T720 to T730, T740 to T743 for the CSS of a style attribute.
    """
    if tag.is_end:
        return
    if tag.name == "script":
        yield Problem(tag.offset, "T720", "<script>", "a report needs none")
        return
    if tag.name not in ELEMENTS:
        hint = INSTEAD.get(tag.name, "write it with the elements of a plain document")
        yield Problem(tag.offset, "T724", f"<{tag.name}>", hint)
        return
    for attribute in tag.attributes:
        if attribute.name in LITERAL_ATTRIBUTES and attribute.text is None:
            yield Problem(
                attribute.offset,
                "T714",
                f"the value of {attribute.name} must not be computed",
                "write it out",
            )
        else:
            yield from _check_attribute(tag, attribute)


def check_raw(raw: RawText) -> Iterator[Problem]:
    """What is wrong with the inside of a <style>, where no Jinja tag stands in it."""
    if raw.name != "style":
        return
    start = raw.pieces[0].offset if raw.pieces else raw.offset
    lines = Lines(raw.text)
    for problem in check_css(raw.text):
        offset = start + lines.offset(problem.line, problem.column)
        yield Problem(offset, problem.code, problem.message, problem.hint)


def _check_attribute(tag: Tag, attribute: Attribute) -> Iterator[Problem]:
    name, offset = attribute.name, attribute.offset
    if name.startswith("on"):
        yield Problem(offset, "T721", f"{name} runs a script", "remove it")
    elif check := _ADDRESSES.get((tag.name, name)):
        yield from check(attribute)
    elif not is_allowed(tag.name, name):
        yield Problem(
            offset,
            "T725",
            f"{name} on <{tag.name}>",
            _ATTRIBUTE_HINTS.get(name, "what a report needs is in class, id, lang, dir, data-…"),
        )
    elif name == "style" or (tag.name in SVG_ELEMENTS and _may_load(attribute)):
        yield from _check_declarations(attribute)


_ATTRIBUTE_HINTS = {
    "href": "only <a> leads somewhere",
    "xlink:href": "an SVG refers to nothing",
    "src": "only <img> shows a picture",
    "srcset": "one picture in src serves all screens",
    "background": "the style sheet colours backgrounds",
    "target": "the reader chooses where a link opens",
    "download": "a report attaches nothing",
    "align": "the style sheet aligns",
    "border": "the style sheet draws borders",
    "width": "the style sheet sets widths",
    "height": "the style sheet sets heights",
}


def _may_load(attribute: Attribute) -> bool:
    return any(
        piece.text and ("(" in piece.text or "\\" in piece.text or "&" in piece.text)
        for piece in attribute.pieces
    )


def _check_declarations(attribute: Attribute) -> Iterator[Problem]:
    if attribute.branched:
        yield Problem(
            attribute.offset,
            "T714",
            f"an if or for inside {attribute.name}",
            "put the whole attribute into the branch, or give the element a class",
        )
        return
    css = "".join(
        _HOLE if piece.text is None else html.unescape(piece.text) for piece in attribute.pieces
    )
    for problem in check_css(css):
        message = problem.message.replace(_HOLE, "{{ … }}")
        yield Problem(attribute.offset, problem.code, message, problem.hint)


def _check_link(attribute: Attribute) -> Iterator[Problem]:
    yield from _check_address(
        attribute,
        _LINK,
        "links begin with https://, http://, mailto:, tel: or #, or are a value of the view",
    )


def _check_picture(attribute: Attribute) -> Iterator[Problem]:
    problems = list(_check_address(attribute, _PICTURE, _PICTURE_HINT))
    if not problems and attribute.text is not None and not _PICTURE.fullmatch(attribute.text):
        problems = [Problem(attribute.offset, "", "this is no picture", _PICTURE_HINT)]
    yield from (problem._replace(code="T729") for problem in problems)


_PICTURE_HINT = "a picture is data:image/png;base64,… (or jpeg, gif, webp) or a value of the view"


def _check_address(attribute: Attribute, allowed: re.Pattern[str], hint: str) -> Iterator[Problem]:
    if attribute.branched:
        yield Problem(
            attribute.offset,
            "T714",
            f"an if or for inside {attribute.name}",
            "put the whole attribute into the branch",
        )
        return
    first = attribute.pieces[0].text if attribute.pieces else ""
    # The beginning is compared as it is written: no entity, capital or space can disguise it.
    if first is None or allowed.match(first):
        return
    meant = _UNSEEN.sub("", html.unescape(first)).lower()
    if _SCRIPT.match(meant):
        yield Problem(attribute.offset, "T722", "the address runs a script or holds a page", hint)
    elif _REMOTE.match(meant):
        yield Problem(attribute.offset, "T723", f"{attribute.name} loads from elsewhere", hint)
    else:
        yield Problem(attribute.offset, "T723", f"{attribute.name} leads to a file", hint)


def _check_rel(attribute: Attribute) -> Iterator[Problem]:
    if others := set((attribute.text or "").lower().split()) - LINK_TYPES:
        yield Problem(
            attribute.offset,
            "T730",
            f'rel="{min(others)}"',
            "a link may be noopener, noreferrer, nofollow, external, author or license",
        )


def _check_header(attribute: Attribute) -> Iterator[Problem]:
    if (attribute.text or "").lower() != "content-security-policy":
        yield Problem(
            attribute.offset,
            "T727",
            f'http-equiv="{attribute.text}"',
            "only Content-Security-Policy may stand here",
        )


def _check_charset(attribute: Attribute) -> Iterator[Problem]:
    if (attribute.text or "").lower() != "utf-8":
        yield Problem(attribute.offset, "T728", "the page is UTF-8", 'write <meta charset="utf-8">')


_ADDRESSES: dict[tuple[str, str], Callable[[Attribute], Iterator[Problem]]] = {
    ("a", "href"): _check_link,
    ("a", "rel"): _check_rel,
    ("img", "src"): _check_picture,
    ("meta", "http-equiv"): _check_header,
    ("meta", "charset"): _check_charset,
}
