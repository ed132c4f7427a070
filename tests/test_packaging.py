"""The wheel, installed where there is no checkout, does what the checkout does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
CHECKOUT = [sys.executable, "-c", "from sitrep.cli import main; main()"]


def run(*command: str | Path, at: Path, **changes: str) -> str:
    """Run a command in a folder; what it printed."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | changes
    done = subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation")
    run(sys.executable, "-m", "pip", "wheel", *options, "-w", folder, ROOT, at=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment: the wheel, and the locked dependencies."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False)
    python = environment / "bin/python"
    options = ("--quiet", "--no-index", "--no-deps")
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, at=environment)
    # A line of a .pth file is a folder to import from, whose own .pth files (the checkout's among
    # them) are not followed.
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with the example operation in it and nothing of the checkout."""
    shutil.copytree(ROOT / "seeds/libya-derna", tmp_path / "libya-derna")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_the_wheel_that_is_tried(programs: Path, tmp_path: Path) -> None:
    ask = "import sitrep.resources as r; print(r.__file__, r.templates_folder(), sep='\\n')"
    code, templates = run(programs / "python", "-c", ask, at=tmp_path).splitlines()
    assert Path(code).is_relative_to(programs.parent)
    assert Path(templates).is_relative_to(programs.parent)


def test_every_file_of_the_program_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = [path for folder in ("sitrep", "templates") for path in (ROOT / folder).rglob("*")]
    for path in tracked:
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(ROOT)
            inside = name if name.parts[0] == "sitrep" else Path("sitrep", name)
            assert str(inside) in names
    others = {name for name in names if not name.startswith(("sitrep/", "sitrep-"))}
    assert others == set()


def test_it_builds_from_any_folder_what_the_checkout_builds(
    programs: Path, elsewhere: Path
) -> None:
    run(programs / "sitrep", "build", "libya-derna", "--output", "wheel", at=elsewhere)
    build = (*CHECKOUT, "build", "libya-derna", "--output", "checkout")
    run(*build, at=elsewhere, PYTHONPATH=str(ROOT))
    built = contents(elsewhere / "wheel")
    assert built == contents(elsewhere / "checkout")
    assert {Path(name).suffix for name in built} >= {".html", ".pdf", ".json"}


def test_a_new_operation_checks_and_builds_at_once(programs: Path, tmp_path: Path) -> None:
    assert "build" in run(programs / "sitrep", "--help", at=tmp_path)
    run(programs / "sitrep", "new", "my-crisis", at=tmp_path)
    run(programs / "sitrep", "check", "my-crisis", at=tmp_path)
    run(programs / "sitrep", "build", "my-crisis", at=tmp_path)
    assert list((tmp_path / "output/my-crisis").rglob("sitrep-*.pdf"))


def test_the_source_package_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, at=ROOT)
    (source,) = tmp_path.glob("*.tar.gz")
    run("tar", "-xzf", source, at=tmp_path)
    folder = source.with_suffix("").with_suffix("")
    assert not {".venv", ".git", "output"} & {path.name for path in folder.iterdir()}
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, at=folder)
    (again,) = tmp_path.glob("*.whl")
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def test_the_lock_pins_everything_with_hashes_and_names_no_place() -> None:
    lock = (ROOT / "requirements.txt").read_text()
    assert not re.search(
        r"://|--(extra-)?index|--find-links|--trusted-host|file:|^/", lock, re.MULTILINE
    )
    pinned = dict(
        re.findall(r"^([a-z0-9.-]+)==(\S+) \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    )
    assert len(pinned) == len(re.findall(r"^[a-z0-9]", lock, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for line in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        wanted = Requirement(line)
        assert pinned[canonicalize_name(wanted.name)] in wanted.specifier
