"""``sitrep extract``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sitrep.cli.printing import Exit, leave, result, result_json, say
from sitrep.diagnostics import Diagnostic
from sitrep.extraction.article import LooseArticle, read_loose_article
from sitrep.extraction.drafting import draft
from sitrep.extraction.extract import LONGEST_BODY, propose
from sitrep.extraction.output import as_tree
from sitrep.extraction.proposal import Proposal
from sitrep.facts.load import load_facts
from sitrep.operation.load import load_operation
from sitrep.report.dossier import named


@dataclass(frozen=True)
class _Read:
    """An article with what is proposed of it."""

    path: Path
    article: LooseArticle
    proposals: list[Proposal]


def print_proposals(articles: list[Path], format_: str, *, explain: bool) -> None:
    """Prints what is proposed of each article; with ``explain`` by which rules, to the terminal."""
    if format_ == "yaml" and len(articles) > 1:
        say("a file of facts is proposed of one article: give one, or add --format json")
        leave(Exit.BAD_COMMAND)
    found = [one for one in map(_read, articles) if one is not None]
    if len(found) < len(articles):
        leave(Exit.BAD_DATA)
    for one in found if explain else ():
        _explain(one)
    if format_ == "yaml":
        _print_facts(found[0])
        return
    trees = {
        str(one.path): [as_tree(proposal, one.article.body) for proposal in one.proposals]
        for one in found
    }
    result_json(trees[str(articles[0])] if len(articles) == 1 else trees)


def _read(path: Path) -> _Read | None:
    article, problems = read_loose_article(path, str(path))
    if _has_errors(problems) or article is None:
        return None
    if len(article.body) > LONGEST_BODY:
        say(f"{path}: only the first {LONGEST_BODY:,} characters are read")
    proposals = propose(article.body, article.language, article.published, article.title)
    return _Read(path, article, proposals)


def _has_errors(problems: tuple[Diagnostic, ...]) -> bool:
    for problem in problems:
        say(str(problem))
    return any(problem.is_error for problem in problems)


def _print_facts(one: _Read) -> None:
    """Prints a file of facts for the operation that the article stands in, or for none."""
    folder = one.path.absolute().parent.parent
    operation, taken = None, set[str]()
    if one.path.absolute().parent.name == "articles" and (folder / "operation.yaml").is_file():
        shown_as = named(folder)
        record, problems = load_operation(folder / "operation.yaml", f"{shown_as}/operation.yaml")
        if _has_errors(problems) or record is None:
            leave(Exit.BAD_DATA)
        operation = record.operation
        facts, _ = load_facts(folder / "facts", f"{shown_as}/facts")
        taken = {entry.fact.id for entry in facts.records} | facts.unread
    result(draft(one.proposals, one.article, operation, taken).rstrip("\n"))


def _explain(one: _Read) -> None:
    body = one.article.body
    for proposal in one.proposals:
        line = body.count("\n", 0, proposal.mention.start) + 1
        say(
            f"{one.path}: line {line} of the text: {proposal.kind}: "
            f"“{proposal.mention.of(body)}”: {proposal.rule}"
        )
