"""What an edition, or a language of an operation, asks of the PDF's fonts and they lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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
from sitrep.rendering.fonts import uncovered
from sitrep.report.dossier import Dossier


def check_script(dossier: Dossier, language: Language) -> tuple[Diagnostic, ...]:
    """Whether PDFs can be made in a language at all.

    Diagnostics: L614, a warning, since its HTML can be.
    """
    letters = lacking_letters(language)
    if not letters:
        return ()
    message = f"no PDF can be made in {language.tag}: HTML only; its fonts lack {listed(letters)}"
    return (diagnose("L614", _where_named(dossier, language.tag), message, _hint(language)),)


def check_coverage(
    dossier: Dossier, issue: str, language: Language, view: Mapping[str, Any]
) -> tuple[Diagnostic, ...]:
    """What the fonts lack of one language of an issue that is wanted as PDF.

    Args:
        dossier: where the texts of the view were written.
        issue: the name of the issue.
        language: the view's.
        view: finished, with nothing in it that its audience may not see.

    Diagnostics: L612 for a language or a text that cannot be drawn; L613, a warning, for a
    quote, whose characters the PDF shows by their numbers.
    """
    texts = stray_texts(view)
    letters = lacking_letters(language)
    if texts and letters:
        lacking = listed(uncovered("".join(texts)))
        message = f"no PDF can be made in {language.tag}: its fonts lack {lacking}"
        where = _where_named(dossier, language.tag)
        return (diagnose("L612", where, message, _hint(language)),)
    problems = [_of_text(dossier, issue, language, text) for text in texts]
    problems += [_of_quote(dossier, quote) for quote in stray_quotes(view)]
    return tuple(dict.fromkeys(problems))


def _of_text(dossier: Dossier, issue: str, language: Language, text: str) -> Diagnostic:
    word, offset = stray_word(text)
    where = _where_written(dossier, issue, language, (word, offset))
    message = f"the PDF’s fonts lack {listed(uncovered(text))} of “{word}” ({language.tag})"
    return diagnose("L612", where, message, f"write it without, or {_hint(language)}")


def _of_quote(dossier: Dossier, quote: StrayQuote) -> Diagnostic:
    strays = uncovered(quote.text)
    offset = min(quote.text.index(character) for character in strays)
    where = Location(f"{dossier.shown_as}/facts")
    for record in dossier.facts:
        for index, source in enumerate(record.fact.sources):
            if record.fact.id in quote.facts and source.quote == quote.text:
                path = (*record.path, "sources", index, "quote")
                where = record.document.at_text(path, offset)
    message = f"the PDF’s fonts lack {listed(strays)} of a quote"
    return diagnose("L613", where, message, "the PDF shows such a character as [U+1F600]")


def _hint(language: Language) -> str:
    return f"leave out the PDF: --locale {language.tag} --format html --format json"


def _where_named(dossier: Dossier, tag: str) -> Location:
    own = dossier.operation.locales
    return dossier.record.at("locales", own.index(tag) if tag in own else 0)


def _where_written(
    dossier: Dossier, issue: str, language: Language, stray: tuple[str, int]
) -> Location:
    """The first place where a word stands in the operation's files; else the operation's own."""
    word, offset = stray
    for file in _sources(dossier.path, issue, language):
        text = (dossier.path / file).read_text(encoding="utf-8", errors="replace")
        start = text.find(word)
        if start >= 0:
            before = text[: start + offset]
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
