"""P16: no translation that is broken in any of these ways ever ships, and no good one is refused."""

from __future__ import annotations

import random
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sitrep.diagnostics import Diagnostic
from sitrep.localisation.checks import check_entry, check_header, check_wording
from sitrep.localisation.locales import Language
from sitrep.localisation.plurals import PluralRule
from sitrep.localisation.po import Entry, PoFile, read_po
from sitrep.resources import templates_folder
from tests.localisation.mutators import WAYS, Case

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(templates_folder().glob("locale/*/messages.po"))
WORDINGS = sorted(
    path for folder in ("seeds", "tests/cases") for path in ROOT.glob(f"{folder}/**/translations/*/*.po")
)  # fmt: skip


class Checked(NamedTuple):
    """A PO file of either kind, and how its messages are checked."""

    path: Path

    @property
    def tag(self) -> str:
        return self.path.parent.name

    @property
    def is_catalogue(self) -> bool:
        return self.path.name == "messages.po"

    def problems(self, entry: Entry, language: Language) -> tuple[Diagnostic, ...]:
        if self.is_catalogue:
            return check_entry(entry, rule_of(self.path, language), language)
        return check_wording(entry, language)

    @property
    def entries(self) -> Iterator[Entry]:
        return (entry for entry in file_of(self.path).entries if entry.is_used)


FILES = [Checked(path) for path in (*CATALOGUES, *WORDINGS)]


def named(file: Checked) -> str:
    return "-".join(file.path.relative_to(ROOT).parts[-5:])


@cache
def file_of(path: Path) -> PoFile:
    po, problems = read_po(path, shown_as=path.name)
    assert problems == ()
    assert po is not None
    return po


@cache
def rule_of(path: Path, language: Language) -> PluralRule:
    rule, problems = check_header(file_of(path), language)
    assert rule is not None, problems
    return rule


def test_both_kinds_of_file_are_there():
    assert {"ar", "fr"} <= {file.tag for file in FILES if file.is_catalogue}
    assert {"ar", "fr"} <= {file.tag for file in FILES if not file.is_catalogue}


@pytest.mark.parametrize("file", FILES, ids=named)
def test_what_is_shipped_passes(file: Checked, language: Callable[[str], Language]):
    for entry in file.entries:
        assert file.problems(entry, language(file.tag)) == (), entry.msgid


@pytest.mark.parametrize("file", FILES, ids=named)
def test_gettext_passes_it_too(file: Checked, tmp_path: Path):
    checked = subprocess.run(
        ["msgfmt", "--check", "--check-format", "-o", tmp_path / "x.mo", file.path],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.soak
@pytest.mark.parametrize("file", FILES, ids=named)
def test_whatever_is_broken_is_caught(
    file: Checked, language: Callable[[str], Language], cases: Callable[[int, int], int]
):
    entries = list(file.entries)
    number = min(len(entries), cases(len(entries), 40))
    applied: Counter[str] = Counter()
    for entry in random.Random(20180605).sample(entries, number):
        for name, way in WAYS.items():
            broken = way(Case(entry, file.tag))
            if broken is not None:
                applied[name] += 1
                found = file.problems(broken, language(file.tag))
                assert any(problem.is_error for problem in found), (name, broken.forms)
    assert len(applied) >= 15, "most ways apply to some message of every file"


def test_every_way_applies_somewhere():
    assert len(WAYS) >= 20
    unused = set(WAYS)
    for file in FILES:
        for entry in file.entries:
            unused -= {name for name in unused if WAYS[name](Case(entry, file.tag)) is not None}
    assert unused == set()
