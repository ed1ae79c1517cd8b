"""Writes of posts: who owns a part, and who holds the post when."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import select

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Agency, User
from partnership.rules.folding import fold
from reviews.models import Post, PostHolder
from reviews.queries import posts


def post_of(agency_id: uuid.UUID, name: str | None) -> Post | None:
    """The agency's post of that name, made where it has none; nothing where no name is given."""
    return _named(agency_id, name.strip()) if name and name.strip() else None


def _named(agency_id: uuid.UUID, name: str) -> Post:
    folded = fold(name)
    found = db.session.scalar(select(Post).where(Post.agency_id == agency_id, Post.name_folded == folded))
    if found is None:
        found = Post(id=uuid.uuid4(), agency_id=agency_id, name=name, name_folded=folded)
        db.session.add(found)
        db.session.flush()
    return found


def give_post(
    agency: Agency,
    *,
    new_id: uuid.UUID | None = None,
    post: str,
    user_id: uuid.UUID,
    from_on: date | None = None,
    by: User,
) -> PostHolder:
    """Somebody holds the agency's post of that name, made where it has none. RuleBroken where they hold it then."""
    named = _named(agency.id, post)
    holder = PostHolder(id=new_id or uuid.uuid4(), post_id=named.id, user_id=user_id, from_on=from_on)
    who = db.session.get_one(User, user_id).name
    if posts.is_held_already(holder):
        raise RuleBroken(f"{who} holds this post at that time already.")
    db.session.add(holder)
    db.session.flush()
    detail = {"post": named.name, "who": who, "from_on": from_on.isoformat() if from_on else None}
    audit.record("gave the post", holder, by=by, told_on=named.id, detail=detail)
    return holder


def end_post(holder: PostHolder, *, until_on: date, by: User) -> PostHolder:
    """The last day on which somebody holds a post. RuleBroken where it is before the first."""
    if holder.from_on is not None and until_on < holder.from_on:
        raise RuleBroken("The last day is before the first. Enter a later day.")
    holder.until_on = until_on
    db.session.flush()
    detail = {"post": holder.post.name, "who": holder.user.name, "until_on": until_on.isoformat()}
    audit.record("ended the post", holder, by=by, told_on=holder.post_id, detail=detail)
    return holder
