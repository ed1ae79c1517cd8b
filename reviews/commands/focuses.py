"""Writes of focuses: add one, change it, move it up or down."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import func, select

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Board, User
from partnership.rules.folding import fold
from reviews.models import Focus
from reviews.queries import focuses
from reviews.rules.changes import changes
from reviews.rules.stated import StatedDate
from reviews.vocabulary import FocusKind


def add_focus(
    *, new_id: uuid.UUID | None = None, board: Board, kind: FocusKind, name: str, period: StatedDate | None, by: User
) -> Focus:
    """The last of its kind on its board so far."""
    of_kind = select(func.max(Focus.place)).where(Focus.board_id == board.id, Focus.kind == kind)
    focus = Focus(
        id=new_id or uuid.uuid4(),
        board_id=board.id,
        kind=kind,
        name=name,
        name_folded=fold(name),
        period=period,
        place=(db.session.scalar(of_kind) or 0) + 1,
    )
    db.session.add(focus)
    db.session.flush()
    audit.record("added the focus", focus, by=by, detail={"name": name, "kind": kind.label})
    return focus


def edit_focus(focus: Focus, *, name: str, period: StatedDate | None, by: User) -> Focus:
    """Keep what was changed; where nothing was, nothing is recorded."""
    before = _said(focus)
    focus.name, focus.name_folded, focus.period = name, fold(name), period
    changed = changes(before, _said(focus))
    if changed:
        db.session.flush()
        audit.record("changed the focus", focus, by=by, detail={"changes": changed})
    return focus


def move_focus(focus: Focus, *, is_up: bool, by: User) -> Focus:
    """One place up or down among those of its kind. Raises RuleBroken at either end."""
    there = list(focuses.in_order(focus.board_id, focus.kind))
    before = there.index(focus)
    after = before - 1 if is_up else before + 1
    if not 0 <= after < len(there):
        raise RuleBroken("It is the first already." if is_up else "It is the last already.")
    there.insert(after, there.pop(before))
    for place, each in enumerate(there, start=1):
        each.place = place
    db.session.flush()
    audit.record("moved the focus", focus, by=by, detail={"before": before + 1, "after": after + 1})
    return focus


def _said(focus: Focus) -> dict[str, Any]:
    return {"name": focus.name, "period": str(focus.period or "") or None}
