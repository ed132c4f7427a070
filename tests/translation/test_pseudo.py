"""Languages that nobody speaks: what was never given to translators shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from sitrep.localisation.locales import PSEUDO_LANGUAGES, Language
from sitrep.translation.pseudo import pseudo
from tests import operations, pages

LEFT_TO_RIGHT, RIGHT_TO_LEFT = PSEUDO_LANGUAGES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's report in both pseudo-languages."""
    wanted = api.Wanted(formats=("html", "pdf"), jobs=2, is_pseudo=True)
    built = api.build([operations.SEED], wanted, tmp_path_factory.mktemp("pseudo"))
    assert (built.problems, built.failures) == ((), {})
    return built.published[0].folder


@pytest.mark.parametrize("language", PSEUDO_LANGUAGES, ids=lambda language: language.tag)
@pytest.mark.parametrize(
    "text", ["Nothing in this report has been verified independently.", "More than {number} people"]
)
def test_a_text_is_two_fifths_longer_and_keeps_its_placeholders(text: str, language: Language):
    made = pseudo(text, language)
    assert 1.3 <= len(made) / len(text) <= 1.5
    assert made.count("{number}") == text.count("{number}")
    assert (made[0], made[-1]) == ("[", "]")


def test_signs_are_left_alone():
    assert pseudo("; ", LEFT_TO_RIGHT) == "; "


def test_both_are_built_and_run_their_own_way(folder: Path):
    directions = {
        path.stem[-5:]: pages.read(path).all("html")[0].attrs["dir"]
        for path in folder.glob("*.html")
    }
    assert directions == {"en-XA": "ltr", "ar-XB": "rtl"}
    assert len(list(folder.glob("*.pdf"))) == 2


def test_every_label_of_the_page_went_through_translation(folder: Path):
    """A heading, label, mark or column that is written in code alone would stand here plain."""
    page = pages.read(next(folder.glob("*en-XA.html")))
    for css_class in ("mark", "label", "cite"):
        for element in page.all(css_class=css_class):
            assert "[" in element.text, element.text
    for tag in ("h1", "h2", "th", "caption", "figcaption", "summary"):
        for element in page.all(tag):
            # dates stand for themselves
            assert "[" in element.text or element.all("time"), element.text


def test_the_operation_is_left_as_it_was(folder: Path):
    assert not (operations.SEED / "translations" / "en-XA").exists()
    assert not (operations.SEED / "templates").exists()
