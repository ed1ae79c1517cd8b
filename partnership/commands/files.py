"""Files in the record: their bytes are kept once, and go when nothing refers to them any more."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Column, delete, exists, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from partnership import clock
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import StoredFile
from partnership.queries import installations
from partnership.rules.files import Upload

NOT_TAKEN = "Files may not be uploaded here. Say where it is held instead: your words are below."


def keep(upload: Upload) -> StoredFile:
    """The row of these bytes, made where they are new. What refers to it records the event."""
    if not installations.current().takes_files:
        raise RuleBroken(NOT_TAKEN)
    key = sha256(upload.content).hexdigest()
    row = {
        "sha256": key,
        "media_type": upload.media_type,
        "size": len(upload.content),
        "stored_at": clock.now(),
        "content": upload.content,
    }
    dialect = sqlite if db.engine.dialect.name == "sqlite" else postgresql
    db.session.execute(dialect.insert(StoredFile).values(row).on_conflict_do_nothing())
    return db.session.get_one(StoredFile, key)


def let_go(key: str) -> None:
    """Remove the bytes unless something refers to them still."""
    db.session.flush()
    referred = [exists(select(literal(1)).where(column == key)) for column in _referring()]
    db.session.execute(
        delete(StoredFile).where(StoredFile.sha256 == key, *(~each for each in referred)),
        execution_options={"synchronize_session": False},
    )


def _referring() -> list[Column[str]]:
    """Every column of any table that names stored bytes."""
    found = (key for table in db.metadata.sorted_tables for key in table.foreign_keys)
    return [key.parent for key in found if key.column is StoredFile.__table__.c.sha256]
