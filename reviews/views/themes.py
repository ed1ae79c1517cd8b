"""Themes: what comes again across reviews, the library, and one theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.listing import answer
from partnership.queries import events
from partnership.saving import press, save
from reviews.commands import themes as commands
from reviews.forms.themes import MergeThemeForm, NewThemeForm, TakeOverForm, ThemeForm
from reviews.permissions import can_manage_theme, can_manage_themes, can_read_record, can_read_theme
from reviews.queries import theme_listing, theme_matrix, theme_pages, themes
from reviews.rules.history_themes import sentence, sentence_for_partners
from reviews.rules.theme_lists import LISTS

if TYPE_CHECKING:
    from reviews.models import Theme

bp = Blueprint("themes", __name__, url_prefix="/learning")

PLAIN = ("name", "meaning", "kind", "parent_id", "also_called", "national", "national_list", "source")


@bp.get("")
@guard(can_read_record)
def across() -> ResponseReturnValue:
    every_point = request.args.get("points") == "all"
    return render_template(
        "reviews/themes/across.html",
        matrix=theme_matrix.of(current_user, every_point=every_point, page=request.args.get("page", "")),
        every_point=every_point,
        has_themes=bool(themes.names()),
    )


@bp.get("/themes")
@guard(can_read_record)
def index() -> ResponseReturnValue:
    return answer(theme_listing.listing(current_user), "reviews/themes/index.html")


@bp.get("/themes/<uuid:theme_id>")
@guard(can_read_theme, theme=themes.theme)
def show(theme: Theme) -> ResponseReturnValue:
    told = sentence if can_manage_theme(current_user, theme) else sentence_for_partners
    return render_template(
        "reviews/themes/show.html",
        theme=theme,
        page=theme_pages.of(current_user, theme),
        told=events.lines(theme.id, told),
    )


@bp.route("/themes/add", methods=["GET", "POST"])
@guard(can_manage_themes)
def add() -> ResponseReturnValue:
    form = NewThemeForm(writer=current_user.id, parents=themes.parents())
    return save(
        form,
        "reviews/themes/add.html",
        lambda: commands.add_theme(new_id=form.the_new_id, says=_description(form), by=current_user),
        done="Theme added.",
        to=_page_of,
        made=themes.found,
    )


@bp.route("/themes/<uuid:theme_id>/edit", methods=["GET", "POST"])
@guard(can_manage_theme, theme=themes.theme)
def edit(theme: Theme) -> ResponseReturnValue:
    parents = {**themes.parents(but=theme), **({str(theme.parent.id): theme.parent.name} if theme.parent else {})}
    form = ThemeForm(data={name: getattr(theme, name) for name in ("version", *PLAIN)}, parents=parents)
    return save(
        form,
        "reviews/themes/edit.html",
        lambda: commands.edit_theme(theme, says=_description(form), by=current_user),
        done="Theme saved.",
        to=_page_of,
        thing=theme,
        theme=theme,
    )


def _description(form: NewThemeForm | ThemeForm) -> commands.Description:
    answers = form.answers()
    parent_id = answers.pop("parent_id")
    return commands.Description(**answers, parent=themes.found(parent_id) if parent_id else None)


@bp.post("/themes/<uuid:theme_id>/retire")
@guard(can_manage_theme, theme=themes.theme)
def retire(theme: Theme) -> ResponseReturnValue:
    return press(
        lambda: commands.retire_theme(theme, by=current_user),
        done="Theme retired. It takes no new links and keeps those it has.",
        to=_page_of,
        back=_page_of(theme),
    )


@bp.post("/themes/<uuid:theme_id>/bring-back")
@guard(can_manage_theme, theme=themes.theme)
def bring_back(theme: Theme) -> ResponseReturnValue:
    return press(
        lambda: commands.bring_back_theme(theme, by=current_user),
        done="Theme in use again.",
        to=_page_of,
        back=_page_of(theme),
    )


@bp.route("/themes/<uuid:theme_id>/merge", methods=["GET", "POST"])
@guard(can_manage_theme, theme=themes.theme)
def merge(theme: Theme) -> ResponseReturnValue:
    form = MergeThemeForm(data={"version": theme.version}, others=themes.to_merge_into(theme))
    return save(
        form,
        "reviews/themes/merge.html",
        lambda: commands.merge_theme(theme, into=themes.theme(current_user, form.into.data), by=current_user),
        done="Themes merged. Nothing was lost: the links stay, and count for the other theme.",
        to=_page_of,
        thing=theme,
        theme=theme,
    )


@bp.route("/themes/lists", methods=["GET", "POST"])
@guard(can_manage_themes)
def lists() -> ResponseReturnValue:
    chosen = LISTS.get(request.args.get("list", "")) or next(iter(LISTS.values()))
    there = themes.names()
    offered = {each.name: each for each in chosen.themes if each.folded not in there}
    form = TakeOverForm(
        offered={name: name for name in offered}, hints={name: each.meaning for name, each in offered.items()}
    )
    return save(
        form,
        "reviews/themes/lists.html",
        lambda: commands.take_over(
            [commands.of_list(offered[name], chosen) for name in form.names.data], of=chosen.name, by=current_user
        ),
        done="Themes taken over.",
        to=lambda _: url_for("themes.index"),
        chosen=chosen,
        lists=LISTS.values(),
        already=[each.name for each in chosen.themes if each.folded in there],
    )


def _page_of(theme: Theme) -> str:
    return url_for("themes.show", theme_id=theme.id)
