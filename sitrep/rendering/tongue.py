"""A language with everything that a report needs to be said in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.catalogue import Catalogue, Folder, load_catalogue
from sitrep.localisation.locales import Language, is_country, read_language
from sitrep.localisation.wording import MEMORY, Wording, catalogue_stem, load_wording
from sitrep.rendering.template_set import TemplateFolder, TemplateSet, collect_templates
from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier
from sitrep.resources import templates_folder

_PROGRAM = "templates"


class Missing(StrEnum):
    """What becomes of a sentence that has no translation."""

    SOURCE = "source"
    """It stands in the original, marked as such."""
    FAIL = "fail"
    """The build is refused."""


@dataclass(frozen=True)
class Tongue:
    """A language with everything that a report needs to be said in it.

    ``original`` is the catalogue of the operation's own language.
    """

    language: Language
    catalogue: Catalogue
    original: Catalogue
    wording: Wording
    templates: TemplateSet


def read_languages(
    dossier: Dossier, tags: Sequence[str]
) -> tuple[tuple[Language, ...], tuple[Diagnostic, ...]]:
    """The languages of a build: those asked for, or all that the operation names.

    Diagnostics: L601 (unknown), L610 (asked for, and not one of the operation's), F415 (a country
        that is none).
    """
    languages: list[Language] = []
    problems: list[Diagnostic] = []
    iso3 = dossier.operation.iso3
    if iso3 is not None and not is_country(iso3):
        hint = "the map and the masthead go without; see ISO 3166-1 alpha-3"
        problems.append(diagnose("F415", dossier.record.at("iso3"), f"no country is {iso3}", hint))
    own = dossier.operation.locales
    for tag in tags or own:
        if tag not in own:
            hint = f"the operation has {', '.join(own)}"
            message = f"{tag} is not one of the locales of {dossier.id}"
            problems.append(diagnose("L610", Location("--locale"), message, hint))
            continue
        language, wrong = read_language(tag, dossier.record.at("locales", own.index(tag)))
        problems += wrong
        if language is not None:
            languages.append(language)
    return tuple(languages), tuple(problems)


def load_tongue(
    dossier: Dossier, language: Language, issue: str, audience: Audience
) -> tuple[Tongue, tuple[Diagnostic, ...]]:
    """The catalogue, translations and templates of a language, for one issue and audience.

    Diagnostics: L602–L609 and L630–L636 (catalogues), T701–T743 (templates and style sheets).
    """
    catalogue, problems = catalogue_of(dossier, language)
    wording, wrong = _load_wording(dossier, language, _up_to(dossier, issue), audience)
    problems += wrong
    templates, wrong = _collect(dossier, language)
    source, _ = read_language(dossier.operation.language, Location(""))
    original, _ = catalogue_of(dossier, source or language)
    return Tongue(language, catalogue, original, wording, templates), problems + wrong


def catalogue_of(dossier: Dossier, language: Language) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The program's messages in a language, and the operation's own over them.

    Diagnostics: L602–L609, L630–L636.
    """
    folders = [Folder(templates_folder(), _PROGRAM), *_own_folder(dossier)]
    return load_catalogue(language, folders)


def check_languages(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What is wrong with an operation's languages, and with that which it brings to them itself.

    Diagnostics: as ``read_languages``, ``load_own_fonts`` and ``load_tongue``, and L614 where no
    PDF can be made in a language, L619 for files that nothing reads.
    """
    languages, problems = read_languages(dossier, ())
    issues = [record.name for record in dossier.issues]
    for language in languages:
        problems += _check_tongue(dossier, language, issues)
    if dossier.operation.branding.fonts or any(one.script not in _SET for one in languages):
        from sitrep.rendering.coverage_checks import (  # noqa: PLC0415 — few need other fonts
            check_fonts,
        )

        problems += check_fonts(dossier, languages)
    return problems + tuple(_unread(dossier, languages, issues))


_SET = frozenset({"Latn", "Grek", "Cyrl", "Arab", "Hans"})
"""The scripts that PDFs are set in with no more fonts than the program's own."""


def _unread(
    dossier: Dossier, languages: Sequence[Language], issues: Sequence[str]
) -> Iterator[Diagnostic]:
    """Files and folders that look like translations and that nothing reads."""
    folder = dossier.path / "translations"
    tags = {tag for language in languages for tag in language.chain}
    names = {catalogue_stem(name, a) for name in ("names", *issues) for a in Audience}
    for path in sorted(folder.glob("*")):
        if path.is_dir() and path.name not in tags:
            hint = f"the operation's locales are {', '.join(dossier.operation.locales)}"
            yield _not_read(dossier, path, hint)
        for file in sorted(path.glob("*.po")) if path.is_dir() and path.name in tags else ():
            if file.stem not in names and file.stem != MEMORY:
                yield _not_read(dossier, file, "files are called names.po and as the issues are")


def _not_read(dossier: Dossier, path: Path, hint: str) -> Diagnostic:
    where = Location(f"{dossier.shown_as}/{path.relative_to(dossier.path).as_posix()}")
    return diagnose("L619", where, "this is not read", hint)


def _check_tongue(
    dossier: Dossier, language: Language, issues: Sequence[str]
) -> tuple[Diagnostic, ...]:
    _, problems = load_catalogue(language, _own_folder(dossier))
    problems += _load_wording(dossier, language, issues, Audience.CLOSED)[1]
    if _own_folder(dossier):
        problems += _collect(dossier, language)[1]
    return problems


def _up_to(dossier: Dossier, issue: str) -> list[str]:
    """The issues that closed before this one, and this one."""
    own = dossier.issue(issue)
    earlier = [r.name for r in dossier.issues if own and r.issue.as_of < own.issue.as_of]
    return [*earlier, issue]


def _own_folder(dossier: Dossier) -> list[Folder]:
    path = dossier.path / "templates"
    return [Folder(path, f"{dossier.shown_as}/templates")] if path.is_dir() else []


def _load_wording(
    dossier: Dossier, language: Language, issues: Sequence[str], audience: Audience
) -> tuple[Wording, tuple[Diagnostic, ...]]:
    folder = Folder(dossier.path / "translations", f"{dossier.shown_as}/translations")
    return load_wording(folder, language, dossier.operation.language, issues, audience.seen())


def _collect(dossier: Dossier, language: Language) -> tuple[TemplateSet, tuple[Diagnostic, ...]]:
    """The templates; those that the operation brought are linted."""
    own = [TemplateFolder(folder.path, folder.shown_as) for folder in _own_folder(dossier)]
    program = TemplateFolder(templates_folder(), _PROGRAM, of_program=True)
    templates, problems = collect_templates(program, own[0] if own else None, language.chain)
    if own:
        from sitrep.rendering.linter.lint import lint_templates  # noqa: PLC0415 — Jinja is heavy

        problems += lint_templates(templates)
    return templates, problems
