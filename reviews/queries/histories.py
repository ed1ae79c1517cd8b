"""The history of a case as one person may read it."""

from __future__ import annotations

from collections.abc import Sequence

from partnership.filters import moment
from partnership.models import User
from partnership.queries import events
from reviews.models import Case
from reviews.permissions import can_see_notes
from reviews.rules.history import OFFICE, told

MOST = 200


def of_case(user: User, case: Case) -> Sequence[tuple[str, str]]:
    """Moment and sentence, newest first. Names of people are for the review team only."""
    to_team = can_see_notes(user, case)
    found: list[tuple[str, str]] = []
    for event in events.told_on(case.id, most=MOST):
        words = told(event.verb, event.detail, to_team=to_team)
        if words is not None:
            who = event.by.name if to_team and event.by else OFFICE
            found.append((moment(event.happened_at), f"{who} {words}."))
    return found
