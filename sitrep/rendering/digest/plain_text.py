"""The digest as plain text: its own template, held to the view, and then set in columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from sitrep.diagnostics import Diagnostic
from sitrep.localisation.bidi import LRI, PDI, RLI
from sitrep.rendering.digest import slots
from sitrep.rendering.digest.setting import set_text
from sitrep.rendering.environment import PlainEnvironment
from sitrep.rendering.template_run import render_template

TEXT = "digest/digest.txt.j2"

_ISOLATES = {"ltr": LRI, "rtl": RLI}
_WAYS = {"ltr": slots.RUNS_LTR, "rtl": slots.RUNS_RTL}
_SPOKEN = re.compile(f"{slots.OPEN}([0-9]+);([^{slots.OPEN}{slots.CLOSE}]*){slots.CLOSE}")
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_TAGGED = frozenset({"figure", "mark", "cite"})


def draw_text(
    environment: PlainEnvironment, view: Mapping[str, Any]
) -> tuple[str | None, tuple[Diagnostic, ...], list[str]]:
    """The digest's plain text, with its slots still empty.

    Args:
        environment: one that escapes nothing.
        view: the digest's.

    Returns:
        The text, or None; what is wrong with the templates; what the text lacks of the view.

    Diagnostics: T704–T708 for a template that fails.
    """
    runs: list[Mapping[str, Any]] = []
    words = view["words"]
    brackets = (words["before_mark"], words["after_mark"])
    prepared: dict[str, Any] = _Preparation(runs, view["dir"], brackets).of(view)
    rendered, problems = render_template(environment, TEXT, {"view": prepared})
    if rendered is None:
        return None, problems, []
    text = rendered.decode("utf-8")
    bare = _SPOKEN.sub(r"\2", text)
    return set_text(bare.split("\n"), view["dir"]), (), _missing(text, runs, view)


class _Preparation(NamedTuple):
    """Makes a view fit for plain text; ``runs`` gathers what must be told, by its number."""

    runs: list[Mapping[str, Any]]
    direction: str
    brackets: tuple[str, str]

    def of(self, value: Any) -> Any:
        """The same data: each run and quote with what stands before and after it."""
        if isinstance(value, str):
            return _BREAKS.sub(" ", value)  # a tab would make a table of its line
        if isinstance(value, list):
            return [self.of(item) for item in value]
        if not isinstance(value, Mapping):
            return value
        inner = {name: self.of(item) for name, item in value.items()}
        if "anchor" in inner and "dir" in inner:
            is_same = inner["dir"] == self.direction
            return {**inner, "open": "" if is_same else _WAYS[inner["dir"]]}
        if "type" not in inner:
            return inner
        own = inner.get("dir") or self.direction
        before, after = (_ISOLATES[own], PDI) if own != self.direction else ("", "")
        if inner["type"] in _TAGGED:
            self.runs.append(value)
            before += f"{slots.OPEN}{len(self.runs) - 1};"
            after = slots.CLOSE + after
        if inner["type"] == "mark":
            before, after = self.brackets[0] + before, after + self.brackets[1]
        return {**inner, "open": before, "close": after}


def _missing(text: str, runs: list[Mapping[str, Any]], view: Mapping[str, Any]) -> list[str]:
    """What the text lacks: a figure, mark or citation, the words of one, a quote, a slot."""
    said: dict[int, list[str]] = defaultdict(list)
    for found in _SPOKEN.finditer(text):
        said[int(found[1])].append(_folded(found[2]))
    lost = [
        f"{_named(run)} in plain text"
        for number, run in enumerate(runs)
        if _folded(_words(run)) not in said.get(number, ())
    ]
    lost += [
        f"{_named(runs[number])} in plain text, which reads “{words[:60]}”"
        for number, texts in said.items()
        for words in texts
        if number >= len(runs) or words != _folded(_words(runs[number]))
    ]
    whole = _folded(_SPOKEN.sub(r"\2", text))
    said_whole = [quote["text"] for entry in view["sources"] for quote in entry["quotes"]]
    said_whole += [*view["disclaimer"], *([view["more"]["url"]] if _has_link(view) else [])]
    lost += [f"“{one[:40]}” in plain text" for one in said_whole if _folded(one) not in whole]
    if view["slots"]["unsubscribe"] and slots.UNSUBSCRIBE not in text:
        lost.append("the address to unsubscribe in plain text")
    if [line.strip() for line in text.split("\n")].count(slots.SENT_TO) != 1:
        lost.append("the line that says to whom the message goes in plain text")
    left = slots.fill(_SPOKEN.sub("", text), sent_to="", unsubscribe="")
    if slots.NONCHARACTERS.search(re.sub(f"[{slots.RUNS_LTR}{slots.RUNS_RTL}]", "", left)):
        lost.append("nothing, and has a slot where none belongs, in plain text")
    return list(Counter(lost))


def _has_link(view: Mapping[str, Any]) -> bool:
    return bool(view["more"] and view["more"]["url"])


def _words(run: Mapping[str, Any]) -> str:
    return f"[{run['number']}]" if run["type"] == "cite" else str(run["text"])


def _named(run: Mapping[str, Any]) -> str:
    kind = run["type"]
    if kind == "figure":
        return f"the figure {run['value']} of {run['fact']}"
    return f"the mark “{run['kind']}”" if kind == "mark" else f"the citation [{run['number']}]"


def _folded(text: str) -> str:
    return " ".join(text.split())
