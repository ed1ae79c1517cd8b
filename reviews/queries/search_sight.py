"""Sight of what search finds: each kind by the condition of its noun."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from partnership.models import User
from partnership.policy import POLICY
from reviews.models import (
    Action,
    Case,
    DisseminationEvent,
    EventLink,
    Evidence,
    EvidenceLink,
    LearningPoint,
    Part,
    Recommendation,
    Review,
    SearchEntry,
)
from reviews.permissions import boards_seen_open, boards_seen_whole
from reviews.queries import actions, cases
from reviews.vocabulary import SearchKind


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on SearchEntry. Agencies are no secret to those who may read the record."""
    entry, whole = SearchEntry, SearchEntry.case_id.in_(_cases(notes_visible_to(user)))
    seen = SearchEntry.case_id.in_(_cases(cases.visible_to(user)))
    unseen = _unseen(user)
    return or_(
        and_(entry.kind == SearchKind.CASE_WITH_NOTES, whole),
        and_(entry.kind == SearchKind.CASE, seen, ~whole),
        and_(entry.kind.in_((SearchKind.LEARNING_POINT, SearchKind.RECOMMENDATION)), seen),
        and_(
            entry.kind == SearchKind.ACTION,
            exists().where(Action.id == entry.action_id, actions.visible_to(user)).correlate(entry),
        ),
        and_(
            entry.kind == SearchKind.UPDATE,
            exists()
            .where(Part.id == entry.part_id, Action.id == Part.action_id, actions.part_visible_to(user))
            .correlate(entry),
        ),
        and_(
            entry.kind == SearchKind.EVIDENCE,
            entry.subject_id.in_(_things(user, Evidence, EvidenceLink.evidence_id, unseen)),
        ),
        and_(
            entry.kind == SearchKind.EVENT,
            entry.subject_id.in_(_things(user, DisseminationEvent, EventLink.event_id, unseen)),
        ),
        entry.kind == SearchKind.AGENCY,
    )


def notes_visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Case for those whose internal notes the person may read: see `can_see_notes`."""
    boards = {role.board_id for role in user.roles if role.role in POLICY["see_notes"] and role.board_id}
    of_team = or_(Case.board_id.in_(boards_seen_whole(user)), cases.named_on(user))
    return and_(cases.visible_to(user), Case.board_id.in_(boards), of_team)


def _cases(condition: ColumnElement[bool]) -> Any:
    return select(Case.id).where(condition).correlate(None)


def _things(user: User, thing: Any, owner: Any, unseen: dict[str, Any]) -> Any:
    """Ids of what may hang from several: from nothing hidden on a board of hers, or from something she sees."""
    boards = {*boards_seen_whole(user), *boards_seen_open(user)}
    columns = [(getattr(owner.class_, name), ids) for name, ids in unseen.items() if hasattr(owner.class_, name)]
    hidden = or_(*(and_(column.is_not(None), column.in_(ids)) for column, ids in columns))
    hangs = or_(*(column.is_not(None) for column, _ in columns))
    of_hidden = select(owner).where(hidden).correlate(None)
    of_seen = select(owner).where(hangs, ~hidden).correlate(None)
    on_hers = and_(thing.board_id.in_(boards), thing.id.not_in(of_hidden))
    return select(thing.id).where(or_(on_hers, thing.id.in_(of_seen))).correlate(None)


def _unseen(user: User) -> dict[str, Any]:
    """For each column of a link that leads to something with a sight: the ids that the person may not see.

    Reviews and actions are tables of the statement, each made once: nested, they were too deep for SQLite.
    """
    reviews = select(Review.id).where(Review.case_id.in_(_cases(~cases.visible_to(user)))).cte("unseen_review")
    hidden = select(Action.id).where(~actions.visible_to(user)).cte("unseen_action")
    of_review = select(reviews.c.id)
    return {
        "review_id": of_review,
        "learning_point_id": select(LearningPoint.id).where(LearningPoint.review_id.in_(of_review)).correlate(None),
        "recommendation_id": select(Recommendation.id).where(Recommendation.review_id.in_(of_review)).correlate(None),
        "action_id": select(hidden.c.id),
    }
