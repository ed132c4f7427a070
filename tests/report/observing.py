"""Facts in a few words, for tests of what becomes of them in a report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sitrep.report.assemble import Report, assemble
from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier, load_dossier
from tests import operations

BODY = (
    "Some said that 100 people had fled and 120 people had fled. Others said that about 30 families "
    "had fled. 5 people were killed; later 7 people were killed. The army holds the town. "
    "It has besieged the town for two years. Somebody said that between 5 and 7 people were killed. "
    "Others told that people were killed on the road."
)
QUOTES = {
    100: "100 people had fled", 120: "120 people had fled", 30: "about 30 families",
    5: "5 people were killed", 7: "7 people were killed",
}  # fmt: skip


def fled(name: str, value: int, said: str, by: str = "iom", **more: Any) -> dict[str, Any]:
    """A flow of displaced people, said by a source on a day."""
    return _fact(
        name, value, said, by,
        {"series": "fled", "kind": "displacement", "measure": "flow", "group": "idps"} | more,
    )  # fmt: skip


def killed(name: str, value: int, said: str, by: str = "iom", **more: Any) -> dict[str, Any]:
    """A cumulative count of the killed."""
    own = {"kind": "casualties", "measure": "cumulative", "outcome": "killed", "victims": "all"}
    return _fact(name, value, said, by, {"series": "killed", **own} | more)


def holds(name: str, said: str, by: str | None = None, **more: Any) -> dict[str, Any]:
    """Somebody's hold on the town."""
    return {
        "id": name, "kind": "control", "status": "controls", "actor": "army", "place": "town",
        "sensitivity": "public", "reported": said,
        "sources": [
            {"article": _article(said), "quote": "The army holds the town", "attributed_to": by}
        ],
    } | more  # fmt: skip


def told_in(day: str, quote: str, by: str | None = None) -> dict[str, Any]:
    """A source: words of the article of a day, and whose they are."""
    return {"article": _article(day), "quote": quote, "attributed_to": by}


def _fact(name: str, value: int, said: str, by: str, own: dict[str, Any]) -> dict[str, Any]:
    unit, qualifier = ("households", "about") if value == 30 else ("people", "exact")
    return {
        "id": name, "place": "town", "sensitivity": "public", "reported": said,
        "figure": {"value": value, "qualifier": qualifier, "unit": unit},
        "sources": [
            {"article": own.pop("article", _article(said)), "quote": QUOTES[value], "attributed_to": by}
        ],
    } | own  # fmt: skip


def _article(said: str) -> str:
    return f"a{said}"


WEEKS = ("2018-06-05", "2018-06-12", "2018-06-19")


def report(
    parent: Path,
    facts: list[dict[str, Any]],
    week: int = 1,
    choices: dict[str, Any] | None = None,
    audience: Audience = Audience.PUBLIC,
) -> Report:
    """The report of a week (1 to 3) from these facts; the weeks before have issues too."""
    operation = operations.small(parent)
    operations.edit(
        operation,
        "operation.yaml",
        "  town: {name: Town,",
        "  east: {name: East, sensitivity: public}\n  town: {name: Town, within: east,",
    )
    council = "  council: {name: Council, type: government, sensitivity: public}\n"
    operations.edit(operation, "operation.yaml", "mail:\n", f"{council}mail:\n")
    days = {d for d in map(_days, facts) if len(d) == 10} | {a for f in facts for a in _articles(f)}
    for day in {day.removeprefix("a") for day in days}:
        (operation / "articles" / f"a{day}.md").write_text(
            f"---\nid: a{day}\npublished: {day}\nlanguage: en\nsensitivity: public\n---\n{BODY}\n"
        )
    (operation / "facts" / "a1.yaml").write_text(
        yaml.safe_dump({"schema": 1, "facts": facts}, sort_keys=False), encoding="utf-8"
    )
    for number in range(1, week + 1):
        end = WEEKS[number - 1]
        start = date.fromordinal(date.fromisoformat(end).toordinal() - 6).isoformat()
        tree = {
            "schema": 1, "number": number, "sensitivity": "public",
            "issued": end, "as_of": end,
            "period": {"start": start, "end": end},
            "choices": (choices or {}) if number == week else {},
        }  # fmt: skip
        (operation / "reports" / f"00{number}.yaml").write_text(yaml.safe_dump(tree))
    dossier = load(operation)
    record = dossier.issue(f"00{week}")
    assert record is not None
    return assemble(dossier, record, audience)


def load(operation: Path) -> Dossier:
    """The operation's folder, which must be without errors."""
    dossier, problems = load_dossier(operation)
    assert dossier is not None
    errors = [str(problem) for problem in problems if problem.is_error]
    assert errors == []
    return dossier


def _days(fact: dict[str, Any]) -> str:
    return str(fact["reported"])


def _articles(fact: dict[str, Any]) -> list[str]:
    return [source["article"] for source in fact["sources"]]
