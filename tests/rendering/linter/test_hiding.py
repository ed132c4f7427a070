"""T744: a style sheet may dress marks, citations and figures, and hide or reword none of them."""

from __future__ import annotations

import pytest

from sitrep.rendering.environment import make_environment
from sitrep.rendering.linter.lint import lint_template
from sitrep.rendering.template_set import Template, TemplateSet

ENVIRONMENT = make_environment(TemplateSet(()), {})


def lint(text: str, name: str = "report/screen.css") -> list[str]:
    template = Template(name, text, "screen.css", of_program=False)
    return [str(found) for found in lint_template(template, (), ENVIRONMENT)]


def codes(text: str, name: str = "report/screen.css") -> set[str]:
    template = Template(name, text, "screen.css", of_program=False)
    return {found.code for found in lint_template(template, (), ENVIRONMENT)}


HIDING = [
    "display: none",
    "display: table-column",
    r"d\69splay: n\6fne",
    "visibility: hidden",
    "visibility: collapse",
    "content-visibility: hidden",
    "opacity: 0",
    "opacity: .01",
    "opacity: 0%",
    "filter: contrast(0)",
    "font-size: 0",
    "font-size: 1px",
    "font: 0/0 a",
    "color: transparent",
    "color: #fff0",
    "color: rgba(0, 0, 0, 0)",
    "color: rgb(0 0 0 / 0%)",
    "-webkit-text-fill-color: transparent",
    "color: #fff; background: #fff",
    "background: currentcolor",
    "clip: rect(0, 0, 0, 0)",
    "clip-path: inset(50%)",
    "text-indent: -9999px",
    "position: absolute; left: -9999px",
    "position: absolute; inset-inline-start: 200vw",
    "margin-left: -999em",
    "transform: scale(0)",
    "transform: translateX(-9999px)",
    "width: 0; overflow: hidden",
    "height: 1px; overflow: hidden",
    "max-height: 3em; overflow: clip",
    "z-index: -1",
    "letter-spacing: -1em",
    "unicode-bidi: bidi-override",
    "content: none",
    "--x: none; display: var(--x)",
    "--x: transparent; color: var(--x)",
]


@pytest.mark.parametrize("declarations", HIDING)
def test_a_style_sheet_hides_no_mark(declarations: str) -> None:
    found = codes(f".mark {{ {declarations} }}")
    assert "T744" in found
    assert "T744" in codes(f"<style>\n.mark {{ {declarations} }}</style>", "a.html.j2")
    assert codes(f'<p class="ours" style="{declarations}">x</p>', "a.html.j2") == found


@pytest.mark.parametrize(
    "selector",
    [
        *(".mark", ".mark-unverified", "span.mark", ".cite", "a.cite", ".figure", "data", "time"),
        *("blockquote", ".source", ".sources", "#sources", "#disclaimer", "#disclaimer p", "*"),
        *("main", "body", "html", ".section", ".report", "p", "td", "li", "#source-1", ".banner"),
        *("[class^=mark]", "[id]", ":root", ":not(.skip)", ":is(.skip, .mark)", "main > *"),
        *(
            ".skip, .mark",
            ".skip ~ main",
            "./**/mark",
            ".MARK, .mark",
            ".figure::first-letter",
            r".m\61 rk",
        ),
    ],
)
def test_whichever_way_a_selector_reaches_it(selector: str) -> None:
    for sheet in (
        f"{selector} {{ display: none }}",
        f"@media print {{ @supports (display: block) {{ {selector} {{ display: none }} }} }}",
        f".a {{ {selector} {{ display: none }} }}",
        f"{selector} {{ @media screen {{ display: none }} }}",
    ):
        assert "T744" in codes(sheet), sheet


@pytest.mark.parametrize(
    "style_sheet",
    [
        ".skip, nav, .contents, .ours, .logo, h2, thead, .map p { display: none }",
        ".mark { display: inline-block; opacity: .9; font-size: .75em; color: var(--soft) }",
        ".mark { background: #fff; color: #000; padding: 0; margin: 0 -.1em; width: auto }",
        ".figure { text-indent: 0; line-height: 1.2; letter-spacing: -.01em; font: 700 1em/1 x }",
        ".section { margin-block-start: -4mm; overflow: visible; max-height: none; top: 0 }",
        ".mark::before { content: '• ' } .section::after { content: ''; display: none }",
        "@page { @top-left { content: none; width: 0 } }",
        ":root { --x: none } .mark { border: var(--x) }",
    ],
)
def test_a_style_sheet_may_dress_what_must_be_seen_and_hide_the_rest(style_sheet: str) -> None:
    assert lint(style_sheet) == []


@pytest.mark.parametrize("content", ["'0'", "'in'", "attr(data-label)", "counter(x)", r"'\39'"])
def test_a_style_sheet_puts_no_words_beside_a_figure(content: str) -> None:
    sheet = f".figure::after {{ content: {content} }}"
    assert codes(sheet) == {"T744"}


def test_what_hides_is_named_with_its_place_and_what_is_right() -> None:
    assert lint("p {}\n\n  .a, .cite { opacity: 0 }") == [
        (
            "screen.css:3:3: error T744: “opacity: 0” hides it (marks, citations, figures, quotes, "
            "sources and the disclaimer stay as they are read)"
        )
    ]
