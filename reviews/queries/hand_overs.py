"""What somebody leaves to a successor: roles, posts, cases that name them; and the letter of it afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.filters import LONDON, day, plural
from partnership.models import Event, RoleHeld, User
from partnership.permissions import can_give_role
from partnership.queries import events, roles, users
from partnership.vocabulary import Role
from reviews.models import Action, ActionSource, Case, CaseReader, Part, Post, PostHolder, Review
from reviews.permissions import is_of_the_office
from reviews.queries import actions, cases
from reviews.queries.part_states import OPEN, PRESSING
from reviews.rules import hand_over as rules
from reviews.rules.hand_over import Earliest
from reviews.vocabulary import Sight

HANDED_OVER = "handed over"
SHARED_ONLY = "A part that was shared with your agency"


@dataclass(frozen=True)
class Holdings:
    """What goes to a successor after a day; `case_names` are those that the reader of the page may see.

    Who sees no cases is not told how many there are: that would tell of hidden ones.
    """

    roles: list[RoleHeld]
    posts: list[PostHolder]
    readers: list[CaseReader]
    case_names: Sequence[str]
    counts_cases: bool

    @property
    def case_words(self) -> str:
        return _case_words(len(self.readers) if self.counts_cases else None)

    @property
    def role_words(self) -> list[str]:
        return [roles.in_words(each) for each in self.roles]

    @property
    def post_words(self) -> list[str]:
        return [f"{each.post.name}, {each.post.agency.name}" for each in self.posts]

    @property
    def is_empty(self) -> bool:
        return self.counts_cases and not (self.roles or self.posts or self.readers)


def _case_words(count: int | None) -> str:
    return "Cases that this page does not count" if count is None else plural(count, "case").capitalize()


def holdings(user: User, person: User, last_day: date) -> Holdings:
    """What the person holds beyond that day, as far as the user gives it to others; no administrator's role."""
    held = db.session.scalars(
        select(RoleHeld)
        .where(RoleHeld.user_id == person.id, or_(RoleHeld.until_on.is_(None), RoleHeld.until_on > last_day))
        .options(joinedload(RoleHeld.board), joinedload(RoleHeld.agency))
        .order_by(RoleHeld.id)
    )
    posts = db.session.scalars(
        select(PostHolder)
        .where(PostHolder.user_id == person.id, or_(PostHolder.until_on.is_(None), PostHolder.until_on > last_day))
        .options(joinedload(PostHolder.post).joinedload(Post.agency))
        .order_by(PostHolder.id)
    ).all()
    readers = _readers(user, person, last_day)
    names = select(Case.name).where(Case.id.in_([each.case_id for each in readers]), cases.visible_to(user))
    return Holdings(
        roles=[
            each
            for each in held
            if each.role is not Role.SYSTEM_ADMINISTRATOR and can_give_role(user, each.role, each.board_id)
        ],
        posts=list(posts),
        readers=readers,
        case_names=db.session.scalars(names.order_by(Case.name_folded)).all(),
        counts_cases=is_of_the_office(user),
    )


def _readers(user: User, person: User, last_day: date) -> list[CaseReader]:
    found = db.session.scalars(
        select(CaseReader)
        .where(CaseReader.user_id == person.id, or_(CaseReader.until_on.is_(None), CaseReader.until_on > last_day))
        .where(CaseReader.case_id.not_in(cases.in_conflict(user)))
        .options(joinedload(CaseReader.case))
        .order_by(CaseReader.id)
    )
    return [each for each in found if can_give_role(user, Role.REVIEW_TEAM, each.case.board_id)]


def earliest_last_day(person: User, held: Holdings, today: date) -> Earliest:
    """By what goes to the successor, and by what the person did last."""
    last = events.last_by(person.id)
    return rules.earliest_last_day(
        person.name,
        began=[*(each.from_on for each in held.roles), *(each.from_on for each in held.posts)],
        wrote_on=last.happened_at.astimezone(LONDON).date() if last else None,
        today=today,
    )


def readers_of(user_id: uuid.UUID, case_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, CaseReader]:
    """Where somebody is named already on some of these cases."""
    found = select(CaseReader).where(CaseReader.user_id == user_id, CaseReader.case_id.in_(case_ids))
    return {each.case_id: each for each in db.session.scalars(found)}


def successors(person: User) -> dict[uuid.UUID, str]:
    """Everybody else who may sign in and holds a role today on a board of the leaver, each with those roles.

    Who holds no role today can take over too, as the hand-over gives the first: somebody new, or whose roles on these
    boards ended or are still to begin. Who belongs to another board is not named here.
    """
    boards = select(RoleHeld.board_id).where(RoleHeld.user_id == person.id, RoleHeld.board_id.is_not(None))
    named_on = select(Case.board_id).join(CaseReader, CaseReader.case_id == Case.id)
    named = named_on.where(CaseReader.user_id == person.id)
    here = RoleHeld.board_id.in_(boards.correlate(None).union(named.correlate(None)))
    held = and_(here, roles.held_today())
    elsewhere_or_today = User.roles_held.any(or_(RoleHeld.board_id.is_(None), ~here, roles.held_today()))
    found = db.session.execute(
        select(User, RoleHeld)
        .outerjoin(RoleHeld, and_(RoleHeld.user_id == User.id, held))
        .where(User.deactivated_at.is_(None), User.id != person.id, or_(RoleHeld.id.is_not(None), ~elsewhere_or_today))
        .options(joinedload(RoleHeld.board), joinedload(RoleHeld.agency))
        .order_by(User.name_folded, User.id, RoleHeld.id)
    )
    words: dict[User, list[str]] = {}
    for user, role in found:
        words.setdefault(user, []).append(roles.in_words(role) if role else "no role today")
    return {user.id: f"{user.name} ({'; '.join(said)})" for user, said in words.items()}


def made(person: User, new_id: uuid.UUID) -> Event | None:
    """The hand-over that a form sent twice has made already."""
    found = [each for each in _all(person) if (each.detail or {}).get("id") == str(new_id)]
    return found[0] if found else None


def _all(person: User) -> list[Event]:
    return [each for each in events.told_on(person.id) if each.verb == HANDED_OVER]


def is_done(person: User) -> bool:
    """Whether there is a hand-over to write the letter of."""
    return any(each.detail for each in _all(person))


@dataclass(frozen=True)
class Inherited:
    """One open part in the letter; `part_id` only where its words may stand there."""

    words: str
    part_id: uuid.UUID | None
    agency: str
    due: str
    status: str
    heard_on: str


@dataclass(frozen=True)
class Letter:
    """What the last hand-over of a person gave to whom."""

    successor: str
    last_day: date
    roles: Sequence[str]
    posts: Sequence[str]
    case_words: str
    parts: list[Inherited]


def letter(user: User, person: User) -> Letter | None:
    """The letter of the person's last hand-over; nothing where there was none, or its words were taken out."""
    told = next((each.detail for each in _all(person) if each.detail), None)
    if told is None:
        return None
    return Letter(
        successor=told["successor"],
        last_day=date.fromisoformat(told["last_day"]),
        roles=told["roles"],
        posts=told["posts"],
        case_words=_case_words(told["cases"] if is_of_the_office(user) else None),
        parts=_parts(user, told["places"]),
    )


def _parts(user: User, places: Sequence[Sequence[str]]) -> list[Inherited]:
    """Open parts of the agencies that the roles are for, and of what sits under them, as they stand now."""
    roots = [(uuid.UUID(board), uuid.UUID(agency)) for board, agency in places]
    reach = users.beneath(agency for _, agency in roots)
    own = [and_(Action.board_id == board, Part.agency_id.in_(reach[agency])) for board, agency in roots]
    if not own:
        return []
    found = db.session.execute(
        select(Part, _is_open_to_partners())
        .join(Part.action)
        .where(or_(*own), OPEN, actions.part_visible_to(user))
        .options(joinedload(Part.action), joinedload(Part.agency))
        .order_by(*PRESSING)
    )
    return [_inherited(part, is_open=is_open) for part, is_open in found if is_open or part.is_shared]


def _is_open_to_partners() -> Any:
    """Whether an action hangs from nothing, or from one case at least that is open to partners."""
    hangs = exists().where(ActionSource.action_id == Action.id, ActionSource.review_id.is_not(None))
    of_open = exists().where(
        ActionSource.action_id == Action.id,
        Review.id == ActionSource.review_id,
        Case.id == Review.case_id,
        Case.sight == Sight.PARTNERS,
    )
    return or_(~hangs, of_open)


def _inherited(part: Part, *, is_open: bool) -> Inherited:
    return Inherited(
        words=part.action.text if is_open else SHARED_ONLY,
        part_id=part.id if is_open else None,
        agency=part.agency.name,
        due=part.due.in_words if part.due else "",
        status=part.status.label,
        heard_on=_heard_on(part),
    )


def _heard_on(part: Part) -> str:
    """The day or the month that the last update was about; without one, the day on which it came."""
    return part.position.in_words if part.position else day(part.last_heard_at)
