"""The only place that finds ``templates/``: the checkout's first, then the wheel's."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def templates_folder() -> Path:
    """The program's ``templates/`` folder.

    In a checkout it stands beside the package; a wheel carries it inside the package. An
    editable install has both, and the checkout's is the one that people edit.
    """
    package = Path(__file__).resolve().parent
    checkout = package.parent / "templates"
    return checkout if (package.parent / "pyproject.toml").is_file() else package / "templates"
