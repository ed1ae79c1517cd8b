"""Reads of types of review, their stages and timescales."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from reviews.models import ReviewType, Stage, Timescale
from reviews.rules.timescales import in_force, is_in_force


def everything() -> Sequence[ReviewType]:
    """Every type with its stages, what may follow each, and its timescales."""
    return db.session.scalars(
        select(ReviewType)
        .options(selectinload(ReviewType.stages).selectinload(Stage.next_stages), selectinload(ReviewType.timescales))
        .order_by(ReviewType.place)
    ).all()


def in_use() -> list[ReviewType]:
    """The types that a review can be of: those in force first, then those of the past, for old reviews."""
    types = db.session.scalars(
        select(ReviewType).options(selectinload(ReviewType.stages)).order_by(ReviewType.place)
    ).all()
    return sorted(types, key=lambda each: not is_in_force(each, clock.today()))


def one_of(types: Sequence[ReviewType], type_id: str) -> ReviewType:
    """The one that was chosen of those offered."""
    wanted = uuid.UUID(type_id)
    return next((each for each in types if each.id == wanted), None) or abort(404)


def label(review_type: ReviewType) -> str:
    """Its name in a list of choices, with its last day where it is of the past."""
    name = review_type.name
    name += f" ({review_type.full_name})" if review_type.full_name != review_type.name else ""
    return f"{name}, until {day(review_type.until_on)}" if review_type.until_on else name


def coded(code: str) -> ReviewType:
    """The type that a rule names by its code; it is shipped."""
    return db.session.scalars(
        select(ReviewType)
        .where(ReviewType.code == code)
        .options(selectinload(ReviewType.stages), selectinload(ReviewType.timescales))
    ).one()


def timescale(code: str) -> Timescale | None:
    """A timescale by its code, as it holds today."""
    rows = db.session.scalars(select(Timescale).where(Timescale.code == code).order_by(Timescale.place)).all()
    return next(iter(in_force(rows, clock.today())), None)


def timescales() -> list[Timescale]:
    """Every timescale that holds today, in the order of their pages."""
    return in_force(db.session.scalars(select(Timescale).order_by(Timescale.place)), clock.today())
