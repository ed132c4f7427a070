"""Proposes who controls, gained, lost or besieges a place, and what is fought over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.evidence.spans import Span
from sitrep.extraction.holders import (
    Words,
    actor_before,
    is_subject_elsewhere,
    subject_before,
    trimmed_actor,
)
from sitrep.extraction.patterns import ControlAccessPatterns, Match
from sitrep.extraction.patterns.model import stems
from sitrep.extraction.proposal import Proposal
from sitrep.extraction.sentences import Sentence
from sitrep.extraction.territory import first_name, is_reference, name_of, place_before

_MOST = 8
"""Proposals from one sentence; no prose states more."""
_THE_TOWN = 2
"""Words that tell the kind of a place that was named before."""
_COMMA = re.compile(r",\s+")
_CLAUSE = 90
"""Characters in front of a statement in which it may be denied or made a mere intention."""


def propose_control(
    sentences: Sequence[Sentence], patterns: ControlAccessPatterns
) -> list[Proposal]:
    """The control of places that an article's sentences state, in their order.

    Args:
        sentences: those of one article, as ``split_sentences`` gives them.
        patterns: those of its language.

    Returns:
        Proposals with status, actor and place; when it was and who said so is left open.
    """
    return [proposal for sentence in sentences for proposal in _in_sentence(sentence, patterns)]


def _in_sentence(sentence: Sentence, patterns: ControlAccessPatterns) -> list[Proposal]:
    text, words = sentence.text, patterns.words
    kept: list[_Claim] = []
    for match in patterns.control.matches(text, stems(text)):
        span = match.span
        if any(span.start < claim.trigger.end and claim.trigger.start < span.end for claim in kept):
            continue
        if len(kept) == _MOST:
            break
        claim = _claim(text, match, words)
        if claim is not None and not _is_denied(text, claim, words):
            kept.append(claim)
    kept.sort(key=lambda claim: claim.trigger)
    found = (one for claim in kept for one in _proposals(sentence, claim, words))
    return list(_distinct(found))


def _distinct(proposals: Iterator[Proposal]) -> Iterator[Proposal]:
    seen: set[tuple[str | None, str | None]] = set()
    for proposal in proposals:
        if (proposal.status, proposal.place) not in seen:
            seen.add((proposal.status, proposal.place))
            yield proposal


@dataclass(frozen=True)
class _Claim:
    """What a rule says of which place: ``place`` is None where the sentence does not name it."""

    match: Match
    trigger: Span
    place: Span | None
    actor: Span | None


def _claim(text: str, match: Match, words: Words) -> _Claim | None:
    trigger = match.span
    place, actor = _group(match.found, "place"), _agent(match.found)
    if actor is not None:
        actor = trimmed_actor(text, actor, words)
        if words["no_actor"].search(actor.of(text)):
            return None
    if match.rule.subject in ("actor", "armed"):
        is_armed = match.rule.subject == "armed"
        actor = actor_before(text, trigger.start, words, armed=is_armed)
        if actor is None and (is_armed or not is_subject_elsewhere(text, trigger.start, words)):
            return None
        if actor is not None and words["no_actor"].search(actor.of(text)):
            return None
    if match.rule.subject == "place":
        place = place_before(text, trigger.start, words)
        if place is None:
            return None
    if match.rule.subject == "first":
        actor = _first_actor(text, trigger.start, words)
    return _Claim(match, trigger, place, actor)


def _first_actor(text: str, end: int, words: Words) -> Span | None:
    """Who the sentence before "…, capturing the town" is about."""
    found = words["first_actor"].search(text, 0, end)
    return trimmed_actor(text, Span(*found.span("name")), words) if found else None


def _agent(found: re.Match[str]) -> Span | None:
    return _group(found, "actor") or _group(found, "by")


def _group(found: re.Match[str], name: str) -> Span | None:
    if name not in found.re.groupindex or found[name] is None:
        return None
    return Span(*found.span(name))


def _is_denied(text: str, claim: _Claim, words: Words) -> bool:
    """Whether it is denied, intended, feared or asked for rather than said to be so."""
    start = claim.trigger.start
    low = max(0, start - _CLAUSE)
    if claim.match.rule.label == "controls" and words["was_once"].search(
        text, start, claim.trigger.end
    ):
        return True
    if words["denied_at"].search(text, low, len(text[:start].rstrip(" “\"‘'"))):
        return words["descriptive"].fullmatch(claim.match.rule.name) is None
    subject = subject_before(text, start, words)
    clause = max(text.rfind(mark, low, start) for mark in (", ", "; ", " — ", " – ", ": "))
    low = max(low, min(clause + 1, subject.start) if clause > 0 else low)
    if words["descriptive"].fullmatch(claim.match.rule.name):
        return False
    end = claim.trigger.end
    return bool(
        words["denied_in"].search(text, low, start) or words["pending"].search(text, low, end)
    )


def _proposals(sentence: Sentence, claim: _Claim, words: Words) -> Iterator[Proposal]:
    """What a claim says of its place, or of each of several: "encircle Darayya and Madaya"."""
    text = sentence.text
    shown = claim.place
    if shown is not None and words["own_places"].match(text, shown.start, shown.end):
        return
    name = _name(text, claim, words)
    listed = list(_listed(text, shown, words)) if shown and shown.of(text) == name else []
    for number, each in enumerate(listed or [shown]):
        spans = [span for span in (claim.trigger if number == 0 else None, each) if span]
        mention = Span(min(span.start for span in spans), max(span.end for span in spans))
        yield Proposal(
            kind="control",
            quote=sentence.span,
            mention=sentence.at(mention),
            rule=f"control.{claim.match.rule.name}",
            status=claim.match.rule.label,
            actor=claim.actor.of(text) if claim.actor else None,
            place=each.of(text) if each and listed else name,
        )


def _listed(text: str, span: Span, words: Words) -> Iterator[Span]:
    """The names of a list that ends with "and"; commas alone tell where a place lies."""
    last = words["last_of_list"].search(text, span.start, span.end)
    if last is None or not text[span.start].isupper():  # "13 villages in the districts of …"
        return
    start = span.start
    for comma in _COMMA.finditer(text, span.start, last.start()):
        yield Span(start, comma.start())
        start = comma.end()
    if start < last.start():
        yield Span(start, len(text[: last.start()].rstrip()))
    yield Span(last.end() + 1, span.end)


def _name(text: str, claim: _Claim, words: Words) -> str | None:
    """The place's name; what only points at it, as "the town" or "it"; None where nothing does."""
    span = claim.place
    if span is None:
        return None
    if not is_reference(text, span, words):
        return name_of(text, span, words).of(text)
    is_it = words["it"].match(text, span.start, span.end)
    before = first_name(text, span.start, words) if is_it else None
    is_kind = len(span.of(text).split()) == _THE_TOWN
    return before.of(text) if before else span.of(text) if is_kind else None
