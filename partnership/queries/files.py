"""The bytes of files. Whoever asks has been shown what the file hangs from."""

from __future__ import annotations

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import StoredFile


def content(key: str) -> bytes:
    return db.session.scalars(select(StoredFile.content).where(StoredFile.sha256 == key)).one()
