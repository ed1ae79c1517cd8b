"""Adding, changing and moving focuses."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.focuses import add_focus, edit_focus, move_focus
from reviews.rules.stated_words import from_words
from reviews.vocabulary import FocusKind
from tests.factories.learning import FocusFactory
from tests.factories.partnership import BoardFactory, person

YEAR = from_words("2025/26")


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board)


def test_add_comes_last_of_its_kind(board, manager):
    FocusFactory(board=board, place=3)
    FocusFactory(board=board, place=9, kind=FocusKind.SHARED_THEME)

    focus = add_focus(board=board, kind=FocusKind.PRIORITY, name="Safer babies", period=YEAR, by=manager)

    assert (focus.place, focus.period) == (4, YEAR)
    assert told() == [("added the focus", focus.id, {"name": "Safer babies", "kind": "Business plan priority"})]


def test_edit_tells_what_changed_and_nothing_where_nothing_was(board, manager):
    focus = FocusFactory(board=board, name="Babies")

    edit_focus(focus, name="Babies", period=YEAR, by=manager)
    edit_focus(focus, name="Babies", period=YEAR, by=manager)

    assert told() == [("changed the focus", focus.id, {"changes": {"period": [None, "2025/26"]}})]


def test_move_up_and_no_further(board, manager):
    first, second = (FocusFactory(board=board, place=place) for place in (1, 2))

    move_focus(second, is_up=True, by=manager)
    for focus, is_up, sentence in ((second, True, "the first already"), (first, False, "the last already")):
        with pytest.raises(RuleBroken, match=sentence):
            move_focus(focus, is_up=is_up, by=manager)

    assert (second.place, first.place) == (1, 2)
    assert told() == [("moved the focus", second.id, {"before": 2, "after": 1})]


def told():
    events = db.session.scalars(select(Event).order_by(Event.number))
    return [(event.verb, event.subject_id, event.detail) for event in events]
