"""The cases and reviews of a report, where they stood on its day."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from partnership.extensions import db
from partnership.models import Agency
from reviews.models import Case, Incident, Review, ReviewDate, ReviewType, case_joint_with
from reviews.queries import cases
from reviews.queries.grouping import Grouped, grouped
from reviews.rules.facts import CaseFacts, Ids, ReviewFacts, Scope
from reviews.rules.reviews import SAYS_PUBLISHED
from reviews.rules.stages import begins_after, has_come, stage_on
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DateKind, IncidentDecision, Sight

NO_REVIEW = (IncidentDecision.NOT_NOTIFIED,)


@dataclass(frozen=True)
class OfCases:
    """The reviews that are in and their cases; `case_of_review` and `named` know every case of the board."""

    cases: tuple[CaseFacts, ...]
    reviews: tuple[ReviewFacts, ...]
    case_of_review: dict[uuid.UUID, uuid.UUID]
    named: Ids
    considered: tuple[uuid.UUID, ...]
    abbreviations: dict[str, str]


def load(scope: Scope, included: Ids) -> OfCases:
    rows, dates = _rows(scope), _dates(scope)
    reviews = [each for each in rows if each.id in included]
    return OfCases(
        cases=_cases(scope, reviews),
        reviews=tuple(_review(scope, each, dict(dates[each.id])) for each in reviews),
        case_of_review={each.id: each.case_id for each in rows},
        named=frozenset(each.case_id for each in rows if each.case.sight is Sight.PARTNERS),
        considered=_considered(scope),
        abbreviations={each.review_type.name: each.review_type.full_name for each in reviews if _is_short(each)},
    )


def _rows(scope: Scope) -> list[Review]:
    """Every review of the board, in the order of types, then of the names of their cases."""
    rows = db.session.scalars(
        select(Review)
        .join(Review.case)
        .join(Review.review_type)
        .where(Case.board_id == scope.board_id, cases.counts())
        .options(
            contains_eager(Review.case),
            contains_eager(Review.review_type).selectinload(ReviewType.stages),
            joinedload(Review.stage),
        )
        .order_by(ReviewType.place, Case.logged_year, Case.name_folded, Review.place, Review.id)
    )
    return list(rows)


def _cases(scope: Scope, reviews: Iterable[Review]) -> tuple[CaseFacts, ...]:
    """In the order in which they were logged."""
    joint: Grouped = grouped(
        select(case_joint_with.c.case_id, Agency.name)
        .join(Agency, Agency.id == case_joint_with.c.agency_id)
        .join(Case, Case.id == case_joint_with.c.case_id)
        .where(Case.board_id == scope.board_id)
        .order_by(Agency.name_folded)
    )
    in_order = sorted({each.case for each in reviews}, key=lambda case: (case.logged_at, case.name_folded, case.id))
    return tuple(
        CaseFacts(case.id, case.name, case.sight is Sight.PARTNERS, tuple(joint[case.id]), case.people_count)
        for case in in_order
    )


def _dates(scope: Scope) -> Grouped:
    return grouped(
        select(ReviewDate.review_id, ReviewDate.kind, ReviewDate.on)
        .join(Review, Review.id == ReviewDate.review_id)
        .join(Review.case)
        .where(Case.board_id == scope.board_id)
        .order_by(ReviewDate.kind)
    )


def _review(scope: Scope, review: Review, dates: dict[DateKind, StatedDate]) -> ReviewFacts:
    kind = review.review_type
    stage = stage_on(scope.position_on, review.stage, kind.stages, dates)
    by_now = stage_on(scope.known_on, review.stage, kind.stages, dates)
    is_to_begin = stage.is_under_way and begins_after(dates, scope.position_on)
    return ReviewFacts(
        id=review.id,
        case_id=review.case_id,
        type_code=kind.code,
        type_name=kind.name,
        type_many=kind.name_many,
        type_full=kind.full_name,
        stage=stage.name,
        stage_code=stage.code,
        is_under_way=stage.is_under_way and not is_to_begin,
        is_to_begin=is_to_begin,
        is_under_way_as_known=by_now.is_under_way and not begins_after(dates, scope.known_on),
        led=review.led,
        arose_from_id=review.arose_from_id,
        title=review.title,
        is_published=_is_published(scope, review, stage.code, dates),
        publication_form=review.publication_form,
        dates=dates,
    )


def _is_published(scope: Scope, review: Review, stage_code: str, dates: dict[DateKind, StatedDate]) -> bool | None:
    """Published on the day that the report tells of; a stage that says so goes before what is not stated."""
    published = dates.get(DateKind.PUBLISHED)
    if published is not None and not has_come(published, scope.position_on):
        return False
    return SAYS_PUBLISHED.get(stage_code) if review.is_published is None else review.is_published


def _is_short(review: Review) -> bool:
    return review.review_type.name.casefold() != review.review_type.full_name.casefold()


def _considered(scope: Scope) -> tuple[uuid.UUID, ...]:
    """Cases that were considered in the period and did not become a review."""
    rows = db.session.scalars(
        select(Incident.case_id)
        .join(Incident.case)
        .where(
            Case.board_id == scope.board_id,
            Incident.decision.in_(NO_REVIEW),
            Incident.decided_on.between(scope.period.first, scope.period.last),
        )
        .order_by(Incident.decided_on, Incident.case_id)
    )
    return tuple(rows)
