"""Sign a person in, counting the tries so that guessing is refused and no colleague is locked out."""

from __future__ import annotations

import hashlib
import time
import uuid
from datetime import timedelta

from sqlalchemy import delete, func, select

from partnership import clock
from partnership.commands import passwords
from partnership.extensions import db
from partnership.models import SignInAttempt, User
from partnership.queries import users
from partnership.rules.folding import fold

MINUTE, FIVE_MINUTES = timedelta(minutes=1), timedelta(minutes=5)
A_MINUTE, IN_FIVE = 5, 10
SLOW_FROM = 10
SLOW_SECONDS = 0.5
KEPT_FOR = timedelta(days=1)


def check(*, email: str, password: str, address: str) -> User | None:
    """The person, when address and password are right and this pair has not tried too often.

    From one network address: five failures a minute, ten in five minutes, then nothing for that pair until
    they are past. Failures from elsewhere only slow an account, so nobody can lock its owner out.
    """
    account = hashlib.sha256(fold(email).encode()).hexdigest()
    user = users.by_email(email)
    may_try = _failures(account, MINUTE, address) < A_MINUTE and _failures(account, FIVE_MINUTES, address) < IN_FIVE
    is_slow = _failures(account, FIVE_MINUTES) >= SLOW_FROM
    stored = user.password_hash if user and user.is_active and may_try else None
    db.session.rollback()
    if is_slow:
        time.sleep(SLOW_SECONDS)
    is_right = passwords.matches(password, stored)
    _note(account, address, succeeded=is_right, counts=may_try)
    return user if is_right else None


def _failures(account: str, within: timedelta, address: str | None = None) -> int:
    wanted = select(func.count()).where(
        SignInAttempt.account_hash == account,
        SignInAttempt.succeeded.is_(False),
        SignInAttempt.tried_at > clock.now() - within,
    )
    if address is not None:
        wanted = wanted.where(SignInAttempt.address == address)
    return db.session.scalar(wanted) or 0


def _note(account: str, address: str, *, succeeded: bool, counts: bool) -> None:
    """Write the try down; one that was not even looked at does not make the wait longer."""
    now = clock.now()
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.tried_at < now - KEPT_FOR))
    if counts:
        db.session.add(
            SignInAttempt(id=uuid.uuid4(), account_hash=account, address=address, tried_at=now, succeeded=succeeded)
        )
    db.session.flush()
