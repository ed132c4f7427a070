"""The subject of the digest: what is new, and "corrected" where something was."""

from __future__ import annotations

from sitrep.localisation.messages import NP_
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import plain
from sitrep.rendering.sections.gaps import WHAT_AND_FIGURE
from sitrep.rendering.terms import WITH_DETAIL
from sitrep.report.assemble import KeyFigure, Row
from sitrep.report.audience import Audience
from sitrep.report.changes import How
from sitrep.report.material import Observation
from sitrep.report.standing import stands

# Translators: the subject of the e-mail, what is new first, since phones show little of it:
# “Derna: New displacement – more than 2,000 people (unverified) | Libya: fighting in Derna, report no. 1”
_SUBJECT = NP_("subject", "{news} | {crisis}, report no. {number}")
# Translators: the subject of the e-mail where nothing is new: “Libya: fighting in Derna, report no. 2”
_NO_NEWS = NP_("subject", "{crisis}, report no. {number}")
# Translators: in front of the whole subject, where a figure of an earlier report was wrong
_CORRECTED = NP_("subject", "Corrected: {subject}")
# Translators: news in the subject: “Derna: Civilians killed – sources disagree”
_DISAGREE = NP_("subject", "{what} – sources disagree")

_LABELS = {
    Audience.PARTNERS: "TLP:GREEN",
    Audience.INTERNAL: "TLP:AMBER",
    Audience.CLOSED: "TLP:RED",
}
"""What the subject says first of a message that is not for all.

Source: https://www.first.org/tlp/ (TLP in e-mail)
"""

_STANDING = 3
"""The weight of a key figure that stands as it did."""
_RIGHTED = frozenset({How.CORRECTED, How.WITHDRAWN})


def subject(narrator: Narrator) -> str:
    """The subject in one line, fit for a header."""
    voice, report = narrator.voice, narrator.report
    news = _news(narrator)
    words = voice.say(
        _SUBJECT if news else _NO_NEWS,
        crisis=voice.flat(narrator.crisis()),
        number=voice.number(report.issue.number),
        **({"news": news} if news else {}),
    )
    if report.righted:
        words = voice.say(_CORRECTED, subject=words)
    label = _LABELS.get(report.audience)
    return (f"[{label}] {words}" if label else words).strip()


def _news(narrator: Narrator) -> str:
    """What is most worth opening the message for; nothing where all stands as it did."""
    figures = sorted(narrator.report.key_figures, key=_weight)
    if figures and _weight(figures[0]) < _STANDING:
        return _figure(figures[0], narrator)
    fresh = [
        row.observation
        for section in ("control", "access", "events", "needs", "protection")
        for row in narrator.report.rows.get(section, ())
        if row.is_new or narrator.report.previous is None or not _lasts(row)
    ]
    return _row(fresh[0], narrator) if fresh else ""


def _lasts(row: Row) -> bool:
    """Whether it may be told again: what happened is news once, and late news is none."""
    return stands(row.observation.fact) or row.is_old or row.is_late


def _weight(entry: KeyFigure) -> int:
    """The lower, the more a key figure is news: corrected, then moved, then new."""
    if entry.change is None:
        return 2
    if entry.change.how is How.UNCHANGED:
        return _STANDING
    return 0 if entry.change.how in _RIGHTED else 1


def _figure(entry: KeyFigure, narrator: Narrator) -> str:
    voice, shown = narrator.voice, entry.series.shown
    what = narrator.caption_with_place(shown)
    if entry.series.lead is None:
        return voice.say(_DISAGREE, what=what)
    figure = narrator.figure(shown)["text"]
    return voice.say(WHAT_AND_FIGURE, what=what, figure=_marked(figure, shown, narrator))


def _row(entry: Observation, narrator: Narrator) -> str:
    return _marked(narrator.caption_with_place(entry), entry, narrator)


def _marked(words: str, entry: Observation, narrator: Narrator) -> str:
    """Words with the marks that must travel with them, in brackets."""
    marks = narrator.voice.list([plain([mark]) for mark in narrator.marks(entry)])
    return narrator.voice.say(WITH_DETAIL, figure=words, detail=marks)
