"""``sitrep review`` on a pseudo-terminal: what a person sees, types and gets."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sitrep.cli.app import app
from tests import operations
from tests.terminal import ANSI, terminal

PROPOSED = """\
# Proposed by a machine.
schema: 1
defaults: {article: a1, review: proposed, sensitivity: restricted}

facts:
  # First
  - id: killed_a1        # how many
    kind: casualties
    measure: new
    outcome: killed
    victims: civilians
    figure: {value: 17,   qualifier: at_least, unit: people}
    place: town
    sources:
      - quote: "At least 17 civilians were killed."

  # Second
  - id: injured_a1
    kind: casualties
    measure: new
    outcome: injured
    victims: children
    figure: {qualifier: dozens, unit: people}
    place: nowhere   # not in operation.yaml
    sources:
      - quote: "Dozens of children were injured."
# The end.
"""


def run(*arguments: str | Path):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def operation(tmp_path: Path) -> Path:
    operation = operations.small(tmp_path)
    operations.write(operation, {"facts/b1.yaml": PROPOSED})
    return operation


def facts(operation: Path) -> str:
    return (operation / "facts" / "b1.yaml").read_text(encoding="utf-8")


def test_accepting_approves_the_fact_and_leaves_all_else_as_it_was_typed(operation: Path):
    with terminal(operation) as person:
        person.wait_for("killed_a1 · 2 are left")
        person.wait_for("At least 17 civilians were killed.")
        person.wait_for("{value: 17, qualifier: at_least, unit: people}")
        person.answer("a")
        person.wait_for("injured_a1 · 1 is left")
        person.answer("q")
        assert person.end() == 0
    assert facts(operation) == PROPOSED.replace(
        '    place: town\n    sources:\n      - quote: "At least',
        '    place: town\n    review: approved\n    sources:\n      - quote: "At least',
    )
    assert "1 accepted, 0 edited, 0 dropped; 1 waits still." in person.shown


def test_the_quote_stands_in_its_context_and_is_highlighted(operation: Path):
    with terminal(operation) as person:
        person.answer("q")
        person.end()
    shown = person.shown
    assert "The army controls the town." in ANSI.sub("", shown)
    assert re.search(r"\x1b\[[0-9;]*7m+At least 17 civilians were killed\.", shown)


def test_a_fact_with_errors_is_not_accepted_until_it_is_edited(operation: Path):
    with terminal(operation) as person:
        person.answer("n")
        person.wait_for("error F402: there is no place nowhere")
        person.answer("a")
        person.wait_for("cannot be accepted while it has errors")
        person.answer("e")
        person.wait_for("Field")
        person.type("place\n")
        person.wait_for("place (nothing leaves it as it is)")
        person.type("town\n")
        person.wait_for("injured_a1 · 1 is left")
        person.answer("a")
        assert person.end() == 0
    assert "    place: town      # not in operation.yaml\n    review: approved\n" in facts(
        operation
    )
    assert "1 accepted, 1 edited, 0 dropped; 1 waits still." in person.shown
    assert not run("check", operation).exit_code


def test_a_value_that_cannot_stand_is_told_at_once_and_asked_for_again(operation: Path):
    with terminal(operation) as person:
        person.answer("e")
        person.wait_for("Field")
        person.type("99\n")
        person.wait_for("There is no such field.")
        person.type("figure.value\n")
        person.wait_for("figure.value (nothing")
        person.type("many\n")
        person.wait_for("must be a whole number in digits only")
        person.wait_for("figure.value (nothing")
        person.type("18\n")
        person.wait_for("error E302")  # the quote says 17
        person.answer("q")
        assert person.end() == 0
    assert "figure: {value: 18, qualifier: at_least, unit: people}" in facts(operation)


def test_dropping_removes_the_fact_and_no_comment(operation: Path):
    with terminal(operation) as person:
        person.answer("d")
        person.answer("d")
        assert person.end() == 0
    text = facts(operation)
    assert "nothing waits any more" in person.shown
    assert "killed_a1" not in text
    assert "facts: []" in text
    for comment in ("# Proposed by a machine.", "# First", "# Second", "# The end."):
        assert comment in text
    assert not run("check", operation).exit_code


def test_control_c_in_the_middle_keeps_what_was_decided(operation: Path):
    with terminal(operation) as person:
        person.answer("a")
        person.wait_for("injured_a1 · 1 is left")
        person.wait_for("[q]uit")
        person.interrupt()
        assert person.end() == 0
    assert "1 accepted" in person.shown
    assert "Traceback" not in person.shown
    assert facts(operation).count("review: approved") == 1
    with terminal(operation) as person:  # and it is taken up where it was left
        person.wait_for("injured_a1 · 1 is left")
        person.answer("q")
        assert person.end() == 0
    assert sorted(path.name for path in (operation / "facts").iterdir()) == ["a1.yaml", "b1.yaml"]


def test_control_c_while_a_value_is_typed_leaves_the_file_alone(operation: Path):
    with terminal(operation) as person:
        person.answer("e")
        person.wait_for("Field")
        person.interrupt()
        assert person.end() == 0
    assert facts(operation) == PROPOSED


def test_a_killed_walk_leaves_a_whole_file(operation: Path):
    with terminal(operation) as person:
        person.answer("a")
        person.wait_for("injured_a1")
        person.process.send_signal(signal.SIGKILL)
        person.process.wait()
    assert facts(operation).count("review: approved") == 1
    assert not run("review", operation, "--list").exit_code


def test_a_file_that_somebody_else_changed_is_not_overwritten(operation: Path):
    with terminal(operation) as person:
        person.wait_for("[q]uit")
        operations.edit(operation, "facts/b1.yaml", "# The end.", "# Theirs.")
        person.type("a")
        person.wait_for("has changed meanwhile")
        person.answer("a")
        person.wait_for("injured_a1")
        person.answer("q")
        person.end()
    assert "# Theirs." in facts(operation)
    assert facts(operation).count("review: approved") == 1


def test_without_colours_signs_stand_around_the_quote(operation: Path):
    with terminal(operation, TERM="dumb") as person:
        person.wait_for("⟦At least 17 civilians were killed.⟧")
        person.answer("q")
        assert person.end() == 0


def test_right_to_left_text_keeps_its_direction(operation: Path):
    article = operation / "articles" / "ar1.md"
    article.write_text(
        "---\nid: ar1\nlanguage: ar\npublished: 2018-06-05\nsensitivity: public\n---\n"
        "قالت المنظمة إن أكثر من 2000 شخص فروا من المدينة.\n",
        encoding="utf-8",
    )
    operations.edit(operation, "facts/b1.yaml", "article: a1", "article: ar1")
    old = '"At least 17 civilians were killed."'
    operations.edit(operation, "facts/b1.yaml", old, '"أكثر من 2000 شخص فروا"')
    with terminal(operation) as person:
        person.wait_for("\u2067قالت المنظمة إن أكثر من 2000 شخص فروا من المدينة.\u2069")
        person.answer("q")
        assert person.end() == 0


def test_what_an_article_holds_cannot_command_the_terminal(operation: Path):
    file = operation / "articles" / "a1.md"
    text = file.read_text(encoding="utf-8").replace("The army", "\x1b]0;owned\x07The army")
    file.write_text(text, encoding="utf-8")
    with terminal(operation) as person:
        person.answer("q")
        person.end()
    assert "\x1b]0;" not in person.shown


def test_where_nothing_waits_it_says_so(tmp_path: Path):
    done = run("review", operations.small(tmp_path))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing waits for review.\n")


def test_it_needs_a_terminal(operation: Path):
    done = run("review", operation)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--list" in done.stderr


def test_the_list_names_each_with_its_line(operation: Path):
    done = run("review", operation, "--list")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"{operation}/facts/b1.yaml:7: killed_a1: casualties: “At least 17 civilians were killed.”",
        f"{operation}/facts/b1.yaml:18: injured_a1: casualties: “Dozens of children were injured.” (1 error)",
    ]
    assert done.stderr == "2 facts wait for review.\n"


def test_the_list_for_programs(operation: Path):
    first, second = json.loads(run("review", operation, "--list", "--json").stdout)
    assert (first["id"], first["line"], first["fact"]["figure"]["value"]) == ("killed_a1", 7, 17)
    assert second["problems"][0]["code"] == "F402"


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_what_is_no_operation_is_a_mistake_of_the_command_line(name: str, tmp_path: Path):
    done = run("review", tmp_path / name)
    assert (done.exit_code, done.stdout) == (2, "")


def test_broken_files_are_told_before_the_walk(operation: Path):
    operations.write(operation, {"facts/c1.yaml": "schema: 1\nfacts: [\n"})
    done = run("review", operation, "--list")
    assert done.exit_code == 1
    assert "facts/c1.yaml" in done.stderr


def test_no_proposed_fact_reaches_a_report(operation: Path, tmp_path: Path):
    operations.edit(operation, "facts/b1.yaml", "place: nowhere", "place: town")
    operations.edit(
        operation, "facts/b1.yaml", "sensitivity: restricted", "sensitivity: restricted"
    )
    built = run(
        *("build", operation, "--output", tmp_path / "out", "--format", "json", "--audience"),
        "closed",
    )
    assert built.exit_code == 0
    text = "".join(p.read_text("utf-8") for p in (tmp_path / "out").rglob("facts-*.json"))
    assert "fled_a1" in text
    assert "killed_a1" not in text
