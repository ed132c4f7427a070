"""The e-mailed digest as it comes out of a build: figures, sources, links, its size, its guards."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

import pytest

from sitrep import api
from sitrep.localisation.bidi import FSI, LRI, PDI, RLI
from sitrep.rendering.digest.extent import LARGEST_HTML, LARGEST_MESSAGE
from sitrep.rendering.digest.setting import WIDTH, width
from sitrep.report.audience import Audience
from tests import operations, pages

SEED = [("libya-derna-001", tag) for tag in ("en", "fr", "es", "ar", "ru", "zh")]
WEEK_TWO = [("libya-derna-002", tag) for tag in ("en", "fr", "ar")]


def digest(folder: Path, tag: str, ending: str) -> Path:
    """The one digest of a language in a folder."""
    [file] = folder.glob(f"digest-*-{tag}.{ending}")
    return file


def message(folder: Path, tag: str) -> EmailMessage:
    """The message as a mail program reads it."""
    return email.message_from_bytes(
        digest(folder, tag, "eml").read_bytes(), policy=email.policy.default
    )


def body(folder: Path, tag: str, kind: str) -> str:
    """The text or the page of a message."""
    part = message(folder, tag).get_body((kind,))
    assert part is not None
    text: str = part.get_content()
    return text


def build(
    operation: Path,
    output: Path,
    *formats: str,
    locales: tuple[str, ...] = (),
    audience: Audience = Audience.PUBLIC,
) -> tuple[Path, api.Built]:
    """Builds an operation that must build; the folder of its issue, and what was said."""
    wanted = api.Wanted(formats=formats or ("digest",), locales=locales, audience=audience, jobs=2)
    built = api.build([operation], wanted, output)
    assert not [str(problem) for problem in built.problems if problem.is_error]
    assert not built.failures
    return built.published[0].folder, built


@pytest.fixture(params=["seed_output", "week_two_output"])
def folder(request: pytest.FixtureRequest) -> Path:
    """The output of the seed, and of the second week."""
    built: Path = request.getfixturevalue(request.param)
    return built


def tags(folder: Path) -> list[str]:
    """The languages of a digest."""
    return sorted(file.stem.rpartition("-")[2] for file in folder.glob("digest-*.eml"))


# --- what it says -------------------------------------------------------------------------------


def test_its_figures_are_some_of_the_reports_and_the_same_in_every_language(folder: Path) -> None:
    digests = [pages.figures(pages.read(digest(folder, tag, "html"))) for tag in tags(folder)]
    report = pages.figures(pages.read(next(folder.glob("sitrep-*-en.html"))))
    assert all(found == digests[0] for found in digests)
    assert digests[0]
    assert digests[0] <= report


def test_each_figure_leads_to_a_source_line_that_quotes_it(folder: Path) -> None:
    for tag in tags(folder):
        root = pages.read(digest(folder, tag, "html"))
        lines = pages.by_id(root)
        for figure in root.all("data", "figure"):
            if "data-source" in figure.attrs:  # a difference leads to both figures beside it
                assert lines[figure.attrs["data-source"]].text
            else:
                assert figure.up("p").all(None, "figure")[1:]
        for cite in root.all(None, "cite"):
            line = lines[cite.attrs["data-source"].rpartition("-")[0]]
            assert line.text.startswith(cite.text)
        text = digest(folder, tag, "txt").read_text(encoding="utf-8")
        assert {*re.findall(r"\[\d+\]", text)} == {c.text for c in root.all(None, "cite")}


def test_how_sure_it_is_travels_with_every_figure(folder: Path) -> None:
    for tag in tags(folder):
        root = pages.read(digest(folder, tag, "html"))
        for value in root.all("p", "value"):
            row = value.up("td")
            assert row.all("span", "mark"), row.text
        marks = {mark.text for mark in root.all("span", "mark") if " " not in mark.text}
        text = " ".join(digest(folder, tag, "txt").read_text(encoding="utf-8").split())
        for mark in marks if not re.search("[\u0600-\u06ff\u4e00-\u9fff]", text) else ():
            assert f"({mark})" in text


def test_the_subject_says_what_is_new_and_how_sure_it_is(
    seed_output: Path, week_two_output: Path
) -> None:
    assert message(seed_output, "en")["Subject"] == (
        "Derna: New displacement – more than 2,000 people (unverified) | "
        "Libya: fighting in Derna, report no. 1"
    )
    assert message(week_two_output, "en")["Subject"].startswith("Corrected: Derna: ")
    for tag in ("en", "fr", "ar"):
        title = pages.read(digest(week_two_output, tag, "html")).all("title")[0].text
        assert title.split() == message(week_two_output, tag)["Subject"].split()


def test_what_was_corrected_is_told_with_the_figure_and_the_reason(week_two_output: Path) -> None:
    text = " ".join(digest(week_two_output, "en", "txt").read_text(encoding="utf-8").split())
    assert (
        "Corrections =========== - Derna: Civilians killed (cumulative) – 15 civilians "
        "(unverified) [3] Corrects at least 17 civilians (unverified) [6]:"
    ) in text


@pytest.mark.parametrize("ending", ["html", "txt"])
def test_nothing_is_left_of_what_it_was_made_with(folder: Path, ending: str) -> None:
    for tag in tags(folder):
        text = digest(folder, tag, ending).read_text(encoding="utf-8")
        assert not re.search("[\ufdd0-\ufdef]|\\{[{%#]|\\bNone\\b", text)
        if ending == "txt":
            assert not re.search(r"</?[a-z]+[ >]|&[a-z]+;|\t", text)


def test_plain_text_is_72_columns_wide_and_closes_every_isolate(folder: Path) -> None:
    for tag in tags(folder):
        for line in digest(folder, tag, "txt").read_text(encoding="utf-8").splitlines():
            assert width(line) <= WIDTH or " " not in line.strip(), line
            opened = sum(line.count(sign) for sign in (LRI, RLI, FSI))
            assert opened == line.count(PDI)


def test_from_right_to_left_every_line_says_so_but_addresses_and_quotes(folder: Path) -> None:
    lines = digest(folder, "ar", "txt").read_text(encoding="utf-8").splitlines()
    others = [line for line in lines if line and not line.startswith("\u200f\u2067")]
    assert all(re.match(r"\u2066 *>| *https?://\S+$|\S+@\S+$", line) for line in others), others
    assert len(others) < len(lines) / 2


def test_every_table_and_cell_says_which_way_it_runs(folder: Path) -> None:
    for tag in tags(folder):
        root = pages.read(digest(folder, tag, "html"))
        direction = "rtl" if tag == "ar" else "ltr"
        for element in (*root.all("table"), *root.all("td")):
            assert element.attrs["dir"] == direction
        for cell in root.all("td"):
            assert cell.attrs["align"] in {"center", {"rtl": "right", "ltr": "left"}[direction]}


# --- the message --------------------------------------------------------------------------------


def test_a_message_holds_the_same_as_the_files_and_the_report_is_attached(folder: Path) -> None:
    for tag in tags(folder):
        parts = {part.get_content_type(): part for part in message(folder, tag).walk()}
        text = digest(folder, tag, "txt").read_text(encoding="utf-8")
        assert body(folder, tag, "plain").splitlines() == text.splitlines()
        page = digest(folder, tag, "html").read_text(encoding="utf-8")
        cid = f'src="cid:{parts["image/png"]["Content-ID"][1:-1]}"'
        assert (
            body(folder, tag, "html").replace("\r\n", "\n").strip()
            == re.sub(r'src="data:[^"]*"', cid, page).strip()
        )
        report = next(folder.glob(f"sitrep-*-{tag}.pdf")).read_bytes()
        assert parts["application/pdf"].get_content() == report


def test_a_message_is_small_enough_for_a_bad_line(folder: Path) -> None:
    for tag in tags(folder):
        whole = message(folder, tag)
        assert len(body(folder, tag, "html").encode()) < LARGEST_HTML
        [attached] = [part for part in whole.walk() if part.get_filename("").endswith(".pdf")]
        assert len(whole.as_bytes()) - len(attached.as_bytes()) < LARGEST_MESSAGE


def test_the_map_has_words_for_those_who_do_not_see_it(folder: Path) -> None:
    for tag in tags(folder):
        [picture] = pages.read(digest(folder, tag, "html")).all("img")
        assert len(picture.attrs["alt"]) > 8


# --- where it leads -----------------------------------------------------------------------------


def _without_mail(operation: Path) -> Path:
    text = (operation / "operation.yaml").read_text(encoding="utf-8")
    (operation / "operation.yaml").write_text(text.partition("mail:")[0], encoding="utf-8")
    return operation


def _with_address(operation: Path, address: str = "https://reports.example.org/all/") -> Path:
    return operations.edit(
        operation, "operation.yaml", "mail:\n", f"publish_url: {address}\nmail:\n"
    )


def test_without_a_sender_there_is_no_message_and_check_says_so(tmp_path: Path) -> None:
    operation = _without_mail(operations.small(tmp_path))
    [note] = api.check([operation])
    assert str(note).startswith(f"{operation}/operation.yaml:1:1: note D901: ")
    made, _ = build(operation, tmp_path / "out")
    assert {file.suffix for file in made.glob("digest-*")} == {".html", ".txt"}
    assert not list(made.glob("sitrep-*"))
    assert "PDF" not in digest(made, "en", "txt").read_text(encoding="utf-8")


def test_without_a_way_to_leave_there_is_a_note(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    unsubscribe = "  unsubscribe: {https: https://example.org/leave, mailto: leave@example.org}\n"
    operations.edit(operation, "operation.yaml", unsubscribe, "")
    assert [problem.code for problem in api.check([operation])] == ["D904"]
    made, _ = build(operation, tmp_path / "out")
    assert "List-Unsubscribe" not in message(made, "en")
    assert "Unsubscribe" not in digest(made, "en", "html").read_text(encoding="utf-8")


def test_where_the_report_is_on_the_web_each_language_links_to_its_own(tmp_path: Path) -> None:
    made, built = build(_with_address(operations.small(tmp_path)), tmp_path / "out")
    for tag in ("en", "fr", "ar"):
        page = pages.read(digest(made, tag, "html"))
        report = f"testland/001/public/sitrep-testland-001-{tag}.html"
        links = [a.attrs["href"] for a in page.all("a") if "/all/" in a.attrs["href"]]
        assert f"https://reports.example.org/all/{report}" in links
        # no link is dead: the page is built along, and has every place that is linked to
        anchors = pages.by_id(pages.read(tmp_path / "out" / report))
        assert {link.partition("#")[2] for link in links} - {""} <= set(anchors)
        for figure in page.all("data", "figure"):
            assert figure.all("a")[0].attrs["href"].endswith(figure.attrs["data-source"])
        assert f"https://reports.example.org/all/{report}" in digest(made, tag, "txt").read_text()
        assert not [
            p for p in message(made, tag).walk() if p.get_content_type() == "application/pdf"
        ]
    assert not [name for name in built.published[0].written if name.endswith(".pdf")]


def test_a_report_that_is_not_for_all_is_attached_and_never_linked_to(tmp_path: Path) -> None:
    operation = _with_address(operations.small(tmp_path))
    made, _ = build(operation, tmp_path / "out", audience=Audience.PARTNERS)
    assert "reports.example.org" not in digest(made, "en", "html").read_text(encoding="utf-8")
    whole = message(made, "en")
    assert whole["Subject"].startswith("[TLP:GREEN] ")
    assert "application/pdf" in [part.get_content_type() for part in whole.walk()]


# --- its size -----------------------------------------------------------------------------------

BESIEGED = """\
  - id: quarter{0}_a1
    kind: control
    status: controls
    actor: army
    place: quarter{0}
    sensitivity: public
    sources:
      - quote: "The army controls quarter {0}{1}"
"""


def _long(parent: Path, quarters: int = 60, quote: int = 900) -> Path:
    """An operation of many facts, each with a long quote."""
    operation = _with_address(operations.small(parent))  # which needs no PDF
    more = ", a part of the town" * (quote // 20)
    facts = [BESIEGED.format(number, more) for number in range(quarters)]
    said = [f"The army controls quarter {number}{more}." for number in range(quarters)]
    path = operation / "facts" / "a1.yaml"
    path.write_text(path.read_text("utf-8") + "".join(facts), encoding="utf-8")
    path = operation / "articles" / "a1.md"
    path.write_text(path.read_text("utf-8") + " ".join(said) + "\n", encoding="utf-8")
    places = "".join(
        f"  quarter{number}: {{name: Quarter {number}, sensitivity: public}}\n"
        for number in range(quarters)
    )
    return operations.edit(operation, "operation.yaml", "actors:\n", f"{places}actors:\n")


def test_a_long_digest_is_cut_alike_in_all_languages_and_says_so(tmp_path: Path) -> None:
    operation = _long(tmp_path)
    made, built = build(operation, tmp_path / "out", "digest", "json")
    [warning] = [problem for problem in built.problems if problem.code == "D902"]
    found = re.search(r"the first (\d+) of each list’s entries", warning.message)
    assert found
    most = int(found[1])
    rows = []
    for tag in ("en", "fr", "ar"):
        page = digest(made, tag, "html")
        assert len(re.sub(r'src="data:[^"]*"', "", page.read_text("utf-8")).encode()) < LARGEST_HTML
        root = pages.read(page)
        held = [row.text for row in root.all("td", "row") if "Quarter" in row.text]
        rows.append(len([row for row in held if not row.startswith("[")]))
        cited = {cite.attrs["data-source"] for cite in root.all(None, "cite")}
        assert cited <= set(pages.by_id(root))
    assert len(set(rows)) == 1
    assert 5 < most < 60
    assert rows[0] <= most
    text = digest(made, "en", "txt").read_text(encoding="utf-8")
    assert "This digest is shortened" in text
    whole = api.check([operation])
    assert not [problem for problem in whole if problem.is_error]


def test_one_language_alone_is_cut_as_all_are(tmp_path: Path) -> None:
    operation = _long(tmp_path)
    together, _ = build(operation, tmp_path / "a", "digest")
    alone, _ = build(operation, tmp_path / "b", "digest", locales=("en",))
    for ending in ("html", "txt", "eml"):
        assert (
            digest(together, "en", ending).read_bytes() == digest(alone, "en", ending).read_bytes()
        )


def test_what_cannot_be_cut_is_sent_all_the_same_with_a_warning(tmp_path: Path) -> None:
    operation = _with_address(operations.small(tmp_path))
    long = " ".join(f"word{number}" for number in range(9_500))
    text = (operation / "operation.yaml").read_text("utf-8")
    (operation / "operation.yaml").write_text(text + f'disclaimer: "{long}"\n', encoding="utf-8")
    made, built = build(operation, tmp_path / "out", "digest", locales=("en",))
    assert {"D902", "D903"} <= {problem.code for problem in built.problems}
    assert "word9499" in digest(made, "en", "txt").read_text(encoding="utf-8")


# --- its guards ---------------------------------------------------------------------------------

HEADERS = [
    ("operation.yaml", 'crisis: "Testland: fighting"', 'crisis: "{}"', "S203"),
    ("operation.yaml", "organisation: Test Desk", 'organisation: "{}"', "S203"),
    ("operation.yaml", "{name: Town,", '{{name: "{}",', "S203"),
    ("operation.yaml", "{name: Army,", '{{name: "{}",', "S203"),
    (
        "operation.yaml",
        "from: Test Desk <desk@example.org>",
        'from: "{} <desk@example.org>"',
        "S203",
    ),
    ("operation.yaml", "from: Test Desk <desk@example.org>", 'from: "desk@example.org{}"', "S203"),
    ("operation.yaml", "mail:\n", 'mail:\n  reply_to: "a@example.org{}"\n', "S203"),
    ("operation.yaml", "mail:\n", 'mail:\n  list_id: "a.example.org{}"\n', "S203"),
    (
        "operation.yaml",
        "https: https://example.org/leave",
        'https: "https://example.org/{}"',
        "S203",
    ),
    ("operation.yaml", "mailto: leave@example.org", 'mailto: "leave@example.org{}"', "S203"),
]
ATTACKS = [r"x\r\nBcc: y@example.org", r"x\nX: y", r"x\0y", r"x\x85y", "=?utf-8?q?=0D=0ABcc:_y?="]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(("file", "old", "new", "code"), HEADERS)
def test_no_field_brings_in_a_header(
    file: str, old: str, new: str, code: str, attack: str, tmp_path: Path
) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, file, old, new.format(attack))
    problems = [problem for problem in api.check([operation]) if problem.is_error]
    assert {problem.code for problem in problems} <= {code, "Y102", "F402"}
    assert problems
    assert all(problem.line > 1 and problem.file.endswith(file) for problem in problems)
    built = api.build([operation], api.Wanted(formats=("digest",)), tmp_path / "out")
    assert not built.published
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("file", "context", "original"),
    [
        ("names.po", "operation.crisis", "Testland: fighting"),
        ("names.po", "places.town.name", "Town"),
    ],
)
def test_no_translation_brings_in_a_header(
    file: str, context: str, original: str, tmp_path: Path
) -> None:
    operation = operations.small(tmp_path)
    path = operation / "translations" / "fr" / file
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        f'msgctxt "{context}"\nmsgid "{original}"\nmsgstr "=?utf-8?q?=0D=0ABcc:_x?="\n',
        encoding="utf-8",
    )
    problems = [problem for problem in api.check([operation]) if problem.is_error]
    assert ("L641", 8) in [(problem.code, problem.line) for problem in problems]


def _replace(operation: Path, name: str, old: str, new: str) -> Path:
    """Gives an operation a template of its own: the program's with one piece changed."""
    text = (operations.ROOT / "templates" / name).read_text(encoding="utf-8")
    assert old in text
    path = operation / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new), encoding="utf-8")
    return operation


LOSSES = [
    (
        "digest/digest.html.j2",
        "{% for mark in item.marks %} {{ runs([mark]) }}{% endfor %}",
        "",
        "the mark",
    ),
    (
        "digest/digest.html.j2",
        "{{ in_a_line(item.details, view.words.between) }}",
        "",
        "the citation",
    ),
    ("digest/digest.html.j2", "{{ quote.text }}", "…", "the quote"),
    (
        "digest/digest.html.j2",
        '<a class="address" href="{{ view.slots.unsubscribe }}">{{ view.words.leave }}</a>',
        "",
        "unsubscribe",
    ),
    (
        "digest/digest.html.j2",
        '<img src="{{ view.slots.picture }}" alt="{{ view.map.alt }}" width="100%">',
        "",
        "the map",
    ),
    ("digest/digest.css", ".small {", ".small { } .quote, .cite {display: none} .small {", "T744"),
    (
        "digest/digest.txt.j2",
        "{{ marked(item.figure, item.marks) }}",
        "{{ runs([item.figure]) }}",
        "the mark",
    ),
    (
        "digest/digest.txt.j2",
        "{{ marked(item.figure, item.marks) }}",
        "about 9 people",
        "the figure",
    ),
    ("digest/digest.txt.j2", "> {{ quote.text }}", ">", "in plain text"),
    ("digest/digest.txt.j2", "{{ view.slots.sent_to }}", "", "to whom"),
    ("digest/digest.html.j2", "{{ view.slots.sent_to }}", "", "to whom"),
    ("digest/digest.html.j2", "<h1>", '<h1 title="{{ view.slots.sent_to }}">', "to whom"),
    ("digest/digest.html.j2", "{{ view.map.disclaimer }}", "", "belongs to the map"),
    ("digest/digest.html.j2", 'alt="{{ view.map.alt }}"', 'alt="Map"', "alternative text"),
    ("digest/digest.html.j2", 'href="{{ view.more.url }}"', 'href="#"', "full report"),
    ("digest/digest.css", ".mark {", ".mark { mso-hide: all;", "T744"),
    ("digest/digest.txt.j2", "{{ view.slots.unsubscribe }}", "", "unsubscribe"),
]


@pytest.mark.parametrize(("name", "old", "new", "lost"), LOSSES)
def test_a_template_of_ones_own_loses_nothing_that_counts(
    name: str, old: str, new: str, lost: str, tmp_path: Path
) -> None:
    operation = _replace(_with_address(operations.small(tmp_path)), name, old, new)
    wanted = api.Wanted(formats=("digest",), locales=("en",))
    built = api.build([operation], wanted, tmp_path / "out")
    said = [*built.failures.values(), *map(str, built.problems)]
    assert any(lost in words for words in said), said
    assert not built.published


FORBIDDEN = [
    ("digest/digest.html.j2", "<h1>", '<img src="https://example.org/p.png" alt="x"><h1>', "T729"),
    ("digest/digest.html.j2", "<h1>", "<script>x</script><h1>", "T720"),
    ("digest/digest.html.j2", "<h1>", '<h1>{% include "digest/digest.txt.j2" %}', "T708"),
    ("digest/digest.txt.j2", "{{ view.organisation }}", "{{ view.organisation | safe }}", "T710"),
    (
        "digest/digest.txt.j2",
        "{{ view.organisation }}",
        "{{ view.organisation.__class__ }}",
        "T712",
    ),
    (
        "digest/digest.txt.j2",
        "{{ view.organisation }}",
        '{% include "digest/digest.html.j2" %}',
        "T708",
    ),
    (
        "digest/digest.css",
        ".small {",
        ".small { background: url(https://example.org/p.png);",
        "T742",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "code"), FORBIDDEN)
def test_a_template_of_ones_own_is_linted_like_the_reports(
    name: str, old: str, new: str, code: str, tmp_path: Path
) -> None:
    operation = _replace(operations.small(tmp_path), name, old, new)
    problems = [problem for problem in api.check([operation]) if problem.is_error]
    assert code in {problem.code for problem in problems}
    assert all(problem.file.endswith(name) for problem in problems)


def test_an_error_in_another_language_does_not_stop_this_one(tmp_path: Path) -> None:
    operation = _with_address(operations.small(tmp_path))
    path = operation / "templates" / "locale" / "ar" / "digest" / "digest.txt.j2"
    path.parent.mkdir(parents=True)
    path.write_text("{{ view.nothing }}\n", encoding="utf-8")
    made, built = build(operation, tmp_path / "out", locales=("fr",))
    assert not [problem for problem in built.problems if problem.code != "L615"]
    assert [file.name for file in made.glob("*.eml")] == ["digest-testland-001-fr.eml"]


def test_a_line_break_or_tab_in_the_data_loses_no_word(tmp_path: Path) -> None:
    operation = _with_address(operations.small(tmp_path))
    quote = "The army controls the town"
    operations.edit(operation, "articles/a1.md", quote, "The army\tcontrols\n- the town")
    operations.edit(operation, "facts/a1.yaml", f'"{quote}"', '"The army\\tcontrols\\n- the town"')
    text = (operation / "operation.yaml").read_text("utf-8")
    own = text + 'disclaimer: "One\\tline.\\n=\\nAnd\\tanother."\n'
    (operation / "operation.yaml").write_text(own, encoding="utf-8")
    made, _ = build(operation, tmp_path / "out", locales=("en",))
    lines = digest(made, "en", "txt").read_text(encoding="utf-8").splitlines()
    assert "    > The army controls - the town" in lines
    assert {"One line.", "And another."} <= {*lines}


def test_a_name_that_looks_like_markup_stays_a_name(tmp_path: Path) -> None:
    operation = _with_address(operations.small(tmp_path))
    operations.edit(operation, "operation.yaml", "{name: Town,", "{name: 'Town <body class',")
    made, _ = build(operation, tmp_path / "out", locales=("en",))
    [picture] = pages.read(digest(made, "en", "html")).all("img")
    assert picture.attrs["alt"] == "Map of Libya with Town <body class"


@pytest.mark.parametrize("address", ["https://e.org/?x=1", "https://e.org/#x", "https://e.org/é"])
def test_an_address_to_which_nothing_can_be_added_is_refused(address: str, tmp_path: Path) -> None:
    operation = _with_address(operations.small(tmp_path), f'"{address}"')
    [problem] = api.check([operation])
    assert (problem.code, problem.line) == ("S203", 15)


def test_in_a_script_without_fonts_the_digest_stands_alone(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(operation, "operation.yaml", "[en, fr, ar]", "[ka]")
    made, _ = build(operation, tmp_path / "out")
    kinds = {part.get_content_type() for part in message(made, "ka").walk()}
    assert "application/pdf" not in kinds
    assert "attached" not in digest(made, "ka", "txt").read_text(encoding="utf-8")


AFTER = {
    "articles/a2.md": """\
---
id: a2
published: 2018-06-11
language: en
sensitivity: public
---
IOM said that 700 people had fled the town. On 10 June an air strike hit the hospital.
""",
    "reports/002.yaml": """\
schema: 1
number: 2
sensitivity: public
issued: 2018-06-12
as_of: 2018-06-12
period: {start: 2018-06-06, end: 2018-06-12}
""",
}
STRIKE = """\
schema: 1
defaults: {article: a2}
facts:
  - id: strike_a2
    kind: event
    category: attack
    summary: An air strike hit the hospital.
    place: town
    period: 2018-06-10
    sensitivity: public
    sources:
      - quote: "On 10 June an air strike hit the hospital"
"""
FLED = """\
schema: 1
defaults: {{article: a2}}
facts:
  - id: fled_a2
    series: fled
    kind: displacement
    measure: flow
    group: idps
    figure: {{value: 700, qualifier: exact, unit: people}}
    place: town
    {0}
    sensitivity: public
    sources:
      - quote: "700 people had fled the town"
        attributed_to: iom
"""


def test_an_attack_is_news_and_is_told(tmp_path: Path) -> None:
    operation = _with_address(operations.small(tmp_path))
    operations.write(operation, {**AFTER, "facts/a2.yaml": STRIKE})
    made, _ = build(operation, tmp_path / "out", locales=("en",))
    assert message(made, "en")["Subject"] == (
        "Town: Attack (unverified) | Testland: fighting, report no. 2"
    )
    text = digest(made, "en", "txt").read_text(encoding="utf-8")
    told = {part for line in text.splitlines() for part in line.split("  ")}
    assert {"An air strike hit the", "hospital. (attack)", "(unverified)"} <= told


@pytest.mark.parametrize(
    ("how", "begins"),
    [("corrects: fled_a1\n    reason: Counted again.", "Corrected: "), ("to: null", "Town: ")],
)
def test_the_subject_says_corrected_where_an_issue_was_wrong(
    how: str, begins: str, tmp_path: Path
) -> None:
    operation = _with_address(operations.small(tmp_path))
    operations.write(operation, {**AFTER, "facts/a2.yaml": FLED.format(how)})
    made, _ = build(operation, tmp_path / "out", locales=("en",))
    assert message(made, "en")["Subject"].startswith(begins)


def test_what_was_never_issued_is_not_called_corrected(tmp_path: Path) -> None:
    operation = _with_address(operations.small(tmp_path))
    again = FLED.format("corrects: fled_b2\n    reason: Counted again.").replace(
        "fled_a2", "fled_c2"
    )
    first = FLED.format("to: null").replace("fled_a2", "fled_b2").replace("700", "700")
    second = again.partition("facts:\n")[2]
    operations.write(operation, {**AFTER, "facts/a2.yaml": first + second})
    made, _ = build(operation, tmp_path / "out", locales=("en",))
    assert not message(made, "en")["Subject"].startswith("Corrected")
    assert "Corrections" not in digest(made, "en", "txt").read_text(encoding="utf-8")


def test_a_language_may_have_a_template_of_its_own(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    path = operation / "templates" / "locale" / "fr" / "digest" / "digest.txt.j2"
    path.parent.mkdir(parents=True)
    path.write_text('Bonjour\n{% include "program:digest/digest.txt.j2" %}\n', encoding="utf-8")
    made, _ = build(operation, tmp_path / "out")
    assert digest(made, "fr", "txt").read_text(encoding="utf-8").startswith("Bonjour\n")
    assert digest(made, "en", "txt").read_text(encoding="utf-8").startswith("Test Desk\n")
