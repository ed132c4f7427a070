"""A template that a language or an operation swaps may look as it likes, and lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from sitrep.resources import templates_folder
from tests import operations

PROGRAM = templates_folder() / "report"

# file, what stands in the program's, what the swapped one has, what the build then says
LOST = [
    ("macros.html.j2", '<data class="figure"', '<data class="sum"', "the figure 2000 of fled_a1"),
    ("sections/sources.html.j2", ' id="{{ quote.anchor }}"', "", "the entry source-1-1"),
    ("sections/sources.html.j2", "{{ quote.text }}", "…", "the quote “more than 2,000 people"),
    ("sections/disclaimer.html.j2", "<p>{{ text }}</p>", "", "the disclaimer “"),
    ("sections/disclaimer.html.j2", ' id="disclaimer"', "", "the entry disclaimer"),
    (
        "macros.html.j2",
        '<span class="mark mark-{{ run.kind }}',
        '<span class="tag {{ run.kind }}',
        "the mark “unverified”, which must stand",
    ),
    (
        "macros.html.j2",
        ' href="{{ run.href }}" aria-label',
        " aria-label",
        "the citation of source-1",
    ),
]


def swapped(operation: Path, folder: str, name: str, old: str, new: str) -> None:
    """Puts a changed copy of a template of the program's into a folder of the operation's."""
    text = (PROGRAM / name).read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new)
    path = operation / folder / "report" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("folder", ["templates", "templates/locale/fr"])
@pytest.mark.parametrize(("name", "old", "new", "said"), LOST)
def test_what_a_swapped_template_drops_is_named(
    folder: str, name: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    operation = operations.small(tmp_path)
    swapped(operation, folder, name, old, new)
    built = api.build([operation], api.Wanted(formats=("html",)), tmp_path / "output")
    assert built.published == ()
    assert said in built.failures["testland-001-fr"]
    # a template of one language spoils no other, yet an edition stays whole or is withheld
    assert ("testland-001-en" in built.failures) == (folder == "templates")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (".mark { display: none }", "the mark “unverified”"),
        (".cite { display: none }", "the citation of source-1"),
        ("#disclaimer { display: none }", "the entry disclaimer"),
        (".figure { display: none }", "the figure 2000 of fled_a1"),
    ],
)
def test_what_a_style_sheet_hides_is_missing_from_the_pdf(
    rule: str, said: str, tmp_path: Path
) -> None:
    operation = operations.small(tmp_path)
    text = (PROGRAM / "print.css").read_text(encoding="utf-8")
    path = operation / "templates/report/print.css"
    path.parent.mkdir(parents=True)
    path.write_text(f"{text}\n{rule}\n", encoding="utf-8")
    wanted = api.Wanted(formats=("pdf",), locales=("en",))
    built = api.build([operation], wanted, tmp_path / "output")
    assert said in built.failures["testland-001-en"]


def test_a_template_that_only_looks_otherwise_is_welcome(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    swapped(
        operation, "templates/locale/ar", "sections/contacts.html.j2", "<h2>", "<h2 class='big'>"
    )
    built = api.build([operation], api.Wanted(formats=("html",)), tmp_path / "output")
    assert built.failures == {}
    assert built.published


def test_the_description_of_the_page_says_that_it_is_not_verified(tmp_path: Path) -> None:
    """What is shown in a list of search results has no marks but words."""
    built = api.build([operations.small(tmp_path)], api.Wanted(formats=("html",)), tmp_path / "o")
    page = next(built.published[0].folder.glob("*-en.html")).read_text(encoding="utf-8")
    assert (
        '<meta name="description" content="More than 2,000 people have fled, according to IOM (unverified)."'
        in page
    )
