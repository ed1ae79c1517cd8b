"""What the list of actions can be cut by, beside agency, case and status: source, theme, rating, evidence, sign-off."""

from __future__ import annotations

import uuid
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from partnership import clock
from partnership.extensions import db
from partnership.models import User
from partnership.queries.listing import Filter
from reviews.models import Action, ActionSource, Case, Part, Review, Theme, action_theme
from reviews.queries import actions, cases, gaps
from reviews.queries.part_states import DONE, DUE, OPEN, States
from reviews.rules.evidence import OF_CHANGE
from reviews.rules.rating import Tolerance
from reviews.vocabulary import Outlook, PartStatus, Rating, SourceKind

SOURCES = {
    "review": "A review",
    "recommendation": "A recommendation",
    "focus": "A focus of the year only",
    "other": "An audit, an inspection, a meeting or the like",
    "none": "No source recorded",
}
OTHERS = (
    SourceKind.AUDIT,
    SourceKind.NATIONAL_REVIEW,
    SourceKind.INSPECTION,
    SourceKind.SCRUTINEER,
    SourceKind.MEETING,
)


def by_source(user: User) -> Filter:
    return Filter("source", "Where it came from", lambda value: _from(user, value), SOURCES)


def _from(user: User, value: str) -> ColumnElement[bool]:
    """Only reviews that the person sees are asked for; what came from a case comes from no focus alone."""
    of_action = ActionSource.action_id == Part.action_id
    seen = and_(of_action, ActionSource.review_id == Review.id, Review.case_id == Case.id, cases.visible_to(user))
    of_review = exists().where(of_action, ActionSource.review_id.is_not(None))
    of_focus = exists().where(of_action, ActionSource.kind == SourceKind.FOCUS)
    conditions: dict[str, ColumnElement[bool]] = {
        "review": exists().where(seen),
        "recommendation": exists().where(seen, ActionSource.recommendation_id.is_not(None)),
        "focus": and_(of_focus, ~of_review),
        "other": exists().where(of_action, ActionSource.kind.in_(OTHERS)),
        "none": ~exists().where(of_action),
    }
    return conditions[value]


def by_theme() -> tuple[Filter, ...]:
    """The themes that actions are linked to; a theme that was merged counts for the other."""
    found = db.session.execute(_themes())
    choices = {str(row.id): row.name for row in found}
    return (Filter("theme", "Theme", _about, choices),) if choices else ()


def _themes() -> Select[uuid.UUID, str]:
    linked = select(_counted_as()).join(action_theme, action_theme.c.theme_id == Theme.id)
    wanted = Theme.__table__.alias("counted")
    named = select(wanted.c.id, wanted.c.name).where(wanted.c.id.in_(linked.correlate(None)))
    return named.order_by(wanted.c.name_folded)


def _about(value: str) -> ColumnElement[bool]:
    return exists().where(
        action_theme.c.action_id == Part.action_id,
        action_theme.c.theme_id == Theme.id,
        _counted_as() == uuid.UUID(value),
    )


def _counted_as() -> ColumnElement[uuid.UUID]:
    return func.coalesce(Theme.merged_into_id, Theme.id)


def by_rating(tolerance: Tolerance) -> Filter:
    return Filter("rating", "Rating", lambda value: rating(tolerance) == Rating(value).value, dict(Rating.choices()))


def rating(tolerance: Tolerance) -> ColumnElement[str]:
    """The colour of a part by the same rules, in the same order, as rules/rating.py has them; Action is joined."""
    today, stated = clock.today(), Part.__table__.c
    soon, not_due = (today + timedelta(days=days) for days in (tolerance.due_soon_days, tolerance.not_due_days))
    silent = today - timedelta(days=tolerance.no_update_days)
    heard = func.coalesce(stated.position_latest, stated.position_earliest)
    is_behind, not_begun = Part.outlook == Outlook.BEHIND, Part.status == PartStatus.NOT_STARTED
    was_moved = Action.__table__.c.due_latest < DUE
    return case(
        (and_(DONE, Part.signed_off_on.is_not(None)), Rating.BLUE.value),
        (DONE, Rating.GREEN.value),
        (Part.status == PartStatus.CANNOT_BE_DONE, Rating.RED.value),
        (~OPEN, Rating.GREY.value),
        (today > DUE, Rating.RED.value),
        (is_behind, Rating.AMBER.value),
        (DUE.is_(None), Rating.GREY.value),
        (soon >= DUE, Rating.AMBER.value),
        (and_(not_begun, not_due < DUE), Rating.GREY.value),
        (or_(not_begun, was_moved, heard.is_(None), silent > heard), Rating.AMBER.value),
        else_=Rating.GREEN.value,
    )


def by_sign_off(now: States) -> Filter:
    where = {"no": now.to_sign_off, "yes": now.signed_off}
    return Filter("signed", "Sign-off", where.__getitem__, {"no": "Done, not signed off", "yes": "Signed off"})


def by_no(now: States) -> Filter:
    """For the line of the home page that counts them: there is a filter for each of the two statuses already."""
    words = f"Cannot be done or not theirs, said in the last {now.silence_words}"
    return Filter("said", "Answer", lambda _: now.said_no, {"no": words}, is_asked=True)


def by_evidence(user: User) -> Filter:
    labels = {"yes": "A change is shown", "no": "No change shown yet"}
    return Filter("shown", "Evidence", lambda value: shown(user) if value == "yes" else not_shown(user), labels)


def shown(user: User) -> ColumnElement[bool]:
    """The condition on Part: its action has evidence of practice or outcome."""
    return and_(actions.visible_to(user), Part.action_id.in_(gaps.with_levels(OF_CHANGE)))


def not_shown(user: User) -> ColumnElement[bool]:
    """The condition on Part: its action has none. Of an action that is not seen whole, nothing is said."""
    return and_(actions.visible_to(user), Part.action_id.not_in(gaps.with_levels(OF_CHANGE)))
