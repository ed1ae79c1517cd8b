"""What was decided on a report since it was drafted: a file of that draft would still tell what is no longer meant."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select

from partnership.extensions import db
from partnership.models import AnnualReport, Event
from reviews.models import Case
from reviews.vocabulary import Sight

DRAFTED = "drafted the report"
COVERS = frozenset({"months", "audience", "position_on"})
COVERED = "what it covers was changed"
DECIDED = "what goes in was decided on"
CLOSED = "a case was closed to partners"
WHY = {
    "changed the report": COVERED,
    "decided what goes in": DECIDED,
    "took decisions back": DECIDED,
    "closed the case to partners": CLOSED,
}


def since_drafted(report: AnnualReport) -> list[str]:
    """Why the report has to be drafted again before it is exported, each reason once."""
    drafted = select(func.max(Event.number)).where(Event.subject_id == report.id, Event.verb == DRAFTED)
    of_report = and_(Event.subject_id == report.id, Event.verb.in_([verb for verb in WHY if WHY[verb] != CLOSED]))
    of_case = and_(Case.board_id == report.board_id, Case.sight == Sight.REVIEW_TEAM, Event.verb.in_(WHY))
    found = db.session.execute(
        select(Event.verb, Event.detail)
        .outerjoin(Case, Case.id == Event.subject_id)
        .where(Event.number > drafted.scalar_subquery(), or_(of_report, of_case))
        .order_by(Event.number)
    )
    return list(dict.fromkeys(WHY[verb] for verb, detail in found if _matters(verb, detail)))


def _matters(verb: str, detail: dict[str, dict[str, str]] | None) -> bool:
    """A new title is no other report; of what was taken out of the history the worst is assumed."""
    return verb != "changed the report" or detail is None or bool(COVERS & set(detail["changes"]))
