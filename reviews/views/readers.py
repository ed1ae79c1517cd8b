"""Who can see a case: the people and groups that are named on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.filters import plural
from partnership.saving import press, save
from reviews.commands import readers as commands
from reviews.forms.readers import ReaderForm
from reviews.permissions import can_edit_case, can_edit_reader
from reviews.queries import cases, readers
from reviews.rules import sight

if TYPE_CHECKING:
    from partnership.models import Agency, User
    from reviews.models import Case, CaseReader

bp = Blueprint("readers", __name__)


@bp.route("/cases/<uuid:case_id>/who-can-see", methods=["GET", "POST"])
@guard(can_edit_case, case=cases.case)
def who_can_see(case: Case) -> ResponseReturnValue:
    groups, people = readers.offered(case)
    members = readers.members(case, [*(group.id for group in groups), *readers.named_groups(case)])
    offered: dict[str, Agency | User] = {str(each.id): each for each in groups}
    offered.update((str(each.id), each) for each in people)
    words = {str(group.id): f"{group.name} ({plural(len(members[group.id]), 'member')})" for group in groups}
    form = ReaderForm(
        writer=current_user.id,
        today=clock.today(),
        offered={**{key: each.name for key, each in offered.items()}, **words},
    )
    office = readers.office(case)
    return save(
        form,
        "reviews/readers/who_can_see.html",
        lambda: commands.name_reader(
            case, new_id=form.the_new_id, who=offered[form.who.data], until_on=form.until_on, by=current_user
        ),
        done="They can see the case now.",
        to=lambda reader: url_for("readers.who_can_see", case_id=reader.case_id),
        made=lambda new_id: readers.found(current_user, new_id),
        case=case,
        named=readers.in_order(case),
        members=members,
        office=office,
        roles=readers.roles(case, [*office, *(each.user_id for each in case.readers if each.user_id)]),
        sight_words=sight.in_words(case.sight, readers.count(case), case.board.name),
    )


@bp.post("/readers/<uuid:reader_id>/end")
@guard(can_edit_reader, reader=readers.reader)
def end(reader: CaseReader) -> ResponseReturnValue:
    page = url_for("readers.who_can_see", case_id=reader.case_id)
    return press(
        lambda: commands.end_reader(reader, by=current_user),
        done=f"{reader.name} can no longer see the case by name.",
        to=lambda _: page,
        back=page,
    )
