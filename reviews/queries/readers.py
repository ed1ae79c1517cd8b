"""Reads of who sees a case: named people and groups, the office, and partners where it is open."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from flask import abort
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency, RoleHeld, User
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind, Role
from reviews.models import Case, CaseReader, DeclaredConflict
from reviews.permissions import GROUP_ROLES, SEE_NOTHING_OPEN, SEE_WHOLE
from reviews.queries.cases import today, visible_to
from reviews.vocabulary import Sight


def reader(user: User, reader_id: uuid.UUID) -> CaseReader:
    """Somebody who is named on a case, with the case; 404 when the person may not see that."""
    found = db.session.scalar(
        select(CaseReader)
        .join(CaseReader.case)
        .where(CaseReader.id == reader_id, visible_to(user))
        .options(
            contains_eager(CaseReader.case).joinedload(Case.board),
            joinedload(CaseReader.user),
            joinedload(CaseReader.agency),
        )
    )
    return found or abort(404)


def found(user: User, reader_id: uuid.UUID) -> CaseReader | None:
    """The same or nothing: for forms sent twice."""
    return db.session.scalar(
        select(CaseReader).join(CaseReader.case).where(CaseReader.id == reader_id, visible_to(user))
    )


def in_order(case: Case) -> list[CaseReader]:
    """Those who are named today, groups first, by name."""
    return sorted(case.readers, key=lambda each: (each.agency is None, fold(each.name)))


def named_groups(case: Case) -> list[uuid.UUID]:
    return [reader.agency_id for reader in case.readers if reader.agency_id]


def count(case: Case, sight: Sight | None = None) -> int:
    """How many people see the case: as it is, or as it would be with another sight."""
    return db.session.scalar(counted(case, sight)) or 0


def counted(case: Case, sight: Sight | None = None) -> Select[int]:
    return select(func.count()).select_from(User).where(_sees(case, sight or case.sight)).correlate(None)


def office(case: Case) -> dict[uuid.UUID, str]:
    """Those who see every case of the board, by name."""
    rows = db.session.execute(
        select(User.id, User.name)
        .where(User.deactivated_at.is_(None), _holds(case, SEE_WHOLE), ~_in_conflict(case))
        .order_by(User.name_folded)
    )
    return {user_id: name for user_id, name in rows}


def roles(case: Case, people: Iterable[uuid.UUID]) -> dict[uuid.UUID | None, str]:
    """Person → what she is on the board of the case, with her agency."""
    rows = db.session.execute(
        select(RoleHeld.user_id, RoleHeld.role, Agency.name)
        .outerjoin(Agency, Agency.id == RoleHeld.agency_id)
        .where(RoleHeld.user_id.in_(set(people)), RoleHeld.board_id == case.board_id, _held_today())
        .order_by(Agency.name_folded, RoleHeld.role)
    )
    found: dict[uuid.UUID | None, list[str]] = {}
    for user_id, role, agency in rows:
        found.setdefault(user_id, []).append(f"{role.label}, {agency}" if agency else role.label)
    return {user_id: "; ".join(words) for user_id, words in found.items()}


def members(case: Case, groups: Sequence[uuid.UUID]) -> dict[uuid.UUID | None, list[str]]:
    """Group → names of those who sit on it for the board of the case, with what they are there."""
    rows = db.session.execute(
        select(RoleHeld.agency_id, User.name, RoleHeld.role, User.name_folded)
        .join(User, User.id == RoleHeld.user_id)
        .where(
            RoleHeld.agency_id.in_(groups),
            RoleHeld.board_id == case.board_id,
            RoleHeld.role.in_(GROUP_ROLES),
            _held_today(),
            User.deactivated_at.is_(None),
            ~_in_conflict(case),
        )
        .order_by(User.name_folded)
        .distinct()
    )
    found: dict[uuid.UUID | None, list[str]] = {group: [] for group in groups}
    for group, name, role, _ in rows:
        found.setdefault(group, []).append(f"{name} (chair)" if role is Role.REVIEW_GROUP_CHAIR else name)
    return found


def offered(case: Case) -> tuple[Sequence[Agency], Sequence[User]]:
    """Groups and people who could be named: not named yet, and not seeing every case of the board anyway."""
    named = {reader.user_id or reader.agency_id for reader in case.readers}
    groups = db.session.scalars(
        select(Agency)
        .where(Agency.kind == AgencyKind.SUBGROUP, Agency.closed_on.is_(None), Agency.id.not_in(named))
        .order_by(Agency.name_folded)
    ).all()
    others = [role for role in Role if role not in SEE_WHOLE and role is not Role.SYSTEM_ADMINISTRATOR]
    people = db.session.scalars(
        select(User)
        .where(User.deactivated_at.is_(None), User.id.not_in(named))
        .where(_holds(case, others), ~_holds(case, SEE_WHOLE), ~_in_conflict(case))
        .order_by(User.name_folded)
    ).all()
    return groups, people


def _sees(case: Case, sight: Sight) -> ColumnElement[bool]:
    """The condition on User that queries.cases.visible_to states on Case, read from the other side."""
    group = and_(RoleHeld.agency_id == CaseReader.agency_id, RoleHeld.board_id == case.board_id)
    seen = [
        _holds(case, SEE_WHOLE),
        exists().where(
            CaseReader.case_id == case.id, today(), CaseReader.user_id == User.id, RoleHeld.user_id == User.id,
            _held_today(),
        ),
        exists().where(
            CaseReader.case_id == case.id, today(), group, RoleHeld.role.in_(GROUP_ROLES),
            RoleHeld.user_id == User.id, _held_today(),
        ),
    ]  # fmt: skip
    if sight is Sight.PARTNERS:
        seen.append(_holds(case, [role for role in Role if role not in SEE_NOTHING_OPEN]))
    return and_(User.deactivated_at.is_(None), or_(*seen), ~_in_conflict(case))


def _in_conflict(case: Case) -> ColumnElement[bool]:
    """The condition on User for those from whom a declared conflict of interest takes the case today."""
    is_on = or_(DeclaredConflict.until_on.is_(None), DeclaredConflict.until_on >= clock.today())
    return exists().where(DeclaredConflict.case_id == case.id, DeclaredConflict.user_id == User.id, is_on)


def clear_people(case: Case) -> Sequence[User]:
    """Everybody with a role on the board of the case today who has no conflict in it."""
    return db.session.scalars(
        select(User)
        .where(User.deactivated_at.is_(None), _holds(case, list(Role)), ~_in_conflict(case))
        .order_by(User.name_folded, User.id)
    ).all()


def sees(case: Case, person: User) -> bool:
    """Whether a person sees the case today."""
    return bool(db.session.scalar(select(exists().where(User.id == person.id, _sees(case, case.sight)))))


def _holds(case: Case, roles: Sequence[Role] | frozenset[Role]) -> ColumnElement[bool]:
    return exists().where(
        RoleHeld.user_id == User.id, RoleHeld.board_id == case.board_id, RoleHeld.role.in_(roles), _held_today()
    )


def _held_today() -> ColumnElement[bool]:
    day = clock.today()
    return and_(
        or_(RoleHeld.from_on.is_(None), RoleHeld.from_on <= day),
        or_(RoleHeld.until_on.is_(None), RoleHeld.until_on >= day),
    )
