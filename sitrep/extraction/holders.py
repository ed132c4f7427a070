"""Who holds or takes a place: the words in front of a verb that name an armed actor."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitrep.evidence.spans import Span

_BEFORE = 220
"""Characters in front of a verb in which its subject is sought."""
_PARENTHESES = 4
"""Commas that may stand inside what is said of a subject between it and its verb."""
_MOMENT = 30
"""Characters between a subject and its verb that may say when."""
_BLANK = " \u00a0“\"‘'"
_MARKS = re.compile(r"[;:.!?“”\"()\[\]—–]|,\s|\s-\s")

Words = Mapping[str, re.Pattern[str]]


def subject_before(text: str, end: int, words: Words) -> Span:
    """The stretch in front of a verb that its subject stands in, without what is said of it.

    Args:
        text: the sentence.
        end: where the verb begins.
        words: the patterns of the language.

    Returns:
        The words between the last boundary and the verb; empty where there are none.
    """
    low = max(0, end - _BEFORE)
    close = _end_of(text, low, end, words)
    relative = words["relative"].search(text, max(low, close - 8), close)
    if relative:
        close = relative.start()
    elif text[close - 1 : close] == ",":
        close = _before_aside(text, low, close - 1, words)
    start = low
    for mark in _boundaries(text, low, close, words):
        start = mark
    return Span(start + len(text[start:close]) - len(text[start:close].lstrip()), close)


def _end_of(text: str, low: int, end: int, words: Words) -> int:
    """Where the words in front of a verb end, without the time: "the rebels on Monday took"."""
    close = low + len(text[low:end].rstrip(_BLANK))
    moment = words["moment_end"].search(text, max(low, close - _MOMENT), close)
    return low + len(text[low : moment.start()].rstrip(_BLANK)) if moment else close


def _boundaries(text: str, low: int, close: int, words: Words) -> list[int]:
    if low:
        low = text.find(" ", low, close) + 1
    found = [mark.end() for mark in words["boundary"].finditer(text, low, close)]
    found += [mark.end() for mark in _MARKS.finditer(text, low, close) if mark.end() < close]
    abbreviated = re.search(r"\s\([A-Z][\w/-]{1,12}\)$", text[low:close])
    if abbreviated:
        found = [mark for mark in found if mark <= low + abbreviated.start()]
    return sorted({low, *found})


def _before_aside(text: str, low: int, close: int, words: Words) -> int:
    """Where the subject ends when a remark between commas stands behind it."""
    comma, asides = close, []
    for _ in range(_PARENTHESES):
        comma = text.rfind(", ", low, comma)
        if comma < 0:
            break
        asides.append(comma)
    opened = [comma for comma in asides if words["aside"].match(text, comma)]
    return opened[-1] if opened else close


def actor_before(text: str, end: int, words: Words, *, armed: bool = False) -> Span | None:
    """Who does what a verb says: an actor, or None where its subject is none.

    ``armed`` asks for one that bears arms by name, such as "rebels".
    """
    subject = subject_before(text, end, words)
    aside = words["backed"].search(text, subject.start + 1, subject.end)
    if aside:
        subject = Span(subject.start, _end_of(text, subject.start, aside.start(), words))
    found = words["actor_end"].search(text, subject.start, subject.end)
    if found is None or found.end() != subject.end:
        return None
    actor = trimmed_actor(text, Span(found.start(), subject.end), words)
    if armed and not words["armed"].search(text, actor.start, actor.end):
        return None
    return actor


def is_subject_elsewhere(text: str, end: int, words: Words) -> bool:
    """Whether a verb's subject is a pronoun, or stands before another verb: "came and took"."""
    subject = subject_before(text, end, words)
    if words["subject_pronoun"].search(text, subject.start, subject.end):
        return True
    close = len(text[:end].rstrip())
    return words["coordinated"].search(text, max(0, close - 12), close) is not None


def trimmed_actor(text: str, span: Span, words: Words) -> Span:
    """An actor's words without the article, and without another noun that "and" ties to it."""
    start = span.start
    lead = words["actor_lead"].match(text, start, span.end)
    if lead and lead.end() < span.end:
        start = lead.end()
    if helped := words["helped"].search(text, start, span.end):
        span = Span(span.start, helped.start())
    joint = words["and"].search(text, start, span.end)
    if joint and _is_clause(text[start : joint.start()], words):
        return trimmed_actor(text, Span(joint.end(), span.end), words)
    return Span(start, span.end)


def _is_clause(part: str, words: Words) -> bool:
    """Whether what stands before "and" is no actor of its own: "clashes erupted and rebels"."""
    last = part.rsplit(maxsplit=1)[-1]
    has_head = words["actor_noun"].search(part) is not None or last[:1].isupper()
    return not has_head and len(part.split()) > 1
