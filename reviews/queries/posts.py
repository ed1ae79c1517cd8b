"""Reads of posts: which an agency has, who holds them and when, and what was done about it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from partnership import clock
from partnership.extensions import db
from partnership.filters import moment
from partnership.models import Event, User
from partnership.queries import events
from reviews.models import Post, PostHolder
from reviews.rules import history_posts

MOST = 100


@dataclass(frozen=True)
class Held:
    """A post with those who hold it today, and those before and after."""

    post: Post
    now: list[PostHolder]
    others: list[PostHolder]


def of_agency(agency_id: uuid.UUID) -> list[Held]:
    """The agency's posts by name, each with its holders, the newest first."""
    there = db.session.scalars(
        select(Post)
        .where(Post.agency_id == agency_id)
        .options(selectinload(Post.holders).joinedload(PostHolder.user))
        .order_by(Post.name_folded)
    )
    return [_held(post) for post in there]


def _held(post: Post) -> Held:
    today = clock.today()
    newest = post.holders[::-1]
    now = [each for each in newest if each.is_held_on(today)]
    return Held(post, now, [each for each in newest if each not in now])


def holders_today(post_id: uuid.UUID | None) -> Sequence[str]:
    """The names of those who hold a post today."""
    return db.session.scalars(
        select(User.name)
        .join(PostHolder, PostHolder.user_id == User.id)
        .where(PostHolder.post_id == post_id, held_today())
        .order_by(User.name_folded)
    ).all()


def held_today() -> ColumnElement[bool]:
    today = clock.today()
    return and_(
        or_(PostHolder.from_on.is_(None), PostHolder.from_on <= today),
        or_(PostHolder.until_on.is_(None), PostHolder.until_on >= today),
    )


def post(user: User, post_id: uuid.UUID) -> Post:
    """One post with its agency; 404 when there is none."""
    found = db.session.scalar(select(Post).where(Post.id == post_id).options(joinedload(Post.agency)))
    return found or abort(404)


def holder(user: User, holder_id: uuid.UUID) -> PostHolder:
    """One holding of a post, with the post, its agency and the person; 404 when there is none."""
    return found(holder_id) or abort(404)


def found(holder_id: uuid.UUID) -> PostHolder | None:
    """A holding, or nothing: for forms sent twice."""
    return db.session.scalar(
        select(PostHolder)
        .where(PostHolder.id == holder_id)
        .options(joinedload(PostHolder.post).joinedload(Post.agency), joinedload(PostHolder.user))
    )


def is_held_already(wanted: PostHolder) -> bool:
    """Whether the person holds the same post in some of the same days."""
    same = [PostHolder.post_id == wanted.post_id, PostHolder.user_id == wanted.user_id]
    if wanted.from_on is not None:
        same.append(or_(PostHolder.until_on.is_(None), PostHolder.until_on >= wanted.from_on))
    if wanted.until_on is not None:
        same.append(or_(PostHolder.from_on.is_(None), PostHolder.from_on <= wanted.until_on))
    return db.session.scalar(select(PostHolder.id).where(*same).limit(1)) is not None


def people() -> dict[uuid.UUID, str]:
    """Everybody who may sign in, by name."""
    active = select(User.id, User.name).where(User.deactivated_at.is_(None)).order_by(User.name_folded, User.id)
    return {user_id: name for user_id, name in db.session.execute(active)}


def history(held: Sequence[Held]) -> list[tuple[str, str]]:
    """What was done about these posts, newest first."""
    told = db.session.scalars(
        select(Event)
        .where(Event.told_on_id.in_([each.post.id for each in held]))
        .options(joinedload(Event.by))
        .order_by(Event.number.desc())
        .limit(MOST)
    )
    return [(moment(each.happened_at), history_posts.sentence(_who(each), each.verb, each.detail)) for each in told]


def _who(event: Event) -> str:
    return event.by.name if event.by else events.OWNER
