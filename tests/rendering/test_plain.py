"""Promise P5: templates see plain data only."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sitrep.diagnostics import Severity
from sitrep.errors import RenderingError
from sitrep.reading.scalars import Plain
from sitrep.rendering.environment import make_environment
from sitrep.rendering.plain import assert_plain
from sitrep.rendering.template_run import render_template
from sitrep.rendering.template_set import TemplateSet

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), PLAIN))
def test_plain_data_passes(view: dict[str, object]) -> None:
    assert_plain(view)


@pytest.mark.parametrize(
    "value",
    [
        Markup("x"),
        Plain("x"),
        Severity.ERROR,
        Path(),
        b"x",
        (1,),
        {1},
        OrderedDict(),
        object(),
        len,
    ],
    ids=lambda value: type(value).__name__,
)
def test_any_other_type_is_refused_with_its_place(value: object) -> None:
    with pytest.raises(RenderingError, match=r"view\.rows\[1\]\.cell is a"):
        assert_plain({"rows": [{}, {"cell": value}]})


def test_keys_are_texts() -> None:
    with pytest.raises(RenderingError, match=r"view\.rows has a key that is a int"):
        assert_plain({"rows": {1: "x"}})


def test_a_view_that_holds_itself_is_refused() -> None:
    view: dict[str, Any] = {}
    view["self"] = view
    with pytest.raises(RenderingError, match="nested too deeply, or holds itself"):
        assert_plain(view)


def test_no_template_runs_on_anything_else() -> None:
    environment = make_environment(TemplateSet(()), {})
    with pytest.raises(RenderingError):
        render_template(environment, "report/report.html.j2", {"view": Markup("x")})
