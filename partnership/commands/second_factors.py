"""Second factors: set up, used at sign-in, changed, and taken away from whoever has lost theirs."""

from __future__ import annotations

import base64
import hashlib
import secrets
import uuid

import pyotp
from sqlalchemy import delete, or_, update

from partnership import clock
from partnership.commands import audit, sign_in
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import RecoveryCode, SecondFactor, SignInAttempt, User
from partnership.queries import second_factors
from partnership.rules.second_factors import RECOVERY_CODES, RECOVERY_LETTERS, grouped, hashed, step_of, tidy
from partnership.sessions import end_all

EVERYWHERE = ""
WRONG_CODE = "This code is not right. Wait until your app shows the next one, and enter that"


def new_secret() -> str:
    return pyotp.random_base32()


def is_first_code(code: str, *, secret: str) -> bool:
    """Whether the app of somebody who sets it up has taken the secret."""
    return step_of(code, secret=secret, at=clock.now(), after=None) is not None


def confirm(user: User, *, secret: str, code: str, but: uuid.UUID | None = None, by: User) -> list[str]:
    """The app with this secret is the person's second factor from now on; the recovery codes are told this once.

    Their sessions end, `but` the one they are in.
    """
    step = step_of(code, secret=secret, at=clock.now(), after=None)
    if step is None:
        raise RuleBroken(f"{WRONG_CODE}.")
    there = second_factors.of(user.id)
    now = clock.now()
    _remove(user)
    db.session.add(SecondFactor(user_id=user.id, secret=secret, made_at=now, confirmed_at=now, last_step=step))
    codes = _new_codes(user)
    end_all(user.id, but=but)
    if there:
        audit.record("changed the second factor", user, by=by)
    else:
        audit.record("set up a second factor", user, by=by)
    return codes


def is_right(user: User, code: str) -> bool:
    """Whether it is the code of this half minute, not used before, or a recovery code, which it uses up.

    Tries are counted over all addresses: only who knows the password comes so far, so no stranger locks anybody out.
    """
    account = hashlib.sha256(f"code {user.id}".encode()).hexdigest()
    db.session.rollback()
    attempt, _ = sign_in.count(account, EVERYWHERE)
    if attempt is None or not (_is_of_the_app(user, code) or _is_for_recovery(user, code)):
        return False
    db.session.execute(update(SignInAttempt).where(SignInAttempt.id == attempt).values(succeeded=True))
    return True


def new_recovery_codes(user: User, *, by: User) -> list[str]:
    """The codes made before stop working."""
    if second_factors.of(user.id) is None:
        raise RuleBroken("Set up the second factor first: recovery codes stand in for it.")
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    codes = _new_codes(user)
    audit.record("made new recovery codes", user, by=by)
    return codes


def take_away(user: User, *, note: str, by: User) -> User:
    """So that the person sets up another at the next sign-in. `note` is how the caller was known."""
    if user.id == by.id:
        raise RuleBroken("You cannot take away your own. Change it in your account, or ask another manager.")
    if second_factors.of(user.id) is None:
        raise RuleBroken(f"{user.name} has no second factor. They set one up when they next sign in.")
    _remove(user)
    end_all(user.id)
    audit.record("took away the second factor", user, by=by, detail={"note": note})
    return user


def _is_of_the_app(user: User, code: str) -> bool:
    factor = second_factors.of(user.id)
    if factor is None:
        return False
    step = step_of(code, secret=factor.secret, at=clock.now(), after=factor.last_step)
    if step is None:
        return False
    is_new = or_(SecondFactor.last_step.is_(None), SecondFactor.last_step < step)
    used = update(SecondFactor).where(SecondFactor.user_id == user.id, is_new).values(last_step=step)
    return db.session.execute(used.returning(SecondFactor.user_id)).first() is not None


def _is_for_recovery(user: User, code: str) -> bool:
    if len(tidy(code)) != RECOVERY_LETTERS:
        return False
    unused = (RecoveryCode.user_id == user.id, RecoveryCode.code_hash == hashed(code), RecoveryCode.used_at.is_(None))
    used = update(RecoveryCode).where(*unused).values(used_at=clock.now()).returning(RecoveryCode.id)
    if db.session.execute(used).first() is None:
        return False
    audit.record("used a recovery code", user, by=user)
    return True


def _new_codes(user: User) -> list[str]:
    codes = [
        base64.b32encode(secrets.token_bytes(20)).decode().lower()[:RECOVERY_LETTERS] for _ in range(RECOVERY_CODES)
    ]
    db.session.add_all(RecoveryCode(id=uuid.uuid4(), user_id=user.id, code_hash=hashed(code)) for code in codes)
    db.session.flush()
    return [grouped(code, by="-") for code in codes]


def _remove(user: User) -> None:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    db.session.execute(delete(SecondFactor).where(SecondFactor.user_id == user.id))
    db.session.expire_all()
