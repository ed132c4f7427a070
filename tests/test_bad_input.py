"""One edit of a good operation, and what ``check`` says of it (P14)."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from tests import operations

FACTS, ISSUE, OPERATION, ARTICLE = (
    "facts/a1.yaml",
    "reports/001.yaml",
    "operation.yaml",
    "articles/a1.md",
)

# what is broken: file, old text, new text, and FILE:LINE:COL, code and words of what must be said
CASES: dict[str, tuple[str, str, str, str, str, str]] = {
    "a wrong quote": (
        FACTS,
        "2,000 people had fled the town",
        "2,000 persons had fled the town",
        "facts/a1.yaml:13:16",
        "E301",
        "more than 2,000 people had fled the town",
    ),
    "a figure that is not in its quote": (
        FACTS,
        "value: 2000",
        "value: 3000",
        "facts/a1.yaml:13:16",
        "E302",
        "2,000",
    ),
    "a qualifier that the quote does not have": (
        FACTS,
        "more_than",
        "at_least",
        "facts/a1.yaml:13:16",
        "E303",
        "more than",
    ),
    "an unknown key": (
        FACTS,
        "measure: flow",
        "mesure: flow",
        "facts/a1.yaml:7:5",
        "S201",
        "measure",
    ),
    "a key twice": (
        FACTS,
        "measure: flow",
        "measure: flow\n    measure: stock",
        "facts/a1.yaml:8:5",
        "Y103",
        "measure",
    ),
    "an id twice": (FACTS, "id: held_a1", "id: fled_a1", "facts/a1.yaml:15:9", "F401", "fled_a1"),
    "an impossible date": (
        FACTS,
        "    place: town\n    sens",
        "    place: town\n    period: 2018-02-30\n    sens",
        "facts/a1.yaml:11:13",
        "S203",
        "calendar",
    ),
    "a dangling place": (
        FACTS,
        "place: town",
        "place: twon",
        "facts/a1.yaml:10:12",
        "F402",
        "did you mean town",
    ),
    "a place within nowhere": (
        OPERATION,
        "lat: 32.7, lon: 22.6",
        "lat: 32.7, lon: 22.6, within: nowhere",
        "operation.yaml:8:73",
        "F402",
        "nowhere",
    ),
    "a voice of nobody": (
        OPERATION,
        "of: army",
        "of: navy",
        "operation.yaml:14:47",
        "F402",
        "navy",
    ),
    "a dangling article": (
        FACTS,
        "article: a1",
        "article: a11",
        "facts/a1.yaml:13:9",
        "F402",
        "did you mean a1",
    ),
    "a dangling source": (
        FACTS,
        "attributed_to: iom",
        "attributed_to: oim",
        "facts/a1.yaml:14:24",
        "F402",
        "iom",
    ),
    "a missing label of a fact": (
        FACTS,
        "    sensitivity: public\n",
        "",
        "facts/a1.yaml:4:5",
        "S204",
        "public",
    ),
    "a missing label of an article": (
        ARTICLE,
        "sensitivity: public\n",
        "",
        "articles/a1.md:2:1",
        "S204",
        "public",
    ),
    "a missing label of a place": (
        OPERATION,
        "name: Town, sensitivity: public",
        "name: Town",
        "operation.yaml:8:9",
        "S204",
        "public",
    ),
    "a missing label of an actor": (
        OPERATION,
        "name: Army, sensitivity: public",
        "name: Army",
        "operation.yaml:10:9",
        "S204",
        "public",
    ),
    "a missing label of a source": (
        OPERATION,
        "type: un, sensitivity: public",
        "type: un",
        "operation.yaml:13:8",
        "S204",
        "public",
    ),
    "a missing label of an issue": (
        ISSUE,
        "sensitivity: public\n",
        "",
        "reports/001.yaml:1:1",
        "S204",
        "public",
    ),
    "public by default": (
        FACTS,
        "{article: a1}",
        "{article: a1, sensitivity: public}",
        "facts/a1.yaml:2:38",
        "S203",
        "never by default",
    ),
    "an unknown kind": (
        FACTS,
        "kind: control",
        "kind: controll",
        "facts/a1.yaml:16:11",
        "S203",
        "control",
    ),
    "an unknown schema": (ISSUE, "schema: 1", "schema: 2", "reports/001.yaml:1:9", "Y110", ""),
    "a placeholder of nothing": (
        ISSUE,
        "{fled.start}",
        "{flde.start}",
        "reports/001.yaml:8:3",
        "R502",
        "fled",
    ),
    "a placeholder's unknown attribute": (
        ISSUE,
        "{fled.start}",
        "{fled.strat}",
        "reports/001.yaml:8:3",
        "R503",
        "start",
    ),
    "a stray brace": (
        ISSUE,
        "{fled.start} have",
        "{fled.start have",
        "reports/001.yaml:8:3",
        "R501",
        "",
    ),
    "a typed figure": (
        ISSUE,
        "{fled.start} have",
        "2,000 people have",
        "reports/001.yaml:8:3",
        "R506",
        "{fled",
    ),
    "narrative less sensitive than its fact": (
        FACTS,
        "place: town\n    sensitivity: public",
        "place: town\n    sensitivity: restricted",
        "reports/001.yaml:8:3",
        "R507",
        "restricted",
    ),
    "a fact less sensitive than its place": (
        OPERATION,
        "name: Town, sensitivity: public",
        "name: Town, sensitivity: confidential",
        "facts/a1.yaml:10:12",
        "F407",
        "confidential",
    ),
    "a hidden source without a stand-in": (
        OPERATION,
        "type: un, sensitivity: public",
        "type: un, sensitivity: restricted",
        "operation.yaml:13:8",
        "F408",
        "shown_as",
    ),
    "a verified fact by nobody": (
        FACTS,
        "kind: control",
        "kind: control\n    verification: verified",
        "facts/a1.yaml:15:5",
        "S203",
        "verified_by",
    ),
    "a correction without a reason": (
        FACTS,
        "kind: control",
        "kind: control\n    corrects: fled_a1",
        "facts/a1.yaml:15:5",
        "S203",
        "reason",
    ),
    "an unknown language": (OPERATION, "fr, ar", "fr, xx", "operation.yaml:6:19", "L601", "xx"),
    "a choice of nothing": (
        ISSUE,
        "highlights",
        "choices:\n  fled: {use: held_a1, reason: why}\nhighlights",
        "reports/001.yaml:8:15",
        "R508",
        "fled_a1",
    ),
    "two words of one source on one thing": (
        FACTS,
        "  - id: held_a1",
        (
            "  - id: fled_a2\n    series: fled\n    kind: displacement\n    measure: flow\n"
            "    group: idps\n    figure: {value: 2000, qualifier: more_than, unit: people}\n"
            "    place: town\n    sensitivity: public\n    sources:\n"
            '      - quote: "more than 2,000 people had fled"\n        attributed_to: iom\n'
            "  - id: held_a1"
        ),
        "reports/001.yaml:6:9",
        "R516",
        "supersedes: fled_a1",
    ),
    "an article without any date": (
        ARTICLE,
        "published: 2018-06-05\n",
        "",
        "articles/a1.md:1:1",
        "F410",
        "a1",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_check_says_where_and_what(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, old, new, place, code, words = CASES[name]
    monkeypatch.chdir(tmp_path)
    operations.edit(operations.small(tmp_path), file, old, new)
    problems = api.check([Path("testland")])
    said = [str(problem) for problem in problems]
    matching = [
        line for line in said if line.startswith(f"testland/{place}: ") and f" {code}: " in line
    ]
    assert matching, said
    assert words in " ".join(matching)


def test_the_small_operation_is_good(tmp_path: Path) -> None:
    assert api.check([operations.small(tmp_path)]) == ()


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, FACTS, "value: 2000", "value: 3000")
    operations.edit(operation, FACTS, "actor: army", "actor: navy")
    operations.edit(operation, ISSUE, "{fled.start}", "{flde.start}")
    assert {problem.code for problem in api.check([operation])} == {"E302", "F402", "R502"}


def test_two_operations_of_one_name_are_refused(tmp_path: Path) -> None:
    first = operations.small(tmp_path / "a")
    second = operations.small(tmp_path / "b")
    assert "F411" in {problem.code for problem in api.check([first, second])}
