"""Key figures: each figure with its source, its age, its rivals and its change."""

from __future__ import annotations

import re

from sitrep.localisation.messages import N_
from sitrep.localisation.phrases import opening_form
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, Runs, join, text
from sitrep.rendering.sections.changes import tell_change
from sitrep.rendering.sections.gaps import listed
from sitrep.rendering.terms import WITH_DETAIL
from sitrep.report.assemble import KeyFigure
from sitrep.report.gaps import is_old
from sitrep.report.material import Observation


def key_figures(narrator: Narrator) -> list[dict[str, object]]:
    """The cards, in the report's order."""
    return [_card(entry, narrator) for entry in narrator.report.key_figures]


def further_figures(narrator: Narrator) -> Runs:
    """What else was counted, where the cards had no room for it."""
    further = narrator.report.further
    if not further:
        return []
    # Translators: under the key figures, those that only the sections below show:
    # “Further figures, in the sections below: Derna: New displacement [1]; Sirte: Returns [2].”
    message = N_("Further figures, in the sections below: {things}.")
    return narrator.voice.weave(message, things=listed(further, narrator))


def _card(entry: KeyFigure, narrator: Narrator) -> dict[str, object]:
    """One series: the figure that the issue goes by, or all rivals alike where it goes by none."""
    series, shown = entry.series, entry.series.shown
    equals = series.disputants[1:] if series.lead is None else ()
    rivals = series.rivals if series.lead is not None else ()
    return {
        "id": series.id,
        "figure": _with_parts(narrator.figure(shown), narrator),
        "marks": narrator.marks(shown),
        "caption": narrator.caption(shown),
        "details": [
            *(_of_a_rival(shown, narrator) if series.lead is None else ()),
            *_details(shown, narrator),
        ],
        "equals": [_equal(other, narrator) for other in equals],
        "change": tell_change(entry.change, shown.id, narrator)
        if entry.change
        else _first(entry, narrator),
        "rivals": _rivals(rivals, narrator),
        "notes": _notes(entry, narrator),
    }


def _equal(other: Observation, narrator: Narrator) -> dict[str, object]:
    """A rival of a figure that nobody preferred: as large, with its own marks and source."""
    return {
        "figure": _with_parts(narrator.figure(other), narrator),
        "marks": narrator.marks(other),
        "details": [*_of_a_rival(other, narrator), *_details(other, narrator)[1:]],
    }


def _of_a_rival(entry: Observation, narrator: Narrator) -> list[Runs]:
    """What tells rivals apart besides their source: households in people, and over what time."""
    period = narrator.period(entry)
    return [*narrator.conversion(entry), *([period] if period else ())]


def _with_parts(run: Run, narrator: Narrator) -> Run:
    """The figure's phrase cut around its numeral, which the page sets large."""
    parts = None
    start, end = _numeral(run, narrator)
    words = opening_form(run["text"], narrator.voice.language)
    if end > start:
        parts = {
            "before": words[:start],
            "number": run["text"][start:end],
            "after": run["text"][end:],
        }
    return {**run, "text": words, "parts": parts}


def _numeral(run: Run, narrator: Narrator) -> tuple[int, int]:
    """Where a phrase's numeral begins and ends; a range's runs from the low to the high number."""
    numbers = [narrator.voice.number(int(n)) for n in run["value"].split("..") if n.isdigit()]
    spans = [_find(number, run["text"]) for number in numbers]
    found = [span for span in spans if span is not None]
    if not found or len(found) < len(numbers):
        return 0, 0
    return min(start for start, _ in found), max(end for _, end in found)


def _find(number: str, words: str) -> tuple[int, int] | None:
    """Where a number stands that is no piece of another one."""
    found = re.search(rf"(?<!\d){re.escape(number)}(?!\d)", words)
    return found.span() if found else None


def _details(shown: Observation, narrator: Narrator) -> list[Runs]:
    voice = narrator.voice
    lines = [narrator.place(shown.fact.place)]
    if shown.fact.reported is not None:
        lines.append(
            voice.weave(N_("Reported: {date}"), date=voice.moment(shown.fact.reported, shown.fact))
        )
    elif shown.published is not None:
        lines.append(voice.weave(N_("Published: {date}"), date=voice.day(shown.published)))
    lines.append(voice.weave(N_("Source: {source}"), source=narrator.sources(shown)))
    if is_old(shown, narrator.report.issue):
        lines.append(text(voice.say(N_("Older than the period of this report"))))
    return lines


def _first(entry: KeyFigure, narrator: Narrator) -> Runs:
    return text(narrator.voice.say(N_("New in this report"))) if entry.is_new else []


def _rivals(others: tuple[Observation, ...], narrator: Narrator) -> dict[str, object] | None:
    if not others:
        return None
    return {
        "label": narrator.voice.say(N_("Other sources give:")),
        "entries": [_rival(other, narrator) for other in others],
    }


def _rival(other: Observation, narrator: Narrator) -> Runs:
    told: Runs = [narrator.figure(other)]
    for conversion in narrator.conversion(other):
        told = narrator.voice.weave(WITH_DETAIL, figure=told, detail=conversion)
    told = join([told, *([mark] for mark in narrator.marks(other))], " ")
    return narrator.voice.weave(
        N_("{figure}, {source}"), figure=told, source=narrator.sources(other)
    )


def _notes(entry: KeyFigure, narrator: Narrator) -> list[Runs]:
    voice, series = narrator.voice, entry.series
    notes: list[Runs] = []
    if series.reason is not None:
        reason = narrator.own(f"choices.{series.id}.reason", series.reason)
        notes.append(voice.weave(N_("Why this figure: {reason}"), reason=reason))
    if series.lead is None:
        notes.append(text(voice.say(N_("The sources disagree; no figure was preferred."))))
    else:
        notes += narrator.conversion(series.shown)
    return notes
