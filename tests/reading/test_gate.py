"""The YAML gate: what it lets through, and what it answers to the rest, with code and place."""

from __future__ import annotations

import os
import string
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitrep.diagnostics import Diagnostic
from sitrep.reading.gate import MAX_BYTES, check_schema, parse_document, read_document
from sitrep.reading.scalars import Plain
from sitrep.reading.tree import MAX_DEPTH, MAX_EVENTS, MAX_PROBLEMS


def said(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{p.line}:{p.column} {p.code} {p.message}" for p in problems]


def tree_of(text: str) -> Any:
    document, problems = parse_document(text, "facts/a.yaml")
    assert problems == ()
    assert document is not None
    return document.tree


# --- what comes through -------------------------------------------------------------------------


def test_a_good_file_is_a_tree_of_text_as_it_was_typed() -> None:
    tree = tree_of(
        dedent("""\
            schema: 1
            # a remark
            facts:
              - id: derna_killed       # another
                figure: {value: 17, qualifier: at_least}
                quote: "at least 17"
                note: |
                  two
                  lines
                to: null
                period:
                tags: [a, 'b', ~]
            empty: {}
            """)
    )
    assert tree == {
        "schema": "1",
        "facts": [
            {
                "id": "derna_killed",
                "figure": {"value": "17", "qualifier": "at_least"},
                "quote": "at least 17",
                "note": "two\nlines\n",
                "to": None,
                "period": None,
                "tags": ["a", "b", None],
            }
        ],
        "empty": {},
    }


@pytest.mark.parametrize(
    "typed",
    [
        "NO",
        "no",
        "yes",
        "on",
        "off",
        "y",
        "12:30",
        "1:2:3",
        "010",
        "0o10",
        "0x10",
        "0b1",
        "1_000",
        "1e3",
        "1.",
        ".5",
        "+1",
        "-0",
        ".inf",
        "-.INF",
        ".nan",
        "2018",
        "2018-02-30",
        "2018-06-01",
        "2001-12-14t21:59:43.10-05:00",
        "True",
        "FALSE",
        "Null",
        "NULL",
        "=",
        "<<",
    ],
)
def test_a_scalar_is_the_text_that_was_typed(typed: str) -> None:
    assert tree_of(f"key: {typed}\n") == {"key": typed}
    assert isinstance(tree_of(f"key: {typed}\n")["key"], Plain)


@pytest.mark.parametrize("typed", ["'17'", '"17"', "|-\n  17", ">-\n  17"])
def test_quoted_text_is_told_from_unquoted(typed: str) -> None:
    tree = tree_of(f"key: {typed}\n")
    assert tree == {"key": "17"}
    assert not isinstance(tree["key"], Plain)


@pytest.mark.parametrize("typed", ["", "~", "null", "  # a remark"])
def test_nothing_is_null(typed: str) -> None:
    assert tree_of(f"key: {typed}\n") == {"key": None}


@pytest.mark.parametrize("typed", ['""', "''", "'~'", '"null"'])
def test_quoted_nothing_is_text(typed: str) -> None:
    assert tree_of(f"key: {typed}\n") == {"key": typed[1:-1]}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("\ufeffa: b\n", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.2\n---\na: b\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        ("key : b", {"key": "b"}),
        ("a:\tb", {"a": "b"}),
        ("- - - a\n    - b\n", [[["a", "b"]]]),
        ("a:\n- b\n- c\n", {"a": ["b", "c"]}),
        ("a: b\n  c\n\n  d\n", {"a": "b c\nd"}),
        ("a: >\n  b\n  c\n\n  d\n", {"a": "b c\nd\n"}),
        ("a: |+\n  b\n\n", {"a": "b\n\n"}),
        ("a: |2\n   b\n", {"a": " b\n"}),
        ("a: 'it''s'\n", {"a": "it's"}),
        ('a: "\\u062f\\x41\\n\\\n  b"\n', {"a": "دA\nb"}),
        ("? a\n: b\n", {"a": "b"}),
        ("'a b': c\n", {"a b": "c"}),
        ("a: http://example.org/?q=1#top\n", {"a": "http://example.org/?q=1#top"}),
        ("a: x:y -z ?w #v\n", {"a": "x:y -z ?w"}),
        ('{"a": ["b", null], "c": "d"}', {"a": ["b", None], "c": "d"}),
        ("درنة: 😀\n", {"درنة": "😀"}),
        ("plain\n", "plain"),
    ],
)
def test_ways_of_writing(text: str, tree: object) -> None:
    assert tree_of(text) == tree


# --- what does not ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Y103: the first of two keys counts, and the rest of the file is still read
        ("a: 1\nb: 2\na: 3\n", ["3:1 Y103 the key 'a' stands already in line 1"]),
        ("a: 1\n'a': 2\n", ["2:1 Y103 the key 'a' stands already in line 1"]),
        ("x:\n  - {a: 1, a: 2}\n", ["2:12 Y103 the key 'a' stands already in line 2"]),
        (
            "a: 1\na: {b: 1, b: 2}\n",
            [
                "2:1 Y103 the key 'a' stands already in line 1",
                "2:11 Y103 the key 'b' stands already in line 2",
            ],
        ),
        # Y104
        ("a: &x b\n", ["1:4 Y104 the anchor '&x' is not allowed"]),
        ("&x a: b\n", ["1:1 Y104 the anchor '&x' is not allowed"]),
        ("a: *x\n", ["1:4 Y104 the alias '*x' is not allowed"]),
        ("<<: *x\n", ["1:5 Y104 the alias '*x' is not allowed"]),
        (
            "a: &x [b]\nc: &y\n  d: e\n",
            [
                "1:4 Y104 the anchor '&x' is not allowed",
                "2:4 Y104 the anchor '&y' is not allowed",
            ],
        ),
        # Y105
        ("a: !!str 2018\n", ["1:4 Y105 the tag '!!str' is not allowed"]),
        ("a: ! b\n", ["1:4 Y105 the tag '!' is not allowed"]),
        ("a: !x {b: c}\n", ["1:4 Y105 the tag '!x' is not allowed"]),
        ("!!python/name:os.system a: b\n", ["1:1 Y105 the tag '!!python/name:os.system' is not…"]),
        (
            "a: !!binary &x b\n",
            ["1:4 Y104 the anchor '&x' is…", "1:4 Y105 the tag '!!binary' is…"],
        ),
        # Y108
        ("a: b\n---\nc: d\n", ["2:1 Y108 a second document begins here"]),
        ("a: b\n---\n", ["2:1 Y108 a second document begins here"]),
        # Y111
        ("", ["1:1 Y111 there is nothing in it"]),
        ("# a remark\n", ["1:1 Y111 there is nothing in it"]),
        ("---\n", ["1:1 Y111 there is nothing in it"]),
        ("~", ["1:1 Y111 there is nothing in it"]),
        ("\ufeff", ["1:1 Y111 there is nothing in it"]),
        # Y112
        ("? [a]\n: b\n", ["1:3 Y112 a list stands where a key belongs"]),
        ("{a: b}: c\n", ["1:1 Y112 a mapping stands where a key belongs"]),
        ("? {? {a: b}}\n", ["1:3 Y112 a mapping stands where a key belongs"]),
        ("?\n: b\n", ["1:2 Y112 there is no key before the colon"]),
        # Y102: characters
        ("a: b\x07\n", ["1:5 Y102 a control character (U+0007) stands here"]),
        ("a: b\x00", ["1:5 Y102 a zero byte (U+0000) stands here"]),
        ("a: b\n\ufeffc: d\n", ["2:1 Y102 a byte order mark (U+FEFF) stands here"]),
        ("a: b\u2028c\n", ["1:5 Y102 a hidden line break (U+2028) stands here"]),
        (
            "a: b\x85c\nd: \u2029\n",
            [
                "1:5 Y102 a hidden line break (U+0085) stands here",
                "2:4 Y102 a hidden paragraph break (U+2029) stands here",
            ],
        ),
        # Y101: half of a pair of UTF-16
        ("a: \udc80\n", ["1:4 Y101 half a character stands here"]),
    ],
)
def test_refusals(text: str, expected: list[str]) -> None:
    _, problems = parse_document(text, "facts/a.yaml")
    assert len(problems) == len(expected)
    for line, start in zip(said(problems), expected, strict=True):
        assert line.startswith(start.removesuffix("…"))


def test_a_document_with_a_repeated_key_goes_on_to_be_checked() -> None:
    document, problems = parse_document("a: 1\na: 2\nb: !x 3\n", "a.yaml")
    assert [problem.code for problem in problems] == ["Y103", "Y105"]
    assert document is not None
    assert document.tree == {"a": "1", "b": "3"}


def test_all_is_said_in_the_order_of_the_file_and_syntax_ends_it() -> None:
    text = "a: 1\na: 2\nb: &x 3\nc: !y 4\nd: 'open\n"
    document, problems = parse_document(text, "a.yaml")
    assert document is None
    assert [(p.line, p.code) for p in problems] == [
        (2, "Y103"),
        (3, "Y104"),
        (4, "Y105"),
        (5, "Y102"),
    ]


def test_lines_are_those_of_the_file_around_the_text() -> None:
    _, problems = parse_document("a: 1\na: 2\n", "articles/a.md", first_line=2)
    assert said(problems) == ["3:1 Y103 the key 'a' stands already in line 2"]


def test_columns_count_characters() -> None:
    _, problems = parse_document("{😀درنة: b, 'x': c, x: d}\n", "a.yaml")
    assert said(problems) == ["1:20 Y103 the key 'x' stands already in line 1"]


# --- files that would cost more than they hold --------------------------------------------------


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_depth_has_a_limit() -> None:
    assert parse_document(nested(MAX_DEPTH), "a.yaml")[1] == ()
    assert said(parse_document(nested(MAX_DEPTH + 1), "a.yaml")[1]) == [
        "1:41 Y106 more than 40 mappings or lists stand inside one another"
    ]


ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("bomb", "code"),
    [
        ("[" * 50_000, "Y106"),
        ("{" * 50_000, "Y106"),
        ("[\n" * 50_000, "Y106"),
        ("- " * 50_000, "Y106"),
        ("? " * 50_000, "Y106"),
        ("{a: " * 50_000, "Y106"),
        ("".join(f"{'  ' * n}a:\n" for n in range(100)), "Y106"),
        (ALIASES, "Y104"),
        ("a: &a [*a]\n", "Y104"),
        ("&a " * 50_000, "Y102"),
        ("!!str " * 50_000, "Y102"),
        ("a: " * 50_000, "Y102"),
        ("---\n" * 50_000, "Y108"),
        ("'" * 50_001, "Y102"),
        ('"' * 50_001, "Y102"),
        ("[]" * 50_000, "Y102"),
        ("a: b\n" * 50_000, "Y113"),
        ("a: &b c\n" * 50_000, "Y113"),
        (f"[{'a,' * MAX_EVENTS}]", "Y107"),
        (f"[{'[],' * MAX_EVENTS}]", "Y107"),
        ("a" * (MAX_BYTES + 1), "Y107"),
        ("د" * (MAX_BYTES // 2 + 1), "Y107"),
        ("\x00" * 50_000, "Y102"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_a_bomb_is_refused(bomb: str, code: str) -> None:
    document, problems = parse_document(bomb, "bomb.yaml")
    assert document is None
    assert code in {problem.code for problem in problems}
    assert len(problems) <= MAX_PROBLEMS + 1


def test_a_large_file_is_read() -> None:
    text = "a: |\n" + "  more than 2,000 people\n" * (MAX_BYTES // 26)
    assert len(tree_of(text)["a"]) == 23 * (MAX_BYTES // 26)


# --- files --------------------------------------------------------------------------------------


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffa: درنة\r\n".encode())
    document, problems = read_document(tmp_path / "a.yaml", shown_as="facts/a.yaml")
    assert problems == ()
    assert document is not None
    assert document.tree == {"a": "درنة"}
    assert document.file == "facts/a.yaml"


@pytest.mark.parametrize(
    ("content", "expected", "hint"),
    [
        (b"a: b\nc: \xe9t\xe9\n", "2:4 Y101 the byte 0xE9 is not UTF-8", "save the file as UTF-8"),
        ("درنة: ".encode() + b"\xff", "1:7 Y101 the byte 0xFF is not UTF-8", "save the file as"),
        ("a: b".encode("utf-16"), "1:1 Y101 the byte 0xFF is not UTF-8", "it looks like UTF-16"),
        (b"a: \xed\xa0\x80", "1:4 Y101 the byte 0xED is not UTF-8", "save the file as UTF-8"),
        (b"a" * (MAX_BYTES + 1), "1:1 Y107 the file is larger than 2 MiB", "divide it"),
        (b"", "1:1 Y111 there is nothing in it", "begin the file with schema: 1"),
    ],
)
def test_a_file_is_refused(tmp_path: Path, content: bytes, expected: str, hint: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    document, problems = read_document(tmp_path / "a.yaml", shown_as="facts/a.yaml")
    assert document is None
    assert said(problems) == [expected]
    assert problems[0].hint.startswith(hint)
    assert problems[0].file == "facts/a.yaml"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    for name, expected in {
        "missing.yaml": "there is no such file",
        "": "this is a folder, not a file",
        "pipe": "this is not a regular file",
        "loop": "the file cannot be read",
        "\x00": "the file cannot be read",
        "a" * 300: "the file cannot be read",
    }.items():
        document, problems = read_document(tmp_path / name, shown_as="facts/a.yaml")
        assert document is None
        assert [problem.code for problem in problems] == ["Y109"]
        assert problems[0].message.startswith(expected)
        assert str(tmp_path) not in str(problems[0])


@pytest.fixture
def closed_file(tmp_path: Path) -> Iterator[Path]:
    """A file that may not be read, not even by root, who is somebody else for a while."""
    path = tmp_path / "a.yaml"
    path.write_text("a: b", encoding="utf-8")
    path.chmod(0)
    user = os.geteuid()
    os.seteuid(65534 if user == 0 else user)
    yield path
    os.seteuid(user)


def test_a_file_that_may_not_be_read_is_said(closed_file: Path) -> None:
    assert said(read_document(closed_file, shown_as="a.yaml")[1]) == [
        "1:1 Y109 the file cannot be read: Permission denied"
    ]


# --- the version of the format ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("schema: 1", None, ""),
        ("- a", None, ""),
        ("a: b", "1:1 Y110 the version of the format is missing", "begin the file with schema: 1"),
        (
            "schema: 2",
            "1:9 Y110 this program does not know version 2 of the…",
            "write schema: 1, or",
        ),
        ("schema: '1'", "1:9 Y110 the version is a number", "write schema: 1, no quotes"),
        (
            "schema: one",
            "1:9 Y110 this is no version of the format",
            "begin the file with schema: 1",
        ),
        ("schema:", "1:8 Y110 this is no version of the format", "begin the file with schema: 1"),
        ("schema: 01", "1:9 Y110 this program does not know version 01…", "write schema: 1, or"),
        ("schema: {a: b}", "1:9 Y110 this is no version of the format", "begin the file with"),
    ],
)
def test_the_version_is_checked(text: str, expected: str | None, hint: str) -> None:
    document, problems = parse_document(text, "a.yaml")
    assert document is not None
    assert problems == ()
    found = check_schema(document)
    assert [line.startswith((expected or "").removesuffix("…")) for line in said(found)] == (
        [] if expected is None else [True]
    )
    assert [problem.hint[: len(hint)] for problem in found] == [hint] * len(found)


# --- round trip ---------------------------------------------------------------------------------

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(string.printable, max_size=30),
    st.sampled_from(
        ["", "~", "null", "NO", "12:30", "010", "1_000", "{a}", "a: b", "- x", "#", "|"]
    ),
)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(
    tree=TREES, flow=st.sampled_from([None, True, False]), width=st.sampled_from([20, 80, 10**6])
)
def test_what_was_written_is_read(tree: object, flow: bool | None, width: int) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow, width=width)
    assert tree_of(text) == tree


@given(tree=TREES)
def test_what_was_written_unescaped_is_read(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True)
    if not {"\x85", "\u2028", "\u2029"} & set(text):
        assert tree_of(text) == tree
