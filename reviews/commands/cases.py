"""Writes of cases: log one, edit it, and decide who sees it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from partnership import clock
from partnership.commands import audit
from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import Agency, Board, User
from partnership.rules.folding import fold
from reviews.commands import reviews
from reviews.models import Case, ReviewType
from reviews.queries import cases, readers
from reviews.rules.changes import changes
from reviews.rules.stated import StatedDate
from reviews.vocabulary import Led, Sight

# What the form of a case asks in the words it is stored in.
PLAIN_FIELDS = ("name", "incident_nature", "incident", "people_count", "summary", "internal_notes")


def log_case(
    *,
    new_id: uuid.UUID | None = None,
    board: Board,
    name: str,
    review_type: ReviewType,
    incident_nature: str | None,
    incident: StatedDate | None,
    people_count: int | None,
    by: User,
) -> Case:
    """A case with its first review at the first stage of its type, which also says who sees it until it is opened.

    Raises Taken when the board has a case of that name logged in this year.
    """
    case = new_case(board, new_id=new_id, name=name, sight=review_type.sight, incident_nature=incident_nature)
    case.incident, case.people_count = incident, people_count
    first = reviews.new_review(case, review_type=review_type, led=Led.HERE)
    detail = {"name": name, "type": review_type.name, "stage": first.stage.name, "sight": case.sight.label}
    audit.record("logged the case", case, by=by, detail=detail)
    return case


def new_case(board: Board, *, new_id: uuid.UUID | None, name: str, sight: Sight, incident_nature: str | None) -> Case:
    """A case without a review, for the commands that record it. Raises Taken as log_case does."""
    case = Case(
        id=new_id or uuid.uuid4(),
        board_id=board.id,
        logged_year=clock.today().year,
        logged_at=clock.now(),
        sight=sight,
        incident_nature=incident_nature or None,
    )
    _name(case, name)
    db.session.add(case)
    db.session.flush()
    return case


def _name(case: Case, name: str) -> None:
    if cases.is_taken(case, name):
        raise Taken("A case of this year has that name already. Choose another name.")
    case.name, case.name_folded = name, fold(name)


def edit_case(
    case: Case,
    *,
    name: str,
    incident_nature: str | None,
    incident: StatedDate | None,
    people_count: int | None,
    joint_with: Sequence[Agency],
    summary: str | None,
    internal_notes: str | None,
    by: User,
) -> Case:
    """Keep what was changed. Raises Taken as log_case does; where nothing was changed nothing is recorded."""
    before = _said(case)
    _name(case, name)
    case.incident_nature, case.summary = incident_nature or None, summary or None
    case.incident, case.people_count = incident, people_count
    case.internal_notes = internal_notes or None
    case.joint_with = list(joint_with)
    changed = changes(before, _said(case))
    if changed:
        # The agencies stand in a table of their own: without this they would change behind an open form.
        flag_modified(case, "name")
        db.session.flush()
        audit.record("changed the case", case, by=by, detail={"changes": changed})
    return case


def _said(case: Case) -> dict[str, Any]:
    """The case as its form shows it, in plain values."""
    return {
        "name": case.name,
        "incident_nature": case.incident_nature,
        "incident": str(case.incident or "") or None,
        "people_count": case.people_count,
        "joint_with": sorted(agency.name for agency in case.joint_with),
        "summary": case.summary,
        "internal_notes": case.internal_notes,
    }


def open_to_partners(case: Case, *, by: User) -> Case:
    """From now on the people of the board see the case. Raises RuleBroken when they do already."""
    if case.sight is Sight.PARTNERS:
        raise RuleBroken("This case is open to partners already.")
    return _show_to(case, Sight.PARTNERS, "opened the case to partners", by=by)


def close_to_partners(case: Case, *, by: User) -> Case:
    """From now on only the review team sees the case. Raises RuleBroken when that is so already."""
    if case.sight is Sight.REVIEW_TEAM:
        raise RuleBroken("This case is for the review team only already.")
    return _show_to(case, Sight.REVIEW_TEAM, "closed the case to partners", by=by)


def _show_to(case: Case, sight: Sight, verb: str, *, by: User) -> Case:
    case.sight = sight
    db.session.flush()
    audit.record(verb, case, by=by, detail={"people": readers.count(case)})
    return case
