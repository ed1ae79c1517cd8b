"""Which themes came again after their actions were done: for those who see whole boards, as it tells of incidents."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import case, func, select

from partnership.extensions import db
from partnership.models import User
from reviews.models import Action, ActionSource, Case, Part, Review, ReviewDate, Theme, action_theme
from reviews.queries import actions, cases
from reviews.queries.themes import counted_as
from reviews.rules.progress import ENDED
from reviews.rules.recurrence import Came, Verdict, Work, verdict
from reviews.vocabulary import DateKind, PartStatus

InCases = Mapping[uuid.UUID, Mapping[uuid.UUID, int]]


def verdicts(user: User, in_cases: InCases) -> dict[uuid.UUID, Verdict]:
    """Theme → what can be said of it, for the themes that came up in more than one of these cases."""
    repeated = {theme: found for theme, found in in_cases.items() if len(found) > 1}
    if not repeated:
        return {}
    work, since = _work(user), _since(user)
    return {
        theme: verdict(work.get(theme, []), [Came(case_id, since.get(case_id)) for case_id in found])
        for theme, found in repeated.items()
    }


def _work(user: User) -> dict[uuid.UUID, list[Work]]:
    """Theme → its actions by the case that they came from."""
    theme_id, is_done = counted_as(), Part.status == PartStatus.DONE
    last = Part.__table__.c.position_latest
    counted = (
        select(
            theme_id,
            Review.case_id,
            func.sum(case((Action.status.in_(ENDED), 0), else_=1)),
            func.sum(case((is_done & last.is_(None), 1), else_=0)),
            func.max(case((is_done, last))),
        )
        .select_from(action_theme)
        .join(Theme, Theme.id == action_theme.c.theme_id)
        .join(Action, Action.id == action_theme.c.action_id)
        .outerjoin(Part, Part.action_id == Action.id)
        .outerjoin(ActionSource, (ActionSource.action_id == Action.id) & ActionSource.review_id.is_not(None))
        .outerjoin(Review, Review.id == ActionSource.review_id)
        .where(actions.visible_to(user))
        .group_by(theme_id, Review.case_id)
    )
    found: dict[uuid.UUID, list[Work]] = defaultdict(list)
    for theme, case_id, still_open, undated, done_on in db.session.execute(counted):
        found[theme].append(Work(case_id, not still_open, None if undated else done_on))
    return found


def _since(user: User) -> dict[uuid.UUID, date]:
    """Case → the first day on which its incident can have been, else that on which somebody became aware of it."""
    stated, incident = ReviewDate.__table__.c, Case.__table__.c.incident_earliest
    aware = (
        select(func.min(stated.on_earliest))
        .join(Review, Review.id == stated.review_id)
        .where(Review.case_id == Case.id, stated.kind == DateKind.AWARE)
        .correlate(Case)
        .scalar_subquery()
    )
    day = func.coalesce(incident, aware)
    rows = db.session.execute(select(Case.id, day).where(cases.visible_to(user), day.is_not(None)))
    return {case_id: first for case_id, first in rows}
