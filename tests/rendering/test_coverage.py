"""What the PDF's fonts cannot draw: found in the view, said with its place, never a box."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from sitrep.diagnostics import Location
from sitrep.localisation.locales import Language, read_language
from sitrep.rendering.coverage import (
    StrayQuote,
    bracketed,
    lacking_letters,
    listed,
    stray_quotes,
    stray_texts,
    stray_word,
)
from tests import operations

PDF = api.Wanted(locales=("en",))
HTML = api.Wanted(locales=("en",), formats=("html", "json"))

VIEW = {
    "lang": "en",
    "crisis": "Fighting 🔥 in Testland",
    "number": 1,
    "logo": None,
    "highlights": [[{"type": "text", "text": "درنة – “quiet”"}, {"type": "text", "text": "中"}]],
    "sources": [
        {
            "name": [{"type": "text", "text": "IOM 🔥"}],
            "quotes": [{"text": "They fled 😀"}, {"text": "They came back"}],
            "facts": ["fled_a1"],
        }
    ],
}


def language(tag: str) -> Language:
    found, _ = read_language(tag, Location(""))
    assert found is not None
    return found


def test_texts_and_quotes_are_told_apart() -> None:
    assert stray_texts(VIEW) == ("Fighting 🔥 in Testland", "中", "IOM 🔥")
    assert stray_quotes(VIEW) == (StrayQuote("They fled 😀", ("fled_a1",)),)


def test_only_characters_of_quotes_become_numbers() -> None:
    assert bracketed("<p>They fled 😀 🔥", VIEW) == "<p>They fled [U+1F600] 🔥"


def test_what_chooses_a_form_of_a_character_is_no_character() -> None:
    assert stray_texts({"crisis": "a →\ufe0f b", "sources": []}) == ()


@pytest.mark.parametrize(
    ("tag", "drawn"),
    [(tag, True) for tag in ("en", "fr", "ar-LY", "fa", "ur", "ps", "uk", "el", "vi", "ha", "so")]
    + [(tag, False) for tag in ("zh", "my", "hi", "am", "bn", "ti", "ne", "he", "hy", "ka")],
)
def test_languages_whose_letters_are_shipped(tag: str, drawn: bool) -> None:
    assert (lacking_letters(language(tag)) == ()) is drawn


def test_words_of_messages() -> None:
    assert stray_word("one two\u2068th😀ree\u2069, four") == ("th😀ree", 2)
    assert stray_word("Town ☂.") == ("☂", 0)
    assert stray_word("a中]文") == ("a中", 1)
    assert listed("😀") == "😀 (U+1F600)"
    assert listed("中文字幕版本").endswith("本 (U+672C)")
    assert listed("中文字幕版本和").endswith("本 (U+672C) and 1 more")


def test_a_character_of_a_name_is_an_error_at_its_place(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "name: Town", "name: Town ☂")
    [problem] = api.build([operation], PDF, tmp_path / "out").problems
    assert (problem.code, problem.is_error) == ("L612", True)
    assert problem.place == f"{operation}/operation.yaml:8:21"
    assert "☂ (U+2602)" in problem.message
    assert "(en)" in problem.message
    assert not (tmp_path / "out").exists()


def test_a_character_of_the_narrative_is_an_error_at_its_place(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "reports/001.yaml", "have fled", "have☂fled")
    [problem] = api.build([operation], PDF, tmp_path / "out").problems
    assert (problem.code, problem.file) == ("L612", f"{operation}/reports/001.yaml")


def test_without_a_pdf_every_character_is_welcome(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "name: Town", "name: Town ☂")
    built = api.build([operation], HTML, tmp_path / "out")
    assert built.problems == ()
    page = built.published[0].folder / "sitrep-testland-001-en.html"
    assert "Town ☂" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("sections/highlights.html.j2", "<p>one\n<b>a ☂</b></p>", "highlights.html.j2:2:6"),
        ("sections/highlights.html.j2", "<p>one\n<b>&#x2602;</b></p>", "report.html.j2:1:1"),
        ("pdf.css", "h1::before { content: '\\2602' }", "report.html.j2:1:1"),
    ],
)
def test_a_template_that_prints_what_no_font_has_fails(
    name: str, text: str, place: str, tmp_path: Path
) -> None:
    operation = operations.small(tmp_path)
    if name.endswith(".j2"):
        text = _section(text)
    operations.write(operation, {f"templates/report/{name}": text})
    problems = api.build([operation], PDF, tmp_path / "out").problems
    assert [problem.code for problem in problems] == ["T715"]
    assert problems[0].place.endswith(place)
    assert not (tmp_path / "out").exists()


def _section(text: str) -> str:
    """A section whose own text begins in its first line."""
    start = (
        '{% from "report/macros.html.j2" import runs %}<section id="highlights">'
        "<h2>{{ view.headings.highlights }}</h2>"
        "{% for line in view.highlights %}<p>{{ runs(line) }}</p>{% endfor %}"
    )
    return f"{start}{text}</section>"


def test_a_language_whose_script_no_font_has_is_for_html_alone(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "[en, fr, ar]", "[en, zh]")
    place = f"{operation}/operation.yaml:6:15"

    [warning] = api.check([operation])
    assert (warning.code, warning.is_error, warning.place) == ("L614", False, place)
    assert "no PDF can be made in zh" in warning.message
    assert "--format html --format json" in warning.hint

    [error] = api.build([operation], api.Wanted(), tmp_path / "out").problems
    assert (error.code, error.is_error, error.place) == ("L612", True, place)
    assert "--locale zh --format html --format json" in error.hint
    assert not (tmp_path / "out").exists()

    wanted = api.Wanted(locales=("zh",), formats=("html", "json"))
    assert api.build([operation], wanted, tmp_path / "out").problems == ()
