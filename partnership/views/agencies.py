"""Settings: the agencies that take part, as a dated tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.commands import agencies as commands
from partnership.filters import plain
from partnership.forms.agencies import AgencyForm, NewAgencyForm
from partnership.listing import answer
from partnership.permissions import can_manage_agencies, can_manage_agency, can_see_agencies, can_see_agency
from partnership.queries import agencies, agency_listing, events, roles
from partnership.rules.history import sentence
from partnership.saving import save

bp = Blueprint("agencies", __name__, url_prefix="/settings/agencies")


@bp.get("")
@guard(can_see_agencies)
def index() -> ResponseReturnValue:
    return answer(agency_listing.listing(), "partnership/agencies/index.html")


@bp.get("/<uuid:agency_id>")
@guard(can_see_agency, agency=agencies.agency)
def show(agency: Any) -> ResponseReturnValue:
    return render_template(
        "partnership/agencies/show.html",
        agency=agency,
        sector=plain(agency.sector),
        beneath=agencies.directly_beneath(agency.id),
        took_over=agencies.succeeded_by(agency.id),
        people=roles.of_agency(agency.id),
        told=events.lines(agency.id, sentence),
    )


@bp.route("/add", methods=["GET", "POST"])
@guard(can_manage_agencies)
def add() -> ResponseReturnValue:
    there = agencies.all_in_order()
    form = NewAgencyForm(writer=current_user.id, agencies=_choices(there))
    return save(
        form,
        "partnership/agencies/add.html",
        lambda: commands.add_agency(new_id=form.the_new_id, says=_description(form, there), by=current_user),
        done="Agency added.",
        to=_page,
        made=agencies.found,
    )


@bp.route("/<uuid:agency_id>/edit", methods=["GET", "POST"])
@guard(can_manage_agency, agency=agencies.agency)
def edit(agency: Any) -> ResponseReturnValue:
    there = [each for each in agencies.all_in_order() if each is not agency]
    words = "\n".join(alias.name for alias in agency.aliases)
    form = AgencyForm(obj=agency, data={"other_words": words}, writer=current_user.id, agencies=_choices(there))
    return save(
        form,
        "partnership/agencies/edit.html",
        lambda: commands.edit_agency(
            agency, says=_description(form, there), new_name_from=form.new_name_day(), by=current_user
        ),
        done="Agency saved.",
        to=_page,
        thing=agency,
        agency=agency,
    )


def _choices(there: Sequence[Any]) -> dict[str, str]:
    return {str(each.id): each.name for each in there}


def _description(form: NewAgencyForm | AgencyForm, there: Sequence[Any]) -> commands.Description:
    by_id = {each.id: each for each in there}
    return commands.Description(
        name=form.name.data or "",
        abbreviation=form.abbreviation.data or None,
        kind=form.kind.data,
        parent=by_id.get(form.parent_id.data),
        sector=form.sector.data or None,
        is_safeguarding_partner=form.is_safeguarding_partner.data,
        opened_on=form.opened_on.data,
        closed_on=form.closed_on.data,
        successor=by_id.get(form.successor_id.data),
        aliases=form.aliases(),
    )


def _page(agency: Any) -> str:
    return url_for("agencies.show", agency_id=agency.id)
