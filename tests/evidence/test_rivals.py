"""A second quote of a fact may be background, but may not state another figure."""

from __future__ import annotations

import pytest

from sitrep.diagnostics import CODES
from sitrep.evidence.checks import Claim
from sitrep.evidence.quantities import Qualifier
from sitrep.evidence.rivals import contradiction

FLED = Claim(Qualifier.MORE_THAN, 2000, unit="people", fate="displaced")
KILLED = Claim(Qualifier.AT_LEAST, 17, unit="people", fate="killed", victims="civilians")


@pytest.mark.parametrize(
    ("quote", "claim", "code"),
    [
        ("people had fled in large numbers", FLED, None),
        ("at least 17 civilians were killed in the raids", FLED, None),
        ("thousands of people had fled", FLED, None),
        ("about 500 households fled", FLED, None),
        ("about 500 people had fled", FLED, "E311"),
        ("fewer than 2,000 people had fled", FLED, "E311"),
        ("2,000 people had fled", FLED, "E312"),
        ("hundreds of people had fled", FLED, "E312"),
        ("1,500 fled the east and 600 fled the west", FLED, "E312"),
        ("five children were killed", KILLED, None),
        ("23 civilians were wounded", KILLED, None),
        ("12 fighters were killed", KILLED, None),
        ("19 civilians were killed", KILLED, "E311"),
        ("no civilians were killed", KILLED, "E311"),
        ("the toll stood at 19", KILLED, "E312"),
    ],
)
def test_what_another_quote_says(quote: str, claim: Claim, code: str | None) -> None:
    findings = contradiction(quote, claim, "en")

    assert [finding.code for finding in findings] == ([code] if code else [])
    assert all(CODES[finding.code].severity in {"error", "warning"} for finding in findings)


def test_in_a_language_of_which_only_digits_are_read_it_is_left_to_a_person() -> None:
    assert [f.code for f in contradiction("2600 людей", FLED, "uk")] == ["E312"]
    assert contradiction("люди втекли", FLED, "uk") == ()
