"""Reads of people, and the roles that they hold today."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from flask import abort
from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import aliased, joinedload

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency, RoleHeld, User
from partnership.queries import roles
from partnership.rules.folding import fold


@dataclass(frozen=True)
class Standing:
    """A person's roles: those held today, those that begin later, those that have ended."""

    now: Sequence[RoleHeld]
    later: Sequence[RoleHeld]
    earlier: Sequence[RoleHeld]


def for_request(user_id: uuid.UUID) -> User | None:
    """The person of a request with the roles of today and the agencies that these reach; no stopped account."""
    user = _one(User.id == user_id, User.deactivated_at.is_(None))
    return None if user is None else with_standing(user)


def with_standing(user: User) -> User:
    """Fill `roles` with those held today and `reach` with the agencies beneath each; what was made of others goes."""
    today = clock.today()
    user.roles = tuple(role for role in user.roles_held if role.is_held_on(today))
    user.reach = beneath({role.agency_id for role in user.roles if role.agency_id})
    user.conditions = {}
    return user


def beneath(roots: Iterable[uuid.UUID]) -> dict[uuid.UUID, frozenset[uuid.UUID]]:
    """Each agency asked for with itself and all that stand beneath it."""
    wanted = list(dict.fromkeys(roots))
    if not wanted:
        return {}
    found: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for root, agency_id in db.session.execute(_tree(), {"roots": wanted}):
        found[root].add(agency_id)
    return {root: frozenset(ids) for root, ids in found.items()}


@cache
def _tree() -> Select[uuid.UUID, uuid.UUID]:
    """Each of the `roots` with every agency beneath it: of the same make on every page, and made once."""
    wanted = Agency.id.in_(bindparam("roots", expanding=True))
    tree = select(Agency.id.label("root"), Agency.id.label("id")).where(wanted).cte(recursive=True)
    child = aliased(Agency)
    tree = tree.union(select(tree.c.root, child.id).where(child.parent_id == tree.c.id))
    return select(tree.c.root, tree.c.id)


def by_email(email: str) -> User | None:
    return db.session.scalar(select(User).where(User.email_folded == fold(email)))


def person(user: User, person_id: uuid.UUID) -> User:
    """One person with all their roles, for the settings pages; 404 when there is none."""
    return found(person_id) or abort(404)


def found(person_id: uuid.UUID) -> User | None:
    """A person, or nothing: for forms sent twice."""
    return _one(User.id == person_id)


def standing(person: User) -> Standing:
    """The roles of one person by today's date, for a page."""
    today = clock.today()
    by_words = sorted(person.roles_held, key=roles.in_words)
    return Standing(
        now=[each for each in by_words if each.is_held_on(today)],
        later=[each for each in by_words if each.from_on is not None and each.from_on > today],
        earlier=[each for each in by_words if each.until_on is not None and each.until_on < today],
    )


def _one(*where: ColumnElement[bool]) -> User | None:
    """A person with all their roles, in one statement: every page asks for one."""
    roles_held = joinedload(User.roles_held).options(joinedload(RoleHeld.board), joinedload(RoleHeld.agency))
    return db.session.scalars(select(User).where(*where).options(roles_held)).unique().one_or_none()
