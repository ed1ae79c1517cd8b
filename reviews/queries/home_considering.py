"""The cases being considered, with what is still needed and by when the next step is due."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from partnership.extensions import db
from partnership.models import User
from reviews.models import Case, Incident, PartnerView, Review, ReviewType, Timescale
from reviews.queries import cases, incidents
from reviews.rules.deadlines import Due, due
from reviews.rules.incidents import notice_code

A_FEW = 8


@dataclass(frozen=True)
class Considering:
    """One case that nobody has decided on; `needs` are the words of its own page."""

    case_id: uuid.UUID
    name: str
    needs: list[str]
    step: str
    due: Due | None


def of(user: User, timescales: Sequence[Timescale]) -> list[Considering]:
    """The latest that were logged, of those of whose review team the person is."""
    review = selectinload(Case.reviews).options(
        joinedload(Review.stage),
        selectinload(Review.dates),
        joinedload(Review.review_type).selectinload(ReviewType.timescales),
    )
    found = db.session.scalars(
        select(Incident)
        .join(Incident.case)
        .where(cases.of_team(user), Incident.decision.is_(None))
        .options(
            contains_eager(Incident.case).options(selectinload(Case.readers.and_(cases.today())), review),
            selectinload(Incident.agencies),
            selectinload(Incident.views).joinedload(PartnerView.agency),
        )
        .order_by(Case.logged_at.desc(), Incident.id)
        .limit(A_FEW)
    ).all()
    steps = {row.code: row for row in reversed(timescales)}
    return [_considering(each, steps.get(notice_code(each.harm))) for each in found]


def _considering(incident: Incident, step: Timescale | None) -> Considering:
    return Considering(
        incident.case_id,
        incident.case.name,
        [need.words for need in incidents.needs(incident, incident.case)],
        step.name if step else "",
        due(step, incident.aware_on) if step and incident.notified_on is None else None,
    )
