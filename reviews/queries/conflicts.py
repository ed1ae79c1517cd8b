"""Reads of declared conflicts of interest: one, and those of a case."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import abort
from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from partnership import clock
from partnership.extensions import db
from partnership.models import User
from reviews.models import ActionSource, Case, DeclaredConflict, Review
from reviews.queries.cases import in_conflict, visible_to


def conflict(user: User, conflict_id: uuid.UUID) -> DeclaredConflict:
    """One conflict with its case; 404 when the person may not see that."""
    found = db.session.scalar(
        select(DeclaredConflict)
        .join(DeclaredConflict.case)
        .where(DeclaredConflict.id == conflict_id, visible_to(user))
        .options(contains_eager(DeclaredConflict.case).joinedload(Case.board), joinedload(DeclaredConflict.user))
    )
    return found or abort(404)


def found(user: User, conflict_id: uuid.UUID) -> DeclaredConflict | None:
    """The same or nothing: for forms sent twice."""
    return db.session.scalar(
        select(DeclaredConflict).join(DeclaredConflict.case).where(DeclaredConflict.id == conflict_id, visible_to(user))
    )


def has_one(user: User) -> bool:
    """Whether a declared conflict keeps any case from her today."""
    return db.session.scalar(in_conflict(user).limit(1)) is not None


def of_case(case: Case) -> Sequence[DeclaredConflict]:
    """All that were declared on a case that the caller may see, the newest first, ended ones too."""
    return db.session.scalars(
        select(DeclaredConflict)
        .where(DeclaredConflict.case_id == case.id)
        .options(
            joinedload(DeclaredConflict.user),
            joinedload(DeclaredConflict.stand_in),
            joinedload(DeclaredConflict.recorded_by),
        )
        .order_by(DeclaredConflict.declared_on.desc(), DeclaredConflict.id)
    ).all()


def kept_from(action_id: uuid.UUID) -> Select[uuid.UUID]:
    """The ids of people who have a conflict today in every case from which an action came."""
    came = select(Review.case_id).join(ActionSource, ActionSource.review_id == Review.id)
    cases = came.where(ActionSource.action_id == action_id).distinct().subquery()
    is_on = or_(DeclaredConflict.until_on.is_(None), DeclaredConflict.until_on >= clock.today())
    held = select(DeclaredConflict.user_id).where(DeclaredConflict.case_id.in_(select(cases.c.case_id)), is_on)
    all_of_them = select(func.count()).select_from(cases).scalar_subquery()
    return held.group_by(DeclaredConflict.user_id).having(
        func.count(DeclaredConflict.case_id.distinct()) == all_of_them
    )
