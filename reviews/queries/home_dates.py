"""Dates coming up: what a timescale asks for, and the parts of actions that fall due in the next fortnight."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask import url_for
from sqlalchemy import ColumnElement, func, select

from partnership import clock
from partnership.extensions import db
from partnership.filters import plural
from partnership.models import Agency, User
from reviews.models import Action, Case, Part, Review, ReviewDate, ReviewType, Stage, Timescale
from reviews.queries import actions, cases
from reviews.queries.home_considering import Considering
from reviews.queries.home_few import Few
from reviews.queries.part_states import OPEN
from reviews.rules import deadlines
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DateKind, Led

A_FEW, OVERDUE, A_FORTNIGHT = 10, 4, 14
DUE: ColumnElement[date] = Part.__table__.c.due_latest


@dataclass(frozen=True)
class ComingUp:
    """One thing with its day, and how long there is; `of_case` where the law or guidance sets the day."""

    on: date
    what: str
    small: str
    href: str
    left: str
    is_late: bool
    of_case: bool


@dataclass(frozen=True)
class Dated:
    """A review under way, by what its dates are worked out from."""

    case_id: uuid.UUID
    name: str
    type_id: uuid.UUID
    type_name: str
    dates: dict[DateKind, StatedDate]


def of(user: User, considering: Iterable[Considering], timescales: Iterable[Timescale]) -> Few[ComingUp]:
    """The nearest first, after the few that were missed last."""
    found = sorted(
        [*_of_incidents(considering), *_of_reviews(user, timescales), *_of_parts(user)], key=lambda each: each.on
    )
    late = [each for each in found if each.is_late][-OVERDUE:]
    missed = sum(each.is_late for each in found)
    return Few([*late, *(each for each in found if not each.is_late)][:A_FEW], len(found) - missed + len(late))


def _of_incidents(considering: Iterable[Considering]) -> Iterator[ComingUp]:
    for each in considering:
        if each.due:
            yield _of_case(each.due, each.case_id, f"{each.name}: {each.step}", "being considered")


def _of_reviews(user: User, timescales: Iterable[Timescale]) -> Iterator[ComingUp]:
    """The steps that a review under way has not dated yet, where the day from which they are counted is known."""
    asked: dict[uuid.UUID, list[Timescale]] = defaultdict(list)
    for row in timescales:
        asked[row.review_type_id].append(row)
    for review in _under_way(user):
        for row in asked[review.type_id]:
            due = deadlines.due(row, review.dates.get(row.starts_at))
            if due and row.met_by not in review.dates:
                yield _of_case(due, review.case_id, f"{review.name}: {row.name}", f"{review.type_name}, {row.in_words}")


def _of_case(due: deadlines.Due, case_id: uuid.UUID, what: str, small: str) -> ComingUp:
    left, is_late = deadlines.state(due, None, clock.today()), due.on < clock.today()
    return ComingUp(due.on, what, small, url_for("cases.show", case_id=case_id), left, is_late, of_case=True)


def _under_way(user: User) -> list[Dated]:
    stated = ReviewDate.__table__.c
    on = (stated.kind, stated.on_stated, stated.on_precision, stated.on_earliest, stated.on_latest)
    rows = db.session.execute(
        select(Review.id, Case.id, Case.name, ReviewType.id, ReviewType.name, *on)
        .select_from(Review)
        .join(Review.case)
        .join(Review.review_type)
        .join(Review.stage)
        .join(ReviewDate, ReviewDate.review_id == Review.id)
        .where(cases.visible_to(user), cases.counts(), Stage.is_under_way, Review.led != Led.ELSEWHERE)
    )
    found: dict[uuid.UUID, Dated] = {}
    for review_id, case_id, name, type_id, type_name, kind, *on_day in rows:
        review = found.setdefault(review_id, Dated(case_id, name, type_id, type_name, {}))
        review.dates[kind] = StatedDate(*on_day)
    return list(found.values())


def _of_parts(user: User) -> Iterator[ComingUp]:
    """Each action once a day, however many agencies have a part that is due on it."""
    today = clock.today()
    rows = db.session.execute(
        select(DUE, Action.id, Action.text, func.min(Agency.name), func.count())
        .select_from(Part)
        .join(Part.action)
        .join(Part.agency)
        .where(actions.visible_to(user), OPEN, DUE.between(today, today + timedelta(days=A_FORTNIGHT)))
        .group_by(DUE, Action.id, Action.text)
        .order_by(DUE, Action.text, Action.id)
    )
    for on, action_id, text, agency, parts in rows:
        small = agency if parts == 1 else f"{agency} and {plural(parts - 1, 'other agency', 'other agencies')}"
        yield ComingUp(
            on,
            text,
            small,
            url_for("actions.show", action_id=action_id),
            deadlines.state(deadlines.Due(on), None, today),
            is_late=False,
            of_case=False,
        )
