"""Writes of reviews: add one to a case, edit it, date its steps, move its stage."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import User
from reviews.models import Case, Incident, Review, ReviewDate, ReviewType, Stage
from reviews.queries import stage_moves
from reviews.queries.stage_moves import Move
from reviews.rules import reviews as rules
from reviews.rules.changes import changes
from reviews.rules.incidents import follows
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DateKind, Led

# The steps of a review that an incident holds too, each in a column of its own.
SHARED_WITH_INCIDENT = {DateKind.AWARE: "aware_on", DateKind.NOTIFIED: "notified_on"}


def new_review(
    case: Case,
    *,
    new_id: uuid.UUID | None = None,
    review_type: ReviewType,
    led: Led,
    arose_from: Review | None = None,
    stage: Stage | None = None,
) -> Review:
    """The next review of a case, at the first stage of its type or another: for the commands that record it."""
    review = Review(
        id=new_id or uuid.uuid4(),
        case=case,
        review_type=review_type,
        stage=stage or review_type.stages[0],
        place=max((each.place for each in case.reviews), default=0) + 1,
        led=led,
        arose_from_id=arose_from.id if arose_from else None,
    )
    db.session.add(review)
    db.session.flush()
    return review


def add_review(
    case: Case,
    *,
    new_id: uuid.UUID | None = None,
    review_type: ReviewType,
    led: Led,
    arose_from: Review | None = None,
    by: User,
) -> Review:
    """One more process on a case, as an LCSPR that a Rapid Review led to."""
    review = new_review(case, new_id=new_id, review_type=review_type, led=led, arose_from=arose_from)
    detail = {"type": review_type.name, "stage": review.stage.name, "led": led.label}
    audit.record("added a review", review, by=by, told_on=case.id, detail=detail)
    return review


def edit_review(
    review: Review,
    *,
    led: Led,
    arose_from: Review | None,
    title: str | None,
    is_published: bool | None,
    publication_form: str | None,
    by: User,
) -> Review:
    """Keep what was changed; where nothing was, nothing is recorded."""
    before = _said(review)
    review.led, review.arose_from = led, arose_from
    review.title, review.publication_form = title or None, publication_form or None
    review.is_published = is_published
    changed = changes(before, _said(review))
    if changed:
        db.session.flush()
        detail = {"type": review.review_type.name, "changes": changed}
        audit.record("changed a review", review, by=by, told_on=review.case_id, detail=detail)
    return review


def _said(review: Review) -> dict[str, Any]:
    """The review as its form shows it, in plain values."""
    return {
        "led": review.led.label,
        "arose_from": review.arose_from.review_type.name if review.arose_from else None,
        "title": review.title,
        "is_published": review.is_published,
        "publication_form": review.publication_form,
    }


def date_review(review: Review, *, dates: Mapping[DateKind, StatedDate | None], by: User) -> Review:
    """Keep the dates that were changed; one that is now empty is taken away.

    The incident that the case began with holds the same days: where they agreed they agree afterwards.
    """
    before = {kind.value: str(review.date_of(kind) or "") or None for kind in dates}
    _correct_incident(review, dates)
    for kind, on in dates.items():
        put_date(review, kind, on)
    changed = changes(before, {kind.value: str(on or "") or None for kind, on in dates.items()})
    if changed:
        touch(review)
        detail = {"type": review.review_type.name, "changes": changed}
        audit.record("dated a review", review, by=by, told_on=review.case_id, detail=detail)
    return review


def _correct_incident(review: Review, dates: Mapping[DateKind, StatedDate | None]) -> None:
    """An incident holds days alone: what is said less exactly stands at the review."""
    incident = db.session.scalar(select(Incident).where(Incident.case_id == review.case_id))
    for kind, name in SHARED_WITH_INCIDENT.items():
        on, held = dates.get(kind), review.date_of(kind)
        if incident and held and on and on.precision == "day" and follows(held, getattr(incident, name)):
            setattr(incident, name, on.earliest)


def put_date(review: Review, kind: DateKind, on: StatedDate | None) -> None:
    """Date one step, or take its date away: for the commands that record it."""
    held = next((each for each in review.dates if each.kind is kind), None)
    if held is not None and on is None:
        review.dates.remove(held)
        db.session.delete(held)
    elif held is not None and on is not None:
        if str(held.on) != str(on):
            held.on = on
    elif on is not None:
        review.dates.append(ReviewDate(review_id=review.id, kind=kind, on=on))


def touch(review: Review) -> None:
    """The dates stand in a table of their own: without this they would change behind an open form."""
    flag_modified(review, "place")
    db.session.flush()


def move_review(review: Review, *, stage: Stage, on: StatedDate | None = None, by: User) -> Review:
    """Go on to a stage that may follow. `on` dates the step, where the stage has one that is not dated yet.

    Raises RuleBroken when the type of review does not let the stage follow.
    """
    before, was_published = review.stage, review.is_published
    review.stage = rules.move(before, stage, before.next_stages)
    review.stage_stated = None
    kind = rules.DATED_BY.get(stage.code)
    sets = kind if on is not None and kind is not None and review.date_of(kind) is None else None
    if sets is not None:
        put_date(review, sets, on)
    review.is_published = rules.SAYS_PUBLISHED.get(stage.code, was_published)
    touch(review)
    detail = {
        "type": review.review_type.name,
        "before": before.name,
        "after": stage.name,
        "on": str(on) if on else None,
        "dated": sets.value if sets else None,
        "was_published": was_published,
    }
    audit.record("moved a review", review, by=by, told_on=review.case_id, detail=detail)
    return review


def put_back(review: Review, *, reason: str, by: User) -> Review:
    """Take back the move that led to its stage, as a mistake, with the date and the word that the move itself set.

    Raises RuleBroken where no such move is on record.
    """
    move = stage_moves.newest_move(review)
    if move is None:
        raise RuleBroken(rules.NO_MOVE)
    wrong, review.stage = review.stage, move.before
    undated = _undate(review, move)
    said = rules.SAYS_PUBLISHED.get(wrong.code)
    if said is not None and review.is_published is said and "was_published" in move.detail:
        review.is_published = move.detail["was_published"]
    touch(review)
    detail = {
        "type": review.review_type.name,
        "before": wrong.name,
        "after": review.stage.name,
        "undated": undated,
        "reason": reason,
    }
    audit.record("put a review back", review, by=by, told_on=review.case_id, detail=detail)
    return review


def _undate(review: Review, move: Move) -> str | None:
    """Take away the date that the move set, unless it was changed since; what was taken, in words."""
    if not move.detail.get("dated"):
        return None
    kind = DateKind(move.detail["dated"])
    held = review.date_of(kind)
    if held is None or str(held) != move.detail["on"]:
        return None
    put_date(review, kind, None)
    return f"“{kind.label}”, {held}"
