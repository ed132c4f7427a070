"""Templates and pages that want too much, as data for every test that needs one.

``SANDBOXED`` fail at once, by what the sandbox refuses. ``ENDLESS`` are allowed in what they do
and only the limits of the process end them: each takes hours, or all memory, if it may.
``COSTLY_PAGES`` take WeasyPrint minutes or gigabytes to make a PDF of.
All are rendered with `VIEW`.
"""

from __future__ import annotations

VIEW: dict[str, object] = {
    "title": "Derna",
    "items": "a key, not a method",
    "places": ["Derna", "Benghazi", "Tobruk"],
    "row": {"value": 17, "none": None},
}

# What a template does → the code of the answer.
SANDBOXED: dict[str, tuple[str, str]] = {
    "class of a text": ("{{ ''.__class__ }}", "T706"),
    "class by item": ("{{ ''['__class__'] }}", "T706"),
    "class of a list": ("{{ view.places.__class__.__mro__ }}", "T706"),
    "class of a dict": ("{{ view.row.__class__ }}", "T705"),
    "class of nothing": ("{{ view.row.none.__class__ }}", "T706"),
    "class of a number": ("{{ (1).__class__ }}", "T706"),
    "attr filter": ("{{ ''|attr('__class__') }}", "T704"),
    "attr in map": ("{{ ['']|map(attribute='__class__')|list }}", "T704"),
    "format method": ("{{ '{0.__class__}'.format(view) }}", "T706"),
    "format_map method": ("{{ '{a.__class__}'.format_map({'a': 1}) }}", "T706"),
    "format filter": ("{{ '%99999999s'|format('x') }}", "T704"),
    "percent": ("{{ '%99999999s' % 'x' }}", "T706"),
    "method of a text": ("{{ view.title.upper() }}", "T706"),
    "method of a dict": ("{{ view.row.items() }}", "T705"),
    "method of a list": ("{{ view.places.append('x') }}", "T706"),
    "join method": ("{{ ''.join(view.places) }}", "T706"),
    "lipsum": ("{{ lipsum.__globals__ }}", "T705"),
    "lipsum called": ("{{ lipsum(100000) }}", "T705"),
    "cycler": ("{{ cycler.__init__.__globals__ }}", "T705"),
    "joiner": ("{{ joiner.__init__.__globals__ }}", "T705"),
    "namespace": ("{% set n = namespace() %}", "T705"),
    "dict": ("{{ dict(a=1) }}", "T705"),
    "range": ("{% for i in range(999999999) %}{% endfor %}", "T705"),
    "nested ranges": (
        "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
        "T705",
    ),
    "self": ("{{ self.__init__.__globals__ }}", "T705"),
    "self's context": ("{{ self._TemplateReference__context.environment }}", "T705"),
    "the catalogue's function": ("{{ _.__globals__ }}", "T706"),
    "a macro's inside": ("{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}", "T706"),
    "a macro's name": ("{% macro m() %}{% endmacro %}{{ m.name }}", "T706"),
    "loop's inside": ("{% for p in view.places %}{{ loop._iterator }}{% endfor %}", "T706"),
    "a block's inside": ("{% block b %}{{ super.__self__ }}{% endblock %}", "T705"),
    "a module's inside": ("{% import 'macros' as m %}{{ m.__class__ }}", "T706"),
    "an undefined name's inside": ("{{ nothing.__class__ }}", "T705"),
    "a hidden hint": ("{{ nothing._undefined_hint }}", "T705"),
    "safe": ("{{ view.title|safe }}", "T704"),
    "a long text": ("{{ 'a' * 10**8 }}", "T706"),
    "a long text, in steps": ("{{ 'a' * 100000000 }}", "T706"),
    "a long list": ("{{ ([1] * 100000000)|length }}", "T706"),
    "a large number": ("{{ 10 ** (10 ** 8) }}", "T706"),
    "a large number, in steps": ("{{ 9999999999 * 9999999999 }}", "T706"),
    "a number of 5,000 digits": ("{{ " + "9" * 5000 + " }}", "T707"),
    "3,000 brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "T707"),
    "30 loops in one another": (
        "{% for a in view.places %}" * 30 + "{% endfor %}" * 30,
        "T704",
    ),
    "includes itself": ("{% include 'report/report.html.j2' %}", "T707"),
    "extends itself": ("{% extends 'report/report.html.j2' %}", "T707"),
    "imports itself": ("{% import 'report/report.html.j2' as r %}", "T707"),
    "a macro that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "T707"),
    "a file": ("{% include '/etc/passwd' %}", "T708"),
    "a file above": ("{% include '../../operation.yaml' %}", "T708"),
    "a file by address": ("{% include 'file:///etc/passwd' %}", "T708"),
    "half a character": (r"{{ '\ud800' }}", "T707"),
    "nothing to print": ("{{ view.row.none }}", "T707"),
    "a list to print": ("{{ view.places }}", "T707"),
    "division by nothing": ("{{ 1 / 0 }}", "T707"),
}


def _doubling(steps: int) -> str:
    return "{% set x = 'aaaaaaaa' %}" + "{% set x = x ~ x %}" * steps + "{{ x }}"


def _loops(depth: int) -> str:
    letters = "{% set s = 'abcdefghij' %}"
    return (
        letters + "".join(f"{{% for a{n} in s %}}" for n in range(depth)) + "{% endfor %}" * depth
    )


def _doubling_macros(steps: int) -> str:
    first = "{% macro m0() %}{% endmacro %}"
    rest = (
        f"{{% macro m{n}() %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}"
        for n in range(1, steps)
    )
    return first + "".join(rest) + f"{{{{ m{steps - 1}() }}}}"


# What a template does → the template. Lint passes them: they write harmless HTML.
ENDLESS: dict[str, str] = {
    "a text doubled 40 times (memory)": _doubling(40),
    "15 loops in one another (time)": _loops(15),
    "macros that call two each (time)": _doubling_macros(60),
    "a text replaced by longer ones (memory)": (
        "{{ 'aaaaaaaaaa'" + "|replace('a', 'aaaaaaaaaa')" * 11 + " }}"
    ),
}


_VARIABLES = "--a0: 1px;" + "".join(
    f"--a{n}: var(--a{n - 1}) var(--a{n - 1});" for n in range(1, 40)
)

# What a page does → the page. The linter has nothing against most of them.
COSTLY_PAGES: dict[str, str] = {
    "flex in flex (time)": '<div style="display: flex">' * 14 + "x" + "</div>" * 14,
    "a cell of a billion columns (memory)": "<table><tr><td colspan='1000000000'>x</td></tr></table>",
    "a word of 200,000 letters (time)": f"<p style='overflow-wrap: anywhere'>{'x' * 200_000}</p>",
    "a table of 20,000 rows (time)": "<table>" + "<tr><td>x</td></tr>" * 20_000 + "</table>",
    "variables of variables (time)": (f"<p style='{_VARIABLES} margin: var(--a39)'>x</p>"),
}
