"""The numbered sources with their quotes."""

from __future__ import annotations

from sitrep.evidence.articles import Article
from sitrep.localisation.messages import N_
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Runs, plain
from sitrep.report.citations import Citation


def sources(narrator: Narrator) -> list[dict[str, object]]:
    """The entries, in the order of their numbers."""
    return [_entry(entry, narrator) for entry in narrator.report.citations.entries]


def _entry(entry: Citation, narrator: Narrator) -> dict[str, object]:
    articles = narrator.report.material.articles
    article = articles[entry.article] if entry.article else None
    language = (article.language if article else None) or narrator.voice.source_tag
    return {
        "number": narrator.voice.number(entry.number),
        "anchor": f"source-{entry.number}",
        "name": narrator.source_of(entry.number),
        "article": _article(entry, article, narrator),
        "url": article.url if article else None,
        "notes": [],
        "quotes": [
            {
                "anchor": f"source-{entry.number}-{index}",
                "text": quote,
                "lang": language,
                "dir": narrator.voice.direction_of(language),
            }
            for index, quote in enumerate(entry.quotes, 1)
        ],
        "facts": list(entry.facts),
    }


def _article(entry: Citation, article: Article | None, narrator: Narrator) -> Runs:
    """What the source was quoted in; nothing where the article speaks for itself."""
    if article is None:
        return []
    described = narrator.article(article)
    if entry.source is None:
        return [] if plain(described) == plain(narrator.source_of(entry.number)) else described
    return narrator.voice.weave(N_("quoted in: {article}"), article=described)
