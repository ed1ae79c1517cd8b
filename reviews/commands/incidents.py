"""Writes of incidents: log one, fill in what becomes known, and record what the partners decided."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Agency, Board, User
from reviews.commands import cases, reviews
from reviews.models import Case, Incident, PartnerView, Review
from reviews.queries import incidents as queries
from reviews.queries import review_types
from reviews.rules import decisions
from reviews.rules.changes import changes
from reviews.rules.decisions import Days
from reviews.rules.incidents import REVIEW_OF, first_stage, follows
from reviews.rules.stated import StatedDate, of_day
from reviews.vocabulary import DateKind, Harm, IncidentDecision, Led, Sight, View

# Days that stand beside a decision: the history tells what they were and are.
DAYS = ("decided_on", "notified_on")
Views = Mapping[uuid.UUID, tuple[View, str | None]]


def log_incident(
    *,
    new_id: uuid.UUID | None = None,
    board: Board,
    name: str,
    incident_nature: str,
    harm: Harm | None,
    aware_on: date | None,
    told_by: str | None,
    agencies: Sequence[Agency],
    by: User,
) -> Case:
    """A case that is being considered: for the review team only, without a review. Raises Taken as log_case does."""
    case = cases.new_case(board, new_id=new_id, name=name, sight=Sight.REVIEW_TEAM, incident_nature=incident_nature)
    incident = Incident(case_id=case.id, harm=harm, aware_on=aware_on, told_by=told_by or None)
    incident.agencies = list(agencies)
    db.session.add(incident)
    db.session.flush()
    audit.record("logged the incident", incident, by=by, told_on=case.id, detail={"name": name})
    return case


def edit_incident(
    incident: Incident,
    *,
    harm: Harm | None,
    aware_on: date | None,
    told_by: str | None,
    agencies: Sequence[Agency],
    by: User,
) -> Incident:
    """Keep what has become known; where nothing was changed nothing is recorded.

    Another day of becoming aware goes for the reviews of the case too, but for one whose own day differed already.
    """
    before, day_before = _said(incident), incident.aware_on
    incident.harm, incident.aware_on, incident.told_by = harm, aware_on, told_by or None
    incident.agencies = list(agencies)
    changed = changes(before, _said(incident))
    if changed:
        _touch(incident)
        detail = {"changes": changed, "also": _carry_aware(incident, day_before)}
        audit.record("changed the incident", incident, by=by, told_on=incident.case_id, detail=detail)
    return incident


def _carry_aware(incident: Incident, before: date | None) -> list[str]:
    """The types of the reviews whose date of becoming aware went with that of the incident."""
    if incident.decision is None or incident.aware_on == before:
        return []
    after = of_day(incident.aware_on) if incident.aware_on else None
    found = [each for each in incident.case.reviews if _has_followed(incident, each, before)]
    for review in found:
        reviews.put_date(review, DateKind.AWARE, after)
        reviews.touch(review)
    return [each.review_type.name for each in found]


def _has_followed(incident: Incident, review: Review, before: date | None) -> bool:
    """One without the date is given it only where it is the review that the decision was followed by."""
    held = review.date_of(DateKind.AWARE)
    is_made = incident.decision in REVIEW_OF and review.review_type.code == REVIEW_OF[incident.decision]
    return follows(held, before) and (held is not None or is_made)


def _said(incident: Incident) -> dict[str, Any]:
    return {
        "harm": incident.harm.label if incident.harm else None,
        "aware_on": incident.aware_on.isoformat() if incident.aware_on else None,
        "told_by": incident.told_by,
        "agencies": sorted(agency.name for agency in incident.agencies),
    }


def _touch(incident: Incident) -> None:
    """Agencies and views stand in tables of their own: without this they would change behind an open form."""
    flag_modified(incident, "told_by")
    db.session.flush()


def decide(
    incident: Incident,
    *,
    decision: IncidentDecision,
    notified_on: date | None,
    decided_on: date,
    reason: str,
    meeting: str | None,
    views: Views,
    by: User,
) -> Incident:
    """Record what the partners decided, or what they decide now; the review that follows is made in the same step.

    A review that an earlier decision was followed by stays on the case: its stage says what became of it. Nothing
    changed leaves no event. Raises RuleBroken where a review stands on the case that the decision says is none.
    """
    before, facts_before, views_before = queries.days(incident), _facts(incident), _views(incident)
    refusal = decisions.refusal(before.decision, decision, incident.case.reviews)
    if refusal:
        raise RuleBroken(refusal)
    incident.decision, incident.decided_on = decision, decided_on
    incident.notified_on = decisions.days_said(decision, None, notified_on, None).notified_on
    incident.reason, incident.meeting = reason, meeting or None
    _view(incident, views)
    _touch(incident)
    made, also = _review_after(incident, before)
    detail = _told(incident, before) | {
        "review": decisions.began_as(made.review_type.name, made.stage.name) if made else None,
        "also": also,
    }
    if before.decision is None:
        audit.record("recorded a decision", incident, by=by, told_on=incident.case_id, detail=detail)
        return incident
    changed = changes(facts_before, _facts(incident))
    view_changes = _view_changes(views_before, _views(incident))
    if changed or view_changes or made or before.decision is not decision:
        days = {name: [on and on.isoformat() for on in changed[name]] for name in DAYS if name in changed}
        detail |= {"changed": list(changed), "days": days, "view_changes": view_changes}
        audit.record("changed a decision", incident, by=by, told_on=incident.case_id, detail=detail)
    return incident


def _told(incident: Incident, before: Days) -> dict[str, Any]:
    return {
        "before": before.decision.label if before.decision else None,
        "after": incident.decision.label if incident.decision else None,
        "on": incident.decided_on.isoformat() if incident.decided_on else None,
        "reason": incident.reason,
        "views": [f"{each.agency.name}: {each.view.label.lower()}" for each in incident.views],
    }


def _facts(incident: Incident) -> dict[str, Any]:
    """What stands beside a decision, to find what was changed of it."""
    facts = {name: getattr(incident, name) for name in ("decided_on", "notified_on", "reason", "meeting")}
    return {**facts, "words": {each.agency_id: each.words for each in incident.views if each.words}}


def _views(incident: Incident) -> dict[str, str]:
    return {each.agency.name: each.view.label for each in incident.views}


def _view_changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[list[str]]:
    """Agency, view before and view after; one that was never asked for was not known."""
    said = [[name, before.get(name, View.NOT_YET.label), view] for name, view in after.items()]
    return [each for each in said if each[1] != each[2]]


def _view(incident: Incident, views: Views) -> None:
    held = {each.agency_id: each for each in incident.views}
    for agency_id, (view, words) in views.items():
        said = held.get(agency_id)
        if said is None:
            said = PartnerView(agency_id=agency_id, view=view)
            incident.views.append(said)
        said.view, said.words = view, words or None


def _review_after(incident: Incident, before: Days) -> tuple[Review | None, list[list[str | None]]]:
    """The review that the decision is followed by where it is made now, because the case has none of its type; and
    what went with the decision at one that stood: its type, the step, the date before and after.
    """
    code = REVIEW_OF.get(incident.decision) if incident.decision else None
    if code is None:
        return None, []
    now = queries.days(incident)
    stood = next((each for each in incident.case.reviews if each.review_type.code == code), None)
    if stood is not None:
        return None, _carry(stood, decisions.carried(before, now, {each.kind: each.on for each in stood.dates}))
    of_type = review_types.coded(code)
    made = reviews.new_review(incident.case, review_type=of_type, led=Led.HERE, stage=first_stage(of_type.stages))
    for kind, on in decisions.steps(now).items():
        reviews.put_date(made, kind, of_day(on))
    db.session.flush()
    return made, []


def _carry(review: Review, dates: Mapping[DateKind, StatedDate]) -> list[list[str | None]]:
    name = review.review_type.name
    found = [[name, kind.value, str(review.date_of(kind) or "") or None, str(on)] for kind, on in dates.items()]
    for kind, on in dates.items():
        reviews.put_date(review, kind, on)
    if found:
        reviews.touch(review)
    return found
