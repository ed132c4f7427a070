"""What a language lacks: told as a warning, or as an error where nothing may be missing."""

from __future__ import annotations

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.catalogue import Catalogue
from sitrep.rendering.tongue import Missing
from sitrep.rendering.voice import Voice
from sitrep.report.dossier import Dossier

_HINT = (
    "`sitrep i18n update` brings the files up to date, `sitrep i18n status` says what is missing"
)


def check_translated(
    dossier: Dossier, issue: str, voice: Voice, missing: Missing
) -> tuple[Diagnostic, ...]:
    """What was left in the original when a report was said.

    Diagnostics: L615, a warning, once a language; with ``Missing.FAIL`` L616, and L616 too for
    labels that stood in English.
    """
    folder = f"{dossier.shown_as}/translations/{voice.language.tag}"
    code, where = ("L616", f"{folder}/{issue}.po") if missing is Missing.FAIL else ("L615", folder)
    problems = check_labels(voice.catalogue) if missing is Missing.FAIL else ()
    if voice.untranslated:
        what = _count(
            len(voice.untranslated), "sentence or name stands", "sentences or names stand"
        )
        contexts = ", ".join(dict.fromkeys(context for context, _ in voice.untranslated))
        message = f"{what} in {voice.source_tag}, for want of a translation that holds: {contexts}"
        problems = (diagnose(code, Location(where), message, _HINT), *problems)
    return problems


def check_labels(catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """The program's own words that stood in English.

    Diagnostics: L616.
    """
    if not catalogue.missing:
        return ()
    where = Location(f"templates/locale/{catalogue.language.tag}/messages.po")
    what = _count(len(catalogue.missing), "label stands", "labels stand")
    words = ", ".join(f"“{message.singular[:40]}”" for message in catalogue.missing[:5])
    return (diagnose("L616", where, f"{what} in English: {words}", _HINT),)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
