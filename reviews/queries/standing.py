"""How a part stands today: its colour with the reason, and how late it is, by the rule that is in force."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import RatingRule
from reviews.models import Part
from reviews.rules.rating import Rated, Tolerance, lateness


@dataclass(frozen=True)
class Standing:
    """A part with what follows from its dates today."""

    part: Part
    rated: Rated
    lateness: str
    is_late: bool


def of(part: Part, tolerance: Tolerance) -> Standing:
    today = clock.today()
    return Standing(part, part.rated(today, tolerance), lateness(part.due, today), part.is_late(today))


def tolerance() -> Tolerance:
    """The partnership's rule of the colours that is in force today."""
    in_force = select(RatingRule).where(RatingRule.from_on <= clock.today()).order_by(RatingRule.from_on.desc())
    rule = db.session.scalars(in_force.limit(1)).one()
    return Tolerance(rule.due_soon_days, rule.no_update_days, rule.not_due_days)
