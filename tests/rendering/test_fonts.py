"""The shipped fonts: what they cover, and that a PDF is set in them."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from sitrep.rendering.fetcher import make_fetcher
from sitrep.rendering.fonts import (
    FONTS,
    HTML_STACKS,
    PDF_STACKS,
    Font,
    font_bytes,
    font_face_css,
    uncovered,
)
from sitrep.resources import templates_folder

FOLDER = templates_folder() / "fonts"


def opened(font: Font) -> TTFont:
    return TTFont(io.BytesIO(font_bytes(font.file)))


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.file)
def test_the_coverage_table_says_what_each_file_has(font: Font) -> None:
    lines = (FOLDER / "coverage.txt").read_text("ascii").splitlines()
    [line] = [line for line in lines if line.startswith(f"{font.file} ")]
    stated: set[int] = set()
    for part in line.split()[1:]:
        first, _, last = part.partition("-")
        stated.update(range(int(first, 16), int(last or first, 16) + 1))
    assert stated == set(opened(font).getBestCmap())


def test_every_font_in_the_folder_is_listed_and_every_list_entry_is_there() -> None:
    assert {path.name for path in FOLDER.glob("*.ttf")} == {font.file for font in FONTS}


def test_one_family_is_one_script_in_several_weights() -> None:
    families = {font.family: font.scripts for font in FONTS}
    assert all(font.scripts == families[font.family] for font in FONTS)
    assert len({(font.family, font.weight) for font in FONTS}) == len(FONTS)


@pytest.mark.parametrize(
    ("family", "features"),
    [
        ("Sitrep Sans", {"kern", "liga", "mark", "mkmk", "tnum", "sups", "frac"}),
        ("Sitrep Arabic", {"kern", "init", "medi", "fina", "rlig", "mark", "mkmk"}),
    ],
)
def test_what_shapes_text_survived_the_subsetting(family: str, features: set[str]) -> None:
    for font in FONTS:
        if font.family == family:
            tables = [opened(font)[name].table for name in ("GSUB", "GPOS")]
            found = {
                record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord
            }
            assert features <= found


@pytest.mark.parametrize(
    "text",
    [
        "More than 2,000 people — “at least” 17; 12.5% ≥ 3, 1½, x², H₂O, €5, ₦7, a → b, ▲ ▼",
        "Plus de 2 000 personnes ont fui l’offensive ; « 1er juin », cœur, Œ, Ÿ",
        "Понад 2000 людей: ґ є і ї. Ελληνικά: ΆΈΉ. Tiếng Việt: ộ ử. Hausa: ɓ ɗ ƙ. Türkçe: ğ ı ş",
        "فرّ أكثر من ٢٬٠٠٠ شخص، ولا يقل عن 17 مدنياً؛ ٪١٢٫٥ «البنيان المرصوص»؟ \u2068IOM\u2069",
        "بیش از ۲٬۰۰۰ نفر گریختند: پ چ ژ گ ک ی می\u200cروند",
        "صورتحال: ٹ ڈ ڑ ں ے ہ ھ ۔ پښتو: ټ ډ ړ ږ ښ ګ ڼ ې ۍ ځ څ. کوردی: ڕ ڵ ۆ ێ",
        "‐ \u2011 ‒ – — ― ‘’‚‛ “”„‟ … \u202f − \u00a0 \u00ad \n\t",
    ],
    ids=["en", "fr", "uk", "ar", "fa", "ur", "marks"],
)
def test_texts_of_the_shipped_scripts_are_covered(text: str) -> None:
    assert uncovered(text) == ()


def test_what_no_font_can_draw_is_named_once_and_in_order() -> None:
    assert uncovered("中 and 😀, नमस्ते, 中") == ("त", "न", "म", "स", "\u0947", "\u094d", "中", "😀")


@pytest.mark.parametrize("file", ["../fonts/OFL.txt", "OFL.txt", "/etc/passwd", "", "sitrep.ttf"])
def test_only_listed_fonts_are_served(file: str) -> None:
    with pytest.raises(KeyError):
        font_bytes(file)


def test_the_style_sheet_asks_for_each_font_by_the_private_address() -> None:
    asked = re.findall(r"url\(([^)]*)\)", font_face_css())
    assert asked == [f"sitrep-font:{font.file}" for font in FONTS]


def test_the_licence_travels_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")


def test_html_asks_for_no_font_that_is_not_on_the_readers_machine() -> None:
    assert not any("Sitrep" in stack for stack in HTML_STACKS.values())
    assert all(stack.endswith("sans-serif") for stack in HTML_STACKS.values())


def pdf_of(stack: str, text: str) -> bytes:
    """An uncompressed PDF of some HTML, set in the shipped fonts."""
    config = FontConfiguration()
    fetcher = make_fetcher({font.file: font_bytes(font.file) for font in FONTS})
    sheet = CSS(
        string=f"{font_face_css()} html {{ font-family: {stack} }}",
        font_config=config,
        url_fetcher=fetcher,
    )
    page = HTML(string=text, url_fetcher=fetcher)
    content: bytes = page.write_pdf(font_config=config, stylesheets=[sheet], uncompressed_pdf=True)
    return content


def set_in(stack: str, text: str) -> set[str]:
    """The fonts that a PDF of some text embeds, without their subset tags."""
    content = pdf_of(stack, text)
    return {name.decode() for name in re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", content)}


def test_weights_and_scripts_each_get_their_own_file() -> None:
    text = "<p lang=ar dir=rtl>درنة <b>درنة</b> IOM <b>IOM</b> →"
    assert set_in(PDF_STACKS["Arab"], text) == {
        "Sitrep-Arabic",
        "Sitrep-Arabic-Bold",
        "Sitrep-Sans",
        "Sitrep-Sans-Bold",
        "Sitrep-Symbols",
    }


def test_latin_text_needs_no_arabic_font() -> None:
    text = "<p>More than 2,000 people, <b>at least 17</b> civilians"
    assert set_in(PDF_STACKS["Latn"], text) == {"Sitrep-Sans", "Sitrep-Sans-Bold"}


def copied_from(stack: str, html: str, tmp_path: Path) -> str:
    """What a reader copies from a PDF of some text, without the marks of direction."""
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf_of(stack, html))
    run = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True)
    return "".join(each for each in run.stdout.decode() if unicodedata.category(each) != "Cf")


WEIGHTS = pytest.mark.parametrize("weight", [400, 700])


@WEIGHTS
@pytest.mark.parametrize(
    "text",
    [
        "تقرير الحالة درنة نزوح حتى إلى في الفترة يتزايد بنغازي الثلاثاء ضغط ظل ذهب",
        "لا الآن لأن الإسعاف الأخبار إجلاء آخر مؤسسة مسؤول شيء قارئ هيئة مدنيا الله",
        "فرّ مدنياً أُصيب يَومٌ شخصٍ",
        "پنج چهار ژاله گروه کشته یک",
        "ٹوپی ڈاکٹر پہاڑ ںہھ میں ہے ڨفصة ټ ډ ړ ښ ڼ ې ۆ ێ",
        "۱۲۳۴۵۶۷۸۹۰ ٢٬٠٠٠ ٣٫٥ ١٤٦٧٨٩ 0123456789 ٪ ، ؛ ؟ «»",
    ],
    ids=["shapes", "lam-alef-and-hamza", "tashkeel", "fa", "ur-and-others", "digits"],
)
def test_arabic_text_copied_from_a_pdf_has_the_letters_that_it_shows(
    text: str, weight: int, tmp_path: Path
) -> None:
    html = f"<html lang=ar dir=rtl><p style='font-weight:{weight}'>{text}"
    copied = copied_from(PDF_STACKS["Arab"], html, tmp_path)
    assert sorted("".join(copied.split())) == sorted("".join(text.split()))


@WEIGHTS
def test_arabic_words_copied_from_a_pdf_are_whole_and_in_reading_order(
    weight: int, tmp_path: Path
) -> None:
    text = "تقرير أكثر الأمم لا خلال الآن بلا درنة نزوح في حتى إلى الفترة يتزايد وزارة"
    html = f"<html lang=ar dir=rtl><p style='font-weight:{weight}'>{text}"
    copied = copied_from(PDF_STACKS["Arab"], html, tmp_path)
    assert copied.split() == text.split()


def test_all_shipped_fonts_together_stay_small() -> None:
    assert sum(Path(FOLDER, font.file).stat().st_size for font in FONTS) < 700_000
