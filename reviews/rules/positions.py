"""Where a part was on a day, as it was known on a day, and whether it was done in a period.

What is said in a loaded report without a date of its own is true of the time that the report is about. That is
assumed: it gives way to whatever is stated of a day afterwards. Of what is stated the latest day counts, then the
latest written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from partnership.filters import LONDON
from reviews.rules.stated import Period, StatedDate, Within, of_day, within
from reviews.vocabulary import Outlook, PartStatus


@dataclass(frozen=True)
class Said:
    """An update: what was said of a part, when it was true and when it was written down.

    `reported_for` is the time that the report is about from which it was loaded.
    """

    status: PartStatus
    entered_at: datetime
    position: StatedDate | None = None
    outlook: Outlook = Outlook.NOT_SAID
    note: str | None = None
    is_from_file: bool = False
    reported_for: Period | None = None

    @property
    def entered_on(self) -> date:
        return self.entered_at.astimezone(LONDON).date()

    @property
    def stated(self) -> StatedDate | None:
        """When it was true, where that is held: without a word, the day of writing; a file may not say."""
        if self.position is not None or self.is_from_file:
            return self.position
        return of_day(self.entered_on)

    @property
    def is_assumed(self) -> bool:
        """Whether no day is held: it came from a file that states none."""
        return self.is_from_file and (self.position is None or not self.position.is_dated)

    @property
    def _bounds(self) -> tuple[date | None, date | None]:
        """The first and last day on which it may have become true."""
        held = self.stated
        if held is not None and held.is_dated:
            return held.earliest or held.latest, held.latest or self.entered_on
        if self.is_from_file:
            return (self.reported_for.first, self.reported_for.last) if self.reported_for else (None, None)
        return self.entered_on, self.entered_on

    def holds_on(self, day: date) -> bool:
        """Whether it does not begin after the day."""
        first, _ = self._bounds
        return first is None or first <= day

    @property
    def order(self) -> tuple[date, datetime]:
        """The last day on which it was true, no later than it was written down; then when that was."""
        first, last = self._bounds
        first, last = first or date.min, last or self.entered_on
        return max(first, min(last, self.entered_on)), self.entered_at


def from_report(title: str) -> str:
    """What stands as the note of an update of which the report said no more than the state."""
    return f"Reported in {title}."


def known(updates: Iterable[Said], on: date, known_on: date) -> list[Said]:
    """The updates of one part that tell of the day and were written down by the other, in order."""
    found = [each for each in updates if each.entered_on <= known_on and each.holds_on(on)]
    return sorted(found, key=lambda each: _order(each, found))


def _order(each: Said, among: Iterable[Said]) -> tuple[date, datetime]:
    """What has no day of its own comes before whatever was stated of a day once it had been written down."""
    day, entered_at = each.order
    if each.is_assumed:
        stated_later = [other.order[0] for other in among if not other.is_assumed and other.entered_at > entered_at]
        day = min([day, *stated_later])
    return day, entered_at


def done_on(in_order: Sequence[Said]) -> Said | None:
    """The update by which it was done and stayed so; nothing where it is not done at the end."""
    found = None
    for each in reversed(in_order):
        if each.status is not PartStatus.DONE:
            break
        found = each
    return found


def done_in_period(parts: Iterable[StatedDate | None], period: Period) -> bool | None:
    """Whether an action that is done was done in the period, by the days on which its parts were.

    It is done with its last part. None where a day that matters is not held, or may be outside.

    >>> done_in_period([None], Period.of_months("2025-04", "2026-03")) is None
    True
    """
    found = [_when(each, period) for each in parts]
    if "after" in found:
        return False
    if "in" in found:
        return True
    return None if "not held" in found or not found else False


def _when(stated: StatedDate | None, period: Period) -> str:
    if stated is None:
        return "not held"
    where = within(stated, period.first, period.last)
    if where is Within.OUT:
        return "after" if stated.earliest and stated.earliest > period.last else "before"
    return "in" if where is Within.CERTAINLY else "not held"
