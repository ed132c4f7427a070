"""The only place that asks what time it is.

No output depends on it: a report's ``issued`` is its today. The clock serves what happens on
the machine of the writer, such as the date in a new operation.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Today in UTC, or the day of ``SOURCE_DATE_EPOCH`` where that is set.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)
    return now.date()
