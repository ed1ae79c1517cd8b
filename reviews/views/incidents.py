"""Incidents: log one, fill in what becomes known, record the decision, and list what was considered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.listing import answer
from partnership.saving import save
from reviews.commands import incidents as commands
from reviews.forms.grouped import Group
from reviews.forms.incidents import EditIncidentForm, LogIncidentForm, decide_form
from reviews.permissions import can_log_case
from reviews.permissions_incidents import can_decide_incident, can_edit_incident, can_see_considered
from reviews.queries import agency_groups, cases, incidents
from reviews.rules import case_names

if TYPE_CHECKING:
    from partnership.models import Agency, Board
    from reviews.models import Case, Incident

bp = Blueprint("incidents", __name__)


@bp.get("/cases/considered")
@guard(can_see_considered)
def considered() -> ResponseReturnValue:
    return answer(incidents.considered(current_user), "reviews/incidents/considered.html")


@bp.route("/incidents/log", methods=["GET", "POST"])
@guard(can_log_case)
def log() -> ResponseReturnValue:
    boards, offered = cases.boards_to_log_on(current_user), incidents.agencies_to_name()
    form = LogIncidentForm(
        writer=current_user.id,
        today=clock.today(),
        boards={str(board.id): board.name for board in boards},
        agencies=Group.of(agency_groups.grouped(offered)),
        data={"name": case_names.offer(SystemRandom(), taken=cases.names_on(boards))},
    )
    return save(
        form,
        "reviews/incidents/log.html",
        lambda: commands.log_incident(**_to_log(form, boards, offered), by=current_user),
        done="Incident logged. It is being considered; it counts as no review.",
        to=_page_of,
        made=lambda new_id: cases.found(current_user, new_id),
    )


def _to_log(form: LogIncidentForm, boards: Sequence[Board], offered: Sequence[Agency]) -> dict[str, Any]:
    answers = form.answers()
    chosen = answers.pop("board", None)
    board = next((each for each in boards if str(each.id) == chosen), boards[0])
    return {**answers, "new_id": form.the_new_id, "board": board, "agencies": _chosen(answers, offered)}


def _chosen(answers: Mapping[str, Any], offered: Sequence[Agency]) -> list[Agency]:
    by_id = {each.id: each for each in offered}
    return [by_id[each] for each in answers.get("agencies") or []]


def _page_of(case: Case) -> str:
    return url_for("cases.show", case_id=case.id)


@bp.route("/incidents/<uuid:incident_id>/edit", methods=["GET", "POST"])
@guard(can_edit_incident, incident=incidents.incident)
def edit(incident: Incident) -> ResponseReturnValue:
    offered = [*incidents.agencies_to_name(), *incident.agencies]
    form = EditIncidentForm(
        today=clock.today(),
        decided_on=incident.decided_on,
        notified_on=incident.notified_on,
        agencies=Group.of(agency_groups.grouped(offered)),
        data={
            **{name: getattr(incident, name) for name in ("version", "harm", "aware_on", "told_by")},
            "agencies": [each.id for each in incident.agencies],
        },
    )
    return save(
        form,
        "reviews/incidents/edit.html",
        lambda: commands.edit_incident(
            incident, **{**form.answers(), "agencies": _chosen(form.answers(), offered)}, by=current_user
        ),
        done="Saved.",
        to=lambda saved: url_for("cases.show", case_id=saved.case_id),
        thing=incident,
        incident=incident,
    )


@bp.route("/incidents/<uuid:incident_id>/decide", methods=["GET", "POST"])
@guard(can_decide_incident, incident=incidents.incident)
def decide(incident: Incident) -> ResponseReturnValue:
    partners = {
        **{each.id: each.name for each in incidents.safeguarding_partners()},
        **{each.agency_id: each.agency.name for each in incident.views},
    }
    form = decide_form(partners)(
        today=clock.today(),
        before=incidents.days(incident),
        stood=incidents.dates_by_decision(incident),
        data=_decided(incident),
    )
    return save(
        form,
        "reviews/incidents/decide.html",
        lambda: commands.decide(
            incident,
            decision=form.decision.data,
            notified_on=form.notified_on.data,
            decided_on=form.decided_on.data or clock.today(),
            reason=form.reason.data,
            meeting=form.meeting.data,
            views=form.views,
            by=current_user,
        ),
        done="Decision recorded.",
        to=lambda saved: url_for("cases.show", case_id=saved.case_id),
        thing=incident,
        incident=incident,
        notice=incidents.notice(incident),
    )


def _decided(incident: Incident) -> dict[str, Any]:
    """What the form begins with: what was decided so far; the day of the decision is most often today."""
    names = ("version", "decision", "notified_on", "reason", "meeting")
    said = {f"view_{each.agency_id.hex}": each.view for each in incident.views}
    words = {f"words_{each.agency_id.hex}": each.words for each in incident.views}
    known = {name: getattr(incident, name) for name in names}
    return {**known, **said, **words, "decided_on": incident.decided_on or clock.today()}
