"""Who a report is for, and how much they may see."""

from __future__ import annotations

from enum import StrEnum

from sitrep.evidence.sensitivity import Sensitivity


class Audience(StrEnum):
    """Readers of a report; each sees all that those before it see."""

    PUBLIC = "public"
    PARTNERS = "partners"
    INTERNAL = "internal"
    CLOSED = "closed"

    def may_see(self, label: Sensitivity) -> bool:
        """Whether something with this label is for this audience."""
        return label.rank <= _CEILING[self].rank

    def seen(self) -> tuple[Audience, ...]:
        """The audiences whose reports this one may see, its own the last."""
        every = tuple(Audience)
        return every[: every.index(self) + 1]


_CEILING = {
    Audience.PUBLIC: Sensitivity.PUBLIC,
    Audience.PARTNERS: Sensitivity.RESTRICTED,
    Audience.INTERNAL: Sensitivity.CONFIDENTIAL,
    Audience.CLOSED: Sensitivity.STRICTLY_CONFIDENTIAL,
}
