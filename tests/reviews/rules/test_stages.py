"""At which stage a review was on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reviews.rules.stages import begins_after, has_come, stage_on
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import DateKind

DAY = date(2026, 3, 31)
BEFORE, AFTER = of_day(date(2026, 1, 10)), of_day(date(2026, 4, 10))


@dataclass(frozen=True)
class Row:
    code: str
    is_under_way: bool


COMMISSIONED, DRAFT, PUBLISHED = Row("commissioned", True), Row("draft", True), Row("published", False)
STAGES = [COMMISSIONED, DRAFT, PUBLISHED]


def test_a_step_of_before_the_day_was_taken() -> None:
    assert stage_on(DAY, PUBLISHED, STAGES, {DateKind.PUBLISHED: BEFORE}) is PUBLISHED
    assert stage_on(DAY, PUBLISHED, STAGES, {}) is PUBLISHED


def test_a_step_of_after_the_day_had_not_been_taken() -> None:
    dates = {DateKind.PUBLISHED: AFTER, DateKind.DRAFT: BEFORE}

    assert stage_on(DAY, PUBLISHED, STAGES, dates) is DRAFT
    assert stage_on(DAY, PUBLISHED, STAGES, {DateKind.PUBLISHED: AFTER}) is COMMISSIONED
    assert stage_on(DAY, PUBLISHED, [PUBLISHED], {DateKind.PUBLISHED: AFTER}) is PUBLISHED


def test_a_date_without_bounds_is_not_known_to_be_later() -> None:
    assert has_come(StatedDate("in spring", "season"), DAY)
    assert not has_come(StatedDate("by May 2026", "until", None, date(2026, 5, 1)), DAY)


def test_a_review_begins_with_its_start_or_else_with_the_decision_on_it() -> None:
    assert begins_after({DateKind.STARTED: AFTER, DateKind.DECIDED: BEFORE}, DAY)
    assert begins_after({DateKind.DECIDED: AFTER, DateKind.AWARE: BEFORE}, DAY)
    assert not begins_after({DateKind.STARTED: BEFORE, DateKind.DECIDED: AFTER}, DAY)
    assert not begins_after({DateKind.AWARE: AFTER}, DAY)
