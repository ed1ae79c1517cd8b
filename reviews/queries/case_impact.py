"""What a case led to: its evidence, how its learning was shared, and the thread from learning to difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from partnership.extensions import db
from partnership.models import User
from partnership.queries.listing import A_PAGE, page_asked
from reviews.models import (
    Action,
    ActionSource,
    Case,
    EventLink,
    EvidenceLink,
    LearningPoint,
    Recommendation,
    Review,
)
from reviews.queries import actions, dissemination, evidence
from reviews.queries.dissemination import Shared
from reviews.queries.evidence import Piece
from reviews.rules import evidence as rules

ByThing = dict[Any, list[Piece]]
ABOUT_POINT, ABOUT_RECOMMENDATION = "about the learning point", "about the recommendation"


@dataclass(frozen=True)
class CaseImpact:
    """Evidence of a case, the strongest first, and the ways in which its learning was shared."""

    pieces: list[Piece]
    events: list[Shared]

    @property
    def highest(self) -> str:
        """The highest level held, in a word."""
        level = rules.highest(piece.evidence.level for piece in self.pieces)
        return level.label if level else "No level yet"

    @property
    def squares(self) -> int:
        return rules.SQUARES[rules.highest(piece.evidence.level for piece in self.pieces)]

    @property
    def shows_change(self) -> bool:
        """Whether anything shows that practice or a life changed."""
        return any(piece.evidence.level in rules.OF_CHANGE for piece in self.pieces)


def impact(user: User, case: Case) -> CaseImpact:
    return CaseImpact(
        _pieces(user, case),
        dissemination.events(user, _of(case, EventLink, EventLink.event_id)),
    )


def _pieces(user: User, case: Case) -> list[Piece]:
    return evidence.pieces(user, _of(case, EvidenceLink, EvidenceLink.evidence_id))


def _of(case: Case, link: type[EvidenceLink] | type[EventLink], owner: Any) -> Any:
    """What is about the case: its reviews, what they taught and asked for, and the actions that came from them."""
    reviews = select(Review.id).where(Review.case_id == case.id)
    came = select(ActionSource.action_id).where(ActionSource.review_id.in_(reviews))
    about = [
        link.review_id.in_(reviews),
        link.learning_point_id.in_(select(LearningPoint.id).where(LearningPoint.review_id.in_(reviews))),
        link.action_id.in_(came),
    ]
    if link is EvidenceLink:
        asked = select(Recommendation.id).where(Recommendation.review_id.in_(reviews))
        about.append(link.recommendation_id.in_(asked))
    return select(owner).where(or_(*about)).correlate(None)


@dataclass
class Step:
    """One row of the thread, from left to right; a step that is missing is where the thread stops.

    `around` is evidence about its learning point or its recommendation, not its action, with words that say so.
    """

    point: LearningPoint | None
    recommendation: Recommendation | None
    action: Action | None
    pieces: list[Piece] = field(default_factory=list)
    around: list[tuple[Piece, str]] = field(default_factory=list)
    is_first_of_point: bool = True
    is_first_of_recommendation: bool = True

    @property
    def strongest(self) -> Piece | None:
        return self.pieces[0] if self.pieces else None


@dataclass(frozen=True)
class Thread:
    """One page of the steps of a case; `count` is all of them.

    `alone` actions name no learning point and no recommendation, `beside` pieces of evidence no action of the case.
    """

    steps: list[Step]
    page: int
    count: int
    alone: int
    beside: int


def thread(user: User, case: Case, arguments: Mapping[str, str]) -> Thread:
    """The page that an address asks for; its first row names again what it goes on with."""
    pieces, came = _pieces(user, case), _actions(user, case)
    steps = _steps(case, came, _by_thing(pieces))
    page = page_asked(arguments, len(steps))
    shown = steps[(page - 1) * A_PAGE : page * A_PAGE]
    for step in shown[:1]:
        step.is_first_of_point = step.is_first_of_recommendation = True
    alone = sum(1 for step in steps if step.action and not step.recommendation)
    ids = {action.id for action, _ in came}
    beside = sum(1 for piece in pieces if not ids & {each.id for each in piece.about})
    return Thread(shown, page, len(steps), alone, beside)


def _steps(case: Case, came: list[tuple[Action, set[Any]]], by_thing: ByThing) -> list[Step]:
    """Learning points with what came of each; then recommendations and actions that name no learning point."""
    reviews = [review.id for review in case.reviews]
    points = db.session.scalars(
        select(LearningPoint).where(LearningPoint.review_id.in_(reviews)).order_by(LearningPoint.place)
    ).all()
    recommendations = db.session.scalars(
        select(Recommendation)
        .where(Recommendation.review_id.in_(reviews))
        .options(joinedload(Recommendation.learning_points))
        .order_by(Recommendation.place)
    )
    asked = recommendations.unique().all()
    steps: list[Step] = []
    for point in points:
        steps += _of_point(point, [each for each in asked if point in each.learning_points], came)
    steps += _of_point(None, [each for each in asked if not each.learning_points], came)
    alone = [action for action, recommendations in came if not recommendations & {each.id for each in asked}]
    steps += [Step(None, None, action) for action in alone]
    for step in steps:
        _show(step, by_thing)
    return steps


def _show(step: Step, by_thing: ByThing) -> None:
    """Put into a row what shows something about its action, and about what stands to the left of it."""
    step.pieces = by_thing.get(step.action.id, []) if step.action else []
    shown = {piece.evidence.id for piece in step.pieces}
    for thing, words in ((step.recommendation, ABOUT_RECOMMENDATION), (step.point, ABOUT_POINT)):
        new = [each for each in by_thing.get(thing.id, []) if each.evidence.id not in shown] if thing else []
        step.around += [(piece, words) for piece in new]
        shown |= {piece.evidence.id for piece in new}


def _actions(user: User, case: Case) -> list[tuple[Action, set[Any]]]:
    """Each action of the case with the recommendations that it came from."""
    of_case = select(ActionSource.action_id).join(Review).where(Review.case_id == case.id).correlate(None)
    found = db.session.scalars(
        select(Action)
        .where(Action.id.in_(of_case), actions.visible_to(user))
        .options(selectinload(Action.sources.and_(actions.visible_sources(user))))
        .order_by(Action.text_folded, Action.id)
    ).all()
    return [(each, {source.recommendation_id for source in each.sources}) for each in found]


def _by_thing(pieces: Iterable[Piece]) -> ByThing:
    found: ByThing = {}
    for piece in pieces:
        for each in piece.about:
            found.setdefault(each.id, []).append(piece)
    return found


def _of_point(
    point: LearningPoint | None, asked: list[Recommendation], came: list[tuple[Action, set[Any]]]
) -> list[Step]:
    steps: list[Step] = []
    for recommendation in asked:
        rows = [Step(point, recommendation, action) for action, ids in came if recommendation.id in ids]
        rows = rows or [Step(point, recommendation, None)]
        for row in rows[1:]:
            row.is_first_of_recommendation = False
        steps += rows
    if point is not None:
        steps = steps or [Step(point, None, None)]
        for row in steps[1:]:
            row.is_first_of_point = False
    return steps
