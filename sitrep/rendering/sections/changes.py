"""How a key figure moved since the report before, in words."""

from __future__ import annotations

from collections.abc import Callable

from sitrep.localisation.messages import N_, Message
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, Runs, figure, tail, text
from sitrep.rendering.terms import WITH_DETAIL
from sitrep.report.changes import Change, How

_SAID: dict[How, Message] = {
    How.UNCHANGED: N_("No change since report no. {number}"),
    How.CORRECTED: N_("Corrected: report no. {number} said {figure}. {reason}"),
    # Translators: a source took its figure back: “Report no. 1 gave 17 civilians unverified [2],
    # which no longer holds. The mission withdrew its count. [3]”
    How.WITHDRAWN: N_("Report no. {number} gave {figure}, which no longer holds. {reason}"),
    # Translators: “Report no. 1 preferred no figure, because sources disagreed: 17 civilians
    # unverified [2] (UNSMIL) and 30 civilians unverified [3] (Council)”
    How.DISPUTED_THEN: N_(
        "Report no. {number} preferred no figure, because sources disagreed: {figures}"
    ),
    # Translators: “Report no. 1 gave 17 civilians unverified [2]; now sources disagree”
    How.DISPUTED_NOW: N_("Report no. {number} gave {figure}; now sources disagree"),
    How.OTHER_SOURCE: N_(
        "Another source than in report no. {number}, which gave {figure} ({source})"
    ),
    How.ROSE: N_("{difference} more than in report no. {number} ({figure})"),
    How.FELL: N_("{difference} fewer than in report no. {number} ({figure})"),
    How.NOT_COMPARABLE: N_("Report no. {number} gave {figure}; the two cannot be compared"),
}
# Translators: how a figure moved, and the writer's reason for it:
# “2 fewer than in report no. 1 (17 civilians unverified [2]). The dead were counted again.”
_EXPLAINED = N_("{change}. {reason}")
_TELLS_WHY = frozenset({How.CORRECTED, How.WITHDRAWN})


def tell_change(change: Change, now: str, narrator: Narrator) -> Runs:
    """What became of the earlier figure, which brings its marks and its citation along.

    Args:
        change: of a key figure.
        now: the id of the observation that is shown, which a difference belongs to.
        narrator: the language.
    """
    message = _SAID[change.how]
    fills = {name: fill for name, fill in _FILLS.items() if f"{{{name}}}" in message.singular}
    told = narrator.voice.weave(
        message,
        difference=[_difference(change, now, narrator)],
        **{name: fill(change, narrator) for name, fill in fills.items()},
    )
    reason = _reason(change, narrator)
    if not reason or change.how in _TELLS_WHY:
        return told
    return narrator.voice.weave(_EXPLAINED, change=told, reason=reason)


def _difference(change: Change, now: str, narrator: Narrator) -> Run:
    """The difference of two figures; the phrase around it and the JSON name the other one."""
    amount = change.difference or 0
    return figure(narrator.voice.number(abs(amount)), str(amount), now, None)


def _reason(change: Change, narrator: Narrator) -> Runs:
    """The writer's reason; a retraction has a source of its own."""
    if change.why is None:
        return []
    reason = narrator.reason(change.why.fact)
    if change.how is not How.WITHDRAWN:
        return reason
    return tail(reason, narrator.cites(change.why))


def _rivals(change: Change, narrator: Narrator) -> Runs:
    rivals = [
        narrator.voice.weave(
            WITH_DETAIL, figure=narrator.cited_figure(entry), detail=narrator.source_names(entry)
        )
        for entry in change.rivals_before
    ]
    return narrator.voice.in_a_row(rivals)


_FILLS: dict[str, Callable[[Change, Narrator], Runs]] = {
    "number": lambda change, narrator: text(narrator.voice.number(change.number)),
    "figure": lambda change, narrator: narrator.cited_figure(change.before),
    "figures": _rivals,
    "source": lambda change, narrator: narrator.source_names(change.before),
    "reason": _reason,
}
"""What fills the placeholders of a change."""
