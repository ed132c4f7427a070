"""./run, against a made-up machine: its apt, pip and Python are scripts that note their calls."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Stands for python3. It makes a .venv with itself in it, and notes what pip is asked to install.
PYTHON = """#!/bin/sh
case "$*" in
-c*) exit 0 ;;
-V) echo "Python ${PYTHON_VERSION:-3.11.2}" ;;
"-m venv "*)
    echo "venv" >>"$LOG"
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    printf '#!/bin/sh\\necho "sitrep in $PWD:"\\nprintf "<%%s>" "$@"\\nexit 3\\n' >"$3/bin/sitrep"
    chmod +x "$3/bin/sitrep"
    ;;
*" install "*)
    echo "pip${*##*--no-deps}" >>"$LOG"
    if [ -n "${INTERRUPTED:-}" ]; then kill -INT "$PPID"; exit 130; fi
    ;;
esac
"""
# Stands for dpkg-query: what is in $INSTALLED is installed.
DPKG_QUERY = """#!/bin/sh
for package in $INSTALLED; do echo "$package installed"; done
"""
LOGGED = """#!/bin/sh
echo "${0##*/} $*" >>"$LOG"
"""
SUDO = """#!/bin/sh
[ -n "${SUDO_ALLOWED:-}" ] || exit 1
shift
[ "$*" = true ] || echo "as root:" >>"$LOG"
exec "$@"
"""
ID = """#!/bin/sh
echo "${USER_ID:-1000}"
"""
TO_RUN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Machine:
    """A checkout in a folder of its own, and the commands of the machine around it."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "check out"
        self.checkout.mkdir()
        self.log = folder / "log"
        self.log.touch()
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name in ("run", "requirements.txt", "pyproject.toml"):
            shutil.copy(ROOT / name, self.checkout)
        for name, script in (
            ("python3", PYTHON),
            ("dpkg-query", DPKG_QUERY),
            ("apt-get", LOGGED),
            ("sudo", SUDO),
            ("id", ID),
        ):
            (self.bin / name).write_text(script)
            (self.bin / name).chmod(0o755)
        self.environment = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "LOG": str(self.log),
            "INSTALLED": TO_RUN,
        }

    def start(self, *words: str, at: Path | None = None, **changes: str) -> subprocess.Popen[str]:
        """Start ./run in a folder; ``changes`` are to the environment."""
        return subprocess.Popen(
            [at or self.checkout / "run", *words],
            cwd=self.bin,
            env=self.environment | changes,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(
        self, *words: str, at: Path | None = None, **changes: str
    ) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        process = self.start(*words, at=at, **changes)
        out, err = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def done(self) -> list[str]:
        """What has been made and installed since this was last asked."""
        lines = self.log.read_text().splitlines()
        self.log.write_text("")
        return lines

    @property
    def set_up_in_full(self) -> list[str]:
        """What a machine does that has the Debian packages and nothing else."""
        return ["venv", *self.installs]

    @property
    def installs(self) -> list[str]:
        """What pip is asked for."""
        return [
            f"pip --require-hashes --requirement {self.checkout}/requirements.txt",
            f"pip --no-build-isolation --editable {self.checkout}",
        ]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_sets_up_once_and_passes_words_folder_and_exit_code_on(machine: Machine) -> None:
    first = machine.run("sitrep", "check", "two words", "")
    assert machine.done() == machine.set_up_in_full
    second = machine.run("sitrep", "check", "two words", "")
    assert machine.done() == []
    assert first.stdout == second.stdout == f"sitrep in {machine.bin}:\n<check><two words><>"
    assert first.returncode == second.returncode == 3
    assert second.stderr == ""


def test_works_through_a_link(machine: Machine) -> None:
    link = machine.bin / "my-run"
    link.symlink_to(machine.checkout / "run")
    assert machine.run("sitrep", at=link).returncode == 3
    assert machine.done() == machine.set_up_in_full


@pytest.mark.parametrize("file", ["requirements.txt", "pyproject.toml", "run"])
def test_a_change_of_what_it_depends_on_installs_again(machine: Machine, file: str) -> None:
    machine.run("sitrep")
    machine.done()
    with (machine.checkout / file).open("a") as stream:
        stream.write("# changed\n")
    machine.run("sitrep")
    assert machine.done() == machine.installs


def test_a_checkout_that_was_moved_installs_again(machine: Machine) -> None:
    machine.run("sitrep")
    machine.done()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("moved"))
    machine.run("sitrep")
    assert machine.done() == machine.installs


def test_another_python_installs_again(machine: Machine) -> None:
    machine.run("sitrep")
    machine.done()
    machine.run("sitrep", PYTHON_VERSION="3.13.5")
    assert machine.done() == machine.installs


def test_a_set_up_that_was_interrupted_is_done_from_the_start(machine: Machine) -> None:
    interrupted = machine.run("sitrep", INTERRUPTED="yes")
    assert interrupted.returncode != 0
    assert "sitrep in" not in interrupted.stdout
    assert machine.done() == machine.set_up_in_full[:2]
    assert machine.run("sitrep").returncode == 3
    assert machine.done() == machine.set_up_in_full


def test_a_venv_whose_python_is_gone_is_made_again(machine: Machine) -> None:
    machine.run("sitrep")
    machine.done()
    (machine.checkout / ".venv/bin/python").unlink()
    machine.run("sitrep")
    assert machine.done() == machine.set_up_in_full


def test_two_at_once_set_up_once(machine: Machine) -> None:
    both = [machine.start("sitrep") for _ in range(2)]
    assert [process.communicate()[0] for process in both] == [f"sitrep in {machine.bin}:\n<>"] * 2
    assert machine.done() == machine.set_up_in_full


def test_without_root_it_names_the_one_command_to_type(machine: Machine) -> None:
    refused = machine.run("sitrep", INSTALLED="libpango-1.0-0")
    assert refused.returncode == 1
    command = "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
    assert command in refused.stderr.splitlines()[-1]
    assert machine.done() == []
    assert not (machine.checkout / ".venv").exists()


@pytest.mark.parametrize(("user", "sudo"), [("0", ""), ("1000", "yes")])
def test_with_root_it_installs_what_is_missing(machine: Machine, user: str, sudo: str) -> None:
    installed = "libpango-1.0-0 libpangoft2-1.0-0"
    machine.run("sitrep", INSTALLED=installed, USER_ID=user, SUDO_ALLOWED=sudo)
    update, install, *rest = [line for line in machine.done() if line != "as root:"]
    assert update.startswith("apt-get update")
    assert install.startswith("apt-get install")
    assert install.endswith(" libharfbuzz-subset0")
    assert rest == machine.set_up_in_full


def test_the_tests_need_more_packages_than_the_program(machine: Machine) -> None:
    machine.run("sitrep")
    machine.done()
    refused = machine.run("test")
    assert refused.returncode == 1
    assert "chromium" in refused.stderr
    assert machine.run("sitrep").returncode == 3
    assert machine.done() == []


@pytest.mark.parametrize(("words", "code"), [(["help"], 0), ([], 2), (["reprot"], 2)])
def test_says_what_it_can_do(machine: Machine, words: list[str], code: int) -> None:
    answer = machine.run(*words)
    assert answer.returncode == code
    text = answer.stderr if code else answer.stdout
    for command in ("report", "sitrep", "test", "soak", "bench"):
        assert f"./run {command}" in text
    assert machine.done() == []


def test_the_scripts_are_plain_sh() -> None:
    for script in (ROOT / "run", ROOT / ".ci/run"):
        assert script.read_text().startswith("#!/bin/sh\n")
        assert os.access(script, os.X_OK)
        subprocess.run(["sh", "-n", script], check=True)
