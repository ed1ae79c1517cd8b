"""What a person may see is made once for a request, and anew as soon as her roles are read again."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement

from partnership.extensions import db
from partnership.queries import users
from partnership.vocabulary import Role
from reviews.queries import cases
from tests.factories.partnership import BoardFactory, RoleHeldFactory, person


def test_condition_is_made_once_for_the_person_of_a_request(app: Flask) -> None:
    user = users.with_standing(person(Role.MANAGER, BoardFactory()))

    assert cases.visible_to(user) is cases.visible_to(user)


def test_condition_follows_the_roles_as_they_are_read_again(app: Flask) -> None:
    user = person(Role.MANAGER, BoardFactory())
    before = values(cases.visible_to(users.with_standing(user)))

    more = BoardFactory()
    RoleHeldFactory(user=user, role=Role.MANAGER, board=more)
    db.session.refresh(user)
    after = values(cases.visible_to(users.with_standing(user)))

    assert more.id not in before
    assert more.id in after


def test_condition_is_nobody_elses(app: Flask) -> None:
    board = BoardFactory()
    one, other = (users.with_standing(person(Role.MANAGER, board)) for _ in range(2))

    assert one.id in values(cases.visible_to(one))
    assert other.id in values(cases.visible_to(other))
    assert other.id not in values(cases.visible_to(one))


def test_condition_is_made_each_time_for_whoever_is_of_no_request(app: Flask) -> None:
    user = person(Role.MANAGER, BoardFactory())

    assert cases.visible_to(user) is not cases.visible_to(user)


def values(condition: ColumnElement[bool]) -> set[Any]:
    """All that the condition is about."""
    found = condition.compile().params.values()
    return {each for value in found for each in (value if isinstance(value, list) else [value])}
