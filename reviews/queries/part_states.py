"""What is open, late, due soon or unheard of, as conditions: every list, count and bar is cut by these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func

from partnership import clock
from partnership.filters import LONDON, plural
from reviews.models import Action, Part
from reviews.rules.progress import MOVES
from reviews.rules.rating import Tolerance
from reviews.vocabulary import PartStatus

DUE: ColumnElement[date | None] = Part.__table__.c.due_latest
HEARD: ColumnElement[datetime] = func.coalesce(Part.last_heard_at, Action.added_at)
OPEN: ColumnElement[bool] = Part.status.in_([status for status, moves in MOVES.items() if moves])
NO = (PartStatus.CANNOT_BE_DONE, PartStatus.NOT_OURS)
DONE: ColumnElement[bool] = Part.status == PartStatus.DONE
# The most pressing first: what is late, then what is due, then what has no date.
PRESSING: tuple[ColumnElement[Any], ...] = (DUE.asc().nulls_last(), Action.__table__.c.text_folded, Part.__table__.c.id)


@dataclass(frozen=True)
class States:
    """The conditions of today, on Part joined to its Action; from `overdue` to `no_response` they are of open parts.

    `said_no` is what an agency has said of late that it will not do: it takes no update, so nothing else tells of it.
    """

    open: ColumnElement[bool]
    overdue: ColumnElement[bool]
    due_soon: ColumnElement[bool]
    due_later: ColumnElement[bool]
    no_date: ColumnElement[bool]
    no_response: ColumnElement[bool]
    done: ColumnElement[bool]
    to_sign_off: ColumnElement[bool]
    signed_off: ColumnElement[bool]
    said_no: ColumnElement[bool]
    soon_words: str
    silence_words: str


def states(tolerance: Tolerance) -> States:
    """An agency that was never heard from counts from the day on which the action was added."""
    today = clock.today()
    soon = today + timedelta(days=tolerance.due_soon_days)
    silent_since = datetime.combine(today - timedelta(days=tolerance.no_update_days), time.min, tzinfo=LONDON)
    return States(
        open=OPEN,
        overdue=and_(OPEN, today > DUE),
        due_soon=and_(OPEN, DUE.between(today, soon)),
        due_later=and_(OPEN, soon < DUE),
        no_date=and_(OPEN, DUE.is_(None)),
        no_response=and_(OPEN, silent_since > HEARD),
        done=DONE,
        to_sign_off=and_(DONE, Part.signed_off_on.is_(None)),
        signed_off=and_(DONE, Part.signed_off_on.is_not(None)),
        said_no=and_(Part.status.in_(NO), Part.last_heard_at >= silent_since),
        soon_words=_weeks(tolerance.due_soon_days),
        silence_words=_weeks(tolerance.no_update_days),
    )


def _weeks(days: int) -> str:
    return plural(days, "day") if days % 7 else plural(days // 7, "week")
