"""What stands at the top of each page of a case: who sees it, how it stands, and the numbers beside its tabs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select

from partnership.extensions import db
from reviews.models import Case, Incident
from reviews.queries import case_actions, learning_points, readers
from reviews.queries.case_actions import Counted
from reviews.rules import incidents, sight


@dataclass(frozen=True)
class CaseFrame:
    """`standing` is a word and its colour where the stage of a review does not say how the case stands."""

    who_sees: str
    standing: tuple[str, str] | None
    actions: Counted
    learning_points: int


def frame(case: Case) -> CaseFrame:
    """For a case that the caller has been allowed to see, with its board and reviews loaded. One statement."""
    incident = Incident.case_id == case.id
    found = db.session.execute(
        case_actions.counted(case).add_columns(
            readers.counted(case).scalar_subquery().label("people"),
            learning_points.counted(case).scalar_subquery().label("points"),
            exists().where(incident).correlate(None).label("is_considered"),
            select(Incident.decision).where(incident).correlate(None).scalar_subquery().label("decision"),
        )
    ).one()
    return CaseFrame(
        sight.in_words(case.sight, found.people, case.board.name),
        incidents.standing(found.decision, has_review=bool(case.reviews)) if found.is_considered else None,
        Counted(found.all, found.done, found.impossible, found.unowned),
        found.points,
    )
