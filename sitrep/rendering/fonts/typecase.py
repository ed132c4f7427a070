"""All fonts that a PDF may be set in, and which of them one page needs.

A PDF is set in these alone: its bytes then depend on no font of the machine. The page's style
names them by a private address, ``sitrep-font:NAME``, that only the PDF renderer's fetcher
answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sitrep.diagnostics import Location
from sitrep.localisation.locales import read_language
from sitrep.rendering.fetcher import FONT_SCHEME
from sitrep.rendering.fonts.extra import EXTRAS
from sitrep.rendering.fonts.family import Family, drawn
from sitrep.rendering.fonts.own import OwnFamily
from sitrep.rendering.fonts.shipped import BASE, SHIPPED

_LANG = re.compile(r"""\slang=["']?([A-Za-z0-9-]+)""")


class Setting(NamedTuple):
    """What a page is set in.

    ``style`` is the style sheet that names the fonts, ``files`` has the content of each by what
    follows ``sitrep-font:``, ``points`` are the code points that they can draw.
    """

    style: str
    files: Mapping[str, bytes]
    points: frozenset[int]


@dataclass(frozen=True, slots=True)
class Typecase:
    """The program's fonts, those of the extra where it is installed, and an operation's own."""

    own: tuple[OwnFamily, ...] = ()

    @property
    def families(self) -> tuple[Family, ...]:
        """Every family, in the order in which they are asked for a character."""
        return (*SHIPPED, *EXTRAS, *self.own)

    def uncovered(self, text: str) -> tuple[str, ...]:
        """The characters of a text that no font can draw, each once, in code point order."""
        left = frozenset() if text.isascii() else drawn(text)
        for family in self.families if left else ():
            left -= family.points
            if not left:
                break
        return tuple(map(chr, sorted(left)))

    def has_script(self, script: str) -> bool:
        """Whether a family was made for a script, by its ISO 15924 code, and is there."""
        return any(family.points for family in self.families if script in family.scripts)

    def set_up(self, page: str, extra: str = "") -> Setting:
        """The fonts that a page needs, ready to be used.

        Args:
            page: HTML, whose first ``lang`` is the document's.
            extra: what else will stand on its pages.

        Raises:
            UnusableFontError: a font of the operation is broken.
        """
        tags = list(dict.fromkeys(_LANG.findall(page))) or ["en"]
        scripts = {tag: _script(tag) for tag in tags}
        points = drawn(page + extra)
        families = self._needed(points, scripts[tags[0]])
        files: dict[str, bytes] = {}
        rules: list[str] = []
        able: frozenset[int] = frozenset()
        for family in families:
            faces = family.faces(points)
            able |= faces.points
            for weight, content in faces.files.items():
                file = f"{family.name.replace(' ', '-')}-{weight}"
                files[file] = content
                rules.append(_font_face(family.name, weight, file))
        return Setting("\n".join([*rules, *_stacks(families, scripts)]), files, able)

    def lacking(self, setting: Setting, text: str) -> bool:
        """Whether fonts that are here could draw more of a text than a setting can."""
        beyond = "".join(map(chr, sorted(drawn(text) - setting.points)))
        return len(self.uncovered(beyond)) < len(beyond)

    def _needed(self, points: frozenset[int], script: str) -> tuple[Family, ...]:
        """The base, and what is for the document's script or has what the others lack."""
        left = points
        families: list[Family] = []
        for family in self.families:
            if family not in BASE and not left and script not in family.scripts:
                continue
            has = left & family.points
            if has or family in BASE or (script in family.scripts and family.points):
                families.append(family)
                left -= has
        return tuple(families)


def stack(families: Iterable[Family], script: str) -> str:
    """The families as CSS lists them for a text.

    The text's own script comes first, so that spaces, digits and punctuation are of its font and
    a line of text keeps one font as long as it can.
    """
    ordered = sorted(families, key=lambda family: script not in family.scripts)
    return ", ".join(f'"{family.name}"' for family in ordered)


def _stacks(families: Sequence[Family], scripts: Mapping[str, str]) -> list[str]:
    """The rules that give each language of a page its fonts; the first is the document's.

    They outrank the page's own, which names the fonts of its readers' machines.
    """
    document, *_ = scripts.values()
    main = f"font-family: {stack(families, document)}"
    rules = [
        f"html, [lang] {{ {main} !important }}",
        "[dir]:not([lang]) { font-family: inherit !important }",
        f"@page {{ {main} }}",
    ]
    for tag, script in scripts.items():
        if (other := stack(families, script)) != stack(families, document):
            rules.append(f'[lang="{tag}"] {{ font-family: {other} !important }}')
    return rules


def _font_face(family: str, weight: int, file: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: normal; '
        f"src: url({FONT_SCHEME}:{file}) }}"
    )


def _script(tag: str) -> str:
    """The script of a language; Latin for a tag that is none, as in a template being written."""
    language, _ = read_language(tag, Location(""))
    return language.script if language else "Latn"
