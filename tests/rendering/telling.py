"""What a report says in a language, for tests of what becomes of facts in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitrep.diagnostics import Location
from sitrep.localisation.catalogue import Folder, load_catalogue
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import Language, read_language
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import plain
from sitrep.rendering.view import build_view
from sitrep.rendering.voice import Voice
from sitrep.report.assemble import Report
from sitrep.resources import templates_folder


def _language(tag: str) -> Language:
    language, problems = read_language(tag, Location(""))
    assert language is not None, problems
    return language


def voice(tag: str = "en") -> Voice:
    """A voice in a language that the program ships; the operation's own is English."""
    language, source = _language(tag), _language("en")
    catalogue, problems = load_catalogue(language, [Folder(templates_folder(), "templates")])
    assert not problems
    return Voice(language, source, catalogue, Formats(language), {})


def narrator(report: Report, tag: str = "en") -> Narrator:
    """The report and the voice that tells it."""
    return Narrator(report, voice(tag))


def view(report: Report, tag: str = "en") -> dict[str, Any]:
    """What templates see."""
    return build_view(report, voice(tag), None)


def card(report: Report, tag: str = "en") -> dict[str, Any]:
    """The first key figure."""
    found: dict[str, Any] = view(report, tag)["key_figures"][0]
    return found


def lines(value: Any) -> list[str]:
    """Every phrase in a piece of a view, as plain text."""
    return [plain(phrase) for phrase in phrases(value)]


def phrases(value: Any) -> Iterator[list[dict[str, Any]]]:
    """Every phrase in a piece of a view, as runs."""
    if (
        isinstance(value, list)
        and value
        and all(isinstance(v, dict) and "type" in v for v in value)
    ):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from phrases(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from phrases(inner)
