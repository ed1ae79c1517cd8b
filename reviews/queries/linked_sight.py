"""Sight of what may hang from several things: evidence, and the ways in which learning was shared."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from partnership.models import User
from partnership.queries.conditions import made_once
from reviews.models import Action, Case, LearningPoint, Recommendation, Review
from reviews.permissions import boards_seen_open, boards_seen_whole
from reviews.queries import actions, cases

HANGING = ("review_id", "learning_point_id", "recommendation_id", "action_id")


@made_once
def visible(user: User, thing: Any, link: Any, owner: Any) -> ColumnElement[bool]:
    """The condition on `thing`, whose `link` rows name it in `owner`.

    On a board of the person's and hanging from nothing that is hidden from her; or hanging from something that
    she sees, whatever the board. What is hidden is a set that is made once.
    """
    return _visible(user, thing, link, owner, hidden(user, link))


def visible_of(user: User, thing: Any, link: Any, owner: Any, some: Select[Any]) -> ColumnElement[bool]:
    """The same, where only the few whose ids `some` selects are asked for: no set is made of all there is."""
    return _visible(user, thing, link, owner, hidden_of(user, link, owner.in_(some)), owner.in_(some))


def _visible(
    user: User, thing: Any, link: Any, owner: Any, leads_to_hidden: ColumnElement[bool], *few: ColumnElement[bool]
) -> ColumnElement[bool]:
    boards = {*boards_seen_whole(user), *boards_seen_open(user)}
    unseen = select(owner).where(leads_to_hidden, *few).correlate(None)
    seen = select(owner).where(or_(*(column.is_not(None) for column in _hanging(link))), ~leads_to_hidden, *few)
    return or_(and_(thing.board_id.in_(boards), thing.id.not_in(unseen)), thing.id.in_(seen.correlate(None)))


@made_once
def hidden(user: User, link: Any) -> ColumnElement[bool]:
    """The condition on `link` for what leads to something that the person may not see: never shown or counted."""
    return hidden_of(user, link)


def hidden_of(user: User, link: Any, *few: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same, where only the few links of which `few` is true are asked for."""
    unseen_cases = select(Case.id).where(~cases.visible_to(user)).correlate(None)
    unseen = select(Review.id).where(Review.case_id.in_(unseen_cases)).correlate(None)
    asked = [Action.id.in_(select(link.action_id).where(*few).correlate(None))] if few else []
    of_review = {
        "review_id": unseen,
        "learning_point_id": select(LearningPoint.id).where(LearningPoint.review_id.in_(unseen)).correlate(None),
        "recommendation_id": select(Recommendation.id).where(Recommendation.review_id.in_(unseen)).correlate(None),
        "action_id": select(Action.id).where(*asked, ~actions.visible_to(user)).correlate(None),
    }
    columns = _hanging(link)
    return or_(*(and_(column.is_not(None), column.in_(of_review[column.key])) for column in columns))


def _hanging(link: Any) -> list[Any]:
    return [getattr(link, name) for name in HANGING if hasattr(link, name)]
