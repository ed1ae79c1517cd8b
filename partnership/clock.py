"""What time it is: the only reading of the clock in the code base."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The day it is in London, where the statutory days are counted."""
    return now().astimezone(LONDON).date()
