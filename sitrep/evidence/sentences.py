"""Where sentences begin and end."""

from __future__ import annotations

from sitrep.evidence.tokens import TokenKind, Tokens

_STOPS = frozenset(".!?…؟。！？")
_CLOSING = frozenset("\"'”’»)]")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
        "lt",
        "capt",
        "maj",
        "sgt",
        "gov",
        "sen",
        "rep",
        "st",
        "prof",
        "no",
        "vs",
        "approx",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "m",
        "mme",
        "mgr",
        "sr",
        "sra",
    ]
)


def sentence_at(tokens: Tokens, index: int) -> range:
    """The tokens of the sentence that holds a token."""
    start = index
    while start > 0 and not _ends_before(tokens, start):
        start -= 1
    end = index + 1
    while end < len(tokens) and not _ends_before(tokens, end):
        end += 1
    return range(start, end)


def _ends_before(tokens: Tokens, index: int) -> bool:
    """Whether a sentence ends right before a token."""
    last = index - 1
    if tokens.key(last) == "\n":
        return True
    while tokens.key(last) in _CLOSING and tokens.is_glued(last):
        last -= 1
    if tokens.key(last) not in _STOPS or tokens.is_glued(index):
        return False
    if tokens.key(last) != ".":
        return True
    text, before = tokens.items[index].text, tokens.key(last - 1)
    is_initial = len(before) == 1 and tokens.is_a(last - 1, TokenKind.WORD)
    return not (text[0].islower() or is_initial or before in _ABBREVIATIONS)
