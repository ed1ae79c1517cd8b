"""The words kept for somebody whose form could not be saved."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import KeptForm
from partnership.models.sign_in import KEPT_FOR


def kept(kept_id: str, *, user_id: uuid.UUID, path: str) -> KeptForm | None:
    """What was kept under that id: only for its writer, only for that form, only for a day."""
    try:
        wanted = uuid.UUID(kept_id)
    except ValueError:
        return None
    return db.session.scalar(
        select(KeptForm).where(
            KeptForm.id == wanted,
            KeptForm.user_id == user_id,
            KeptForm.path == path,
            KeptForm.kept_at >= clock.now() - KEPT_FOR,
        )
    )
