"""``sitrep extract``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sitrep.cli.printing import Exit, leave, result_json, say
from sitrep.extraction.article import LooseArticle, read_loose_article
from sitrep.extraction.extract import LONGEST_BODY, propose
from sitrep.extraction.output import as_tree
from sitrep.extraction.proposal import Proposal


def print_proposals(articles: list[Path], format_: str, *, explain: bool) -> None:
    """Prints what is proposed of each article; with ``explain`` by which rules, to the terminal."""
    found: dict[str, tuple[LooseArticle, list[Proposal]]] = {}
    is_broken = False
    for path in articles:
        article, problems = read_loose_article(path, str(path))
        for problem in problems:
            say(str(problem))
        is_broken = is_broken or any(problem.is_error for problem in problems)
        if article is not None:
            if len(article.body) > LONGEST_BODY:
                say(f"{path}: only the first {LONGEST_BODY:,} characters are read")
            proposals = propose(article.body, article.language, article.published, article.title)
            found[str(path)] = article, proposals
    if is_broken:
        leave(Exit.BAD_DATA)
    if explain:
        _explain(found)
    _print(found, articles, format_)


def _print(
    found: dict[str, tuple[LooseArticle, list[Proposal]]], articles: list[Path], format_: str
) -> None:
    del format_  # YAML is to come
    trees: dict[str, list[dict[str, Any]]] = {
        path: [as_tree(one, article.body) for one in proposals]
        for path, (article, proposals) in found.items()
    }
    result_json(trees[str(articles[0])] if len(articles) == 1 else trees)


def _explain(found: dict[str, tuple[LooseArticle, list[Proposal]]]) -> None:
    for path, (article, proposals) in found.items():
        for one in proposals:
            line = article.body.count("\n", 0, one.mention.start) + 1
            say(
                f"{path}: line {line} of the text: {one.kind}: “{one.mention.of(article.body)}”: {one.rule}"
            )
