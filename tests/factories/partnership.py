"""The dullest valid rows of the organisation; all people and places are invented."""

from __future__ import annotations

import uuid
from typing import Any

import factory
from factory.alchemy import SQLAlchemyModelFactory

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency, Board, BrowserSession, Installation, Mail, RoleHeld, SecondFactor, User
from partnership.rules.folding import fold
from partnership.rules.mails import INVITATION, LINK
from partnership.vocabulary import AgencyKind, Role
from tests.support.tripwires import SILENT


class Factory(SQLAlchemyModelFactory):
    """Adds and flushes; the rows of a factory need no event."""

    class Meta:
        abstract = True
        sqlalchemy_session_factory = lambda: db.session  # noqa: E731
        sqlalchemy_session_persistence = "flush"

    id = factory.LazyFunction(uuid.uuid4)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        db.session.info[SILENT] = True
        return super()._create(model_class, *args, **kwargs)


class BoardFactory(Factory):
    class Meta:
        model = Board

    name = factory.Sequence(lambda n: f"Northmoor Safeguarding Partnership {n}")


class AgencyFactory(Factory):
    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Northmoor Agency {n}")
    name_folded = factory.LazyAttribute(lambda agency: fold(agency.name))
    kind = AgencyKind.ORGANISATION
    parent_id = factory.LazyAttribute(lambda agency: agency.parent.id if agency.parent else None)

    class Params:
        parent = None


class UserFactory(Factory):
    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Morgan Hale {n}")
    name_folded = factory.LazyAttribute(lambda user: fold(user.name))
    email = factory.Sequence(lambda n: f"morgan.hale.{n}@northmoor.example")
    email_folded = factory.LazyAttribute(lambda user: fold(user.email))


class RoleHeldFactory(Factory):
    class Meta:
        model = RoleHeld

    user = factory.SubFactory(UserFactory)
    user_id = factory.SelfAttribute("user.id")
    role = Role.MANAGER
    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")


class MailFactory(Factory):
    """A mail that was given up."""

    class Meta:
        model = Mail

    user = factory.SubFactory(UserFactory)
    user_id = factory.SelfAttribute("user.id")
    address = factory.SelfAttribute("user.email")
    purpose = INVITATION
    subject = "Your account"
    body = LINK
    tries = 1
    written_at = factory.LazyFunction(lambda: clock.now())
    try_after = factory.SelfAttribute("written_at")
    given_up_at = factory.SelfAttribute("written_at")
    refusal = "550 No such user here"


class BrowserSessionFactory(Factory):
    class Meta:
        model = BrowserSession
        exclude = ("user",)

    user = factory.SubFactory(UserFactory)
    user_id = factory.SelfAttribute("user.id")
    token_hash = factory.Sequence(lambda n: f"the hash of token {n}")
    data = factory.LazyAttribute(lambda session: {"_user_id": str(session.user.id), "browser": "Firefox on Windows"})
    created_at = factory.LazyFunction(lambda: clock.now())
    seen_at = factory.SelfAttribute("created_at")


class InstallationFactory(Factory):
    """The one row, with nothing recorded yet."""

    class Meta:
        model = Installation

    id = 1


class SecondFactorFactory(Factory):
    class Meta:
        model = SecondFactor
        exclude = ("user", "id")

    user = factory.SubFactory(UserFactory)
    user_id = factory.SelfAttribute("user.id")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    made_at = factory.LazyFunction(lambda: clock.now())
    confirmed_at = factory.SelfAttribute("made_at")


def person(role: Role, board: Board | None, agency: Agency | None = None, **options: Any) -> User:
    """Somebody who holds one role, on a board and for an agency where the role asks for them."""
    held = RoleHeldFactory(
        role=role,
        board=board,
        board_id=board.id if board else None,
        agency_id=agency.id if agency else None,
        **options,
    )
    db.session.commit()
    found: User = held.user
    return found
