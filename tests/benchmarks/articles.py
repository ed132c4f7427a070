"""Proposals from many articles: ``python -m tests.benchmarks.articles COUNT``."""

from __future__ import annotations

import sys
from pathlib import Path

from sitrep.extraction.article import read_loose_article
from sitrep.extraction.extract import propose

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "seeds/libya-derna/articles/2018-06-05-derna.md"


def propose_of(count: int) -> None:
    """Reads the example's article so many times; every time gives the same."""
    article, _ = read_loose_article(ARTICLE, "article")
    assert article is not None
    for _ in range(count):
        assert propose(article.body, article.language, article.published, article.title)


if __name__ == "__main__":
    propose_of(int(sys.argv[1]))
