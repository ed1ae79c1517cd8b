"""The history of a case as one person may read it."""

from __future__ import annotations

from collections.abc import Sequence

from partnership.filters import moment
from partnership.models import User
from partnership.queries import events
from reviews.models import Case
from reviews.permissions import can_see_notes
from reviews.rules.history import OFFICE, OWNER, told

MOST = 200


def of_case(user: User, case: Case) -> Sequence[tuple[str, str]]:
    """Moment and sentence, newest first. Names of people are for the review team only."""
    to_team = can_see_notes(user, case)
    found: list[tuple[str, str]] = []
    for event in events.told_on(case.id, most=MOST):
        words = told(event.verb, event.detail, to_team=to_team)
        if words is not None:
            who = OFFICE if not to_team else event.by.name if event.by else OWNER
            found.append((moment(event.happened_at), f"{who} {words}."))
    return found
