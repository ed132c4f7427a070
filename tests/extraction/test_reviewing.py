"""Decisions on proposed facts, as changes of their file's text."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from sitrep.errors import RewritingError
from sitrep.extraction.reviewing import Waiting, accepted, dropped, edited, fields_of, lay_out
from sitrep.facts.rewriting import with_value, without
from sitrep.reading.gate import parse_document, read_document
from sitrep.reading.scalars import Plain
from tests import operations

EXAMPLES = sorted(operations.ROOT.glob("seeds/*/facts/*.yaml")) + sorted(
    operations.ROOT.glob("tests/cases/*/*/facts/*.yaml")
)

STATED = """\
schema: 1
defaults: {article: a1, review: proposed, sensitivity: restricted}
facts:
  - id: killed_a1
    kind: casualties
    measure: new
    outcome: killed
    victims: civilians
    figure: {value: 17, qualifier: at_least, unit: people}
    place: town
    sources:
      - quote: "At least 17 civilians were killed."
  - {id: held_a2, kind: control, review: approved, status: controls, place: town, sources: [{quote: x}]}
"""


def document(text: str):
    read, problems = parse_document(text, "facts.yaml")
    assert read is not None, problems
    return read


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    found = list(difflib.ndiff(old.split("\n"), new.split("\n")))
    return (
        [line[2:] for line in found if line.startswith("- ")],
        [line[2:] for line in found if line.startswith("+ ")],
    )


@pytest.fixture
def waiting(tmp_path: Path) -> Waiting:
    operation = operations.small(tmp_path)
    operations.write(operation, {"facts/b1.yaml": STATED})
    desk = lay_out(operation, "testland")
    (one,) = desk.waiting
    return one


# --- files stay as they were typed ---------------------------------------------------------------


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.parent.parent.name)
def test_every_fact_of_the_examples_can_be_changed_and_nothing_else_is(path: Path):
    read, _ = read_document(path, shown_as=path.name)
    assert read is not None
    for index in range(len(read.tree["facts"])):
        text = with_value(read, index, ("review",), Plain("proposed"))
        assert changed_lines(read.text, text) == ([], ["    review: proposed"])
        back = with_value(document(text), index, ("review",), Plain("approved"))
        assert changed_lines(text, back) == (["    review: proposed"], ["    review: approved"])
        gone, new = changed_lines(read.text, without(read, index))
        assert not new
        assert not any(line.startswith(("  #", "#")) for line in gone)


AS_TYPED = """\
facts:   # all of them
- id:   a          # odd   spacing
  figure: {value:  10,unit:   people}
  count: 010
  when: 12:30
  no: NO
  nothing: ~
  empty:
  text: |
    # no comment

      further in
  folded: >-
    one
    two
  'quoted': 'it''s'
  "other": "tab\\there"
  # a comment inside
  sources:
  - quote: one   # first
    # second
  - quote: two

# between

- id: b
schema: 1  # last
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_all_that_people_type_stays(ending: str):
    text = AS_TYPED.replace("\n", ending)
    changed = with_value(document(text), 0, ("sources", 1, "quote"), 'new: “x” "y"')
    assert changed == text.replace("- quote: two", '- quote: "new: “x” \\"y\\""')
    changed = with_value(document(text), 0, ("count",), Plain("011"))
    assert changed == text.replace("count: 010", "count: 011")
    changed = with_value(document(text), 0, ("when",), None)
    assert changed == text.replace("when: 12:30", "when: null")


def test_the_last_fact_of_a_file_without_a_last_line_break():
    text = "schema: 1\nfacts:\n  - id: a\n  - id: b\n    x: 1"
    assert with_value(document(text), 1, ("y",), Plain("2")) == text + "\n    y: 2"
    assert without(document(text), 1) == "schema: 1\nfacts:\n  - id: a\n"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("facts: [{id: a}, {id: b, x: 1}]\n", "facts: [{id: a, r: ok}, {id: b, x: 1}]\n"),
        ("facts:\n- {id: a}\n- {id: b}\n", "facts:\n- {id: a, r: ok}\n- {id: b}\n"),
        ("facts:\n  -\n    id: a\n  - id: b\n", None),
    ],
)
def test_facts_written_in_other_ways(text: str, changed: str | None):
    made = with_value(document(text), 0, ("r",), Plain("ok"))
    if changed is not None:
        assert made == changed
    assert document(made).tree["facts"] == [
        {"id": "a", "r": "ok"},
        document(text).tree["facts"][1],
    ]


def test_a_file_that_mixes_ends_of_lines_is_left_to_a_person():
    with pytest.raises(RewritingError, match="ends its lines in several ways"):
        with_value(document("facts:\r\n- id: a\n"), 0, ("r",), Plain("ok"))


def test_dropping_all_leaves_an_empty_list_and_the_comments():
    text = "schema: 1\nfacts:   # all\n  # one\n  - id: a\n\n  # two\n  - id: b\n# end\n"
    text = without(document(text), 0)
    text = without(document(text), 0)
    assert text == "schema: 1\nfacts: []   # all\n  # one\n\n  # two\n# end\n"


# --- decisions -----------------------------------------------------------------------------------


def test_what_waits_knows_its_place_and_its_context(waiting: Waiting):
    assert (waiting.name, waiting.line, waiting.is_sound) == ("killed_a1", 4, True)
    (context,) = waiting.contexts
    assert context.before.endswith("The army controls the town. ")
    assert context.quote == "At least 17 civilians were killed."
    assert context.after == " Dozens of children were injured.\n"


def test_an_accepted_fact_waits_no_more(waiting: Waiting):
    waiting.path.write_text(accepted(waiting), encoding="utf-8")
    assert not lay_out(waiting.path.parent.parent, "testland").waiting


def test_a_dropped_fact_is_gone(waiting: Waiting):
    tree = document(dropped(waiting)).tree
    assert [fact["id"] for fact in tree["facts"]] == ["held_a2"]


@pytest.mark.parametrize(
    ("name", "typed", "line"),
    [
        ("figure.value", "18", "    figure: {value: 18, qualifier: at_least, unit: people}"),
        ("outcome", "injured", "    outcome: injured"),
        ("sensitivity", "public", "    sensitivity: public"),
        ("reported", "2018-06-01", "    reported: 2018-06-01"),
        ("period", "{start: 2018-05, end: null}", "    period: {start: 2018-05, end: null}"),
        ("quote", 'a: "b"', '      - quote: "a: \\"b\\""'),
        (
            "figure",
            "{low: 1, high: 2, qualifier: range, unit: people}",
            "    figure: {low: 1, high: 2, qualifier: range, unit: people}",
        ),
    ],
)
def test_a_field_takes_what_is_typed(name: str, typed: str, line: str, waiting: Waiting):
    (field,) = [field for field in fields_of(waiting) if field.name == name]
    made = edited(waiting, field, typed)
    assert made.text is not None, made.problems
    assert line in made.text.split("\n")


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("figure.value", "many", "S203"),
        ("figure.value", "null", "S203"),
        ("outcome", "dead", "S203"),
        ("reported", "2018-06-31", "S203"),
        ("place", "a: b", "Y102"),
        ("place", "[", "Y102"),
        ("place", "&a b", "Y104"),
        ("place", "a\nb: c", "S203"),
        ("verification", "verified", "S203"),  # it does not say by whom
        ("sensitivity", "secret", "S203"),
    ],
)
def test_what_cannot_stand_is_told(name: str, typed: str, code: str, waiting: Waiting):
    (field,) = [field for field in fields_of(waiting) if field.name == name]
    made = edited(waiting, field, typed)
    assert made.text is None
    assert code in [problem.code for problem in made.problems]


def test_a_fact_of_wrong_shape_waits_too_and_can_be_mended(tmp_path: Path):
    operation = operations.small(tmp_path)
    text = STATED.replace("outcome: killed", "outcome: dead").replace("value: 17", "value: x")
    operations.write(operation, {"facts/b1.yaml": text})
    (one,) = lay_out(operation, "testland").waiting
    assert one.fact is None
    assert len(one.problems) == 2
    for name, typed in (("outcome", "killed"), ("figure.value", "17")):
        (one,) = lay_out(operation, "testland").waiting
        (field,) = [field for field in fields_of(one) if field.name == name]
        made = edited(one, field, typed)
        assert made.text is not None
        one.path.write_text(made.text, encoding="utf-8")
    (one,) = lay_out(operation, "testland").waiting
    assert one.is_sound


def test_an_id_that_stands_twice_cannot_be_accepted(tmp_path: Path):
    operation = operations.small(tmp_path)
    operations.write(operation, {"facts/b1.yaml": STATED.replace("killed_a1", "held_a1")})
    (one,) = lay_out(operation, "testland").waiting
    assert [problem.code for problem in one.problems if problem.is_error] == ["F401"]
