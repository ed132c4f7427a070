"""Which templates a render gets, and that nothing else on the disk is read."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep.rendering.template_set import TemplateFolder, TemplateSet, collect_templates

NAME = "report/sections/map.html.j2"
Write = Callable[..., None]


def folders(base: Path) -> tuple[TemplateFolder, TemplateFolder]:
    program, own = base / "program" / "templates", base / "derna" / "templates"
    program.mkdir(parents=True, exist_ok=True)
    own.mkdir(parents=True, exist_ok=True)
    return (
        TemplateFolder(program, "templates", of_program=True),
        TemplateFolder(own, "derna/templates"),
    )


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def collect(base: Path, *locales: str) -> tuple[TemplateSet, list[str]]:
    program, own = folders(base)
    templates, problems = collect_templates(program, own, locales)
    return templates, [str(problem) for problem in problems]


ORDER = [
    f"derna/templates/locale/ar-LY/{NAME}",
    f"derna/templates/locale/ar/{NAME}",
    f"derna/templates/{NAME}",
    f"program/templates/locale/ar-LY/{NAME}",
    f"program/templates/locale/ar/{NAME}",
    f"program/templates/{NAME}",
]


@pytest.mark.parametrize("missing", range(len(ORDER)))
def test_the_first_folder_that_has_a_template_gives_it(tmp_path: Path, missing: int) -> None:
    for place in ORDER[missing:]:
        write(tmp_path / place, place)
    templates, problems = collect(tmp_path, "ar-LY", "ar")
    assert not problems
    assert templates.by_name()[NAME].text == ORDER[missing]


def test_the_programs_own_template_stays_within_reach(tmp_path: Path) -> None:
    for place in ORDER:
        write(tmp_path / place, place)
    templates, _ = collect(tmp_path, "ar-LY", "ar")
    found = templates.by_name()
    assert found[f"program:{NAME}"].text == ORDER[-1]
    assert found[f"program:{NAME}"].of_program
    assert found[f"program:{NAME}"].file == f"templates/{NAME}"
    assert not found[NAME].of_program
    assert found[NAME].file == f"derna/templates/locale/ar-LY/{NAME}"


def test_other_languages_are_not_read(tmp_path: Path) -> None:
    write(tmp_path / f"derna/templates/locale/fr/{NAME}")
    assert collect(tmp_path, "ar")[0].templates == ()


def test_an_operation_may_have_no_templates(tmp_path: Path) -> None:
    program, own = folders(tmp_path)
    own.path.rmdir()
    assert collect_templates(program, own, ()) == (TemplateSet(()), ())
    assert collect_templates(program, None, ()) == (TemplateSet(()), ())


def test_a_set_is_plain_data_that_another_process_can_have(tmp_path: Path) -> None:
    write(tmp_path / ORDER[2], "x")
    templates, _ = collect(tmp_path)
    assert pickle.loads(pickle.dumps(templates)) == templates  # noqa: S301 — made here


def test_folders_that_hold_no_templates_are_left_alone(tmp_path: Path) -> None:
    for name in ("new/operation.yaml.j2", "fonts/x.ttf", "maps/x.j2", "locale/ar/messages.po"):
        write(tmp_path / "program/templates" / name)
    assert collect(tmp_path, "ar") == (TemplateSet(()), [])


@pytest.mark.parametrize("tag", ["../..", "ar/..", "", "ar\n", "/etc", "a" * 9])
def test_a_locale_is_never_a_path(tmp_path: Path, tag: str) -> None:
    with pytest.raises(ValueError, match="not a locale tag"):
        collect(tmp_path, tag)


def test_files_that_nothing_uses_are_pointed_out(tmp_path: Path) -> None:
    own = tmp_path / "derna/templates"
    for name in ("reprot/report.html.j2", "report/Map.html.j2", "report/map.html", "logo.png"):
        write(own / name)
    write(own / "locale/ar/messages.po")
    assert [problem.partition(" (")[0] for problem in collect(tmp_path, "ar")[1]] == [
        "derna/templates/logo.png:1:1: warning T703: nothing uses this",
        "derna/templates/reprot:1:1: warning T703: nothing uses this",
        "derna/templates/report/Map.html.j2:1:1: warning T703: nothing uses a file of this name",
        "derna/templates/report/map.html:1:1: warning T703: nothing uses a file of this name",
    ]


def linked(link: Path, target: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("report/report.html.j2", "secret.j2"),
        ("report/sections", "secrets"),
        ("report", "secrets"),
        ("locale/ar/report", "secrets"),
        ("locale/ar", "secrets"),
        ("locale", "secrets"),
        ("report/loop.j2", "derna/templates/report/loop.j2"),
        ("report/nowhere.j2", "nowhere"),
    ],
)
def test_links_lead_nowhere_else(tmp_path: Path, link: str, target: str) -> None:
    write(tmp_path / "secret.j2", "canary")
    for name in ("x.j2", "report/x.j2", "ar/report/x.j2"):
        write(tmp_path / "secrets" / name, "canary")
    linked(tmp_path / "derna/templates" / link, tmp_path / target)
    templates, problems = collect(tmp_path, "ar")
    assert templates.templates == ()
    assert any("error T70" in problem for problem in problems)


def test_the_whole_folder_may_not_be_a_link_either(tmp_path: Path) -> None:
    write(tmp_path / "secrets/report/x.j2", "canary")
    _, own = folders(tmp_path)
    own.path.rmdir()
    own.path.symlink_to(tmp_path / "secrets")
    templates, problems = collect(tmp_path)
    assert templates.templates == ()
    assert "derna/templates:1:1: error T702" in problems[0]


def test_a_link_inside_the_folder_is_a_file_like_any_other(tmp_path: Path) -> None:
    write(tmp_path / "derna/templates/report/a.css", "b {}")
    linked(tmp_path / "derna/templates/report/b.css", Path("a.css"))
    templates, problems = collect(tmp_path)
    assert not problems
    assert templates.by_name()["report/b.css"].text == "b {}"
    assert templates.by_name()["report/b.css"].kind == "css"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a\n\xff", ":2:1: error T701: is not valid UTF-8"),
        (b"a\nb\x00c", ":2:1: error T701: holds a control character"),
        (b"x" * (512 * 1024 + 1), ":1:1: error T701: is larger than 512 KiB"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "derna/templates/report/x.j2"
    write(path)
    path.write_bytes(content)
    templates, problems = collect(tmp_path)
    assert templates.templates == ()
    assert message in problems[0]


def test_a_pipe_does_not_hold_the_program_up(tmp_path: Path) -> None:
    pipe = tmp_path / "derna/templates/report/x.j2"
    pipe.parent.mkdir(parents=True)
    (tmp_path / "program").mkdir()
    os.mkfifo(pipe)
    assert "T701: this is not an ordinary file" in collect(tmp_path)[1][0]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    write(tmp_path / ORDER[2], "\ufeffx")
    assert collect(tmp_path)[0].by_name()[NAME].text == "x"
