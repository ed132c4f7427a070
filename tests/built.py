"""The seed and the second week, built once for all tests that look at what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from tests import operations


@pytest.fixture(scope="session")
def seed_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the seed's first report, for the public."""
    return _build(operations.SEED, tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="session")
def week_two_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the second week's report, for the public."""
    return _build(operations.SECOND_WEEK, tmp_path_factory.mktemp("week2"))


def _build(operation: Path, output: Path) -> Path:
    built = api.build([operation], api.Wanted(jobs=2), output)
    assert not built.failures
    assert not [str(problem) for problem in built.problems if problem.is_error]
    return built.published[0].folder
