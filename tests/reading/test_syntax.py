"""Forty ways to get YAML wrong, each with the place and the words that lead out of it."""

from __future__ import annotations

import pytest

from sitrep.reading.gate import parse_document

QUOTE = "put the text in quotes, or write | and the text in the next line, indented"
INSIDE = "put quotes around text that holds a comma, a colon or a bracket"
NEIGHBOURS = "see that the line is indented as its neighbours are"
CLOSE = "close it; where the text holds the same mark, use the other kind, or | and a new line"

CASES = {
    # text that needs quotes
    "title: Derna: the siege": (
        "1:13 a colon and a space stand inside a text without quotes",
        QUOTE,
    ),
    "- note: he said: no": ("1:16 a colon and a space stand inside a text without quotes", QUOTE),
    "title: {derna.start} have fled": (
        "1:22 the value begins with {, so it may not go on as",
        QUOTE,
    ),
    "- {derna.start} have fled\n- b": (
        "1:17 the value begins with {, so it may not go on as",
        QUOTE,
    ),
    "title: [sic] he said": ("1:14 the value begins with [, so it may not go on as text", QUOTE),
    "title: @ocha": ("1:8 text may not begin with '@' here", QUOTE),
    "title: `code`": ("1:8 text may not begin with '`' here", QUOTE),
    "share: %20": ("1:8 text may not begin with '%' here", QUOTE),
    "title: * important": ("1:8 text may not begin with & or * here", QUOTE),
    "title: & more": ("1:8 text may not begin with & or * here", QUOTE),
    "title: !<now": ("1:8 text may not begin with ! here", QUOTE),
    "title: ]": ("1:8 a value is expected here", QUOTE),
    "title: , and": ("1:8 a value is expected here", QUOTE),
    "title: ? who": ("1:8 a question mark is not expected here", QUOTE),
    "note: - one": (
        "1:7 a list may not begin here",
        "begin it in the next line, or put the text in",
    ),
    # quotation marks
    "note: 'the town's edge'": ("1:17 the ' before this closed the text", "a ' inside the text is"),
    'note: "he said "no" twice"': ('1:17 the " before this closed the text', 'a " inside the text'),
    "note: 'open\nnext: b\n": ("1:7 the quotation mark that opens here is never closed", CLOSE),
    'note: "open\nnext: b\n': ("1:7 the quotation mark that opens here is never closed", CLOSE),
    'note: "open\n---\nb"': (
        "1:7 the text in quotes that begins here runs into a line",
        "close the",
    ),
    'path: "C:\\data"': (
        "1:10 a backslash means nothing before this character",
        "write \\\\ for \\",
    ),
    'name: "\\ud800"': ("1:10 this is the code of no character", "type the character itself"),
    'name: "\\xZZ"': (
        "1:10 a backslash and x, u or U need the digits",
        "type the character itself",
    ),
    # brackets
    "figure: {value: 3\nunit: people\n": ("1:9 the { that opens here is never closed", ""),
    "tags: [a, b\nunit: people\n": ("1:7 the [ that opens here is never closed", ""),
    "figure: {note: a: b}": ("1:17 a comma or } is expected here", INSIDE),
    "tags: ['a' 'b']": ("1:12 a comma or ] is expected here", INSIDE),
    "tags: [": ("1:8 a bracket that was opened is never closed", "close it"),
    "a: b\n}": ("2:1 a key is expected here", NEIGHBOURS),
    # a space too few
    "schema:1\nfacts: []\n": ("1:7 a space is missing after the colon", "write 'key: value'"),
    "schema: 1\nid:derna\n": ("2:3 a space is missing after the colon", "write 'key: value'"),
    "facts:\n  - id:derna\n    kind: event\n": ("2:7 a space is missing after the colon", "write"),
    "tags:\n  - a\n  -b\n  c: d\n": ("3:3 a space is missing after the dash", "write '- entry'"),
    "- a\n-b: c\n": ("2:1 a space is missing after the dash", "write '- entry'"),
    # indents
    "a:\n\tb: c\n": ("2:1 a tab stands where the indent belongs", "indent with spaces"),
    "a: b\n\tc: d\n": ("2:1 a tab stands where the indent belongs", "indent with spaces"),
    "a: |\n  b\n\tc\n": ("3:1 a tab stands where the indent belongs", "indent with spaces"),
    "a:\n  b: c\n d: e\n": ("3:2 a key is expected here", NEIGHBOURS),
    "a: b\n c: d\n": ("2:3 a key is not expected here", "the line is indented too far, or belongs"),
    "- a\nb: c\n": (
        "2:1 this does not go on with the list above",
        "write '- ' before it, or correct",
    ),
    "  a: b\nc: d\n": ("2:1 the document ended before this", "indent it as the lines above it, or"),
    "a: b # c\n  d\n": ("2:3 a key is expected here", NEIGHBOURS),
    # lines that are nothing
    "a: b\nand so on\nc: d\n": (
        "2:1 the line is neither 'key: value' nor '- entry'",
        "add the colon",
    ),
    "a: |\n   b\n  c\n": ("3:3 a key is expected here", NEIGHBOURS),
    "a: | b\n": ("1:6 nothing may follow | or > in its line", "write the text in the next line"),
    "%x\n---\na: b\n": ("1:1 a line may not begin with %", "put the text in quotes"),
    "%YAML 9.9\n---\na: b\n": ("1:1 this version of YAML is not known", "take it out"),
    "%YAML x\n---\na: b\n": ("1:7 this is no version of YAML", "take it out"),
    "%TAG x\n---\na: b\n": ("1:6 tags are not allowed", "take it out"),
    "title: !now!then": ("1:8 text may not begin with ! here", QUOTE),
    "note: |0\n  a\n": ("1:8 0 is no width of an indent", "leave the number out"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_what_the_parser_stumbled_over(text: str, expected: tuple[str, str]) -> None:
    document, problems = parse_document(text, "facts/a.yaml")
    assert document is None
    assert [problem.code for problem in problems] == ["Y102"]
    (problem,) = problems
    words, hint = expected
    assert f"{problem.line}:{problem.column} {problem.message}".startswith(words)
    assert problem.hint.startswith(hint)


def test_no_word_of_the_file_is_repeated() -> None:
    for text in CASES:
        secret = f"{text}\npassword: 'hunter2\n"
        assert "hunter2" not in str(parse_document(secret, "a.yaml")[1])
