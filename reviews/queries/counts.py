"""How many there are of each thing: the numbers of pages, reports and the command line.

`seen` narrows a count to what a person may see: `cases.visible_to(user)` for cases and reviews,
`actions.visible_to(user)` for actions. Without it everything is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, case, exists, func, select, true

from partnership.extensions import db
from partnership.models import Agency, Board, User
from partnership.vocabulary import AgencyKind
from reviews.models import (
    Action,
    ActionSource,
    Case,
    Part,
    Review,
    ReviewType,
    SourceFile,
    SourceRow,
    Stage,
    Update,
)
from reviews.vocabulary import ActionStatus, PartStatus, Sight

Seen = ColumnElement[bool]
K = TypeVar("K")


@dataclass(frozen=True)
class OfType:
    """Reviews of one type, and how many of them are under way."""

    code: str
    name: str
    name_many: str
    reviews: int
    under_way: int
    cases: int


@dataclass(frozen=True)
class OfStage:
    """Reviews of one type at one stage."""

    type_code: str
    type_name: str
    code: str
    name: str
    is_under_way: bool
    reviews: int


@dataclass(frozen=True)
class OfFile:
    """How many cases and actions a file brought that reports for this period."""

    file: SourceFile
    cases: int
    actions: int


def boards() -> int:
    return _one(select(func.count()).select_from(Board))


def people() -> int:
    """Accounts that may sign in."""
    return _one(select(func.count()).select_from(User).where(User.deactivated_at.is_(None)))


def agencies() -> dict[AgencyKind, int]:
    return _by(select(Agency.kind, func.count()).group_by(Agency.kind), AgencyKind)


def cases(seen: Seen | None = None) -> dict[Sight, int]:
    """Cases by who can see them."""
    return _by(select(Case.sight, func.count()).where(_where(seen)).group_by(Case.sight), Sight)


def reviews_by_type(seen: Seen | None = None) -> Sequence[OfType]:
    """In the order of the types; a type without a review is left out. A case counts by its first review."""
    under_way, first = case((Stage.is_under_way, 1), else_=0), case((Review.place == 1, 1), else_=0)
    found = (
        select(ReviewType, func.count(), func.sum(under_way), func.sum(first))
        .join(Review, Review.review_type_id == ReviewType.id)
        .join(Stage, Stage.id == Review.stage_id)
        .join(Case, Case.id == Review.case_id)
        .where(_where(seen))
        .group_by(ReviewType.id)
        .order_by(ReviewType.place)
    )
    return [OfType(each.code, each.name, each.name_many, *counts) for each, *counts in db.session.execute(found)]


def reviews_by_stage(seen: Seen | None = None) -> Sequence[OfStage]:
    """In the order of types and stages; a stage where no review stands is left out."""
    found = (
        select(ReviewType.code, ReviewType.name, Stage.code, Stage.name, Stage.is_under_way, func.count())
        .select_from(Review)
        .join(Stage, Stage.id == Review.stage_id)
        .join(ReviewType, ReviewType.id == Review.review_type_id)
        .join(Case, Case.id == Review.case_id)
        .where(_where(seen))
        .group_by(ReviewType.id, Stage.id)
        .order_by(ReviewType.place, Stage.place)
    )
    return [OfStage(*row) for row in db.session.execute(found)]


def actions(seen: Seen | None = None) -> dict[ActionStatus, int]:
    return _by(select(Action.status, func.count()).where(_where(seen)).group_by(Action.status), ActionStatus)


def actions_from_reviews(seen: Seen | None = None) -> int:
    """Actions that came from a review, each once however many it came from."""
    hangs = exists().where(ActionSource.action_id == Action.id, ActionSource.review_id.is_not(None))
    return _one(select(func.count()).select_from(Action).where(hangs, _where(seen)))


def parts(seen: Seen | None = None) -> dict[PartStatus, int]:
    """Parts of the actions that are seen."""
    found = select(Part.status, func.count()).join(Action, Action.id == Part.action_id).where(_where(seen))
    return _by(found.group_by(Part.status), PartStatus)


def updates(seen: Seen | None = None) -> int:
    found = select(func.count()).select_from(Update).join(Update.part).join(Part.action)
    return _one(found.where(_where(seen)))


def by_period() -> Sequence[OfFile]:
    """What each loaded file brought, by the period it reports for."""
    of_cases = SourceRow.subject_type == Case.__tablename__
    of_actions = SourceRow.subject_type == Action.__tablename__
    found = (
        select(
            SourceFile,
            func.sum(case((of_cases, 1), else_=0)),
            func.sum(case((of_actions, 1), else_=0)),
        )
        .join(SourceRow, SourceRow.file_id == SourceFile.id)
        .group_by(SourceFile.id)
        .order_by(SourceFile.period_first, SourceFile.slug)
    )
    return [OfFile(*row) for row in db.session.execute(found)]


def _where(seen: Seen | None) -> Seen:
    return true() if seen is None else seen


def _one(found: Select[int]) -> int:
    return db.session.scalar(found) or 0


def _by(found: Select[Any, int], kinds: Iterable[K]) -> dict[K, int]:
    """The counts in the order of the list of kinds; one that there is none of counts 0."""
    counts = {kind: count for kind, count in db.session.execute(found)}
    return {kind: counts.get(kind, 0) for kind in kinds}


def plain() -> dict[str, Any]:
    """Every number as plain values, by the stored words, for programs."""
    types, stages = reviews_by_type(), reviews_by_stage()
    by_agency, by_sight, by_status, by_part = agencies(), cases(), actions(), parts()
    return {
        "boards": boards(),
        "agencies": sum(by_agency.values()),
        "agencies_by_kind": by_agency,
        "people": people(),
        "cases": sum(by_sight.values()),
        "cases_by_sight": by_sight,
        "cases_by_type": {each.code: each.cases for each in types if each.cases},
        "reviews": sum(each.reviews for each in types),
        "reviews_by_type": {each.code: each.reviews for each in types},
        "reviews_under_way": sum(each.under_way for each in types),
        "reviews_under_way_by_type": {each.code: each.under_way for each in types if each.under_way},
        "reviews_by_stage": [{"type": each.type_code, "stage": each.code, "reviews": each.reviews} for each in stages],
        "actions": sum(by_status.values()),
        "actions_by_status": by_status,
        "actions_with_a_review": actions_from_reviews(),
        "parts": sum(by_part.values()),
        "parts_by_status": by_part,
        "updates": updates(),
        "periods": [
            {
                "file": each.file.slug,
                "title": each.file.title,
                "from": each.file.period_first.isoformat() if each.file.period_first else None,
                "to": each.file.period_last.isoformat() if each.file.period_last else None,
                "cases": each.cases,
                "actions": each.actions,
            }
            for each in by_period()
        ],
    }
