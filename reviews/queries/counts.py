"""How many there are of each thing: the numbers of pages, reports and the command line.

`seen` narrows a count to what a person may see: `cases.visible_to(user)` for cases and reviews,
`actions.visible_to(user)` for actions. Without it everything is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, exists, func, not_, select

from partnership.extensions import db
from partnership.models import Agency, Board, User
from partnership.vocabulary import AgencyKind
from reviews.models import (
    Action,
    ActionSource,
    Case,
    Incident,
    Part,
    Review,
    ReviewType,
    SourceFile,
    SourceRow,
    Stage,
    Update,
)
from reviews.queries.cases import counts as counted
from reviews.queries.counting import Seen, by, one, where
from reviews.rules.reviews import SAYS_PUBLISHED
from reviews.vocabulary import ActionStatus, IncidentDecision, PartStatus, Sight


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
class Published:
    """Reviews that were published, and those that are over and were not."""

    published: int
    not_published: int


@dataclass(frozen=True)
class FromWhere:
    """Actions by what they came from: a review, else a shared theme or priority, else something else or nothing."""

    review: int
    focus_only: int
    neither: int


@dataclass(frozen=True)
class OfFile:
    """How many cases and actions a file brought that reports for this period."""

    file: SourceFile
    cases: int
    actions: int


def boards() -> int:
    return one(select(func.count()).select_from(Board))


def people() -> int:
    """Accounts that may sign in."""
    return one(select(func.count()).select_from(User).where(User.deactivated_at.is_(None)))


def agencies() -> dict[AgencyKind, int]:
    return by(select(Agency.kind, func.count()).group_by(Agency.kind), AgencyKind)


def cases(seen: Seen | None = None) -> dict[Sight, int]:
    """Cases by who can see them; what is only considered is none."""
    return by(select(Case.sight, func.count()).where(counted(), where(seen)).group_by(Case.sight), Sight)


def considered(seen: Seen | None = None) -> dict[IncidentDecision | None, int]:
    """Cases that were considered, by what was decided; None is not yet."""
    found = select(Incident.decision, func.count()).join(Incident.case).where(where(seen))
    return by(found.group_by(Incident.decision), (None, *IncidentDecision))


def reviews_by_type(seen: Seen | None = None) -> Sequence[OfType]:
    """In the order of the types; a type without a review is left out. A case counts by its first review."""
    under_way, first = case((Stage.is_under_way, 1), else_=0), case((Review.place == 1, 1), else_=0)
    found = (
        select(ReviewType, func.count(), func.sum(under_way), func.sum(first))
        .join(Review, Review.review_type_id == ReviewType.id)
        .join(Stage, Stage.id == Review.stage_id)
        .join(Case, Case.id == Review.case_id)
        .where(counted(), where(seen))
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
        .where(counted(), where(seen))
        .group_by(ReviewType.id, Stage.id)
        .order_by(ReviewType.place, Stage.place)
    )
    return [OfStage(*row) for row in db.session.execute(found)]


def published(seen: Seen | None = None) -> Published:
    """Of types that are not published at all, such as Rapid Reviews, a review is in neither."""
    is_out = case((Review.is_published.is_(True), 1), else_=0)
    ended = [code for code, is_published in SAYS_PUBLISHED.items() if not is_published]
    is_kept = case((Stage.code.in_(ended), 1), else_=0)
    found = select(func.coalesce(func.sum(is_out), 0), func.coalesce(func.sum(is_kept), 0)).select_from(Review)
    joined = found.join(Stage, Stage.id == Review.stage_id).join(Case, Case.id == Review.case_id)
    return Published(*db.session.execute(joined.where(counted(), where(seen))).one())


def people_in_cases(seen: Seen | None = None) -> int:
    """How many children or adults the cases are about; a case of which it is not stated adds none."""
    return one(select(func.coalesce(func.sum(Case.people_count), 0)).where(counted(), where(seen)))


def actions(seen: Seen | None = None) -> dict[ActionStatus, int]:
    """By status; what cannot be done, which no published report counts, only where there is any."""
    found = by(select(Action.status, func.count()).where(where(seen)).group_by(Action.status), ActionStatus)
    return {status: count for status, count in found.items() if count or status is not ActionStatus.CANNOT_BE_DONE}


def actions_from_reviews(seen: Seen | None = None) -> int:
    """Actions that came from a review, each once however many it came from."""
    return actions_by_source(seen).review


def actions_by_source(seen: Seen | None = None) -> FromWhere:
    """Each action once. One that came from a review and from a shared theme counts with the review."""
    of_action = ActionSource.action_id == Action.id
    from_review = exists().where(of_action, ActionSource.review_id.is_not(None))
    from_focus = exists().where(of_action, ActionSource.focus_id.is_not(None))

    def counted(*conditions: Seen) -> int:
        return one(select(func.count()).select_from(Action).where(*conditions, where(seen)))

    return FromWhere(
        counted(from_review),
        counted(not_(from_review), from_focus),
        counted(not_(from_review), not_(from_focus)),
    )


def parts(seen: Seen | None = None) -> dict[PartStatus, int]:
    """Parts of the actions that are seen."""
    found = select(Part.status, func.count()).join(Action, Action.id == Part.action_id).where(where(seen))
    return by(found.group_by(Part.status), PartStatus)


def updates(seen: Seen | None = None) -> int:
    found = select(func.count()).select_from(Update).join(Update.part).join(Part.action)
    return one(found.where(where(seen)))


def by_period() -> Sequence[OfFile]:
    """What each report that was loaded brought, by the period that it is about; of a coding, nothing is told here."""
    of_reports = select(SourceRow.file_id).where(SourceRow.section == "meta")
    of_cases = SourceRow.subject_type == Case.__tablename__
    of_actions = SourceRow.subject_type == Action.__tablename__
    found = (
        select(
            SourceFile,
            func.sum(case((of_cases, 1), else_=0)),
            func.sum(case((of_actions, 1), else_=0)),
        )
        .join(SourceRow, SourceRow.file_id == SourceFile.id)
        .where(SourceFile.id.in_(of_reports))
        .group_by(SourceFile.id)
        .order_by(SourceFile.period_first, SourceFile.slug)
    )
    return [OfFile(*row) for row in db.session.execute(found)]
