"""Which place is held or taken: from a phrase to its name, and from "the town" to the town."""

from __future__ import annotations

import re

from sitrep.evidence.spans import Span
from sitrep.extraction.holders import Words, subject_before

_APPOSED = 60
"""Characters in front of "a city …" in which the city's name stands."""
_UPPER = re.compile(r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ]")


def place_before(text: str, end: int, words: Words) -> Span | None:
    """The place that is the subject of a verb: a name, a phrase with a noun of place, or "it"."""
    close = len(text[:end].rstrip(" ,“\"‘'"))
    aside = words["place_capital"].search(text, max(0, close - 60), close)
    if aside and aside.end() == close:
        return Span(*aside.span("name"))
    if alone := words["self"].search(text, 0, close):  # "Mirebalais itself had been overrun"
        return place_before(text, alone.start(), words)
    subject = subject_before(text, end, words)
    if words["place_pronoun"].match(text, subject.start, subject.end):
        return subject
    found = words["place_end"].search(text, subject.start, subject.end)
    if found is None or found.end() != subject.end or _is_person(text, subject, words):
        return None
    phrase = Span(found.start(), subject.end)
    return _named_before(text, phrase, words) or phrase


def _named_before(text: str, phrase: Span, words: Words) -> Span | None:
    """The name that a phrase tells about: "Derna, a city controlled by"."""
    low = max(0, phrase.start - _APPOSED)
    found = words["name_end"].search(text, low, phrase.start)
    is_named = words["definite"].match(text, phrase.start) and _UPPER.search(
        text, phrase.start, phrase.end
    )
    if is_named:  # "In western Oromia, the town of Kiramu was"
        return None
    is_told = found is not None and words["described_as"].match(text, phrase.start)
    return Span(*found.span("name")) if found and is_told else None


def _is_person(text: str, subject: Span, words: Words) -> bool:
    return words["person"].search(text, subject.start, subject.end) is not None


def name_of(text: str, span: Span, words: Words) -> Span:
    """The name inside a place phrase, where it only says what the name is: "the town of Rawa"."""
    for pattern in ("place_of", "place_capital"):
        found = words[pattern].search(text, span.start, span.end)
        if found and not words["place_kept"].search(text, span.start, found.start("name")):
            return Span(*found.span("name"))
    lead = words["place_lead"].match(text, span.start, span.end)
    if _UPPER.search(text, lead.end() if lead else span.end, span.end) is None:
        return span
    return Span(lead.end() if lead else span.start, span.end)


def is_reference(text: str, span: Span, words: Words) -> bool:
    """Whether a phrase only points back: "the town", "it", "the big city of the east"."""
    if words["place_pronoun"].match(text, span.start, span.end):
        return True
    if words["place_kept"].search(text, span.start, span.end):
        return False
    is_led = words["referring"].match(text, span.start, span.end) is not None
    has_name = _UPPER.search(text, span.start + 1, span.end) is not None
    if has_name:
        return is_led and _describes(text, span, words)
    return is_led and not words["place_vague"].search(text, span.start, span.end)


def _describes(text: str, span: Span, words: Words) -> bool:
    """Whether the name belongs to the area around: "the big city of eastern Libya"."""
    found = words["place_of"].search(text, span.start, span.end)
    return (
        found is None
        and " of " in text[span.start : span.end]
        and (words["described"].match(text, span.start, span.end) is not None)
    )


def first_name(text: str, before: int, words: Words) -> Span | None:
    """The name that a sentence begins with: what "it" means further on in the sentence."""
    found = words["place_name"].match(text, 0, before)
    is_actor = found is not None and words["actor_noun"].search(text, *found.span())
    return Span(*found.span()) if found and not is_actor else None
