from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.operations import write_operation

SITREP = [sys.executable, "-c", "from sitrep.cli import main; main()"]


@pytest.mark.parametrize("facts", [1, 23])
def test_a_made_up_operation_has_as_many_facts_as_asked_and_checks(
    tmp_path: Path, facts: int
) -> None:
    operation = write_operation(tmp_path / "made-up", facts)
    entries = [
        line
        for file in (operation / "facts").iterdir()
        for line in file.read_text().splitlines()
        if line.startswith("  - id: ")
    ]
    assert len(entries) == facts
    checked = subprocess.run([*SITREP, "check", operation], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "")
