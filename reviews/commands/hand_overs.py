"""Hand-over: everything of somebody who leaves goes to a successor, in one go, told of on the pages of both."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from sqlalchemy import select

from partnership.commands import audit
from partnership.commands.users import close
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event, RoleHeld, User
from partnership.queries import roles
from reviews.models import CaseReader, PostHolder
from reviews.queries import hand_overs, posts
from reviews.queries.hand_overs import Holdings


def hand_over(
    person: User,
    *,
    new_id: uuid.UUID | None = None,
    successor_id: uuid.UUID,
    last_day: date,
    stop_account: bool = False,
    by: User,
) -> Event:
    """Roles and posts end on the last day and begin for the successor on the next; cases name the successor at once.

    What the person did stays under their name. Raises RuleBroken for one's own account, and where nothing is held.
    """
    if by.id == person.id:
        raise RuleBroken("You cannot hand over your own account. Ask another manager or a system administrator.")
    db.session.execute(select(User.id).where(User.id == person.id).with_for_update())
    held = hand_overs.holdings(by, person, last_day)
    if held.is_empty:
        raise RuleBroken(f"{person.name} holds nothing after that day. There is nothing to hand over.")
    successor = db.session.get_one(User, successor_id)
    detail = {
        "id": str(new_id or uuid.uuid4()),
        "successor": successor.name,
        "last_day": last_day.isoformat(),
        "roles": held.role_words,
        "posts": held.post_words,
        "cases": len(held.readers),
        "places": [[str(each.board_id), str(each.agency_id)] for each in held.roles if each.agency_id],
        "stopped": stop_account,
    }
    _move(held, successor, last_day)
    if stop_account:
        close(person)
    db.session.flush()
    given = {"leaver": person.name, **{name: detail[name] for name in ("last_day", "roles", "posts")}}
    audit.record("handed over to this person", successor, by=by, detail=given)
    return audit.record("handed over", person, by=by, detail=detail)


def _move(held: Holdings, successor: User, last_day: date) -> None:
    for role in held.roles:
        _move_role(role, successor, last_day)
    for holder in held.posts:
        _move_post(holder, successor, last_day)
    named = hand_overs.readers_of(successor.id, [each.case_id for each in held.readers])
    for reader in held.readers:
        _move_reader(reader, named.get(reader.case_id), successor, last_day)


def _move_role(role: RoleHeld, successor: User, last_day: date) -> None:
    """One that had not begun by the last day is simply the successor's."""
    if role.from_on is not None and role.from_on > last_day:
        role.user_id = successor.id
        return
    new = RoleHeld(
        user_id=successor.id,
        role=role.role,
        board_id=role.board_id,
        agency_id=role.agency_id,
        from_on=last_day + timedelta(days=1),
        until_on=role.until_on,
    )
    role.until_on = last_day
    if not roles.is_held_already(new):
        db.session.add(new)


def _move_post(holder: PostHolder, successor: User, last_day: date) -> None:
    if holder.from_on is not None and holder.from_on > last_day:
        holder.user_id = successor.id
        return
    new = PostHolder(
        post_id=holder.post_id,
        user_id=successor.id,
        from_on=last_day + timedelta(days=1),
        until_on=holder.until_on,
    )
    holder.until_on = last_day
    if not posts.is_held_already(new):
        db.session.add(new)


def _move_reader(reader: CaseReader, named: CaseReader | None, successor: User, last_day: date) -> None:
    """Where the successor is named already, the later of the two last days counts."""
    until = reader.until_on
    reader.until_on = last_day
    if named is None:
        db.session.add(CaseReader(case_id=reader.case_id, user_id=successor.id, until_on=until))
    elif named.until_on is not None:
        named.until_on = None if until is None else max(until, named.until_on)
