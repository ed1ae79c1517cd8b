"""The columns of the list of actions, on a page and in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import select

from partnership.filters import LONDON
from partnership.models import Agency
from partnership.queries.listing import Cell, Column, Line
from reviews.models import Action, Part
from reviews.queries.part_states import DUE
from reviews.queries.standing import Standing
from reviews.rules.stated import StatedDate

NO_DATE = "No date set"
# Asked for only where rows are sorted by it: joined, it would be looked up for every row that is counted.
NAME_OF_AGENCY = select(Agency.name_folded).where(Agency.id == Part.agency_id).correlate(Part).scalar_subquery()


@dataclass(frozen=True)
class Row:
    """A part as it stands; `is_whole` is false where the person sees this part and not the rest of its action."""

    standing: Standing
    came_from: list[Line]
    is_whole: bool

    @property
    def part(self) -> Part:
        return self.standing.part


def columns(row: Callable[[Part], Row]) -> tuple[Column, ...]:
    """What stands in a second line on the page has a column of its own in a file."""

    def column(
        key: str, label: str, cell: Callable[[Row], Cell] | None, plain: Callable[[Row], Any], **more: Any
    ) -> Column:
        shown = (lambda part: cell(row(part))) if cell else None
        return Column(key, label, shown, lambda part: plain(row(part)), **more)

    return (
        column(
            "action",
            "Action, and where it came from",
            _action,
            lambda r: r.part.action.text,
            sort=Action.text_folded,
            filed_as="Action",
        ),
        column("from", "Where it came from", None, lambda r: "; ".join(line.text for line in r.came_from)),
        column("outcome", "Intended outcome", None, lambda r: r.part.action.outcome if r.is_whole else ""),
        column("measure", "Measure", None, lambda r: r.part.action.measure if r.is_whole else ""),
        column("agency", "Agency", _agency, lambda r: r.part.agency.name, sort=NAME_OF_AGENCY),
        column("leads", "Leads", None, lambda r: "Yes" if r.part.is_lead else ""),
        column("owner", "Owner", None, lambda r: r.part.owner_post),
        column("says", "Where it is", _says, lambda r: r.part.status.label),
        column("outlook", "Outlook", None, lambda r: r.part.outlook.label),
        column("position", "Position on", None, lambda r: _day(r.part.position)),
        column("position_stated", "Position as stated", None, lambda r: str(r.part.position or "")),
        column("due", "Due", _due, lambda r: _day(r.part.due), sort=DUE, filed_as="Due date"),
        column("due_stated", "Due date as stated", None, lambda r: str(r.part.due or NO_DATE)),
        column("due_first", "Original due date as stated", None, _first_due),
        column("late", "Late or left", None, lambda r: r.standing.lateness if r.part.is_open else ""),
        column("rating", "Rating, and why", _rating, lambda r: r.standing.rated.rating.label, filed_as="Rating"),
        column("why", "Why", None, lambda r: r.standing.rated.reason),
        column("said", "Last update", None, _last_said),
        column("said_on", "Last update posted on", None, _last_heard),
        column("signed", "Signed off on", None, lambda r: r.part.signed_off_on),
    )


def _day(stated: StatedDate | None) -> date | None:
    """The day, where one is known: a file can be sorted by it, and no day is made up."""
    return stated.latest if stated and stated.earliest == stated.latest else None


def _first_due(row: Row) -> str:
    """The due date with which the action was added; it may have been extended since."""
    return str(row.part.action.due or NO_DATE) if row.is_whole else ""


def _last_said(row: Row) -> str:
    """The words of its newest update, in a file alone: there all updates are loaded."""
    return next((each.note or "" for each in row.part.updates), "")


def _last_heard(row: Row) -> date | None:
    heard = row.part.last_heard_at
    return heard.astimezone(LONDON).date() if heard else None


def _action(row: Row) -> Cell:
    whole = url_for("actions.show", action_id=row.part.action_id)
    alone = url_for("parts.show", part_id=row.part.id)
    return Cell(row.part.action.text, whole if row.is_whole else alone, row.came_from)


def _agency(row: Row) -> Cell:
    leads = [Line("Leads")] if row.part.is_lead else []
    return Cell(row.part.agency.name, url_for("parts.show", part_id=row.part.id), leads)


def _says(row: Row) -> Cell:
    position = [Line(row.part.position.in_few_words)] if row.part.position else []
    return Cell(row.part.status.label, lines=position, shape=row.part.status.value)


def _due(row: Row) -> Cell:
    if row.part.due is None:
        return Cell(NO_DATE)
    due = f"Due {row.part.due.in_few_words}"
    if not row.part.is_open:
        return Cell(due)
    return Cell(row.standing.lateness, lines=[Line(due)], urgent=row.standing.is_late)


def _rating(row: Row) -> Cell:
    rated = row.standing.rated
    return Cell("", lines=[Line(rated.reason)], tag=(rated.rating.label, rated.rating.value))
