"""From an article's text to proposals: the rules one after the other, then what surrounds them."""

from __future__ import annotations

from datetime import date

from sitrep.evidence.lexicon import lexicon_of
from sitrep.extraction.access import propose_access
from sitrep.extraction.context import Context
from sitrep.extraction.control import propose_control
from sitrep.extraction.patterns import patterns_of
from sitrep.extraction.people import propose_people
from sitrep.extraction.proposal import Proposal
from sitrep.extraction.sentences import split_sentences

LONGEST_BODY = 200_000
"""Characters of an article, some 30,000 words: a longer one is a book, or made to do harm."""


def propose(
    body: str, language: str | None, published: date | None, title: str | None = None
) -> list[Proposal]:
    """The proposals of a text, in its order.

    Args:
        body: the text; what stands beyond ``LONGEST_BODY`` characters is not read.
        language: its tag; where it has no patterns, or is not known, nothing is proposed.
        published: the day from which "yesterday" is told; without it relative times stay open.
        title: the headline, which may name the place.
    """
    patterns = patterns_of(language)
    if patterns is None:
        return []
    lexicon = lexicon_of(language)
    sentences = list(split_sentences(body[:LONGEST_BODY], lexicon))
    proposals = [
        *propose_people(sentences, patterns.people, split_sentences(title or "", lexicon)),
        *propose_control(sentences, patterns.control_access),
        *propose_access(sentences, patterns.control_access),
    ]
    return Context(title, sentences, published, patterns).fill(proposals)
