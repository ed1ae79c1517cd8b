"""Who may log, decide on and list what was considered, and record conflicts of interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.permissions import holds
from reviews.permissions import can_edit_case

if TYPE_CHECKING:
    from partnership.models import User
    from reviews.models import Case, DeclaredConflict, Incident, Review


def can_see_considered(user: User) -> bool:
    """For the list of cases considered, which holds those of whose review team she is."""
    return holds(user, "see_considered")


def can_edit_incident(user: User, incident: Incident) -> bool:
    return can_edit_case(user, incident.case)


def can_decide_incident(user: User, incident: Incident) -> bool:
    return can_decide_on(user, incident.case)


def can_decide_on(user: User, case: Case) -> bool:
    """Whether she records what the partners decided about a case."""
    return holds(user, "decide_incident", board_id=case.board_id)


def can_grow_review(user: User, review: Review) -> bool:
    return can_decide_on(user, review.case)


def can_declare_conflict(user: User, case: Case) -> bool:
    return holds(user, "declare_conflict", board_id=case.board_id)


def can_end_conflict(user: User, conflict: DeclaredConflict) -> bool:
    return can_declare_conflict(user, conflict.case)
