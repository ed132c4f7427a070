"""The issue before: which it is, what it showed, and what of that was wrong."""

from __future__ import annotations

from sitrep.report.audience import Audience
from sitrep.report.dossier import Dossier
from sitrep.report.issue import IssueRecord
from sitrep.report.reconcile import Earlier, Series


def previous_issue(dossier: Dossier, record: IssueRecord, audience: Audience) -> IssueRecord | None:
    """The issue that changes are measured against: the latest before that the audience may know."""
    earlier = [
        other
        for other in dossier.issues
        if other.issue.as_of < record.issue.as_of and audience.may_see(other.issue.sensitivity)
    ]
    if not earlier:
        return None
    return max(
        earlier,
        key=lambda other: (other.issue.as_of, other.issue.product is record.issue.product),
    )


def as_earlier(before: IssueRecord) -> Earlier:
    """What reconciling needs to know of the issue before."""
    return Earlier(before.issue.as_of, before.issue.period.end)


def righted(series: tuple[Series, ...], before: IssueRecord | None) -> frozenset[str]:
    """The ids of what an earlier issue showed and has been corrected or taken back since."""
    if before is None:
        return frozenset()
    earlier = as_earlier(before)
    undone = (entry for one in series for entry in (*one.replaced, *one.withdrawn))
    return frozenset(
        entry.old.id
        for entry in undone
        if entry.how in {"corrects", "retracts"} and earlier.showed(entry.old)
    )
