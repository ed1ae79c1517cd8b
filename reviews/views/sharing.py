"""Sharing learning: the list, one page each, recording and changing, and what it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.listing import answer
from partnership.saving import save
from reviews.commands import dissemination as commands
from reviews.forms.dissemination import AddEventForm, EditEventForm
from reviews.forms.grouped import Group
from reviews.permissions import (
    boards_to_share_learning_on,
    can_edit_event,
    can_read_event,
    can_read_record,
    can_share_learning,
)
from reviews.queries import agency_groups, dissemination, dissemination_listing, evidence, linking
from reviews.views import about as about_pages

if TYPE_CHECKING:
    from reviews.models import DisseminationEvent

bp = Blueprint("sharing", __name__)


@bp.get("/sharing")
@guard(can_read_record)
def index() -> ResponseReturnValue:
    return answer(dissemination_listing.listing(current_user), "reviews/sharing/index.html")


@bp.get("/sharing/<uuid:event_id>")
@guard(can_read_event, event=dissemination.event)
def show(event: DisseminationEvent) -> ResponseReturnValue:
    return render_template(
        "reviews/sharing/show.html",
        shared=dissemination.shared(event),
        history_told=evidence.history(current_user, event),
    )


@bp.route("/sharing/add", methods=["GET", "POST"])
@guard(can_share_learning)
def add() -> ResponseReturnValue:
    boards = {board.id: board.name for board in boards_to_share_learning_on(current_user)}
    keys = linking.asked_for(request.args)
    board_id = linking.board_of(current_user, keys, boards)
    about = linking.chosen(current_user, dissemination.KINDS, keys, board_id=board_id or next(iter(boards)))
    form = AddEventForm(
        boards={board_id: boards[board_id]} if board_id else boards,
        today=clock.today(),
        agencies=Group.of(agency_groups.groups()),
        writer=current_user.id,
    )

    def command() -> DisseminationEvent:
        said = form.answers()
        board = form.only_board or said.pop("board")
        return commands.share_learning(
            new_id=form.the_new_id, board_id=board, about=about_pages.targets(about), by=current_user, **said
        )

    return save(
        form,
        "reviews/sharing/add.html",
        command,
        done="Recorded.",
        to=_next_page,
        made=lambda new_id: dissemination.found(current_user, new_id),
        about=about,
    )


@bp.route("/sharing/<uuid:event_id>/edit", methods=["GET", "POST"])
@guard(can_edit_event, event=dissemination.event)
def edit(event: DisseminationEvent) -> ResponseReturnValue:
    there = [*event.delivered_by, *(row.agency for row in event.by_agency)]
    names = (*commands.FIELDS, *commands.ROWS, "attendance", "version")
    form = EditEventForm(
        today=clock.today(),
        agencies=Group.of(agency_groups.groups(also=there)),
        data={
            **{name: getattr(event, name) for name in names},
            "delivered_by": [each.id for each in event.delivered_by],
        },
    )
    return save(
        form,
        "reviews/sharing/edit.html",
        lambda: commands.edit_event(event, by=current_user, **form.answers()),
        done="Saved.",
        to=_next_page,
        thing=event,
        event=event,
    )


@bp.route("/sharing/<uuid:event_id>/about", methods=["GET", "POST"])
@guard(can_edit_event, event=dissemination.event)
def about(event: DisseminationEvent) -> ResponseReturnValue:
    return about_pages.answer(
        event,
        "reviews/sharing/about.html",
        commands.say_what_about,
        about=dissemination.shared(event).about,
        kinds=dissemination.KINDS,
        done="What it was about is saved.",
        to=lambda saved: url_for("sharing.show", event_id=saved.id),
        event=event,
    )


def _next_page(event: DisseminationEvent) -> str:
    return about_pages.next_page("sharing", event_id=event.id)
