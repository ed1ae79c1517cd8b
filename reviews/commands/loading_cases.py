"""Cases of an annual report, each with its review, and the one that this led to."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency
from partnership.rules.folding import fold
from reviews.commands.loading_reviews import load_reviews
from reviews.commands.loading_rows import Loading, dated, told
from reviews.commands.loading_types import Types
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.learning import Review as ReviewRow
from reviews.models import Case
from reviews.vocabulary import Sight

SECTION = "reviews"


def load_cases(loading: Loading, report: AnnualReport) -> None:
    """They are published facts, so partners see them."""
    types, year = Types(), _year(loading)
    taken = set(
        db.session.scalars(select(Case.name_folded).where(Case.board_id == loading.board.id, Case.logged_year == year))
    )
    for row in loading.new(SECTION, report.reviews, Case.__tablename__):
        case = _case(loading, row, year)
        _name(loading, case, row, taken)
        ids = loading.agencies(row.joint_with)
        case.joint_with = list(db.session.scalars(select(Agency).where(Agency.id.in_(ids)))) if ids else []
        loading.made(case)
        loading.became(SECTION, row.id, case)
        loading.tell("loaded the case", case)
        load_reviews(loading, row, case, types)


def _case(loading: Loading, row: ReviewRow, year: int) -> Case:
    incident = row.incident
    return Case(
        id=uuid.uuid4(),
        board_id=loading.board.id,
        logged_year=year,
        logged_at=clock.now(),
        sight=Sight.PARTNERS,
        incident=dated(incident.date) if incident else None,
        incident_nature=told(incident.nature) if incident else None,
        people_count=row.subjects or None,
        summary=_in_lines(
            ("What is said of those it is about", row.child_status),
            ("Response", row.response),
            ("Threshold", row.threshold),
        ),
        internal_notes=_in_lines(
            ("Stage", row.stage_basis),
            ("Publication", row.publication.conflict if row.publication else None),
            ("The source also says", row.conflict),
            ("Note", row.note),
        ),
    )


def _year(loading: Loading) -> int:
    """The last year that the report is about: the same name in the next report is another case's or another year's."""
    last = loading.file.period_last or loading.file.period_first or clock.today()
    return last.year


def _name(loading: Loading, case: Case, row: ReviewRow, taken: set[str]) -> None:
    """A name that a case of the year has already is told apart by the row's id."""
    name = row.label.strip()
    number = 1
    while fold(name) in taken:
        also = f", {number}" if number > 1 else ""
        name, number = f"{row.label.strip()} ({row.id}{also})", number + 1
    if number > 1:
        loading.loaded.notes.append(f"There is a case “{row.label.strip()}” of that year already: added as “{name}”.")
    case.name, case.name_folded = name, fold(name)
    taken.add(case.name_folded)


def _in_lines(*said: tuple[str, str | None]) -> str | None:
    lines: Iterable[str] = (f"{label}: {text.strip()}" for label, text in said if text and text.strip())
    return "\n".join(lines) or None
