from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from sitrep.extraction.patterns import FOLDER, Rule, RuleTable, patterns_of
from sitrep.extraction.patterns.model import stems

STATUSES = {"controls", "gained", "lost", "besieged", "contested"}
CONSTRAINTS = {
    "denial_of_needs",
    "movement_into",
    "movement_within",
    "interference",
    "hostilities",
    "violence_against_humanitarians",
    "mines_uxo",
    "environment",
    "population_access",
}
FILES = sorted(FOLDER.glob("*/control_access.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_rule_of_a_language_can_be_read(path: Path):
    language = patterns_of(path.parent.name)
    assert language is not None
    patterns = language.control_access
    tables = (patterns.control, patterns.access, patterns.causes, patterns.effects)
    rules = [rule for table in tables for rule in table._rules]
    assert {rule.pattern.flags & re.IGNORECASE for rule in rules} == {re.IGNORECASE}
    assert all((rule.before is None) == (rule.source_before == "") for rule in rules)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_rules_say_what_the_contract_knows(path: Path):
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {rule["status"] for rule in table["control"]["rules"].values()} <= STATUSES
    assert set(table["access"]) <= CONSTRAINTS
    assert set(table["causes"]) <= CONSTRAINTS


@pytest.mark.parametrize("language", [None, "", "sw", "../en", "x-private"])
def test_a_language_without_a_table_has_no_patterns(language: str | None):
    assert patterns_of(language) is None


def test_a_region_has_the_patterns_of_its_language():
    assert patterns_of("en-GB") is patterns_of("en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Clinics in the north were closed.", "Clinics in the north were closed"),
        ("Clinics stayed open; the bars were closed.", None),
        ("The bars were closed.", None),
    ],
)
def test_what_belongs_before_a_pattern_stands_in_its_clause(text: str, found: str | None):
    rule = Rule("closed", "x", r"were\sclosed", source_before="clinics")
    table = RuleTable([(stems("closed"), rule)])
    assert [match.span.of(text) for match in table.matches(text, stems(text))] == (
        [found] if found else []
    )


def test_a_rule_is_tried_where_its_words_begin_as_a_word_of_the_text_does():
    rule = Rule("closed", "x", "clos(?:ed|ing)")
    table = RuleTable([(stems("closed"), rule)])
    assert list(table.matches("closing", stems("closing"))) == []
    assert len(list(table.matches("closed", stems("closed")))) == 1
