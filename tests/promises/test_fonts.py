"""P17: a PDF is set in the program's own fonts, whatever the machine has and the text holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tests import operations

SITREP = (sys.executable, "-m", "sitrep")
OWN = {"Sitrep-Sans", "Sitrep-Sans-Bold", "Sitrep-Symbols"}


def fonts_of(pdf: PdfReader) -> set[str]:
    """The names of the fonts on a PDF's pages, without their subset tags."""
    resources: list[Any] = [page["/Resources"] for page in pdf.pages]
    fonts = [font.get_object() for entry in resources for font in entry["/Font"].values()]
    return {font["/BaseFont"].partition("+")[2] for font in fonts}


def test_a_quote_with_an_emoji_takes_no_font_of_the_machine(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    for file in ("articles/a1.md", "facts/a1.yaml"):
        operations.edit(operation, file, "2,000 people had fled", "2,000 people 😀 had fled")
    done = subprocess.run(
        [*SITREP, "build", operation, "--locale", "en", "--output", tmp_path / "out"],
        capture_output=True,
        encoding="utf-8",
        cwd=operations.ROOT,
    )
    assert done.returncode == 0, done.stderr
    line = next(line for line in done.stderr.splitlines() if "L613" in line)
    assert line.startswith(f"{operation}/facts/a1.yaml:13:")
    assert ": warning L613: a quote has characters that the PDF's fonts lack" in line
    assert "😀" not in done.stderr

    folder = tmp_path / "out" / "testland" / "001" / "public"
    page = (folder / "sitrep-testland-001-en.html").read_text("utf-8")
    assert "more than 2,000 people 😀 had fled" in page
    assert "U+1F600" not in page
    pdf = PdfReader(folder / "sitrep-testland-001-en.pdf")
    text = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    assert "more than 2,000 people [U+1F600] had fled" in text
    assert fonts_of(pdf) <= OWN
