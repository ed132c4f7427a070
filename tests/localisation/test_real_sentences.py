"""P18: real Arabic, Persian and Urdu raises no alarm; each file says where its sentences are from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep.diagnostics import Location
from sitrep.localisation.checks import check_wording
from sitrep.localisation.locales import Language
from sitrep.localisation.po import Entry, Text
from sitrep.reading.invisible import find_invisible
from sitrep.reading.look_alikes import find_look_alike

TAGS = ["ar", "fa", "ur"]
AT = Location("names.po")


def sentences(tag: str) -> list[str]:
    path = Path(__file__).with_name(f"real_sentences.{tag}.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def test_there_are_five_hundred_in_equal_parts():
    numbers = [len(set(sentences(tag))) for tag in TAGS]
    assert sum(numbers) >= 500
    assert max(numbers) - min(numbers) < 20


@pytest.mark.parametrize("tag", TAGS)
def test_none_raises_an_alarm_in_a_translation(tag: str, language: Callable[[str], Language]):
    for sentence in sentences(tag):
        text = Text(sentence, AT)
        assert check_wording(Entry(text, {0: text}), language(tag)) == (), sentence


@pytest.mark.parametrize("tag", TAGS)
def test_none_raises_an_alarm_where_the_language_is_not_known(tag: str):
    for sentence in sentences(tag):
        assert find_invisible(sentence) is None, sentence
        assert find_look_alike(sentence) is None, sentence
