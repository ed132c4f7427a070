"""``sitrep new``: a fresh operation from ``templates/new``."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from sitrep.cli.printing import Exit, leave, result, say
from sitrep.clock import today
from sitrep.report.dossier import OPERATION_ID
from sitrep.resources import templates_folder


def start(folder: Path) -> None:
    """Writes the folder whole, or not at all; one that is there is left alone."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 — resolve() would follow a link there
    if not OPERATION_ID.fullmatch(folder.name):
        say(f"sitrep: {folder.name} cannot be an operation's id: use a-z, 0-9 and hyphens only.")
        leave(Exit.BAD_COMMAND)
    if folder.exists() or folder.is_symlink():
        say(f"sitrep: {folder} is there already; nothing was written.")
        leave(Exit.BAD_COMMAND)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".sitrep-new-") as scratch:
            made = Path(scratch) / folder.name
            shutil.copytree(templates_folder() / "new", made)
            for path in sorted(made.rglob("*")):
                if path.is_file():
                    _fill(path)
            made.rename(folder)
    except OSError as problem:
        say(f"sitrep: {folder} could not be written: {problem.strerror}.")
        leave(Exit.BAD_COMMAND)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            result(str(path))
    say(f"Next: sitrep check {folder.name}, then sitrep build {folder.name}")


def _fill(path: Path) -> None:
    """Puts dates in: the report covers the week that ends today."""
    end = today()
    dates = {
        "@TODAY@": end,
        "@WEEK_AGO@": end - timedelta(days=6),
        "@YESTERDAY@": end - timedelta(days=1),
        "@NEXT_WEEK@": end + timedelta(days=7),
    }
    text = path.read_text(encoding="utf-8")
    for name, day in dates.items():
        text = text.replace(name, day.isoformat())
    path.write_text(text, encoding="utf-8")
