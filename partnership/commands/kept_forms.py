"""Keep the words of a form that could not be saved, and let go of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import delete

from partnership import clock
from partnership.extensions import db
from partnership.models import KeptForm
from partnership.models.sign_in import KEPT_FOR

MACHINERY = ("version", "new_id", "opened", "warned")
NEVER_KEPT = ("csrf_token", "password", "old_password", "new_password", "code", "new_code")


def keep(*, path: str, fields: Sequence[tuple[str, str]], reason: str, user_id: uuid.UUID) -> KeptForm:
    """Keep what was written for its writer, a day at most; passwords and codes never."""
    db.session.execute(delete(KeptForm).where(KeptForm.kept_at < clock.now() - KEPT_FOR))
    kept = KeptForm(
        id=uuid.uuid4(),
        user_id=user_id,
        path=path,
        fields=[[name, value] for name, value in fields if not _is_secret(name)],
        reason=reason,
        kept_at=clock.now(),
    )
    db.session.add(kept)
    db.session.flush()
    return kept


def worth_copying(fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What was typed of a form that cannot be kept: the field's name and its words, without secrets and machinery."""
    typed = ((name, value.strip()) for name, value in fields if name not in MACHINERY and not _is_secret(name))
    return [(name, value) for name, value in typed if value and not _is_id(value)]


def let_go(*, path: str, user_id: uuid.UUID) -> None:
    """Forget what was kept of a form that has now been saved."""
    db.session.execute(delete(KeptForm).where(KeptForm.user_id == user_id, KeptForm.path == path))


def _is_secret(name: str) -> bool:
    return name in NEVER_KEPT or "password" in name


def _is_id(value: str) -> bool:
    """Whether it names something that was chosen, and says nothing to a reader."""
    try:
        return str(uuid.UUID(value)) == value
    except ValueError:
        return False
