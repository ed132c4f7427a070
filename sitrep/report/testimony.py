"""Which of a fact's sources speak for it, among the articles that an issue may draw on.

A source whose quote does not state the figure is no source of the figure, whatever else it
tells; and a fact whose figure no article states yet is not known yet.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sitrep.diagnostics import CODES
from sitrep.evidence.articles import Article, StoredArticle
from sitrep.evidence.checks import check_duration, check_figure
from sitrep.evidence.claims import Claim, Finding
from sitrep.evidence.quotes import find_all, surroundings
from sitrep.facts.counting import claim_on
from sitrep.facts.fact import Fact, FactSource

_SURE, _UNTOLD, _NOT = range(3)
"""Whether a quote states a figure: it does, it cannot be told in its language, it does not."""


@dataclass(frozen=True)
class Testimony:
    """The sources that say what a fact says, the surest first.

    ``told`` are those of them that can have been the first to tell it: a statement of Sunday is
    not in the paper of Saturday. ``length`` is the one that states the fact's length of time;
    where no article states that yet, ``lacks_length``.
    """

    sources: tuple[FactSource, ...]
    told: tuple[FactSource, ...]
    length: FactSource | None = None
    lacks_length: bool = False


def hear(
    fact: Fact, articles: Mapping[str, StoredArticle], readable: Container[str], language: str
) -> Testimony | None:
    """Who of a fact's sources says so in the articles that are readable; None: nobody does yet.

    Args:
        fact: with all its sources.
        articles: by their ids.
        readable: the ids of those that could be read by the cut-off.
        language: of articles that do not state theirs.
    """
    present = tuple(source for source in fact.sources if source.article in readable)
    sources = _stating(fact, present, articles, language)
    told = tuple(s for s in sources if not _is_too_early(fact, articles[s.article].article))
    if not told:
        return None
    length = _stating_length(fact, present, articles, language)
    later = length is None and _stating_length(fact, fact.sources, articles, language) is not None
    return Testimony(sources, told, length, lacks_length=later)


def day_of(article: Article) -> date:
    """When an article was published, else retrieved."""
    return article.published or article.retrieved or date.max


def _is_too_early(fact: Fact, article: Article) -> bool:
    start = fact.reported.start if fact.reported else None
    return start is not None and day_of(article) < start.first


def _stating(
    fact: Fact,
    sources: tuple[FactSource, ...],
    articles: Mapping[str, StoredArticle],
    language: str,
) -> tuple[FactSource, ...]:
    """The sources of the figure; further quotes of one of them in the same article stay with it."""
    figure = fact.counted_figure
    # A fact with a single source was held against it by the checks.
    if figure is None or figure.counted or len(fact.sources) == 1:
        return sources
    claim = claim_on(fact, figure)
    held = {
        source: _certainty(
            check_figure(source.quote, claim, spoken, around)
            for spoken, around in _readings(source, articles[source.article], language)
        )
        for source in sources
    }
    voices = {(s.attributed_to, s.article) for s in sources if held[s] != _NOT}
    kept = [source for source in sources if (source.attributed_to, source.article) in voices]
    return tuple(sorted(kept, key=lambda source: held[source]))


def _stating_length(
    fact: Fact,
    sources: tuple[FactSource, ...],
    articles: Mapping[str, StoredArticle],
    language: str,
) -> FactSource | None:
    length = fact.period.duration if fact.period else None
    if length is None or len(fact.sources) == 1:
        return None
    for source in sources:
        spoken = articles[source.article].article.language or language
        claim = Claim(length.qualifier, length.value, None, None, str(length.unit))
        if _of(check_duration(source.quote, claim, spoken)) != _NOT:
            return source
    return None


def _readings(
    source: FactSource, stored: StoredArticle, language: str
) -> Iterable[tuple[str, tuple[str, str]]]:
    """The quote's language and surroundings, at each place where it stands."""
    spoken = stored.article.language or language
    return [
        (spoken, surroundings(stored.body, span)) for span in find_all(stored.body, source.quote)
    ]


def _certainty(readings: Iterable[tuple[Finding, ...]]) -> int:
    return min((_of(findings) for findings in readings), default=_NOT)


def _of(findings: tuple[Finding, ...]) -> int:
    if not findings:
        return _SURE
    return _NOT if any(CODES[f.code].severity.value == "error" for f in findings) else _UNTOLD
