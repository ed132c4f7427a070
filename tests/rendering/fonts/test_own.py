"""The fonts of an operation: a folder that it names, read with care."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from sitrep import api
from sitrep.resources import templates_folder
from tests import operations
from tests.fonts import boxes, make_font, set_in

PDF = api.Wanted(locales=("en",))
HEBREW = "".join(map(chr, range(0x5D0, 0x5EB)))


@pytest.fixture
def operation(tmp_path: Path) -> Path:
    """One whose place has a Hebrew name and a sign, in two weights of a font of its own."""
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "name: Town", "name: עיר ☂")
    operations.edit(operation, "reports/001.yaml", "have fled", "have fled ☂")
    operations.edit(operation, "operation.yaml", "places:", "branding: {fonts: type}\nplaces:")
    make_font(operation / "type" / "b.ttf", f"{HEBREW}☂", 700)
    make_font(operation / "type" / "r.ttf", f"{HEBREW}☂")
    return operation


def test_what_the_programs_fonts_lack_is_set_in_the_operations(
    operation: Path, tmp_path: Path
) -> None:
    assert api.check([operation]) == ()
    built = api.build([operation], PDF, tmp_path / "out")
    assert built.problems == ()
    pdf = PdfReader(built.published[0].folder / "sitrep-testland-001-en.pdf")
    assert {"Sitrep-Own1", "Sitrep-Own1-Bold"} <= set_in(pdf)
    assert boxes(pdf) == 0
    assert "☂" in "".join(page.extract_text() for page in pdf.pages)
    record = json.loads((tmp_path / "out" / "testland" / ".build.json").read_text("utf-8"))
    assert {"type/b.ttf", "type/r.ttf"} <= set(json.dumps(record).split('"'))


def test_a_page_without_such_characters_is_given_none_of_them(
    operation: Path, tmp_path: Path
) -> None:
    operations.edit(operation, "operation.yaml", "name: עיר ☂", "name: Town")
    operations.edit(operation, "reports/001.yaml", "fled ☂", "fled")
    built = api.build([operation], PDF, tmp_path / "out")
    pdf = PdfReader(built.published[0].folder / "sitrep-testland-001-en.pdf")
    assert not [name for name in set_in(pdf) if "Own" in name]


def test_a_language_that_only_the_operation_has_a_font_for_can_be_a_pdf(operation: Path) -> None:
    operations.edit(operation, "operation.yaml", "[en, fr, ar]", "[en, he]")
    assert api.check([operation]) == ()


def test_a_font_of_many_weights_serves_for_both(operation: Path, tmp_path: Path) -> None:
    for path in (operation / "type").iterdir():
        path.unlink()
    make_variable(operation / "type" / "all.ttf")
    built = api.build([operation], PDF, tmp_path / "out")
    assert built.problems == ()
    pdf = PdfReader(built.published[0].folder / "sitrep-testland-001-en.pdf")
    assert {"Sitrep-Own1", "Sitrep-Own1-Bold"} <= set_in(pdf)


def make_variable(path: Path) -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 — for this alone
    from fontTools.ttLib.tables._f_v_a_r import Axis, table__f_v_a_r  # noqa: PLC0415 — likewise

    font = TTFont(make_font(path, f"{HEBREW}☂"))
    axis = Axis()
    axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wght", 400, 400, 600
    axis.axisNameID = 2
    font["fvar"] = table__f_v_a_r()
    font["fvar"].axes, font["fvar"].instances = [axis], []
    font.save(path)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def huge(path: Path) -> None:
    os.truncate(path, 100 << 20)


def a_web_page(path: Path) -> None:
    path.write_text("<!DOCTYPE html><title>404</title>")


def a_web_font(path: Path) -> None:
    path.write_bytes(b"wOF2" + path.read_bytes()[4:])


def a_collection(path: Path) -> None:
    path.write_bytes(b"ttcf" + path.read_bytes()[4:])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def a_link(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere.ttf")
    path.symlink_to(path.parent.parent / "elsewhere.ttf")


def a_link_out(path: Path) -> None:
    path.unlink()
    path.symlink_to(templates_folder() / "fonts" / "SitrepSans-Bold.ttf")


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def forbidden(path: Path) -> None:
    make_font(path, HEBREW, licence=2)


@pytest.mark.parametrize(
    ("spoil", "code", "words"),
    [
        (cut_short, "L627", "is cut short"),
        (huge, "L626", "is larger than 20 MB"),
        (a_web_page, "L627", "is no TrueType or OpenType font"),
        (a_web_font, "L627", "is packed for the web: unpack it to TTF"),
        (a_collection, "L627", "is a collection of fonts: take the one font out of it"),
        (empty, "L627", "is no TrueType or OpenType font"),
        (a_link, "L626", "is a link"),
        (a_link_out, "L626", "is a link"),
        (a_pipe, "L626", "is not an ordinary file"),
        (a_folder, "L626", "cannot be read: Is a directory"),
        (forbidden, "L628", "its licence bits forbid to put this font into a document"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    spoil: Callable[[Path], None], code: str, words: str, operation: Path, tmp_path: Path
) -> None:
    spoil(operation / "type" / "b.ttf")
    place = f"{operation}/type/b.ttf:1:1"
    [problem] = [found for found in api.check([operation]) if found.is_error]
    assert (problem.code, problem.place, problem.message) == (code, place, words)
    problems = api.build([operation], PDF, tmp_path / "out").problems
    assert [(found.code, found.place) for found in problems] == [(code, place)]
    assert not (tmp_path / "out").exists()


def test_a_font_whose_glyphs_are_broken_is_named_when_a_pdf_needs_them(
    operation: Path, tmp_path: Path
) -> None:
    path = operation / "type" / "b.ttf"
    content = bytearray(path.read_bytes())
    count = int.from_bytes(content[4:6])
    for entry in range(12, 12 + 16 * count, 16):
        if content[entry : entry + 4] == b"glyf":
            start, length = (int.from_bytes(content[entry + at : entry + at + 4]) for at in (8, 12))
            content[start : start + length] = b"\x7f" * length
    path.write_bytes(content)
    assert api.check([operation]) == ()
    [problem] = api.build([operation], PDF, tmp_path / "out").problems
    assert (problem.code, problem.place) == ("L627", f"{operation}/type/b.ttf:1:1")
    assert not (tmp_path / "out").exists()
    html = api.Wanted(locales=("en",), formats=("html", "json"))
    assert api.build([operation], html, tmp_path / "out").problems == ()


def remove(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def link(folder: Path) -> None:
    folder.rename(folder.parent / "real")
    folder.symlink_to("real")


def clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.rename(path.with_suffix(".txt"))


def crowd(folder: Path) -> None:
    for number in range(33):
        make_font(folder / f"{number}.ttf", "א")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (remove, "type: is no folder of this operation"),
        (link, "type: is no folder of this operation"),
        (clear, "type: holds no .ttf or .otf file"),
        (crowd, "type: holds more than 32 fonts"),
    ],
)
def test_a_folder_that_cannot_be_used_is_an_error_where_it_is_named(
    spoil: Callable[[Path], None], words: str, operation: Path
) -> None:
    spoil(operation / "type")
    [problem] = [found for found in api.check([operation]) if found.is_error]
    assert (problem.code, problem.message) == ("L625", words)
    assert problem.place == f"{operation}/operation.yaml:7:19"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(operation: Path) -> None:
    (operation / "type" / "b.ttf").chmod(0)
    [problem] = api.check([operation])
    assert (problem.code, problem.message) == ("L626", "cannot be read: Permission denied")


@pytest.mark.parametrize("name", ["../type", "/type", "type/inner", "."])
def test_the_folder_is_a_plain_name(name: str, operation: Path) -> None:
    operations.edit(operation, "operation.yaml", "fonts: type", f"fonts: {name}")
    [problem] = api.check([operation])
    assert problem.is_error
    assert "such as fonts" in problem.message + problem.hint


def test_of_many_weights_the_nearest_are_taken_and_italics_none(operation: Path) -> None:
    make_font(operation / "type" / "light.ttf", HEBREW, 300)
    make_font(operation / "type" / "slanted.otf", HEBREW, 400, slanted=True)
    problems = api.check([operation])
    assert [(found.code, found.file) for found in problems] == [
        ("L629", f"{operation}/type/light.ttf"),
        ("L629", f"{operation}/type/slanted.otf"),
    ]
    assert problems[0].message == "this font is not used: of its family r.ttf and b.ttf will do"
