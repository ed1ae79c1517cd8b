"""Writes of sign-off: the group, or the manager for it, saw what a done part rests on."""

from __future__ import annotations

from datetime import date

from partnership.commands import audit
from partnership.extensions import db
from partnership.filters import day
from partnership.models import User
from partnership.rules.folding import fold
from reviews.models import Part
from reviews.rules import sign_off as rules


def sign_off(part: Part, *, on: date, words: str, own_reason: str = "", by: User) -> Part:
    """Sign a done part off. RuleBroken where it is not done, or the person would mark her own work.

    Reopening the part undoes it.
    """
    rules.check(
        part.status,
        is_signed_off=part.signed_off_on is not None,
        is_own_update=is_own_update(part, by),
        is_own_agency=is_own_agency(part, by),
        reason=own_reason,
    )
    part.signed_off_on = on
    part.signed_off_by_id = by.id
    part.sign_off_words = f"{words}\n\nSigned off by its own office: {own_reason}" if own_reason.strip() else words
    db.session.flush()
    detail = {"agency": part.agency.name, "on": day(on), "reason": part.sign_off_words}
    audit.record("signed off the part", part, by=by, told_on=part.action_id, detail=detail)
    return part


def is_own_update(part: Part, user: User) -> bool:
    return bool(part.updates) and part.updates[0].entered_by_id == user.id


def is_own_agency(part: Part, user: User) -> bool:
    """Of an agency that the person holds a role for, or of the office itself, which is called as its board is."""
    of_roles = any(role.agency_id and part.agency_id in user.reach.get(role.agency_id, ()) for role in user.roles)
    board, agency = part.action.board, part.agency
    names = {fold(board.name), *([fold(board.abbreviation)] if board.abbreviation else [])}
    return of_roles or agency.name_folded in names or fold(agency.abbreviation or "") in names


def undo(part: Part) -> None:
    """What reopening does: nobody has signed off a part that is open."""
    part.signed_off_on = None
    part.signed_off_by_id = None
    part.sign_off_words = None
