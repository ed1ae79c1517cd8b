"""The outbox: a mail is written in the transaction of what it is about, and sent later by whoever claims it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update

from partnership import clock
from partnership.commands import audit, one_time_links
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.mailing import Letter, Mailer, NotSent, mailer
from partnership.models import Mail, User
from partnership.queries import mails
from partnership.rules.mails import INVITATION, LINK, NEW_PASSWORD, Words, next_try
from partnership.sessions import own_transaction

CLAIM_LASTS = timedelta(minutes=10)
OPENS = {INVITATION: one_time_links.SET_PASSWORD, NEW_PASSWORD: one_time_links.NEW_PASSWORD}
NO_SERVER = "This installation sends no mail: nobody has set a mail server. Make a link and hand it over yourself."
STOPPED = "The account is stopped."


@dataclass
class Sent:
    """What became of the mails that were due."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0


@dataclass(frozen=True)
class Claim:
    """A mail that this sender alone may send, until the claim is too old."""

    id: uuid.UUID
    at: datetime
    tries: int
    written_at: datetime


def write(user: User, *, purpose: str, words: Words) -> Mail:
    """Put a mail into the outbox; one of the same purpose that has not left yet gives way to it."""
    if mailer() is None:
        raise RuleBroken(NO_SERVER)
    now = clock.now()
    found = mails.unsent_to(user, purpose)
    if found is None:
        found = Mail(id=uuid.uuid4(), user_id=user.id, purpose=purpose)
        db.session.add(found)
    found.address, found.subject, found.body = user.email, words.subject, words.body
    found.written_at = found.try_after = now
    found.tries, found.claimed_at, found.given_up_at, found.refusal = 0, None, None, None
    db.session.flush()
    return found


def send_again(mail: Mail, *, by: User | None) -> Mail:
    """Try a mail that was not delivered once more, for a day, at the address that its person has now."""
    if mail.user is None or not mail.user.is_active:
        raise RuleBroken("The account is stopped, so nothing is sent to it. Restore the account first.")
    if mail.sent_at is not None:
        raise RuleBroken("This mail has been sent in the meantime.")
    write(mail.user, purpose=mail.purpose, words=Words(mail.subject, mail.body))
    audit.record("sent a mail again", mail.user, by=by)
    return mail


def send_waiting() -> Sent:
    """Send each mail that is due, once."""
    by = mailer()
    if by is None:
        raise RuleBroken(NO_SERVER)
    db.session.rollback()
    done = Sent()
    while (claim := _claim()) is not None:
        _send(claim, by, done)
    return done


def _claim() -> Claim | None:
    now = clock.now()
    due = (
        Mail.sent_at.is_(None),
        Mail.given_up_at.is_(None),
        Mail.try_after <= now,
        or_(Mail.claimed_at.is_(None), Mail.claimed_at < now - CLAIM_LASTS),
    )
    wanted = select(Mail.id, Mail.tries, Mail.written_at).where(*due).order_by(Mail.try_after, Mail.id).limit(1)
    with own_transaction(writing=False) as connection:
        if connection.execute(wanted).first() is None:
            return None
    with own_transaction(writing=True) as connection:
        row = connection.execute(wanted.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        connection.execute(update(Mail).where(Mail.id == row.id).values(claimed_at=now, tries=row.tries + 1))
    return Claim(row.id, now, row.tries + 1, row.written_at)


def _send(claim: Claim, by: Mailer, done: Sent) -> None:
    try:
        letter = _letter(claim)
        by.send(letter)
    except NotSent as fault:
        _put_off(claim, fault, done)
        return
    done.sent += 1
    _settle(claim, sent_at=clock.now(), address=letter.to, refusal=None)


def _letter(claim: Claim) -> Letter:
    """The mail to where its person is reached now, with a link made at this moment."""
    mail = db.session.get_one(Mail, claim.id, populate_existing=True)
    user = db.session.get(User, mail.user_id, populate_existing=True) if mail.user_id else None
    if user is None or not user.is_active:
        db.session.rollback()
        raise NotSent(STOPPED, for_good=True)
    token = one_time_links.make(user, purpose=OPENS[mail.purpose])
    letter = Letter(mail.id, user.email, mail.subject, mail.body.replace(LINK, one_time_links.address(token)))
    db.session.commit()
    return letter


def _put_off(claim: Claim, fault: NotSent, done: Sent) -> None:
    now = clock.now()
    again = None if fault.for_good else next_try(tries=claim.tries, written_at=claim.written_at, now=now)
    if again is None:
        done.given_up += 1
        _settle(claim, given_up_at=now, refusal=fault.words)
    else:
        done.put_off += 1
        _settle(claim, try_after=again, refusal=fault.words)


def _settle(claim: Claim, **values: Any) -> None:
    """Only while the claim is still ours: a sender that was held up for long writes over nobody."""
    ours = (Mail.id == claim.id, Mail.claimed_at == claim.at)
    with own_transaction(writing=True) as connection:
        connection.execute(update(Mail).where(*ours).values(claimed_at=None, **values))
