"""``sitrep i18n`` as typed: results on stdout, exit codes, help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sitrep.cli.app import app
from tests import operations
from tests.translation import weeks

run = CliRunner().invoke


def test_a_language_is_started_and_the_files_are_named(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    done = run(app, ["i18n", "new", "ru", str(operation)])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        str(operation / name)
        for name in ("translations/ru/names.po", "translations/ru/001.po", "operation.yaml")
    ]
    assert "3 files written." in done.stderr


def test_an_unknown_language_is_a_mistake_of_the_command_line(tmp_path: Path):
    done = run(app, ["i18n", "new", "russian", str(weeks.first_week(tmp_path))])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "unknown language 'russian'" in done.stderr


def test_update_says_when_there_is_nothing_to_do(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    assert run(app, ["i18n", "update", str(operation)]).exit_code == 0
    again = run(app, ["i18n", "update", str(operation)])
    assert (again.stdout, again.stderr) == ("", "Up to date.\n")


def test_status_is_a_table_of_words(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    done = run(app, ["i18n", "status", str(operation)])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "testland, in words",
        "  language  catalogue  words  translated  stale  missing  %",
        "  fr        names          8           0      0        8  0",
        "  fr        001            2           0      0        2  0",
        "  fr        total         10           0      0       10  0",
    ]


def test_status_fails_under_a_limit(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    done = run(app, ["i18n", "status", str(operation), "--fail-under", "90"])
    assert done.exit_code == 1
    assert "Under 90 %: testland fr." in done.stderr
    assert run(app, ["i18n", "status", str(operations.SEED), "--fail-under", "100"]).exit_code == 0


def test_status_for_programs(tmp_path: Path):
    done = run(app, ["i18n", "status", str(weeks.first_week(tmp_path)), "--json"])
    (tree,) = json.loads(done.stdout)
    assert tree["name"] == "testland"
    assert {row["catalogue"] for row in tree["catalogues"]} == {"names", "001"}


def test_check_names_the_place_and_fails(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    run(app, ["i18n", "update", str(operation)])
    assert run(app, ["i18n", "check", str(operation)]).exit_code == 0
    weeks.translate(operation, "001", "highlights", "{fled.start} ont fui.")
    done = run(app, ["i18n", "check", str(operation)])
    assert done.exit_code == 1
    assert f"{operation}/translations/fr/001.po:" in done.stdout
    assert "L607" in done.stdout


@pytest.mark.parametrize("command", ["extract", "update", "status"])
def test_errors_in_the_data_stop_it(command: str, tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    operations.edit(operation, "reports/001.yaml", "{fled.start}", "{flet.start}")
    done = run(app, ["i18n", command, str(operation)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "R502" in done.stderr


def test_pseudo_builds_beside_the_real_output(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    done = run(app, ["i18n", "pseudo", str(operation), "--output", str(tmp_path / "pseudo")])
    assert done.exit_code == 0
    names = sorted(Path(line).name for line in done.stdout.splitlines())
    assert names == [
        f"sitrep-testland-001-{tag}.{ending}"
        for tag in ("ar-XB", "en-XA")
        for ending in ("html", "pdf")
    ]


@pytest.mark.parametrize("command", ["new", "extract", "update", "status", "check", "pseudo"])
def test_help_has_an_example(command: str):
    done = run(app, ["i18n", command, "--help"])
    assert done.exit_code == 0
    assert "Example" in done.stdout
