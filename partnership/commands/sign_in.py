"""Sign a person in, counting the tries so that guessing is refused and no colleague is locked out."""

from __future__ import annotations

import hashlib
import time
import uuid
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, text, update

from partnership import clock
from partnership.commands import passwords
from partnership.extensions import db
from partnership.models import SignInAttempt, User
from partnership.queries import users
from partnership.rules.folding import fold
from partnership.sessions import own_transaction

MINUTE, FIVE_MINUTES = timedelta(minutes=1), timedelta(minutes=5)
A_MINUTE, IN_FIVE = 5, 10
SLOW_FROM = 10
SLOW_SECONDS = 0.5
KEPT_FOR = timedelta(days=1)
TRIES_LOCK = 5_204_713


def check(*, email: str, password: str, address: str) -> User | None:
    """The person, when address and password are right and this pair has not tried too often.

    From one network address: five failures a minute, ten in five minutes, then nothing for that pair until
    they are past. Failures from elsewhere only slow an account, so nobody can lock its owner out. A try is
    written down as a failure before it is looked at, so that many at once are no more than one by one.
    """
    db.session.rollback()
    account = hashlib.sha256(fold(email).encode()).hexdigest()
    attempt, is_slow = count(account, address)
    user = users.by_email(email)
    stored = user.password_hash if user and user.is_active and attempt else None
    db.session.rollback()
    if is_slow:
        time.sleep(SLOW_SECONDS)
    if not passwords.matches(password, stored):
        return None
    worked(attempt)
    return user


def worked(attempt: uuid.UUID | None) -> None:
    """The try was no failure."""
    with own_transaction(writing=True) as connection:
        connection.execute(update(SignInAttempt).where(SignInAttempt.id == attempt).values(succeeded=True))


def count(account: str, address: str) -> tuple[uuid.UUID | None, bool]:
    """The try, or None where it is one too many: that one does not make the wait longer. And whether to be slow."""
    now = clock.now()
    with own_transaction(writing=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": TRIES_LOCK})
        connection.execute(delete(SignInAttempt).where(SignInAttempt.tried_at < now - KEPT_FOR))
        here = [_failures(connection, account, now - within, address) for within in (MINUTE, FIVE_MINUTES)]
        is_slow = _failures(connection, account, now - FIVE_MINUTES) >= SLOW_FROM
        if here[0] >= A_MINUTE or here[1] >= IN_FIVE:
            return None, is_slow
        attempt = uuid.uuid4()
        values = {"account_hash": account, "address": address, "tried_at": now, "succeeded": False}
        connection.execute(insert(SignInAttempt).values(id=attempt, **values))
        return attempt, is_slow


def _failures(connection: Connection, account: str, since: datetime, address: str | None = None) -> int:
    wanted = select(func.count()).where(
        SignInAttempt.account_hash == account,
        SignInAttempt.succeeded.is_(False),
        SignInAttempt.tried_at > since,
    )
    if address is not None:
        wanted = wanted.where(SignInAttempt.address == address)
    return connection.scalar(wanted) or 0
