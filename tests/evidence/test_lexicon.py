from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.evidence import lexicon
from sitrep.evidence.lexicon import LANGUAGES, fold, lexicon_of, words_supported


@pytest.mark.parametrize(
    ("tag", "is_supported"),
    [("en", True), ("ar-LY", True), ("fr", True), ("es-419", True), ("uk", False), (None, False)],
)
def test_a_language_is_known_by_the_first_part_of_its_tag(
    tag: str | None, is_supported: bool
) -> None:
    assert words_supported(tag) is is_supported


def test_every_table_of_the_folder_is_in_use() -> None:
    tables = {path.stem for path in Path(lexicon.__file__).parent.glob("*.toml")}

    assert tables == LANGUAGES


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_table_can_be_read(language: str) -> None:
    found = lexicon_of(language)

    assert found.numerals.atoms
    assert found.qualifying.before.ahead([], 0) is None
    assert len(set(found.saying.weekdays.entries.values())) == 7


@pytest.mark.parametrize(
    ("word", "key"), [("Août", "aout"), ("مئةً", "ميه"), ("أربعـة", "اربعه"), ("MORE", "more")]
)
def test_words_are_compared_without_case_accents_and_signs(word: str, key: str) -> None:
    assert fold(word) == key
