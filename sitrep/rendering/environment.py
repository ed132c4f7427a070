"""The one Jinja set-up: what a template can see, call and do.

Templates come from translators and operations, so they are fenced in: everything is escaped,
a name that is not there is an error, and only the filters and tests of the tables below exist.
A template reaches the keys of dicts, the items of lists, its own macros and blocks, and ``loop``;
no method of any value, so ``{{ row.items }}`` is the key "items" and never something to call.
Nothing is computed while a template is compiled. What loops and doubling strings may still cost
is bounded by the process that renders.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from functools import wraps
from types import MethodType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    Undefined,
    pass_eval_context,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS

from sitrep.rendering.template_set import TemplateSet

# The functions of the catalogue that a template may be given, all of gettext's names.
TRANSLATORS = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})

# What is not here does not exist: `safe` prints unescaped, `attr` and `map` reach attributes by
# name, `format`, `center`, `indent`, `batch` and `wordwrap` make much of little, `tojson`, `urlize`
# and `xmlattr` write markup, `sort`, `groupby` and `select` decide what the view has decided.
FILTERS: dict[str, str] = {
    "abs": "geometry",
    "capitalize": "a word that opens a line",
    "count": "the same as length",
    "d": "the same as default",
    "default": "a key that a view may leave out",
    "e": "the same as escape",
    "escape": "harmless: what is escaped is not escaped again",
    "first": "one item of a list",
    "float": "geometry",
    "int": "geometry",
    "items": "the keys and values of a dict",
    "join": "a list with something between",
    "last": "one item of a list",
    "length": "how many items a list has",
    "list": "what a loop reads twice",
    "lower": "ids and classes",
    "replace": "ids and classes",
    "reverse": "a list from its end",
    "round": "geometry",
    "string": "numbers beside text",
    "trim": "white space around a block",
    "upper": "ids and classes",
}

# Left out: `callable`, `sameas`, `escaped`, `filter` and `test` ask about the machinery.
TESTS: frozenset[str] = frozenset(
    {"==", "!=", "<", "<=", ">", ">=", "eq", "equalto", "ne", "lt", "lessthan", "le", "gt"}
    | {"greaterthan", "ge", "in", "even", "odd", "divisibleby", "true", "false", "none"}
    | {"defined", "undefined", "boolean", "integer", "float", "number", "string", "mapping"}
    | {"sequence", "iterable", "lower", "upper"}
)

_OF_LOOP = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"}
    | {"previtem", "nextitem", "cycle", "changed"}
)
_LARGEST_NUMBER = 2**63


class PlainEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, narrowed to plain data; `make_environment` makes it."""

    templates: TemplateSet
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``: a key of a dict, or one of the few things of Jinja's own."""
        if isinstance(obj, dict | list | tuple | Undefined):
            return self.getitem(obj, attribute)
        if isinstance(obj, LoopContext) and attribute in _OF_LOOP:
            return getattr(obj, attribute)
        if isinstance(obj, TemplateModule) and not attribute.startswith("_"):
            return self._named(vars(obj), attribute)
        if isinstance(obj, TemplateReference):
            return self._block(obj, attribute)
        return self.unsafe_undefined(obj, attribute)

    def _block(self, blocks: TemplateReference, name: str) -> Any:
        try:
            return blocks[name]
        except LookupError:
            return self.undefined(f"there is no block {name!r} here", name=name)

    def _named(self, named: Mapping[Any, Any], key: Any) -> Any:
        if key in named:
            return named[key]
        near = difflib.get_close_matches(str(key), [str(name) for name in named], 1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        return self.undefined(f"there is no {key!r} here{meant}", name=str(key))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``: a key of a dict, an item of a list or a letter of a text."""
        if isinstance(obj, Undefined):
            return obj[argument]
        if isinstance(obj, dict):
            return self._named(obj, argument)
        if isinstance(obj, list | tuple | str) and isinstance(argument, int):
            if -len(obj) <= argument < len(obj):
                return obj[argument]
            return self.undefined(f"there is no item {argument} here", name=str(argument))
        return self.unsafe_undefined(obj, str(argument))

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Refuses at the first use, so that ``is defined`` stays a question one may ask."""
        return self.undefined(
            f"{attribute!r} of a {type(obj).__name__} is out of reach",
            name=attribute,
            exc=SecurityError,
        )

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, blocks, ``loop`` and the catalogue's functions; nothing else."""
        if isinstance(obj, MethodType):
            return isinstance(obj.__self__, LoopContext)
        kinds = (Macro, BlockReference, LoopContext, Undefined)
        return isinstance(obj, kinds) or any(obj is known for known in self.globals.values())

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic is for numbers of a sensible size: ``'a' * 10**8`` is not reached."""
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return super().call_binop(context, operator, left, right)
        if operator == "**":
            raise SecurityError("there are no powers in templates")
        if not (_is_number(left) and _is_number(right)):
            raise SecurityError(f"{operator!r} is for numbers here; text is joined with '~'")
        result = super().call_binop(context, operator, left, right)
        if abs(result) > _LARGEST_NUMBER:
            raise SecurityError("the number is too large")
        return result


def make_environment(
    templates: TemplateSet,
    functions: Mapping[str, Callable[..., str]],
    *,
    autoescape: bool = True,
) -> PlainEnvironment:
    """The environment in which one language's templates are rendered.

    Args:
        templates: all that may be included, imported or extended.
        functions: the catalogue's functions under gettext's names (`TRANSLATORS`); what they
            return is text and is escaped, whatever it holds.
        autoescape: False for plain text alone, all of whose templates are then plain text.

    Raises:
        ValueError: for a function of another name.
    """
    if others := set(functions) - TRANSLATORS:
        raise ValueError(f"not a function for templates: {min(others)}")
    environment = PlainEnvironment(
        loader=_SetLoader(templates),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
        optimized=False,  # else filters of constants run in the compiler, outside all limits
        auto_reload=False,
    )
    environment.templates = templates
    environment.globals = {name: _texting(function) for name, function in functions.items()}
    environment.filters = {name: JINJA_FILTERS[name] for name in FILTERS}
    environment.tests = {name: JINJA_TESTS[name] for name in TESTS}
    return environment


class _SetLoader(BaseLoader):
    """Finds templates in the set and nowhere else."""

    def __init__(self, templates: TemplateSet) -> None:
        self._by_name = templates.by_name()

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        del environment  # part of the loader's signature
        found = self._by_name.get(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.text, found.file, lambda: True

    def list_templates(self) -> list[str]:
        return sorted(self._by_name)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _texting(function: Callable[..., str]) -> Callable[..., str]:
    @wraps(function)
    def text(*args: Any, **kwargs: Any) -> str:
        return str(function(*args, **kwargs))  # a Markup becomes plain text, and is escaped

    return text


# With the context asked for, Jinja cannot finalise, and so not compute, anything in the compiler.
@pass_eval_context
def _printable(_context: EvalContext, value: Any) -> Any:
    if isinstance(value, str | Undefined) or _is_number(value):
        return value
    kind = {type(None): "null", bool: "true or false"}.get(type(value), type(value).__name__)
    raise TypeError(f"only text and numbers can be printed, and this is {kind}")
