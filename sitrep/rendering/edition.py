"""An edition: one issue for one audience, said in its languages and ready to be rendered."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import Language, read_language
from sitrep.operation.model import Digits
from sitrep.rendering.coverage_checks import Written, check_coverage
from sitrep.rendering.digest.job import DigestJob
from sitrep.rendering.digest.making import formats_for, make_digest
from sitrep.rendering.export import export_facts, redacted_hash
from sitrep.rendering.fonts.own import load_own_fonts
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.rendering.job import DocumentJob
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.parity import Figures, figures_of
from sitrep.rendering.tongue import Missing, Tongue
from sitrep.rendering.translated import check_translated
from sitrep.rendering.view import build_view
from sitrep.rendering.voice import Voice
from sitrep.report.assemble import Report
from sitrep.report.dossier import Dossier

_LOGO_LIMIT = 512 * 1024  # bytes; it stands in every file of the report
_LOGO_TYPES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True)
class Edition:
    """A report with the job of each of its languages, by tag.

    ``digests`` are the jobs of the e-mailed digest, and empty where none is wanted; ``measured``
    those of languages that are not built now, and by which the digests are cut alike.
    """

    dossier: Dossier
    report: Report
    facts: bytes
    redacted: str
    jobs: Mapping[str, DocumentJob]
    digests: Mapping[str, DigestJob] = field(default_factory=dict)
    measured: Mapping[str, DigestJob] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its files are called after: "libya-derna-001"."""
        return f"{self.dossier.id}-{self.report.name}"

    def document_name(self, tag: str) -> str:
        """What the report in one language is called: "libya-derna-001-fr"."""
        return f"{self.name}-{tag}"

    def digest_name(self, tag: str) -> str:
        """What the digest in one language is called."""
        return f"digest-{self.name}-{tag}"

    @property
    def documents(self) -> frozenset[str]:
        """The names of all that is to be rendered for it."""
        digests = {self.digest_name(tag) for tag in self.digests}
        return frozenset({*map(self.document_name, self.jobs), *digests})


def make_edition(
    dossier: Dossier,
    report: Report,
    tongues: Sequence[Tongue],
    formats: Sequence[str],
    missing: Missing = Missing.SOURCE,
) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """The jobs that render a report in each language.

    A digest that leads to the report on the web has the report's HTML made too, and one that has
    it attached, the PDF.

    Diagnostics: L615, or L616 where nothing may be missing, for sentences without a translation;
    L611 where languages do not show the same figures, O812 for the logo; where PDFs are wanted
    L612 and L613 for what the fonts lack, and those of `load_own_fonts`.
    """
    logo, problems = _read_logo(dossier)
    own, wrong = load_own_fonts(dossier) if {"pdf", "digest"} & {*formats} else ((), ())
    problems += wrong
    typecase = Typecase(own)
    source, digits = source_language(dossier), dossier.operation.digits
    voices = {tongue.language.tag: _voice(tongue, source, digits) for tongue in tongues}
    views = {tag: build_view(report, voice, logo) for tag, voice in voices.items()}
    digests: dict[str, DigestJob] = {}
    for tongue in tongues if "digest" in formats else ():
        tag = tongue.language.tag
        narrator = Narrator(report, voices[tag])
        digests[tag] = make_digest(narrator, views[tag], tongue, typecase, missing)
    for voice in voices.values():
        problems += check_translated(dossier, report.name, voice, missing)
    figures = {tag: figures_of(view) for tag, view in views.items()}
    facts = export_facts(report, next(iter(figures.values()), frozenset()))
    jobs = {
        tongue.language.tag: DocumentJob(
            view=views[tongue.language.tag],
            templates=tongue.templates,
            catalogue=tongue.catalogue,
            formats=formats_for(digests.get(tongue.language.tag), formats),
            facts=facts,
            facts_name=f"facts-{dossier.id}-{report.name}.json",
            day=report.issue.issued,
            typecase=typecase,
            must_be_translated=missing is Missing.FAIL,
        )
        for tongue in tongues
    }
    edition = Edition(dossier, report, facts, redacted_hash(facts, report), jobs, digests)
    problems += tuple(_disparities(figures, dossier))
    problems += tuple(
        _disparities({tag: figures_of(j.view) for tag, j in digests.items()}, dossier)
    )
    for tongue in tongues:
        tag = tongue.language.tag
        if "pdf" in jobs[tag].formats:
            written = Written(dossier, report.name)
            problems += check_coverage(written, tongue.language, views[tag], typecase)
    return edition, problems


def source_language(dossier: Dossier) -> Language:
    """The language of an operation's own sentences, which was checked before."""
    language, problems = read_language(dossier.operation.language, Location(""))
    if language is None:
        raise ValueError(f"the operation was not checked: {problems}")
    return language


def _voice(tongue: Tongue, source: Language, digits: Digits) -> Voice:
    original = Voice(source, source, tongue.original, Formats(source, digits), {})
    return Voice(
        tongue.language,
        source,
        tongue.catalogue,
        Formats(tongue.language, digits),
        tongue.wording,
        original=original,
    )


def _disparities(figures: Mapping[str, Figures], dossier: Dossier) -> list[Diagnostic]:
    """A translation that lost a placeholder loses a figure."""
    problems = []
    every = frozenset().union(*figures.values())
    for tag, shown in figures.items():
        for fact, value in sorted(every - shown):
            message = f"{tag} does not show the figure {value} of {fact}, other languages do"
            where = Location(f"{dossier.shown_as}/translations/{tag}")
            problems.append(diagnose("L611", where, message, "compare the placeholders"))
    return problems


def _read_logo(dossier: Dossier) -> tuple[str | None, tuple[Diagnostic, ...]]:
    name = dossier.operation.branding.logo
    if name is None:
        return None, ()
    where = dossier.record.at("branding", "logo")
    try:
        content = (dossier.path / name).read_bytes()
    except OSError as problem:
        reason = problem.strerror or "cannot be read"
        return None, (diagnose("O812", where, f"{name}: {reason}", "put it beside this file"),)
    kind = next((kind for start, kind in _LOGO_TYPES.items() if content.startswith(start)), None)
    if kind is None or len(content) > _LOGO_LIMIT:
        message = f"{name} is not a PNG or JPEG of at most {_LOGO_LIMIT // 1024} KB"
        return None, (diagnose("O812", where, message, "save it as a small PNG"),)
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}", ()
