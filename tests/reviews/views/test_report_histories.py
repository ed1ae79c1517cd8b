"""Words that an author gives up stand in the history of her report, until they are taken out of it."""

from __future__ import annotations

import pytest

from partnership.vocabulary import Role
from tests.factories.partnership import person
from tests.support.reports import actions, block, counting

WORDS = "We met **twice**.\n\n- Officers asked\n- They were heard"
AS_TYPED = "We met twice.\n\n- Officers asked\n- They were heard"


def given_up(author):
    """The folded words of each line of the history, newest first."""
    page = author.get(f"/reports/{author.report.id}")
    return [each.get_text() for each in page.soup.select(".app-history details .app-said")]


@pytest.mark.parametrize(
    ("what", "answers"), [("decide", {"to": "record"}), ("edit", {"words": "They met."}), ("take-away", {})]
)
def test_words_that_are_given_up_stand_in_the_history(author, what, answers):
    content = None if what == "take-away" else counting(actions(author))
    shown = block(author, content, words=WORDS)
    path = f"/report-blocks/{shown.id}"

    if what == "edit":
        author.fill(f"{path}/edit", **answers)
    else:
        author.post(f"{path}/{what}", answers)

    assert given_up(author) == [AS_TYPED]


def test_what_gives_no_words_up_has_none_folded_away(author):
    shown = block(author, counting(actions(author)))

    author.fill(f"/report-blocks/{shown.id}/edit", words="Ours.")

    assert given_up(author) == []


def test_however_much_was_done_since_they_are_still_there(author, monkeypatch):
    monkeypatch.setattr("reviews.queries.report_histories.MOST", 1)
    shown = block(author, counting(actions(author)), words=WORDS)
    author.post(f"/report-blocks/{shown.id}/decide", {"to": "record"})
    author.post(f"/report-blocks/{shown.id}/show", {"to": "leave_out"})

    assert given_up(author) == [AS_TYPED]


def test_words_that_are_taken_out_leave_the_history_too(author, browse):
    shown = block(author, counting(actions(author)), words="Told by Zelda Marsh.")
    author.post(f"/report-blocks/{shown.id}/decide", {"to": "record"})
    assert given_up(author) == ["Told by Zelda Marsh."]

    manager = browse(person(Role.MANAGER, author.board))
    answers = {"words": "Zelda Marsh", "reason": "A name was given", "field": "title"}
    page = manager.fill(f"/take-words-out/report/{author.report.id}", **answers)

    assert page.status == 302
    assert given_up(author) == []
    assert "Zelda" not in author.get(f"/reports/{author.report.id}").words
