"""How many parts are in each state, counted for home pages by the conditions of the list of actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from partnership.extensions import db
from reviews.models import Part
from reviews.queries.part_states import States


@dataclass(frozen=True)
class Counts:
    """How many of the parts that a person sees, or of her own, are in each state."""

    all: int
    open: int
    overdue: int
    due_soon: int
    no_date: int
    no_response: int
    done: int
    to_sign_off: int
    signed_off: int
    said_no: int


def counts(seen: ColumnElement[bool], now: States) -> Counts:
    """All counts in one statement."""
    cut = (now.open, now.overdue, now.due_soon, now.no_date, now.no_response)
    closed = (now.done, now.to_sign_off, now.signed_off, now.said_no)
    columns: list[ColumnElement[Any]] = [func.count(), *map(many, (*cut, *closed))]
    return Counts(*db.session.execute(select(*columns).select_from(Part).join(Part.action).where(seen)).one())


def many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
