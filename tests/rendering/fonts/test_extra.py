"""The fonts of the extra: scripts of Africa and Asia, where it is installed and where it is not."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from sitrep.rendering.fonts.extra import EXTRAS, ExtraFamily
from sitrep.rendering.fonts.family import BOLD, REGULAR, drawn
from sitrep.rendering.fonts.typecase import Typecase
from tests import operations
from tests.fonts import boxes, pdf_of, set_in

TEXTS = {
    "am": ("Ethiopic", "ከ2,000 በላይ ሰዎች ደርናን ለቀው ወጥተዋል፤ «ሁኔታው» አሳሳቢ ነው።"),
    "ti": ("Ethiopic", "ልዕሊ 2,000 ሰባት ካብ ደርና ሃዲሞም፣ ቅ ቖ ኸ።"),
    "hi": ("Devanagari", "डेरना से 2,000 से अधिक लोग पलायन कर चुके हैं; क्षेत्र, श्री, ज़रूरत, र्क ट्ट।"),
    "ne": ("Devanagari", "डेर्नाबाट १२,००० भन्दा बढी मानिस भागे; राष्ट्र।"),
    "bn": ("Bengali", "দেরনা থেকে ২,০০০-এরও বেশি মানুষ পালিয়েছে; ক্ষতি, স্ত্রী, কো কৌ।"),
    "my": ("Myanmar", "ဒါနာမြို့မှ လူ ၂,၀၀၀ ကျော် ထွက်ပြေးခဲ့သည်။ ကြွက်၊ သ္ဘာဝ၊ အင်္ဂါ။"),
    "ta": ("Tamil", "டெர்னாவை விட்டு 2,000 பேர் வெளியேறினர்; கொ கோ கௌ ஸ்ரீ."),
    "te": ("Telugu", "డెర్నా నుండి 2,000 మంది పారిపోయారు; క్షేత్రం, స్త్రీ, కై."),
    "th": ("Thai", "ประชาชนกว่า 2,000 คนหนีออกจากเมืองเดอร์นา น้ำ ก๊ก"),
    "lo": ("Lao", "ປະຊາຊົນຫຼາຍກວ່າ 2,000 ຄົນໄດ້ຫຼົບໜີ ນ້ຳ"),
    "km": ("Khmer", "មនុស្សជាង ២.០០០ នាក់បានភៀសខ្លួន កើ កៅ ស្ត្រី។"),
}


@pytest.mark.parametrize("tag", TEXTS)
def test_each_script_is_drawn_whole_and_in_two_weights(tag: str) -> None:
    name, text = TEXTS[tag]
    assert Typecase().uncovered(text) == ()
    pdf = pdf_of(f"<html lang={tag}><p>{text} IOM<p><b>{text} IOM</b>")
    fonts = {f"Sitrep-{name}", f"Sitrep-{name}-Bold", "Sitrep-Sans", "Sitrep-Sans-Bold"}
    assert set_in(pdf) == fonts
    assert boxes(pdf) == 0


@pytest.mark.parametrize("family", EXTRAS, ids=lambda family: family.name)
def test_bold_has_widths_of_its_own(family: ExtraFamily) -> None:
    script = family.name.split()[-1].upper()
    letters = {
        point
        for point in family.points
        if chr(point).isalpha() and unicodedata.name(chr(point)).startswith(script)
    }
    faces = family.faces(frozenset(letters))
    assert letters <= faces.points
    regular, bold = (TTFont(io.BytesIO(faces.files[weight])) for weight in (REGULAR, BOLD))
    assert set(regular.getBestCmap()) == faces.points == set(bold.getBestCmap())
    assert not {"fvar", "gvar"} & {*regular.keys(), *bold.keys()}
    wider = [
        point
        for point, glyph in regular.getBestCmap().items()
        if bold["hmtx"][glyph][0] > regular["hmtx"][glyph][0]
    ]
    assert len(wider) > len(letters) / 2


@pytest.mark.parametrize("family", EXTRAS, ids=lambda family: family.name)
def test_the_tables_are_read_as_by_fonttools(family: ExtraFamily) -> None:
    assert family.path is not None
    assert family.points == set(TTFont(family.path).getBestCmap())


def test_a_quote_in_another_script_is_set_in_its_own_font() -> None:
    pdf = pdf_of(f"<html lang=en><p>They said: <span lang=hi>{TEXTS['hi'][1]}</span>")
    assert set_in(pdf) == {"Sitrep-Sans", "Sitrep-Devanagari"}
    assert boxes(pdf) == 0


def test_a_page_is_given_only_the_fonts_that_it_needs() -> None:
    files = Typecase().set_up("<html lang=en><p>More than 2,000 people, درنة →").files
    assert {name.rpartition("-")[0] for name in files} == {
        "Sitrep-Sans",
        "Sitrep-Arabic",
        "Sitrep-Symbols",
    }


def test_the_same_text_gives_the_same_font() -> None:
    points = drawn(TEXTS["am"][1])
    assert EXTRAS[0].faces(points) == EXTRAS[0].faces(points)


WITHOUT = """
import sys
for name in ("africa", "sea", "south_asia"):
    sys.modules[f"justmytype_intl_{name}"] = None  # as if it were not installed
"""
MAIN = f"{WITHOUT}from sitrep.cli import main; main()"
BUILD = f"""{WITHOUT}
from pathlib import Path
from sitrep import api
built = api.build([Path(sys.argv[1])], api.Wanted(locales=("en",)), Path(sys.argv[2]))
print(*built.problems)
"""


@pytest.mark.parametrize("tag", ["am", "hi", "bn", "my", "km"])
def test_without_the_extra_messages_say_how_to_get_it(tag: str, tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "[en, fr, ar]", f"[en, {tag}]")
    checked = run(MAIN, "check", operation)
    assert checked.returncode == 0
    assert f"{operation}/operation.yaml:6:15: warning L614: no PDF can be made in {tag}" in (
        checked.stdout
    )
    assert '(pip install "sitrep[scripts]", or leave out the PDF: --locale' in checked.stdout
    built = run(MAIN, "build", operation, "--output", tmp_path / "out")
    assert built.returncode == 1
    assert "error L612" in built.stderr
    assert not (tmp_path / "out").exists()


def test_without_the_extra_a_quote_is_told_how_to_get_it(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    for file in ("articles/a1.md", "facts/a1.yaml"):
        operations.edit(operation, file, "2,000 people had fled", "2,000 people अ had fled")
    built = run(BUILD, operation, tmp_path / "out")
    assert ": warning L613: " in built.stdout
    assert 'unless its font is there: pip install "sitrep[scripts]"' in built.stdout


def run(script: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        cwd=operations.ROOT,
    )


def test_check_reads_coverage_without_fonttools(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "[en, fr, ar]", "[en, am, ka, zh]")
    script = (
        "import sys; from pathlib import Path; from sitrep import api;"
        f"print([p.code for p in api.check([Path({str(operation)!r})])]);"
        "print([n for n in sys.modules if n.partition('.')[0] in ('fontTools', 'justmytype')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=operations.ROOT,
    )
    assert done.stdout.split("\n")[:2] == ["['L614']", "[]"]
