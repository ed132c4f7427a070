"""Runs: localised text in pieces, so that figures, dates and citations keep their meaning.

A run is a plain dict that templates and writers of plain text place as it is. A list of runs is
one phrase or sentence. Kinds: text, strong, muted, figure, date, cite, mark,
isolated, foreign, and passage, which holds runs itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from unicodedata import east_asian_width

from sitrep.localisation.bidi import unwrapped

Run = dict[str, Any]
Runs = list[Run]

_NARROW_COLUMN = 24  # Latin letters; a Chinese character is as wide as two

# Chinese and Japanese put no space after a full stop.
_SENTENCE_END = re.compile(r"(?:[.!?؟]+[”»\"’)\]]*(?=\s|$)|[。！？]+[”’」』）》\"’)\]]*)")
# "г. Дерна", "J. Smith": the full stop of a single letter, and one before a small letter, end nothing.
_ABBREVIATED = re.compile(r"(?:^|[\s(«“„-])[^\W\d_]\.$")


def text(words: str) -> Runs:
    """Plain words."""
    return [{"type": "text", "text": words}] if words else []


def strong(words: str) -> Runs:
    """Words that lead in."""
    return [{"type": "strong", "text": words}]


def muted(words: str) -> Runs:
    """Words that say that something is not said."""
    return [{"type": "muted", "text": words}]


def date(words: str, machine: str) -> Runs:
    """A date, with its ISO 8601 form."""
    return [{"type": "date", "text": words, "datetime": machine}]


def figure(words: str, value: str, fact: str, href: str | None) -> Run:
    """A figure, with its value for programs and the fact that it comes from.

    Words that run another way than the report have that as ``dir``.
    """
    words, direction = unwrapped(words)
    run = {"type": "figure", "text": words, "value": value, "fact": fact, "href": href}
    return {**run, "dir": direction}


def mark(kind: str, words: str) -> Run:
    """How sure something is; ``long`` where it is too wide for a narrow column."""
    width = sum(1 + (east_asian_width(character) in "WF") for character in words)
    return {"type": "mark", "kind": kind, "text": words, "long": width > _NARROW_COLUMN}


def foreign(words: str, lang: str, direction: str) -> Runs:
    """Words in another language than the report's."""
    return [{"type": "foreign", "text": words, "lang": lang, "dir": direction}]


def isolated(words: str, direction: str) -> Runs:
    """A name in letters that run another way than the report, set apart from what stands around."""
    return [{"type": "isolated", "text": words, "dir": direction}]


def join(parts: Iterable[Runs], separator: str) -> Runs:
    """Several phrases in one, the separator between them."""
    joined: Runs = []
    for part in parts:
        if joined:
            joined += text(separator)
        joined += part
    return joined


def passage(pieces: Runs, lang: str, direction: str) -> Runs:
    """Whole sentences in another language than the report's, with their figures and marks."""
    return [{"type": "passage", "lang": lang, "dir": direction, "pieces": pieces}]


def linked(told: Runs, href: str | None) -> Runs:
    """The same runs with every figure leading to a quote."""
    return [
        {**run, "pieces": linked(run["pieces"], href)}
        if run["type"] == "passage"
        else {**run, "href": href}
        if run["type"] == "figure"
        else run
        for run in told
    ]


def merge(sentence: Runs) -> Runs:
    """The same runs with neighbouring pieces of plain text in one."""
    merged: Runs = []
    for run in sentence:
        if merged and run["type"] == merged[-1]["type"] == "text":
            merged[-1] = {"type": "text", "text": merged[-1]["text"] + run["text"]}
        else:
            merged.append(run)
    return merged


def tail(sentence: Runs, ending: Runs) -> Runs:
    """The sentence with something added before its full stop."""
    sentence = merge(sentence)
    if not ending:
        return sentence
    if sentence and sentence[-1]["type"] == "text":
        words = sentence[-1]["text"]
        for stop in _SENTENCE_END.finditer(words):
            if not words[stop.end() :].strip():
                before = f"{words[: stop.start()].rstrip()} "
                return [*sentence[:-1], *text(before), *ending, *text(words[stop.start() :])]
        return [*sentence[:-1], *text(f"{words.rstrip()} "), *ending]
    return [*sentence, *text(" "), *ending]


def split_sentence(words: str) -> tuple[str, str]:
    """Text up to and with its first full stop, and the rest; the first is "" without one."""
    for stop in _SENTENCE_END.finditer(words):
        before, after = words[: stop.end()], words[stop.end() :]
        if not (_ABBREVIATED.search(before) or after.lstrip()[:1].islower()):
            return before, after
    return "", words


def plain(runs: Iterable[Run]) -> str:
    """The words of runs, as one text."""
    return "".join(map(_words, runs))


def _words(run: Run) -> str:
    if run["type"] == "passage":
        return plain(run["pieces"])
    return f"[{run['number']}]" if run["type"] == "cite" else str(run["text"])
