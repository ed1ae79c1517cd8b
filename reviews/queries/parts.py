"""Reads of parts: what is open, late or unheard of, and what comes next."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import contains_eager

from partnership import clock
from partnership.extensions import db
from partnership.filters import LONDON
from partnership.models import Agency, RoleHeld, User
from partnership.permissions import AGENCY_ROLES
from partnership.queries import agencies
from partnership.queries.listing import Line
from reviews.models import Action, DueChange, Evidence, EvidenceLink, Part, SourceRow, Update
from reviews.queries import actions, conflicts, due_changes, posts, standing
from reviews.queries.part_states import OPEN, PRESSING
from reviews.queries.standing import Standing
from reviews.rules import positions
from reviews.rules.positions import Said
from reviews.rules.stated import StatedDate, of_day

UPDATE_SAYS = ("note", "status", "outlook", "position")
CHANGE_SAYS = ("reason", "approved_by")


@dataclass(frozen=True)
class PartPage:
    """One part as it stands; `is_whole` is false where the person sees this part and not the rest of its action."""

    part: Part
    standing: Standing
    came_from: list[Line]
    is_whole: bool
    due_changes: Sequence[DueChange]
    evidence: Sequence[Evidence]
    post_holders: Sequence[str] = ()

    @property
    def said_on(self) -> dict[uuid.UUID, dict[str, Any]]:
        """The records by which a part is changed, beside its own, and what each says by the fields of its form."""
        return {
            **{update.id: _said(update, UPDATE_SAYS) for update in self.part.updates},
            **{change.id: {**_said(change, CHANGE_SAYS), "due": change.became} for change in self.due_changes},
        }

    @property
    def unseen(self) -> str:
        """What whoever signs the part off should know of its evidence first; nothing where somebody has seen all."""
        count, seen = len(self.evidence), sum(1 for each in self.evidence if each.seen_by)
        if not count:
            return "No evidence is held." if self.is_whole else ""
        if seen == count:
            return ""
        if count == 1:
            return "Its one piece of evidence has not been seen by anybody."
        not_seen = "None" if not seen else f"Only {seen}"
        return f"{not_seen} of its {count} pieces of evidence {'has' if seen < 2 else 'have'} been seen by anybody."


def _said(record: Update | DueChange, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def page(user: User, part: Part) -> PartPage:
    """Evidence hangs from the whole action: who sees one part alone is not shown it."""
    is_whole = actions.sees(user, part.action_id)
    return PartPage(
        part,
        standing.of(part, standing.tolerance()),
        actions.came_from(part.action, is_whole=is_whole),
        is_whole,
        due_changes.of_part(part, is_whole=is_whole),
        _evidence(part) if is_whole else [],
        posts.holders_today(part.post_id) if part.post_id else (),
    )


def _evidence(part: Part) -> Sequence[Evidence]:
    """The evidence of its action, which who sees the action sees."""
    of_action = select(EvidenceLink.evidence_id).where(EvidenceLink.action_id == part.action_id)
    return db.session.scalars(
        select(Evidence).where(Evidence.id.in_(of_action)).order_by(Evidence.summary_folded, Evidence.id)
    ).all()


def done_on(part: Part) -> StatedDate | None:
    """When the part was done, so far as its updates tell."""
    said = [Said(each.status, each.entered_at, each.position, is_from_file=each.is_from_file) for each in part.updates]
    done = positions.done_on(said[::-1])
    return done.stated if done else None


def added_on(part: Part) -> StatedDate | None:
    """The day on which its action was added; nothing for one that a file brought, which had begun before."""
    is_loaded = db.session.scalar(select(exists().where(SourceRow.subject_id == part.action_id)))
    return None if is_loaded else of_day(part.action.added_at.astimezone(LONDON).date())


def found(user: User, part_id: uuid.UUID) -> Part | None:
    """A part that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(select(Part).join(Part.action).where(Part.id == part_id, actions.part_visible_to(user)))


def agencies_without_part(action: Action) -> dict[uuid.UUID, str]:
    """Agencies that are open today, by name."""
    taken = {part.agency_id for part in action.parts}
    return {agency.id: agency.name for agency in agencies.open_in_order() if agency.id not in taken}


@dataclass(frozen=True)
class Answering:
    """Role and name of those who answer for a part; `has_others` where a conflict of interest keeps somebody away."""

    people: list[tuple[str, str]]
    has_others: bool


def who_answers(part: Part) -> Answering:
    """Those who answer for the part's agency today, for itself or for an agency above it, and may see the part."""
    held = db.session.execute(
        select(RoleHeld, User.id.in_(conflicts.kept_from(part.action_id)))
        .join(RoleHeld.user)
        .where(
            RoleHeld.board_id == part.action.board_id,
            RoleHeld.role.in_(AGENCY_ROLES),
            RoleHeld.agency_id.in_(_above(part.agency_id)),
            User.deactivated_at.is_(None),
        )
        .options(contains_eager(RoleHeld.user))
        .order_by(RoleHeld.role.desc(), User.name_folded)
    )
    today = [(role, is_kept) for role, is_kept in held if role.is_held_on(clock.today())]
    people = [(role.role.label, role.user.name) for role, is_kept in today if not is_kept]
    return Answering(people, has_others=len(people) < len(today))


def _above(agency_id: uuid.UUID) -> Select[uuid.UUID]:
    """The agency and all that stand above it."""
    line = select(Agency.id, Agency.parent_id).where(Agency.id == agency_id).cte(recursive=True)
    line = line.union(select(Agency.id, Agency.parent_id).where(Agency.id == line.c.parent_id))
    return select(line.c.id)


def next_open(user: User, part: Part) -> uuid.UUID | None:
    """The open part that comes after this one among the person's own, and else among those of its agency."""
    same = and_(Part.agency_id == part.agency_id, Action.board_id == part.action.board_id)
    wanted = (
        select(Part.id)
        .join(Part.action)
        .where(actions.part_visible_to(user), or_(actions.of_own_agencies(user), same), OPEN | (Part.id == part.id))
    )
    return _after(part.id, db.session.scalars(wanted.order_by(*PRESSING)))


def _after(part_id: uuid.UUID, ids: Iterable[uuid.UUID]) -> uuid.UUID | None:
    in_order = iter(ids)
    return next(in_order, None) if part_id in in_order else None
