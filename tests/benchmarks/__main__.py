"""Prints how fast and how large the program is, as ratios that mean the same on any machine.

Each line divides the cost of ours by the cost of what it is compared with, both measured in the
same minutes. Memory is that of the largest process of each.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measure import Command, Cost, measure, run
from tests.benchmarks.operations import write_operation

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds/libya-derna"
SITREP = Path(sys.executable).with_name("sitrep")
COPIES = 2  # of the seed, in six languages each: 12 PDFs
READERS = 200
ARTICLES, ARTICLES_A_SECOND = 400, 200

PLAIN_LOOP = """
import sys
from pathlib import Path
import weasyprint
for path in map(Path, sys.argv[1:]):
    html = weasyprint.HTML(string=path.read_text(encoding="utf-8"))
    path.with_suffix(".pdf").write_bytes(html.write_pdf(pdf_variant="pdf/ua-1"))
"""


@dataclass(frozen=True)
class Comparison:
    """One line of the table; costs are per unit: a PDF, a fact, or a whole run."""

    title: str
    aim: float
    ours: Cost
    other: Cost
    units: tuple[int, int] = (1, 1)
    of_memory: bool = False

    @property
    def ratio(self) -> float:
        """Ours against the other, per unit."""
        if self.of_memory:
            return self.ours.mebibytes / self.other.mebibytes
        return (self.ours.seconds / self.units[0]) / (self.other.seconds / self.units[1])

    def __str__(self) -> str:
        met = "met" if self.ratio <= self.aim else "MISSED"
        return (
            f"{self.title:58} {self.ratio:6.2f}  ≤ {self.aim:<4} {met:7}"
            f"{self.ours.seconds:7.2f} s {self.other.seconds:7.2f} s"
            f"{self.ours.mebibytes:7.0f} MiB {self.other.mebibytes:5.0f} MiB"
        )


def commands_in(folder: Path) -> dict[str, Command]:
    """All that is measured, by name, with the inputs made in this folder."""
    copies: list[str | Path] = [
        shutil.copytree(SEED, folder / f"derna-{number}") for number in range(COPIES)
    ]
    pages = folder / "pages"
    run(Command([SITREP, "build", *copies, "--format", "html", "--output", pages]))
    files = sorted(pages.rglob("*.html"))
    print(
        f"{len(files)} PDFs of the example operation; made-up operations of 100 and 1,000 facts\n"
    )
    output = folder / "output"
    build: list[str | Path] = [SITREP, "build", "--output", output, "--format"]
    facts = {size: write_operation(folder / f"facts-{size}", size) for size in (100, 1000)}
    return {
        "typer": Command([sys.executable, "-c", "import typer"]),
        "help": Command([SITREP, "--help"]),
        "check": Command([SITREP, "check", SEED]),
        "100": Command([*build, "html", facts[100]], output),
        "1000": Command([*build, "html", facts[1000]], output),
        "pdf": Command([*build, "pdf", *copies], output),
        "loop": Command([sys.executable, "-c", PLAIN_LOOP, *files]),
        "one article": _articles(1),
        "articles": _articles(1 + ARTICLES),
        "no messages": _messages("ours", 0),
        "messages": _messages("ours", READERS),
        "ten times the messages": _messages("ours", 10 * READERS),
        "plain messages": _messages("plain", READERS),
    }


def _messages(how: str, readers: int) -> Command:
    return Command([sys.executable, "-m", "tests.benchmarks.messages", how, str(readers)])


def _articles(count: int) -> Command:
    return Command([sys.executable, "-m", "tests.benchmarks.articles", str(count)])


def comparisons(costs: dict[str, Cost]) -> list[Comparison]:
    """The lines of the table, with the aims that the project has set itself."""
    start = costs["help"].seconds
    large, small = (
        Cost(costs[size].seconds - start, costs[size].mebibytes) for size in ("1000", "100")
    )
    idle = costs["no messages"].seconds
    ours, many, plain = (
        Cost(costs[name].seconds - idle, costs[name].mebibytes)
        for name in ("messages", "ten times the messages", "plain messages")
    )
    reading = Cost(
        costs["articles"].seconds - costs["one article"].seconds, costs["articles"].mebibytes
    )
    return [
        Comparison(
            f"facts proposed of {ARTICLES} articles / {ARTICLES_A_SECOND} articles a second",
            1,
            reading,
            Cost(ARTICLES / ARTICLES_A_SECOND, 0),
        ),
        Comparison(
            f"{READERS} messages / plain loop of premailer and EmailMessage", 0.1, ours, plain
        ),
        Comparison(
            f"memory of {10 * READERS:,} messages / of {READERS}", 1.05, many, ours, of_memory=True
        ),
        Comparison(
            "sitrep build: 12 PDFs / plain loop of WeasyPrint", 0.7, costs["pdf"], costs["loop"]
        ),
        Comparison("sitrep --help / import typer", 3, costs["help"], costs["typer"]),
        Comparison(
            "sitrep check seeds/libya-derna / import typer", 6, costs["check"], costs["typer"]
        ),
        Comparison(
            "HTML of 1,000 facts / of 100, per fact", 1.1, costs["1000"], costs["100"], (1000, 100)
        ),
        Comparison("the same, less the time of sitrep --help", 1.1, large, small, (1000, 100)),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each command runs (5)")
    rounds = parser.parse_args().rounds
    # as an installed package is: compiled once, whatever the environment says of byte code
    compileall.compile_dir(ROOT / "sitrep", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        costs = measure(commands_in(Path(folder)), rounds)
    head = f"{'':58} {'ratio':>6}  {'aim':14}{'ours':>9} {'other':>9}{'ours':>11} {'other':>9}"
    print(head, *comparisons(costs), sep="\n")


if __name__ == "__main__":
    main()
