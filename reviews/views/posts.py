"""An agency's posts: who holds each of them, from which day until which."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership import clock
from partnership.access import guard
from partnership.queries import agencies
from partnership.saving import save
from reviews.commands import posts as commands
from reviews.forms.posts import EndPostForm, GivePostForm
from reviews.permissions import can_end_post, can_give_post, can_see_posts
from reviews.queries import posts

bp = Blueprint("posts", __name__)


@bp.get("/agencies/<uuid:agency_id>/posts")
@guard(can_see_posts, agency=agencies.agency)
def of_agency(agency: Any) -> ResponseReturnValue:
    held = posts.of_agency(agency.id)
    return render_template("reviews/posts/of_agency.html", agency=agency, held=held, told=posts.history(held))


@bp.route("/agencies/<uuid:agency_id>/posts/give", methods=["GET", "POST"])
@guard(can_give_post, agency=agencies.agency)
def give(agency: Any) -> ResponseReturnValue:
    form = GivePostForm(people=posts.people(), data={"post": request.args.get("post", "")}, writer=current_user.id)
    return save(
        form,
        "reviews/posts/give.html",
        lambda: commands.give_post(agency, new_id=form.the_new_id, by=current_user, **form.answers()),
        done="Post given.",
        to=lambda _: url_for("posts.of_agency", agency_id=agency.id),
        made=posts.found,
        agency=agency,
    )


@bp.route("/post-holders/<uuid:holder_id>/end", methods=["GET", "POST"])
@guard(can_end_post, holder=posts.holder)
def end(holder: Any) -> ResponseReturnValue:
    form = EndPostForm(data={"until_on": clock.today()}, writer=current_user.id)
    return save(
        form,
        "reviews/posts/end.html",
        lambda: commands.end_post(holder, by=current_user, **form.answers()),
        done="The last day is kept.",
        to=lambda _: url_for("posts.of_agency", agency_id=holder.post.agency_id),
        holder=holder,
    )
