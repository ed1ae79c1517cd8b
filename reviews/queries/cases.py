"""Reads of cases. Everything that hangs from a case is seen through `visible_to`."""

from __future__ import annotations

import uuid

from flask import abort
from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import joinedload, selectinload

from partnership import clock
from partnership.extensions import db
from partnership.models import User
from partnership.vocabulary import Role
from reviews.models import Case, CaseReader, Review
from reviews.permissions import boards_seen_open, boards_seen_whole
from reviews.vocabulary import Sight

GROUP_ROLES = (Role.REVIEW_GROUP_CHAIR, Role.REVIEW_GROUP_MEMBER)


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Case: what is of a board she sees whole, open on a board of hers, or names her."""
    return or_(
        Case.board_id.in_(boards_seen_whole(user)),
        and_(Case.sight == Sight.PARTNERS, Case.board_id.in_(boards_seen_open(user))),
        named_on(user),
    )


def named_on(user: User) -> ColumnElement[bool]:
    """Cases that name the person, or a group that she sits on for the case's board, today."""
    groups = [
        and_(CaseReader.agency_id == role.agency_id, Case.board_id == role.board_id)
        for role in user.roles
        if role.role in GROUP_ROLES and role.agency_id
    ]
    return exists().where(
        CaseReader.case_id == Case.id,
        or_(CaseReader.until_on.is_(None), CaseReader.until_on >= clock.today()),
        or_(CaseReader.user_id == user.id, *groups) if user.roles else false(),
    )


def case(user: User, case_id: uuid.UUID) -> Case:
    """One case with all that its page shows; 404 when the person may not see it."""
    found = db.session.scalar(
        select(Case)
        .where(Case.id == case_id, visible_to(user))
        .options(
            joinedload(Case.board),
            selectinload(Case.joint_with),
            selectinload(Case.readers).options(joinedload(CaseReader.user), joinedload(CaseReader.agency)),
            selectinload(Case.reviews).options(
                joinedload(Review.review_type), joinedload(Review.stage), selectinload(Review.dates)
            ),
        )
    )
    return found or abort(404)


def found(user: User, case_id: uuid.UUID) -> Case | None:
    """A case that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(select(Case).where(Case.id == case_id, visible_to(user)))
