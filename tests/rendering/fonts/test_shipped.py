"""The shipped fonts: what they cover, and that a PDF is set in them."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import polib
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfWriter

from sitrep.rendering.fonts.sfnt import read_font
from sitrep.rendering.fonts.shipped import SHIPPED, ShippedFamily
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.resources import templates_folder
from tests.fonts import boxes, pdf_of, set_in

FOLDER = templates_folder() / "fonts"
FILES = {file: family for family in SHIPPED for _, file in family.files}


def uncovered(text: str) -> tuple[str, ...]:
    return Typecase().uncovered(text)


@pytest.mark.parametrize("file", FILES)
def test_the_coverage_table_says_what_each_file_has(file: str) -> None:
    lines = (FOLDER / "coverage.txt").read_text("ascii").splitlines()
    [line] = [line for line in lines if line.startswith(f"{file} ")]
    stated: set[int] = set()
    for part in line.split()[1:]:
        first, _, last = part.partition("-")
        stated.update(range(int(first, 16), int(last or first, 16) + 1))
    assert stated == set(TTFont(FOLDER / file).getBestCmap())
    assert stated == read_font((FOLDER / file).read_bytes()).points


def test_every_font_in_the_folder_is_listed_and_every_list_entry_is_there() -> None:
    assert {path.name for path in FOLDER.glob("*.ttf")} == FILES.keys()


def test_no_two_families_share_a_name_or_a_script() -> None:
    assert len({family.name for family in SHIPPED}) == len(SHIPPED)
    scripts = [script for family in SHIPPED for script in family.scripts]
    assert len(set(scripts)) == len(scripts)


@pytest.mark.parametrize(
    ("family", "features"),
    [
        ("Sitrep Sans", {"kern", "liga", "mark", "mkmk", "tnum", "sups", "frac"}),
        ("Sitrep Arabic", {"kern", "init", "medi", "fina", "rlig", "mark", "mkmk"}),
    ],
)
def test_what_shapes_text_survived_the_subsetting(family: str, features: set[str]) -> None:
    for file, its_family in FILES.items():
        if its_family.name == family:
            tables = [TTFont(FOLDER / file)[name].table for name in ("GSUB", "GPOS")]
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
        "据联合国利比亚支助团称，“至少”17名平民；（累计）——哈利法·哈夫塔尔……《报告》、第1期：２０１８",
        "‐ \u2011 ‒ – — ― ‘’‚‛ “”„‟ … \u202f − \u00a0 \u00ad \n\t",
    ],
    ids=["en", "fr", "uk", "ar", "fa", "ur", "zh", "marks"],
)
def test_texts_of_the_shipped_scripts_are_covered(text: str) -> None:
    assert uncovered(text) == ()


def test_chinese_has_the_whole_national_standard() -> None:
    pairs = b"".join(bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    standard = pairs.decode("gb2312", "ignore")
    assert len(standard) > 7_400
    assert uncovered(standard) == ()


@pytest.mark.parametrize(
    "file",
    sorted(templates_folder().glob("locale/*/messages.po")),
    ids=lambda file: file.parent.name,
)
def test_every_shipped_catalogue_can_be_drawn(file: Path) -> None:
    texts = [text for entry in polib.pofile(str(file)) for text in translations(entry)]
    assert uncovered("".join(texts)) == ()


def translations(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr, *entry.msgstr_plural.values()]


def test_what_no_font_can_draw_is_named_once_and_in_order() -> None:
    assert uncovered("언 and 😀, 喆, 언") == ("喆", "언", "😀")


def test_the_licence_travels_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")


def test_html_asks_for_no_font_that_is_not_on_the_readers_machine() -> None:
    for sheet in ("base", "map", "screen", "print"):
        text = (templates_folder() / "report" / f"{sheet}.css").read_text("utf-8")
        assert "Sitrep " not in text
        assert "@font-face" not in text


def test_weights_and_scripts_each_get_their_own_file() -> None:
    assert set_in(pdf_of("<html lang=ar dir=rtl><p>درنة <b>درنة</b> IOM <b>IOM</b> →")) == {
        "Sitrep-Arabic",
        "Sitrep-Arabic-Bold",
        "Sitrep-Sans",
        "Sitrep-Sans-Bold",
        "Sitrep-Symbols",
    }


def test_latin_text_needs_no_other_font() -> None:
    pdf = pdf_of("<p>More than 2,000 people, <b>at least 17</b> civilians")
    assert set_in(pdf) == {"Sitrep-Sans", "Sitrep-Sans-Bold"}


CHINESE = """<html lang=zh><p>据国际移民组织称，<b>超过2,000人</b>因“轰炸”和空袭逃离德尔纳
<a href="#a">[1]</a>。哈利法·哈夫塔尔元帅（IOM）宣布——胜利在即；<span lang=en>said “near”</span>。"""


def test_chinese_is_set_in_its_own_font_and_latin_letters_in_the_usual_one() -> None:
    pdf = pdf_of(CHINESE)
    assert set_in(pdf) == {"Sitrep-Han", "Sitrep-Han-Bold", "Sitrep-Sans", "Sitrep-Sans-Bold"}
    assert boxes(pdf) == 0


def test_what_no_font_has_is_drawn_as_a_box_that_these_tests_see() -> None:
    assert boxes(pdf_of("<html lang=zh><p>喆中喆")) == 2


def test_no_line_of_chinese_begins_with_what_closes_or_ends_with_what_opens() -> None:
    for width in range(90, 240, 7):
        style = f"body {{ width: {width}px; overflow-wrap: break-word }}"
        text = "\n".join(page.extract_text() for page in pdf_of(CHINESE, style=style).pages)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        assert len(lines) > 4
        assert not [line for line in lines if line[0] in "，。；：）」》、”]"], width
        assert not [line for line in lines if line[-1] in "（“《"], width


def copied_from(html: str, tmp_path: Path) -> str:
    """What a reader copies from a PDF of some text, without the marks of direction."""
    file = tmp_path / "page.pdf"
    PdfWriter(clone_from=pdf_of(html)).write(file)
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
    copied = copied_from(html, tmp_path)
    assert sorted("".join(copied.split())) == sorted("".join(text.split()))


@WEIGHTS
def test_arabic_words_copied_from_a_pdf_are_whole_and_in_reading_order(
    weight: int, tmp_path: Path
) -> None:
    text = "تقرير أكثر الأمم لا خلال الآن بلا درنة نزوح في حتى إلى الفترة يتزايد وزارة"
    html = f"<html lang=ar dir=rtl><p style='font-weight:{weight}'>{text}"
    copied = copied_from(html, tmp_path)
    assert copied.split() == text.split()


def size_of(family: ShippedFamily) -> int:
    return sum((FOLDER / file).stat().st_size for _, file in family.files)


def test_all_shipped_fonts_together_stay_small() -> None:
    *others, chinese = SHIPPED
    assert sum(map(size_of, others)) < 700_000
    assert size_of(chinese) < 4_400_000
