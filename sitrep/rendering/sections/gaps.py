"""What is not known, in words."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.localisation.messages import N_
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Runs, join, strong, tail, text
from sitrep.report.gaps import Gap, Lack
from sitrep.report.material import Observation
from sitrep.report.standing import Replacement

_LEAD_IN = {
    Lack.SOURCES_DISAGREE: N_("Sources disagree."),
    Lack.CLAIMS_OVERLAP: N_("Claims of control overlap."),
    Lack.UNVERIFIED: N_("Not verified."),
    Lack.SINGLE_SOURCE: N_("Single source."),
    Lack.STALE: N_("Older than this report’s period."),
    Lack.NO_UPDATE: N_("No new figure since the last report."),
    Lack.DESTINATION: N_("Where people went is not stated."),
    Lack.INJURED: N_("The number of injured is not stated."),
    Lack.EFFECT_INFERRED: N_("Inferred: no source states the effect on aid or people."),
    Lack.LATE: N_("Came in late; not news of this period."),
}


# Translators: what is counted, and the figure, marks and all: “Derna: Civilians killed – 17
# civilians unverified”, of a figure that was taken back or is news
WHAT_AND_FIGURE = N_("{what} – {figure}")


def gaps(narrator: Narrator) -> list[Runs]:
    """What was taken back, and a line a kind of gap: what is lacking, and of what."""
    return [*withdrawals(narrator.report.retracted, narrator), *lacks(narrator)]


def lacks(narrator: Narrator) -> list[Runs]:
    """A line a kind of gap."""
    return [_line(gap, narrator) for gap in narrator.report.gaps]


def withdrawals(taken_back: Iterable[Replacement], narrator: Narrator) -> list[Runs]:
    """A line for each thing that was said before and has been taken back."""
    return [_withdrawal(entry, narrator) for entry in taken_back]


def _withdrawal(entry: Replacement, narrator: Narrator) -> Runs:
    """What was said before and has been taken back, with the reason."""
    voice = narrator.voice
    said = text(narrator.caption_with_place(entry.old))
    if entry.old.fact.counted_figure is not None:
        figure = narrator.marked_figure(entry.old)
        said = voice.weave(WHAT_AND_FIGURE, what=said, figure=figure)
    else:
        said = join([said, *([mark] for mark in narrator.marks(entry.old))], " ")
    told = voice.weave(
        N_("{what} {cites} no longer holds. {reason}"),
        what=said,
        cites=narrator.cites(entry.old),
        reason=tail(narrator.reason(entry.new.fact), narrator.cites(entry.new)),
    )
    return voice.weave(_SENTENCE, lead_in=strong(voice.say(N_("Withdrawn."))), sentence=told)


# Translators: a line of what is not known, in bold what is lacking:
# “Not verified. Nothing in this report has been verified independently.”
_SENTENCE = N_("{lead_in} {sentence}")
# Translators: a line of what is not known, in bold what is lacking, then of what:
# “Single source. Derna: New displacement [1]; Sirte: Civilians killed [2].”
_THINGS = N_("{lead_in} {things}.")


def _line(gap: Gap, narrator: Narrator) -> Runs:
    voice = narrator.voice
    lead_in = strong(voice.say(_LEAD_IN[gap.lack]))
    if gap.lack is Lack.UNVERIFIED and _all_unverified(gap, narrator):
        rest = text(voice.say(N_("Nothing in this report has been verified independently.")))
        return voice.weave(_SENTENCE, lead_in=lead_in, sentence=rest)
    return voice.weave(_THINGS, lead_in=lead_in, things=listed(gap.observations, narrator))


def listed(entries: Iterable[Observation], narrator: Narrator) -> Runs:
    """What observations are about, each thing once, with all its citations."""
    things: dict[str, Runs] = {}
    for entry in entries:
        cites = things.setdefault(narrator.caption_with_place(entry), [])
        known = {cite["number"] for cite in cites}
        cites += [cite for cite in narrator.cites(entry) if cite["number"] not in known]
    lines = [text(words) + text(" ") + cites for words, cites in things.items()]
    return join(lines, narrator.voice.say(N_("; ")))


def _all_unverified(gap: Gap, narrator: Narrator) -> bool:
    shown = {entry.id for one in narrator.report.series for entry in one.current}
    return {entry.id for entry in gap.observations} == shown
