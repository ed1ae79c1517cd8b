"""At which stage a review was on a day, by its dated steps: a step of after that day had not been taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from reviews.rules.reviews import DATED_BY
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DateKind


class StageRow(Protocol):
    """A stage of a type."""

    @property
    def code(self) -> str: ...
    @property
    def is_under_way(self) -> bool: ...


S = TypeVar("S", bound=StageRow)
Dates = Mapping[DateKind, StatedDate]
# The steps with which a review begins, the one that says most first.
BEGUN = (DateKind.STARTED, DateKind.DECIDED)


def has_come(stated: StatedDate, day: date) -> bool:
    """Whether it does not begin after the day; what has no bounds is not known to be later."""
    begins = stated.earliest or stated.latest
    return begins is None or begins <= day


def begins_after(dates: Dates, day: date) -> bool:
    """Whether the step with which it begins came only after the day; where no such step is held it is not said."""
    kind = next((each for each in BEGUN if each in dates), None)
    return kind is not None and not has_come(dates[kind], day)


def stage_on(day: date, now: S, stages: Sequence[S], dates: Dates) -> S:
    """The stage as it is recorded; where the step to it was taken after the day, the last one known before it."""
    if not _is_later(now, dates, day):
        return now
    before = [each for each in stages if _is_dated(each, dates) and not _is_later(each, dates, day)]
    under_way = [each for each in stages if each.is_under_way]
    return (before or under_way[:1] or [now])[-1]


def _is_dated(stage: StageRow, dates: Dates) -> bool:
    return DATED_BY.get(stage.code) in dates


def _is_later(stage: StageRow, dates: Dates, day: date) -> bool:
    kind = DATED_BY.get(stage.code)
    return kind is not None and kind in dates and not has_come(dates[kind], day)
