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
    Evidence,
    Part,
    SearchEntry,
)
from reviews.permissions import boards_seen_whole
from reviews.queries import actions, cases, dissemination, evidence
from reviews.vocabulary import SearchKind


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on SearchEntry. Agencies are no secret to those who may read the record.

    What she sees of actions, evidence and events are tables of the statement, each made once: asked of each of
    thousands of entries the same questions took most of the time, and nested they were too deep for SQLite.
    """
    entry, whole = SearchEntry, SearchEntry.case_id.in_(_ids(Case, notes_visible_to(user)))
    of_case = SearchEntry.case_id.in_(_ids(Case, cases.visible_to(user)))
    seen_actions = select(_ids(Action, actions.visible_to(user)).cte("seen_action"))
    seen_evidence = select(_ids(Evidence, evidence.visible_to(user)).cte("seen_evidence"))
    seen_events = select(_ids(DisseminationEvent, dissemination.visible_to(user)).cte("seen_event"))
    return or_(
        and_(entry.kind.in_((SearchKind.UPDATE, SearchKind.ACTION)), entry.action_id.in_(seen_actions)),
        and_(entry.kind == SearchKind.UPDATE, entry.part_id.in_(_shared_parts(user))),
        and_(entry.kind == SearchKind.CASE_WITH_NOTES, whole),
        and_(entry.kind == SearchKind.CASE, of_case, ~whole),
        and_(entry.kind.in_((SearchKind.LEARNING_POINT, SearchKind.RECOMMENDATION)), of_case),
        and_(entry.kind == SearchKind.EVIDENCE, entry.subject_id.in_(seen_evidence)),
        and_(entry.kind == SearchKind.EVENT, entry.subject_id.in_(seen_events)),
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
