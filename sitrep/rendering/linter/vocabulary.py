"""The HTML and SVG that a report may be written in: all else is refused.

A list of what is allowed stays right when browsers learn something new. An element or attribute
that a report needs is one word more here, after a look at what it can load, run or lead to.
"""

from __future__ import annotations

_PAGE = "html head title meta style body header main footer nav section article aside div span"
_TEXT = (
    "h1 h2 h3 h4 h5 h6 p br hr wbr a abbr address b bdi bdo blockquote cite code data dd del details "
    "dfn dl dt em figcaption figure hgroup i ins kbd li mark ol pre q rp rt ruby s samp small strong "
    "sub summary sup time u ul var"
)
_TABLE = "table caption colgroup col thead tbody tfoot tr th td"
_SVG = (
    "svg g path rect circle ellipse line polyline polygon defs desc clippath lineargradient "
    "radialgradient stop pattern marker"
)

# <img> shows what the view vouches for. Left out with a reason of their own: `use` (copies of
# copies take hours), `text` (Arabic breaks: labels stand over the SVG), `image`, `foreignobject`,
# `animate`, `set` (they load, nest HTML or change links), `filter`, `mask` (browsers load them).
ELEMENTS = frozenset(f"{_PAGE} {_TEXT} {_TABLE} {_SVG} img".split())

# Where an element is often tried, what is right instead.
INSTEAD = {
    "link": 'style sheets are included: <style>{% include "report/print.css" %}</style>',
    "iframe": "a report stands alone in one file",
    "object": "a report stands alone in one file",
    "embed": "a report stands alone in one file",
    "base": "links are written in full",
    "form": "a report asks its reader nothing",
    "input": "a report asks its reader nothing",
    "button": "a report asks its reader nothing",
    "text": "labels stand over the SVG as HTML: PDF breaks Arabic inside it",
    "image": "pictures are <img> with a value of the view",
    "use": "write the shape out",
    "foreignobject": "HTML stands beside the SVG",
    "video": "a report prints",
    "audio": "a report prints",
    "font": "the style sheet sets fonts",
    "center": "the style sheet aligns",
}

_GLOBAL = "class dir hidden id lang role style tabindex title translate"
GLOBAL_ATTRIBUTES = frozenset(_GLOBAL.split())
PREFIXES = ("aria-", "data-")

# Outlook for Windows takes these from attributes alone, or rather than from a style.
_OF_MAIL = "align bgcolor valign width"

_OF_ELEMENTS = {
    "a": "href rel hreflang",
    "abbr": "",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "details": "open",
    "html": "xmlns",
    "img": "src alt width height",
    "li": "value",
    "meta": "charset name content http-equiv",
    "ol": "start reversed type",
    "style": "media",
    "table": f"{_OF_MAIL} border cellpadding cellspacing",
    "td": f"colspan rowspan headers {_OF_MAIL}",
    "th": f"colspan rowspan headers scope abbr {_OF_MAIL}",
    "time": "datetime",
}
ATTRIBUTES = {element: frozenset(names.split()) for element, names in _OF_ELEMENTS.items()}

SVG_ELEMENTS = frozenset(_SVG.split())
_OF_SVG = (
    "xmlns version viewbox preserveaspectratio focusable width height x y x1 y1 x2 y2 cx cy r rx "
    "ry fx fy d points pathlength transform fill fill-opacity fill-rule stroke stroke-width "
    "stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset "
    "stroke-miterlimit opacity vector-effect shape-rendering paint-order color display "
    "visibility clip-path clip-rule clippathunits gradientunits gradienttransform spreadmethod "
    "offset stop-color stop-opacity patternunits patterncontentunits patterntransform "
    "marker-start marker-mid marker-end markerunits markerwidth markerheight refx refy orient "
    "overflow"
)
SVG_ATTRIBUTES = frozenset(_OF_SVG.split())

# A picture inside the page, by its first bytes too: what calls itself a PNG and is an SVG is none.
PICTURE = (
    r"data:image/(?:png;base64,iVBORw0KGgo|jpeg;base64,/9j/|gif;base64,R0lGOD|webp;base64,UklGR)"
    r"[A-Za-z0-9+/=]*"
)

# Values that decide what other attributes mean are written out, never computed.
LITERAL_ATTRIBUTES = frozenset({"rel", "http-equiv", "charset", "xmlns"})

# rel words that only describe; `attachment` embeds a file into a PDF, others load in advance.
LINK_TYPES = frozenset({"noopener", "noreferrer", "nofollow", "external", "author", "license"})


def is_allowed(element: str, attribute: str) -> bool:
    """Whether an element may carry an attribute; both in small letters."""
    if attribute in GLOBAL_ATTRIBUTES or attribute.startswith(PREFIXES):
        return True
    if element in SVG_ELEMENTS:
        return attribute in SVG_ATTRIBUTES
    return attribute in ATTRIBUTES.get(element, ())
