"""All templates of a render, read from disk once and then plain data.

A template of one name may stand in several folders; the first of these holds:

1. the operation's ``templates/locale/TAG/``, from the tag to its parents (ar-LY, then ar);
2. the operation's ``templates/``: its house style, for every language;
3. the program's ``templates/locale/TAG/``, from the tag to its parents;
4. the program's ``templates/``.

The program's own (the fourth) can also be had as ``program:NAME``, so that a template may extend
the one that it replaces: ``{% extends "program:report/report.html.j2" %}``.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sitrep.diagnostics import Diagnostic, Location, diagnose

PROGRAM = "program:"
TEXT = ".txt.j2"
"""How the name of a template of plain text ends; it and HTML never include each other."""

_PARTS = ("report", "digest")  # the folders that hold templates; fonts, maps, new do not
_ENDINGS = (".j2", ".css")
_NAME = re.compile(r"[a-z0-9_]+(?:[/.-][a-z0-9_]+)*")
_TAG = re.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_LARGEST = 512 * 1024  # bytes; the largest of the program's own has 40 KB
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef]")  # and noncharacters


@dataclass(frozen=True, slots=True)
class Template:
    """One template or style sheet.

    ``name`` is what other templates call it (``report/report.html.j2``), ``file`` what people do.
    ``of_program`` is false for what an operation brought along.
    """

    name: str
    text: str
    file: str
    of_program: bool

    @property
    def kind(self) -> Literal["css", "html", "txt"]:
        """What the file is: CSS, which holds no Jinja, HTML or plain text."""
        if self.name.endswith(".css"):
            return "css"
        return "txt" if self.name.endswith(TEXT) else "html"


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """The templates of one operation and language: picklable, complete, no disk needed."""

    templates: tuple[Template, ...]

    def by_name(self) -> dict[str, Template]:
        """Every template under the name that other templates use."""
        return {template.name: template for template in self.templates}


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """A ``templates/`` folder, and how messages call it."""

    path: Path
    shown_as: str
    of_program: bool = False


def collect_templates(
    program: TemplateFolder, operation: TemplateFolder | None, locales: Sequence[str]
) -> tuple[TemplateSet, tuple[Diagnostic, ...]]:
    """Read every template that a render in one language may use.

    Args:
        program: the program's ``templates/``.
        operation: the operation's ``templates/``; None, or a path that is not there, where it
            has none.
        locales: the language's tag and then its parents, such as ``("ar-LY", "ar")``.

    Returns:
        The templates found, and what is wrong with the files. Nothing outside the two folders is
        ever read: links that lead out of them are refused.

    Diagnostics:
        T701 for files that cannot be read, T702 for links out of the folder, T703 for files
        of the operation that nothing uses.
    """
    if bad := [tag for tag in locales if not _TAG.fullmatch(tag)]:
        raise ValueError(f"not a locale tag: {bad[0]!r}")
    found: dict[str, Template] = {}
    problems: list[Diagnostic] = []
    insides = (*(f"locale/{tag}/" for tag in locales), "")
    for folder in [program] if operation is None else [operation, program]:
        if folder is operation:
            problems += _unused(folder)
        for inside in insides:
            for template in _read_layer(folder, inside, problems):
                found.setdefault(template.name, template)
                if folder is program and not inside:
                    name = PROGRAM + template.name
                    found[name] = replace(template, name=name)
    return TemplateSet(tuple(found.values())), tuple(dict.fromkeys(problems))


def _unused(folder: TemplateFolder) -> Iterator[Diagnostic]:
    if not folder.path.is_dir():
        return
    for entry in sorted(path.name for path in folder.path.iterdir()):
        if entry not in {*_PARTS, "locale"}:
            yield diagnose(
                "T703",
                Location(f"{folder.shown_as}/{entry}"),
                "nothing uses this",
                "house style stands in report/, digest/ and locale/TAG/, named as the program's",
            )


def _read_layer(
    folder: TemplateFolder, inside: str, problems: list[Diagnostic]
) -> Iterator[Template]:
    root = folder.path.resolve()
    for part in _PARTS:
        for path in _files(folder, f"{inside}{part}", problems):
            shown = f"{folder.shown_as}/{path.relative_to(folder.path).as_posix()}"
            name = path.relative_to(folder.path / inside).as_posix()
            if not (name.endswith(_ENDINGS) and _NAME.fullmatch(name)):
                if not folder.of_program:
                    problems.append(_misnamed(shown))
                continue
            try:
                text = _read(path, root)
            except _UnreadableError as error:
                problems.append(diagnose(error.code, Location(shown, error.line), str(error)))
                continue
            yield Template(name, text, shown, folder.of_program)


def _files(folder: TemplateFolder, inside: str, problems: list[Diagnostic]) -> Iterator[Path]:
    """Every file below a folder, in one order everywhere; links to folders are not followed."""

    def refuse(path: Path) -> None:
        shown = f"{folder.shown_as}/{path.relative_to(folder.path).as_posix()}".removesuffix("/.")
        problems.append(_linked(shown))

    def cannot_list(error: OSError) -> None:
        shown = f"{folder.shown_as}/{inside}"
        problems.append(diagnose("T701", Location(shown), error.strerror or "cannot be listed"))

    start = folder.path / inside
    if not start.is_dir():
        return
    for step in () if folder.of_program else (start, *start.parents):
        if step.is_symlink():
            refuse(step)
            return
        if step == folder.path:
            break
    for above, folders, files in os.walk(start, onerror=cannot_list):
        folders.sort()
        for name in folders:
            if (Path(above) / name).is_symlink():
                refuse(Path(above) / name)
        yield from (Path(above) / name for name in sorted(files))


class _UnreadableError(Exception):
    """Why one file was not read: the diagnostic's code and line; the text is its message."""

    def __init__(self, code: str, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.code = code
        self.line = line


def _read(path: Path, root: Path) -> str:
    """The text of a regular file that truly lies below ``root``."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root):
            raise _UnreadableError("T702", "this is a link that leads out of its folder")
        # Neither a link put there since, nor a pipe that never ends, may be opened.
        with os.fdopen(os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _UnreadableError("T701", "this is not an ordinary file")
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise _UnreadableError("T701", f"cannot be read: {error.strerror}") from None
    except RuntimeError:  # links that lead to each other
        raise _UnreadableError("T702", "this is a link that leads nowhere") from None
    if len(content) > _LARGEST:
        raise _UnreadableError("T701", f"is larger than {_LARGEST // 1024} KiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _UnreadableError("T701", "is not valid UTF-8", line) from None
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise _UnreadableError("T701", "holds a control character", line)
    return text


def _linked(shown: str) -> Diagnostic:
    return diagnose(
        "T702",
        Location(shown),
        "this is a link to another folder",
        "put the templates themselves here: links to folders are not followed",
    )


def _misnamed(shown: str) -> Diagnostic:
    return diagnose(
        "T703",
        Location(shown),
        "nothing uses a file of this name",
        "templates are named in small letters and end in .html.j2, .txt.j2 or .css",
    )
