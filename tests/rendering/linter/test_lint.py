"""What the linter of templates refuses, with the place, the code and what is right instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.rendering.environment import make_environment
from sitrep.rendering.linter.lint import lint_template, lint_templates
from sitrep.rendering.template_set import Template, TemplateFolder, TemplateSet, collect_templates
from sitrep.resources import templates_folder
from tests.security.hostile_templates import ENDLESS

KNOWN = ("report/report.html.j2", "report/macros.html.j2", "report/print.css")
ENVIRONMENT = make_environment(TemplateSet(()), {})


def lint(text: str, name: str = "report/sections/map.html.j2") -> list[str]:
    template = Template(name, text, "map.html.j2", of_program=False)
    return [str(found) for found in lint_template(template, KNOWN, ENVIRONMENT)]


def codes(text: str, name: str = "report/sections/map.html.j2") -> set[str]:
    template = Template(name, text, "map.html.j2", of_program=False)
    return {found.code for found in lint_template(template, KNOWN, ENVIRONMENT)}


def test_the_programs_own_templates_pass() -> None:
    program = TemplateFolder(templates_folder(), "templates", of_program=True)
    tags = sorted(path.name for path in (templates_folder() / "locale").iterdir())
    for locales in ((), *((tag,) for tag in tags)):
        templates, problems = collect_templates(program, None, locales)
        known = templates.by_name()
        found = [lint_template(each, known, ENVIRONMENT) for each in templates.templates]
        assert [str(each) for each in (*problems, *sum(found, ()))] == []


def test_only_what_did_not_come_with_the_program_is_linted_in_a_build() -> None:
    own = Template("report/a.html.j2", "<script>", "derna/templates/a", of_program=False)
    shipped = Template("report/b.html.j2", "<script>", "templates/b", of_program=True)
    found = lint_templates(TemplateSet((own, shipped)))
    assert [str(each) for each in found] == [
        "derna/templates/a:1:1: error T720: <script> (a report needs none)"
    ]


@pytest.mark.parametrize(
    "template",
    [
        '<p class="{{ kind }}" lang="{{ lang }}" data-fact="{{ id }}">{{ text }}</p>',
        '<td{% if wide %} colspan="2"{% endif %}>',
        '<td {% if wide %}colspan="2"{% endif %}>',
        '<td {% if wide %}colspan="2"{% else %}class="narrow"{% endif %}>',
        '<td class="{% if a %}a{% elif b %}b{% else %}c{% endif %} {{ d }}">',
        '<a href="{{ href }}" rel="noopener noreferrer">x</a>',
        '<a href="https://reliefweb.int/{{ id }}">x</a><a href="#{{ id }}">x</a>',
        '<a href="mailto:{{ email }}">x</a><a href="tel:{{ phone }}">x</a>',
        '{% if href %}<a href="{{ href }}">{% endif %}x{% if href %}</a>{% endif %}',
        '<style>{% include "report/print.css" %}</style>',
        '<style>{% if pdf %}{% include "report/print.css" %}{% endif %}</style>',
        "<style>@media print { p { color: #123 } }</style>",
        '<p style="left: {{ x }}%; --accent: {{ accent }}">x</p>',
        "<title>{{ title }}{% if draft %} ({{ _('draft') }}){% endif %}</title>",
        '<p title="{{ _(\'Page {n}\') }}">{{ ngettext("a", "b", 2) }}</p>',
        '{% from "report/macros.html.j2" import runs %}{{ runs(view.overview) }}',
        '{% import "report/macros.html.j2" as macros %}{{ macros.runs(view.overview) }}',
        "{% macro m(x) %}<b>{{ x }}</b>{{ caller() }}{% endmacro %}{% call m(1) %}y{% endcall %}",
        "{% for row in rows %}<tr class=\"{{ loop.cycle('a', 'b') }}\"></tr>{% endfor %}",
        '{% for row in rows %}<li>{{ row }}</li>{% else %}<li class="none"></li>{% endfor %}',
        '{% extends "report/report.html.j2" %}{% block a %}<p>{{ super() }}</p>{% endblock %}',
        '{% include "report/sections/" ~ name ~ ".html.j2" %}{% include "x" ignore missing %}',
        '{% set a = 1 %}{% set b | upper %}<i>x</i>{% endset %}{{ b }}<p id="{{ a }}"></p>',
        (
            '<svg viewBox="0 0 9 9" role="img" aria-labelledby="t"><title id="t">{{ alt }}</title>'
            '<path d="M0 0h9" fill="url(#hatch)" stroke="{{ colour }}"/></svg>'
        ),
        '<img src="{{ logo }}" alt=""><img src="data:image/png;base64,iVBORw0KGgo=" alt="">',
        '<!DOCTYPE html><html lang="{{ l }}" dir="{{ d }}"><head><meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
        "{# <script> is only talked about here #}{% raw %}{{ x|safe }}{% endraw %}",
        "<p>1 &lt; 2 &amp; 3</p>\r\n<details open><summary>x</summary></details>",
    ],
)
def test_what_a_report_is_written_in_passes(template: str) -> None:
    assert lint(template) == []


@pytest.mark.parametrize(
    ("template", "code"),
    [
        # --- escaping
        ("{{ x|safe }}", "T710"),
        ("{{ x|upper|safe }}", "T710"),
        ("{% filter safe %}x{% endfilter %}", "T710"),
        ("{% set x | safe %}x{% endset %}", "T710"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}", "T710"),
        ("{% autoescape true %}{{ x }}{% endautoescape %}", "T710"),
        # --- what is reached and called
        ("{{ x|attr('y') }}", "T711"),
        ("{{ x|map('upper')|list }}", "T711"),
        ("{{ x|tojson }}", "T711"),
        ("{{ x is callable }}", "T711"),
        ("{{ ''.__class__ }}", "T712"),
        ("{{ ''['__class__'] }}", "T712"),
        ("{{ 'x'.upper() }}", "T712"),
        ("{{ view.items() }}", "T712"),
        ("{{ view['a']() }}", "T712"),
        ("{{ range(3) }}", "T712"),
        ("{{ lipsum() }}{{ cycler }}{{ joiner }}{{ dict }}", "T712"),
        ("{{ __x }}", "T712"),
        ("{% set n = namespace(a=1) %}{% set n.a = 2 %}", "T712"),
        ("{{ 10 ** 9 }}", "T712"),
        # --- Jinja itself
        ("{% if %}", "T704"),
        ("{% do x %}", "T704"),
        ("{{ " + "(" * 3000 + ")" * 3000 + "}}", "T704"),
        ("{{ " + "9" * 5000 + "}}", "T704"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "T704"),
        ('{% include "report/mcaros.html.j2" %}', "T708"),
        ('{% extends "/etc/passwd" %}', "T708"),
        ('{% import "../x" as x %}{% from "y" import y %}', "T708"),
        # --- branches
        ('{% if x %}<a title="{% endif %}x">', "T713"),
        ('<a {% if x %}title="{% else %}id="{% endif %}x">', "T713"),
        ('<p title="{% if x %}" {% endif %}lang="en">', "T713"),
        ("{% for x in y %}<p{% endfor %}>", "T713"),
        ('<p {% for x in y %}title="x"{% endfor %}>', "T713"),
        ("{% if x %}<style>{% endif %}</style>", "T713"),
        ("{% for x in y %}{% else %}<p {% endfor %}>", "T713"),
        # --- where Jinja tags stand
        ("<{{ name }}>", "T714"),
        ("<{% if x %}script{% endif %}>", "T714"),
        ("</{{ name }}>", "T714"),
        ("<p {{ attributes }}>", "T714"),
        ("<p on{{ event }}>", "T714"),
        ("<p{{ x }}>", "T714"),
        ('<p class="x"{{ y }}>', "T714"),
        ("<style>{{ css }}</style>", "T714"),
        ("<style>p { color: red }{% if x %}b {}{% endif %}</style>", "T714"),
        ('<style>{% include "report/" ~ x %}</style>', "T714"),
        ('<style>{% include "report/report.html.j2" %}</style>', "T714"),
        ('<p title="{% include "report/print.css" %}">', "T714"),
        ('<p title="{% block a %}{% endblock %}">', "T714"),
        ("<title>{% block a %}{% endblock %}</title>", "T714"),
        ('<p title="{{ m() }}">', "T714"),
        ('<p title="{{ caller() }}{{ super() }}">', "T714"),
        ('<p title="{{ macros.m() }}">', "T714"),
        ('{% set x %}"{% endset %}<p title="{{ x }}">', "T714"),
        ('<p style="{% if x %}color: red{% endif %}">', "T714"),
        ('<a href="{% if x %}#{% else %}https://x.org{% endif %}">', "T714"),
        ('<a rel="{{ x }}" href="#a">', "T714"),
        ('<meta http-equiv="{{ x }}">', "T714"),
        # --- scripts
        ("<script>alert(1)</script>", "T720"),
        ("<SCRIPT src='x'></SCRIPT>", "T720"),
        ("<svg><script>x</script></svg>", "T720"),
        ('<p onclick="x()">', "T721"),
        ('<p OnMouseOver = "x()">', "T721"),
        ('<svg onload="x()"></svg>', "T721"),
        ('<p title="x"onfocus="y">', "T721"),
        ('<p/onfocus="y">', "T721"),
        ('<a href="javascript:alert(1)">', "T722"),
        ('<a href="JaVaScRiPt:alert(1)">', "T722"),
        ('<a href="  javascript:alert(1)">', "T722"),
        ('<a href="java\tscript:alert(1)">', "T722"),
        ('<a href="java&#10;script:alert(1)">', "T722"),
        ('<a href="&#106;avascript&colon;alert(1)">', "T722"),
        ('<a href="&#x6A&#x61vascript:alert(1)">', "T722"),
        ('<a href="java\xadscript:alert(1)">', "T722"),
        ('<a href="vbscript:x">', "T722"),
        ('<a href="data:text/html,<b>x">', "T722"),
        ('<a href="DATA:text/html;base64,{{ x }}">', "T722"),
        # --- addresses
        ('<a href="//evil.org">', "T723"),
        (r'<a href="\\evil.org">', "T723"),
        ('<a href="/\t/evil.org">', "T723"),
        ('<a href="ftp://evil.org">', "T723"),
        ('<a href="file:///etc/passwd">', "T723"),
        ('<a href="/etc/passwd">', "T723"),
        ('<a href="../page.html">', "T723"),
        ('<a href="">', "T723"),
        ('<a href="https:{{ x }}">', "T723"),
        ('<a href="HTTPS://evil.org">', "T723"),
        ('<a href="h{{ x }}">', "T723"),
        # --- elements and attributes
        ('<link rel="stylesheet" href="x.css">', "T724"),
        ('<base href="https://evil.org/">', "T724"),
        ('<object data="x"></object>', "T724"),
        ('<embed src="x">', "T724"),
        ('<iframe src="x"></iframe>', "T724"),
        ('<iframe srcdoc="&lt;script>"></iframe>', "T724"),
        ('<frameset><frame src="x"></frameset>', "T724"),
        ('<applet code="x"></applet>', "T724"),
        ('<form action="https://evil.org"><input></form>', "T724"),
        ("<svg><foreignObject></foreignObject></svg>", "T724"),
        ('<svg><use href="https://evil.org/x.svg#a"/></svg>', "T724"),
        ('<svg><use xlink:href="#a"/></svg>', "T724"),
        ('<svg><image href="https://evil.org/x.png"/></svg>', "T724"),
        ('<svg><animate attributeName="href" to="javascript:x"/></svg>', "T724"),
        ('<svg><set attributeName="href" to="javascript:x"/></svg>', "T724"),
        ("<math><mglyph></math>", "T724"),
        ("<template></template>", "T724"),
        ("<noscript></noscript>", "T724"),
        ("<textarea></textarea>", "T724"),
        ('<video poster="x"></video>', "T724"),
        ("<marquee>", "T724"),
        ("<x-element>", "T724"),
        ('<img srcset="x 2x">', "T725"),
        ('<table background="x">', "T725"),
        ('<a href="#a" ping="https://evil.org">', "T725"),
        ('<a xlink:href="javascript:x">', "T725"),
        ('<svg xmlns:xlink="x" xml:base="x">', "T725"),
        ('<blockquote cite="javascript:x">', "T725"),
        ("<p contenteditable autofocus>", "T725"),
        # --- quotes
        ("<a href={{ href }}>", "T726"),
        ("<p class={{ kind }}>", "T726"),
        ("<p class = {{ kind }} >", "T726"),
        ("<p class=x{{ kind }}>", "T726"),
        ("<p class=warning>", "T726"),
        ("<p class=>", "T726"),
        ("<p class={% if x %}a{% endif %}>", "T726"),
        # --- meta
        ('<meta http-equiv="refresh" content="0; url=https://evil.org">', "T727"),
        ('<meta http-equiv="Set-Cookie" content="x">', "T727"),
        ('<meta charset="utf-7">', "T728"),
        # --- what browsers read in two ways
        ("<!-- comment -->", "T728"),
        ("<!--[if IE]><script></script><![endif]-->", "T728"),
        ("<?xml version='1.0'?>", "T728"),
        ("<svg><![CDATA[<script>]]></svg>", "T728"),
        ("</ p>", "T728"),
        ("1 < 2", "T728"),
        ('<p title="<">', "T728"),
        ("<title><b></title>", "T728"),
        ("<title/>", "T728"),
        ("<svg><style><img src=x onerror=x></style></svg>", "T728"),
        ("<svg><style>@&#105;mport</style></svg>", "T728"),
        ("<p title='x", "T728"),
        ("<p", "T728"),
        ("<style>p {}", "T728"),
        ("<p=x>", "T724"),
        ('<p "x">', "T728"),
        ('<p class="a"id="b">', "T728"),
        ("<scr{# #}ipt>", "T728"),
        ('<td{% if x %} class="a"{% else %}script{% endif %}>', "T728"),
        # --- pictures and attachments
        ('<img src="https://evil.org/x.png" alt="">', "T729"),
        ('<img src="//evil.org/x.png" alt="">', "T729"),
        ('<img src="map.png" alt="">', "T729"),
        ('<img src="file:///etc/passwd" alt="">', "T729"),
        ('<img src="data:image/svg+xml;base64,AAAA" alt="">', "T729"),
        ('<img src="data:image/png;base64,PHN2Zz4=" alt="">', "T729"),
        ('<img src="data:text/html;base64,AAAA" alt="">', "T729"),
        ('<img src="data:image/png;base64,iVBORw0KGgo&#65;" alt="">', "T729"),
        ('<img alt="" src="javascript:x">', "T729"),
        ('<a rel="attachment" href="https://x.org">', "T730"),
        ('<a rel="noopener ATTACHMENT" href="#a">', "T730"),
        ('<a rel="prefetch" href="#a">', "T730"),
        # --- style attributes and SVG
        ('<p style="background: url(https://evil.org)">', "T742"),
        ("<p style='background: url({{ x }})'>", "T742"),
        (r'<p style="background: \75rl(x)">', "T742"),
        ('<p style="background: &#117;rl(x)">', "T742"),
        ('<p style="width: expression(alert(1))">', "T743"),
        ('<p style="behavior: url(x)">', "T743"),
        ('<p style="color: red}">', "T740"),
        ('<svg><path fill="url(https://evil.org/x.svg#a)"/></svg>', "T742"),
        ("<style>@import 'x';</style>", "T741"),
    ],
)
def test_what_could_load_or_run_something_is_refused(template: str, code: str) -> None:
    assert code in codes(template)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "<p>{{ a }}</p>\n<p>{{ a|safe }}</p>",
            "map.html.j2:2:9: error T710: |safe prints without escaping (remove it)",
        ),
        (
            '<p>x</p>\n\n  <a title="x"\n     href="javascript:x">',
            (
                "map.html.j2:4:6: error T722: the address runs a script or holds a page (links begin "
                "with https://, http://, mailto:, tel: or #, or are a value of the view)"
            ),
        ),
        (
            "{% if a %}\n  <p class={{ b }}>\n{% endif %}",
            'map.html.j2:2:12: error T726: the value of class stands without quotes (write class="…")',
        ),
        (
            '{{ a -}}\n\n\n   <link href="x">',
            (
                "map.html.j2:4:4: error T724: <link> (style sheets are included: "
                '<style>{% include "report/print.css" %}</style>)'
            ),
        ),
        (
            "<style>\np {\n  background: url(x.png)\n}</style>",
            (
                "map.html.j2:3:15: error T742: the style sheet loads 'x.png' (pictures are "
                "data:image/png;base64,… (or jpeg, gif, webp), fonts sitrep-font:NAME)"
            ),
        ),
        (
            "{{ x|uper }}",
            "map.html.j2:1:6: error T711: |uper is not for templates (did you mean upper?)",
        ),
        (
            "{{ view.items() }}",
            (
                "map.html.j2:1:9: error T712: only macros and _() can be called "
                "(|items gives keys and values)"
            ),
        ),
        (
            "\r\n\r\n<p>\r\n{% endfor %}",
            "map.html.j2:4:1: error T704: Encountered unknown tag 'endfor'",
        ),
        (
            '<p style="a: url({{ b }})">',
            (
                "map.html.j2:1:4: error T742: the style sheet loads '{{ … }}' (pictures are "
                "data:image/png;base64,… (or jpeg, gif, webp), fonts sitrep-font:NAME)"
            ),
        ),
        (
            '{% include "report/macro.html.j2" %}',
            (
                "map.html.j2:1:13: error T708: there is no report/macro.html.j2 "
                "(did you mean report/macros.html.j2?)"
            ),
        ),
    ],
)
def test_a_problem_says_where_it_is_and_what_is_right(template: str, message: str) -> None:
    assert lint(template) == [message]


@pytest.mark.parametrize("template", ENDLESS.values(), ids=ENDLESS)
def test_what_takes_for_ever_is_linted_at_once(template: str) -> None:
    # Harmless in what it writes; ending it is for the limits of the process that renders.
    assert lint(template) == []


def test_all_problems_are_found_at_once() -> None:
    text = "{{ a|safe }}\n<script>\n<p class=x>\n<img src='x' alt=''>\n<!-- x -->"
    assert [found.split(":")[1] for found in lint(text)] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    "style_sheet",
    [
        "p { color: #123 }\n@media (width <= 600px) { p { margin: 0 } }",
        "@page { size: A4; @bottom-left { content: counter(page) } } @page :first { margin: 0 }",
        '@font-face { font-family: X; src: url("sitrep-font:X.ttf") format("truetype") }',
        "td::after { content: attr(data-label) ' ' } li:not(:nth-child(2n + 1)) { color: red }",
        "p { background: linear-gradient(#fff, #000), url(data:image/png;base64,iVBORw0KGgo=) }",
        "p { width: calc(100% - var(--x)) } .logo { clip-path: url(#shape) } .a { & .b { color: red } }",
        "/* url(x) @import */ p::before { content: 'url(x) @import' }",
    ],
)
def test_a_report_is_styled_with_what_loads_nothing(style_sheet: str) -> None:
    assert lint(style_sheet, "report/print.css") == []


@pytest.mark.parametrize(
    ("style_sheet", "code"),
    [
        ("p { color: red", "T740"),
        ("/* not closed", "T740"),
        ("p { content: 'not closed }", "T740"),
        ("p { color: red }}", "T740"),
        ("p { background: url(a b) }", "T740"),
        ("@import 'x';", "T741"),
        ('@import url("x");', "T741"),
        (r"@\69mport 'x';", "T741"),
        ("@IMPORT 'x';", "T741"),
        ("p { @import 'x'; }", "T741"),
        ("@namespace url(x);", "T741"),
        ("@charset 'utf-7';", "T741"),
        ("@color-profile --x { src: url(x) }", "T741"),
        ("@property --x { syntax: '<url>' }", "T741"),
        ("p { background: url(x.png) }", "T742"),
        ("p { background: URL( 'https://evil.org' ) }", "T742"),
        (r"p { background: u\72l(x) }", "T742"),
        (r"p { background: \55\52\4c(x) }", "T742"),
        ("p { background: url(file:///etc/passwd) }", "T742"),
        ("p { background: url(//evil.org) }", "T742"),
        ("p { background: url('javascript:x') }", "T742"),
        ("p { background: url(data:image/svg+xml;base64,AAAA) }", "T742"),
        ("p { background: url(data:text/css;base64,AAAA) }", "T742"),
        ("p { background: url(data:image/png;base64,PHN2Zz4=) }", "T742"),
        ("p { background: url('x' 'y') }", "T742"),
        ("p { background: url(#) }", "T742"),
        ("p { --x: url(https://evil.org); background: var(--x) }", "T742"),
        ("p::before { content: url(x) }", "T742"),
        ("li { list-style-image: url(x) }", "T742"),
        ("p { cursor: url(x), auto }", "T742"),
        ("@font-face { font-family: X; src: url(https://evil.org/x.ttf) }", "T742"),
        ("@font-face { font-family: X; src: url(sitrep-font:../x) }", "T742"),
        ("@counter-style x { system: cyclic; symbols: url(x) }", "T742"),
        ("p::before { content: attr(data-x url) }", "T742"),
        ("@font-face { font-family: X; src: local('Arial') }", "T743"),
        ("p { background: image-set('x' 1x) }", "T743"),
        ("p { background: -webkit-image-set('x' 1x) }", "T743"),
        ("p { background: image('x') }", "T743"),
        ("p { background: src('x') }", "T743"),
        ("p { background: cross-fade('x', 'y') }", "T743"),
        ("p { background: paint(x) }", "T743"),
        ("p { width: expression(alert(1)) }", "T743"),
        ("p { -moz-binding: none }", "T743"),
        ("p { behavior: none }", "T743"),
        ("p { filter: progid:DXImageTransform.Microsoft.AlphaImageLoader(src='x') }", "T743"),
        ("p { color: {{ accent }} }", "T714"),
        ("@media print{#a{color:red}}", "T714"),
        ("</style><script>x</script>", "T728"),
        ("p::after { content: '<img src=x>' }", "T728"),
        ("a { color: red } /* &lt;img&gt; */", "T728"),
    ],
)
def test_a_style_sheet_that_could_load_or_run_something_is_refused(
    style_sheet: str, code: str
) -> None:
    assert code in codes(style_sheet, "report/print.css")


def test_a_problem_in_a_style_sheet_says_where_it_is() -> None:
    assert lint("p {}\n\n  @import 'x';", "report/print.css") == [
        (
            "map.html.j2:3:3: error T741: @import loads another style sheet (include it in the "
            'template: {% include "report/name.css" %})'
        )
    ]


# --- whatever is typed, the linter answers

PIECES = st.sampled_from(
    [
        *"<>/='\"{}%#-&;: \n\taxs(",
        *("{{ x }}", "{% if x %}", "{% else %}", "{% endif %}", "{% for a in b %}", "{% endfor %}"),
        *("{#", "#}", "{%", "%}", "{{", "}}", "{% raw %}", "{% endraw %}", "{%- ", " -%}"),
        *("{% set x %}", "{% endset %}", "{% block a %}", "{% endblock %}", "{% include 'x' %}"),
        *("<p ", "</p>", "<a href=", "<img src=", "<style>", "</style", "<title>", "</title>"),
        *("<!--", "-->", "<!", "<?", "class", "onclick", "style=", "url(", "@import", "/*", "*/"),
        *("javascript:", "data:", "https://", "\\", "\\75", "&#106;", "\x00", "\ue000", "\ud7ff"),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


@given(TEXTS)
def test_any_template_gets_an_answer(text: str) -> None:
    for found in lint_template(
        Template("report/a.html.j2", text, "a", of_program=False), KNOWN, ENVIRONMENT
    ):
        assert 1 <= found.line <= text.count("\n") + 1
        assert found.column >= 1


@given(TEXTS)
def test_any_style_sheet_gets_an_answer(text: str) -> None:
    for found in lint_template(
        Template("report/a.css", text, "a", of_program=False), KNOWN, ENVIRONMENT
    ):
        assert 1 <= found.line <= text.count("\n") + 1
        assert found.column >= 1


@given(st.data())
def test_the_programs_templates_with_anything_cut_or_added_get_an_answer(
    data: st.DataObject,
) -> None:
    program = TemplateFolder(templates_folder(), "templates", of_program=True)
    templates, _ = collect_templates(program, None, ())
    known = templates.by_name()
    template = known[data.draw(st.sampled_from(sorted(known)))]
    text = template.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    changed = text[:start] + data.draw(TEXTS) + text[end:]
    lint_template(Template(template.name, changed, "x", of_program=False), known, ENVIRONMENT)
