"""What `record/1` files of older versions hold in another form.

A part's owner was a few words, now it is a post; an action of which no part can be done counted as done.
"""

from __future__ import annotations

import uuid
from collections import defaultdict

from sqlalchemy import select

from partnership.extensions import db
from partnership.rules.folding import fold
from reviews.interchange.record import Record
from reviews.interchange.record_actions import RecordPart
from reviews.interchange.record_posts import RecordPost
from reviews.models import Post
from reviews.rules.progress import action_status
from reviews.vocabulary import PartStatus

# From it, an agency and words give the same post each time the same file is loaded.
SPACE = uuid.UUID("0d6f1f1e-5f0c-4c53-9a0e-8d5a3b8f4a11")
Posts = dict[tuple[uuid.UUID, str], uuid.UUID]


def brought_forward(record: Record) -> Record:
    """The same record as this version would have written it."""
    return _with_statuses(_with_posts(record))


def _with_statuses(record: Record) -> Record:
    """The status of an action follows from its parts, by the rule of today; without parts it stands alone."""
    parts: dict[uuid.UUID, list[PartStatus]] = defaultdict(list)
    for part in record.parts:
        parts[part.action_id].append(part.status)
    actions = tuple(
        each.model_copy(update={"status": action_status(parts[each.id])}) if each.id in parts else each
        for each in record.actions
    )
    return record.model_copy(update={"actions": actions})


def _with_posts(record: Record) -> Record:
    """The same record with a post for each `owner_post`: one that is there by this name, or a new one."""
    if not any(_words(part) for part in record.parts):
        return record
    known, made = _known(record), []
    for part in record.parts:
        key = _key(part)
        if _words(part) and key not in known:
            known[key] = _identity(*key)
            made.append(RecordPost(id=known[key], agency_id=part.agency_id, name=_words(part)))
    parts = tuple(_owned(part, known[_key(part)]) if _words(part) else part for part in record.parts)
    return record.model_copy(update={"posts": (*record.posts, *made), "parts": parts})


def _known(record: Record) -> Posts:
    there = db.session.execute(select(Post.agency_id, Post.name_folded, Post.id))
    found = {(agency_id, name): post_id for agency_id, name, post_id in there}
    return found | {(post.agency_id, fold(post.name)): post.id for post in record.posts}


def _owned(part: RecordPart, post_id: uuid.UUID) -> RecordPart:
    return part.model_copy(update={"post_id": post_id})


def _words(part: RecordPart) -> str:
    return (part.owner_post or "").strip()


def _key(part: RecordPart) -> tuple[uuid.UUID, str]:
    return part.agency_id, fold(_words(part))


def _identity(agency_id: uuid.UUID, words: str) -> uuid.UUID:
    return uuid.uuid5(SPACE, f"{agency_id}/{words}")
