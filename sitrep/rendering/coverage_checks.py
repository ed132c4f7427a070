"""What an edition, or a language of an operation, asks of the PDF's fonts and they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.diagnostics import Diagnostic, Location, diagnose
from sitrep.localisation.locales import Language
from sitrep.rendering.coverage import (
    StrayQuote,
    lacking_letters,
    listed,
    stray_quotes,
    stray_texts,
    stray_word,
)
from sitrep.rendering.fonts.extra import INSTALL, would_help
from sitrep.rendering.fonts.own import load_own_fonts
from sitrep.rendering.fonts.typecase import Typecase
from sitrep.report.dossier import Dossier


class Written(NamedTuple):
    """Where texts were written: the operation, and the name of the issue."""

    dossier: Dossier
    issue: str


def check_fonts(dossier: Dossier, languages: Iterable[Language]) -> tuple[Diagnostic, ...]:
    """What is wrong with an operation's own fonts, and in which languages no PDF can be made.

    Diagnostics: those of ``load_own_fonts``, and L614.
    """
    own, problems = load_own_fonts(dossier)
    for language in languages:
        problems += check_script(dossier, language, Typecase(own))
    return problems


def check_script(dossier: Dossier, language: Language, fonts: Typecase) -> tuple[Diagnostic, ...]:
    """Whether PDFs can be made in a language at all.

    Diagnostics: L614, a warning, since its HTML can be.
    """
    letters = lacking_letters(language, fonts)
    if not letters:
        return ()
    message = f"no PDF can be made in {language.tag}: HTML only; its fonts lack {listed(letters)}"
    return (
        diagnose("L614", _where_named(dossier, language.tag), message, _hint(language, letters)),
    )


def check_coverage(
    written: Written, language: Language, view: Mapping[str, Any], fonts: Typecase
) -> tuple[Diagnostic, ...]:
    """What the fonts lack of one language of an issue that is wanted as PDF.

    Args:
        written: where the texts of the view were written.
        language: the view's.
        view: finished, with nothing in it that its audience may not see.
        fonts: those that there are.

    Diagnostics: L612 for a language or a text that cannot be drawn; L613, a warning, for a
    quote, whose characters the PDF shows by their numbers.
    """
    texts = stray_texts(view, fonts)
    if texts and lacking_letters(language, fonts):
        strays = fonts.uncovered("".join(texts))
        message = f"no PDF can be made in {language.tag}: its fonts lack {listed(strays)}"
        where = _where_named(written.dossier, language.tag)
        return (diagnose("L612", where, message, _hint(language, strays)),)
    problems = [_of_text(written, language, text, fonts) for text in texts]
    problems += [
        _of_quote(written.dossier, quote, fonts.uncovered(quote.text))
        for quote in stray_quotes(view, fonts)
    ]
    at_its_place = {(problem.code, problem.place): problem for problem in reversed(problems)}
    return tuple(reversed(at_its_place.values()))


def _of_text(written: Written, language: Language, text: str, fonts: Typecase) -> Diagnostic:
    word, offset = stray_word(text, fonts)
    where = _where_written(written, language, (word, offset))
    strays = fonts.uncovered(text)
    message = f"the PDF’s fonts lack {listed(strays)} of “{word}” ({language.tag})"
    return diagnose("L612", where, message, f"write it without, or {_hint(language, strays)}")


def _of_quote(dossier: Dossier, quote: StrayQuote, strays: Sequence[str]) -> Diagnostic:
    offset = min(quote.text.index(character) for character in strays)
    where = Location(f"{dossier.shown_as}/facts")
    for record in dossier.facts:
        for index, source in enumerate(record.fact.sources):
            if record.fact.id in quote.facts and source.quote == quote.text:
                path = (*record.path, "sources", index, "quote")
                where = record.document.at_text(path, offset)
    message = f"the PDF’s fonts lack {listed(strays)} of a quote"
    hint = "the PDF shows such a character as [U+1F600]"
    if would_help(strays):
        hint += f", unless its font is there: {INSTALL}"
    return diagnose("L613", where, message, hint)


def _hint(language: Language, strays: Iterable[str]) -> str:
    """Where a font for some characters comes from, and how to do without the PDF."""
    source = INSTALL if would_help(strays) else "name a folder with a font: branding: {fonts: …}"
    return f"{source}, or leave out the PDF: --locale {language.tag} --format html --format json"


def _where_named(dossier: Dossier, tag: str) -> Location:
    own = dossier.operation.locales
    return dossier.record.at("locales", own.index(tag) if tag in own else 0)


def _where_written(written: Written, language: Language, stray: tuple[str, int]) -> Location:
    """The first place where a word stands in the operation's files; else the operation's own.

    Where no space parts words a sentence runs into them: then the character alone is looked for.
    """
    word, offset = stray
    dossier, issue = written
    for wanted, inside in ((word, offset), (word[offset], 0)):
        for file in _sources(dossier.path, issue, language):
            text = (dossier.path / file).read_text(encoding="utf-8", errors="replace")
            start = text.find(wanted)
            if start >= 0:
                before = text[: start + inside]
                column = len(before) - before.rfind("\n")
                return Location(f"{dossier.shown_as}/{file}", before.count("\n") + 1, column)
    return Location(f"{dossier.shown_as}/operation.yaml")


def _sources(folder: Path, issue: str, language: Language) -> Iterator[str]:
    """The files that a view's texts come from, most likely first."""
    translations = (f"translations/{tag}/*.po" for tag in language.chain)
    patterns = ("operation.yaml", f"reports/{issue}.yaml", *translations, "facts/*", "articles/*")
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                yield path.relative_to(folder).as_posix()
