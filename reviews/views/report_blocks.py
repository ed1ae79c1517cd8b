"""A report block by block: how it will print, where each part comes from, and what an author does to it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.commands import report_blocks as commands
from partnership.rules.documents import Reading
from partnership.saving import press, save
from reviews.forms.report_blocks import AddBlockForm, EditBlockForm
from reviews.permissions_report_blocks import can_read_block, can_read_chapter, can_write_block
from reviews.permissions_reports import can_write_chapter
from reviews.queries import chapter_pages, report_rows
from reviews.queries import report_blocks as queries

if TYPE_CHECKING:
    from partnership.models import ReportBlock, ReportChapter

bp = Blueprint("report_blocks", __name__)


@bp.get("/report-chapters/<uuid:chapter_id>")
@guard(can_read_chapter, chapter=queries.chapter)
def chapter(chapter: ReportChapter) -> ResponseReturnValue:
    """A page of it: by its number, or the one on which a block stands."""
    number, block = request.args.get("page", 1, int), request.args.get("block", "")
    page = chapter_pages.page(current_user, chapter, number=number, block=block)
    return render_template("reviews/report_blocks/chapter.html", page=page)


@bp.post("/report-chapters/<uuid:chapter_id>/seen")
@guard(can_write_chapter, chapter=queries.chapter)
def see_all(chapter: ReportChapter) -> ResponseReturnValue:
    here = url_for("report_blocks.chapter", chapter_id=chapter.id)
    return press(
        lambda: commands.see_all(chapter, by=current_user),
        done="The changes of the record are seen.",
        to=lambda _: here,
        back=here,
    )


@bp.route("/report-chapters/<uuid:chapter_id>/write", methods=["GET", "POST"])
@guard(can_write_chapter, chapter=queries.chapter)
def add(chapter: ReportChapter) -> ResponseReturnValue:
    """A block of the author's own, after the block that the address names or at the beginning."""
    after = next((each for each in chapter.blocks if str(each.id) == request.args.get("after")), None)
    form = AddBlockForm(writer=current_user.id)

    def command() -> ReportBlock:
        new_id = form.the_new_id or uuid.uuid4()
        return commands.add_own(chapter, after=after, new_id=new_id, words=form.markdown, by=current_user)

    return save(
        form,
        "reviews/report_blocks/add.html",
        command,
        done="Your paragraph is added.",
        to=_after_saving,
        made=lambda new_id: queries.made(current_user, new_id),
        chapter=chapter,
        after=after,
        reading=Reading(),
    )


@bp.get("/report-blocks/<uuid:block_id>/where")
@guard(can_read_block, block=queries.block)
def where(block: ReportBlock) -> ResponseReturnValue:
    """Where the block comes from; with ?at= one sentence or number of it and its rows."""
    at, number = request.args.get("at", ""), request.args.get("page", 1, int)
    if not at:
        return render_template("reviews/report_blocks/where.html", block=block, page=queries.sources(block, number))
    sentence, words, source = queries.asked(block, at)
    found = report_rows.rows(current_user, source, number)
    return render_template(
        "reviews/report_blocks/rows.html", block=block, at=at, sentence=sentence, words=words, source=source, rows=found
    )


@bp.route("/report-blocks/<uuid:block_id>/edit", methods=["GET", "POST"])
@guard(can_write_block, block=queries.block)
def edit(block: ReportBlock) -> ResponseReturnValue:
    form = EditBlockForm(stored=block.words, data={"version": block.version})
    keeps = request.form.get("then") == "edit"
    return save(
        form,
        "reviews/report_blocks/edit.html",
        lambda: commands.write(
            block,
            words=form.markdown,
            keeps=keeps,
            take_over=request.form.get("take_over") == "yes",
            by=current_user,
        ),
        done="Your words are saved.",
        to=_after_saving,
        thing=block,
        shown=queries.shown(current_user, block),
        places=queries.places(block),
        reading=Reading(),
    )


@bp.post("/report-blocks/<uuid:block_id>/open")
@guard(can_write_block, block=queries.block)
def open_block(block: ReportBlock) -> ResponseReturnValue:
    take_over = request.form.get("take_over") == "yes"
    return press(
        lambda: commands.hold(block, take_over=take_over, by=current_user),
        done="Nobody else edits this for the next 15 minutes, unless they take it over.",
        to=_editing,
        back=_editing(block),
    )


@bp.post("/report-blocks/<uuid:block_id>/close")
@guard(can_write_block, block=queries.block)
def close_block(block: ReportBlock) -> ResponseReturnValue:
    return _press(block, lambda: commands.let_go(block, by=current_user), "Others may edit it again.")


@bp.post("/report-blocks/<uuid:block_id>/show")
@guard(can_write_block, block=queries.block)
def show_block(block: ReportBlock) -> ResponseReturnValue:
    is_hidden = request.form.get("to") == "leave_out"
    done = "It is left out. It stays here, and your words are printed." if is_hidden else "It is in again."
    return _press(block, lambda: commands.show(block, is_hidden=is_hidden, by=current_user), done)


@bp.post("/report-blocks/<uuid:block_id>/move")
@guard(can_write_block, block=queries.block)
def move(block: ReportBlock) -> ResponseReturnValue:
    is_up = request.form.get("to") != "down"
    done = f"Moved {'up' if is_up else 'down'}."
    return _press(block, lambda: commands.move(block, is_up=is_up, by=current_user), done)


@bp.post("/report-blocks/<uuid:block_id>/take-away")
@guard(can_write_block, block=queries.block)
def take_away(block: ReportBlock) -> ResponseReturnValue:
    beside = queries.beside(block)
    here = _in_chapter(beside) if beside else url_for("report_blocks.chapter", chapter_id=block.chapter_id)
    return press(
        lambda: commands.remove_own(block, by=current_user),
        done="Your paragraph is taken away. Its words are in the history of the report.",
        to=lambda _: here,
        back=_editing(block),
    )


@bp.post("/report-blocks/<uuid:block_id>/decide")
@guard(can_write_block, block=queries.block)
def decide(block: ReportBlock) -> ResponseReturnValue:
    if request.form.get("to") == "record":
        done = "The record’s words stand alone. Yours are in the history of the report."
        return _press(block, lambda: commands.use_record(block, by=current_user), done)
    return _press(block, lambda: commands.keep_words(block, by=current_user), "Decided: it stays as it is.")


def _press(block: ReportBlock, command: Callable[[], ReportBlock], done: str) -> ResponseReturnValue:
    here = _in_chapter(block)
    return press(command, done=done, to=lambda _: here, back=here)


def _after_saving(block: ReportBlock) -> str:
    return _editing(block) if request.form.get("then") == "edit" else _in_chapter(block)


def _editing(block: ReportBlock) -> str:
    return url_for("report_blocks.edit", block_id=block.id)


def _in_chapter(block: ReportBlock) -> str:
    return url_for("report_blocks.chapter", chapter_id=block.chapter_id, block=block.id, _anchor=f"block-{block.id}")
