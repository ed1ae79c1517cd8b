"""The texts that words can be taken out of: for each kind of record its texts, its board and its page."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.models import User
from partnership.queries import agencies
from reviews.models import Action, Case, Part, Review, Update
from reviews.queries import (
    actions,
    cases,
    conflicts,
    dissemination,
    due_changes,
    evidence,
    focuses,
    incidents,
    learning_points,
    posts,
    recommendations,
    removal_rows,
    reports,
    shortfalls,
    sources,
    themes,
)

CASE = {
    "name": "Case name",
    "summary": "Summary for partners",
    "incident_nature": "What happened",
    "internal_notes": "Internal notes",
}
REVIEW = {
    "title": "Published title",
    "publication_form": "How it is published",
    "stage_stated": "Stage as stated",
    "decided_because": "Reasons for the decision",
}
INCIDENT = {"told_by": "Who told you", "reason": "Reason", "meeting": "Meeting"}
CONFLICT = {"reason": "Reason"}
RECOMMENDATION = {
    "text": "What is recommended",
    "reference": "Reference",
    "acceptance_reason": "Reason",
    "outcome": "What will be different",
}
ACTION = {
    "text": "What is to change",
    "topic": "Topic",
    "outcome": "Intended outcome",
    "measure": "Measure",
    "plan_words": "From the plan",
}
SOURCE = {"words": "What it came from"}
LEARNING_POINT = {"words": "What was learnt"}
THEME = {"name": "Name", "meaning": "Meaning", "also_called": "Other words for it", "source": "Where it comes from"}
FOCUS = {"name": "What it is"}
SHORTFALL = {"text": "What falls short"}
POST = {"name": "Name of the post"}
UPDATE = {"note": "What has changed", "on_behalf_of": "Who told it"}
PART = {"sign_off_words": "What the sign-off rests on"}
DUE_CHANGE = {"reason": "Why the date changed", "approved_by": "Who approved it"}
EVIDENCE = {
    "summary": "What it shows",
    "kind": "Kind",
    "topic": "Topic",
    "level_reason": "Why that level",
    "holder": "Who holds it",
    "held_where": "Where it is",
    "held_link": "Link",
    "seen_by": "Who has seen it",
    "file_name": "Name of the file",
}
EVENT = {
    "title": "Title",
    "kind": "Kind",
    "topic": "Topic",
    "audience": "Audience",
    "frequency": "How often",
    "feedback": "What people said",
    "follow_up": "Follow-up",
}
REPORT = {"title": "Title of the report"}
AGENCY = {"name": "Name", "abbreviation": "Abbreviation", "sector": "Sector"}


@dataclass(frozen=True)
class Wording:
    """One record with the texts of it that hold something: field → label. No board: it is of them all.

    `rows` are texts that stand in rows of it, such as its figures: field here → (row, field of the row).
    """

    thing: Any
    name: str
    fields: Mapping[str, str]
    board_id: uuid.UUID | None
    told_on: uuid.UUID
    endpoint: str
    address: Mapping[str, uuid.UUID] = field(default_factory=dict)
    rows: Mapping[str, tuple[Any, str]] = field(default_factory=dict)


def of_case(user: User, case_id: uuid.UUID) -> Wording:
    case = cases.case(user, case_id)
    return Wording(case, case.name, _held(case, CASE), case.board_id, case.id, "cases.show", {"case_id": case.id})


def of_review(user: User, review_id: uuid.UUID) -> Wording:
    review = db.session.scalar(
        select(Review)
        .join(Review.case)
        .where(Review.id == review_id, cases.visible_to(user))
        .options(joinedload(Review.case), joinedload(Review.review_type))
    ) or abort(404)
    name = f"{review.review_type.name} of {review.case.name}"
    case: Case = review.case
    return Wording(review, name, _held(review, REVIEW), case.board_id, case.id, "cases.show", {"case_id": case.id})


def of_incident(user: User, incident_id: uuid.UUID) -> Wording:
    incident = incidents.incident(user, incident_id)
    case = incident.case
    name, address = f"what was considered on {case.name}", {"case_id": case.id}
    found = Wording(incident, name, _held(incident, INCIDENT), case.board_id, case.id, "cases.show", address)
    return removal_rows.added(found, removal_rows.of_incident(incident))


def of_conflict(user: User, conflict_id: uuid.UUID) -> Wording:
    conflict = conflicts.conflict(user, conflict_id)
    case, name = conflict.case, f"a conflict of interest on {conflict.case.name}"
    address = {"case_id": case.id}
    return Wording(conflict, name, _held(conflict, CONFLICT), case.board_id, case.id, "conflicts.of_case", address)


def of_recommendation(user: User, recommendation_id: uuid.UUID) -> Wording:
    found = recommendations.recommendation(user, recommendation_id)
    case: Case = found.review.case
    address = {"recommendation_id": found.id}
    held, name = _held(found, RECOMMENDATION), "the recommendation"
    return Wording(found, name, held, case.board_id, case.id, "recommendations.show", address)


def of_action(user: User, action_id: uuid.UUID) -> Wording:
    action = actions.action(user, action_id)
    address = {"action_id": action.id}
    return Wording(action, "the action", _held(action, ACTION), action.board_id, action.id, "actions.show", address)


def of_source(user: User, source_id: uuid.UUID) -> Wording:
    source = sources.source(user, source_id)
    action: Action = source.action
    held, address = _held(source, SOURCE), {"action_id": action.id}
    return Wording(source, "a source of the action", held, action.board_id, action.id, "sources.index", address)


def of_update(user: User, update_id: uuid.UUID) -> Wording:
    update = db.session.scalar(
        select(Update)
        .join(Update.part)
        .join(Part.action)
        .where(Update.id == update_id, actions.part_visible_to(user))
        .options(joinedload(Update.part).options(joinedload(Part.action), joinedload(Part.agency)))
    ) or abort(404)
    action: Action = update.part.action
    name = f"an update of {update.part.agency.name}"
    address = {"part_id": update.part_id}
    return Wording(update, name, _held(update, UPDATE), action.board_id, action.id, "parts.show", address)


def of_learning_point(user: User, learning_point_id: uuid.UUID) -> Wording:
    point = learning_points.learning_point(user, learning_point_id)
    case: Case = point.review.case
    held, address = _held(point, LEARNING_POINT), {"case_id": case.id}
    return Wording(point, "a learning point", held, case.board_id, case.id, "cases.learning", address)


def of_theme(user: User, theme_id: uuid.UUID) -> Wording:
    theme = themes.theme(user, theme_id)
    return Wording(theme, theme.name, _held(theme, THEME), None, theme.id, "themes.show", {"theme_id": theme.id})


def of_part(user: User, part_id: uuid.UUID) -> Wording:
    part = actions.part(user, part_id)
    name, address = f"the part of {part.agency.name}", {"part_id": part.id}
    return Wording(part, name, _held(part, PART), part.action.board_id, part.action_id, "parts.show", address)


def of_due_change(user: User, due_change_id: uuid.UUID) -> Wording:
    change = due_changes.found(user, due_change_id) or abort(404)
    board_id, address = due_changes.board_of(change), {"action_id": change.action_id}
    name = "a change of the due date"
    return Wording(change, name, _held(change, DUE_CHANGE), board_id, change.action_id, "actions.show", address)


def of_focus(user: User, focus_id: uuid.UUID) -> Wording:
    focus = focuses.focus(user, focus_id)
    held, address = _held(focus, FOCUS), {"focus_id": focus.id}
    return Wording(focus, focus.name, held, focus.board_id, focus.id, "focuses.edit", address)


def of_evidence(user: User, evidence_id: uuid.UUID) -> Wording:
    piece = evidence.evidence(user, evidence_id)
    address = {"evidence_id": piece.id}
    held = _held(piece, EVIDENCE)
    found = Wording(piece, "the evidence", held, piece.board_id, piece.id, "evidence.show", address)
    return removal_rows.added(found, removal_rows.of_evidence(piece))


def of_event(user: User, event_id: uuid.UUID) -> Wording:
    event = dissemination.event(user, event_id)
    address = {"event_id": event.id}
    found = Wording(event, event.title, _held(event, EVENT), event.board_id, event.id, "sharing.show", address)
    return removal_rows.added(found, removal_rows.of_event(event))


def of_agency(user: User, agency_id: uuid.UUID) -> Wording:
    agency = agencies.agency(user, agency_id)
    return Wording(
        agency, agency.name, _held(agency, AGENCY), None, agency.id, "agencies.show", {"agency_id": agency.id}
    )


def of_report(user: User, report_id: uuid.UUID) -> Wording:
    """Its chapters, the author's words, notes and reasons; what is drafted loses words with the record."""
    report = reports.report(user, report_id)
    held, address = _held(report, REPORT), {"report_id": report.id}
    found = Wording(report, report.title, held, report.board_id, report.id, "reports.show", address)
    return removal_rows.added(found, removal_rows.of_report(report))


def of_shortfall(user: User, shortfall_id: uuid.UUID) -> Wording:
    found = shortfalls.shortfall(user, shortfall_id)
    name = "what falls short"
    return Wording(found, name, _held(found, SHORTFALL), found.board_id, found.id, "impact.missing_now")


def of_post(user: User, post_id: uuid.UUID) -> Wording:
    post = posts.post(user, post_id)
    name = f"a post of {post.agency.name}"
    return Wording(post, name, _held(post, POST), None, post.id, "posts.of_agency", {"agency_id": post.agency_id})


REGISTRY: dict[str, Callable[[User, uuid.UUID], Wording]] = {
    "action": of_action,
    "agency": of_agency,
    "case": of_case,
    "conflict": of_conflict,
    "incident": of_incident,
    "focus": of_focus,
    "learning_point": of_learning_point,
    "due_change": of_due_change,
    "part": of_part,
    "recommendation": of_recommendation,
    "post": of_post,
    "event": of_event,
    "evidence": of_evidence,
    "report": of_report,
    "review": of_review,
    "shortfall": of_shortfall,
    "theme": of_theme,
    "source": of_source,
    "update": of_update,
}


def _held(thing: Any, labels: Mapping[str, str]) -> dict[str, str]:
    return {name: label for name, label in labels.items() if getattr(thing, name)}
