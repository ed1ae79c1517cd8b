"""Reads of actions, parts and updates, each beginning with what the person may see."""

from __future__ import annotations

import uuid

from flask import abort
from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from partnership.extensions import db
from partnership.models import User
from reviews.models import Action, ActionSource, Case, Part, Review, Update
from reviews.permissions import boards_seen_open, boards_seen_whole
from reviews.queries import cases


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Action: on a board of the person's, and hanging from nothing or from a case she sees.

    On a case that names her she sees the actions too, whatever her board.
    """
    seen = exists().where(
        ActionSource.action_id == Action.id,
        ActionSource.review_id == Review.id,
        Review.case_id == Case.id,
        cases.visible_to(user),
    )
    hangs = exists().where(ActionSource.action_id == Action.id, ActionSource.review_id.is_not(None))
    boards = {*boards_seen_whole(user), *boards_seen_open(user)}
    return or_(and_(Action.board_id.in_(boards), ~hangs), seen)


def part_visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Part: its action is seen, or it alone is shared with its agency."""
    agencies = {agency for ids in user.reach.values() for agency in ids}
    shared = and_(Part.is_shared, Part.agency_id.in_(agencies), Action.board_id.in_(boards_seen_open(user)))
    return or_(visible_to(user), shared)


def visible_sources(user: User) -> ColumnElement[bool]:
    """The condition on ActionSource for what may be named: no link to a case that the person does not see."""
    seen = exists().where(Review.id == ActionSource.review_id, Review.case_id == Case.id, cases.visible_to(user))
    return or_(ActionSource.review_id.is_(None), seen)


def action(user: User, action_id: uuid.UUID) -> Action:
    """One action with its parts, their agencies and updates; 404 when the person may not see it."""
    found = db.session.scalar(
        select(Action)
        .where(Action.id == action_id, visible_to(user))
        .options(
            joinedload(Action.board),
            selectinload(Action.sources.and_(visible_sources(user))).options(
                joinedload(ActionSource.review).options(joinedload(Review.case), joinedload(Review.review_type))
            ),
            selectinload(Action.parts).options(
                joinedload(Part.agency), selectinload(Part.updates).joinedload(Update.entered_by)
            ),
        )
    )
    return found or abort(404)


def part(user: User, part_id: uuid.UUID) -> Part:
    """One part with its action, agency and updates; 404 when the person may not see it."""
    found = db.session.scalar(
        select(Part)
        .join(Part.action)
        .where(Part.id == part_id, part_visible_to(user))
        .options(
            joinedload(Part.action).options(
                joinedload(Action.board),
                selectinload(Action.sources.and_(visible_sources(user))).options(
                    joinedload(ActionSource.review).options(joinedload(Review.case))
                ),
            ),
            joinedload(Part.agency),
            selectinload(Part.updates).joinedload(Update.entered_by),
        )
    )
    return found or abort(404)
