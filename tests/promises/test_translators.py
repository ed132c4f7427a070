"""P1 and P3 of what translators get: each file holds what its own readers may see, and no trace of more."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.translation import work
from tests.promises import hidden

AUDIENCES = list(hidden.CEILING)


def _files(operation: Path) -> dict[str, bytes]:
    """Every catalogue and template, by its path."""
    assert work.update([operation]).problems == ()
    assert work.extract([operation]).problems == ()
    folder = operation / "translations"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.po*")
    }


def _audience(file: str) -> str:
    named = Path(file).name.split(".")[1]
    return named if named in AUDIENCES else "public"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of an operation with a word of its own in every field of every level."""
    return _files(hidden.write(tmp_path_factory.mktemp("hidden")))


def test_no_file_holds_what_is_above_its_readers(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        ceiling = hidden.CEILING[_audience(name)]
        above = [word for level in hidden.LEVELS[ceiling + 1 :] for word in hidden.canaries(level)]
        assert [word for word in above if word.encode() in content] == [], name


def test_each_level_is_translated_in_its_own_file(files: dict[str, bytes]) -> None:
    for audience, level in zip(AUDIENCES, hidden.LEVELS, strict=True):
        own = b"".join(text for name, text in files.items() if _audience(name) == audience)
        for field in ("place", "actor", "source", "summary", "reason", "narrative", "verifier"):
            assert hidden.word(level, field).encode() in own


@pytest.mark.parametrize("audience", AUDIENCES[:3])
def test_what_is_hidden_changes_no_byte_of_a_file(
    audience: str, tmp_path: Path, files: dict[str, bytes]
) -> None:
    shown = hidden.LEVELS[: hidden.CEILING[audience] + 1]
    known = AUDIENCES[: len(shown)]
    bare = _files(hidden.write(tmp_path, shown))
    assert bare == {name: text for name, text in files.items() if _audience(name) in known}


def test_a_translation_made_for_partners_is_not_suggested_to_the_public(tmp_path: Path) -> None:
    """A near match would quote the sentence that the public file may not hold."""
    operation = hidden.write(tmp_path)
    work.update([operation])
    partners = operation / "translations/ar/001.partners.po"
    text = partners.read_text(encoding="utf-8")
    partners.write_text(text.replace('msgstr ""\n\n', 'msgstr "ترجمة"\n\n'), encoding="utf-8")
    work.update([operation])
    public = (operation / "translations/ar/001.po").read_text(encoding="utf-8")
    assert "ترجمة" not in public
    assert "restricted" not in public
