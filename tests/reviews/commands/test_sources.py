"""Telling what an action came from, when it is added and after."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.actions import add_action, edit_action
from reviews.commands.sources import Origin, add_source, take_source
from reviews.models import ActionSource, Focus, Theme
from reviews.vocabulary import FocusKind, SourceKind
from tests.factories.partnership import BoardFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import ActionFactory, CaseFactory, ReviewFactory


def test_a_review_is_told_on_its_case(action, manager):
    review = ReviewFactory(case=CaseFactory(board=action.board))

    source = add_source(action, origin=Origin(SourceKind.REVIEW, review.id), by=manager)

    assert (source.review_id, source.place) == (review.id, 1)
    assert told() == [("added a source", source.id, review.case_id, {"kind": "Review", "words": None})]


def test_a_recommendation_brings_its_review(action, manager):
    made = RecommendationFactory(review=ReviewFactory(case=CaseFactory(board=action.board)))

    source = add_source(action, origin=Origin(SourceKind.RECOMMENDATION, made.id), by=manager)

    assert (source.recommendation_id, source.review_id) == (made.id, made.review_id)


def test_a_focus_is_told_on_the_action(action, manager):
    focus = a_focus(action.board)

    source = add_source(action, origin=Origin(SourceKind.FOCUS, focus.id), by=manager)

    detail = {"kind": "Focus of the year", "words": "Neglect"}
    assert (source.focus_id, told()) == (focus.id, [("added a source", source.id, action.id, detail)])


def test_words_come_after_the_others_and_twice_is_refused(action, manager):
    audit = Origin(SourceKind.AUDIT, words="Audit of letters")
    add_source(action, origin=Origin(SourceKind.MEETING, words="Leaders’ meeting"), by=manager)

    assert add_source(action, origin=audit, by=manager).place == 2
    with pytest.raises(Taken, match="comes from this already"):
        add_source(action, origin=audit, by=manager)


def test_another_board_is_refused(action, manager):
    for origin in (
        Origin(SourceKind.REVIEW, ReviewFactory().id),
        Origin(SourceKind.RECOMMENDATION, RecommendationFactory().id),
        Origin(SourceKind.FOCUS, a_focus(BoardFactory()).id),
    ):
        with pytest.raises(RuleBroken, match="own board"):
            add_source(action, origin=origin, by=manager)
    assert db.session.scalars(select(ActionSource)).all() == []


def test_take_source_leaves_the_action_and_an_event(action, manager):
    source = add_source(action, origin=Origin(SourceKind.AUDIT, words="Audit"), by=manager)

    assert take_source(source, by=manager) is action

    assert db.session.scalars(select(ActionSource)).all() == []
    assert told()[1] == ("took a source away", source.id, action.id, {"kind": "Audit", "words": "Audit"})


def test_add_action_from_a_recommendation_needs_its_review_no_second_time(action, manager):
    made = RecommendationFactory(review=ReviewFactory(case=CaseFactory(board=action.board)))
    focus = a_focus(action.board)

    new = add_action(
        board_id=action.board_id,
        text="Agree one form",
        reviews=[made.review_id],
        recommendation=made.id,
        focus=focus.id,
        other_source=(SourceKind.AUDIT, "Audit"),
        agencies=[],
        by=manager,
    )

    rows = db.session.scalars(select(ActionSource).where(ActionSource.action_id == new.id).order_by(ActionSource.place))
    assert [(row.kind, row.review_id) for row in rows] == [
        (SourceKind.RECOMMENDATION, made.review_id),
        (SourceKind.FOCUS, None),
        (SourceKind.AUDIT, None),
    ]


def test_themes_of_an_action_are_told_and_a_retired_one_is_not_taken_new(action, manager):
    neglect, old = a_theme("Neglect"), a_theme("Old words", retired=True)

    edit(action, manager, theme_ids=[neglect.id])

    changes = [{"field": "Themes", "before": None, "after": "Neglect"}]
    assert (action.themes, told()[0][3]) == ([neglect], {"changes": changes})
    with pytest.raises(RuleBroken, match="in use"):
        edit(action, manager, theme_ids=[old.id])
    edit(action, manager, theme_ids=[neglect.id])
    edit(action, manager)
    assert len(told()) == 1


def edit(action, manager, **options):
    return edit_action(action, text=action.text, outcome=None, measure=None, topic=None, by=manager, **options)


def a_theme(name, *, retired=False):
    theme = Theme(name=name, name_folded=name.lower(), retired_on=date(2026, 1, 5) if retired else None)
    db.session.add(theme)
    db.session.flush()
    return theme


def a_focus(board):
    focus = Focus(board=board, kind=FocusKind.SHARED_THEME, name="Neglect", name_folded="neglect")
    db.session.add(focus)
    db.session.flush()
    return focus


@pytest.fixture
def action(app):
    return ActionFactory()


@pytest.fixture
def manager(action):
    return person(Role.MANAGER, action.board)


def told():
    events = db.session.scalars(select(Event).order_by(Event.number))
    return [(event.verb, event.subject_id, event.told_on_id, event.detail) for event in events]
