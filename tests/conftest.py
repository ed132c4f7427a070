"""What every test may use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.browser", "tests.built"]

# The same examples on every run and machine; ./run soak tries new ones, and many.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile(
    "soak", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--scale",
        type=float,
        default=0.0,
        help="the part, 0 to 1, of each promise's full number of cases that soak tests try",
    )
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what comes out into tests/cases; then read the diff",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file of tests/cases: ``golden(file, text)``."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def cases(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How many cases a soak test tries: ``cases(full, sample)``.

    ``full`` is the number that the finished product must reach, ``sample`` the number that takes
    seconds. ``--scale`` says what part of ``full`` is tried, but never less than ``sample``.
    """
    scale: float = request.config.getoption("--scale")
    return lambda full, sample: max(sample, round(full * scale))
