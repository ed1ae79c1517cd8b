"""Sight of what search finds: each kind by the condition of its noun."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

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
    """The condition on SearchEntry. Agencies are no secret to those who may read the record.

    What she sees of actions and reviews are tables of the statement, each made once: asked of each of thousands of
    entries the same questions took most of the time, and nested they were too deep for SQLite.
    """
    entry, whole = SearchEntry, SearchEntry.case_id.in_(_ids(Case, notes_visible_to(user)))
    of_case = SearchEntry.case_id.in_(_ids(Case, cases.visible_to(user)))
    seen_actions = select(_ids(Action, actions.visible_to(user)).cte("seen_action"))
    links = _seen(user, seen_actions)
    evidence = _things(user, Evidence, EvidenceLink.evidence_id, links)
    events = _things(user, DisseminationEvent, EventLink.event_id, links)
    return or_(
        and_(entry.kind.in_((SearchKind.UPDATE, SearchKind.ACTION)), entry.action_id.in_(seen_actions)),
        and_(entry.kind == SearchKind.UPDATE, entry.part_id.in_(_shared_parts(user))),
        and_(entry.kind == SearchKind.CASE_WITH_NOTES, whole),
        and_(entry.kind == SearchKind.CASE, of_case, ~whole),
        and_(entry.kind.in_((SearchKind.LEARNING_POINT, SearchKind.RECOMMENDATION)), of_case),
        and_(entry.kind == SearchKind.EVIDENCE, entry.subject_id.in_(evidence)),
        and_(entry.kind == SearchKind.EVENT, entry.subject_id.in_(events)),
        entry.kind == SearchKind.AGENCY,
    )


def notes_visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Case for those whose internal notes the person may read: see `can_see_notes`."""
    boards = {role.board_id for role in user.roles if role.role in POLICY["see_notes"] and role.board_id}
    of_team = or_(Case.board_id.in_(boards_seen_whole(user)), cases.named_on(user))
    return and_(cases.visible_to(user), Case.board_id.in_(boards), of_team)


def _ids(thing: Any, condition: ColumnElement[bool]) -> Any:
    return select(thing.id).where(condition).correlate(None)


def _shared_parts(user: User) -> Any:
    """Parts of her own agencies that are shared with them, though their action may be hidden."""
    return _ids(Part, and_(Part.is_shared, actions.of_own_agencies(user))).join(Part.action)


def _seen(user: User, seen_actions: Any) -> dict[str, Any]:
    """For each column of a link that leads to something with a sight: the ids that the person sees."""
    reviews = select(_ids(Review, Review.case_id.in_(_ids(Case, cases.visible_to(user)))).cte("seen_review"))
    return {
        "review_id": reviews,
        "learning_point_id": _ids(LearningPoint, LearningPoint.review_id.in_(reviews)),
        "recommendation_id": _ids(Recommendation, Recommendation.review_id.in_(reviews)),
        "action_id": seen_actions,
    }


def _things(user: User, thing: Any, owner: Any, seen: dict[str, Any]) -> Any:
    """Ids of what may hang from several: from nothing hidden on a board of hers, or from something she sees."""
    boards = {*boards_seen_whole(user), *boards_seen_open(user)}
    columns = [(getattr(owner.class_, name), ids) for name, ids in seen.items() if hasattr(owner.class_, name)]
    to_hidden = or_(*(and_(column.is_not(None), column.not_in(ids)) for column, ids in columns))
    to_seen = or_(*(column.in_(ids) for column, ids in columns))
    of_hidden = select(owner).where(to_hidden).correlate(None)
    of_seen = select(owner).where(to_seen).correlate(None)
    return _ids(thing, or_(and_(thing.board_id.in_(boards), thing.id.not_in(of_hidden)), thing.id.in_(of_seen)))
