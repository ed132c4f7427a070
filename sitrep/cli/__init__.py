"""The command line: the only code that prints, reads settings and sets exit codes.

Exit codes: 0 done · 1 the data, templates or catalogues have errors · 2 the command line is
wrong · 3 rendering failed · 4 delivery failed.
"""

from __future__ import annotations

import gc

from sitrep.cli.app import app


def main() -> None:
    """The ``sitrep`` command."""
    gc.set_threshold(100_000, 50, 50)  # nearly all that is read stays to the end
    try:
        app()
    finally:
        gc.freeze()  # a last search for garbage would take a sixth of the time of a small check
