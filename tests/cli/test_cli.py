"""The command line as a person meets it: results on stdout, the rest on stderr, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sitrep.cli.app import app
from tests import operations


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_help_names_every_command_with_an_example() -> None:
    shown = run("--help").stdout
    for command in ("new", "add", "review", "check", "build", "verify", "schema"):
        assert command in shown
        assert "xample" in run(command, "--help").stdout


def test_without_a_command_it_shows_its_help() -> None:
    assert "Usage" in run().output


def test_new_writes_an_operation_that_checks_and_builds_at_once(tmp_path: Path) -> None:
    made = run("new", tmp_path / "my-op")
    assert made.exit_code == 0
    assert str(tmp_path / "my-op" / "operation.yaml") in made.stdout.splitlines()
    checked = run("check", tmp_path / "my-op")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "all is well" in checked.stderr
    built = run("build", tmp_path / "my-op", "--output", tmp_path / "out", "--format", "html")
    assert built.exit_code == 0
    assert built.stdout.strip().endswith("sitrep-my-op-001-en.html")


@pytest.mark.parametrize("name", ["My-Op", "op_1", "-op", "ö"])
def test_new_refuses_a_name_that_cannot_be_an_id(name: str, tmp_path: Path) -> None:
    refused = run("new", tmp_path / name)
    assert refused.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_new_leaves_what_is_there_alone(tmp_path: Path) -> None:
    (tmp_path / "op").mkdir()
    assert run("new", tmp_path / "op").exit_code == 2
    assert not list((tmp_path / "op").iterdir())


def test_check_prints_each_problem_and_exits_1(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "facts/a1.yaml", "value: 2000", "value: 3000")
    checked = run("check", operation)
    assert checked.exit_code == 1
    assert checked.stdout.startswith(f"{operation}/facts/a1.yaml:13:16: error E302: ")
    assert "1 error" in checked.stderr


def test_check_speaks_json_to_programs(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "facts/a1.yaml", "value: 2000", "value: 3000")
    (problem,) = json.loads(run("check", operation, "--json").stdout)
    assert (problem["code"], problem["severity"], problem["line"]) == ("E302", "error", 13)


def test_build_with_errors_writes_nothing_and_says_little(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "facts/a1.yaml", "value: 2000", "value: 3000")
    built = run("build", operation, "--output", tmp_path / "out")
    assert built.exit_code == 1
    assert built.stdout == ""
    assert "facts/a1.yaml:13:16: error E302: the figure does not stand in its quote" in built.stderr
    assert "2,000" not in built.stderr
    assert not (tmp_path / "out").exists()


def test_build_prints_the_files_that_it_wrote(tmp_path: Path) -> None:
    built = run(
        "build", operations.small(tmp_path), "--output", tmp_path / "out",
        "--format", "json", "--format", "html", "--locale", "ar", "--json",
    )  # fmt: skip
    assert built.exit_code == 0
    (published,) = json.loads(built.stdout)["published"]
    assert published["files"] == ["facts-testland-001.json", "sitrep-testland-001-ar.html"]


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (["build"], 2),
        (["build", "x", "--audience", "everybody"], 2),
        (["build", "x", "--format", "docx"], 2),
        (["build", "x", "--jobs", "0"], 2),
        (["build", "nowhere"], 2),
        (["check", "nowhere"], 2),
        (["verify", "nowhere"], 2),
        (["schema", "poem"], 2),
        (["sing"], 2),
    ],
)
def test_wrong_command_lines(
    arguments: list[str], exit_code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answered = run(*arguments)
    assert answered.exit_code == exit_code
    assert "Traceback" not in answered.output
    # coverage writes what a forked child ran into the folder that the child is in
    assert not [path for path in tmp_path.iterdir() if not path.name.startswith(".coverage")]


def test_an_unknown_report_is_a_wrong_command_and_names_those_that_are_there(
    tmp_path: Path,
) -> None:
    operation = operations.small(tmp_path)
    built = run("build", operation, "--report", "002", "--output", tmp_path / "out")
    assert built.exit_code == 2
    assert "there are: 001" in built.stderr


@pytest.mark.parametrize("tag", ["es", "xx-bogus", "../fr"])
def test_a_language_that_the_operation_does_not_have(tag: str, tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    built = run("build", operation, "--locale", tag, "--output", tmp_path / "out")
    assert built.exit_code == 2
    # the fault is the command line's: no line of a file is named
    said = f"sitrep: {tag} is not one of the locales of testland (the operation has en, fr, ar)"
    assert said in built.stderr
    assert "operation.yaml" not in built.stderr


@pytest.mark.parametrize("output", ["taken/out", "taken", "/proc/out"])
def test_an_output_folder_that_cannot_be_is_refused_before_anything_is_rendered(
    output: str, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    built = run("build", operations.small(tmp_path), "--output", tmp_path / output)
    assert built.exit_code == 2
    assert "cannot be written" in built.stderr
    assert "rendered" not in built.stderr


def test_a_folder_that_is_not_there_is_a_wrong_command(tmp_path: Path) -> None:
    built = run("build", tmp_path / "nothere", "--output", tmp_path / "out")
    assert built.exit_code == 2
    assert f"sitrep: there is no folder {tmp_path}/nothere (" in built.stderr


def test_an_operation_without_a_report_has_an_error_in_its_data(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    (operation / "reports" / "001.yaml").unlink()
    built = run("build", operation, "--output", tmp_path / "out")
    assert built.exit_code == 1
    assert "R515" in built.stderr


def test_a_control_character_in_a_name_does_not_reach_the_terminal(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    (operation / "facts" / "a\x1b[31m.yaml").write_text("schema: 2\n")
    assert "\x1b" not in run("check", operation).output


def test_schemas_are_json_schemas() -> None:
    every = json.loads(run("schema").stdout)
    assert set(every) == {"operation", "article", "facts", "report"}
    facts = json.loads(run("schema", "facts").stdout)
    assert facts["$schema"].startswith("https://json-schema.org/draft/2020-12/")
    assert set(facts["properties"]["facts"]["items"]["properties"]["kind"]["enum"]) == {
        "displacement", "casualties", "control", "access", "event",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("command", "heavy"),
    [
        ("import sitrep.cli", {"pydantic", "jinja2", "weasyprint", "babel", "yaml"}),
        ("import sitrep.api", {"weasyprint", "PIL", "fontTools"}),
    ],
)
def test_importing_is_quick_because_heavy_things_come_later(command: str, heavy: set[str]) -> None:
    script = f"{command}; import sys; print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=operations.ROOT,
    )
    assert not heavy & {name.split(".")[0] for name in done.stdout.split()}


def test_a_build_of_html_and_json_never_imports_weasyprint(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from sitrep import api;"
        "from sitrep.rendering.press import press; import sitrep.api as a;"
        f"a.build([Path({str(operations.SEED)!r})], a.Wanted(formats=('html', 'json')), "
        f"Path({str(tmp_path / 'out')!r}));"
        "print([name for name in sys.modules if name.startswith('weasyprint')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=operations.ROOT,
    )
    assert done.stdout.strip() == "[]"


def test_python_m_sitrep_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitrep", "--version"],
        check=True, capture_output=True, text=True, cwd=operations.ROOT,
    )  # fmt: skip
    assert done.stdout.startswith("sitrep ")
