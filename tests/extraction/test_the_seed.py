"""The article about Derna that the project began with: what is found in it, and nothing else."""

from __future__ import annotations

from datetime import date

from sitrep.extraction.article import read_loose_article
from sitrep.extraction.extract import propose
from sitrep.extraction.proposal import Proposal
from tests.operations import SEED

ARTICLE = SEED / "articles" / "2018-06-05-derna.md"


def proposals(kinds: set[str]) -> list[Proposal]:
    article, _ = read_loose_article(ARTICLE, ARTICLE.stem)
    assert article is not None
    found = propose(article.body, article.language, article.published, article.title)
    return [one for one in found if one.kind in kinds]


def test_both_figures_with_their_place_and_source() -> None:
    """ "Last week" and "on Friday" date the statements, not what happened."""
    found = [
        (one.figure and one.figure.value, one.place, one.period, one.attributed_to)
        for one in proposals({"displacement", "casualties", "access"})
    ]
    assert found == [
        (2000, "Derna", None, "the international organization for migration"),
        (17, "Derna", None, "the UN mission in Libya"),
    ]


def test_who_holds_and_besieges_which_town() -> None:
    found = [
        (one.status, one.actor, one.place, one.period and one.period.start)
        for one in proposals({"control"})
    ]
    assert found == [
        ("controls", "Islamist and jihadist militias", "Derna", None),
        ("controls", "Libyan National Army (NLA)", "eastern Libya", None),
        ("controls", "Islamist and jihadist militias", "Derna", date(2011, 1, 1)),
        ("gained", "his forces", "Derna suburbs", None),
        ("besieged", "NLA", "Derna", None),
        ("gained", "NLA", "Benghazi", date(2017, 1, 1)),
    ]
