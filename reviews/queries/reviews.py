"""Reads of reviews: the register, and one review with its case."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from flask import abort, url_for
from sqlalchemy import ColumnElement, Select, func, select, union
from sqlalchemy.orm import contains_eager, joinedload, selectinload, with_expression

from partnership.extensions import db
from partnership.filters import listed as in_a_row
from partnership.filters import plural
from partnership.models import Board, User
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing, Tab, Units
from partnership.rules.folding import fold
from reviews.models import (
    Action,
    ActionSource,
    Case,
    LearningPoint,
    Review,
    ReviewDate,
    ReviewType,
    Stage,
    carried_learning_point,
)
from reviews.permissions import can_log_case, sees_whole_boards
from reviews.queries.cases import counts, today, visible_to
from reviews.rules.progress import ENDED
from reviews.rules.reviews import key_date, kinds_for
from reviews.vocabulary import DateKind, Led, Sight

NO_DATE = "No date held"


def review(user: User, review_id: uuid.UUID) -> Review:
    """One review with its case, its type and the stages it can go on to; 404 when the person may not see it."""
    found = db.session.scalar(
        select(Review)
        .join(Review.case)
        .where(Review.id == review_id, visible_to(user))
        .options(
            contains_eager(Review.case).options(
                joinedload(Case.board),
                selectinload(Case.readers.and_(today())),
                selectinload(Case.reviews).options(joinedload(Review.review_type), joinedload(Review.stage)),
            ),
            joinedload(Review.review_type).options(
                selectinload(ReviewType.stages), selectinload(ReviewType.timescales)
            ),
            joinedload(Review.stage).selectinload(Stage.next_stages),
            selectinload(Review.dates),
        )
    )
    return found or abort(404)


def found(user: User, review_id: uuid.UUID) -> Review | None:
    """A review that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(select(Review).join(Review.case).where(Review.id == review_id, visible_to(user)))


def learning_points(review: Review) -> int:
    """How many learning points it found or carries, which a review that grows from it will carry."""
    own = select(LearningPoint.id).where(LearningPoint.review_id == review.id)
    carried = select(carried_learning_point.c.learning_point_id).where(carried_learning_point.c.review_id == review.id)
    return db.session.scalar(select(func.count()).select_from(union(own, carried).subquery())) or 0


def choices(reviews: Iterable[Review]) -> dict[str, str]:
    """Reviews as a list of choices names them."""
    return {str(each.id): f"{each.review_type.name}, {each.stage.name}" for each in reviews}


def chosen(reviews: Iterable[Review], review_id: str | None) -> Review | None:
    """The one that was chosen of those offered."""
    return next((each for each in reviews if str(each.id) == review_id), None)


def could_lead_to(review: Review) -> list[Review]:
    """The other reviews of its case, but for those that arose from it."""
    return [each for each in review.case.reviews if each is not review and each.arose_from_id != review.id]


def step_kinds(review: Review) -> list[DateKind]:
    """The steps that it can date, by its type and by what is dated already."""
    counted = [(each.starts_at, each.met_by) for each in review.review_type.timescales]
    return kinds_for(review.review_type.stages, [*counted, *((each.kind, each.kind) for each in review.dates)])


def register(user: User) -> Listing:
    """Every review that the person may see, one row each, under its case."""
    whole = sees_whole_boards(user)
    boards = _boards(user)
    return Listing(
        title="Reviews" if whole else "Cases shared with you",
        noun="review",
        statement=_seen(user),
        columns=_columns(boards),
        order=(Case.name_folded, Case.id, Review.place),
        empty=_empty(user),
        filters=_filters(boards),
        tabs=(
            Tab("under-way", "Under way", Stage.is_under_way),
            Tab("all", "All", None),
            Tab("concluded", "Concluded", ~Stage.is_under_way),
        ),
        options=(
            contains_eager(Review.case).options(joinedload(Case.board), selectinload(Case.joint_with)),
            contains_eager(Review.review_type),
            contains_eager(Review.stage),
            selectinload(Review.dates),
            with_expression(Review.open_actions, _actions(is_open=True)),
            with_expression(Review.all_actions, _actions(is_open=False)),
        ),
        units=Units(Review.case_id, lambda reviews, cases: _count(reviews, cases, whole)),
        key_note=KEY,
    )


KEY = (
    "Actions are those of all reviews of the case: how many are open, of how many. One that no agency has as its own "
    "is open too, though no part of it is."
)


def _seen(user: User) -> Select[Review]:
    return (
        select(Review).join(Review.case).join(Review.review_type).join(Review.stage).where(visible_to(user), counts())
    )


def _boards(user: User) -> Sequence[Board]:
    """The boards of the person where there is more than one: else none of them need be named."""
    boards = {role.board_id: role.board for role in user.roles if role.board}
    return sorted(boards.values(), key=lambda board: fold(board.name)) if len(boards) > 1 else []


def _actions(*, is_open: bool) -> ColumnElement[int]:
    """How many actions hang from the reviews of a row's case; one that hangs from two is counted once."""
    sibling = Review.__table__.alias("sibling")
    counted = (
        select(func.count(ActionSource.action_id.distinct()))
        .join(Action, Action.id == ActionSource.action_id)
        .join(sibling, sibling.c.id == ActionSource.review_id)
        .where(sibling.c.case_id == Review.case_id)
    )
    if is_open:
        counted = counted.where(Action.status.not_in(ENDED))
    return counted.correlate(Review).scalar_subquery()


def _last_day() -> ColumnElement[date]:
    """What the register sorts the key date by."""
    stated = ReviewDate.__table__.c
    latest = select(func.max(func.coalesce(stated.on_latest, stated.on_earliest)))
    return latest.where(stated.review_id == Review.id).correlate(Review).scalar_subquery()


def _columns(boards: Sequence[Board]) -> list[Column]:
    of_board = Column("board", "Board", lambda row: Cell(row.case.board.name), lambda row: row.case.board.name)
    return [
        Column("case", "Case", _case_cell, lambda row: row.case.name, sort=Case.name_folded),
        Column(
            "type",
            "Type of review",
            lambda row: Cell(row.review_type.name),
            lambda row: row.review_type.name,
            sort=ReviewType.place,
        ),
        *([of_board] if boards else []),
        Column("stage", "Stage", _stage_cell, lambda row: row.stage.name, sort=Stage.place),
        Column("led", "Led", _led_cell, lambda row: row.led.label, sort=Review.led),
        Column("date", "Key date", _date_cell, _date_plain, sort=_last_day()),
        Column("sight", "Who can see", _sight_cell, lambda row: row.case.sight.label, sort=Case.sight),
        Column("open", "Open actions", _actions_cell, lambda row: row.open_actions, numeric=True),
    ]


def _case_cell(row: Review) -> Cell:
    return Cell(row.case.name, url_for("cases.show", case_id=row.case_id))


def _stage_cell(row: Review) -> Cell:
    lines = [Line(f"stated as: {row.stage_stated}")] if row.stage_stated else []
    return Cell("", tag=(row.stage.name, "blue" if row.stage.is_under_way else "grey"), lines=lines)


def _led_cell(row: Review) -> Cell:
    is_joint = row.led is Led.JOINT and row.case.joint_with
    names = in_a_row(agency.name for agency in row.case.joint_with)
    return Cell(row.led.label, lines=[Line(f"with {names}")] if is_joint else [])


def _date_cell(row: Review) -> Cell:
    step = key_date(row.dates)
    return Cell(step.on.in_words, lines=[Line(step.kind.label)]) if step else Cell("", lines=[Line(NO_DATE)])


def _date_plain(row: Review) -> str:
    step = key_date(row.dates)
    return f"{step.on.in_words} ({step.kind.label})" if step else NO_DATE


def _sight_cell(row: Review) -> Cell:
    if row.case.sight is Sight.REVIEW_TEAM:
        return Cell("", tag=(row.case.sight.label, "purple"))
    return Cell(row.case.sight.label)


def _actions_cell(row: Review) -> Cell:
    return Cell(f"{row.open_actions} of {row.all_actions}" if row.all_actions else "None", numeric=True)


def _filters(boards: Sequence[Board]) -> list[Filter]:
    types = db.session.scalars(select(ReviewType).order_by(ReviewType.place)).all()
    of_board = Filter(
        "board",
        "Board",
        lambda value: Case.board_id == uuid.UUID(value),
        choices={str(board.id): board.name for board in boards},
    )
    return [
        Filter("name", "Words in the case name", _named, is_text=True),
        Filter(
            "type",
            "Type of review",
            lambda value: ReviewType.id == uuid.UUID(value),
            choices={str(each.id): each.name for each in types},
        ),
        *([of_board] if boards else []),
        Filter("led", "Led", lambda value: Review.led == Led(value), choices=dict(Led.choices())),
        Filter("sight", "Who can see", lambda value: Case.sight == Sight(value), choices=dict(Sight.choices())),
    ]


def _named(words: str) -> ColumnElement[bool]:
    return Case.name_folded.contains(fold(words), autoescape=True)


def _count(reviews: int, cases: int, whole: bool) -> str:
    return f"{plural(reviews, 'review')} of {plural(cases, 'case')}{'' if whole else ' shared with you'}"


def _empty(user: User) -> Empty:
    if can_log_case(user):
        return Empty(
            "No reviews yet",
            "Start with the one you are working on now. A case name and a type of review are enough; the rest can "
            "follow. Dates, learning and actions hang from it.",
            url_for("cases.log"),
            "Log the first case",
        )
    return Empty(
        "No cases are shared with you yet",
        "A case is listed here when the partnership’s office opens it to partners, or names you on it.",
    )
