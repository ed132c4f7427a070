"""Phrases: figures with their nouns, lengths of time, periods and captions, in one language."""

from __future__ import annotations

from typing import Any

from sitrep.evidence.quantities import Qualifier
from sitrep.facts.fact import Fact
from sitrep.facts.figures import Figure, Unit
from sitrep.facts.kinds import Age, Casualties, Displacement, Group, Victims
from sitrep.facts.periods import Duration, PartialDate, Period
from sitrep.localisation.captions import COUNTED, DISPLACEMENT, casualties_message
from sitrep.localisation.catalogue import Catalogue
from sitrep.localisation.figure_words import DURATIONS, FIGURES, SINGLES, TOTALS, VAGUE, Noun
from sitrep.localisation.formats import Formats
from sitrep.localisation.locales import Language
from sitrep.localisation.messages import N_, Message
from sitrep.localisation.time_words import APPROXIMATE, OPEN_DURATIONS, Sense, precision
from sitrep.localisation.words import heading, word

__all__ = [
    "Noun",
    "Sense",
    "boundary_disclaimer",
    "caption",
    "counted",
    "duration_phrase",
    "figure_phrase",
    "heading",
    "noun_of",
    "opening_form",
    "period_pieces",
    "word",
]

Pieces = tuple[tuple[str, Any], ...]

_NOUN_OF_GROUP = {
    Group.REFUGEES: Noun.REFUGEES,
    Group.MIGRANTS: Noun.MIGRANTS,
    Group.RETURNEES: Noun.RETURNEES,
}
_NOUN_OF_VICTIMS = {
    Victims.CIVILIANS: Noun.CIVILIANS,
    Victims.CHILDREN: Noun.CHILDREN,
    Victims.AID_WORKERS: Noun.AID_WORKERS,
    Victims.COMBATANTS: Noun.COMBATANTS,
}
# Languages whose capital of i keeps its dot.
_DOTTED = frozenset({"tr", "az"})


def noun_of(fact: Fact) -> Noun:
    """What the figure of a fact counts, where it counts people."""
    if isinstance(fact, Displacement):
        return _NOUN_OF_GROUP.get(fact.group, Noun.PEOPLE)
    if isinstance(fact, Casualties):
        if fact.victims is Victims.ALL and fact.age is Age.CHILDREN:
            return Noun.CHILDREN
        return _NOUN_OF_VICTIMS.get(fact.victims, Noun.PEOPLE)
    return Noun.PEOPLE


def counted(fact: Fact, figure: Figure) -> Noun:
    """What a figure of a fact counts: households, or the people that the fact is of."""
    return Noun.HOUSEHOLDS if figure.unit is Unit.HOUSEHOLDS else noun_of(fact)


def figure_phrase(
    catalogue: Catalogue, formats: Formats, figure: Figure, noun: Noun, *, opening: bool = False
) -> str:
    """A figure with its qualifier and noun: "more than 2,000 people".

    ``opening`` makes it fit to open a sentence: capitalised, and never a numeral in front
    ("A total of 17 civilians"). A figure in households counts households, whatever the noun.
    """
    noun = Noun.HOUSEHOLDS if figure.unit is Unit.HOUSEHOLDS else noun
    phrase = _figure(catalogue, formats, figure, noun)
    if not opening:
        return phrase
    if figure.qualifier is Qualifier.EXACT and phrase[:1].isdigit():
        if figure.value == 1:
            phrase = catalogue.text(SINGLES[noun])
        else:
            phrase = _counted(catalogue, formats, TOTALS[noun], figure.value or 0)
    return opening_form(phrase, catalogue.language)


def _figure(catalogue: Catalogue, formats: Formats, figure: Figure, noun: Noun) -> str:
    qualifier = figure.qualifier
    if figure.low is not None and figure.high is not None:
        low, high = formats.number(figure.low), formats.number(figure.high)
        return catalogue.counted(FIGURES[qualifier, noun], figure.high, low=low, high=high)
    if figure.value is None:
        return catalogue.text(VAGUE[qualifier, noun])
    return _counted(catalogue, formats, FIGURES[qualifier, noun], figure.value)


def _counted(catalogue: Catalogue, formats: Formats, message: Message, number: int) -> str:
    return catalogue.counted(message, number, number=formats.number(number))


def opening_form(phrase: str, language: Language) -> str:
    """The phrase with a capital in front, where the script has capitals."""
    index = next((i for i, c in enumerate(phrase) if c.isalnum()), None)
    if index is None:
        return phrase
    first = phrase[index]
    capital = "İ" if first == "i" and language.code in _DOTTED else first.title()
    # Georgian has capitals for whole words in capitals alone.
    capital = first if language.code == "ka" else capital
    return phrase[:index] + capital + phrase[index + 1 :]


def duration_phrase(catalogue: Catalogue, formats: Formats, duration: Duration) -> str:
    """A length of time: "nearly 2 years"."""
    message = DURATIONS[duration.qualifier, duration.unit]
    return _counted(catalogue, formats, message, duration.value)


def period_pieces(catalogue: Catalogue, period: Period, *, sense: Sense = Sense.LASTING) -> Pieces:
    """A period in words: "since 2011", "28 May 2018 to 3 June 2018", "for nearly 2 years".

    Returns pairs, in the order of the language: ``("text", str)``, ``("duration", Duration)`` and
    a date that stands alone, ``("date", PartialDate)``, or after a preposition,
    ``("date_in_phrase", PartialDate)``, so that each keeps its value for programs. ``sense`` tells
    a duration that lasts ("for 2 years") from one in which something was counted ("over 2 weeks").
    """
    if period.duration is not None:
        return _lasting(catalogue, period, period.duration, sense)
    start, end = period.start, period.end
    about = "around " if period.approx else ""
    if start is not None and start == end:
        if not period.approx:
            return (("date", start),)
        return _pieces(catalogue, Message("around {date}", precision(start)), date=start)
    if start is not None and end is not None:
        message = Message(f"{about}{{start}} to {{end}}", precision(start, end))
        return _pieces(catalogue, message, start=start, end=end)
    if start is not None:
        return _pieces(catalogue, Message(f"since {about}{{start}}", precision(start)), start=start)
    if end is None:
        raise ValueError("a period states a start, an end or a duration")
    leads = "by" if sense is Sense.MOMENT else "until"
    return _pieces(catalogue, Message(f"{leads} {about}{{end}}", precision(end)), end=end)


def _lasting(catalogue: Catalogue, period: Period, duration: Duration, sense: Sense) -> Pieces:
    leads = "over" if sense is Sense.WITHIN else "for"
    if period.end is not None:
        message = Message(f"{leads} {{duration}} up to {{end}}", precision(period.end))
        pieces = _pieces(catalogue, message, duration=duration, end=period.end)
    elif period.start is not None:
        message = Message(f"{leads} {{duration}} from {{start}}", precision(period.start))
        pieces = _pieces(catalogue, message, duration=duration, start=period.start)
    else:
        pieces = _pieces(
            catalogue, OPEN_DURATIONS.get(sense, OPEN_DURATIONS[Sense.LASTING]), duration=duration
        )
    if not period.approx:
        return pieces
    return tuple(
        inner
        for piece in catalogue.pieces(APPROXIMATE, period=pieces)
        for inner in ((("text", piece),) if isinstance(piece, str) else piece)
    )


def _pieces(catalogue: Catalogue, message: Message, **values: PartialDate | Duration) -> Pieces:
    if not catalogue.has(message):
        return (("english", _kinds(catalogue, message, **values)),)
    return _kinds(catalogue, message, **values)


def _kinds(catalogue: Catalogue, message: Message, **values: PartialDate | Duration) -> Pieces:
    kinds = {PartialDate: "date_in_phrase", Duration: "duration", str: "text"}
    return tuple((kinds[type(piece)], piece) for piece in catalogue.pieces(message, **values))


def caption(catalogue: Catalogue, fact: Fact) -> str:
    """What a figure counts, as the caption under it: "New displacement", "Civilians killed".

    It names no number and agrees with none, so it stands under people and households alike.
    """
    if isinstance(fact, Displacement):
        return catalogue.text(DISPLACEMENT[fact.measure, fact.group])
    if isinstance(fact, Casualties):
        counted = catalogue.text(casualties_message(fact.outcome, fact.victims))
        return catalogue.text(COUNTED[fact.measure], caption=counted)
    raise ValueError(f"a fact of the kind {fact.kind} has no figure")


def boundary_disclaimer(catalogue: Catalogue) -> str:
    """What stands under every map."""
    return catalogue.text(
        N_(
            "The boundaries and names shown and the designations used on this map do not imply "
            "official endorsement or acceptance."
        )
    )
