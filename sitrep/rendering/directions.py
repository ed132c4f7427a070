"""Directions for WeasyPrint: isolates in the text become elements with a ``dir`` of their own.

WeasyPrint lays out each line alone, so an isolate that wraps is lost on its second line, and the
words there fall into the order of the page. An element with a direction keeps it.
"""

from __future__ import annotations

import re

from sitrep.localisation.bidi import FSI, LRI, PDI, RLI, name_direction

# What is no running text: tags, and elements whose text is none of the page's. Inside a link no
# element may stand: PDF/UA-1 refuses the second annotation that WeasyPrint would make of it.
_APART = re.compile(r"(<(style|title|a)\b.*?</\2>|<[^>]*>)", re.DOTALL)
_ISOLATED = re.compile(f"([{LRI}{RLI}{FSI}])([^{LRI}{RLI}{FSI}{PDI}]*){PDI}")


def with_elements(page: str) -> str:
    """The page with a ``<span dir="…">`` for every isolate in running text."""
    parts = _APART.split(page)
    # text, what stands apart, the name of its element, text, …
    return "".join(
        _spanned(part) if index % 3 == 0 else part
        for index, part in enumerate(parts)
        if index % 3 != 2 and part
    )


def _spanned(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _ISOLATED.sub(_span, text)
    return text


def _span(match: re.Match[str]) -> str:
    mark, words = match[1], match[2]
    own = {LRI: "ltr", RLI: "rtl"}.get(mark) or name_direction(words) or "ltr"
    return f'<span dir="{own}">{words}</span>'
