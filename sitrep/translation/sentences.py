"""What is to be translated of an operation: found by saying its reports and noting what was asked for.

No list of translatable fields is kept beside the code that shows them: each issue is said to each
audience in a language that knows no word, and what it then lacks is what a translator is given.
So nothing is given that no reader sees, and nothing that the file's audience may not see (P1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sitrep.localisation.catalogue import Catalogue
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import PSEUDO_LANGUAGES
from sitrep.localisation.wording import catalogue_stem
from sitrep.operation.model import Operation
from sitrep.rendering.edition import source_language
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.tongue import catalogue_of
from sitrep.rendering.view import build_view
from sitrep.rendering.voice import Voice
from sitrep.report.assemble import assemble
from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier
from sitrep.report.issue import IssueRecord
from sitrep.report.sections import SECTIONS
from sitrep.translation.notes import agreements_of, notes_on

NAMES = "names"
"""The file of names and their forms, which all issues share."""

_OF_NAMES = (
    "operation",
    "contacts",
    "places",
    "actors",
    "sources",
    "shown_as",
    "household_size",
)
"""The contexts of names, in the order in which a translator meets them; others are of an issue."""


@dataclass(frozen=True)
class Sentence:
    """A text to translate: with its context, its plural where it counts, and notes on it.

    ``is_format`` says that braces in it are placeholders, or would be; ``agrees_with`` is what
    its words agree with, by placeholder.
    """

    text: str
    context: str | None = None
    plural: str | None = None
    notes: tuple[str, ...] = ()
    is_format: bool = False
    agrees_with: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What a message is found by."""
        return self.context or "", self.text


@dataclass(frozen=True)
class Script:
    """The sentences of one catalogue of an operation, for translators who may see as much.

    ``name`` is an issue's or ``NAMES``; ``day`` is when the issue was written.
    """

    name: str
    audience: Audience
    day: date
    sentences: tuple[Sentence, ...]

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return catalogue_stem(self.name, self.audience)


def scripts_of(dossier: Dossier) -> tuple[Script, ...]:
    """Everything to translate of an operation, whose data and issues must be without errors.

    Names come first, then the issues in the order of their dates; of each, what the public is
    shown, then what only partners are, and so on. Each sentence stands in one audience's file.
    """
    told: dict[tuple[str, Audience], dict[tuple[str, str], Sentence]] = {}
    given: dict[str, set[tuple[str, str]]] = {}
    for record in dossier.issues:
        for audience in Audience:
            for sentence in _sentences(dossier, record, audience):
                name = NAMES if _is_name(sentence) else record.name
                seen = given.setdefault(name, set())
                if sentence.key not in seen:
                    told.setdefault((name, audience), {})[sentence.key] = sentence
                seen.add(sentence.key)
    return tuple(_scripts(dossier, told))


def _scripts(
    dossier: Dossier, told: dict[tuple[str, Audience], dict[tuple[str, str], Sentence]]
) -> Iterator[Script]:
    days = {record.name: record.issue.issued for record in dossier.issues}
    days[NAMES] = max(days.values(), default=date.min)
    for name in (NAMES, *(record.name for record in dossier.issues)):
        for audience in Audience:
            if sentences := told.get((name, audience)):
                order = sorted(sentences.values(), key=_rank)
                yield Script(name, audience, days[name], tuple(order))


def _sentences(dossier: Dossier, record: IssueRecord, audience: Audience) -> Iterator[Sentence]:
    report = assemble(dossier, record, audience)
    source = source_language(dossier)
    original = Voice(source, source, catalogue_of(dossier, source)[0], Formats(source), {})
    nobody = PSEUDO_LANGUAGES[0]
    deaf = Voice(nobody, source, Catalogue(nobody), Formats(nobody), {}, original=original)
    build_view(report, deaf, None)
    narrator = Narrator(report, original)
    asked = dict.fromkeys((*deaf.untranslated, *_forms(report.material.operation)))
    for context, text in asked:
        yield Sentence(
            text,
            context,
            notes=notes_on(context, text, narrator),
            is_format=True,
            agrees_with=agreements_of(text, narrator),
        )


def _forms(operation: Operation) -> Iterator[tuple[str, str]]:
    """Every form of the names that the report may use: a sentence may ask for any of them."""
    for table in ("places", "actors", "sources"):
        for name, named in getattr(operation, table).items():
            yield f"{table}.{name}.name", named.name
            if getattr(named, "short", None) is not None:
                yield f"{table}.{name}.short", named.short
            if table == "sources":
                yield f"{table}.{name}.according_to", named.according_to or named.name


def _is_name(sentence: Sentence) -> bool:
    return (sentence.context or "").partition(".")[0] in _OF_NAMES


def _rank(sentence: Sentence) -> tuple[int, str]:
    """Names by what they name; narrative in the order of the report, and then what facts say."""
    root, _, rest = (sentence.context or "").partition(".")
    if root in _OF_NAMES:
        return _OF_NAMES.index(root), rest.partition(".")[0]
    return SECTIONS.index(root) if root in SECTIONS else len(SECTIONS), ""
