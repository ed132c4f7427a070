"""Proposes what hinders aid, and what keeps people from services, by OCHA's nine categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.evidence.spans import Span
from sitrep.extraction.holders import Words
from sitrep.extraction.patterns import ControlAccessPatterns, Rule
from sitrep.extraction.patterns.model import stems
from sitrep.extraction.proposal import Proposal
from sitrep.extraction.sentences import Sentence

_MOST = 2
"""Proposals from one sentence."""
_WISH = 110
"""Characters in front of a constraint in which it may be a wish, a norm or a risk."""
_NEAR = 40
"""Characters around a constraint in which it may be said to be over."""
_REACH = 140
"""Characters between an effect and its cause that a mention may hold."""
_SHORT = 20
"""Characters in front of a constraint in which its verb may be denied."""
_BACK = 4
"""Sentences back in which the cause of what a sentence tells is sought."""


@dataclass(frozen=True)
class _Found:
    """A constraint, the words that say so, and the rule."""

    constraint: str
    span: Span
    rule: str


@dataclass(frozen=True)
class _Uncaused:
    """Aid that was hindered, and no word of the sentence says by what."""

    span: Span
    rule: Rule


def propose_access(
    sentences: Sequence[Sentence], patterns: ControlAccessPatterns
) -> list[Proposal]:
    """The constraints on access that an article's sentences state, in their order.

    Args:
        sentences: those of one article, as ``split_sentences`` gives them.
        patterns: those of its language.

    Returns:
        At most two proposals a sentence; where, when and who said so is left open.
    """
    proposals: list[Proposal] = []
    for index, sentence in enumerate(sentences):
        text = sentence.text
        found = _stated(text, patterns) or _caused(text, patterns)
        if isinstance(found, _Uncaused):
            found = _after(sentences, index, found, proposals, patterns)
        proposals += [_proposal(sentence, each) for each in found]
    return proposals


def _proposal(sentence: Sentence, found: _Found) -> Proposal:
    return Proposal(
        kind="access",
        quote=sentence.span,
        mention=sentence.at(found.span),
        rule=f"access.{found.rule}",
        constraint=found.constraint,
    )


def _stated(text: str, patterns: ControlAccessPatterns) -> list[_Found]:
    """Constraints that a phrase states by itself; of those that overlap the first rule's."""
    kept: list[_Found] = []
    for rule, _, span in patterns.access.matches(text, stems(text)):
        is_new = all(
            span.end <= other.span.start or other.span.end <= span.start for other in kept
        ) and all(rule.label != other.constraint for other in kept)
        if is_new and not _is_unreal(text, span, patterns.words):
            kept.append(_Found(rule.label, span, rule.name))
    return sorted(kept, key=lambda found: found.span)[:_MOST]


def _caused(text: str, patterns: ControlAccessPatterns) -> list[_Found] | _Uncaused:
    """Aid that was hindered, with what hindered it if the sentence says so."""
    uncaused: list[_Uncaused] = []
    for rule, _, span in patterns.effects.matches(text, stems(text)):
        if _is_unreal(text, span, patterns.words):
            continue
        for cause, where in _causes(text, patterns):
            return [_Found(cause.label, _joined(span, where), f"{rule.name}.{cause.name}")]
        uncaused.append(_Uncaused(span, rule))
    if not uncaused or patterns.words["other_cause"].search(text):
        return []
    return max(uncaused, key=lambda effect: bool(effect.rule.otherwise))


def _after(
    sentences: Sequence[Sentence],
    index: int,
    effect: _Uncaused,
    proposals: Sequence[Proposal],
    patterns: ControlAccessPatterns,
) -> list[_Found]:
    """Aid that was hindered by what the sentences before it tell."""
    told = {proposal.quote: proposal.constraint for proposal in proposals[-_MOST * _BACK :]}
    for before in reversed(sentences[max(0, index - _BACK) : index]):
        causes = (rule.label for rule, _ in _causes(before.text, patterns))
        constraint = told.get(before.span) or next(causes, None)
        if constraint is not None:
            return [_Found(constraint, effect.span, effect.rule.name)]
    enough = effect.rule.otherwise
    return [_Found(enough, effect.span, effect.rule.name)] if enough else []


def _causes(text: str, patterns: ControlAccessPatterns) -> Iterator[tuple[Rule, Span]]:
    for rule, _, span in patterns.causes.matches(text, stems(text)):
        yield rule, span


def _joined(effect: Span, cause: Span) -> Span:
    """Both, where they stand close together."""
    both = Span(min(effect.start, cause.start), max(effect.end, cause.end))
    gap = max(effect.start, cause.start) - min(effect.end, cause.end)
    return both if gap <= _REACH else effect


def _is_unreal(text: str, span: Span, words: Words) -> bool:
    """Whether it is denied, asked for, forbidden, feared or over."""
    low = max(0, span.start - _WISH)
    if words["denied_right_at"].search(text, max(0, span.start - _NEAR), _stripped(text, span)):
        return True
    if words["wished"].search(text, low, span.start):
        return True
    if words["normative"].search(text, span.end, span.end + _NEAR):
        return True
    near = max(0, span.start - _NEAR)
    if words["negated"].search(text, max(0, span.start - _SHORT), span.end + 2):
        return True
    return words["relieved"].search(text, near, span.end + _NEAR) is not None and (
        words["negotiated"].search(text, span.start, span.end) is None
    )


def _stripped(text: str, span: Span) -> int:
    return len(text[: span.start].rstrip())
