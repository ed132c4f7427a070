from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.evidence.quotes import find_all, nearest_passage, surroundings
from sitrep.evidence.spans import Span
from tests.evidence.finding import find_quote

SEED = (
    "Last week, the international organization for migration said that the humanitarian situation "
    "in Derna was critical and more than 2,000 people had fled “because of bombings and air "
    "raids”.\n\nOn Friday, the UN mission in Libya aid that at least 17 civilians were killed in a "
    "two week fighting, adding that clashes “increasingly encroach on densely populated areas.”\n"
)


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        (SEED, "more than 2,000 people had fled “because of bombings and air raids”"),
        (SEED, 'more than 2,000 people had fled "because of bombings and air raids"'),
        (SEED, "clashes “increasingly encroach on densely populated areas.”"),
        (SEED, "at least 17 civilians were\n   killed in a two week fighting"),
        ("Libya’s strong man", "Libya's strong man"),
        ("Il parle de « victoire » proche.", 'parle de "victoire" proche'),
        ("Er sagte »Sieg« dort.", 'sagte "Sieg" dort'),
        ("2\u202f000 personnes ont fui", "2 000 personnes"),
        ("near\r\n\r\n Derna", "near Derna"),
        ("قُتل 17 مدنياً في درنة", "17 مدنياً"),
        ("死亡17人，失踪", "17人"),
        ("तीन लोगों ने", "लोगों"),
    ],
)
def test_a_quote_is_found_whatever_its_marks_and_spaces(body: str, quote: str) -> None:
    span = find_quote(body, quote)

    assert span is not None
    assert _letters(span.of(body)) == _letters(quote)


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("117 civilians fled", "17 civilians"),
        ("17 civilians fled", "17 civilian"),
        ("2,000 people", "000 people"),
        ("2,000 people", "2"),
        ("2.5 million", "5 million"),
        ("2 000 people", "000 people"),
        ("17\u00a0600 people", "600 people"),
        ("死亡117人", "17人"),
        ("लोगों ने", "लोग"),
        ("More than 2,000", "more than 2,000"),
        ("2,000 – 3,000", "2,000 - 3,000"),
        ("at least 17", "at least 71"),
        ("anything", ""),
        ("“…”", "“…”"),
    ],
)
def test_a_quote_that_differs_or_begins_inside_a_word_is_not_found(body: str, quote: str) -> None:
    assert find_quote(body, quote) is None


def test_a_year_beside_a_number_is_not_one_number() -> None:
    assert find_quote("in 2011 200 people fled", "200 people fled") == Span(8, 23)
    assert find_quote("in 2011 200 people fled", "in 2011") == Span(0, 7)


def test_the_span_leaves_out_the_spaces_around_the_marks() -> None:
    body = "said   “near”   today"

    assert find_quote(body, '"near"') == Span(7, 13)


def test_every_place_is_found() -> None:
    assert find_all("17, 117 and 17", "17") == (Span(0, 2), Span(12, 14))
    assert find_quote("17, 117 and 17", "17") == Span(0, 2)


def test_the_surroundings_end_with_the_paragraph() -> None:
    body = "One.\n\nMore than 2,000 people had fled.\n\nThree."
    span = find_quote(body, "2,000 people")

    assert span is not None
    assert surroundings(body, span) == ("More than ", " had fled.")


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        (
            "more than 2,000 people have fled because of the bombings",
            "more than 2,000 people had fled “because of bombings",
        ),
        (
            "at least 19 civilians were killed in two weeks of fighting",
            "at least 17 civilians were killed in a two week fighting",
        ),
        ("UN mission in Libya said that", "UN mission in Libya aid that"),
    ],
)
def test_a_quote_that_is_off_by_a_little_has_a_nearest_passage(quote: str, passage: str) -> None:
    found = nearest_passage(SEED, quote)

    assert found is not None
    assert passage in found.text
    assert len(found.text) < len(passage) + 20
    assert found.span.of(SEED) == found.text


def test_what_resembles_nothing_has_no_nearest_passage() -> None:
    assert nearest_passage(SEED, "prices of wheat rose sharply this spring") is None
    assert nearest_passage("", "anything") is None
    assert nearest_passage(SEED, "…") is None


@given(st.text(alphabet="ab1 2,.“”\"'’\n\u00a0عक़的\x01", max_size=60), st.data())
def test_whatever_is_found_reads_like_the_quote(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    quote = body[start : data.draw(st.integers(start, len(body)))]
    nearest_passage(body, quote)
    for span in find_all(body, quote):
        assert _letters(span.of(body)) == _letters(quote)


@given(st.lists(st.text(alphabet="abcdé", min_size=1, max_size=6), min_size=3, max_size=30))
def test_any_run_of_whole_words_is_found(words: list[str]) -> None:
    body = "  ".join(words)
    span = find_quote(body, " ".join(words[1:-1]))

    assert span is not None
    assert span.of(body).split() == words[1:-1]


@pytest.mark.parametrize(
    "unit", ["a ", "aa ", '"', '" ', " ", "123 ", "1,", "1", "word ", "\x01", "的"]
)
def test_a_large_body_is_searched_to_its_end(unit: str) -> None:
    """In the time that a test may take: what grows with the square of a body would not end."""
    body = unit * (400_000 // len(unit))
    assert find_quote(body, unit * 2000 + "x") is None
    nearest_passage(body, unit * 2000 + "x")


def _letters(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in "“”\"«»'’»«")
