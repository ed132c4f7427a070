from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitrep.evidence.articles import load_articles
from sitrep.evidence.sensitivity import Sensitivity

FRONT = "---\nid: one\nsensitivity: public\n---\n"


def load(folder: Path, text: bytes | str, name: str = "one.md"):
    """The articles and diagnostics of a folder that holds one file."""
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return load_articles(folder, "articles")


def test_an_article_is_its_front_matter_and_its_text_untouched(tmp_path: Path) -> None:
    text = (
        "---\nid: one\ntitle: null\npublisher: ~\nurl: https://example.org/1\n"
        "published: 2018-06-05\nlanguage: en\nsensitivity: restricted\n---\n"
        " First\r\nsecond \u00a0line\n\n\nend"
    )
    (article,), problems = load(tmp_path, text)

    assert problems == ()
    assert article.body == " First\r\nsecond \u00a0line\n\n\nend"
    assert article.article.published == date(2018, 6, 5)
    assert article.article.title is None
    assert article.article.sensitivity is Sensitivity.RESTRICTED


def test_a_character_of_the_body_is_found_in_the_file(tmp_path: Path) -> None:
    (article,), _ = load(tmp_path, FRONT + "First\nsecond line\n")

    assert article.location(article.body.index("line")) == ("articles/one.md", 6, 8)
    assert article.location(0) == ("articles/one.md", 5, 1)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("no front matter", "Y114", 1),
        ("---\nid: one\n", "Y114", 1),
        (b"---\nid: one\nsensitivity: public\n---\n\xff", "Y101", 5),
        ("---\nid: one\n---\nText", "S204", 2),
        ("---\nid: two\nsensitivity: public\n---\nText", "E307", 2),
        ("---\nid: one\nsensitivity: public\nurl: javascript:x\n---\n", "S203", 4),
        ("---\nid: one\nsensitivity: public\nurl: ftp://x.org/a\n---\n", "S203", 4),
        ("---\nid: one\nsensitivity: public\npublished: 2018-02-30\n---\n", "S203", 4),
        ("---\nid: one\nsensitivity: public\nlanguage: english\n---\n", "S203", 4),
        ("---\nid: one\nsensitivity: public\nauthor: me\n---\n", "S201", 4),
        ("---\nid: one\nid: one\nsensitivity: public\n---\n", "Y103", 3),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: bytes | str, code: str, line: int
) -> None:
    _, problems = load(tmp_path, text)

    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


def test_articles_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    load(tmp_path, FRONT.replace("one", "two"), "two.md")
    articles, _ = load(tmp_path, FRONT)

    assert [article.article.id for article in articles] == ["one", "two"]


def test_a_missing_folder_is_no_articles(tmp_path: Path) -> None:
    assert load_articles(tmp_path / "articles", "articles") == ((), ())


def test_levels_are_ordered_by_rank_and_not_by_their_letters() -> None:
    assert [level.rank for level in Sensitivity] == [0, 1, 2, 3]
    assert max(Sensitivity, key=lambda level: level.rank) is Sensitivity.STRICTLY_CONFIDENTIAL
