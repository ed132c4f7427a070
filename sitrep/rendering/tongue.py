"""A language with everything that a report needs to be said in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.catalogue import Catalogue, Folder, load_catalogue
from sitrep.localisation.formats import is_country
from sitrep.localisation.locales import Language, read_language
from sitrep.localisation.wording import Wording, load_wording
from sitrep.rendering.coverage_checks import check_script
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.rendering.template_set import TemplateFolder, TemplateSet, collect_templates
from sitrep.report.dossier import Dossier
from sitrep.resources import templates_folder

_PROGRAM = "templates"


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
        where = dossier.record.at("locales", own.index(tag) if tag in own else 0)
        language, wrong = read_language(tag, where)
        problems += wrong
        if language is not None and tag not in own:
            hint = f"the operation has {', '.join(own)}"
            problems.append(diagnose("L610", where, f"{tag} is not one of its locales", hint))
        elif language is not None:
            languages.append(language)
    return tuple(languages), tuple(problems)


def load_tongue(
    dossier: Dossier, language: Language, issue: str
) -> tuple[Tongue, tuple[Diagnostic, ...]]:
    """The catalogue, translations and templates of a language, for one issue.

    Diagnostics: L602–L609 (catalogues), T701–T743 (templates and style sheets).
    """
    program = templates_folder()
    folders = [Folder(program, _PROGRAM), *_own_folder(dossier)]
    catalogue, problems = load_catalogue(language, folders)
    wording, wrong = _load_wording(dossier, language, _up_to(dossier, issue))
    problems += wrong
    templates, wrong = _collect(dossier, language)
    source, _ = read_language(dossier.operation.language, Location(""))
    original, _ = load_catalogue(source or language, folders)
    return Tongue(language, catalogue, original, wording, templates), problems + wrong


def check_tongue(
    dossier: Dossier, language: Language, issues: Sequence[str], fonts: Typecase
) -> tuple[Diagnostic, ...]:
    """What is wrong with a language, and with that which an operation itself brings to it.

    Diagnostics: as ``load_tongue``, and L614 where no PDF can be made in it.
    """
    _, problems = load_catalogue(language, _own_folder(dossier))
    problems += _load_wording(dossier, language, issues)[1]
    if _own_folder(dossier):
        problems += _collect(dossier, language)[1]
    return problems + check_script(dossier, language, fonts)


def _up_to(dossier: Dossier, issue: str) -> list[str]:
    """The issues that closed before this one, and this one."""
    own = dossier.issue(issue)
    earlier = [r.name for r in dossier.issues if own and r.issue.as_of < own.issue.as_of]
    return [*earlier, issue]


def _own_folder(dossier: Dossier) -> list[Folder]:
    path = dossier.path / "templates"
    return [Folder(path, f"{dossier.shown_as}/templates")] if path.is_dir() else []


def _load_wording(
    dossier: Dossier, language: Language, issues: Sequence[str]
) -> tuple[Wording, tuple[Diagnostic, ...]]:
    folder = dossier.path / "translations"
    return load_wording(folder, f"{dossier.shown_as}/translations", language, issues)


def _collect(dossier: Dossier, language: Language) -> tuple[TemplateSet, tuple[Diagnostic, ...]]:
    """The templates; those that the operation brought are linted."""
    own = [TemplateFolder(folder.path, folder.shown_as) for folder in _own_folder(dossier)]
    program = TemplateFolder(templates_folder(), _PROGRAM, of_program=True)
    templates, problems = collect_templates(program, own[0] if own else None, language.chain)
    if own:
        from sitrep.rendering.linter.lint import lint_templates  # noqa: PLC0415 — Jinja is heavy

        problems += lint_templates(templates)
    return templates, problems
