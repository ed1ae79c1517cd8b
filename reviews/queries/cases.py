"""Reads of cases. Everything that hangs from a case is seen through `visible_to`."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from flask import abort
from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency, Board, User
from partnership.queries.conditions import made_once
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind
from reviews.models import Case, CaseReader, DeclaredConflict, Incident, Review, ReviewType, Stage
from reviews.permissions import GROUP_ROLES, boards_seen_open, boards_seen_whole, can_log_case_on
from reviews.vocabulary import IncidentDecision, Sight


@made_once
def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Case: what is of a board she sees whole, open on a board of hers, or names her.

    A declared conflict of interest takes a case away, whatever her role.
    """
    seen = or_(
        Case.board_id.in_(boards_seen_whole(user)),
        and_(Case.sight == Sight.PARTNERS, Case.board_id.in_(boards_seen_open(user))),
        named_on(user),
    )
    return and_(seen, Case.id.not_in(in_conflict(user)))


def of_team(user: User) -> ColumnElement[bool]:
    """The condition on Case for those of whose review team she is: they see more of it than partners do."""
    seen = or_(Case.board_id.in_(boards_seen_whole(user)), named_on(user))
    return and_(seen, Case.id.not_in(in_conflict(user)))


def in_conflict(user: User) -> Select[uuid.UUID]:
    """The ids of cases in which she has declared a conflict of interest that has not ended: a set, made once."""
    is_on = or_(DeclaredConflict.until_on.is_(None), DeclaredConflict.until_on >= clock.today())
    return select(DeclaredConflict.case_id).where(DeclaredConflict.user_id == user.id, is_on).correlate(None)


def counts() -> ColumnElement[bool]:
    """The condition on Case for what is counted: not what was logged by mistake, nor what is only considered."""
    by_mistake = select(Incident.case_id).where(Incident.decision == IncidentDecision.LOGGED_BY_MISTAKE)
    has_review = exists().where(Review.case_id == Case.id).correlate(Case)
    considered = select(Incident.case_id).correlate(None)
    return and_(Case.id.not_in(by_mistake.correlate(None)), or_(has_review, Case.id.not_in(considered)))


def named_on(user: User) -> ColumnElement[bool]:
    """Cases that name the person, or a group that she sits on for the case's board, today."""
    groups = [
        and_(CaseReader.agency_id == role.agency_id, Case.board_id == role.board_id)
        for role in user.roles
        if role.role in GROUP_ROLES and role.agency_id
    ]
    named = exists().where(
        CaseReader.case_id == Case.id,
        today(),
        or_(CaseReader.user_id == user.id, *groups) if user.roles else false(),
    )
    return named.correlate(Case)


def today() -> ColumnElement[bool]:
    """The condition on CaseReader for those whose last day has not passed."""
    return or_(CaseReader.until_on.is_(None), CaseReader.until_on >= clock.today())


def case(user: User, case_id: uuid.UUID) -> Case:
    """One case with what stands at the top of its pages; 404 when the person may not see it."""
    return _case(user, case_id, _reviews(joinedload(Review.review_type), joinedload(Review.stage)))


def case_with_steps(user: User, case_id: uuid.UUID) -> Case:
    """The same with whom it is joint with and, of its reviews, the dates, timescales and next stages."""
    of_reviews = _reviews(
        joinedload(Review.review_type).selectinload(ReviewType.timescales),
        joinedload(Review.stage).joinedload(Stage.next_stages),
        selectinload(Review.dates),
    )
    return _case(user, case_id, of_reviews, joinedload(Case.joint_with))


def _case(user: User, case_id: uuid.UUID, *more: _AbstractLoad) -> Case:
    readers = selectinload(Case.readers.and_(today()))
    found = db.session.scalars(
        select(Case)
        .where(Case.id == case_id, visible_to(user))
        .options(
            joinedload(Case.board),
            readers.options(joinedload(CaseReader.user), joinedload(CaseReader.agency)),
            *more,
        )
    )
    return found.unique().one_or_none() or abort(404)


def _reviews(*options: _AbstractLoad) -> _AbstractLoad:
    return selectinload(Case.reviews).options(*options)


def found(user: User, case_id: uuid.UUID) -> Case | None:
    """A case that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(select(Case).where(Case.id == case_id, visible_to(user)))


def is_taken(case: Case, name: str) -> bool:
    """Whether another case of its board bears that name in its year."""
    same = (Case.board_id == case.board_id, Case.logged_year == case.logged_year, Case.name_folded == fold(name))
    return bool(db.session.scalar(select(exists().where(*same, Case.id != case.id))))


def boards_to_log_on(user: User) -> list[Board]:
    """The boards on which the person may log a case, by name."""
    boards = {role.board for role in user.roles if role.board and can_log_case_on(user, role.board)}
    return sorted(boards, key=lambda board: fold(board.name))


def names_on(boards: Iterable[Board]) -> Sequence[str]:
    """Every case name of these boards, for somebody who may log one there."""
    return db.session.scalars(select(Case.name).where(Case.board_id.in_([board.id for board in boards]))).all()


def other_years(user: User, case: Case) -> Sequence[int]:
    """The years in which its board logged another case of that name, which the person may see."""
    same = (Case.board_id == case.board_id, Case.name_folded == case.name_folded, Case.id != case.id, visible_to(user))
    return db.session.scalars(select(Case.logged_year).where(*same).order_by(Case.logged_year)).all()


def areas() -> Sequence[Agency]:
    """The agencies that a review can be joint with: those outside the area."""
    return db.session.scalars(
        select(Agency).where(Agency.kind == AgencyKind.OUTSIDE_AREA).order_by(Agency.name_folded)
    ).all()
