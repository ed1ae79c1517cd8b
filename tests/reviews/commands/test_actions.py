"""Adding an action and changing its words."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.actions import add_action, edit_action
from reviews.models import Action
from reviews.rules.stated import of_day
from reviews.vocabulary import ActionStatus, PartStatus, SourceKind
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import ActionFactory, CaseFactory, ReviewFactory

JUNE = of_day(date(2026, 6, 30))


def test_add_action_makes_its_sources_and_parts_with_one_event(app):
    board, health, police = BoardFactory(), AgencyFactory(name="Health"), AgencyFactory(name="Police")
    review = ReviewFactory(case=CaseFactory(board=board))

    action = add_action(
        board_id=board.id,
        text="Revise the Bruising Protocol",
        outcome="",
        due=JUNE,
        reviews=[review.id],
        other_source=(SourceKind.AUDIT, "Bruising in babies"),
        agencies=[police.id, health.id],
        lead=health.id,
        by=person(Role.MANAGER, board),
    )

    assert (action.text_folded, action.outcome, action.status) == (
        "revise the bruising protocol",
        None,
        ActionStatus.NOT_STARTED,
    )
    assert [(each.kind, each.review_id, each.words) for each in action.sources] == [
        (SourceKind.REVIEW, review.id, None),
        (SourceKind.AUDIT, None, "Bruising in babies"),
    ]
    assert [(each.agency_id, each.is_lead, each.due) for each in action.parts] == [
        (police.id, False, JUNE),
        (health.id, True, JUNE),
    ]
    assert {each.status for each in action.parts} == {PartStatus.NOT_STARTED}
    event = db.session.scalars(select(Event)).one()
    assert (event.verb, event.told_on_id) == ("added the action", action.id)
    assert event.detail == {"agencies": ["Health", "Police"]}


def test_add_action_from_nothing_has_no_sources(app):
    board = BoardFactory()

    action = add_action(board_id=board.id, text="Rewrite it", agencies=[], by=person(Role.MANAGER, board))

    assert (action.sources, action.parts, action.due) == ([], [], None)


def test_add_action_when_a_review_is_of_another_board_is_refused(app):
    board, review = BoardFactory(), ReviewFactory()

    with pytest.raises(RuleBroken, match="own board"):
        add_action(board_id=board.id, text="x", reviews=[review.id], agencies=[], by=person(Role.MANAGER, board))

    assert db.session.scalars(select(Action)).all() == []


def test_edit_action_keeps_both_texts_in_its_event(app):
    action = ActionFactory(text="Old words", measure=None)

    edit_action(action, text="New Words", outcome="", measure="Audits", topic="", by=person(Role.MANAGER, action.board))

    assert (action.text, action.text_folded, action.measure, action.version) == ("New Words", "new words", "Audits", 2)
    assert db.session.scalars(select(Event)).one().detail == {
        "changes": [
            {"field": "What is to change", "before": "Old words", "after": "New Words"},
            {"field": "Measure", "before": None, "after": "Audits"},
        ]
    }


def test_edit_action_when_nothing_changes_leaves_no_event(app):
    action = ActionFactory()

    edit_action(action, text=action.text, outcome="", measure=None, topic=None, by=person(Role.MANAGER, action.board))

    assert db.session.scalars(select(Event)).all() == []
    assert action.version == 1
