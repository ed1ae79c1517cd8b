"""Whether a theme came again after what was to be done about it was done. Dates that are missing are never guessed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from partnership.vocabulary import Labelled


class Recurrence(Labelled):
    """What can be said of a theme that came up in more than one case."""

    CAME_AGAIN = "came_again", "Came again after its actions were done"
    STILL_OPEN = "still_open", "Earlier work still open"
    NOT_SINCE = "not_since", "Not since its actions were done"
    CANNOT_BE_TOLD = "cannot_be_told", "Cannot be told: a date is missing"
    NO_ACTION = "no_action", "No action"


@dataclass(frozen=True)
class Work:
    """The actions on a theme that came from one case, or from none: whether all are done, and the last day of it."""

    case_id: uuid.UUID | None
    is_done: bool
    done_on: date | None = None


@dataclass(frozen=True)
class Came:
    """A case in which the theme came up, and the first day on which its incident can have been."""

    case_id: uuid.UUID
    since: date | None


@dataclass(frozen=True)
class Verdict:
    """What is said, with each case where the theme came again and the work that was done before: None is of no case."""

    recurrence: Recurrence
    again: tuple[tuple[uuid.UUID, uuid.UUID | None], ...] = ()


def verdict(work: Sequence[Work], came: Iterable[Came]) -> Verdict:
    """What came again goes before what is open, and what is open before what is not known."""
    pairs = [(case, each) for case in came for each in work if each.case_id != case.case_id]
    again = [(case, each) for case, each in pairs if _is_after(case, each)]
    if again:
        return Verdict(Recurrence.CAME_AGAIN, _latest_before_each(again))
    if not work:
        return Verdict(Recurrence.NO_ACTION)
    if any(not each.is_done for each in work):
        return Verdict(Recurrence.STILL_OPEN)
    if any(case.since is None or each.done_on is None for case, each in pairs):
        return Verdict(Recurrence.CANNOT_BE_TOLD)
    return Verdict(Recurrence.NOT_SINCE)


def _is_after(case: Came, work: Work) -> bool:
    return work.is_done and None not in (case.since, work.done_on) and case.since > work.done_on  # type: ignore[operator]


def _latest_before_each(again: Iterable[tuple[Came, Work]]) -> tuple[tuple[uuid.UUID, uuid.UUID | None], ...]:
    """Each case once, with the work that was done last before it."""
    by_day = sorted(again, key=lambda pair: (pair[1].done_on or date.min, str(pair[1].case_id)))
    return tuple({case.case_id: work.case_id for case, work in by_day}.items())
