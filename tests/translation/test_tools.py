"""Files go through translators' own tools and come back unharmed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest
from translate.storage import po as toolkit

from sitrep.resources import templates_folder
from sitrep.translation import work
from tests import operations

CATALOGUES = sorted(
    [
        *templates_folder().glob("locale/*/messages.po"),
        *operations.SEED.glob("translations/*/*.po"),
        *operations.SECOND_WEEK.glob("translations/*/*.po"),
    ]
)
BY_NAME = [pytest.param(path, id="/".join(path.parts[-3:])) for path in CATALOGUES]


def messages(path: Path) -> list[tuple[object, ...]]:
    """What a catalogue holds, however it is laid out."""
    return [
        (e.msgctxt, e.msgid, e.msgid_plural, e.msgstr, e.msgstr_plural, sorted(e.flags), e.comment)
        for e in polib.pofile(str(path))
        if not e.obsolete
    ]


@pytest.mark.parametrize("path", BY_NAME)
def test_msgfmt_has_nothing_to_say(path: Path, tmp_path: Path):
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file", str(tmp_path / "out.mo"), str(path)],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", BY_NAME)
def test_translate_toolkit_gives_back_what_it_read(path: Path, tmp_path: Path):
    store = toolkit.pofile.parsefile(str(path))
    written = tmp_path / path.name
    written.write_bytes(bytes(store))
    assert messages(written) == messages(path)


def test_msgmerge_with_our_template_keeps_every_translation(tmp_path: Path):
    operation = operations.copy(operations.SEED, tmp_path)
    work.extract([operation])
    for path in sorted((operation / "translations").glob("*/*.po")):
        template = path.parent.parent / f"{path.stem}.pot"
        merged = tmp_path / "merged.po"
        subprocess.run(
            ["msgmerge", "--quiet", "--output-file", str(merged), str(path), str(template)],
            check=True,
        )
        assert messages(merged) == messages(path)


def test_what_msgmerge_rewrote_we_bring_back_to_the_same_bytes(tmp_path: Path):
    operation = operations.copy(operations.SEED, tmp_path)
    path = operation / "translations/ar/001.po"
    before = path.read_bytes()
    work.extract([operation])
    subprocess.run(
        [
            "msgmerge",
            "--quiet",
            "--update",
            "--backup=none",
            "--force-po",
            path,
            path.parent.parent / "001.pot",
        ],
        check=True,
    )
    work.update([operation])
    assert path.read_bytes() == before
