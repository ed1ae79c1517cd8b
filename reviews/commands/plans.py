"""Writes of an action plan that was pasted: all of it in one go, told in one event."""

from __future__ import annotations

import uuid

from sqlalchemy import func, select

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import User
from partnership.rules.folding import fold
from reviews.commands import posts
from reviews.models import Action, ActionSource, Part, Post, Recommendation, Review
from reviews.rules.pasting_made import Plan, Planned, Recommended
from reviews.vocabulary import SourceKind


def paste_plan(review: Review, *, plan: Plan, new_id: uuid.UUID | None = None, by: User) -> uuid.UUID:
    """The recommendations, actions and parts of the plan; comes back with the case they are on.

    The first action, or the first recommendation where there is none, bears `new_id`, by which a plan that is
    sent twice is known. Raises RuleBroken for a plan that makes nothing.
    """
    ids = iter([new_id or uuid.uuid4()])
    if not plan.actions and not plan.new_recommendations:
        raise RuleBroken("These rows make nothing new. Look at what is left out, or paste others.")
    actions = [_action(review, planned, next(ids, None)) for planned in plan.actions]
    recommended = _recommendations(review, plan, next(ids, None))
    db.session.add_all(actions)
    db.session.flush()
    held: dict[tuple[uuid.UUID, str], Post | None] = {}
    for action, planned in zip(actions, plan.actions, strict=True):
        db.session.add_all(_sources(review, action, [recommended[each] for each in planned.sources]))
        db.session.add_all(_parts(action, planned, held))
    db.session.flush()
    made = [*(each.id for each in actions), *(recommended[each] for each in plan.new_recommendations)]
    detail = {
        "type": review.review_type.name,
        "recommendations": len(plan.new_recommendations),
        "actions": len(actions),
        "parts": plan.part_count,
        "made": [str(each) for each in made],
    }
    audit.record("pasted an action plan", review, by=by, told_on=review.case_id, detail=detail)
    return review.case_id


def _recommendations(review: Review, plan: Plan, first_id: uuid.UUID | None) -> dict[Recommended, uuid.UUID]:
    """Those of the plan by the ids they have, or are given after those that the review has."""
    last = db.session.scalar(select(func.max(Recommendation.place)).where(Recommendation.review_id == review.id))
    found = {each: each.known_id for each in plan.recommendations if each.known_id}
    for place, each in enumerate(plan.new_recommendations, start=(last or 0) + 1):
        found[each] = first_id or uuid.uuid4()
        first_id = None
        row = Recommendation(
            id=found[each],
            review_id=review.id,
            place=place,
            reference=each.reference or None,
            text=each.text,
            text_folded=fold(each.text),
            acceptance=each.acceptance,
            acceptance_reason=each.reason or None,
        )
        db.session.add(row)
    db.session.flush()
    return found


def _action(review: Review, planned: Planned, new_id: uuid.UUID | None) -> Action:
    return Action(
        id=new_id or uuid.uuid4(),
        board_id=review.case.board_id,
        text=planned.text,
        text_folded=fold(planned.text),
        measure=planned.measure or None,
        outcome=planned.outcome or None,
        plan_words=planned.plan_words or None,
        due=planned.due,
        added_at=clock.now(),
    )


def _sources(review: Review, action: Action, recommendations: list[uuid.UUID]) -> list[ActionSource]:
    """Each recommendation; the review alone where the row named none."""
    kind = SourceKind.RECOMMENDATION if recommendations else SourceKind.REVIEW
    return [
        ActionSource(action_id=action.id, place=place, kind=kind, review_id=review.id, recommendation_id=each)
        for place, each in enumerate(recommendations or [None], start=1)
    ]


def _parts(action: Action, planned: Planned, held: dict[tuple[uuid.UUID, str], Post | None]) -> list[Part]:
    """A part for each agency; a post is looked for once."""
    found = []
    for place, (agency_id, parted) in enumerate(planned.parts.items(), start=1):
        key = (agency_id, fold(parted.post))
        if key not in held:
            held[key] = posts.post_of(agency_id, parted.post)
        post = held[key]
        found.append(
            Part(
                action_id=action.id,
                agency_id=agency_id,
                place=place,
                is_lead=parted.is_lead,
                post_id=post.id if post else None,
                due=action.due,
            )
        )
    return found
