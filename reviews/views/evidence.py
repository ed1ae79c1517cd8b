"""Evidence: the list, one page each, adding and changing a piece, and what it is about."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.attachments import attachment, takes_a_file
from partnership.listing import answer
from partnership.queries import installations
from partnership.saving import save
from reviews.commands import evidence as commands
from reviews.forms.evidence import AddEvidenceForm, EditEvidenceForm, yes_or_no
from reviews.forms.grouped import Group
from reviews.permissions import (
    boards_to_add_evidence_to,
    can_add_evidence,
    can_add_evidence_of,
    can_edit_evidence,
    can_link_evidence,
    can_read_evidence,
    can_read_record,
)
from reviews.queries import agency_groups, evidence_listing, linking
from reviews.queries import evidence as queries
from reviews.queries.linking import Linked
from reviews.views import about as about_pages
from reviews.vocabulary import LinkKind

if TYPE_CHECKING:
    from reviews.models import Action, Evidence

bp = Blueprint("evidence", __name__)


@bp.get("/evidence")
@guard(can_read_record)
def index() -> ResponseReturnValue:
    asked = evidence_listing.listing(current_user, theme_id=request.args.get("theme", ""))
    return answer(asked, "reviews/evidence/index.html")


@bp.get("/evidence/<uuid:evidence_id>")
@guard(can_read_evidence, evidence=queries.evidence)
def show(evidence: Evidence) -> ResponseReturnValue:
    return render_template(
        "reviews/evidence/show.html",
        piece=queries.piece(evidence),
        history_told=queries.history(current_user, evidence),
    )


@bp.get("/evidence/<uuid:evidence_id>/file")
@guard(can_read_evidence, evidence=queries.evidence)
def file(evidence: Evidence) -> ResponseReturnValue:
    return attachment(*queries.file_of(evidence))


@bp.route("/evidence/add", methods=["GET", "POST"])
@takes_a_file
@guard(can_add_evidence)
def add() -> ResponseReturnValue:
    boards = {board.id: board.name for board in boards_to_add_evidence_to(current_user)}
    return _add_to_boards(boards) if boards else _add_to_own_actions()


def _add_to_boards(boards: dict[uuid.UUID, str]) -> ResponseReturnValue:
    """For the office: about whatever the address names, on the board of that."""
    keys = linking.asked_for(request.args)
    board_id = linking.board_of(current_user, keys, boards)
    offered = {board_id: boards[board_id]} if board_id else boards
    about = linking.chosen(current_user, LinkKind, keys, board_id=board_id or next(iter(boards)))
    form = _form(boards=offered, actions=None)
    return _answer(form, about, lambda said: (form.only_board or said.pop("board"), about))


def _add_to_own_actions() -> ResponseReturnValue:
    """For people of an agency: about one action in which it has a part."""
    found = queries.own_actions(current_user, [*request.args.getlist("action"), *request.form.getlist("action")])
    own = {each.id: each for each in found.offered if can_add_evidence_of(current_user, each)}
    asked = next((each for each in own.values() if str(each.id) == request.args.get("action")), None)
    about = [linking.named(LinkKind.ACTION, asked)] if asked else []
    form = _form(boards={}, actions=None if asked else {each.id: each.text for each in own.values()})

    def where(said: dict[str, Any]) -> tuple[uuid.UUID, list[Linked]]:
        action: Action = asked or own[said.pop("action")]
        return action.board_id, [linking.named(LinkKind.ACTION, action)]

    return _answer(form, about, where, of_actions=found.count if found.count > len(found.offered) else 0)


def _form(**options: Any) -> AddEvidenceForm:
    return AddEvidenceForm(
        agencies=Group.of(agency_groups.groups()),
        today=clock.today(),
        takes_files=installations.current().takes_files,
        writer=current_user.id,
        **options,
    )


def _answer(form: AddEvidenceForm, about: Sequence[Linked], where: Any, of_actions: int = 0) -> ResponseReturnValue:
    """`of_actions` is how many actions there are to choose from, where more than those that are offered."""

    def command() -> Evidence:
        said = form.answers()
        board_id, things = where(said)
        return commands.add_evidence(
            new_id=form.the_new_id, board_id=board_id, about=about_pages.targets(things), by=current_user, **said
        )

    return save(
        form,
        "reviews/evidence/add.html",
        command,
        done="Evidence added.",
        to=_next_page,
        made=lambda new_id: queries.found(current_user, new_id),
        about=about,
        of_actions=of_actions,
    )


@bp.route("/evidence/<uuid:evidence_id>/edit", methods=["GET", "POST"])
@takes_a_file
@guard(can_edit_evidence, evidence=queries.evidence)
def edit(evidence: Evidence) -> ResponseReturnValue:
    names = (*commands.FIELDS, "figures", "version")
    form = EditEvidenceForm(
        agencies=Group.of(agency_groups.groups(also=evidence.agencies)),
        today=clock.today(),
        takes_files=installations.current().takes_files,
        file_name=evidence.file_name if evidence.file_key else None,
        data={
            **{name: getattr(evidence, name) for name in names},
            "is_sustained": yes_or_no(evidence.is_sustained),
            "agencies": [each.id for each in evidence.agencies],
        },
    )
    return save(
        form,
        "reviews/evidence/edit.html",
        lambda: commands.edit_evidence(evidence, by=current_user, **form.answers()),
        done="Evidence saved.",
        to=_next_page,
        thing=evidence,
        evidence=evidence,
    )


@bp.route("/evidence/<uuid:evidence_id>/about", methods=["GET", "POST"])
@guard(can_link_evidence, evidence=queries.evidence)
def about(evidence: Evidence) -> ResponseReturnValue:
    return about_pages.answer(
        evidence,
        "reviews/evidence/about.html",
        commands.say_what_about,
        about=queries.piece(evidence).about,
        kinds=LinkKind,
        done="What it is about is saved.",
        to=lambda saved: url_for("evidence.show", evidence_id=saved.id),
        evidence=evidence,
    )


def _next_page(evidence: Evidence) -> str:
    return about_pages.next_page("evidence", evidence_id=evidence.id)
