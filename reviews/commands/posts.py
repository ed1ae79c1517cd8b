"""Writes of posts: who owns a part."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from partnership.extensions import db
from partnership.rules.folding import fold
from reviews.models import Post


def post_of(agency_id: uuid.UUID, name: str | None) -> Post | None:
    """The agency's post of that name, made where it has none; nothing where no name is given."""
    if not (name or "").strip():
        return None
    folded = fold(name or "")
    found = db.session.scalar(select(Post).where(Post.agency_id == agency_id, Post.name_folded == folded))
    if found is None:
        found = Post(id=uuid.uuid4(), agency_id=agency_id, name=(name or "").strip(), name_folded=folded)
        db.session.add(found)
        db.session.flush()
    return found
