"""What mails say, and when one that did not arrive is tried again. No mail says anything of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LINK = "[link]"
INVITATION = "invitation"
NEW_PASSWORD = "new_password"  # noqa: S105 - the purpose of a mail
PAUSES = (1, 2, 5, 15, 30, 60)
GIVEN_UP_AFTER = timedelta(days=1)
LABELS = {INVITATION: "Invitation", NEW_PASSWORD: "Link for a new password"}


@dataclass(frozen=True)
class Words:
    """Subject and body; LINK stands where the link goes, so that the outbox never holds a key."""

    subject: str
    body: str


def invitation(name: str, *, by: str) -> Words:
    return Words(
        "Your account for learning from reviews",
        f"{name},\n\n"
        f"{by} made an account for you with the partnership’s record of learning from reviews.\n\n"
        f"Choose a password here, and sign in from then on with this e-mail address:\n\n{LINK}\n\n"
        "The link works once, for 3 days. Opening it uses nothing up: a button on the page does.\n\n"
        "If you did not expect this, leave the link alone and tell your partnership’s office.\n",
    )


def new_password(name: str, *, by: str | None = None) -> Words:
    who = f"{by} made a link for you" if by else "Somebody, most likely you, said that your password is forgotten"
    return Words(
        "A new password for learning from reviews",
        f"{name},\n\n"
        f"{who}. Choose a new password here:\n\n"
        f"{LINK}\n\n"
        "The link works once, for 2 hours. Opening it uses nothing up: a button on the page does.\n\n"
        "If you did not expect this, do nothing. Your password stays as it is.\n",
    )


def next_try(*, tries: int, written_at: datetime, now: datetime) -> datetime | None:
    """When to try again after so many tries, or None when a day of trying is over.

    >>> begun = datetime(2026, 1, 5, 9)
    >>> next_try(tries=1, written_at=begun, now=begun), next_try(tries=40, written_at=begun, now=begun)
    (datetime.datetime(2026, 1, 5, 9, 1), datetime.datetime(2026, 1, 5, 10, 0))
    >>> next_try(tries=30, written_at=begun, now=begun + timedelta(days=1)) is None
    True
    """
    if now - written_at >= GIVEN_UP_AFTER:
        return None
    return now + timedelta(minutes=PAUSES[min(tries, len(PAUSES)) - 1])
