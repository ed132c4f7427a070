"""Declarations of CSS by which text is there and not to be seen, or reads otherwise.

Sizes count as nothing below what an eye can read, and places as off the page beyond what a page
is wide; custom properties are put in where they are used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Declaration
from tinycss2.color4 import parse_color

_CUSTOM = re.compile(r"(?<![\w-])(--[\w-]+)\s*:\s*([^;{}]+)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]+|%)?")
_PIXELS = {
    **dict.fromkeys(("", "px"), 1.0),
    **dict.fromkeys(("em", "rem", "ch", "ex", "lh", "rlh"), 16.0),
    **dict.fromkeys(("%", "vw", "vh", "vi", "vb", "svw", "svh", "cqi", "cqw", "vmax"), 8.0),
    "pt": 4 / 3, "pc": 16.0, "mm": 3.78, "cm": 37.8, "in": 96.0, "q": 0.94,
}  # fmt: skip
_UNREADABLE = 4.5  # pixels: a letter of this size is a line
_NOTHING = 2.0
_FAR = 800.0  # 100 % and 100vw; a page is as wide
_FAINT = 0.15
_READ = 1000  # characters of a value in which lengths are looked for
_VARIANTS = 16  # of a value with variables in it; more are no style sheet of a person


@dataclass(frozen=True)
class Values:
    """The custom properties of a style sheet, each with every value that it is given."""

    custom: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, css: str) -> Values:
        """Those of a style sheet, wherever they stand in it."""
        custom: dict[str, tuple[str, ...]] = {}
        for name, value in _CUSTOM.findall(css) if "--" in css else ():
            custom[name] = (*custom.get(name, ()), value.strip().lower())
        return cls(custom)

    def variants(self, value: str) -> list[str]:
        """What a value may be once its variables are put in; as it is where they are not known."""
        done: list[str] = []
        waiting = [value]
        while waiting and len(done) + len(waiting) <= _VARIANTS:
            text = waiting.pop()
            match = _VARIABLE.search(text)
            known = self.custom.get(match[1], ()) if match else ()
            options = [*known, *([match[2]] if match and match[2] else [])]
            if match is None or not options:
                done.append(text)
            waiting += [text[: match.start()] + o + text[match.end() :] for o in options if match]
        return [*done, *waiting]


def hiding_declaration(
    declarations: Sequence[Declaration], values: Values, *, is_beside: bool
) -> str:
    """The declaration of a block that hides what the block is for; or nothing.

    Args:
        declarations: of one block.
        values: the custom properties.
        is_beside: whether they are for words before or after the text: then only what is said
            there counts.
    """
    said = [(one.lower_name, _text(one)) for one in declarations]
    for name, value in said:
        variants = values.variants(value)
        test = (_BESIDE if is_beside else _TESTS).get(name)
        if test is not None and any(test(one) for one in variants):
            return f"{name}: {value[:40]}"
    return "" if is_beside else next(_together(dict(said)), "")


def _together(block: Mapping[str, str]) -> Iterator[str]:
    """What hides only with another declaration: clipped at a height, or in the paper's colour."""
    overflow = next((n for n in block if n.startswith("overflow") and n != "overflow-wrap"), "")
    if overflow and re.search(r"hidden|clip", block[overflow]):
        for name in ("height", "max-height", "block-size", "max-block-size"):
            if block.get(name, "auto") not in {"auto", "none", "100%"}:
                yield f"{overflow}: {block[overflow]}"
    paper = block.get("background-color") or block.get("background")
    if paper and paper == block.get("color"):
        yield f"color: {paper}"


def _text(declaration: Declaration) -> str:
    return " ".join(tinycss2.serialize(declaration.value).lower().split())


def _lengths(value: str) -> list[float]:
    return [
        float(number) * _PIXELS.get(unit, 1.0) for number, unit in _LENGTH.findall(value[:_READ])
    ]


def _is_any(*words: str) -> Callable[[str], bool]:
    pattern = re.compile("|".join(words))
    return lambda value: bool(pattern.search(value))


def _is_other_than(*words: str) -> Callable[[str], bool]:
    usual = {*words, "inherit", "initial", "unset", "revert"}
    return lambda value: value not in usual


def _is_small(limit: float) -> Callable[[str], bool]:
    def test(value: str) -> bool:
        lengths = _lengths(value)
        return bool(lengths) and "var(" not in value and max(map(abs, lengths)) <= limit

    return test


def _is_far(value: str) -> bool:
    return any(abs(length) > _FAR for length in _lengths(value))


def _is_far_back(value: str) -> bool:
    return any(length < -_FAR / 4 for length in _lengths(value))


def _is_tight(value: str) -> bool:
    return any(length < -_NOTHING for length in _lengths(value))


def _is_faint(value: str) -> bool:
    numbers = [
        float(number) / (100 if unit == "%" else 1)
        for number, unit in _LENGTH.findall(value[:_READ])
    ]
    return "var(" in value or min(numbers, default=1.0) < _FAINT


def _is_clear(value: str) -> bool:
    alpha = getattr(parse_color(value), "alpha", None)
    return "transparent" in value if alpha is None else bool(alpha < _FAINT)


def _is_tiny_font(value: str) -> bool:
    size = re.search(r"(?:^|\s)((?:\d+\.?\d*|\.\d+)(?:[a-z]+|%)|0)(?=[\s/])", value[:_READ])
    return size is not None and _is_small(_UNREADABLE)(size[1])


_PLACES = (
    *("left", "right", "top", "bottom", "text-indent"),
    *(f"inset{end}" for end in ("", "-inline", "-block")),
    *(f"inset-{axis}-{end}" for axis in ("inline", "block") for end in ("start", "end")),
)
_MARGINS = (
    *(f"margin{end}" for end in ("", "-left", "-right", "-top", "-bottom", "-inline", "-block")),
    *(f"margin-{axis}-{end}" for axis in ("inline", "block") for end in ("start", "end")),
)
_SIZES = (
    *(f"{most}{side}" for most in ("", "max-") for side in ("width", "height")),
    *(f"{most}{side}-size" for most in ("", "max-") for side in ("inline", "block")),
)
_TESTS: Mapping[str, Callable[[str], bool]] = {
    "display": _is_any(r"\bnone\b", "table-column", r"var\("),
    "visibility": _is_any("hidden", "collapse", r"var\("),
    "content-visibility": _is_any("hidden", r"var\("),
    "opacity": _is_faint,
    "font-size": _is_small(_UNREADABLE),
    "font": _is_tiny_font,
    "line-height": _is_any(r"^0(?:\.0*)?(?:[a-z]+|%)?$"),
    "color": _is_clear,
    "-webkit-text-fill-color": _is_clear,
    "-webkit-text-security": _is_other_than("none"),
    "background": _is_any("currentcolor"),
    "background-color": _is_any("currentcolor"),
    "clip": _is_other_than("auto"),
    "mso-hide": _is_other_than("none"),
    "filter": _is_any("blur", "brightness", "contrast"),
    "mix-blend-mode": _is_other_than("normal"),
    "position": _is_any("running"),
    "z-index": _is_any("^-"),
    "zoom": _is_faint,
    "letter-spacing": _is_tight,
    "unicode-bidi": _is_any("override"),
    "content": _is_other_than("normal"),
    **dict.fromkeys(
        ("clip-path", "mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "transform"),
        _is_other_than("none"),
    ),
    **dict.fromkeys(("scale", "rotate", "translate"), _is_other_than("none")),
    **dict.fromkeys(_PLACES, _is_far),
    **dict.fromkeys(_MARGINS, _is_far_back),
    **dict.fromkeys(_SIZES, _is_small(_NOTHING)),
}
_BESIDE: Mapping[str, Callable[[str], bool]] = {
    "content": _is_any(r"\w\(", r"""["'][^"']*\w""", r"\\"),
}
"""What stands before or after a figure or a mark may be a sign, and no letters or digits."""
