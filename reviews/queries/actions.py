"""Reads of actions, parts and updates, each beginning with what the person may see."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import abort, url_for
from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from partnership.extensions import db
from partnership.filters import moment
from partnership.models import Event, User
from partnership.permissions import AGENCY_ROLES, holds
from partnership.queries import events
from partnership.queries.conditions import made_once
from partnership.queries.listing import Line
from reviews.models import Action, ActionSource, Case, Part, Review, Stage, Update
from reviews.permissions import boards_seen_open, boards_seen_whole, is_of_an_agency
from reviews.queries import cases, standing
from reviews.queries.standing import Standing
from reviews.rules import case_names, history_actions
from reviews.rules.ids import ids
from reviews.rules.progress import ACTION_STATUS_RULE
from reviews.rules.sources import warning

OFFERED = 30


@made_once
def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Action: on a board of the person's, and hanging from nothing or from a case she sees.

    On a case that names her she sees the actions too, whatever her board. What hangs from one case that she
    sees and one that she does not is let in by `seen`. The hidden are a set that is made once: asked of each
    action, the same question took most of the time of a list.
    """
    sees = cases.visible_to(user)
    seen = exists().where(
        ActionSource.action_id == Action.id,
        ActionSource.review_id == Review.id,
        Review.case_id == Case.id,
        sees,
    )
    hidden = select(Case.id).where(~sees).correlate(None)
    unseen = select(Review.id).where(Review.case_id.in_(hidden)).correlate(None)
    hangs = Action.id.in_(select(ActionSource.action_id).where(ActionSource.review_id.in_(unseen)).correlate(None))
    boards = {*boards_seen_whole(user), *boards_seen_open(user)}
    return or_(and_(Action.board_id.in_(boards), ~hangs), seen)


def part_visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Part: its action is seen, or it alone is shared with an agency of the person's."""
    if not is_of_an_agency(user):
        return visible_to(user)
    return or_(visible_to(user), and_(Part.is_shared, of_own_agencies(user), ~_in_conflict(user)))


def _in_conflict(user: User) -> ColumnElement[bool]:
    """The condition on Action for what came from a case in which the person has a conflict of interest."""
    from_it = select(ActionSource.action_id).join(Review, Review.id == ActionSource.review_id)
    return Action.id.in_(from_it.where(Review.case_id.in_(cases.in_conflict(user))).correlate(None))


def of_own_agencies(user: User) -> ColumnElement[bool]:
    """The condition on Part: of an agency that the person answers for, or of one beneath it, on the same board."""
    own = [
        and_(Action.board_id == role.board_id, Part.agency_id.in_(user.reach[role.agency_id]))
        for role in user.roles
        if role.role in AGENCY_ROLES and role.agency_id
    ]
    return or_(false(), *own)


def sees(user: User, action_id: uuid.UUID) -> bool:
    """Whether the person sees the whole action, and not only a part that was shared."""
    return db.session.scalar(select(Action.id).where(Action.id == action_id, visible_to(user))) is not None


def visible_sources(user: User) -> ColumnElement[bool]:
    """The condition on ActionSource for what may be named: no link to a case that the person does not see."""
    seen = exists().where(Review.id == ActionSource.review_id, Review.case_id == Case.id, cases.visible_to(user))
    return or_(ActionSource.review_id.is_(None), seen)


def with_sources(user: User) -> _AbstractLoad:
    """What an action came from, so far as the person may know, with all that names it."""
    review = joinedload(ActionSource.review).options(joinedload(Review.case), joinedload(Review.review_type))
    return selectinload(Action.sources.and_(visible_sources(user))).options(
        review, joinedload(ActionSource.recommendation), joinedload(ActionSource.focus)
    )


def action(user: User, action_id: uuid.UUID) -> Action:
    """One action with its parts, their agencies and updates; 404 when the person may not see it."""
    found = db.session.scalar(
        select(Action)
        .where(Action.id == action_id, visible_to(user))
        .options(
            joinedload(Action.board),
            with_sources(user),
            selectinload(Action.themes),
            selectinload(Action.parts).options(
                joinedload(Part.agency), selectinload(Part.updates).joinedload(Update.entered_by)
            ),
        )
    )
    return found or abort(404)


def part(user: User, part_id: uuid.UUID) -> Part:
    """One part with its action and the parts beside it, agency and updates; 404 when the person may not see it."""
    found = db.session.scalar(
        select(Part)
        .join(Part.action)
        .where(Part.id == part_id, part_visible_to(user))
        .options(
            joinedload(Part.action).options(
                joinedload(Action.board),
                selectinload(Action.parts).joinedload(Part.agency),
                with_sources(user),
            ),
            joinedload(Part.agency),
            joinedload(Part.signed_off_by),
            selectinload(Part.updates).joinedload(Update.entered_by),
        )
    )
    return found or abort(404)


def came_from(action: Action, *, is_whole: bool = True) -> list[Line]:
    """Where an action came from, so far as the person may know; `is_whole` is false for a part seen alone."""
    if not is_whole:
        return [Line("From a case you are not named on")]
    return [source_line(each) for each in action.sources]


def warning_of(action: Action) -> str:
    """What the office is to know of an action, from the cases that it comes from."""
    return warning({source.review.case.sight for source in action.sources if source.review is not None})


def source_line(source: ActionSource) -> Line:
    """A source in words, with the page of it."""
    if source.recommendation is not None and source.review is not None:
        reference = f" {source.recommendation.reference}" if source.recommendation.reference else ""
        address = url_for("recommendations.show", recommendation_id=source.recommendation_id)
        return Line(f"{review_words(source.review)}, recommendation{reference}", address)
    if source.review is not None:
        return Line(review_words(source.review), url_for("cases.show", case_id=source.review.case_id))
    if source.focus is not None:
        return Line(f"{source.focus.kind.label}: {source.focus.name}")
    return Line(f"{source.kind.label}: {source.words}" if source.words else source.kind.label)


def found(user: User, action_id: uuid.UUID) -> Action | None:
    """An action that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(select(Action).where(Action.id == action_id, visible_to(user)))


def review_choices(
    user: User, boards: Iterable[uuid.UUID], *, cases_asked: Iterable[str], reviews_asked: Iterable[str]
) -> Sequence[Review]:
    """Reviews that an action of one of these boards may come from: the newest, and those that are asked for by id.

    Reviews under way go before those that are concluded, and within each the newest case goes first.
    """
    seen = (cases.visible_to(user), Case.board_id.in_(boards))
    newest = (~Stage.is_under_way, Case.logged_at.desc(), Case.name_folded, Review.place)
    asked = or_(Review.case_id.in_(ids(cases_asked)), Review.id.in_(ids(reviews_asked)))
    some = select(Review.id).join(Review.case).join(Review.stage).where(*seen).order_by(*newest).limit(OFFERED)
    return db.session.scalars(
        select(Review)
        .join(Review.case)
        .join(Review.stage)
        .where(*seen, or_(asked, Review.id.in_(some.correlate(None))))
        .options(contains_eager(Review.case), joinedload(Review.review_type))
        .order_by(*newest)
    ).all()


def asked_for(reviews: Iterable[Review], arguments: Mapping[str, str]) -> list[uuid.UUID]:
    """The review that an address names, or the last review of the case that it names."""
    reviews = list(reviews)
    ids = [each.id for each in reviews if arguments.get("review") == str(each.id)]
    of_case = sorted(
        (each for each in reviews if arguments.get("case") == str(each.case_id)), key=lambda each: each.place
    )
    return ids or [each.id for each in of_case[-1:]]


def review_words(review: Review) -> str:
    return f"{review.case.name}, {review.review_type.name}"


def words_to_choose(reviews: Iterable[Review]) -> dict[uuid.UUID, str]:
    """Reviews as a list of choices names them: with the year of the case where two cases bear one name."""
    reviews = list(reviews)
    names = case_names.told_apart({each.case_id: (each.case.name, each.case.logged_year) for each in reviews})
    return {each.id: f"{names[each.case_id]}, {each.review_type.name}" for each in reviews}


@dataclass(frozen=True)
class ActionPage:
    """One action with what is worked out about it: where it came from, its parts and its history in sentences."""

    action: Action
    came_from: list[Line]
    warning: str
    status_rule: str
    parts: list[Standing]
    history: list[tuple[str, str, str]]


def page(user: User, action: Action, *, to_office: bool) -> ActionPage:
    """`to_office` is whether it is read by somebody who may change it."""
    to_team = to_office or _is_of_team(user, action)
    tolerance = standing.tolerance()
    plans = events.Together(history_actions.PASTED, {source.review_id for source in action.sources if source.review_id})
    return ActionPage(
        action=action,
        came_from=came_from(action),
        warning=warning_of(action),
        status_rule=ACTION_STATUS_RULE,
        parts=[standing.of(part, tolerance) for part in action.parts],
        history=[_told(event, to_team, to_office) for event in events.told_on(action.id, made=plans)],
    )


def _is_of_team(user: User, action: Action) -> bool:
    """Whether the person is of the review team of a case that the action comes from."""
    if not holds(user, "see_notes", board_id=action.board_id):
        return False
    reviews = select(Review.id).join(Review.case).where(cases.of_team(user))
    of_it = select(ActionSource.id).where(ActionSource.action_id == action.id, ActionSource.review_id.in_(reviews))
    return db.session.scalar(of_it.limit(1)) is not None


def _told(event: Event, to_team: bool, to_office: bool) -> tuple[str, str, str]:
    who = event.by.name if event.by else "The installation’s owner"
    sentence = history_actions.sentence(who, event.verb, event.detail, to_team=to_team)
    said = history_actions.said(event.verb, event.detail, to_team=to_team, to_office=to_office)
    return moment(event.happened_at), sentence, said
