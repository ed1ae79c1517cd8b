"""Reads of incidents: the one of a case, and the list of cases that were considered."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import abort, url_for
from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from partnership import clock
from partnership.extensions import db
from partnership.filters import day, short_day
from partnership.models import Agency, User
from partnership.queries import agencies
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing, Tab
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind
from reviews.models import Case, Incident, PartnerView, Review, Timescale
from reviews.permissions import can_log_case
from reviews.queries import cases, review_types
from reviews.rules import deadlines
from reviews.rules.deadlines import Due, due
from reviews.rules.decisions import Days, disputed
from reviews.rules.incidents import (
    BEING_CONSIDERED,
    REVIEW_OF,
    Need,
    Undated,
    notice_code,
    outcome,
    still_needed,
    views_in_words,
)
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import DateKind, Harm, IncidentDecision

NOT_KNOWN = "Not known yet"


@dataclass(frozen=True)
class Notice:
    """The step that is due from becoming aware, with the day where it can be counted."""

    timescale: Timescale
    due: Due | None


def incident(user: User, incident_id: uuid.UUID) -> Incident:
    """One incident with its case and what the partners said; 404 when the person may not see the case."""
    found = db.session.scalar(
        select(Incident)
        .join(Incident.case)
        .where(Incident.id == incident_id, cases.visible_to(user))
        .options(
            contains_eager(Incident.case).options(
                joinedload(Case.board),
                selectinload(Case.readers.and_(cases.today())),
                selectinload(Case.reviews).options(joinedload(Review.review_type), joinedload(Review.dates)),
            ),
            selectinload(Incident.agencies),
            selectinload(Incident.views).joinedload(PartnerView.agency),
        )
    )
    return found or abort(404)


def of_case(case: Case) -> Incident | None:
    """What was considered on a case that the caller may see; nothing where the case began with a review."""
    found = db.session.scalars(
        select(Incident)
        .where(Incident.case_id == case.id)
        .options(joinedload(Incident.agencies), selectinload(Incident.views).joinedload(PartnerView.agency))
    )
    return found.unique().one_or_none()


def aware_of(review: Review) -> StatedDate | None:
    """When the partnership became aware of what the review is about: by the review, or by what its case began with."""
    held = review.date_of(DateKind.AWARE)
    if held is not None:
        return held
    aware_on = db.session.scalar(select(Incident.aware_on).where(Incident.case_id == review.case_id))
    return of_day(aware_on) if aware_on else None


def notice(incident: Incident) -> Notice | None:
    """What is due from becoming aware: to notify the Panel, or to tell the Home Office of an adult’s death."""
    timescale = review_types.timescale(notice_code(incident.harm))
    return Notice(timescale, due(timescale, incident.aware_on)) if timescale else None


@dataclass(frozen=True)
class Considered:
    """What stands at the top of a case that began with an incident."""

    incident: Incident
    notice: Notice | None
    state: str
    needs: list[Need]


def page(case: Case) -> Considered | None:
    """For the page of a case whose reviews are loaded with their dates; nothing where it began with a review."""
    incident = of_case(case)
    if incident is None:
        return None
    asked = notice(incident)
    state = deadlines.state(asked.due, incident.notified_on, clock.today()) if asked and asked.due else ""
    return Considered(incident, asked, state, needs(incident, case))


def needs(incident: Incident, case: Case) -> list[Need]:
    """What is still needed, for a case whose reviews are loaded with their dates."""
    return [*disputed(days(incident), case.reviews), *still_needed(incident, case, _undated(case))]


def days(incident: Incident) -> Days:
    """The decision as it is recorded, with the days that a review holds too."""
    return Days(incident.decision, incident.aware_on, incident.notified_on, incident.decided_on)


def dates_by_decision(incident: Incident) -> dict[IncidentDecision, dict[DateKind, StatedDate]]:
    """The dates of the review that stands on the case already, for each decision that such a review follows."""
    first = {each.review_type.code: each for each in reversed(incident.case.reviews)}
    return {
        decision: {each.kind: each.on for each in first[code].dates}
        for decision, code in REVIEW_OF.items()
        if code in first
    }


def _undated(case: Case) -> Iterator[Undated]:
    """The steps without a date of the reviews that are under way."""
    for review in case.reviews:
        steps = (DateKind.STARTED, *(each.met_by for each in review.review_type.timescales))
        if review.stage.is_under_way:
            name = review.review_type.name if len(case.reviews) > 1 else ""
            yield from (Undated(kind, review.id, name) for kind in steps if review.date_of(kind) is None)


def safeguarding_partners() -> Sequence[Agency]:
    """The agencies whose view of a decision is asked for, by name."""
    return db.session.scalars(
        select(Agency)
        .where(Agency.is_safeguarding_partner, Agency.closed_on.is_(None) | (Agency.closed_on >= clock.today()))
        .order_by(Agency.name_folded, Agency.id)
    ).all()


def agencies_to_name() -> list[Agency]:
    """Agencies that may have been involved: those that are open, but for the partnership’s own groups."""
    return [each for each in agencies.open_in_order() if each.kind is not AgencyKind.SUBGROUP]


def count(user: User) -> int:
    """How many cases considered the person may read of: the number of the whole list."""
    found = select(func.count()).select_from(Incident).join(Incident.case).where(cases.of_team(user))
    return db.session.scalar(found) or 0


def considered(user: User) -> Listing:
    """Every case that was considered, whatever became of it, for those of whose review team the person is."""
    return Listing(
        title="Cases considered",
        noun="case considered",
        statement=select(Incident).join(Incident.case).where(cases.of_team(user)),
        columns=_columns(),
        order=(Case.logged_at.desc(), Case.name_folded, Incident.id),
        empty=_empty(user),
        filters=_filters(),
        tabs=(
            Tab("all", "All", None),
            Tab("open", BEING_CONSIDERED, Incident.decision.is_(None)),
            Tab("decided", "Decided", Incident.decision.is_not(None)),
        ),
        options=(
            contains_eager(Incident.case).selectinload(Case.reviews).joinedload(Review.review_type),
            selectinload(Incident.agencies),
            selectinload(Incident.views).joinedload(PartnerView.agency),
        ),
        words=lambda many: f"{many} {'case' if many == 1 else 'cases'} considered",
        key_note="To be considered counts as no review. Where a review followed, it stands and counts in Reviews. "
        "A case that was logged by mistake stays in this list only.",
    )


def _columns() -> list[Column]:
    return [
        Column("case", "Case", _case_cell, lambda row: row.case.name, sort=Case.name_folded),
        Column("happened", "What happened", None, lambda row: row.case.incident_nature),
        Column("harm", "Harm", lambda row: Cell(_harm(row)), _harm, sort=Incident.harm),
        Column(
            "aware",
            "Became aware",
            lambda row: Cell(short_day(row.aware_on) or NOT_KNOWN),
            lambda row: row.aware_on or NOT_KNOWN,
            sort=Incident.aware_on,
        ),
        Column("told", "Who told us", None, lambda row: row.told_by or NOT_KNOWN),
        Column("agencies", "Agencies thought to be involved", None, _agencies),
        Column("outcome", "Outcome", _outcome_cell, lambda row: outcome(row.decision), sort=Incident.decision),
        Column("decided", "Decided", _decided_cell, lambda row: row.decided_on, sort=Incident.decided_on),
        Column("notified", "Notified on", None, lambda row: row.notified_on),
        Column("views", "Partners’ views", _views_cell, lambda row: views_in_words(row.views)),
        Column("reason", "Reason", lambda row: Cell(row.reason or ""), lambda row: row.reason),
        Column("meeting", "Meeting", None, lambda row: row.meeting),
    ]


def _case_cell(row: Incident) -> Cell:
    nature = row.case.incident_nature
    return Cell(row.case.name, url_for("cases.show", case_id=row.case_id), [Line(nature)] if nature else [])


def _harm(row: Incident) -> str:
    return row.harm.label if row.harm else NOT_KNOWN


def _agencies(row: Incident) -> str:
    return "; ".join(agency.name for agency in row.agencies) or NOT_KNOWN


def _outcome_cell(row: Incident) -> Cell:
    if row.decision is None:
        return Cell("", tag=(BEING_CONSIDERED, "blue"))
    return Cell("", tag=(row.decision.label, "grey"))


def _decided_cell(row: Incident) -> Cell:
    lines = [Line(f"notified {day(row.notified_on)}")] if row.notified_on else []
    lines += [Line(row.meeting)] if row.meeting else []
    return Cell(short_day(row.decided_on), lines=lines)


def _views_cell(row: Incident) -> Cell:
    return Cell("", lines=[Line(f"{each.agency.name}: {each.view.label.lower()}") for each in row.views])


def _filters() -> list[Filter]:
    return [
        Filter(
            "name",
            "Words in the case name",
            lambda value: Case.name_folded.contains(fold(value), autoescape=True),
            is_text=True,
        ),
        Filter("harm", "Harm", lambda value: Incident.harm == Harm(value), choices=dict(Harm.choices())),
        Filter(
            "outcome",
            "Outcome",
            lambda value: Incident.decision == IncidentDecision(value),
            choices=dict(IncidentDecision.choices()),
        ),
    ]


def _empty(user: User) -> Empty:
    if can_log_case(user):
        words = "An incident that is logged stands here from its first hour, also where no review follows."
        return Empty("No case has been considered yet", words, url_for("incidents.log"), "Log an incident")
    shared = "A case that was considered, and what was decided, stands here for those who are named on it."
    return Empty("No case considered is shared with you", shared)
