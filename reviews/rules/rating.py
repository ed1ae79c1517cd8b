"""The colour of a part and the reason for it, by rules that a partnership may set the days of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from partnership.filters import plural
from reviews.rules.stated import StatedDate
from reviews.vocabulary import Outlook, PartStatus, Rating

NO_DATE_SET = "no date set"


@dataclass(frozen=True)
class Tolerance:
    """Days: due soon at so many left, silent after more than so many, not due at more than so many left."""

    due_soon_days: int = 28
    no_update_days: int = 56
    not_due_days: int = 56


@dataclass(frozen=True)
class Rated:
    """A colour never goes without its reason."""

    rating: Rating
    reason: str


@dataclass(frozen=True)
class OpenPart:
    """What the rules look at: a part that is open and has a last day."""

    status: PartStatus
    outlook: Outlook
    last_day: date
    lateness: str
    original_due: StatedDate | None
    last_position: StatedDate | None
    today: date
    tolerance: Tolerance

    @property
    def days_left(self) -> int:
        return (self.last_day - self.today).days


def rate(
    status: PartStatus,
    outlook: Outlook,
    due: StatedDate | None,
    original_due: StatedDate | None,
    last_position: StatedDate | None,
    today: date,
    tolerance: Tolerance,
    *,
    is_signed_off: bool = False,
) -> Rated:
    """The colour and its reason; `is_signed_off` says that evidence was accepted and the group signed off.

    The first rule that speaks decides. An open part without a due date is never on time, overdue or green.
    A due date that is a range counts by its last day.
    """
    if status in CLOSED:
        return SIGNED_OFF if status is PartStatus.DONE and is_signed_off else CLOSED[status]
    words = lateness(due, today)
    if due is None or due.latest is None:
        return _rate_undated(outlook, words)
    part = OpenPart(status, outlook, due.latest, words, original_due, last_position, today, tolerance)
    spoken = (rule(part) for rule in RULES)
    return next((rated for rated in spoken if rated), _on_course(part))


def lateness(due: StatedDate | None, today: date) -> str:
    """How many days are left or over; of a range, how many at most are left or at least are over.

    >>> from reviews.rules.stated import of_day
    >>> lateness(of_day(date(2026, 3, 17)), date(2026, 3, 31))
    '14 days late'
    >>> lateness(None, date(2026, 3, 31))
    'no date set'
    """
    if due is None:
        return NO_DATE_SET
    if due.latest is None:
        return f"date not known to the day: {due.in_words}"
    days = (due.latest - today).days
    is_day = due.earliest == due.latest
    if days == 0:
        return "due today" if is_day else "due today at the latest"
    if days < 0:
        return f"{'' if is_day else 'at least '}{plural(-days, 'day')} late"
    return f"{'' if is_day else 'up to '}{plural(days, 'day')} left"


def _rate_undated(outlook: Outlook, words: str) -> Rated:
    if outlook is Outlook.BEHIND:
        return Rated(Rating.AMBER, f"behind, {words}")
    return Rated(Rating.GREY, words)


def _overdue(part: OpenPart) -> Rated | None:
    return Rated(Rating.RED, part.lateness) if part.days_left < 0 else None


def _behind(part: OpenPart) -> Rated | None:
    return Rated(Rating.AMBER, f"behind, {part.lateness}") if part.outlook is Outlook.BEHIND else None


def _due_soon(part: OpenPart) -> Rated | None:
    is_soon = part.days_left <= part.tolerance.due_soon_days
    return Rated(Rating.AMBER, part.lateness) if is_soon else None


def _not_begun(part: OpenPart) -> Rated | None:
    if part.status is not PartStatus.NOT_STARTED:
        return None
    if part.days_left > part.tolerance.not_due_days:
        return Rated(Rating.GREY, f"not due yet, {part.lateness}")
    return Rated(Rating.AMBER, f"not started, {part.lateness}")


def _extended(part: OpenPart) -> Rated | None:
    original = part.original_due
    if original is None or original.latest is None or part.last_day <= original.latest:
        return None
    return Rated(Rating.AMBER, f"due date moved from {original.in_words}")


def _silent(part: OpenPart) -> Rated | None:
    position = part.last_position
    heard = (position.latest or position.earliest) if position else None
    if not position or not heard:
        return Rated(Rating.AMBER, "no dated update yet")
    is_silent = (part.today - heard).days > part.tolerance.no_update_days
    return Rated(Rating.AMBER, f"last update {position.in_words}") if is_silent else None


def _on_course(part: OpenPart) -> Rated:
    where = "on track" if part.outlook is Outlook.ON_TRACK else "in progress"
    return Rated(Rating.GREEN, f"{where}, {part.lateness}")


SIGNED_OFF = Rated(Rating.BLUE, "done and signed off")
CLOSED: dict[PartStatus, Rated] = {
    PartStatus.DONE: Rated(Rating.GREEN, "done, as the agency says"),
    PartStatus.CANNOT_BE_DONE: Rated(Rating.RED, "cannot be done"),
    PartStatus.NOT_OURS: Rated(Rating.GREY, "not ours"),
}
RULES: tuple[Callable[[OpenPart], Rated | None], ...] = (
    _overdue,
    _behind,
    _due_soon,
    _not_begun,
    _extended,
    _silent,
)
