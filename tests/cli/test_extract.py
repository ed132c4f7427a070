"""``sitrep extract`` on the example's article: what it proposes, and that a report leaves it out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from sitrep.cli.app import app

SEED = Path(__file__).resolve().parents[2] / "seeds" / "libya-derna"
ARTICLE = "articles/2018-06-05-derna.md"
KEYS = {
    "displacement": {"figure", "measure", "cause"},
    "casualties": {"figure", "outcome", "victims"},
    "control": {"status", "actor"},
    "access": {"constraint"},
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def operation(tmp_path: Path) -> Path:
    return shutil.copytree(SEED, tmp_path / "libya-derna")


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """An article that belongs to no operation, has no label and no date."""
    path = tmp_path / "alone.md"
    path.write_text(
        "---\ntitle: A market\npublished: null\nlanguage: en\n---\n"
        "Yesterday, shelling killed at least 17 civilians in Tarin, the mayor said.\n",
        encoding="utf-8",
    )
    return path


def test_the_two_figures_of_the_example_are_found_and_no_third() -> None:
    found = json.loads(run("extract", SEED / ARTICLE, "--format", "json").stdout)
    figures = [
        (one["kind"], one["figure"]["value"], one["figure"]["qualifier"], one["place"])
        for one in found
        if "figure" in one
    ]
    assert figures == [
        ("displacement", 2000, "more_than", "Derna"),
        ("casualties", 17, "at_least", "Derna"),
    ]


def test_who_holds_what_in_the_example() -> None:
    found = json.loads(run("extract", SEED / ARTICLE, "--format", "json").stdout)
    assert [(one["status"], one["place"]) for one in found if one["kind"] == "control"] == [
        ("controls", "Derna"),
        ("controls", "eastern Libya"),
        ("controls", "Derna"),
        ("gained", "Derna suburbs"),
        ("besieged", "Derna"),
        ("gained", "Benghazi"),
    ]


def test_every_key_of_a_kind_is_there_and_the_mention_lies_in_its_quote() -> None:
    text = (SEED / ARTICLE).read_text(encoding="utf-8")
    body = text.partition("\n---\n")[2]
    for one in json.loads(run("extract", SEED / ARTICLE, "--format", "json").stdout):
        every = {"kind", "place", "period", "attributed_to", "quote", "mention"}
        assert set(one) == every | KEYS[one["kind"]]
        assert body.count(one["quote"]) == 1
        assert body[one["mention"]["start"] : one["mention"]["end"]] in one["quote"]


def test_the_file_of_facts_passes_the_check_and_names_what_the_operation_knows(
    operation: Path,
) -> None:
    proposed = run("extract", operation / ARTICLE)
    (operation / "facts" / "proposed.yaml").write_text(proposed.stdout, encoding="utf-8")
    checked = run("check", operation)
    assert (checked.exit_code, checked.stdout) == (0, "")
    facts = {fact["id"]: fact for fact in yaml.safe_load(proposed.stdout)["facts"]}
    displaced = facts["derna_displaced_iom_0605"]
    assert displaced["sources"][0]["attributed_to"] == "iom"
    assert {key: str(day) for key, day in displaced["reported"].items()} == {
        "start": "2018-05-28",
        "end": "2018-06-03",
    }
    assert str(facts["derna_killed_unsmil_0605"]["reported"]) == "2018-06-01"
    # "the NLA" and "his forces" are the operation's lna
    assert facts["derna_besieged_0605_2"]["actor"] == "lna"
    assert facts["derna_suburbs_gained_haftar_0605"]["actor"] == "lna"


def test_no_proposal_reaches_a_report(operation: Path, tmp_path: Path) -> None:
    run("build", operation, "--output", tmp_path / "before", "--format", "html", "--locale", "en")
    proposed = run("extract", operation / ARTICLE).stdout
    (operation / "facts" / "proposed.yaml").write_text(proposed, encoding="utf-8")
    run("build", operation, "--output", tmp_path / "after", "--format", "html", "--locale", "en")
    [before] = (tmp_path / "before").rglob("*.html")
    [after] = (tmp_path / "after").rglob("*.html")
    assert before.read_bytes() == after.read_bytes()


def test_an_article_without_operation_or_date_is_read_just_the_same(alone: Path) -> None:
    [found] = json.loads(run("extract", alone, "--format", "json").stdout)
    assert (found["figure"]["value"], found["place"]) == (17, "Tarin")
    assert found["period"] is None  # nobody knows the day that "yesterday" was said
    proposed = yaml.safe_load(run("extract", alone).stdout)
    assert proposed["defaults"]["article"] == "alone"
    assert proposed["defaults"]["sensitivity"] == "restricted"


def test_several_articles_are_one_object_by_path(alone: Path) -> None:
    paths = [str(alone), str(SEED / ARTICLE)]
    found = json.loads(run("extract", *paths, "--format", "json").stdout)
    assert list(found) == paths
    refused = run("extract", *paths)
    assert refused.exit_code == 2
    assert "--format json" in refused.stderr


def test_explain_says_which_rule_found_what(alone: Path) -> None:
    told = run("extract", alone, "--explain", "--format", "json")
    assert "casualties" in told.stderr
    assert "killed at least 17 civilians" in told.stderr
    assert json.loads(told.stdout)


@pytest.mark.parametrize(
    ("text", "code"),
    [("no front matter", "Y114"), ("---\ntitle: [\n---\nText.\n", "Y1")],
)
def test_a_broken_article_is_told_with_its_place(text: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.md"
    path.write_text(text, encoding="utf-8")
    refused = run("extract", path, "--format", "json")
    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert f"{path}:" in refused.stderr
    assert code in refused.stderr
