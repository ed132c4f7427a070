"""Notes for translators: what a sentence's placeholders will show, and what a name is for.

They stand in the catalogue above their message, so nobody needs to know the program.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.rendering.narrative import agrees_with, show
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import plain
from sitrep.report.placeholders import Hole, holes

_OF_FORMS = {
    "crisis": "The title of the report.",
    "organisation": "Who issues the report.",
    "partners": "Who issues the report together with others.",
    "disclaimer": "Stands at the end of the report.",
    "role": "What a contact is asked about.",
    "short": "The short name, for tables and lines where room is scarce.",
    "source": "Who says how many people a household has; stands in brackets.",
    "summary": "A sentence of its own in a table.",
    "reason": "Why a figure was chosen or corrected; follows a colon or a full stop.",
    "verified_by": "Who verified it; follows “verified by”.",
}
_OF_TABLES = {
    "places": "A place.",
    "actors": "A party to the conflict, or another who acts in it.",
    "sources": "A source, as it stands in the list of sources.",
    "contacts": "Whom readers may ask.",
    "shown_as": "Stands for a source or article that readers may not know.",
}


def notes_on(context: str, text: str, narrator: Narrator) -> tuple[str, ...]:
    """What a translator should know of a sentence or name; ``narrator`` tells it in the original."""
    table, _, rest = context.partition(".")
    form = rest.rpartition(".")[2] or table
    if form == "according_to":
        example = f"according to {text}" if not text.startswith("according to") else text
        return (f"Ends a sentence: “…, {example}.” Write all of it, as “selon l’OIM”.",)
    if table == "facts":
        quotes = _quotes(rest.partition(".")[0], narrator)
        return (_OF_FORMS.get(form, ""), *quotes)
    if holes(text):
        return tuple(dict.fromkeys(_note(hole, narrator) for hole in holes(text)))
    if note := _OF_FORMS.get(form) or _OF_FORMS.get(rest.partition(".")[0]):
        return (note,)
    return (_OF_TABLES[table],) if table in _OF_TABLES else ()


def agreements_of(text: str, narrator: Narrator) -> tuple[tuple[str, str], ...]:
    """What the words around each placeholder agree with, by placeholder."""
    found = {str(hole): agrees_with(hole, narrator) for hole in holes(text)}
    return tuple((hole, value) for hole, value in found.items() if value)


def _quotes(fact: str, narrator: Narrator) -> Iterator[str]:
    """The quotes of a fact, as far as the report may show them."""
    for entry in narrator.report.material.observations:
        if entry.id == fact:
            for witness in entry.witnesses:
                if witness.quote:
                    yield f"The article: “{' '.join(witness.quote.split())}”"


def _note(hole: Hole, narrator: Narrator) -> str:
    if hole.attribute == "cite":
        return f"{hole} → the number of the source, such as [1]"
    shown = plain(show(hole, narrator))
    return f"{hole} → “{shown}”"
