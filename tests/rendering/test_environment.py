"""What a template can see, call and do; and what it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sitrep.rendering.environment import FILTERS, TESTS, PlainEnvironment, make_environment
from sitrep.rendering.template_run import render_template
from sitrep.rendering.template_set import Template, TemplateSet
from tests.security.hostile_templates import SANDBOXED, VIEW

REPORT = "report/report.html.j2"


def environment_of(text: str, **others: str) -> PlainEnvironment:
    sources = {REPORT: text, **others}
    templates = (Template(n, t, f"templates/{n}", of_program=True) for n, t in sources.items())
    return make_environment(TemplateSet(tuple(templates)), {"_": lambda message: message})


def rendered(text: str, view: object = None, **others: str) -> str:
    page, problems = render_template(
        environment_of(text, **others), REPORT, {"view": VIEW if view is None else view}
    )
    assert not problems, problems[0]
    assert page is not None
    return page.decode("utf-8")


def problem(text: str, view: object = None, **others: str) -> str:
    page, problems = render_template(
        environment_of(text, **others), REPORT, {"view": VIEW if view is None else view}
    )
    assert page is None
    return str(problems[0])


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("{{ view.title }}", "Derna"),
        ("{{ view['title'] }}", "Derna"),
        ("{{ view.items }}", "a key, not a method"),
        ("{{ view.places[0] }} {{ view.places[-1] }}", "Derna Tobruk"),
        ("{{ view.title[:2] }}", "De"),
        ("{{ view.row.value + 3 }}", "20"),
        ("{{ 100 * view.row.value / 34 }}%", "50.0%"),
        ("{{ view.places|join(', ') }}", "Derna, Benghazi, Tobruk"),
        (
            "{% for p in view.places %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}",
            "1a2b3a",
        ),
        (
            "{% for k, v in view.row|items if v is not none %}{{ k }}={{ v }}{% endfor %}",
            "value=17",
        ),
        ("{{ view.subtitle|default('none') }}", "none"),
        ("{% if view.subtitle is defined %}x{% else %}y{% endif %}", "y"),
        ("{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{{ m('<') }}", "<b>&lt;</b>"),
        ("{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}x{% endcall %}", "[x]"),
        ("{% block a %}x{% endblock %}{{ self.a() }}", "xx"),
        ("{% import 'macros' as m %}{{ m.bold('x') }}{{ m.zero }}", "<b>x</b>0"),
        ("{% from 'macros' import bold %}{{ bold('x') }}", "<b>x</b>"),
        ("{% for p in view.places recursive %}{{ p[0] }}{% endfor %}", "DBT"),
    ],
)
def test_a_template_places_the_values_of_the_view(template: str, page: str) -> None:
    macros = "{% macro bold(a) %}<b>{{ a }}</b>{% endmacro %}{% set zero = 0 %}"
    assert rendered(template, macros=macros) == page


def test_everything_is_escaped() -> None:
    hostile = "<img src=x onerror='y'>&\""
    page = rendered("{{ view.a }}|{{ view.a ~ '<' }}|{{ ['<', view.a]|join('<') }}", {"a": hostile})
    assert "<" not in page
    assert "'" not in page
    assert '"' not in page


def test_a_translated_message_is_text_even_if_it_says_otherwise() -> None:
    templates = TemplateSet((Template(REPORT, "{{ _('x') }}", "report", of_program=True),))
    environment = make_environment(templates, {"_": lambda _message: Markup("<b>")})
    assert render_template(environment, REPORT, {}) == (b"&lt;b&gt;", ())


def test_only_gettexts_functions_are_given_to_templates() -> None:
    with pytest.raises(ValueError, match="open"):
        make_environment(TemplateSet(()), {"open": str})


@pytest.mark.parametrize(("template", "code"), SANDBOXED.values(), ids=SANDBOXED)
def test_nothing_leads_out_of_the_sandbox(template: str, code: str) -> None:
    assert f"error {code}: " in problem(template, macros="")


def test_nothing_is_computed_while_a_template_is_compiled() -> None:
    costly = "{{ 10 ** (10 ** 8) }}{{ 'aaaaaaaaaa'" + "|replace('a', 'aaaaaaaaaa')" * 12 + " }}"
    assert environment_of(costly).get_template(REPORT).name == REPORT


def test_filters_and_tests_are_those_of_the_tables() -> None:
    environment = environment_of("")
    assert set(environment.filters) == set(FILTERS)
    assert set(environment.tests) == TESTS
    assert set(environment.globals) == {"_"}
    assert not {"safe", "attr", "format", "map", "tojson", "xmlattr"} & set(FILTERS)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "<p>\n{{ view.tilte }}",
            (
                "templates/report/report.html.j2:2:1: error T705: there is no 'tilte' here; "
                "did you mean 'title'?"
            ),
        ),
        ("\n\n{{ nothing }}", "report.html.j2:3:1: error T705: 'nothing' is undefined"),
        ("{{ view.places[3] }}", "T705: there is no item 3 here"),
        ("{{ self.b() }}", "T705: there is no block 'b' here"),
        ("\n{% if %}", "report.html.j2:2:1: error T704: expected an expression"),
        ("{% do 1 %}", "T704: encountered unknown tag 'do' (templates use if, for,"),
        ("\n{% include 'x' %}", "report.html.j2:2:1: error T708: there is no template x"),
        ("{% include ['x', 'y'] %}", "T708: there is no template none of the templates given"),
        ("{{ view.row.none }}", "T707: only text and numbers can be printed, and this is null"),
        ("{{ view.row.value is odd }}", "and this is true or false"),
        ("{{ 'a' + 'b' }}", "T706: '+' is for numbers here; text is joined with '~'"),
        ("{{ nothing + 1 }}", "T705: 'nothing' is undefined"),
        ("{{ nothing.a }}{{ nothing() }}", "T705: 'nothing' is undefined"),
        ("{{ nothing() }}", "T705: 'nothing' is undefined"),
        (
            "{% import 'macros' as m %}{{ m.bolt() }}",
            "there is no 'bolt' here; did you mean 'bold'?",
        ),
        ("{{ view.places[0]() }}", "T706:"),
        ("{% for a in 1 %}{% endfor %}", "T707: 'int' object is not iterable"),
    ],
)
def test_a_template_that_fails_says_where_and_why(template: str, message: str) -> None:
    assert message in problem(template, macros="{% macro bold() %}{% endmacro %}")


def test_the_line_is_that_of_the_included_template() -> None:
    others = {"report/sections/map.html.j2": "\n\n{{ view.nothing }}"}
    found = problem("{% include 'report/sections/map.html.j2' %}", None, **others)
    assert found.startswith("templates/report/sections/map.html.j2:3:1: error T705")


def test_a_missing_report_template_is_said_too() -> None:
    environment = make_environment(TemplateSet(()), {})
    page, problems = render_template(environment, REPORT, {})
    assert page is None
    assert "there is no template report/report.html.j2" in problems[0].message


def test_templates_can_be_listed() -> None:
    assert environment_of("", macros="").list_templates() == ["macros", REPORT]


@given(st.text(alphabet="{}%#|().[]'\"~*+-_= \nabcdefiorsx0123456789", max_size=80))
def test_any_text_renders_or_says_why(text: str) -> None:
    page, problems = render_template(environment_of(text), REPORT, {"view": {}})
    assert (page is None) == bool(problems)
