"""The finished page is read again: what the first wall let through stops here."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitrep.rendering.environment import make_environment
from sitrep.rendering.linter.audit import audit_html
from sitrep.rendering.linter.lint import lint_template
from sitrep.rendering.template_run import render_template
from sitrep.rendering.template_set import Template, TemplateSet

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # html5lib uses what Python 3.12 gives up
    import html5lib

PAGE = """<!DOCTYPE html>
<html lang="en" dir="ltr">
<head><meta charset="utf-8"><title>Derna &amp; the rest</title>
<style>p {{ color: #123 }} @page {{ size: A4 }}</style></head>
<body><p>{}</p><a href="https://reliefweb.int/report">x</a><a href="#source-1">[1]</a>
<img src="data:image/png;base64,iVBORw0KGgo=" alt="A logo"><svg viewBox="0 0 9 9"><path d="M0 0"/></svg>
<span style="left: 20.5%; top: 3%">Derna</span></body>
</html>
"""


def test_a_report_passes() -> None:
    assert audit_html(PAGE.format("more than 2,000 people")) == ()


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ("<script>x</script>", "5:10: <script> (a report needs none)"),
        ('<b onclick="x">', "5:13: onclick runs a script (remove it)"),
        ('<a href="javascript:x">', "5:13: the address runs a script or holds a page"),
        ('<a href="data:text/html,x">', "5:13: the address runs a script or holds a page"),
        ('<a href="file:///etc/passwd">', "5:13: href loads from elsewhere"),
        ('<a href="notes.txt">', "5:13: href leads to a file"),
        ('<img src="https://evil.org/x" alt="">', "5:15: src loads from elsewhere"),
        ('<img src="data:image/png;base64,iVBORw0KGgo-" alt="">', "5:15: this is no picture"),
        ('<link rel="stylesheet" href="x">', "5:10: <link>"),
        ('<base href="x">', "5:10: <base>"),
        ('<meta http-equiv="refresh" content="0">', '5:16: http-equiv="refresh"'),
        ('<a rel="attachment" href="#a">', '5:13: rel="attachment"'),
        ("<b style=\"background: url('https://evil.org')\">", "5:13: the style sheet loads"),
        ("<style>@import 'x';</style>", "5:17: @import loads another style sheet"),
        (r"<style>b { background: u\72l(x) }</style>", "5:33: the style sheet loads 'x'"),
        ("<style>b { background: url(x) }</style>", "5:33: the style sheet loads 'x'"),
        ("<style>b { behavior: x }</style>", "5:21: behavior runs code"),
        ("<!-- x -->", "5:10: the reader would get this comment"),
        ("<svg><use href='#a'/></svg>", "5:15: <use>"),
        ("<b class=x>", "5:19: the value of class stands without quotes"),
        ("<b title='x", "in a value"),
    ],
)
def test_what_could_load_or_run_something_is_found(found: str, message: str) -> None:
    assert any(message in each for each in audit_html(PAGE.format(found)))


def test_a_page_that_was_cut_off_is_found() -> None:
    assert audit_html(PAGE[: PAGE.index("</style>")]) != ()
    assert audit_html("<p") != ()


def test_html_handed_to_a_macro_does_not_break_out_of_its_attribute() -> None:
    # Each half is harmless to the linter, which does not follow values into macros.
    text = (
        '{% macro m(title) %}<b title="{{ title }}">x</b>{% endmacro %}'
        '{% set s %}" onclick="x{% endset %}{{ m(s) }}'
    )
    template = Template("report/report.html.j2", text, "t", of_program=False)
    environment = make_environment(TemplateSet((template,)), {})
    assert lint_template(template, (), environment) == ()
    page, _ = render_template(environment, "report/report.html.j2", {})
    assert page is not None
    assert "onclick runs a script" in audit_html(page.decode("utf-8"))[0]


# --- against another reader of HTML

PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<svg>",
            "</svg>",
            "<table>",
            "<td>",
            "<a ",
            "<img ",
            "<p ",
        ),
        *("<path ", "/>", ">", "<", "</", "<title>", "</title>", "<style>", "</style>", "<desc>"),
        *(' title="', " title='", '"', "'", ' href="#a"', ' href="', ' src="', " class=", "=", "/"),
        *(
            "<script>",
            "</script>",
            "<iframe ",
            "onerror=",
            " onload='x'",
            "javascript:x",
            "https://x",
        ),
        *(
            "<!--",
            "-->",
            "--!>",
            "<!",
            "<?",
            "]]>",
            "<![CDATA[",
            "&lt;",
            "&#60;",
            "&quot;",
            "&#x3c",
        ),
        *(
            "a",
            "x ",
            " ",
            "\n",
            "\t",
            "\x0c",
            "\x0b",
            "\x00",
            "\r",
            "{",
            "}",
            "url(x)",
            "@import 'x';",
        ),
        *(
            "<math>",
            "<mtext>",
            "<foreignObject>",
            "<template>",
            "<noscript>",
            "<textarea>",
            "<xmp>",
        ),
        *("<select>", "<option>", "<plaintext>", "<frameset>", "<annotation-xml>", "<mglyph>"),
    ]
)
LOADING = {"src", "srcset", "data", "action", "formaction", "background", "poster", "srcdoc"}
HARMLESS = {"html", "head", "title", "style", "body", "p", "b", "a", "img"} | {
    *("table", "colgroup", "tbody", "tr", "td", "svg", "path", "desc")
}


def dangers(page: str) -> list[str]:
    """What is dangerous in the tree that html5lib makes of a page."""
    found = []
    for element in html5lib.parse(page).iter():
        name = str(element.tag).rpartition("}")[2]
        found += [] if name in HARMLESS else [name]
        for attribute, value in element.attrib.items():
            key = attribute.rpartition("}")[2].lower()
            if key.startswith("on") or key in LOADING:
                found.append(f"{name} {key}")
            if key == "href" and not value.startswith(("#", "https://")):
                found.append(f"{name} {key}={value}")
        if name == "style" and ("url" in (element.text or "") or "@import" in (element.text or "")):
            found.append(f"style {element.text}")
    return found


@given(st.lists(PIECES, max_size=20).map("".join))
def test_html5lib_finds_no_danger_in_what_passes(page: str) -> None:
    assume(not audit_html(page))
    assert dangers(page) == []


# --- the linter and the audit agree

SNIPPETS = st.sampled_from(
    [
        *(
            "<p",
            "<b",
            "<td",
            ">",
            "/>",
            "</p>",
            "</b>",
            ' class="',
            '"',
            " title='",
            "'",
            " id=",
            " ",
        ),
        *(
            "<style>",
            "</style>",
            "<title>",
            "</title>",
            "p { color: red }",
            "x",
            "script",
            "onload",
        ),
        *("{{ text }}", "{{ text|upper }}", "{{ _('m') }}", "{% if yes %}", "{% if no %}"),
        *("{% else %}", "{% endif %}", "{% for a in list %}", "{% endfor %}", "{{ a }}", "{# #}"),
        *(
            "{% set s %}",
            "{% endset %}",
            "{{ s }}",
            "{% macro m(q) %}",
            "{% endmacro %}",
            "{{ m(1) }}",
        ),
        *("{% include 'report/part.html.j2' %}", "{%- if yes -%}", "{%- endif -%}", "\n  "),
        *("{% include 'report/part.css' %}", "{% block k %}", "{% endblock %}", "{{ q }}"),
        *(' class="{{ text }}"', '{% if yes %} title="x"{% endif %}', " lang='{{ text }}'"),
    ]
)
HOSTILE = "\"'><script>x</script><b onload='x' style=\"background:url(x)\"> javascript:x {{ x }}"
PARTS = (
    Template("report/part.html.j2", "<i title='x'>{{ text }}</i>", "part", of_program=False),
    Template("report/part.css", "b { color: red }", "css", of_program=False),
)


@given(st.lists(SNIPPETS, max_size=20).map("".join))
def test_what_the_linter_passes_makes_safe_pages_on_every_way_through(text: str) -> None:
    template = Template("report/report.html.j2", text, "t", of_program=False)
    templates = TemplateSet((template, *PARTS))
    environment = make_environment(templates, {"_": lambda _message: HOSTILE})
    assume(not lint_template(template, templates.by_name(), environment))
    for yes in (True, False):
        view: dict[str, object] = {"text": HOSTILE, "yes": yes, "no": False, "list": [HOSTILE, "x"]}
        page, _ = render_template(environment, "report/report.html.j2", view)
        if page is not None:
            assert audit_html(page.decode("utf-8")) == ()
