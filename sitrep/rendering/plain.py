"""Promise P5: a template sees plain data only.

A model inside a template can be made to read files and run code, however well the template is
fenced in; a string cannot. So the view is walked before any template gets it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.errors import RenderingError

# Exact types: a subclass may carry methods, and Markup would pass unescaped.
_SCALARS = frozenset({str, int, float, bool, type(None)})
_DEEPEST = 50


def assert_plain(context: dict[str, object]) -> None:
    """Refuse a view that holds anything but str, int, float, bool, None, list and dict.

    Args:
        context: what the template will see; the keys of all dicts are strings.

    Raises:
        RenderingError: naming the place of the first value of another type. That is the program's
            fault, never the data's.
    """
    waiting: list[tuple[str, object, int]] = [("view", context, 0)]
    while waiting:
        place, value, depth = waiting.pop()
        if type(value) in _SCALARS:
            continue
        if depth > _DEEPEST:
            raise RenderingError(f"{place} is nested too deeply, or holds itself")
        waiting += [(where, item, depth + 1) for where, item in _items(place, value)]


def _items(place: str, value: object) -> Iterator[tuple[str, object]]:
    if type(value) is list:
        for index, item in enumerate(value):
            yield f"{place}[{index}]", item
    elif type(value) is dict:
        for key, item in value.items():
            if type(key) is not str:
                raise RenderingError(f"{place} has a key that is a {type(key).__name__}")
            yield f"{place}.{key}", item
    else:
        raise RenderingError(f"{place} is a {type(value).__name__}; templates see plain data only")
