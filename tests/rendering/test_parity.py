"""A template that a language or an operation swaps may look as it likes, and lose nothing."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sitrep import api
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.rendering.parity import missing_elements
from sitrep.rendering.pdf import Attached, render_pdf
from sitrep.resources import templates_folder
from tests import operations

PROGRAM = templates_folder() / "report"

MARK_SAYS = '{% endif %}">{{ run.text }}</span>'
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
    # there, and empty; or there, and saying something else
    ("macros.html.j2", MARK_SAYS, '{% endif %}"></span>', "the mark “unverified”, which reads “”"),
    ("macros.html.j2", MARK_SAYS, '{% endif %}">verified</span>', "“unverified”, which reads “verified”"),
    ("macros.html.j2", "mark mark-{{ run.kind }}", 'mark mark-{{ run.kind }}" hidden data-x="', "the mark “unverified”"),
    ("macros.html.j2", "to_source(run.href, run.text) }}</data>", "to_source(run.href, '5 000') }}</data>", "the figure 2000 of fled_a1, which reads “5 000”"),
    ("macros.html.j2", "{{ run.parts.after -}}", "{{ run.parts.after }} of 9,000", "personnes of 9,000”"),
    ("macros.html.j2", ">[{{ run.number }}]</a>", ">[9]</a>", "the citation of source-1-1, which reads “[9]”"),
    ("sections/disclaimer.html.j2", "<p>{{ text }}</p>", "<p hidden>{{ text }}</p>", "the disclaimer “"),
    ("sections/sources.html.j2", "{{ quote.text }}", "<rp>{{ quote.text }}</rp>", "the quote “more than 2,000 people"),
    # a style that a template puts together, which no linter can read
    ("macros.html.j2", '<span class="mark mark-', "<span style=\"{{ 'display' }}:{{ 'none' }}\" class=\"mark mark-", "the mark “unverified”"),
]  # fmt: skip


def swapped(operation: Path, folder: str, name: str, old: str, new: str) -> None:
    """Puts a changed copy of a template of the program's into a folder of the operation's."""
    text = (PROGRAM / name).read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new)
    path = operation / folder / "report" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def styled(operation: Path, name: str, rule: str) -> None:
    """Puts the program's style sheet and one rule more into an operation."""
    text = (PROGRAM / name).read_text(encoding="utf-8")
    path = operation / "templates/report" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n{rule}\n", encoding="utf-8")


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


@pytest.mark.parametrize("name", ["screen.css", "print.css", "pdf.css"])
@pytest.mark.parametrize("selector", [".mark", "a.cite", "#disclaimer", ".figure", "main"])
def test_a_style_sheet_that_hides_is_refused(name: str, selector: str, tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    styled(operation, name, f"{selector} {{ display: none }}")
    built = api.build([operation], api.Wanted(formats=("html",)), tmp_path / "output")
    assert built.published == ()
    assert {one.code for one in built.problems if one.is_error} == {"T744"}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (".ours { display: none }", "the mark “unverified”, which must stand"),
        (".inner { --x: 0; opacity: var(--x) }", "the mark “unverified”, which reads “”"),
        ("@media screen { .ours .inner { position: absolute; left: -99em } }", "which reads “”"),
        (".ours .outer, .inner .ours { display: none }", None),
        (".inner { border: 0 }", None),
    ],
)
def test_classes_of_its_own_hide_nothing_either(
    rule: str, said: str | None, tmp_path: Path
) -> None:
    operation = operations.small(tmp_path)
    own = '{% endif %} ours"><i class="inner">{{ run.text }}</i></span>'
    swapped(operation, "templates", "macros.html.j2", MARK_SAYS, own)
    styled(operation, "screen.css", rule)
    wanted = api.Wanted(formats=("html",), locales=("en",))
    built = api.build([operation], wanted, tmp_path / "output")
    failure = built.failures.get("testland-001-en", "")
    assert (failure == "") == (said is None)
    assert (said or "") in failure


VIEW = {
    "sources": [],
    "sections": [],
    "runs": [
        {"type": "figure", "fact": "a1", "value": "2000", "text": "more than 2,000 people"},
        {"type": "mark", "kind": "unverified", "text": "not yet well-verified"},
        {"type": "cite", "href": "#source-1", "number": "1"},
    ],
}
FIGURE = '<data class="figure" value="2000" data-fact="a1"><b>more</b> than 2,000 people</data>'
TOLD = '<span class="mark mark-unverified">not yet well-verified</span>'
CITED = '<a class="cite" href="#source-1">[1]</a>'


@pytest.mark.parametrize(
    ("html", "style", "lost"),
    [
        (FIGURE + TOLD + CITED, "", []),
        # lines break inside them, and words at hyphens
        (FIGURE + TOLD + CITED, "@page { size: 2cm 29cm; margin: 0 }", []),
        (FIGURE + TOLD + CITED, ".mark { display: none }", ["the mark “unverified”, which must stand 1 times"]),
        (FIGURE + TOLD + CITED, "a { display: none }", ["the citation of source-1, which must stand 1 times"]),
        (FIGURE + TOLD + CITED, "data { display: none }", ["the figure 2000 of a1"]),
        (FIGURE + TOLD + CITED, "b { display: none }", ["the figure 2000 of a1, which reads “than 2,000 people”"]),
        (FIGURE.replace("2,000", "5,000") + TOLD + CITED, "", ["the figure 2000 of a1, which reads “more than 5,000 people”"]),
        (FIGURE + TOLD + CITED.replace("[1]", "[2]"), "", ["the citation of source-1, which must stand 1 times", "the citation of source-1, which reads “[2]”"]),
    ],
)  # fmt: skip
def test_what_the_pdf_lays_out_is_what_the_view_says(
    html: str, style: str, lost: list[str]
) -> None:
    page = f"<!DOCTYPE html><html lang=en><title>x</title><body><p>{html}</p><h1 id=source-1>x</h1>"
    attached = Attached("facts.json", b"{}", datetime.date(2018, 6, 5))
    assert missing_elements(render_pdf(page, style, attached, Typecase()).elements, VIEW) == lost


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
