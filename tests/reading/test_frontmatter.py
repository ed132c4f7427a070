"""Front matter: the keys above, and the text below as it is, to the byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.reading.frontmatter import split_front_matter
from sitrep.reading.gate import parse_document


@pytest.mark.parametrize(
    ("text", "yaml_text", "body", "body_line"),
    [
        ("---\nid: a\n---\nBody\n", "id: a\n", "Body\n", 4),
        ("---\nid: a\n---\n\n  Body\n\n", "id: a\n", "\n  Body\n\n", 4),
        ("---\r\nid: a\r\n---\r\nBody\r\n", "id: a\r\n", "Body\r\n", 4),
        ("---\rid: a\r---\rBody\r", "id: a\r", "Body\r", 4),
        ("---\n---\nBody", "", "Body", 3),
        ("--- \nid: a\n---\t\nBody", "id: a\n", "Body", 4),
        ("---\nid: a\n---", "id: a\n", "", 4),
        ("\ufeff---\nid: a\n---\n\ufeffBody", "id: a\n", "\ufeffBody", 4),
        ("---\nid: a\n---\nBody\n---\nmore", "id: a\n", "Body\n---\nmore", 4),
        ("---\ntext: |\n  ---\n---\nBody", "text: |\n  ---\n", "Body", 5),
    ],
)
def test_the_parts(text: str, yaml_text: str, body: str, body_line: int) -> None:
    parts, problems = split_front_matter(text, "articles/a.md")
    assert problems == ()
    assert parts is not None
    assert (parts.yaml_text, parts.body, parts.body_line) == (yaml_text, body, body_line)
    assert text[parts.body_offset :] == body


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file does not begin with front matter"),
        ("Body\n", "the file does not begin with front matter"),
        ("\n---\nid: a\n---\n", "the file does not begin with front matter"),
        ("----\nid: a\n---\n", "the file does not begin with front matter"),
        ("---id: a\n---\n", "the file does not begin with front matter"),
        ("---", "the front matter that begins here does not end"),
        ("---\nid: a\n", "the front matter that begins here does not end"),
        ("---\nid: a\n ---\n", "the front matter that begins here does not end"),
        ("---\nid: a\n---x\n", "the front matter that begins here does not end"),
    ],
)
def test_what_is_no_front_matter(text: str, message: str) -> None:
    parts, problems = split_front_matter(text, "articles/a.md")
    assert parts is None
    (problem,) = problems
    assert (problem.code, problem.place) == ("Y114", "articles/a.md:1:1")
    assert problem.message == message


def test_the_keys_are_read_at_their_lines() -> None:
    parts, _ = split_front_matter("---\nid: a\nid: b\n---\nBody", "articles/a.md")
    assert parts is not None
    _, problems = parse_document(parts.yaml_text, "articles/a.md", first_line=parts.yaml_line)
    assert [problem.place for problem in problems] == ["articles/a.md:3:1"]


@given(body=st.text())
def test_the_body_is_untouched(body: str) -> None:
    parts, _ = split_front_matter(f"---\nid: a\n---\n{body}", "a.md")
    assert parts is not None
    assert parts.body == body
