"""A case: log it, read it, edit it, open it to partners or close it again."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.filters import listed
from partnership.saving import save
from reviews.commands import cases as commands
from reviews.forms.cases import EditCaseForm, LogCaseForm, SightForm
from reviews.permissions import can_edit_case, can_log_case, can_open_case, can_read_case, can_see_notes
from reviews.queries import (
    case_actions,
    case_frames,
    cases,
    histories,
    incidents,
    learning_points,
    readers,
    recommendations,
    review_types,
    stage_moves,
    theme_counts,
)
from reviews.rules import case_names, deadlines, growth, sight
from reviews.rules.deadlines import Due
from reviews.rules.reviews import in_order
from reviews.rules.timescales import in_force
from reviews.views import case_pages
from reviews.vocabulary import Led, Sight

if TYPE_CHECKING:
    from partnership.models import Agency, Board
    from reviews.models import Case, Review, ReviewType, Timescale

bp = Blueprint("cases", __name__)


@bp.route("/cases/log", methods=["GET", "POST"])
@guard(can_log_case)
def log() -> ResponseReturnValue:
    boards, types = cases.boards_to_log_on(current_user), review_types.in_use()
    form = LogCaseForm(
        writer=current_user.id,
        today=clock.today(),
        boards={str(board.id): board.name for board in boards},
        types={str(each.id): review_types.label(each) for each in types},
        who_sees=sight.defaults_in_words(types),
        data={"name": case_names.offer(SystemRandom(), taken=cases.names_on(boards))},
    )
    return save(
        form,
        "reviews/cases/log.html",
        lambda: commands.log_case(**_to_log(form, boards, types), by=current_user),
        done="Case logged.",
        to=_page_of,
        made=lambda new_id: cases.found(current_user, new_id),
    )


def _to_log(form: LogCaseForm, boards: Sequence[Board], types: Sequence[ReviewType]) -> dict[str, Any]:
    answers = form.answers()
    chosen = answers.pop("board", None)
    board = next((each for each in boards if str(each.id) == chosen), boards[0])
    review_type = review_types.one_of(types, answers.pop("review_type"))
    return {**answers, "new_id": form.the_new_id, "board": board, "review_type": review_type}


def _page_of(case: Case) -> str:
    """The page of a case, with a word where its board had a case of that name in another year."""
    years = cases.other_years(current_user, case)
    if years:
        years_in_words = listed(sorted({*years}))
        flash(
            f"A case of {years_in_words} is called {case.name} too. Say the year with it, or change the name.",
            "warning",
        )
    return url_for("cases.show", case_id=case.id)


@bp.get("/cases/<uuid:case_id>")
@guard(can_read_case, case=cases.case_with_steps)
def show(case: Case) -> ResponseReturnValue:
    moved = _moved_to_the_end(case)
    return case_pages.page(
        "reviews/cases/show.html",
        case,
        processes=[_process(each, may_put_back=each.id in moved) for each in reversed(case.reviews)],
        next_review=next((each for each in reversed(case.reviews) if each.stage.next_stages), None),
        named=readers.in_order(case),
        roles=readers.roles(case, (each.user_id for each in case.readers if each.user_id)),
        considered=incidents.page(case) if can_see_notes(current_user, case) else None,
    )


@bp.get("/cases/<uuid:case_id>/actions")
@guard(can_read_case, case=cases.case)
def actions(case: Case) -> ResponseReturnValue:
    frame = case_frames.frame(case)
    groups = case_actions.groups(current_user, case, frame.actions)
    return case_pages.page("reviews/cases/actions.html", case, frame, groups=groups, most=case_actions.MOST)


@bp.get("/cases/<uuid:case_id>/learning")
@guard(can_read_case, case=cases.case)
def learning(case: Case) -> ResponseReturnValue:
    return case_pages.page(
        "reviews/cases/learning.html",
        case,
        of_reviews=learning_points.of_case(current_user, case),
        repeats=theme_counts.repeats(current_user),
        recommended=recommendations.of_case(case),
    )


@bp.get("/cases/<uuid:case_id>/history")
@guard(can_read_case, case=cases.case)
def history(case: Case) -> ResponseReturnValue:
    told = histories.of_case(current_user, case)
    return case_pages.page("reviews/cases/history.html", case, told=told, most=histories.MOST)


def _moved_to_the_end(case: Case) -> Collection[uuid.UUID]:
    """The reviews that somebody here moved to their last stage, which the case offers to put back."""
    if not can_edit_case(current_user, case):
        return ()
    return stage_moves.moves_told([each for each in case.reviews if not each.stage.next_stages])


def _process(review: Review, *, may_put_back: bool) -> dict[str, Any]:
    """A review with its dates in order, and the timescales that are the partnership's own, with their due dates."""
    rows = [] if review.led is Led.ELSEWHERE else in_force(review.review_type.timescales, clock.today())
    return {
        "review": review,
        "may_put_back": may_put_back,
        "dates": in_order(review.dates),
        "timescales": [(row, *_due(review, row)) for row in rows],
        "reasons": growth.in_words(review.criteria),
        "grows_into": growth.GROWS_INTO.get(review.review_type.code),
    }


def _due(review: Review, row: Timescale) -> tuple[Due | None, str]:
    """When it is due, and how it stands against that; nothing where its first day is not known."""
    due = deadlines.due(row, review.date_of(row.starts_at))
    return due, deadlines.state(due, review.date_of(row.met_by), clock.today()) if due else ""


@bp.route("/cases/<uuid:case_id>/edit", methods=["GET", "POST"])
@guard(can_edit_case, case=cases.case)
def edit(case: Case) -> ResponseReturnValue:
    agencies = {str(each.id): each for each in (*cases.areas(), *case.joint_with)}
    form = EditCaseForm(
        today=clock.today(),
        agencies={agency_id: each.name for agency_id, each in agencies.items()},
        data={
            **{name: getattr(case, name) for name in ("version", *commands.PLAIN_FIELDS)},
            "joint_with": [str(agency.id) for agency in case.joint_with],
        },
    )
    return save(
        form,
        "reviews/cases/edit.html",
        lambda: commands.edit_case(case, **_edited(form, agencies), by=current_user),
        done="Case saved.",
        to=_page_of,
        thing=case,
        case=case,
    )


def _edited(form: EditCaseForm, agencies: dict[str, Agency]) -> dict[str, Any]:
    answers = form.answers()
    return {**answers, "joint_with": [agencies[each] for each in answers.get("joint_with") or []]}


@bp.route("/cases/<uuid:case_id>/open", methods=["GET", "POST"])
@guard(can_open_case, case=cases.case_with_steps)
def open_to_partners(case: Case) -> ResponseReturnValue:
    return _change_sight(case, Sight.PARTNERS, "reviews/cases/open.html", "The case is open to partners.")


@bp.route("/cases/<uuid:case_id>/close", methods=["GET", "POST"])
@guard(can_open_case, case=cases.case)
def close_to_partners(case: Case) -> ResponseReturnValue:
    return _change_sight(
        case, Sight.REVIEW_TEAM, "reviews/cases/close.html", "Only the review team can see the case now."
    )


def _change_sight(case: Case, wanted: Sight, template: str, done: str) -> ResponseReturnValue:
    change = commands.open_to_partners if wanted is Sight.PARTNERS else commands.close_to_partners
    return save(
        SightForm(data={"version": case.version}),
        template,
        lambda: change(case, by=current_user),
        done=done,
        to=lambda changed: url_for("cases.show", case_id=changed.id),
        thing=case,
        case=case,
        seen_now=readers.count(case),
        seen_then=readers.count(case, wanted),
        action_count=case_actions.count(case).all,
        point_count=learning_points.count(case),
        recommendation_count=recommendations.count(case),
    )
