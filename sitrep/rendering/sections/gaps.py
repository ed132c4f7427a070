"""What is not known, in words."""

from __future__ import annotations

from sitrep.localisation.messages import N_
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Runs, join, strong, text
from sitrep.report.gaps import Gap, Lack
from sitrep.report.standing import Replacement

_LEAD_IN = {
    Lack.SOURCES_DISAGREE: N_("Sources disagree."),
    Lack.UNVERIFIED: N_("Not verified."),
    Lack.SINGLE_SOURCE: N_("Single source."),
    Lack.STALE: N_("Older than this report’s period."),
    Lack.NO_UPDATE: N_("No new figure since the last report."),
    Lack.DESTINATION: N_("Where people went is not stated."),
    Lack.INJURED: N_("The number of injured is not stated."),
    Lack.EFFECT_INFERRED: N_("Inferred: no source states the effect on aid or people."),
    Lack.LATE: N_("Came in late; not news of this period."),
}


def gaps(narrator: Narrator) -> list[Runs]:
    """A line a kind of gap: what is lacking, and of what."""
    withdrawn = [_withdrawal(entry, narrator) for entry in narrator.report.retracted]
    return [*withdrawn, *(_line(gap, narrator) for gap in narrator.report.gaps)]


def _withdrawal(entry: Replacement, narrator: Narrator) -> Runs:
    """What was said before and has been taken back, with the reason."""
    voice = narrator.voice
    said = text(narrator.caption_with_place(entry.old))
    if entry.old.fact.counted_figure is not None:
        said = [narrator.figure(entry.old), *text(" ("), *said, *text(")")]
    told = voice.weave(
        N_("{what} {cites} no longer holds. {reason}"),
        what=said,
        cites=narrator.cites(entry.old),
        reason=[*narrator.reason(entry.new.fact), *text(" "), *narrator.cites(entry.new)],
    )
    return [*strong(voice.say(N_("Withdrawn."))), *text(" "), *told]


def _line(gap: Gap, narrator: Narrator) -> Runs:
    voice = narrator.voice
    lead_in = strong(voice.say(_LEAD_IN[gap.lack]))
    if gap.lack is Lack.UNVERIFIED and _all_unverified(gap, narrator):
        rest = voice.say(N_("Nothing in this report has been verified independently."))
        return [*lead_in, *text(" " + rest)]
    things: dict[str, Runs] = {}
    for entry in gap.observations:
        cites = things.setdefault(narrator.caption_with_place(entry), [])
        known = {cite["number"] for cite in cites}
        cites += [cite for cite in narrator.cites(entry) if cite["number"] not in known]
    lines = [text(words) + text(" ") + cites for words, cites in things.items()]
    return [*lead_in, *text(" "), *join(lines, voice.say(N_("; "))), *text(".")]


def _all_unverified(gap: Gap, narrator: Narrator) -> bool:
    shown = {entry.id for one in narrator.report.series for entry in one.current}
    return {entry.id for entry in gap.observations} == shown
