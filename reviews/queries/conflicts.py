"""Reads of declared conflicts of interest: one, and those of a case."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from partnership.extensions import db
from partnership.models import User
from reviews.models import Case, DeclaredConflict
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
