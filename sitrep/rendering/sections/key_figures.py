"""Key figures: each figure with its source, its age, its rivals and its change."""

from __future__ import annotations

from sitrep.localisation.messages import N_
from sitrep.localisation.phrases import opening_form
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, Runs, figure, text
from sitrep.report.assemble import KeyFigure
from sitrep.report.changes import Change, How
from sitrep.report.gaps import is_old
from sitrep.report.material import Observation


def key_figures(narrator: Narrator) -> list[dict[str, object]]:
    """The cards, in the report's order."""
    return [_card(entry, narrator) for entry in narrator.report.key_figures]


def _card(entry: KeyFigure, narrator: Narrator) -> dict[str, object]:
    series, shown = entry.series, entry.series.shown
    return {
        "id": series.id,
        "figure": _with_parts(narrator.figure(shown), narrator),
        "marks": narrator.marks(shown),
        "caption": narrator.caption(shown),
        "details": _details(shown, narrator),
        "change": _change(entry.change, shown, narrator)
        if entry.change
        else _first(entry, narrator),
        "rivals": _rivals(series.rivals, narrator),
        "notes": _notes(entry, narrator),
    }


def _with_parts(run: Run, narrator: Narrator) -> Run:
    """The figure's phrase cut around its numeral, which the page sets large."""
    number = next((n for n in narrator.numerals(run["value"]) if n in run["text"]), None)
    parts = None
    if number is not None:
        before, after = run["text"].split(number, 1)
        parts = {"before": before, "number": number, "after": after}
    words = opening_form(run["text"], narrator.voice.language)
    if parts is not None and parts["before"]:
        parts["before"] = words[: len(parts["before"])]
    return {**run, "text": words, "parts": parts}


def _details(shown: Observation, narrator: Narrator) -> list[Runs]:
    voice = narrator.voice
    lines = [narrator.place(shown.fact.place)]
    if shown.fact.reported is not None:
        lines.append(
            voice.weave(N_("Reported: {date}"), date=voice.moment(shown.fact.reported, shown.fact))
        )
    elif shown.is_dated:
        lines.append(voice.weave(N_("Published: {date}"), date=voice.day(shown.said)))
    lines.append(voice.weave(N_("Source: {source}"), source=narrator.sources(shown)))
    if is_old(shown, narrator.report.issue):
        lines.append(text(voice.say(N_("Older than the period of this report"))))
    return lines


def _first(entry: KeyFigure, narrator: Narrator) -> Runs:
    return text(narrator.voice.say(N_("New in this report"))) if entry.is_new else []


def _change(change: Change, shown: Observation, narrator: Narrator) -> Runs:
    voice = narrator.voice
    was: dict[str, Runs] = {
        "figure": narrator.cited_figure(change.before),
        "number": text(voice.number(change.number)),
    }
    if change.how is How.UNCHANGED:
        return voice.weave(N_("No change since report no. {number}"), number=was["number"])
    if change.how is How.CORRECTED:
        reason = narrator.reason(shown.fact)
        return voice.weave(
            N_("Corrected: report no. {number} said {figure}. {reason}"), reason=reason, **was
        )
    if change.how is How.OTHER_SOURCE:
        source = narrator.source_names(change.before)
        return voice.weave(
            N_("Another source than in report no. {number}, which gave {figure} ({source})"),
            source=source,
            **was,
        )
    if change.difference is None:
        return voice.weave(
            N_("Report no. {number} gave {figure}; the two cannot be compared"), **was
        )
    difference = [_difference(change, shown, narrator)]
    if change.how is How.ROSE:
        return voice.weave(
            N_("{difference} more than in report no. {number} ({figure})"),
            difference=difference,
            **was,
        )
    return voice.weave(
        N_("{difference} fewer than in report no. {number} ({figure})"),
        difference=difference,
        **was,
    )


def _difference(change: Change, now: Observation, narrator: Narrator) -> Run:
    """The difference of two figures; the phrase around it and the JSON name the other one."""
    amount = change.difference or 0
    return figure(narrator.voice.number(abs(amount)), str(amount), now.id, None)


def _rivals(others: tuple[Observation, ...], narrator: Narrator) -> dict[str, object] | None:
    if not others:
        return None
    return {
        "label": narrator.voice.say(N_("Other sources give:")),
        "entries": [_rival(other, narrator) for other in others],
    }


def _rival(other: Observation, narrator: Narrator) -> Runs:
    told = [narrator.figure(other)]
    for conversion in narrator.conversion(other):
        told += [*text(" ("), *conversion, *text(")")]
    for mark in narrator.marks(other):
        told += [*text(" "), mark]
    return narrator.voice.weave(
        N_("{figure}, {source}"), figure=told, source=narrator.sources(other)
    )


def _notes(entry: KeyFigure, narrator: Narrator) -> list[Runs]:
    voice, series = narrator.voice, entry.series
    notes: list[Runs] = []
    if series.reason is not None:
        reason = narrator.own(f"choices.{series.id}.reason", series.reason)
        notes.append(voice.weave(N_("Why this figure: {reason}"), reason=reason))
    elif series.lead is None:
        notes.append(text(voice.say(N_("The sources disagree; no figure was preferred."))))
    notes += narrator.conversion(series.shown)
    return notes
