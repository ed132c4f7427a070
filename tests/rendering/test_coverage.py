"""What the PDF's fonts cannot draw: found in the view, said with its place, never a box."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

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
from sitrep.rendering.fonts.typecase import Typecase
from tests import operations

PDF = api.Wanted(locales=("en",))
HTML = api.Wanted(locales=("en",), formats=("html", "json"))

VIEW = {
    "lang": "en",
    "crisis": "Fighting 🔥 in Testland",
    "number": 1,
    "logo": None,
    "highlights": [[{"type": "text", "text": "درنة – “quiet”"}, {"type": "text", "text": "언"}]],
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
    assert stray_texts(VIEW, Typecase()) == ("Fighting 🔥 in Testland", "언", "IOM 🔥")
    assert stray_quotes(VIEW, Typecase()) == (StrayQuote("They fled 😀", ("fled_a1",)),)


def test_only_characters_of_quotes_become_numbers() -> None:
    assert bracketed("<p>They fled 😀 🔥", VIEW, Typecase()) == "<p>They fled [U+1F600] 🔥"


def test_what_chooses_a_form_of_a_character_is_no_character() -> None:
    assert stray_texts({"crisis": "a →\ufe0f b", "sources": []}, Typecase()) == ()


@pytest.mark.parametrize(
    ("tag", "drawn"),
    [(tag, True) for tag in ("en", "fr", "ar-LY", "fa", "ur", "ps", "uk", "el", "vi", "ha", "zh")]
    + [(tag, True) for tag in ("am", "ti", "hi", "ne", "bn", "my", "ta", "te", "th", "lo", "km")]
    + [(tag, False) for tag in ("zh-Hant", "zh-TW", "ja", "ko", "he", "hy", "ka", "gu", "si")],
)
def test_languages_for_whose_letters_there_are_fonts(tag: str, drawn: bool) -> None:
    assert (lacking_letters(language(tag), Typecase()) == ()) is drawn


def test_words_of_messages() -> None:
    assert stray_word("one two\u2068th😀ree\u2069, four", Typecase()) == ("th😀ree", 2)
    assert stray_word("Town ☂.", Typecase()) == ("☂", 0)
    assert stray_word("a언]어", Typecase()) == ("a언", 1)
    assert stray_word("中" * 50 + "喆" + "文" * 50, Typecase()) == (
        "中" * 20 + "喆" + "文" * 20,
        20,
    )
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


def test_a_style_sheet_may_print_what_only_a_font_that_the_page_is_without_has(
    tmp_path: Path,
) -> None:
    operation = operations.small(tmp_path)
    style = "h1::before { content: '\\4E2D\\12A0' }"
    operations.write(operation, {"templates/report/pdf.css": style})
    built = api.build([operation], PDF, tmp_path / "out")
    assert built.problems == ()
    pdf = PdfReader(built.published[0].folder / "sitrep-testland-001-en.pdf")
    assert "中አ" in pdf.pages[0].extract_text()


def test_a_chinese_character_that_is_rare_is_an_error_at_its_place(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "[en, fr, ar]", "[en, zh]")
    text = (
        '# Names.\nmsgid ""\nmsgstr "Language: zh\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    )
    text += 'msgctxt "places.town.name"\nmsgid "Town"\nmsgstr "喆城"\n'
    operations.write(operation, {"translations/zh/names.po": text})
    wanted = api.Wanted(locales=("zh",))
    problems = api.build([operation], wanted, tmp_path / "out").problems
    [problem] = [problem for problem in problems if problem.is_error]
    assert problem.code == "L612"
    assert problem.place == f"{operation}/translations/zh/names.po:8:9"
    assert "喆 (U+5586) of “喆城” (zh)" in problem.message


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
    operations.edit(operation, "operation.yaml", "[en, fr, ar]", "[en, ka]")
    place = f"{operation}/operation.yaml:6:15"

    [warning] = api.check([operation])
    assert (warning.code, warning.is_error, warning.place) == ("L614", False, place)
    assert "no PDF can be made in ka" in warning.message
    assert warning.hint.startswith("name a folder with a font: branding: {fonts: …}, or leave out")
    assert "--format html --format json" in warning.hint

    problems = api.build([operation], api.Wanted(), tmp_path / "out").problems
    [error] = [problem for problem in problems if problem.is_error]
    assert (error.code, error.place) == ("L612", place)
    assert "--locale ka --format html --format json" in error.hint
    assert not (tmp_path / "out").exists()

    wanted = api.Wanted(locales=("ka",), formats=("html", "json"))
    problems = api.build([operation], wanted, tmp_path / "out").problems
    assert [problem.code for problem in problems] == ["L615"]  # nothing is translated yet
