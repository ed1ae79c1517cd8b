"""What signing in leaves behind: sessions, attempts, one-time links, and forms kept for their writers."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from partnership.extensions import Base

KEPT_FOR = timedelta(days=1)


class BrowserSession(Base):
    """A session on the server; the cookie holds a random value and this row only its hash."""

    __tablename__ = "browser_session"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    token_hash: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class SignInAttempt(Base):
    """One try to sign in: the account's address as a hash, the network address, and whether it worked."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    account_hash: Mapped[str] = mapped_column(index=True)
    address: Mapped[str]
    tried_at: Mapped[datetime] = mapped_column(index=True)
    succeeded: Mapped[bool]


class OneTimeLink(Base):
    """A link that lets one person do one thing once, before a moment; only its hash is stored."""

    __tablename__ = "one_time_link"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    token_hash: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    purpose: Mapped[str]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class KeptForm(Base):
    """The words of a form that could not be saved, kept a day for the person who wrote them."""

    __tablename__ = "kept_form"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    path: Mapped[str]
    fields: Mapped[list[list[str]]] = mapped_column(JSON)
    reason: Mapped[str]
    kept_at: Mapped[datetime]
