"""Whole commands, measured from outside: wall time and peak memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_KIBIBYTES_PER_UNIT = 1 / 1024 if sys.platform == "darwin" else 1  # of ru_maxrss


@dataclass(frozen=True)
class Command:
    """A command line, and the folder that it writes, which is empty when it starts."""

    words: Sequence[str | Path]
    output: Path | None = None


@dataclass(frozen=True)
class Cost:
    """Wall time, and the memory of the largest of the command's processes."""

    seconds: float
    mebibytes: float


def measure(commands: Mapping[str, Command], rounds: int) -> dict[str, Cost]:
    """The median cost of each command.

    The rounds go through all commands in turn, so that a slow moment of the machine touches all
    alike; a first round, not counted, warms the caches of the disk.
    """
    runs = [{name: run(command) for name, command in commands.items()} for _ in range(rounds + 1)]
    return {
        name: Cost(
            median(run[name].seconds for run in runs[1:]),
            median(run[name].mebibytes for run in runs[1:]),
        )
        for name in commands
    }


def run(command: Command) -> Cost:
    """Run a command to its end, which must be a good one."""
    if command.output is not None:
        shutil.rmtree(command.output, ignore_errors=True)
    with tempfile.TemporaryFile() as messages:
        begin = time.perf_counter()
        process = subprocess.Popen(command.words, stdout=subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            messages.seek(0)
            text = messages.read().decode(errors="replace")
            raise SystemExit(f"{command.words} ended with {process.returncode}:\n{text}")
    return Cost(seconds, usage.ru_maxrss * _KIBIBYTES_PER_UNIT / 1024)
