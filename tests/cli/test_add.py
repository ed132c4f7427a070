"""``sitrep add``: files and pages become articles; what is there, or is no article, is told."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sitrep.cli.app import app
from sitrep.evidence.articles import read_article
from tests import operations
from tests.site import DATED, PARAGRAPHS, Server, page


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def operation(tmp_path: Path) -> Path:
    return operations.small(tmp_path)


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1528329600")  # 7 June 2018
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def add(*arguments: str | Path):
    """In a process of its own: the command forks, and here the server has threads."""
    return subprocess.run(
        [sys.executable, "-m", "sitrep", "add", *map(str, arguments)],
        cwd=operations.ROOT,
        capture_output=True,
        text=True,
    )


def stored(path: str):
    article, problems = read_article(Path(path.strip()), path.strip())
    assert article is not None, problems
    return article


def check(operation: Path) -> str:
    done = CliRunner().invoke(app, ["check", str(operation)])
    return done.stdout


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def articles(operation: Path) -> list[str]:
    return sorted(path.name for path in (operation / "articles").iterdir())


# --- what is stored ------------------------------------------------------------------------------


def test_a_page_is_stored_with_what_it_declares(site: str, operation: Path):
    done = add(f"{site}/page", operation)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{operation}/articles/2018-06-06-fighting-in-town.md\n"
    text = Path(done.stdout.strip()).read_text(encoding="utf-8")
    assert text == (
        "---\n"
        "id: 2018-06-06-fighting-in-town\n"
        'title: "Fighting in Town"\n'
        'publisher: "Example News"\n'
        f'url: "{site}/page"\n'
        "published: 2018-06-06\n"
        "retrieved: 2018-06-07\n"
        "language: en\n"
        "sensitivity: restricted\n"
        "---\n"
        "Fighting in Town\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
    )
    assert "labelled restricted" in done.stderr
    assert check(operation) == ""


def test_what_a_page_does_not_declare_stays_null(site: str, operation: Path):
    path = file(operation.parent, "saved.html", page(head="", lang=""))
    article = stored(add(path, operation).stdout).article
    assert article.id == "saved"
    assert (article.published, article.retrieved, article.language) == (None, None, None)
    assert article.url is None


def test_a_date_in_the_address_is_that_of_publication(site: str, operation: Path):
    article = stored(add(f"{site}/2018/06/07/undated", operation).stdout).article
    assert str(article.published) == "2018-06-07"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="dcterms.issued" content="2018-06-01">', "2018-06-01"),
        ('<meta name="date" content="20180601">', "2018-06-01"),
        (
            '<script type="application/ld+json">'
            + json.dumps({"@type": "Report", "datePublished": "2018-06-02T10:00Z"})
            + "</script>",
            "2018-06-02",
        ),
        ('<meta property="article:published_time" content="2031-01-01">', "None"),  # not yet
        ('<meta property="article:published_time" content="2018-13-41">', "None"),
        ('<meta property="article:modified_time" content="2018-06-03">', "None"),
        ('<script type="application/ld+json">{"@type": </script>', "None"),
    ],
)
def test_dates_that_pages_declare(head: str, published: str, operation: Path):
    path = file(operation.parent, "a.html", page(head=head))
    assert str(stored(add(path, operation).stdout).article.published) == published


def test_a_page_in_another_encoding_and_script(site: str, operation: Path):
    done = stored(add(f"{site}/arabic", operation).stdout)
    assert done.article.language == "ar"
    assert "فر أكثر من 3000 شخص من المدينة يوم الثلاثاء" in done.body


def test_a_language_that_the_letters_speak_against_is_not_believed(operation: Path):
    texts = ("فر أكثر من 3000 شخص من المدينة يوم الثلاثاء. " * 4, "قتل 19 مدنيا. " * 9)
    path = file(operation.parent, "a.html", page(lang="en-US", texts=texts))
    assert stored(add(path, operation).stdout).article.language is None


@pytest.mark.parametrize("place", ["packed", "odd", "moved"])
def test_servers_answer_in_many_ways(place: str, site: str, operation: Path):
    done = add(f"{site}/{place}", operation)
    assert PARAGRAPHS[0] in stored(done.stdout).body


def test_where_a_redirect_leads_is_the_address(site: str, operation: Path):
    assert stored(add(f"{site}/moved", operation).stdout).article.url == f"{site}/page"


def test_text_is_kept_letter_for_letter(operation: Path):
    text = "  date 2018-06-05 Libya’s “strong man” —\n\nsecond   paragraph\u00a0!\n- item\n"
    path = file(operation.parent, "2018-06-05-derna.txt", text)
    done = add(path, operation, "--sensitivity", "public")
    article = stored(done.stdout)
    assert article.body == text
    assert article.article.id == "2018-06-05-derna"
    assert article.article.published is None  # the name of a file states nothing
    assert article.article.sensitivity == "public"
    assert "labelled" not in done.stderr
    assert check(operation) == ""


def test_control_characters_are_left_out_and_counted(operation: Path):
    path = file(operation.parent, "a.txt", "\ufeffOne\r\ntwo\x1b[31m\x07 three\n")
    done = add(path, operation)
    assert stored(done.stdout).body == "One\ntwo[31m three\n"
    assert "2 control characters" in done.stderr


def test_front_matter_that_a_file_has_is_taken_over(operation: Path):
    path = file(
        operation.parent,
        "x.md",
        "---\nid: own-id\ntitle: 'A: b'\npublished: 2018-06-01\nlanguage: en\nsensitivity: "
        "confidential\n---\nText.\n",
    )
    article = stored(add(path, operation).stdout)
    assert (article.article.id, article.article.title) == ("own-id", "A: b")
    assert article.article.sensitivity == "confidential"
    assert article.body == "Text.\n"


def test_front_matter_that_is_wrong_is_told_with_its_line(operation: Path):
    path = file(operation.parent, "x.md", "---\npublished: last week\n---\nText.\n")
    done = add(path, operation)
    assert done.returncode == 1
    assert f"{path}:2:12: error S203" in done.stderr


def test_ids_are_unique_and_short(operation: Path):
    title = "Ünïcode & a very long title of an article that goes on and on and on for ever"
    for number in range(3):
        text = page(head=DATED + f'<meta property="og:title" content="{title}">')
        text = text.replace(b"3,000", f"3,00{number}".encode())
        path = file(operation.parent, "index.html", text)
        assert add(path, operation).returncode == 0
    names = [name for name in articles(operation) if name != "a1.md"]
    assert len(names) == 3
    assert all(len(name) <= 55 for name in names)
    assert check(operation) == ""


# --- what is there already -----------------------------------------------------------------------


def test_the_same_address_is_not_fetched_again(site: str, operation: Path):
    first = add(f"{site}/page", operation).stdout.strip()
    again = add(f"{site}/page/#part", operation)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == f"It is there already: {first}. Nothing was written.\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        lambda text: text.replace(" ", "  ").replace("\n", "\r\n\r\n"),
        lambda text: text.replace("people", "peo\u00adple"),
    ],
)
def test_the_same_text_is_recognised(change: Callable[[str], str], operation: Path):
    text = "Libya’s “strong man”.\n\nMore than 2,000 people had fled.\n"
    first = add(file(operation.parent, "a.txt", text), operation).stdout.strip()
    again = add(file(operation.parent, "b.txt", change(text)), operation)
    assert (again.returncode, again.stdout) == (0, "")
    assert first in again.stderr
    assert articles(operation) == ["a.md", "a1.md"]


def test_another_figure_is_another_text(operation: Path):
    add(file(operation.parent, "a.txt", "2,000 people had fled.\n"), operation)
    add(file(operation.parent, "b.txt", "3,000 people had fled.\n"), operation)
    assert articles(operation) == ["a.md", "a1.md", "b.md"]


# --- what is no article --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "code", "words"),
    [
        ("loop", 1, "redirects too often"),
        ("loop-a", 1, "redirects too often"),
        ("to-file", 1, "to what is no web address"),
        ("large", 1, "larger than 5 MB"),
        ("bomb", 1, "larger than 5 MB"),
        ("missing", 1, "404 Not Found"),
        ("empty", 1, "no article's text"),
        ("binary", 1, "it is no text"),
        ("pdf", 1, "it is no web page"),
    ],
)
def test_pages_that_are_none(place: str, code: int, words: str, site: str, operation: Path):
    done = add(f"{site}/{place}", operation)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert articles(operation) == ["a1.md"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://",
        "http://user:secret@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1/a b",
        "gopher://127.0.0.1/",
    ],
)
def test_addresses_of_other_kinds_are_mistakes_of_the_command_line(url: str, operation: Path):
    done = add(url, operation)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_server_that_is_not_there(operation: Path):
    done = add("http://127.0.0.1:9/", operation)  # the port of "discard"
    assert done.returncode == 1
    assert "refused" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.pdf", b"%PDF", 2, "only .html, .txt and .md files"),
        ("a.txt", bytes(range(256)), 1, "it is no text"),
        ("b.txt", "é".encode("latin-1"), 1, "UTF-8"),
        ("c.txt", "text".encode("utf-16"), 1, "UTF-16"),
        ("d.txt", b" \n\n", 1, "no text"),
        ("e.txt", b"a" * 5_000_001, 1, "larger than 5 MB"),
        ("f.txt", b"a" * 3_000_000, 1, "longer than 2 MiB"),
        ("g.html", b"<html><body></body></html>", 1, "no article's text"),
        ("h.html", b"", 1, "no article's text"),
        ("i.html", b"<div>" * 200_000, 1, "no article's text"),
        ("j.html", b"\x00\x01" * 100, 1, "it is no text"),
    ],
)
def test_files_that_are_none(name: str, content: bytes, code: int, words: str, operation: Path):
    done = add(file(operation.parent, name, content), operation)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert articles(operation) == ["a1.md"]


def test_no_file_and_no_operation(operation: Path, tmp_path: Path):
    assert add(tmp_path / "none.txt", operation).returncode == 2
    assert add(tmp_path, operation).returncode == 2
    path = file(tmp_path, "a.txt", "Text.\n")
    assert add(path, tmp_path / "nowhere").returncode == 2


def test_a_link_in_place_of_a_folder_is_not_followed(operation: Path, tmp_path: Path):
    target = tmp_path / "elsewhere"
    target.mkdir()
    (operation / "articles" / "a.md").symlink_to(target / "x.md")
    done = add(file(tmp_path, "a.txt", "Text.\n"), operation)
    assert not list(target.iterdir())
    assert done.returncode == 0
    assert done.stdout.strip().endswith("/a-2.md")
