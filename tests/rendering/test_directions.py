"""Names, marks and English sentences keep their order, whichever way the page runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import api
from sitrep.localisation.bidi import LRI, PDI, RLI
from sitrep.rendering.directions import with_elements
from tests import operations, pages
from tests.browser import Browser, open_page

ARABIC_NAME = "الهلال الأحمر الليبي (LRC) – فرع درنة"


def built(operation: Path, output: Path, tag: str) -> Path:
    wanted = api.Wanted(formats=("html",), locales=(tag,))
    done = api.build([operation], wanted, output)
    assert done.published, done.problems
    return next(done.published[0].folder.glob("*.html"))


def named(operation: Path, name: str) -> Path:
    return operations.edit(
        operation, "operation.yaml", "iom: {name: IOM,", f'iom: {{name: "{name}",'
    )


@pytest.mark.parametrize(
    ("name", "tag", "direction"),
    [
        (ARABIC_NAME, "en", "rtl"),
        (ARABIC_NAME, "ar", "rtl"),
        ("H2O, Inc.", "ar", "ltr"),
        ("Ynet – ynet.co.il", "ar", "ltr"),
    ],
)
def test_a_name_runs_as_its_own_letters_do(
    name: str, tag: str, direction: str, tmp_path: Path
) -> None:
    page = pages.read(built(named(operations.small(tmp_path), name), tmp_path / "o", tag))
    sources = next(e for e in page.all("section") if e.attrs.get("id") == "sources")
    assert [e.attrs["dir"] for e in sources.all("span") if e.text == name] == [direction]


def test_a_plain_name_needs_no_element(tmp_path: Path) -> None:
    page = pages.read(built(operations.small(tmp_path), tmp_path / "o", "en"))
    assert [e for e in page.all("span") if e.text == "IOM"] == []


# Where each piece of a line stands, from left to right, as a browser lays it out.
_IN_ORDER = """
    (() => {
        const line = [...document.querySelectorAll('#highlights li')][0];
        const left = node => { const range = document.createRange(); range.selectNode(node);
                               return range.getBoundingClientRect().left; };
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const at = walker.currentNode.textContent.indexOf('IOM');
            if (at >= 0) {
                const range = document.createRange();
                range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 3);
                found.push(['name', range.getBoundingClientRect().left]);
            }
        }
        found.push(['mark', left(line.querySelector('.mark'))]);
        found.push(['cite', left(line.querySelector('.cite'))]);
        return found.sort((a, b) => b[1] - a[1]).map(piece => piece[0]).join(' ');
    })()
"""


def test_marks_and_citations_follow_a_latin_name_in_arabic(
    tmp_path: Path, browser: Browser
) -> None:
    """A translator who keeps "IOM" must not find the mark on the wrong side of it."""
    operation = operations.small(tmp_path)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    operations.write(
        operation,
        {
            "translations/ar/001.po": head
            + 'msgctxt "highlights"\nmsgid "{fled.start} have fled, {fled.according_to}."\n'
            'msgstr "فرّ {fled.start}، {fled.according_to}."\n',
            "translations/ar/names.po": head
            + 'msgctxt "sources.iom.according_to"\nmsgid "IOM"\nmsgstr "بحسب IOM"\n',
        },
    )
    with open_page(browser, built(operation, tmp_path / "o", "ar"), width=1280) as page:
        assert page.evaluate(_IN_ORDER) == "name mark cite"


def test_english_for_want_of_a_catalogue_is_marked_with_its_values_apart(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "[en, fr, ar]", "[en, ur]")
    page = pages.read(built(operation, tmp_path / "o", "ur"))
    (issue,) = page.all("p", "issue")
    english = next(e for e in issue.all("span") if e.attrs.get("lang") == "en")
    assert english.attrs["dir"] == "ltr"
    assert english.text.startswith("As of")
    (apart,) = [e for e in english.all("span") if e.attrs.get("lang") == "ur"]
    assert apart.attrs["dir"] == "rtl"
    assert apart.all("time")


@pytest.mark.parametrize(
    ("page", "made"),
    [
        (f"<p>ا {LRI}a b{PDI} ب</p>", '<p>ا <span dir="ltr">a b</span> ب</p>'),
        (
            f"<p>a {RLI}ا {LRI}b{PDI}{PDI}</p>",
            '<p>a <span dir="rtl">ا <span dir="ltr">b</span></span></p>',
        ),
        (f"<p>a \u2068ا{PDI}</p>", '<p>a <span dir="rtl">ا</span></p>'),
        (f"<title>{LRI}a{PDI}</title>", f"<title>{LRI}a{PDI}</title>"),
        (f'<p title="{LRI}a{PDI}">b</p>', f'<p title="{LRI}a{PDI}">b</p>'),
        (f'<a href="#x">{LRI}a{PDI}</a>', f'<a href="#x">{LRI}a{PDI}</a>'),
        (f"<p>{LRI}a <b>b</b>{PDI}</p>", f"<p>{LRI}a <b>b</b>{PDI}</p>"),
    ],
)
def test_isolates_of_running_text_become_elements(page: str, made: str) -> None:
    assert with_elements(page) == made
