"""What the command line calls: check operations, build their reports, verify what was built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.operation.load import check_mail
from sitrep.rendering.progress import Progress
from sitrep.rendering.tongue import (
    Missing,
    Tongue,
    check_languages,
    load_tongue,
    read_languages,
)
from sitrep.report.assemble import Report, assemble
from sitrep.report.audience import Audience
from sitrep.report.checks import check_issue
from sitrep.report.dossier import Dossier, load_dossier, named
from sitrep.report.issue import IssueRecord

if TYPE_CHECKING:
    from sitrep.delivery.output import Output
    from sitrep.delivery.publication import Artefact, Published
    from sitrep.rendering.digest.job import DigestJob
    from sitrep.rendering.edition import Edition
    from sitrep.rendering.press.press import Limits, Press

__all__ = ["FORMATS", "Built", "Missing", "Progress", "Wanted", "build", "check", "verify"]

FORMATS = ("html", "pdf", "digest", "json")
"""What a build makes: html, pdf and the e-mailed digest once a language, json once a report."""


@dataclass(frozen=True)
class Wanted:
    """What to build.

    ``report`` is the name of an issue, None for each operation's latest; ``locales`` are tags,
    none for all of each operation's; ``formats`` some of ``FORMATS``; ``jobs`` says how many
    documents are rendered at once, ``limits`` what one of them may cost, None for the usual.
    ``missing`` is what becomes of sentences without a translation; ``is_pseudo`` builds in the
    pseudo-languages instead of the operations' own.
    """

    report: str | None = None
    locales: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    audience: Audience = Audience.PUBLIC
    jobs: int = 1
    limits: Limits | None = None
    missing: Missing = Missing.SOURCE
    is_pseudo: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether everything is made that an edition's folder should hold."""
        return not self.locales and set(self.formats) == set(FORMATS)


@dataclass(frozen=True)
class Built:
    """What became of a build.

    ``problems`` are of the data, templates and catalogues: with an error among them nothing was
    written. ``failures`` are documents that could not be rendered, by name, with the reason;
    their editions were withheld.
    """

    problems: tuple[Diagnostic, ...]
    published: tuple[Published, ...] = ()
    failures: Mapping[str, str] = field(default_factory=dict)


def check(paths: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with operations: data, issues, translations and templates."""
    problems = dict.fromkeys(_same_names(paths))
    for path in paths:
        dossier, wrong = load_dossier(path)
        problems |= dict.fromkeys(wrong)
        if dossier is not None:
            for record in dossier.issues:
                problems |= dict.fromkeys(check_issue(dossier, record))
            problems |= dict.fromkeys((*check_languages(dossier), *check_mail(dossier.record)))
    return tuple(sorted(problems, key=lambda found: (found.file, found.line, found.column)))


def build(
    paths: Sequence[Path], wanted: Wanted, output: Path, progress: Progress | None = None
) -> Built:
    """Builds one report of each operation into an output folder.

    Nothing is written where the data, catalogues or templates have errors. An edition one of
    whose documents fails to render is withheld, and the others are written.

    Raises:
        OutputRefusedError: no output folder can be there; nothing was rendered.
        OutputError: the output folder cannot be written.
    """
    from sitrep.delivery.artefacts import make_artefacts  # noqa: PLC0415 — likewise
    from sitrep.delivery.output import (  # noqa: PLC0415 — `check` writes nothing
        open_output,
        refuse_unwritable,
    )
    from sitrep.rendering.production import produce  # noqa: PLC0415 — likewise

    progress = progress or Progress()
    problems = dict.fromkeys(_same_names(paths))
    editions: list[Edition] = []
    with _open_press(wanted) as press:  # which warms up while the data is read
        for path in paths:
            edition, wrong = _prepare(path, wanted)
            problems |= dict.fromkeys(wrong)
            editions += [edition] if edition else []
        if any(problem.is_error for problem in problems):
            return Built(tuple(problems))
        refuse_unwritable(output)
        produced = produce(editions, press, progress)
    problems |= dict.fromkeys(produced.problems)
    if any(problem.is_error for problem in problems):
        return Built(tuple(problems))
    whole = [one for one in editions if one.documents.isdisjoint(produced.failures)]
    files = [make_artefacts(edition, produced, wanted.formats) for edition in whole]
    with open_output(output, waiting=progress.waiting) as folder:
        published = tuple(
            _publish(folder, edition, artefacts, wanted)
            for edition, artefacts in zip(whole, files, strict=True)
        )
    return Built(tuple(problems), published, produced.failures)


def verify(folder: Path) -> tuple[Diagnostic, ...]:
    """Everything in which built files differ from their manifests."""
    from sitrep.delivery import verification  # noqa: PLC0415 — `check` needs nothing of it

    return verification.verify(folder)


def _same_names(paths: Sequence[Path]) -> Iterator[Diagnostic]:
    seen: dict[str, Path] = {}
    for path in paths:
        name = named(path).name
        before = seen.setdefault(name, path)
        if before is not path:
            message = f"two operations are called {name}: {before} and {path}"
            hint = "the folder's name is the operation's id: rename one of them"
            yield diagnose("F411", Location(str(path)), message, hint)


def _prepare(path: Path, wanted: Wanted) -> tuple[Edition | None, tuple[Diagnostic, ...]]:
    """Everything of an edition that needs no rendering."""
    from sitrep.rendering.edition import make_edition  # noqa: PLC0415 — `check` needs no Jinja

    dossier, problems = load_dossier(path)
    if dossier is None:
        return None, problems
    record, wrong = _issue(dossier, wanted.report)
    problems += wrong
    if record is None:
        return None, problems + read_languages(dossier, wanted.locales)[1]
    problems += check_issue(dossier, record, [wanted.audience])
    if any(problem.is_error for problem in problems):
        return None, problems
    tongues, wrong = _tongues(dossier, record.name, wanted)
    problems += wrong
    if any(problem.is_error for problem in problems):
        return None, problems
    report = assemble(dossier, record, wanted.audience)
    edition, wrong = make_edition(dossier, report, tongues, wanted.formats, wanted.missing)
    if edition.digests and wanted.locales and not wanted.is_pseudo:
        edition = replace(edition, measured=_other_digests(dossier, report, wanted))
    return edition, (*problems, *wrong)


def _other_digests(dossier: Dossier, report: Report, wanted: Wanted) -> dict[str, DigestJob]:
    """The digests of languages that are not asked for: all languages are cut alike.

    One that has errors is not waited for.
    """
    from sitrep.rendering.edition import make_edition  # noqa: PLC0415 — as above

    found: dict[str, DigestJob] = {}
    for language in read_languages(dossier, ())[0]:
        if language.tag not in wanted.locales:
            tongue, wrong = load_tongue(dossier, language, report.name, wanted.audience)
            if not any(problem.is_error for problem in wrong):
                found |= make_edition(dossier, report, (tongue,), ("digest",))[0].digests
    return found


def _tongues(
    dossier: Dossier, issue: str, wanted: Wanted
) -> tuple[tuple[Tongue, ...], tuple[Diagnostic, ...]]:
    """The languages of a build, each with all that the issue is said with."""
    if wanted.is_pseudo:
        from sitrep.translation.pseudo import pseudo_tongues  # noqa: PLC0415 — few need it

        return pseudo_tongues(dossier, issue, wanted.audience)
    languages, problems = read_languages(dossier, wanted.locales)
    tongues = []
    for language in languages:
        tongue, wrong = load_tongue(dossier, language, issue, wanted.audience)
        problems += wrong
        tongues.append(tongue)
    return tuple(tongues), problems


def _issue(dossier: Dossier, name: str | None) -> tuple[IssueRecord | None, tuple[Diagnostic, ...]]:
    if name is None and dossier.issues:
        return dossier.issues[-1], ()
    record = dossier.issue(name) if name else None
    if record is not None:
        return record, ()
    if name is None:
        hint = "write reports/001.yaml; `sitrep new DIR` shows how"
        where = Location(f"{dossier.shown_as}/reports")
        return None, (diagnose("R515", where, "the operation has no report yet", hint),)
    known = ", ".join(entry.name for entry in dossier.issues)
    hint = f"there are: {known}" if known else "the folder reports/ holds none"
    message = f"there is no report {name} in {dossier.id}"
    return None, (diagnose("R512", Location("--report"), message, hint),)


def _open_press(wanted: Wanted) -> Press:
    from sitrep.rendering.job import warm_pdf  # noqa: PLC0415 — as above
    from sitrep.rendering.press.press import Limits, Press  # noqa: PLC0415 — as above

    warm = warm_pdf if "pdf" in wanted.formats else None
    return Press(wanted.jobs, wanted.limits or Limits(), warm)


def _publish(
    folder: Output, edition: Edition, files: Sequence[Artefact], wanted: Wanted
) -> Published:
    from sitrep.delivery import manifest  # noqa: PLC0415 — `check` writes nothing
    from sitrep.delivery.inputs import hash_inputs  # noqa: PLC0415 — likewise
    from sitrep.delivery.publication import Extent, publish  # noqa: PLC0415 — likewise
    from sitrep.delivery.record import write_build_record  # noqa: PLC0415 — likewise

    place = manifest.Edition(
        edition.dossier.id, edition.report.name, str(wanted.audience), edition.redacted
    )
    extent = Extent.WHOLE if wanted.is_whole else Extent.PART
    published = publish(folder, place, files, extent)
    write_build_record(folder, edition.dossier.id, hash_inputs(edition.dossier))
    return published
